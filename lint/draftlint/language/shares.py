"""Shares of one whole, which make 100: 三次产业结构为10.5：31.1：58.4."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from draftlint import patterns
from draftlint.document import Span
from draftlint.language import claims, partitions, rates, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import regex

    from draftlint.document import Document

_WHOLE = Decimal(100)
# Farther off they are no shares of one whole, or not all of them.
_FARTHEST = Decimal(5)
_STRUCTURE = patterns.compile(r"结构|比重|占比|构成|比例")
_FIGURE = r"\d{1,2}(?:\.\d{1,2})?"
_COLONS = "：:∶"
# 三类项目占比分别为60%、30%和15%: looks back from its rarest word.
_RESPECTIVELY = patterns.compile(
    rf"""(?x)
    分别 [为是达占]
    (?<= 分别占 | (?:占比|比重|构成|占) [^，。；%\d]{{0,12}} ... ) [^，。；%\d]{{0,10}}
    (?P<share>{_FIGURE}) % (?: [、，和及与]{{1,2}} (?P<share>{_FIGURE}) % ){{2,7}}
    """
)
# 农户占60%、村集体公司占30%、龙头企业占10%
_ONE = patterns.compile(
    rf"""(?x)
    占 (?P<base> [^，,。；;、：:（）()%\d\n]{{0,14}}? )
    (?: 的?比[重例]? | [为达约的到] ){{0,3}} (?<![\d.]) (?P<share>{_FIGURE}) %
    """
)
_REACH = 50  # characters from one share to the next
_LONGEST_LABEL = 30
_BREAK = patterns.compile(r"[。！？\n]|其中|同比|[提降]")
_MARK = patterns.compile(r"[，,。；;、：:（）()\n]")


@cache
def _ratio(colon: str) -> regex.Pattern[str]:
    """三次产业结构为10.5：31.1：58.4: looks back from the first colon."""
    return patterns.compile(
        rf"""(?x) {colon}
        (?<= (?<![\d.:：∶]) (?P<share>{_FIGURE}) [ ]? .) [ ]? (?P<share>{_FIGURE})
        (?: [ ]?[:：∶][ ]? (?P<share>{_FIGURE}) ){{1,4}} (?! [\d.:：∶] | [ ]?% )
        """
    )


def read(document: Document) -> tuple[Claim, ...]:
    """Read the shares that come near 100 together, in reading order."""
    return tuple(
        sorted(unwrapping.claims(document, _read), key=lambda claim: claim.span)
    )


def _read(document: Document) -> Iterator[Claim]:
    text = document.narrow
    for colon in _COLONS:
        for match in document.find(_ratio(colon)) if colon in text else ():
            start = match.starts("share")[0]
            if _STRUCTURE.search(text, max(0, start - 40), start):
                yield from _together(text, _spans(match), match.end(), whole=True)
    if "%" not in text:
        return
    for match in document.find(_RESPECTIVELY):
        yield from _together(text, _spans(match), match.end(), whole=False)
    if "占" not in text:
        return
    wrong = {rate.percentage.span for rate in document.view(rates.read) if rate.fails}
    for run in _runs(document):
        # A share that is wrong by itself has been told.
        if not any(Span(m.start("share"), m.end()) in wrong for m in run):
            yield from _one_by_one(text, run)


def _spans(match: regex.Match[str]) -> list[Span]:
    return [Span(*span) for span in match.spans("share")]


def _together(
    text: str, shares: Sequence[Span], end: int, *, whole: bool
) -> Iterator[Claim]:
    """Judge figures that come near 100; `whole` says that they leave nothing out.

    `end` is where the last of them ends, with its sign.
    """
    figures = [Decimal(text[share.start : share.end]) for share in shares]
    decimals = max(len(str(figure).partition(".")[2]) for figure in figures)
    total = sum(figures, Decimal(0))
    rounding = Decimal(len(figures) * 5).scaleb(-decimals - 1)
    off = total - _WHOLE
    if abs(off) > max(_FARTHEST, rounding):
        return
    holds = abs(off) <= rounding
    rounded = "≈100" if holds and off else ""
    if holds or off > 0 or whole:
        yield Claim(
            Topic.SHARES,
            Span(shares[0].start, end),
            tuple(shares),
            f"{'+'.join(map(str, figures))}={claims.shown(total)}{rounded}",
            Verdict.HOLDS if holds else Verdict.FAILS,
        )


def _runs(document: Document) -> Iterator[list[regex.Match[str]]]:
    """Yield the shares of one whole that a sentence tells one by one."""
    text, run = document.narrow, list[Any]()
    for match in document.find(_ONE):
        if run and not _goes_on(text, run[-1], match):
            yield run
            run = []
        run.append(match)
    yield run


def _goes_on(text: str, last: regex.Match[str], match: regex.Match[str]) -> bool:
    near = match.start() - last.end() <= _REACH and last["base"] == match["base"]
    return near and not _BREAK.search(text, last.end(), match.start())


def _one_by_one(text: str, run: Sequence[regex.Match[str]]) -> Iterator[Claim]:
    """Judge 甲占60%、乙占30%、丙占15%, where no part can be within another.

    Two shares, and shares below 100, may leave something out unless the words say
    that they do not.
    """
    if len(run) < 2:
        return
    starts = [max(0, run[0].start() - _LONGEST_LABEL), *(m.end() for m in run)]
    labels = [
        _MARK.split(text[start : match.start()])[-1]
        for start, match in zip(starts, run, strict=False)
    ]
    whole = partitions.is_complete(labels)
    if not whole and partitions.may_overlap(labels):
        return
    shares = [Span.of(match, "share") for match in run]
    for claim in _together(text, shares, run[-1].end(), whole=whole):
        if not claim.fails or whole or len(run) > 2:
            yield claim
