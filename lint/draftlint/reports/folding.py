"""Lines folded to the width of a terminal: rich folds Chinese only between words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

_UNBREAKABLE = patterns.compile(
    r"""(?x)
    [“‘（《【〔]*
    (?: -{0,2} [^\s\p{Han}\p{P}]+ (?:[-.,/:%][^\s\p{Han}\p{P}]+)* | . )
    [”’）》】〕，。；：、！？]* \s*
    """
)


def print_folded(console: Console, line: Text, indent: int, hanging: int = 0) -> None:
    """Print a line so many cells from the left, what follows a fold further in."""
    inner = max(20, console.width - indent - hanging)
    for number, part in enumerate(folded(line, inner)):
        part.rstrip()
        margin = indent + (hanging if number else 0)
        console.print(Text(" " * margin) + part, soft_wrap=True)


def folded(line: Text, width: int) -> Iterator[Text]:
    """Yield a line in parts of at most so many cells.

    Chinese may break anywhere but before a closing mark and behind an opening one,
    Latin words and names of rules stay whole.
    """
    start = used = 0
    for piece in _UNBREAKABLE.finditer(line.plain):
        cells = cell_len(piece[0])
        if used and used + cell_len(piece[0].rstrip()) > width:
            yield line[start : piece.start()]
            start, used = piece.start(), 0
        used += cells
    yield line[start:]
