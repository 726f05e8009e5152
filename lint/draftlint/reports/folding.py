"""Lines folded to the width of a terminal: rich folds Chinese only between words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.control import strip_control_codes
from rich.text import Text

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_UNBREAKABLE = patterns.compile(
    r"""(?x)
    [“‘（《【〔(\[{]*
    (?: -{0,2} [^\s\p{Han}\p{P}]+ (?:[-.,/:%][^\s\p{Han}\p{P}]+)* | [*_=~…—]{1,8} | . )
    [”’）》】〕，。；：、！？)\]},.;:!?]* \s*
    """
)


class _Console(Console):
    """A console that leaves it to the command line to end a run."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def console_on(stream: TextIO) -> Console:
    """Give a console that prints text as it is: no markup, no emoji codes."""
    return _Console(file=stream, highlight=False, emoji=False, markup=False)


def print_parts(
    console: Console, parts: Sequence[tuple[str, str]], indent: int, hanging: int = 0
) -> None:
    """Print a line of texts, each with its style, as print_folded does."""
    if console.color_system is None:
        line = Text("".join(text for text, _ in parts))
    else:
        line = Text.assemble(*parts)
    print_folded(console, line, indent, hanging)


def print_folded(console: Console, line: Text, indent: int, hanging: int = 0) -> None:
    """Print a line so many cells from the left, what follows a fold further in."""
    inner = max(20, console.width - indent - hanging)
    if console.color_system is None:
        plain = line.plain
        for start, end in _folds(plain, inner):
            margin = " " * (indent + (hanging if start else 0))
            shown = plain[start:end].rstrip().expandtabs()
            console.file.write(f"{margin}{shown}\n")
        return
    for number, part in enumerate(folded(line, inner)):
        part.rstrip()
        margin = " " * (indent + (hanging if number else 0))
        console.print(Text(margin) + part, soft_wrap=True)


def print_line(console: Console, parts: Sequence[tuple[str, str]], indent: int) -> None:
    """Print a line of texts, each with its style, so many cells from the left.

    rich takes a tenth of a millisecond for that, which adds up in a log of a thousand
    findings; where there is no colour, it has nothing to do.
    """
    margin = " " * indent
    if console.color_system is None:
        plain = strip_control_codes("".join(text for text, _ in parts))
        console.file.write(f"{margin}{plain.expandtabs()}\n")
    else:
        console.print(Text.assemble(margin, *parts), soft_wrap=True)


def folded(line: Text, width: int) -> Iterator[Text]:
    """Yield a line in parts of at most so many cells.

    Chinese may break anywhere but before a closing mark and behind an opening one,
    Latin words and names of rules stay whole.
    """
    for start, end in _folds(line.plain, width):
        yield line[start:end]


def _folds(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield where each part of a text begins and ends."""
    if 2 * len(text) <= width or cell_len(text) <= width:
        yield 0, len(text)
        return
    start = used = 0
    for piece in _UNBREAKABLE.finditer(text):
        cells = _cells(piece[0])
        # Blanks at the end of a line need no room.
        if used and used + cells > width and used + _cells(piece[0].rstrip()) > width:
            yield start, piece.start()
            start, used = piece.start(), 0
        used += cells
    yield start, len(text)


@lru_cache(4096)
def _cells(piece: str) -> int:
    """Count the cells of a character or a word; rich takes ten times as long."""
    return cell_len(piece)
