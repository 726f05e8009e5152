"""Short lines made of the words with which document sites speak to visitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Kind, patterns
from draftlint_rules.watermark.parts.advertising_words import (
    ALONE,
    CALL,
    CALLS,
    DEEDS,
    GOODS,
)
from draftlint_rules.watermark.parts.lines import readable, trimmed
from draftlint_rules.watermark.parts.residue import lines_by_marker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document, Span

_EDITABLE = "可(?:任意|自由|直接|随意)?(?:编辑|修改)"
_SUSPICIOUS = patterns.compile(f"{ALONE}|{_EDITABLE}")
_CALL = patterns.compile(CALL)
# What the work of an office is about: then the words are its subject.
_WORK = patterns.compile(
    "本(?:报告|书|刊|年鉴|公报|白皮书|蓝皮书)|我[市区县镇乡街局办院校]|[全本][市区县镇乡街]|社区|群众|居民|企业|干部|党员|工作"
    "|建设|服务|推进|加强|提升|开展|落实|管理|培训|宣传|活动|机制|制度|部门|单位|政务"
    "|政府|办理|安装|注册|平台|系统|应用|功能|优化|流程|心得|内部|已经|完成|建成|增长|达到"
    r"|累计|密码|附件|会议|邮箱|电话|(?<!\d)(?!20\d\d年)\d+(?![篇份套页元]|积分|小时)\p{Han}|《|图书|数据|统计|运营"
    "|情况|做法|成效|矩阵|打造|改版|渠道|诉求|投诉|发放|受理|率|矛盾|问卷|报名|预约|录入"
    "|登记|结果|名单|公布|[读赞论享藏播放]量|参与|参加|答题|竞赛|投票|评选|征集|出版|归档|制作|传阅|下乡|惠民|老年|儿童|学生|村|镇|规定|制度|要求"
    "|通知|意见|汇总|清单|支付|点餐|缴费|取号|挂号"
)
_HEADING = patterns.compile(
    r"[\s（(第【]*(?:[一二三四五六七八九十\d]{1,3}[、.．）)章节]|附[件录表]|图\d|表\d)"
)
QUOTATION = patterns.plain("“[^“”]*”")
LEAST_AROUND = 6  # letters of a line beside what it quotes
_PRODUCT = patterns.compile(r"工作(?=总结|报告|计划|方案|汇报)")
LONGEST = 40  # characters; an advertising line is a call, not a paragraph


def short_site_lines(document: Document) -> Iterator[Span]:
    """Yield short unnumbered lines in which site words gather, and no work is named."""
    text = document.view(readable)
    for span in document.view(lines_by_marker).get(CALLS, ()):
        line = trimmed(text, span)
        if not 2 <= len(line) <= LONGEST:
            continue
        # 工作总结 is what such sites sell, 工作 what an office does
        words = _PRODUCT.sub("", text[line.start : line.end])
        said = QUOTATION.sub("", words)
        if said.endswith("。") and sum(map(str.isalpha, said)) >= LEAST_AROUND:
            words = said  # what a line quotes it speaks about: 张贴“关注我们”标识
        if _HEADING.match(words) or _WORK.search(words) or not _sells(words):
            continue
        block = document.block_at(line.start)
        if block is not None and block.kind is not Kind.TABLE_CELL:
            yield line


def _sells(words: str) -> bool:
    if _SUSPICIOUS.search(words):
        return True
    if not _CALL.search(words):
        return False
    deeds = sum(word in words for word in DEEDS.split("|"))
    goods = sum(word in words for word in GOODS.split("|"))
    return deeds >= 2 or deeds * goods > 0 or goods >= 3
