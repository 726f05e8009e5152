"""What sites left behind, read once for the rules that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.watermark.parts.lines import readable
from draftlint_rules.watermark.parts.markers import (
    ADDRESSES,
    ADVERTISING,
    CREDITS,
    NAMES,
)
from draftlint_rules.watermark.parts.page_stamps import PAGE_STAMPS
from draftlint_rules.watermark.parts.previews import PREVIEWS, TERMS
from draftlint_rules.watermark.parts.residue import joined, stray
from draftlint_rules.watermark.parts.site_words import short_site_lines
from draftlint_rules.watermark.parts.visitor_words import VISITOR
from draftlint_rules.watermark.parts.web_english import ENGLISH_PAGE
from draftlint_rules.watermark.parts.web_pages import WEB_PAGE

if TYPE_CHECKING:
    from draftlint import Document, Span

CREDIT, NAME, WEB, ADVERTISEMENT = range(4)


def site_lines(document: Document) -> tuple[tuple[Span, int], ...]:
    """Give the stray sentences and lines with their kind; of two the first counts."""
    report = document.is_chinese and document.format != "markdown"
    selling = ADVERTISING + ADDRESSES if report else ADVERTISING
    pages = WEB_PAGE + ENGLISH_PAGE + VISITOR + PAGE_STAMPS
    groups = (CREDITS, NAMES + PREVIEWS, pages, selling + TERMS)
    short = ((span, ADVERTISEMENT) for span in short_site_lines(document))
    found = sorted((*stray(document, *groups), *short))
    return tuple(joined(document.view(readable), found))
