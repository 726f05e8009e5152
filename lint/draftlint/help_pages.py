"""The pages of --help: rich-argparse, folded and headed in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.containers import Lines
from rich.text import Text as Line
from rich_argparse import RichHelpFormatter

from draftlint.reports.folding import folded
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.wording import Language

_USAGE = Text(zh="用法: ", en="Usage: ")


def formatter(language: Language) -> type[RichHelpFormatter]:
    """Give the formatter for one language."""

    class Formatter(RichHelpFormatter):
        def add_usage(
            self, usage: Any, actions: Any, groups: Any, prefix: str | None = None
        ) -> None:
            prefix = prefix if prefix is not None else _USAGE.to(language)
            super().add_usage(usage, actions, groups, prefix)

        def _rich_split_lines(self, text: Line, width: int) -> Lines:
            return _lines(self._rich_whitespace_sub(text), width)

        def _rich_fill_text(self, text: Line, width: int, indent: Line) -> Line:
            # What has lines of its own, as examples have, keeps them.
            lines = text.split() if "\n" in text.plain else _lines(text, width)
            return Line("\n").join(indent + line for line in lines) + "\n\n"

    return Formatter


def _lines(text: Line, width: int) -> Lines:
    lines = Lines(folded(text, width))
    for line in lines:
        line.rstrip()
    return lines
