"""Cases carried over: 上年结转5件，新收120件，办结118件，结转7件."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import claims, equations, units, unwrapping
from draftlint.language.claims import Claim, Topic
from draftlint.language.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.language.quantities import Quantity

_BEFORE = patterns.compile(
    r"(?:上年|上期|去年|往年|历年|上月|上季度)(?:结转|未结|遗留|积压|转入|旧存|结存)|旧存|期初|年初(?:结存|未结|在办)"
)
_NEW = patterns.compile(
    r"新(?:收|受理|增|接|立|发生|登记)|(?:本年|今年|当年|全年)(?:新)?(?:收|受理)"
)
_DONE = patterns.compile(
    r"(?:办|审|结|执)结|结案|办理完毕|办毕|化解|销号|(?<!未)(?:已|全部)(?:办理|处理)"
)
_LEFT = patterns.compile(
    r"未(?:结|办结|审结|执结|化解|销号)|在办|正在(?:办理|处理|审理)|尚(?:有|余)|期末|结存|结转(?:下|至下|下一)?[年期月]?"
    r"|剩余"
)
_TAKEN = patterns.compile(
    r"(?:共|累计)?(?:受理|收到|收案|接收|接到|立案|[交转承]办|登记|派单)[\p{Han}]{0,8}$"
)
# What stands between two of them, a rate perhaps, but no other count.
_APART = patterns.compile(
    r"[^。；;（(\n]{0,36}[，,、][^。；;（(\d\n]{0,16}"
    r"|[^。；;（(\n]{0,36}[；;](?:截至[^，,；;。]{0,8}[，,])?(?:[尚仍还]有?)?(?:各类)?(?:未结|在办|结转|结存)"
    r"[^。；;（(\d\n]{0,8}"
)
_REACH = 8  # figures, rates among them


def read(document: Document) -> tuple[Claim, ...]:
    """Read the balances of cases that sentences state, in reading order."""
    text = document.narrow
    if not any(word in text for word in ("结", "在办", "化解", "销号")):
        return ()
    return unwrapping.claims(document, _read)


def _read(document: Document) -> Iterator[Claim]:
    quantities, text = document.quantities, document.narrow
    for index in range(2, len(quantities)):
        last = quantities[index]
        if not units.is_counted(last.unit) or not last.unit:
            continue
        if not _LEFT.search(_label(text, quantities[index - 1], last)):
            continue
        near = quantities[max(0, index - _REACH) : index + 1]
        amounts = [figure for figure in near if not units.is_share(figure.unit)]
        claim = _balance(text, amounts)
        # 受理120件，已办结110件，正在办理10件 may be judged as a sum already.
        if claim and document.view(equations.totals).isdisjoint(claim.parts[:1]):
            yield claim


def _label(text: str, before: Quantity, figure: Quantity) -> str:
    return text[max(before.span.end, figure.span.start - 14) : figure.span.start]


def _balance(text: str, near: Sequence[Quantity]) -> Claim | None:
    """Judge the last four figures as 结转+新收=办结+结转, or three as 受理=办结+在办."""
    for size, kinds in (
        (4, (_BEFORE, _NEW, _DONE)),
        (4, (_TAKEN, _BEFORE, _DONE)),
        (3, (_TAKEN, _DONE)),
    ):
        figures = near[-size:]
        if len(figures) < size or not _are_alike(text, figures):
            continue
        labels = [
            text[max(0, figures[0].span.start - 14) : figures[0].span.start],
            *(_label(text, a, b) for a, b in pairwise(figures)),
        ]
        if all(kind.search(label) for kind, label in zip(kinds, labels, strict=False)):
            return _judged(figures, whole=size > 3 or "共" in labels[0])
    return None


def _are_alike(text: str, figures: Sequence[Quantity]) -> bool:
    one = {units.kind(figure.unit) for figure in figures}
    apart = (
        _APART.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(figures)
    )
    return len(one) == 1 and all(apart)


def _judged(figures: Sequence[Quantity], *, whole: bool) -> Claim:
    """Compare the last figure with what the others leave.

    More may be left when cases of the year before are not told; `whole` says that
    those taken in are all there were.
    """
    *coming, done, left = figures
    plus = "+".join(map(claims.written, coming))
    verdict, computed = Verdict.UNCHECKED, "?"
    if claims.is_known(*figures):
        rest = sum(figure.value or 0 for figure in coming) - (done.value or 0)
        verdict = Verdict.HOLDS if rest == left.value else Verdict.FAILS
        if verdict is Verdict.FAILS and rest < (left.value or 0) and not whole:
            verdict = Verdict.UNSURE
        computed = str(rest)
    return Claim(
        Topic.BALANCE,
        left.span,
        claims.spans((*coming, done)),
        f"{plus}-{claims.written(done)}={computed}",
        verdict,
    )
