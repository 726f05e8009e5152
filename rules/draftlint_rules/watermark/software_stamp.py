"""The rule software-stamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text
from draftlint_rules.watermark.lines import without
from draftlint_rules.watermark.residue import Marker, Place, stray

if TYPE_CHECKING:
    from collections.abc import Iterator

STAMPS = (
    # Libraries that convert documents, used without a licence.
    Marker(
        "Evaluation|evaluation",
        r"Evaluation Only\b|(?:Created|Generated|Converted) with an? evaluation copy"
        "|Evaluation Warning[ ]?[:：]|evaluation (?:version|copy) of (?:Aspose|Spire|Foxit"
        r"|\w+\.)",
    ),
    Marker(
        "Aspose|Spire.|e-iceblue|GemBox|Syncfusion|iText|ABBYY|Foxit",
        "(?:Created|Generated|Produced|Converted|Powered|Edited) (?:with|by"
        r"|using) [^\n]{0,20}?(?:Aspose|Spire|GemBox|Syncfusion|iText|ABBYY|Foxit)|(?:Aspose"
        r"|Spire)\.(?:Words|Doc|PDF|Cells|XLS|Presentation|Slides)|truncated by Aspose"
        "|e-iceblue",
    ),
    Marker(
        "rial version|Trial Version|rial copy|nregistered|UNREGISTERED|emo version|watermark",
        "(?:created|generated|converted|produced|edited|printed|saved) (?:with|by|using"
        r"|in) [^\n]{0,40}?(?:trial|demo|unregistered) (?:version|copy)"
        "|Unregistered (?:version|copy|trial)|(?:remove|removing) (?:this|the) watermark"
        r"|(?:trial|demo) version[^\n]{0,20}(?:https?:|www\.|please|buy|purchase|register)",
    ),
    # Scanning apps put their name at the foot of each page.
    Marker(
        "扫描全能王|CamScanner|扫描宝|白描|布丁扫描|夸克扫描|Scanner Pro|Adobe Scan"
        "|TapScanner|全能扫描王|Office Lens",
        r"(?:由|使用|来自|通过|经)?[“\"《]?(?:扫描全能王|全能扫描王|CamScanner|扫描宝"
        "|布丁扫描|夸克扫描|白描|Adobe Scan|TapScanner"
        r"|Office Lens)[”\"》]?[ ]?(?:APP)?(?:创建|扫描(?:创建)?|生成|识别|制作)|(?:Scanned"
        "|Created) (?:with|by) (?:CamScanner|TapScanner|Adobe Scan|Scanner Pro)",
    ),
    Marker(
        "扫描全能王|CamScanner|3亿人都在用",
        r"(?:\d亿人都在用的?扫描APP|扫描全能王|CamScanner)",
        Place.LINE,
    ),
    # Any line that says only what made the file: 本文件由某某扫描王生成
    Marker(
        "生成|创建|转换|制作|导出|打印|编辑",
        "(?:此|本)?(?:文档|文件|PDF|图片|页面)?(?:由|使用|通过|转换自"
        r"|来自)[ “\"]?[^。，；\n]{0,12}(?:扫描|转换|PDF|编辑器|阅读器|试用|未注册|WPS"
        r"|Office|Adobe)[^。；\n]{0,16}?(?:生成|创建|转换|制作|导出|打印|编辑"
        r"|提供)?[^。，；\n]{0,8}|[^。，；\n]{0,8}(?:扫描王|扫描APP|扫描软件|转换器|编辑器"
        r"|阅读器)[^。，；\n]{0,6}(?:生成|创建|转换|制作)",
        Place.LINE,
    ),
    Marker(
        "reated|roduced|enerated|canned|onverted|dited|owered|rinted",
        "(?:This (?:document|file|page|PDF|report) (?:was |is )?)?(?:created|produced"
        "|generated|scanned|converted|edited|printed|powered) (?:with|by|using"
        r"|in) [^.\n]{0,50}?\b(?:\w*PDF\w*|\w*scan\w*|version|software|app|converter|Word"
        r"|(?:WPS|MS|Microsoft|Libre|Open) ?Office|Doc[A-Z]\w*|trial)\b[^.\n]{0,30}",
        Place.LINE,
    ),
    # Converters and editors for PDF.
    Marker(
        "试用版|未注册|未激活|转换器|水印|评估版|演示版",
        r"(?:由|使用|用|经|本(?:文档|文件)[^。\n]{0,6}?)[^。，；\n]{0,20}?(?:试用版|未注册版"
        r"|评估版|演示版|转换器|未激活版)[^。，；\n]{0,6}?(?:创建|生成|转换|制作|编辑|打印"
        r"|导出|输出)|(?:转换|编辑|导出|去除)[^。，；\n]{0,8}(?:请)?(?:购买|开通"
        "|升级)(?:正式版|会员|VIP)|(?:迅捷|福昕|嗨格式|金舟|万兴|极速|闪电"
        r"|风云)PDF[^。，；\n]{0,10}?(?:试用|转换器|编辑器)[^。，；\n]{0,10}(?:版|转换|生成"
        r"|制作|创建)|(?:开通|购买)[^。，；\n]{0,6}去(?:除)?水印",
    ),
    Marker(
        "迅捷PDF|福昕PDF|嗨格式PDF|金舟PDF|万兴PDF|极速PDF|风云PDF|WPS Office|Foxit PDF",
        "(?:迅捷|福昕|嗨格式|金舟|万兴|极速|风云)PDF(?:转换器|编辑器|阅读器)?(?:试用版)?"
        "|(?:本文档)?(?:由|使用)[ ]?WPS Office[ ]?(?:创建|生成|编辑|导出|试用版)?|(?:Edited"
        r"|Created) (?:by|with) (?:WPS Office|Foxit PDF)[^\n]{0,20}",
        Place.LINE,
    ),
)


class SoftwareStamp(Rule):
    """Find the stamps of scanners, converters and trial versions.

    They tell the reader which unlicensed tool the report went through.

    Programs that the work is about (推广使用某某软件) are left alone.
    """

    name = "software-stamp"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是软件打上的标记，不是报告内容",
        en="“{words}” was stamped by a program; it is no part of the report",
    )
    chinese = """
        找出扫描软件、转换软件和试用版打上的标记。

        留着它，等于告诉读者稿子经过了哪个没有授权的工具。

        作为工作内容的软件（推广使用某某软件）不报。
    """
    examples = (
        Good("采购扫描仪5台，更新办公软件正版授权120套。"),
        Good("推广使用WPS Office国产办公软件，覆盖32家单位。"),
        Good("完成平台试用版开发，组织试用单位培训。"),
        Good("对图片加注水印，防止信息泄露。"),
        Good("An independent evaluation of the trial version was published."),
        Bad("⟦由扫描全能王扫描创建⟧\n年度工作总结"),
        Bad("⟦Evaluation Only. Created with Aspose.Words.⟧\nReport"),
        Bad(
            "一、基本情况\n⟦Evaluation Warning: The document was created with Spire.Doc⟧"
        ),
        Bad("⟦本文档由迅捷PDF转换器试用版生成⟧\n各位代表："),
        Bad("⟦Scanned with CamScanner⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for span, _ in stray(document, STAMPS):
            yield self.found(
                span, words=document.text(span)[:40], fix=without(document, span)
            )
