"""Every wording that the rules of this family look for: a draft is searched once."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from draftlint_rules.watermark.parts.advertising_words import CALLS
from draftlint_rules.watermark.parts.assistant_address import ADDRESS
from draftlint_rules.watermark.parts.assistant_english import ENGLISH
from draftlint_rules.watermark.parts.assistant_prompts import PROMPTS
from draftlint_rules.watermark.parts.assistant_self import SELF
from draftlint_rules.watermark.parts.assistant_tokens import TOKENS
from draftlint_rules.watermark.parts.correspondence import (
    CORRESPONDENCE,
    MAIL_HEADS,
)
from draftlint_rules.watermark.parts.file_words import (
    CIRCULATION_STAMPS,
    PAGE_NUMBERS,
    PASSWORDS,
)
from draftlint_rules.watermark.parts.marker import Marker, Place
from draftlint_rules.watermark.parts.markers import (
    ADDRESSES,
    ADVERTISING,
    CREDITS,
    NAMES,
)
from draftlint_rules.watermark.parts.page_stamps import PAGE_STAMPS
from draftlint_rules.watermark.parts.previews import PREVIEWS, TERMS
from draftlint_rules.watermark.parts.program_notices import NOTICES
from draftlint_rules.watermark.parts.program_words import (
    EDITOR_LEFTOVERS,
    SOFTWARE_STAMPS,
)
from draftlint_rules.watermark.parts.visitor_words import VISITOR
from draftlint_rules.watermark.parts.web_english import ENGLISH_PAGE
from draftlint_rules.watermark.parts.web_pages import WEB_PAGE

EVERY = (
    *(*CREDITS, *ADVERTISING, *NAMES, *ADDRESSES, CALLS, *WEB_PAGE, *PREVIEWS, *TERMS),
    *(*ADDRESS, *SELF, *ENGLISH, *TOKENS, *SOFTWARE_STAMPS, *EDITOR_LEFTOVERS),
    *(*PASSWORDS, *PAGE_NUMBERS, *CIRCULATION_STAMPS),
    *(
        *VISITOR,
        *ENGLISH_PAGE,
        *PAGE_STAMPS,
        *PROMPTS,
        *NOTICES,
        MAIL_HEADS,
        *CORRESPONDENCE,
    ),
)


@cache
def by_trigger(*, whole_lines: bool) -> dict[str, tuple[Marker, ...]]:
    """Give the markers that each trigger belongs to: those of whole lines, or others."""
    found: dict[str, list[Marker]] = defaultdict(list)
    for marker in EVERY:
        if (marker.place is Place.LINE) is whole_lines:
            for trigger in marker.triggers.split("|"):
                found[trigger].append(marker)
    return {trigger: tuple(markers) for trigger, markers in found.items()}
