"""When something was begun and when it is to be done: 2024年5月启动，2024年9月底前完成."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import Span, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from draftlint import Document
    from draftlint.document import Cell, Table

_DATE = (
    r"(?<!\d)(?:19|20)\d\d"
    r"(?:[ ]?年(?:度?\d{1,2}月(?:\d{1,2}日)?)?|(?:[-./]\d{1,2}){1,2}(?!\d))"
)
_NUMBERS = patterns.compile(r"\d+")
_STARTS = "启动|开工|开始|动工|实施|进场|立项|开建|破土|开展|受理|立案"
_ENDS = "完成|竣工|结束|交付|投入使用|投用|投产|建成|办结|结案|完工|通车|销号|截止|收官"
_WHEN = "时间|日期|年月|时限|期限"
# 于2024年5月启动，计划2024年3月底前完成: nothing but modal words in between.
_IN_WORDS = patterns.compile(
    rf"""(?x)
    (?P<start>{_DATE}) (?:份|初|上旬|中旬|下旬|底|正式|全面|起|已){{0,3}}
    (?:{_STARTS}) (?P<what>[^，。；：:\d\n]{{0,10}}) [，,；;、]
    (?:项目|工程|该|并|现|已|将|计划|预计|拟|力争|确保|要求|须|需|应|务必|目标|原|定|于|在|到
      |至|可|合同|工期|全部|整体){{0,6}}+
    (?P<end>{_DATE}) (?:份|初|上旬|中旬|下旬|年?底|末|之?前|全面|全部|正式|整体|已){{0,4}}
    (?P<done>[^，。；：:\d\n]{{0,6}}?) (?:{_ENDS})(?P<of>[^，。；：:\d\n]{{0,4}})
    """
)
# 开工日期：2024年5月1日；竣工日期：2024年3月1日
_AS_FIELDS = patterns.compile(
    rf"""(?x)
    (?P<what>(?:起始|{_STARTS})(?:{_WHEN})) \s?[：:为是]?\s? (?P<start>{_DATE})
    [^\d]{{0,4}}(?:计划|预计|实际|合同|拟|约定)? (?P<done>) (?:{_ENDS}|终止|到期)(?:{_WHEN})
    \s?[：:为是]?\s? (?P<end>{_DATE}) (?P<of>)
    """
)
_YEAR_DIGITS = 5  # with a space
_ON = 30  # characters of a deadline behind its year
_ANOTHER = patterns.compile(
    r"[一二三四五]期|阶段|[新下前上首末]一?[批轮期]|二次|此前|前期"
)
_NO_NAME = patterns.compile(
    "建设|施工|实施|工作|活动|投用|使用|运营|任务|目标|全部|并|了"
)
_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_ENGLISH_DATE = (
    r"(?:\d{{1,2}}\s)?(?P<{0}month>(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}})"
    r"\s(?:\d{{1,2}},\s)?(?P<{0}year>20\d\d)"
)
_IN_ENGLISH = patterns.compile(
    rf"\b(?:from|between)\s(?P<start>{_ENGLISH_DATE.format('from_')})"
    rf"\s(?:to|until|till|and)\s(?P<end>{_ENGLISH_DATE.format('to_')})"
    rf"|\b(?:start|beg[aiu]n|launch|commenc|open)[a-z]*\s(?:in|on)\s(?P<start>{_ENGLISH_DATE.format('from_')})"
    r"(?:,?\s(?:and|to|with|it|was|is|will|be|due|completion|planned|expected)){1,6}"
    r"\s(?:completed?|finish(?:ed)?|closed?|ended?|delivered|handover|for)?\s?(?:in|on|by|before|for)"
    rf"\s(?P<end>{_ENGLISH_DATE.format('to_')})"
)
_START_COLUMN = patterns.compile(rf"(?:起始|{_STARTS})(?:{_WHEN})")
_END_COLUMN = patterns.compile(rf"(?:{_ENDS}|终止|到期)(?:{_WHEN})")
_CELL = patterns.compile(rf"\s*(?:{_DATE})(?:底|末|前|之前|初)*\s*")


class Reversed(NamedTuple):
    """A deadline that comes before its beginning; `whole` covers both."""

    whole: Span
    start: Span
    end: Span


def read(document: Document, places: Sequence[Span]) -> Iterator[Reversed]:
    """Yield the deadlines that come before their beginning.

    `places` are where a sentence may tell of one, from its first 年 on.
    """
    text = document.narrow
    matches = [
        _IN_WORDS.search(text, max(0, place.start - _YEAR_DIGITS), place.end + _ON)
        for place in places
    ]
    matches += document.find(_AS_FIELDS)
    for match in filter(None, matches):
        if _is_one(match) and _is_before(match["end"], match["start"]):
            yield _reversed(match)
    if not document.is_chinese:
        for match in document.find(_IN_ENGLISH):
            if _in_english(match, "to_") < _in_english(match, "from_"):
                yield _reversed(match)
    for table in document.tables:
        yield from _in_table(document, table)


def _is_one(match: regex.Match[str]) -> bool:
    """Whether what was begun is what is done: 启动招标，完成可研 are two things."""
    begun, done = (_NO_NAME.sub("", match[which]) for which in ("what", "of"))
    if _ANOTHER.search(f"{begun}{match['done']}{done}"):
        return False
    shared = any(done[at : at + 2] in begun for at in range(len(done) - 1))
    return not done or not begun or shared


def _reversed(match: regex.Match[str]) -> Reversed:
    start, end = Span.of(match, "start"), Span.of(match, "end")
    return Reversed(Span(start.start, match.end()), start, end)


def _is_before(one: str, other: str) -> bool:
    """Whether a date comes before another, as far as both are told."""
    pairs = zip(_NUMBERS.findall(one), _NUMBERS.findall(other), strict=False)
    for first, second in pairs:
        if int(first) != int(second):
            return int(first) < int(second)
    return False


def _in_english(match: regex.Match[str], which: str) -> tuple[int, int]:
    month = match[f"{which}month"][:3].lower()
    return int(match[f"{which}year"]), _MONTHS.index(month)


def _in_table(document: Document, table: Table) -> Iterator[Reversed]:
    """Compare the dates of two columns, row by row."""
    columns: dict[str, int] = {}
    dates: dict[tuple[int, int], Cell] = {}
    for cell in table.cells:
        start, end = cell.span.start, cell.span.end
        if _CELL.fullmatch(document.narrow, start, end):
            dates[cell.row, cell.column] = cell
        elif _START_COLUMN.search(document.narrow, start, end):
            columns.setdefault("start", cell.column)
        elif _END_COLUMN.search(document.narrow, start, end):
            columns.setdefault("end", cell.column)
    if len(columns) < 2:
        return
    for row in sorted({row for row, _ in dates}):
        begun, done = (dates.get((row, columns[which])) for which in ("start", "end"))
        if begun and done:
            one, other = document.text(done.span), document.text(begun.span)
            if _is_before(one, other):
                yield Reversed(done.span, begun.span, done.span)
