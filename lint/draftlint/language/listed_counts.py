"""Numbers beside a list of as many things: 甲、乙、丙三项措施, “五有”：有场所、…"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import enumerations, numerals
from draftlint.language.announcement_patterns import (
    CLAUSE_START,
    COUNTED,
    LIST_AFTER,
    ONE,
    ONES,
)
from draftlint.language.claims import Claim, Topic
from draftlint.language.enumerations import Listed, count
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    import regex

    from draftlint.document import Document

    AnyMatch = re.Match[str] | regex.Match[str]

# 公安、城管、住建6个部门: departments go by short names.
_DEPARTMENT = patterns.compile(
    "(?:公安|城管|住建|应急|财政|教育|民政|司法|人社|资源|环境|环保|交通|水利|农业|农村|商务|文旅|卫健|卫生"
    "|审计|国资|监管|统计|医保|信访|发改|科技|工信|税务|消防|检察|法院|组织|宣传|统战|政法|纪检"
    "|气象|林业|供销|残联|妇联|工会|团委|机关工委|政府办|党办)[局委办]?$"
)
_PLACES = ("街道", "社区", "村", "镇", "乡", "县", "区", "市")
_ADMINISTRATIVE = patterns.compile(r"(?:街道|社区|[村镇乡县区市])$")
_SHORT = 3  # characters of a name without its kind: 河东, 城关
# “五有”：有场所、有人员… · “三清”，即清垃圾、清沟渠、清杂物
_NAMED = patterns.compile(
    rf"[“‘](?P<announced>(?P<number>[{numerals.HAN}])(?P<name>\p{{Han}}))[”’](?:\p{{Han}}{{0,4}}[：:]|，?即)"
    r"(?P<list>[^，。；：:！？\n]{4,120})(?:[。；]|$)"
)
# 分三步推进：第一步，…；第二步，…
_STEPS = patterns.compile(
    rf"(?P<announced>(?P<number>[{numerals.HAN}])个?(?P<name>步骤?|阶段|环节|批|轮|层))[^。；：:\n]{{0,10}}[：:。]"
    r"\s?第一(?P=name)"
)
_ENGLISH = patterns.compile(
    r"\b(?P<announced>(?i:(?P<number>two|three|four|five|six|seven|eight|nine|ten))"
    r"(?:\s[a-z-]+){0,2}?\s[a-z]+s)\b[^.:;,\n]{0,40}:\s(?P<list>[^.:;()\d\n]{3,160})\."
)
_MOST_WORDS = 4  # of an item in such a list


class Announced(NamedTuple):
    """A number that is announced, and how many points there are.

    `span` is 三个方面; `labels` are the labels of the points where they are numbered,
    else `listed` is the list A、B、C.
    """

    span: Span
    number: int
    counted: int
    labels: tuple[Span, ...] = ()
    listed: Span | None = None

    @property
    def fails(self) -> bool:
        """Whether it is a mistake."""
        return self.number != self.counted

    @property
    def claim(self) -> Claim:
        """The same as an equation: 4≠3."""
        sign, verdict = ("≠", Verdict.FAILS) if self.fails else ("=", Verdict.HOLDS)
        parts = self.labels or ((self.listed,) if self.listed else ())
        written = f"{self.counted}{sign}{self.number}"
        return Claim(Topic.COUNT, self.span, parts, written, verdict)


def read(document: Document) -> Iterator[Announced]:
    """Yield the numbers that stand beside a list."""
    text = document.narrow
    for match in COUNTED.finditer(text):
        yield from _before(document, match)
        yield from _after(document, match)
    for six in document.find(ONES) if "个一”" in text else ():
        listed, announced = count(six["list"]), number(six)
        same = all(ONE.search(part) for part in listed.parts)
        if announced and same and not listed.open:
            yield _counted(six, listed.least, Span(*six.span("list")))
    if "”" in text:
        for named in document.find(_NAMED):
            yield from _by_name(named)
    if "第一" in text:
        for steps in document.find(_STEPS):
            yield from _steps(document, steps)
    if not document.is_chinese:
        for sites in document.find(_ENGLISH):
            yield from _in_english(sites)


def number(match: AnyMatch) -> int:
    """Give the number announced; 0 where it announces nothing.

    统一行动 holds no number, and 二阶段 is the second one: two are 两.
    """
    written = match["number"]
    found = numerals.read(written) or 0
    if found == 1 or (
        written == "二" and match["announced"][1:2] not in "个项条种类件"
    ):
        return 0
    return found


def clause_before(document: Document, end: int) -> str:
    """Give what stands before a place, from the last mark of its block on."""
    block = document.block_at(end)
    start = max(end - 150, block.span.start if block else 0)
    text = "".join(document.narrow[start:end].splitlines())
    return CLAUSE_START.split(text)[-1]


def _before(document: Document, match: AnyMatch) -> Iterator[Announced]:
    start = match.start("announced")
    clause = clause_before(document, start)
    if not any(joint in clause for joint in ("、", "”“", "》《")):
        return
    listed, announced = count(clause), number(match)
    if listed.least < 3 or not listed.closed or announced < 2:
        return
    span = Span(start - len(clause), start)
    if listed.open:
        # 等 may leave some out, but 甲镇、乙镇、丙镇、丁镇等三个镇 has one too many.
        fits = clause.endswith("等") and listed.alike and announced <= listed.least
        if fits and _is_of(document, match, listed):
            yield _counted(match, listed.least, span)
        return
    if not _differs(listed, announced):
        return
    # 东村、西村、南村四个村 is wrong; 东镇、西镇、南镇十二个村 is not.
    matter = match["things"] is None and match["any"] is None
    if matter or announced < listed.least or _is_of(document, match, listed):
        yield _counted(match, listed.least, span)


def _is_of(document: Document, match: AnyMatch, listed: Listed) -> bool:
    """Whether the list names the very things that are counted."""
    things, parts = match["things"] or "", listed.parts
    if things and all(part.endswith(things[-1]) for part in parts):
        return True
    if things in ("部门", "单位"):
        return all(map(_DEPARTMENT.search, parts))
    common = enumerations.ending(parts)
    behind = CLAUSE_START.split(document.narrow[match.end() : match.end() + 8])[0]
    if common and match["any"] is not None:
        return common in behind.split("、")[0]
    # 河东、河西、城关、新城5个街道: names without their kind, and one too few.
    bare = not any(map(_ADMINISTRATIVE.search, parts))
    short = all(len(part) <= _SHORT for part in parts[1:])
    return things in _PLACES and bare and short and number(match) - len(parts) == 1


def _after(document: Document, match: AnyMatch) -> Iterator[Announced]:
    end = match.end()
    block = document.block_at(end)
    after = block and LIST_AFTER.match(document.narrow, end, block.span.end)
    if not after or match["things"] or match["any"] is not None:
        return
    listed, announced = count("".join(after["list"].splitlines())), number(match)
    if listed.least >= 2 and announced > 1 and listed.alike and not listed.open:
        fits = listed.least <= announced <= listed.most
        counted = announced if fits else listed.least
        yield _counted(match, counted, Span(*after.span("list")))


def _by_name(named: regex.Match[str]) -> Iterator[Announced]:
    """Count 有场所、有人员、有制度 against “五有”: each part has the name in it."""
    listed = count(named["list"])
    of_it = all(named["name"] in part for part in listed.parts)
    if of_it and listed.least > 1 and not listed.open and number(named):
        yield _counted(named, listed.least, Span(*named.span("list")))


def _steps(document: Document, steps: regex.Match[str]) -> Iterator[Announced]:
    """Count 第一步、第二步、第三步 in the paragraph that announces them."""
    block = document.block_at(steps.start())
    end = block.span.end if block else steps.end()
    at, found = steps.start(), 0
    while at >= 0 and found < len(numerals.HAN):
        found += 1
        nth = f"第{numerals.to_han(found + 1)}{steps['name']}"
        at = document.narrow.find(nth, at, end)
    if number(steps) > 1 and found > 1:
        yield _counted(steps, found, Span(steps.end(), end))


def _in_english(match: regex.Match[str]) -> Iterator[Announced]:
    """Count three sites: Leeds, York and Hull."""
    items = [
        item
        for part in match["list"].split(",")
        for item in part.removeprefix(" and ").split(" and ")
        if item.strip()
    ]
    short = all(len(item.split()) <= _MOST_WORDS for item in items)
    announced = numerals.read(match["number"].lower()) or 0
    if " and " in match["list"] and short and len(items) > 1 and announced:
        span = Span(*match.span("announced"))
        yield Announced(span, announced, len(items), listed=Span(*match.span("list")))


def _counted(match: AnyMatch, counted: int, listed: Span) -> Announced:
    span = Span(*match.span("announced"))
    return Announced(span, number(match), counted, listed=listed)


def _differs(listed: Listed, announced: int) -> bool:
    """Whether a list that is closed and of one kind cannot have that many parts."""
    sure = listed.alike and not listed.open and announced > 1
    return sure and not listed.least <= announced <= listed.most
