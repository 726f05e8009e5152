"""Sentences that report a year's results, and figures that hardly agree by chance."""

from __future__ import annotations

from draftlint import patterns

# A figure of three digits or with a fraction; a year, a date or a number of a law is none.
_TELLING = patterns.compile(
    r"(?<![\d.第〔（(#No.])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.]|[年月日号届次条期版时点]|-\d)"
)
_YEAR = patterns.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|\b(?!\d))")
# The sentence, or one before it in the paragraph, is about the year that is over.
_THIS_YEAR = patterns.compile(
    r"今年|全年|本年|一年来|年内|年末|年底|截至|截止|过去一年|(?:一|二|三|四|上|下)?半?季?度以?来"
    r"|同比|比上年|较上年|比去年|较去年"
    r"|(?i:\b(?:this year|during the year|in the past year|over the year|year on year"
    r"|compared with last year|than last year)\b)"
)
# What was done or came out.
_RESULT = patterns.compile(
    r"完成|实现|达到?|新增|新[建改]|改造|增长|下降|提高|投入|发放|开展|举办|组织|查处|受理|办[理结]"
    r"|建成|培训|引进|签约|争取|到位|化解|调解|排查|整治|救助|帮扶|接待|销售|产量|收入|支出"
    r"|(?i:\b(?:completed|built|repaired|served|handled|recorded|reached|rose|fell|grew"
    r"|increased|decreased|trained|received|collected|issued|opened|spent|planted"
    r"|treated|visited|delivered|held)\b)"
)
# What is counted anew each year: said without a year, it is that of the report.
_FLOW = patterns.compile(
    r"培训|发放|查处|受理|办[理结]|调解|化解|接待|举办|开展|组织|新增|增收|增长|下降|减少|投入|救助"
    r"|排查|销售|征收|处置|巡查|走访|慰问|实现产值|抢收|收购"
)
# A stock that is told by what was built so far: 已建成, 共有.
_STOCK = patterns.compile(r"已|共|均为|达到?|建有|覆盖|保持|配备|配有|成立以")
# What stays as it is from year to year, or is still to come.
_LASTING = patterns.compile(
    r"面积|人口|户籍|辖|位于|地处|海拔|相距|全长|总长|现有|共有|拥有|设有|在编|编制|总户数|标准"
    r"|每人每|每户每|不低于|不少于|不超过|不高于|以上|以内|以下|控制在|目标|指标|计划|规划|力争|确保"
    r"|预计|将[于在达]|拟|争取到|到20\d\d年|\d五|“?十[一二三四五六]五|近年来|五年|三年|历年|累计|以来|始建"
    r"|自\d{4}年|第.{1,4}次全国|条例|办法|规定|批准|核定|总投资|概算|合同|设计"
    r"|(?i:\b(?:population|area|square|located|target|plan|planned|will|expected|at least"
    r"|at most|no more than|since|in total|so far|per person|per household|budgeted"
    r"|standard|statutory)\b)"
)
_SURE = 4


def telling(sentence: str) -> list[str]:
    """Give the figures of a sentence that hardly agree by chance."""
    found = (match[0] for match in _TELLING.finditer(sentence))
    return [figure for figure in found if _digits(figure) >= 3 or "." in figure]


def is_sure(figures: list[str]) -> bool:
    """Whether so many figures agree that chance is out of the question."""
    return len(figures) > 1 or any(_digits(figure) >= _SURE for figure in figures)


def years(sentence: str) -> set[int]:
    """Give the calendar years that a sentence names."""
    return {int(match[1]) for match in _YEAR.finditer(sentence)}


def is_about_this_year(words: str) -> bool:
    """Whether some words speak of the year that a report is about."""
    return _THIS_YEAR.search(words) is not None


def is_flow(sentence: str) -> bool:
    """Whether a sentence counts what is counted anew each year, and nothing else."""
    return bool(_FLOW.search(sentence)) and not _STOCK.search(sentence)


def is_result(sentence: str) -> bool:
    """Whether a sentence tells what was done, not what lasts or is to come."""
    return bool(_RESULT.search(sentence)) and not _LASTING.search(sentence)


def _digits(figure: str) -> int:
    """Count the digits that say something: 3,200 has two."""
    return len(figure.replace(",", "").replace(".", "").strip("0"))
