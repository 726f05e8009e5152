"""One indicator told twice: 全镇地区生产总值42.3亿元 here, 43.2亿元 there."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.language import claims, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    import regex

    from draftlint.document import Document, Span
    from draftlint.language.outline import Heading
    from draftlint.language.quantities import Quantity

# What a name ends in, and the verbs between it and its figure; looked at before any
# pattern.
_ENDINGS = (
    *("率", "收入", "支出", "人口", "面积", "满意度", "全感", "总数", "总值", "加值"),
    *("投资", "外资", "资金", "总额", "资额", "余额", "产量", "总量", "GDP"),
)
_VERBS = "为到是成现达共累计完实"
_LAST = frozenset("".join(ending[-1] for ending in _ENDINGS) + _VERBS)
_LONGEST = 44  # characters of a clause up to its figure
_CLAUSE = patterns.compile(r"[，,。；;：:（）()、\n]")
# A place or a part of one has an indicator of its own; each figure is of the whole.
_SCOPE = r"(?P<scope>(?:全|我|本)(?P<of>[国省市县区州旗镇乡街村局院校所处])|全街道|我街道|辖区)"
# Indicators that one place has one value of in one year.
_UNIQUE = (
    r"(?:人均)?(?:地区)?生产总值|GDP|(?:地方)?一般公共预算(?:收入|支出)|地方财政收入"
    r"|社会消费品零售总额|(?:全社会)?固定资产投资(?:总?额)?|规模以上工业(?:总产值|增加值)"
    r"|农林牧渔业总产值|(?:全体|城镇|农村)?(?:常住)?居民人均(?:可支配收入|生活?消费支出)"
    r"|农(?:村居)?民人均纯?收入|(?:外贸)?进出口总[额值]|(?:常住|户籍)人口|(?:常住人口)?城镇化率"
    r"|粮食(?:总产量|播种面积)|森林覆盖率|(?:政府)?债务余额|城镇(?:登记|调查)失业率"
    r"|村级?集体经济(?:总|经营性)?收入|旅游(?:总|综合)收入|实际利用外资|招商引资到位资金"
    r"|群众(?:满意[度率]|安全感)|(?:市场|经营)主体总[量数]"
)
# Whatever is long enough to be the name of one thing.
_LONG = r"\p{Han}{4,12}(?:率|总[值额量数]|总产值|总收入|总面积)"
_NAMED = patterns.compile(
    rf"""(?x)
    \s*(?P<time> (?:19|20)\d\d年(?:全年|末|底)? | 今年(?:以来)? | 全年 | 年末 | 年底 )? [，,]?
    {_SCOPE}? (?:共?实现|共?完成|的)? (?: (?P<name>{_UNIQUE}) | (?P<name>(?P<long>{_LONG})) )
    (?:累计|共)? (?:[为是]|达到?|完成|实现)?
    """
)
# Of another time, of a part, or not yet so.
_ELSE = patterns.compile(
    r"其中|分别|各[县区镇乡村社单部]|目标|预计|计划|力争|快报|任务|拟|建议|草案|预期|确保|争取|调整|年初|预算安排"
    r"|去年|上年|同期|[比较]|上半年|季度|\d月|[一二三四五六七八九十]月|十[一二三四]五|[三五]年|累计|平均|近年"
    r"|[将要]|本级|\p{Han}(?<![全我本各每])(?:[市县镇乡村](?![场级民域委政容貌])|(?<!地)区(?![域位别间分])|街道|社区|公司|集团|园区)"
)
_YEAR = patterns.compile(r"(?<!\d)(?:19|20)\d\d年")
_PLANS = patterns.compile(r"计划|打算|思路|安排|展望|下一步|明年|目标|草案|建议|任务")
# 地区生产总值 is 生产总值.
_SAME_WITHOUT = patterns.compile(r"^(?:地区|全社会|外贸)|(?<=固定资产投资)总?额")
_OF_BUDGETS = patterns.compile(r"预算|财政|债务")
_SPECIFIC = 7  # characters
_REACH = 50  # headings that may stand over a place
_FIRST, _LONGEST_TITLE = 5, 60  # blocks among which the title is; its characters


class _Told(NamedTuple):
    """An indicator with its value; `clause` is what stands before it up to a mark."""

    clause: regex.Match[str]
    quantity: Quantity

    @property
    def scope(self) -> str:
        """The 镇 of 全镇, 我镇; "" where none is told."""
        return self.clause["of"] or self.clause["scope"] or ""


def read(document: Document) -> tuple[Claim, ...]:
    """Read the indicators that are told more than once, in reading order."""
    return tuple(
        sorted(unwrapping.claims(document, _read), key=lambda claim: claim.span)
    )


def _read(document: Document) -> Iterator[Claim]:
    told: dict[tuple[str, str], list[_Told]] = {}
    for each in _all(document):
        name = _SAME_WITHOUT.sub("", each.clause["name"])
        key = name, units.kind(each.quantity.unit)
        told.setdefault(key, []).append(each)
    levels = "本级" in document.narrow
    for same in told.values():
        if len(same) > 1:
            yield from _compared(document, same, levels=levels)


def _all(document: Document) -> Iterator[_Told]:
    text = document.narrow
    for quantity in _alike(text, document.quantities):
        start = quantity.span.start
        clause = _CLAUSE.split(text[max(0, start - _LONGEST) : start])[-1]
        named = _NAMED.fullmatch(clause)
        if named is None or not claims.is_known(quantity):
            continue
        is_rate = named["name"].endswith(("率", "度", "感"))
        if is_rate == (quantity.unit == "%"):
            yield _Told(named, quantity)


def _alike(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures behind a name that ends like one elsewhere: most do not."""
    found: dict[str, list[Quantity]] = {}
    for quantity in [q for q in quantities if text[q.span.start - 1] in _LAST]:
        start = quantity.span.start
        name = text[max(0, start - 9) : start].rstrip(_VERBS)
        if name.endswith(_ENDINGS):
            found.setdefault(name[-4:], []).append(quantity)
    for group in found.values():
        if len(group) > 1:
            yield from group


def _year(document: Document, told: _Told) -> str | None:
    """Give the year a value is told of, "" where none is; None where it is no result.

    What the words before it restrict is told of something else.
    """
    start = told.quantity.span.start
    around = claims.sentence(document, start)
    clause = told.clause[0]
    before = document.narrow[around.start : start - len(clause)]
    if _ELSE.search(before) or not _stands_alone(told.clause, before):
        return None
    years = set(_YEAR.findall(before + clause))
    if len(years) > 1:
        return None
    return years.pop() if years else _headed(document, start)


def _stands_alone(named: regex.Match[str], before: str) -> bool:
    """Whether a name is that of one thing: 734个项目完成投资…，完成率… is of those."""
    long = named["long"]
    return not long or len(long) >= _SPECIFIC or not before.strip()


def _compared(
    document: Document, same: Sequence[_Told], *, levels: bool
) -> Iterator[Claim]:
    """Compare each value with the first one that is told of the same time and place.

    Where 全市 and 全区, or 市本级 (`levels`), both occur, a figure without either may be
    of both.
    """
    mixed = len({each.scope for each in same if each.scope}) > 1 or (
        levels and _OF_BUDGETS.search(same[0].clause["name"]) is not None
    )
    firsts: dict[tuple[str, str], Quantity] = {}
    for each in same:
        year = _year(document, each)
        if year is None or (mixed and not each.scope):
            continue
        key = (year, each.scope if mixed else "")
        first = firsts.setdefault(key, each.quantity)
        if first is not each.quantity:
            yield _claim(first, each.quantity)


def _headed(document: Document, at: int) -> str | None:
    """Give the year in the headings over a place; None where these speak of plans."""
    index = bisect_right(document.outline, at, key=_section_start)
    titles = [
        document.text(heading.title)
        for heading in document.outline[max(0, index - _REACH) : index]
        if at < heading.section.end
    ]
    if any(map(_PLANS.search, titles)):
        return None
    for title in [*reversed(titles), *map(document.text, _first(document))]:
        years = _YEAR.findall(title)
        if years:
            return str(years[0]) if len(set(years)) == 1 else "?"
    return ""


def _section_start(heading: Heading) -> int:
    return heading.section.start


def _first(document: Document) -> list[Span]:
    """Give the first lines that may be a title."""
    return [
        block.span
        for block in document.blocks[:_FIRST]
        if len(block.span) <= _LONGEST_TITLE
        and document.narrow[block.span.end - 1] not in "。；，：;:,."
    ]


def _claim(first: Quantity, second: Quantity) -> Claim:
    """Judge two values: of two that differ in one digit, one is a slip of the pen."""
    one, other = first.value, second.value
    assert one is not None
    assert other is not None
    coarse = max(first.step, second.step)
    allowed = coarse if first.step != second.step else 0
    holds = one == other or abs(one - other) < allowed
    verdict = Verdict.UNSURE
    if holds:
        verdict = Verdict.HOLDS
    elif first.step == second.step and _is_slip(one / first.step, other / second.step):
        verdict = Verdict.FAILS
    sign = "=" if holds else "≠"
    arithmetic = f"{claims.written(first)}{sign}{claims.written(second)}"
    return Claim(Topic.SAME, second.span, (first.span,), arithmetic, verdict)


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one digit differs, or two neighbours changed places."""
    first, second = str(int(one)), str(int(other))
    if len(first) != len(second) or len(first) < 3:
        return False
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(places) != 2:
        return len(places) == 1
    left, right = places
    crossed = first[left] == second[right] and first[right] == second[left]
    return crossed and right == left + 1
