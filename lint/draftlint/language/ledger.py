"""Every equation that a document states, of all kinds, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.language import (
    carried,
    cited_tables,
    claims,
    completions,
    counts,
    distant_shares,
    equations,
    growth,
    limits,
    listed_totals,
    products,
    rates,
    respective,
    restated,
    shares,
    table_rates,
    table_rows,
    table_sums,
    unannounced,
    whole_numbers,
)
from draftlint.language.claims import Claim, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.document import Document
    from draftlint.language.equations import Equation
    from draftlint.language.rates import Rate

_READERS = (
    listed_totals.read,
    growth.read,
    completions.read,
    distant_shares.read,
    whole_numbers.read,
    products.read,
    carried.read,
    limits.read,
    respective.read,
    restated.read,
    shares.read,
    counts.read,
    table_rates.read,
    table_rows.read,
    cited_tables.read,
    unannounced.read,
)


def read(document: Document) -> tuple[Claim, ...]:
    """Read them all; two that speak of one figure in the same way count once."""
    found: dict[object, Claim] = {}
    for claim in _all(document):
        found.setdefault((claim.span, claim.topic), claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.span, claim.topic)))


def _all(document: Document) -> Iterator[Claim]:
    for equation in document.view(equations.read):
        yield _of_sum(equation, Topic.SUM)
    for equation in document.view(table_sums.read):
        yield _of_sum(equation, Topic.TABLE)
    for rate in document.view(rates.read):
        yield _of_rate(rate)
    for read_claims in _READERS:
        yield from document.view(read_claims)


def _of_sum(equation: Equation, topic: Topic) -> Claim:
    return Claim(
        topic,
        equation.total.span,
        claims.spans(equation.parts),
        equation.arithmetic,
        equation.verdict,
    )


def _of_rate(rate: Rate) -> Claim:
    part, whole = claims.written(rate.part), claims.written(rate.whole)
    known = claims.is_known(rate.part, rate.whole)
    computed = f"{rate.computed:f}%" if known else "?"
    return Claim(
        Topic.RATE,
        rate.percentage.span,
        claims.spans((rate.whole, rate.part)),
        f"{part}/{whole}={computed}",
        rate.verdict,
    )
