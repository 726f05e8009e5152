"""How the page names languages, statuses, places and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.reports.results import Status
from draftlint.reports.visible import visible
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.reports.positions import Positions

LANGUAGE_CODES = {"zh": "zh-Hans", "en": "en"}
STATUSES = {
    Status.ALLOWED: Text(zh="已放行", en="allowed"),
    Status.BASELINE: Text(zh="基线里已有", en="in the baseline"),
}
_LINE = Text(zh="第{line}行", en="line {line}")
_LONGEST_QUOTE = 60


def where(positions: Positions, offset: int) -> Text:
    """Say where something stands: on which line, in a text that has lines."""
    if not positions.in_file:
        return positions.where(offset)
    return _LINE.format(line=positions.at(offset).line)


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """Show both ends of a long text, on one line."""
    if len(text) > most:
        text = f"{text[: most * 2 // 3]}…{text[-most // 3 :]}"
    return visible(text.strip("\r\n"))
