"""What programs print into a text: stamps of converters, messages of editors."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

SOFTWARE_STAMPS = (
    # Libraries that convert documents, used without a licence.
    Marker(
        "Evaluation|evaluation",
        r"Evaluation Only\b|(?:Created|Generated|Converted) with an? evaluation copy"
        "|Evaluation Warning[ ]?[:：]|evaluation (?:version|copy) of (?:Aspose|Spire|Foxit"
        r"|\w+\.)",
    ),
    Marker(
        "Aspose|Spire|e-iceblue|GemBox|Syncfusion|iText|ABBYY|Foxit",
        "(?:Created|Generated|Produced|Converted|Powered|Edited) (?:with|by"
        r"|using) [^\n]{0,20}?(?:Aspose|Spire|GemBox|Syncfusion|iText|ABBYY|Foxit)|(?:Aspose"
        r"|Spire)\.(?:Words|Doc|PDF|Cells|XLS|Presentation|Slides)|truncated by Aspose"
        "|e-iceblue",
    ),
    Marker(
        "rial version|Trial Version|rial copy|nregistered|UNREGISTERED|emo version"
        "|emo copy|watermark",
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
        "扫描全能王|CamScanner|亿人都在用",
        r"(?:\d亿人都在用的?扫描APP|扫描全能王|CamScanner)",
        Place.LINE,
    ),
    # Any line that says only what made the file: 本文件由某某扫描王生成
    Marker(
        "生成|创建|转换|制作|导出|打印|编辑|排版|剪贴板|已复制",
        "(?:内容|文本|链接)?已?复制(?:成功|到剪贴板)|(?:此|本)?(?:文档|文件|PDF|图片|页面)?(?:由|使用|通过|转换自"
        r"|来自)[ “\"]?[^。，；\n]{0,12}(?:扫描|转换|PDF|编辑器|阅读器|试用|未注册|WPS"
        r"|Office|Adobe)[^。；\n]{0,16}?(?:生成|创建|转换|制作|导出|打印|编辑|排版"
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
        "试用版|未注册|未激活|转换器|水印|评估版|演示版|购买会员|开通会员|升级会员",
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

EDITOR_LEFTOVERS = (
    # What Word and WPS print where a field or link is broken.
    Marker(
        "错误",
        "错误[！!：:][ ]?(?:引用源未找到"
        "|未找到(?:引用源|图形项目表|目录项|书签|链接)|未定义书签|书签未定义"
        "|书签自引用|(?:不是有效的|无效的?)?(?:链接|超链接)(?:引用)?(?:无效)?|链接无效"
        r"|文档中没有指定样式的文字|使用[“\"][^。\n]{0,60}文字|不能(?:通过"
        r"|识别)[^。\n]{0,30}|主控文档(?:只能)?[^。\n]{0,20}|文件名未指定|未给出文件名"
        "|未指定(?:书签|文件名|变量)|表格中无数据|语法错误)[。.]?",
        Place.WORDS,
    ),
    Marker(
        "未找到目录项|未找到图形项目表",
        "未找到(?:目录项|图形项目表)[。.]?",
        Place.WORDS,
    ),
    Marker(
        "Error!|Error:",
        "Error[!:] (?:Reference source not found|Bookmark not defined"
        "|No text of specified style in document|Hyperlink reference not valid"
        "|Not a valid (?:link|filename|bookmark)|No (?:bookmark|document variable"
        r"|index entries|table of)[^.\n]{0,40}|Unknown [^.\n]{0,30}|Main Document Only"
        r"|Use the Home tab[^.\n]{0,80})\.?",
        Place.WORDS,
    ),
    # Field codes shown instead of their results.
    Marker(
        "{",
        r"\{[ ]?(?:PAGE|NUMPAGES|SECTIONPAGES|TOC|SEQ|REF|PAGEREF|STYLEREF|HYPERLINK|DATE"
        r"|TIME|EMBED|EQ|MERGEFIELD|FORMTEXT|INCLUDEPICTURE|INCLUDETEXT)\b[^{}\n]{0,160}\}",
        Place.WORDS,
    ),
    Marker(
        "MERGEFORMAT|_Toc|_Ref|EMBED |HYPERLINK",
        r"(?:\\\*[ ]?)?MERGEFORMAT\b|(?:PAGEREF[ ])?\b_(?:Toc|Ref)\d{6,12}(?:[ ]\\h)?"
        r"|\bHYPERLINK[ ]{1,2}(?:\\l[ ])?[\"“][^\"”\n]{1,200}[\"”]|\bEMBED (?:Equation"
        r"|PowerPoint|Excel|Word|Visio|PBrush|Unknown)[\w.]{0,20}",
        Place.WORDS,
    ),
    # Reviewers' balloons copied with the text.
    Marker(
        "批注|修订",
        r"[［\[【][^\]］】\n]{0,8}批注[：:][^\]］】\n]{0,80}[\]］】]"
        r"|批注[ ]?[\[【][^\]】\n]{1,12}[\]】][：:]?|^[ \t]*(?:带格式的|删除的内容"
        r"|设置了格式|插入的内容|已删除)[：:][^\n]{0,40}",
        Place.WORDS,
    ),
    Marker(
        "带格式的|删除的内容|设置了格式",
        r"(?:带格式的|删除的内容|设置了格式)[：:][^\n]{0,60}",
        Place.LINE,
    ),
    Marker(
        "Comment [|Commented [",
        r"Comment(?:ed)? \[[A-Za-z]{1,4}\d{1,3}\]:?",
        Place.WORDS,
    ),
    # What a chat shows instead of a picture, and nothing when copied.
    Marker(
        "[图片]|[表情]|[动画表情]|[语音]|[视频]|[文件]|[链接]|[小程序]|[聊天记录]|[图像]",
        r"\[(?:图片|表情|动画表情|语音|视频|文件|链接|小程序|聊天记录|图像)\]",
        Place.WORDS,
    ),
    # [图1] on a line of its own: a picture that a scanner or converter left out.
    Marker(
        "[图|[表|[image|[img|[Image|[IMAGE|【图",
        r"(?<=[\[【])(?:图片?|表格?|image|img)[ _]?\d{0,3}",
        Place.LINE,
    ),
    # ==End of OCR for page 1==
    Marker(
        "OCR|PAGE BREAK|Page Break",
        r"(?:Start|End|Begin)?[ ]?(?:of)?[ ]?(?:OCR|Page Break)[^\n]{0,30}",
        Place.LINE,
    ),
    # What a program printed for a value that it did not have: undefined年, NaN%.
    Marker(
        "undefined|NaN|null|None",
        r"(?<![A-Za-z])(?-i:undefined|NaN|null|None)(?=[ ]?[年月日人个件户次项家名万亿元%])",
        Place.WORDS,
    ),
    # The tip that Word shows over a link.
    Marker(
        "Ctrl",
        r"[（(]?(?:按住)?[ ]?Ctrl[ ]?键?(?:\+|并)(?:单击|点击|Click)[^\n）)]{0,12}(?:链接|link)"
        r"[）)]?",
        Place.WORDS,
    ),
    # Formula errors of Excel, WPS tables.
    Marker(
        "#",
        r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A\b|NUM!|NULL!|SPILL!)",
        Place.WORDS,
    ),
)
