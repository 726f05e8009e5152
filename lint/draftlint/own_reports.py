"""Reports that draftlint wrote itself: they end as drafts do, and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What stands near the beginning of a web page that is a report.
GENERATOR = '<meta name="generator" content="draftlint">'
_LOOK = 1000  # bytes
_WEB_PAGES = (".html", ".htm")
_MARKDOWN = (".md", ".markdown")
_HEADING = b"## draftlint"


def is_own(path: Path) -> bool:
    """Whether a file is a report; one that cannot be read is none."""
    ending = path.suffix.lower()
    if ending not in (*_WEB_PAGES, *_MARKDOWN):
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOK)
    except OSError:
        return False
    if ending in _WEB_PAGES:
        return GENERATOR.encode() in beginning
    return beginning.partition(b"\n")[0].rstrip() == _HEADING
