"""Choose the edits that can be made together, make them, and show what they changed."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from draftlint.finding import Edit, Finding

# A fix may uncover another; a rule whose fix calls for a fix for ever is stopped.
MOST_ROUNDS = 10
_AROUND = 20
_LINES = patterns.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def choose(
    findings: Iterable[Finding],
    *,
    unsafe: bool,
    editable: Callable[[Edit], bool] = lambda _: True,
) -> tuple[Edit, ...]:
    """Give the edits of the fixes that do not meet, the first in reading order.

    All edits of a fix are taken or none; what must wait comes in the next round.
    `editable` says whether the format can make an edit.
    """
    chosen: list[Edit] = []
    taken: set[Edit] = set()
    end = -1
    for finding in sorted(findings, key=lambda finding: finding.span):
        fix = finding.fix
        if fix is None or not (fix.safe or unsafe) or not fix.edits:
            continue
        edits = sorted(fix.edits, key=lambda edit: edit.span)
        if taken.issuperset(edits):
            continue
        meet = edits[0].span.start <= end or _meet(edits)
        if not meet and all(map(editable, edits)):
            chosen += edits
            taken.update(edits)
            end = edits[-1].span.end
    return tuple(chosen)


def _meet(edits: list[Edit]) -> bool:
    spans = [edit.span for edit in edits]
    return any(one.end > other.start for one, other in pairwise(spans))


def apply(source: str, edits: Iterable[Edit]) -> str:
    """Give the source with the edits made; of two that overlap, the first in place."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start < done:
            continue
        pieces += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join((*pieces, source[done:]))


def diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff whose hunks show windows of long lines.

    A hunk's header gives the line in both versions; a line is cut to the part that
    changed and 20 characters around it, with … where it was cut.
    """
    from difflib import SequenceMatcher

    old, new = _LINES.findall(before), _LINES.findall(after)
    yield f"--- {path}\n"
    yield f"+++ {path}\n"
    for tag, i, j, m, n in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        yield f"@@ -{i + 1},{j - i} +{m + 1},{n - m} @@\n"
        if j - i == n - m:
            pairs = zip(old[i:j], new[m:n], strict=True)
            yield from chain.from_iterable(_windows(a, b) for a, b in pairs)
        else:
            yield from (f"-{_cut(line, 0, len(line))}\n" for line in old[i:j])
            yield from (f"+{_cut(line, 0, len(line))}\n" for line in new[m:n])


def _windows(old: str, new: str) -> Iterator[str]:
    """Yield a line before and after, cut to what differs, part by part."""
    from rapidfuzz.distance import Indel

    parts: list[list[int]] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            continue
        i, j, m, n = code.src_start, code.src_end, code.dest_start, code.dest_end
        if parts and i - parts[-1][1] <= 2 * _AROUND:
            parts[-1][1], parts[-1][3] = j, n
        else:
            parts.append([i, j, m, n])
    for i, j, m, n in parts:
        yield f"-{_cut(old, i, j)}\n"
        yield f"+{_cut(new, m, n)}\n"


def _cut(line: str, start: int, end: int) -> str:
    """Show a part of a line with its surroundings, without the line end."""
    whole = line.rstrip("\r\n")
    left, right = max(0, start - _AROUND), min(len(whole), end + _AROUND)
    shown = whole[left:right]
    if len(shown) > 8 * _AROUND:
        shown = f"{shown[: 4 * _AROUND]}…{shown[-4 * _AROUND :]}"
    return ("…" if left else "") + shown + ("…" if right < len(whole) else "")
