"""Deals the numbers of a document out to the series they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint.language.labels import ORDINALS

if TYPE_CHECKING:
    from draftlint.language.labels import Label

# From the outermost to the innermost, as official documents nest them.
_RANK = {
    style: rank
    for rank, style in enumerate(
        (
            *("第一编", "第一篇", "第一部分", "第一章", "第一单元", "第一讲", "第一节"),
            *("1", "一、", "（一）", "1.", "（1）", "1）", "①"),
        )
    )
}
# Articles of a law count on through its chapters.
_THROUGHOUT = frozenset({"第一条"})
# A series of these that does not begin with its first member is worth a word.
_ORPHANS = frozenset({"第一章", "第一节", "第一部分", "一、", "（一）", "1.", "（1）"})
_ORPHANS_WITHIN = frozenset({"一是", "第一"})
# … and of these if at least two members follow one another.
_PAIRS = frozenset({"一）", "1）", "①"})
_PAIRS_WITHIN = frozenset({"其一", "First"})

_DEEPEST = 8  # so many lists of one style may be nested where each is indented


@dataclass(eq=False)
class Run:
    """A series while it is being read; the fields are those of Series.

    `broken` is whether the last member did not fit.
    """

    style: str
    labels: list[Label]
    level: int = 1
    after: Run | None = None
    continues: bool = False
    broken: bool = False

    @property
    def last(self) -> Label:
        """The member dealt last."""
        return self.labels[-1]

    @property
    def indent(self) -> int:
        """How far the first member is indented."""
        return self.labels[0].indent

    @property
    def head(self) -> bool:
        """Whether the first member opens its block."""
        return self.labels[0].head

    @property
    def is_sure(self) -> bool:
        """Whether this is a count: a lone ② or 其三 is none."""
        begins = self.labels[0].number == 1 or len(self.labels) > 1
        return begins or self.style not in _PAIRS | _PAIRS_WITHIN

    def fits(self, label: Label) -> bool:
        """Whether the label is exactly what this run waits for."""
        last = self.labels[-1]
        if last.number + 1 != label.number:
            return False
        return last.prefix == label.prefix or not self.style.endswith(".1")


def deal(found: tuple[Label, ...]) -> list[Run]:
    """Deal labels out to series, in the order in which these begin."""
    dealer = _Dealer(found)
    for label in found:
        dealer.take(label)
    return [run for run in dealer.runs if run.is_sure]


class _Dealer:
    """The series that are open while labels are dealt; the innermost is the last."""

    def __init__(self, found: tuple[Label, ...]) -> None:
        self.open: list[Run] = []
        self.runs: dict[Run, None] = {}
        self.closed: dict[str, Run] = {}
        self.all_heads = [label for label in found if label.head]
        self.starts = Counter(x.style for x in self.all_heads if x.number == 1)
        self.heads: dict[str, list[Label]] = {}
        for label in self.all_heads:
            self.heads.setdefault(label.style, []).append(label)
        self.places = {
            style: [label.span.start for label in heads]
            for style, heads in self.heads.items()
        }

    def take(self, label: Label) -> None:
        run, label = self.waiting_for(label)
        plain = label.head and not label.weak and label.style not in ORDINALS
        # 2.3 is no slip for 3., nor 第三条 for 第三章.
        plain = plain and not label.prefix and label.style not in _THROUGHOUT
        if plain and label.number > 1:
            run = self.misspelt(label, run) or run
        if run and not self.comes_again(label, run):
            self.join(run, label)
        elif label.number == 1:
            self.begin(label)
        elif not label.weak or self.is_written_alike(label):
            self.take_misfit(label)

    def is_written_alike(self, label: Label) -> bool:
        """Whether a count in this paragraph has had weak members alone: （1）甲（2）乙."""
        return any(
            run.style == label.style
            and run.last.block == label.block
            and len(run.labels) > 1
            and all(member.weak for member in run.labels[1:])
            and label.number in (run.last.number, run.last.number + 2)
            for run in self.open
        )

    def comes_again(self, label: Label, fitting: Run) -> bool:
        """Whether an inner run has just come to this very number: 六 七 七 八.

        That an outer run of the same style waits for it as well is chance.
        """
        if fitting.style != label.style or not label.head:
            return False
        inner = next(run for run in self.open[::-1] if run.style == label.style)
        again = inner is not fitting and inner.last.number == label.number
        return again and len(inner.labels) > 2

    def misspelt(self, label: Label, fitting: Run | None) -> Run | None:
        """Find the run that this label continues in a wrong style: （二）三、（四）.

        What comes after decides: another series goes on as if this were its member.
        """
        back = self.following(label, label.style)
        own = next((r for r in self.open[::-1] if r.style == label.style), None)
        for depth, run in enumerate(self.open):
            if not run.head or run.style in (*ORDINALS, *_THROUGHOUT, label.style):
                continue
            if not run.fits(label):
                continue
            on = self.following(label, run.style)
            goes_on = on is not None and on.number == label.number + 1
            first = back is None or (on is not None and on.span < back.span)
            own_goes_on = back is not None and back.number == label.number + 1
            if fitting is None:
                if goes_on and (first or not own_goes_on):
                    return run
                # The last of a part, 三、 for （三）; then the next part comes: 二、
                innermost = not any(r.head for r in self.open[depth + 1 :])
                if innermost and back and not first and own and own.fits(back):
                    return run
            elif self.open.index(fitting) < depth:
                if goes_on and first and not own_goes_on:
                    return run
            # （三） for 三、, and right below it the count of （一） begins.
            elif goes_on and back and (back.number, back) == (1, self.next_head(label)):
                return run
        return None

    def next_head(self, label: Label) -> Label | None:
        at = bisect_right(self.all_heads, label.span, key=lambda each: each.span)
        return self.all_heads[at] if at < len(self.all_heads) else None

    def following(self, label: Label, style: str) -> Label | None:
        """Give the next label of a style that opens a block."""
        those = self.heads.get(style, [])
        at = bisect_right(self.places.get(style, ()), label.span.start)
        return those[at] if at < len(those) else None

    def waiting_for(self, label: Label) -> tuple[Run | None, Label]:
        """Find the open run that expects exactly this label, as number or as letter."""
        for reading in (label, label.other):
            if reading is None:
                continue
            fitting = [
                run
                for run in self.open[::-1]
                if run.style == reading.style
                and run.fits(reading)
                and _may_join(run, reading)
                and not self.has_left(run, reading)
            ]
            if fitting:
                return max(fitting, key=lambda run: _likeness(run, reading)), reading
        return None, label

    def has_left(self, run: Run, label: Label) -> bool:
        """Whether a list item is indented like a list around that of the run."""
        return run.indent > label.indent and any(
            outer.style == run.style and outer.indent == label.indent
            for outer in self.open[: self.open.index(run)]
        )

    def join(self, run: Run, label: Label, *, broken: bool = False) -> None:
        self.close_above(self.open.index(run))
        run.labels.append(label)
        run.broken = broken

    def close_above(self, depth: int) -> None:
        for run in self.open[depth + 1 :]:
            self.closed[run.style] = run
        del self.open[depth + 1 :]

    def begin(self, label: Label) -> None:
        """Open a series at its first member."""
        same = self.same_style(label)
        after = same[-1] if same else None
        # Paragraphs that each begin with 1. may be one count; a 1. within another
        # paragraph never is.
        paragraphs = after and after.last.head and label.head
        if after and not paragraphs and after.last.block != label.block:
            after = None
        if after and label.indent > after.indent:
            after = None
        if label.head and not label.weak:
            self.close_lines()
            same = self.same_style(label)
            if label.after_title and same:
                self.close_above(self.open.index(same[0]) - 1)
            self.close_deeper(label)
        self.close_elsewhere(label)
        same = self.same_style(label)
        if len(same) > (_DEEPEST if label.indent else 2):
            self.close(same[0])
        self.push(Run(label.style, [label], after=after))

    def same_style(self, label: Label) -> list[Run]:
        return [run for run in self.open if run.style == label.style]

    def close_elsewhere(self, label: Label) -> None:
        """一是 in a new paragraph does not interrupt the 一是 二是 of another.

        Only paragraphs that begin with 一是, 二是 … may hold such a list within them.
        """
        for run in self.same_style(label):
            outer = run.last.head and (not label.head or run.style not in ORDINALS)
            if run.last.block != label.block and not outer:
                self.close(run)

    def push(self, run: Run) -> None:
        above = [r for r in self.open if r.head and r.style not in ORDINALS]
        twin = [r for r in above if r.style == run.style]
        run.level = twin[-1].level if twin else 1 + (above[-1].level if above else 0)
        self.open.append(run)
        self.runs[run] = None

    def close(self, run: Run) -> None:
        self.open.remove(run)
        self.closed[run.style] = run

    def close_lines(self) -> None:
        """A heading ends what was counted within lines before it."""
        for run in [run for run in self.open if not run.head]:
            self.close(run)

    def close_deeper(self, label: Label) -> None:
        """A list in the lead-in of （一） does not become its parent."""
        rank = _RANK.get(label.style, len(_RANK))
        for run in self.open[::-1]:
            deeper = _RANK.get(run.style, -1) > rank
            if not deeper or self.starts[run.style] <= self.starts[label.style]:
                return
            self.close(run)

    def take_misfit(self, label: Label) -> None:
        """A number that no open run waits for: a slip in one, or a start of its own."""
        slips = [run for run in self.open[::-1] if _may_slip(run, label)]
        run = next((r for r in slips if r.indent == label.indent), (*slips, None)[0])
        outer = run.after if run and len(run.labels) == 1 else None
        if run and outer and label.number - outer.last.number == 2:
            self.fold(run, outer)
            self.join(outer, label)
        elif run:
            self.join(run, label, broken=True)
        elif not self.resume(label):
            self.begin_late(label)

    def resume(self, label: Label) -> bool:
        """Go on with a series that a wrong heading, or a chapter, has closed."""
        before = self.closed.get(label.style)
        if before is None or not label.head or not before.head:
            return False
        closed_wrongly = bool(self.open) and self.open[-1].broken
        if label.style in _THROUGHOUT or (closed_wrongly and before.fits(label)):
            del self.closed[label.style]
            before.labels.append(label)
            self.open.append(before)
            return True
        return False

    def begin_late(self, label: Label) -> None:
        """Open a series whose first member is missing, or on another page."""
        known = _ORPHANS_WITHIN | _PAIRS_WITHIN
        if label.head:
            known |= _ORPHANS | _PAIRS
        if label.style not in known:
            return
        if label.head:
            self.close_lines()
            self.close_deeper(label)
        before = self.closed.get(label.style)
        continues = bool(before and before.fits(label))
        self.push(Run(label.style, [label], continues=continues))

    def fold(self, run: Run, outer: Run) -> None:
        """What looked like a new start was a slip: 一 二 三 一 五 is one series."""
        self.close_above(self.open.index(run))
        self.open.remove(run)
        del self.runs[run]
        outer.labels.extend(run.labels)
        if outer not in self.open:
            self.open.append(outer)


def _likeness(run: Run, label: Label) -> tuple[bool, bool, bool, bool]:
    """How well a run suits a label that it waits for; among equals the inner wins."""
    return (
        run.head == label.head,
        run.indent == label.indent,
        not run.last.weak,
        run.last.form == label.form,
    )


def _may_join(run: Run, label: Label) -> bool:
    if label.head or run.style in ORDINALS or not run.head:
        return True
    # 1.… 2.… in one paragraph: the first is at its head.  A number further on in the
    # text of an item is not the item's neighbour.
    return run.labels[0].block == label.block


def _may_slip(run: Run, label: Label) -> bool:
    if run.style != label.style or run.last.prefix != label.prefix:
        return False
    step = label.number - run.last.number
    if step > 20 and label.number > 30:
        return False
    if label.head:
        return run.head or (run.style in ORDINALS and step > 0)
    if run.last.block == label.block:
        return _may_join(run, label)
    return run.style in ORDINALS and step > 0
