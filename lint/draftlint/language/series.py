"""Counted series: numbers that ought to run 1, 2, 3 …"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from draftlint.document import Span
from draftlint.language import labels, runs

if TYPE_CHECKING:
    from draftlint.document import Document
    from draftlint.language.runs import Run


class Item(NamedTuple):
    """One member: its number, where the number stands, and what belongs to it.

    `figure` is the number alone within the label, `form` how the label is written
    ("(一)" for (三)), `head` whether it begins its block, `after_title` whether the
    block before that looks like an unnumbered heading.
    """

    number: int
    label: Span
    span: Span
    figure: Span
    form: str
    head: bool
    block: int
    after_title: bool


@dataclass(frozen=True, slots=True)
class Series:
    """Members of one style that belong together, in reading order.

    `style` names the form ("一、", "（一）", "一是", "第一", "其一", "（1）", "①" …).
    `inline` is False for members that each begin a block.  `level` is the depth among
    the numbered headings, 1 for the outermost.  `after` is the series of the same
    style that this one begins anew without a new parent, as an index into
    `Document.series`; `continues` whether it carries on the count of the one before
    under a new parent.
    """

    style: str
    items: tuple[Item, ...]
    inline: bool
    level: int = 1
    after: int | None = None
    continues: bool = False


def read(document: Document) -> tuple[Series, ...]:
    """Read the series."""
    dealt = runs.deal(tuple(labels.find(document)))
    kept = [run for run in dealt if len(run.labels) > 1 or not run.last.weak]
    kept.sort(key=lambda run: run.labels[0].span)
    places = {run: place for place, run in enumerate(kept)}
    return tuple(_finished(document, run, places) for run in kept)


def _finished(document: Document, run: Run, places: dict[Run, int]) -> Series:
    ends = [label.span.start for label in run.labels[1:]]
    ends.append(document.blocks[run.last.block].span.end)
    items = tuple(
        Item(
            number=label.number,
            label=label.span,
            span=Span(label.span.start, end),
            figure=label.figure,
            form=label.form,
            head=label.head,
            block=label.block,
            after_title=label.after_title,
        )
        for label, end in zip(run.labels, ends, strict=True)
    )
    return Series(
        style=run.style,
        items=items,
        inline=not all(label.head for label in run.labels),
        level=run.level,
        after=places.get(run.after) if run.after else None,
        continues=run.continues,
    )
