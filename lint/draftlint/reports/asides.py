"""What the full report says below a finding: other places, suggestions, its like."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from draftlint.reports.positions import Positions
from draftlint.reports.suggestions import suggestion
from draftlint.reports.visible import visible
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.finding import Finding, Note
    from draftlint.reports import Run
    from draftlint.wording import Language

_NOTES_BY_LINE = 2  # more of them, like the parts of a sum, share their lines
_LONGEST_QUOTE = 16
_MOST_PLACES, _MOST_LINES = 8, 20
_GAP = Text(zh="；", en="; ")
_NOTHING = Text("", "")
_QUOTING = Text(zh="{message}：“{quote}”", en="{message}: “{quote}”")
_FOLDED = Text(
    zh="{rule} 还有 {count} 处：{places}（--all 逐条列出）",
    en="{count} more of {rule}: {places} (--all lists them all)",
)
_KINDS = Text(zh="{rule} 共 {count} 处：{kinds}", en="{count} {rule}: {kinds}")
_LINE = Text(zh="第{line}行", en="line {line}")
_LINES = Text(zh="第{lines}行", en="lines {lines}")
_SEVERAL = Text(zh="{place}{count}处", en="{place} ({count})")
_MORE_LINES = Text(zh="等{count}行", en=" and {more} more lines")
_MORE_PLACES = Text(zh="等{count}个地方", en=" and {more} more places")


def asides(finding: Finding, positions: Positions, run: Run) -> Iterator[str]:
    """Yield what belongs to a finding: other places, and a suggestion."""
    notes = list(_notes(finding, positions, run))
    if len(notes) > _NOTES_BY_LINE:
        yield "→ " + _GAP.to(run.language).join(notes)
    else:
        yield from (f"→ {note}" for note in notes)
    advice = suggestion(finding, positions.document.source)
    if advice is not None:
        yield advice.to(run.language)


def _notes(finding: Finding, positions: Positions, run: Run) -> Iterator[str]:
    """Yield the other places; one that was named already is not named again."""
    few = len(finding.related) <= _NOTES_BY_LINE
    known = finding.message if few else None
    named = finding.span.start
    for note in finding.related:
        there = _positions(note, positions, run)
        if there is None:  # of a file that is not there any more
            continue
        start = note.span.start
        if note.path is not None:
            place = f"{visible(note.path)}:{there.where(start).to(run.language)}"
        elif positions.in_file:
            place = positions.where(start).to(run.language)
        elif positions.where(start) == positions.where(named):
            yield _said(note, there, _NOTHING).to(run.language)
            continue
        else:
            named, place = start, _from(finding, start, positions).to(run.language)
        yield f"{place} {_said(note, there, known).to(run.language)}"


def _from(finding: Finding, offset: int, positions: Positions) -> Text:
    """Name a place; its heading only where that is not the finding's own."""
    heading = positions.heading_above(offset)
    if heading == positions.heading_above(finding.span.start):
        return positions.place(offset)
    return positions.where(offset)


def _positions(note: Note, positions: Positions, run: Run) -> Positions | None:
    if note.path is None:
        return positions
    document = run.document(note.path)
    return None if document is None else Positions(document)


def _said(note: Note, positions: Positions, known: Text | None) -> Text:
    """Give the message, and the words it is about unless they are in what is known.

    None is for a note without its words.
    """
    words = " ".join(positions.document.text(note.span).split())
    if known is None or not words or words in note.message.zh + known.zh:
        return note.message
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE] + "…"
    return _QUOTING.format(message=note.message, quote=visible(words))


def folded_away(
    findings: Sequence[Finding], positions: Positions, language: Language
) -> Iterator[str]:
    """Yield what stands for all findings of a rule but the first: kinds, places."""
    rule, (_, *others) = findings[0].rule, findings
    kinds = Counter(finding.kind for finding in findings if finding.kind)
    if len(kinds) > 1:
        parts = [f"{kind.to(language)} {n}" for kind, n in kinds.most_common()]
        sorts = Text(zh="、".join(parts), en=", ".join(parts))
        said = _KINDS.format(rule=rule, count=len(findings), kinds=sorts)
        yield said.to(language)
    places = _places(others, positions)
    yield _FOLDED.format(rule=rule, count=len(others), places=places).to(language)


def _places(findings: Sequence[Finding], positions: Positions) -> Text:
    """Name the first places, with how many findings each has."""
    counts = Counter(_place(finding, positions) for finding in findings)
    if positions.in_file and len(counts) == len(findings):
        lines = [str(positions.at(finding.span.start).line) for finding in findings]
        told = lines[:_MOST_LINES]
        places = _LINES.format(lines=Text("、".join(told), ", ".join(told)))
    else:
        several = [
            _SEVERAL.format(place=place, count=count) if count > 1 else place
            for place, count in counts.items()
        ]
        named = several[:_MOST_PLACES]
        told = [place.zh for place in named]
        places = Text("、".join(told), ", ".join(place.en for place in named))
    if len(told) == len(counts):
        return places
    rest = _MORE_LINES if positions.in_file else _MORE_PLACES
    return places + rest.format(count=len(counts), more=len(counts) - len(told))


def _place(finding: Finding, positions: Positions) -> Text:
    start = finding.span.start
    if positions.in_file:
        return _LINE.format(line=positions.at(start).line)
    return positions.place(start)
