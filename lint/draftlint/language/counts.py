"""Numbers of things beside the list of them: 甲、乙、丙3个社区."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import announced, numerals
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.document import Document

_NUMBER = (
    rf"(?<![第每各几数余多约近\d.,{numerals.HAN}])"
    rf"(?P<number>[{numerals.HAN}]{{1,3}}|\d{{1,2}})"
)
# 甲、乙、丙（共）3个社区 · 宣传、排查、整治三项措施 · 学校、家庭、社会三结合
_AFTER_LIST = patterns.compile(
    rf"(?:、|”“|》《)(?P<last>[^、，。；：:！？\n（）()]{{1,30}}?)共?"
    rf"(?P<counted>{_NUMBER}(?:[个项条处家所名类大种点户座级次场部份本篇册期批轮套支门]|方(?!面)|结合|位一体|者))"
    r"(?!百|千|万|小时|月|工作日|季度|百分点|多|余)"
)
# “五联动”…。甲与乙联动、…… · “六个一”活动。召开一次会议、……
_BEFORE_LIST = patterns.compile(
    rf"(?P<counted>“{_NUMBER}(?:个|大|项|种)?(?P<name>\p{{Han}}{{1,4}})”)(?!、)[^、。；，\n]{{0,10}}[。：:]\s?"
    r"(?P<list>[^，。；：:！？\n]{6,240})(?P<end>[，。；])"
)
_CLAUSE = patterns.compile(r"[，,。；：:;！？\n\r]")
_JOINT = patterns.compile(r"(?<=\p{Han})(?:以及|[和及与暨])(?=[\p{Han}“])")
_BRACKET = patterns.compile(r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)")
_OPEN = patterns.compile(r"等|……|其中|包括|\d")
_LEAST_NAMED = 3  # “两委” and “两项” are names
_REACH = 250  # characters of a list before its number


def read(document: Document) -> tuple[Claim, ...]:
    """Read lists with their number; a number that fails comes before all others.

    Of the lists found here only those that agree are claims: a list may be meant in
    other ways than its marks tell, and `announced` looks closer.
    """
    told = [points.claim for points in document.view(announced.read)]
    taken = {place for c in told for place in range(c.span.start, c.span.end)}
    agreeing = (
        claim
        for claim in _read(document)
        if taken.isdisjoint(range(claim.span.start, claim.span.end))
    )
    return (*told, *agreeing)


def _read(document: Document) -> Iterator[Claim]:
    text = document.narrow
    if any(joint in text for joint in ("、", "”“", "》《")):
        for match in _AFTER_LIST.finditer(text):
            yield from _listed(text, match)
        if "“" in text:
            for match in _BEFORE_LIST.finditer(text):
                if _is_told(match):
                    span = Span(*match.span("list"))
                    yield from _claim(match, match["list"], span)


def _is_told(match: regex.Match[str]) -> bool:
    """Whether a list tells what a name counts: “五联动”: 支部与网格联动、…

    A list that the sentence goes on from has to repeat the name in each part.
    """
    if (numerals.read(match["number"]) or 0) < _LEAST_NAMED:
        return False
    parts = match["list"].split("、")
    return match["end"] != "，" or all(match["name"] in part for part in parts)


def _listed(text: str, match: regex.Match[str]) -> Iterator[Claim]:
    end = match.end("last")
    clause = _CLAUSE.split(text[max(0, end - _REACH) : end])[-1]
    if clause.endswith("“") and clause.count("“") > 1:
        return  # 拥护“甲”、做到“两个乙”: the number belongs to the last name
    yield from _claim(match, clause, Span(end - len(clause), end))


def _claim(match: regex.Match[str], listed: str, span: Span) -> Iterator[Claim]:
    """Yield a claim when the marks may part so many things."""
    number = numerals.read(match["number"]) or 0
    flat = _BRACKET.sub("", listed)
    least = flat.count("、") + flat.count("”“") + flat.count("》《") + 1
    most = least + len(_JOINT.findall(flat))
    if number > 1 and least <= number <= most and not _OPEN.search(flat):
        counted = Span(*match.span("counted"))
        yield Claim(Topic.COUNT, counted, (span,), f"{number}={number}", Verdict.HOLDS)
