"""How copies are told: the earlier places, and what the copies say differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Note, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint import Document, Span
    from draftlint_rules.duplicate.parts.differences import Difference
    from draftlint_rules.duplicate.parts.twins import Twin

_EARLIER = Text(zh="先出现在这里", en="it appears here first")
_AGAIN = Text(zh="又出现在这里", en="it appears here, too")
_MORE = Text(zh="；另有{count}处与之相同", en=" (and {count})")
_NOTHING = Text("", "")
# How many places and how many differences a message lists.
_PLACES, _DIFFERENCES = 5, 4


def notes(first: Span, others: Sequence[Span]) -> list[Note]:
    """Point to the first copy and to a few of the others."""
    return [Note(first, _EARLIER), *(Note(one, _AGAIN) for one in others[:_PLACES])]


def place(document: Document, twin: Twin) -> Text:
    """Name the paragraph that holds the earlier copy."""
    block = document.block_at(twin.earlier.start)
    assert block is not None, "a copy stands in a block"
    return block.place


def is_in_place(document: Document, twin: Twin) -> bool:
    """Whether both copies stand in one paragraph."""
    blocks = [document.block_at(span.start) for span in (twin.earlier, twin.later)]
    return blocks[0] == blocks[1]


def details(twin: Twin) -> Text:
    """List what the copies say differently, facts first, and count further copies."""
    return differing(twin.differences) + (
        _MORE.format(count=_places(len(twin.others))) if twin.others else _NOTHING
    )


def _places(count: int) -> Text:
    return Text(str(count), "1 more place" if count == 1 else f"{count} more places")


def differing(differences: Sequence[Difference]) -> Text:
    """List what two copies say differently, facts first."""
    if not differences:
        return _NOTHING
    ranked = sorted(differences, key=lambda one: (not one.contradicts, not one.matters))
    shown = ranked[:_DIFFERENCES]
    pairs = [
        (shortened(one.earlier.rstrip(".")), shortened(one.later.rstrip(".")))
        for one in shown
    ]
    zh = "、".join(f"“{earlier}”与“{later}”" for earlier, later in pairs)
    en = ", ".join(f"“{earlier}” / “{later}”" for earlier, later in pairs)
    more = len(ranked) - len(shown)
    return Text(
        zh=f"；两处不同：{zh}" + (f"等{len(ranked)}处" if more else ""),
        en=f" They differ: {en}" + (f" and {more} more" if more else ""),
    )


def shortened(words: str) -> str:
    """Keep both ends of a long quotation, without half a word of English."""
    most = 44 if words.isascii() else 22
    if len(words) <= most:
        return words
    head, tail = words[: most // 2], words[-most // 2 :]
    if words.isascii() and " " in head and " " in tail:
        head, tail = head.rpartition(" ")[0], tail.partition(" ")[2]
    return f"{head.rstrip()}…{tail.lstrip()}"
