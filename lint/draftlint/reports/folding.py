"""Lines folded to the width of a terminal: rich folds Chinese only between words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def print_folded(console: Console, line: Text, indent: int, hanging: int = 0) -> None:
    """Print a line so many cells from the left, what follows a fold further in."""
    inner = max(20, console.width - indent - hanging)
    for number, part in enumerate(folded(line, inner)):
        part.rstrip()
        margin = indent + (hanging if number else 0)
        print_line(console, part, margin)


def print_line(console: Console, line: Text, indent: int) -> None:
    """Print a line as it is, so many cells from the left.

    rich takes a tenth of a millisecond for that, which adds up in a log of a thousand
    findings; where there is no colour, it has nothing to do.
    """
    if console.color_system is None:
        console.file.write(f"{' ' * indent}{line.plain.expandtabs()}\n")
    else:
        console.print(Text(" " * indent) + line, soft_wrap=True)


def folded(line: Text, width: int) -> Iterator[Text]:
    """Yield a line in parts of at most so many cells.

    Chinese may break anywhere but before a closing mark and behind an opening one,
    Latin words and names of rules stay whole.
    """
    if cell_len(line.plain) <= width:
        yield line
        return
    used, cuts = 0, []
    for piece in _UNBREAKABLE.finditer(line.plain):
        cells = cell_len(piece[0])
        if used and used + cell_len(piece[0].rstrip()) > width:
            cuts.append(piece.start())
            used = 0
        used += cells
    yield from line.divide(cuts)
