"""The marks in a draft's text: where findings begin and end, however they overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from draftlint.document import Span
from draftlint.finding import Severity
from draftlint.reports.html_page import markup
from draftlint.reports.html_page.markup import attributes
from draftlint.reports.wordings import SEVERITIES
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.reports.html_page.sections import Entry, Place, Section
    from draftlint.wording import Language

# A longer stretch is marked lightly, so that what stands in it can still be seen.
_LONG = 100
_MOST_BACK = 5
_CODES = {Severity.ERROR: "e", Severity.WARNING: "w", Severity.INFO: "i"}
_HERE = Text(zh="第 {number} 处：{severity}", en="finding {number}: {severity}")
_BACK = Text(zh="与第 {number} 处有关", en="belongs to finding {number}")


class _Stretch(NamedTuple):
    """Something with a beginning and an end: a finding, or a place it points to."""

    span: Span
    entry: Entry | None
    place: Place | None

    @property
    def look(self) -> str:
        """Say how its text is to be marked."""
        if self.entry is None:
            return "r"
        if not self.entry.open:
            return "c"
        code = _CODES[self.entry.result.finding.severity]
        return code + ("l" if len(self.span) > _LONG else "")


class Marker:
    """Writes a text from its beginning to its end, with the marks in it.

    A mark is cut wherever another begins or ends, so that marks never cross; the same
    is done where `text` is asked for pieces.  The work is linear in text and marks.

    How a mark looks is told in letters, for the style sheet: e, w and i are the
    severities, l is a long stretch, d where several lie upon each other, r a place
    that findings point to, c what asks for nothing any more, b blanks, p a point.
    """

    def __init__(self, section: Section, language: Language) -> None:
        assert section.outcome.document is not None
        self._source = section.outcome.document.source
        self._language = language
        end = len(self._source)
        stretches = [
            *(_Stretch(_within(e.span, end), e, None) for e in section.entries),
            *(_Stretch(_within(p.span, end), None, p) for p in section.places),
        ]
        # Of those that begin together the longest comes first, as brackets would.
        self._begins = sorted(stretches, key=lambda s: (s.span.start, -s.span.end))
        # One that is empty ends where it begins.
        self._ends = sorted(filter(_has_text, stretches), key=lambda s: s.span.end)
        self._turns = sorted({at for s in stretches for at in _both(s.span)})
        self._begun = self._ended = 0
        self._active: Counter[str] = Counter()

    def begins_within(self, start: int, end: int) -> bool:
        """Whether a finding or a place begins in a part that is not written yet."""
        if self._begun == len(self._begins):
            return False
        return start <= self._begins[self._begun].span.start < end

    def text(self, start: int, end: int) -> Iterator[str]:
        """Yield a piece of the text; the next call goes on where this one ended.

        What begins at the end of the piece is left to the next one, except at the
        end of the whole text.
        """
        at = start
        yield from self._begin(at)
        while at < end:
            turn = bisect_right(self._turns, at)
            stop = min([end, *self._turns[turn : turn + 1]])
            yield self._marked(self._piece(at, stop))
            at = stop
            yield from self._end(at)
            if at < end or at == len(self._source):
                yield from self._begin(at)

    def _piece(self, start: int, end: int) -> str:
        """Give a piece of the source; a line end of two characters is not cut."""
        text = self._source[start:end]
        if text.endswith("\r") and self._source.startswith("\n", end):
            return text[:-1]
        return text

    def _begin(self, at: int) -> Iterator[str]:
        while self._begun < len(self._begins):
            stretch = self._begins[self._begun]
            if stretch.span.start > at:
                return
            self._begun += 1
            yield self._anchor(stretch)
            self._active[stretch.look] += 1
            if not _has_text(stretch):
                yield self._marked("")
                self._active[stretch.look] -= 1
                yield _end_sign(stretch)

    def _end(self, at: int) -> Iterator[str]:
        while self._ended < len(self._ends):
            stretch = self._ends[self._ended]
            if stretch.span.end > at:
                return
            self._ended += 1
            self._active[stretch.look] -= 1
            yield _end_sign(stretch)

    def _marked(self, text: str) -> str:
        classes = self._classes()
        written = markup.draft(text)
        if not classes:
            return written
        shown = markup.blanks(text) if _is_blank(text) and "l" not in classes else None
        empty = "p" if not text else "b" if shown else ""
        code = " ".join(filter(None, [*classes, empty]))
        return f"<mark{attributes(class_=code, data_v=shown)}>{written}</mark>"

    def _classes(self) -> list[str]:
        """Say how the text here is marked; a short finding shows within a long one."""
        active = self._active
        short = [code for code in _CODES.values() if active[code]]
        long = [code for code in _CODES.values() if active[code + "l"]]
        classes = short[:1] or ([long[0], "l"] if long else [])
        if sum(active[c] + active[c + "l"] for c in _CODES.values()) > 1:
            classes.append("d")
        if active["r"]:
            classes.append("r")
        return classes or (["c"] if active["c"] else [])

    def _anchor(self, stretch: _Stretch) -> str:
        if stretch.place is not None:
            return self._back(stretch.place)
        assert stretch.entry is not None
        number, finding = stretch.entry.number, stretch.entry.result.finding
        severity = SEVERITIES[finding.severity]
        said = _HERE.format(number=number, severity=severity).to(self._language)
        code = f"n {stretch.look}"
        return (
            f'<a class="{code}" id="m{number}" href="#f{number}" data-n="{number}"'
            f"{attributes(aria_label=said)}></a>"
        )

    def _back(self, place: Place) -> str:
        """Link a place to the findings that point to it, the first few by name."""
        links = "".join(
            f'<a href="#f{entry.number}" data-n="{entry.number}"'
            f"{attributes(class_=None if entry.open else 'c', aria_label=said)}></a>"
            for entry in place.pointers[:_MOST_BACK]
            for said in [_BACK.format(number=entry.number).to(self._language)]
        )
        more = len(place.pointers) - _MOST_BACK
        return (
            f'<span class="back" id="p{place.number}"'
            f"{attributes(data_more=f'+{more}' if more > 0 else None)}>{links}</span>"
        )


def _end_sign(stretch: _Stretch) -> str:
    """Say where a stretch ends: to the eye where it is long, to the script always."""
    if stretch.place is not None:
        return f'<i class="z" data-p="{stretch.place.number}"></i>'
    assert stretch.entry is not None
    long = " long" if len(stretch.span) > _LONG else ""
    closed = "" if stretch.entry.open else " c"
    return f'<i class="z{long}{closed}" data-n="{stretch.entry.number}"></i>'


def _has_text(stretch: _Stretch) -> bool:
    return len(stretch.span) > 0


def _within(span: Span, end: int) -> Span:
    """Keep a stretch within the text, whatever a plugin's rule says."""
    start = min(max(span.start, 0), end)
    return Span(start, min(max(span.end, start), end))


def _both(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_blank(text: str) -> bool:
    return bool(text) and text.isspace()
