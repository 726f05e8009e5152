"""What assistants said to their users, read once for the rules that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.watermark.parts.assistant_address import ADDRESS
from draftlint_rules.watermark.parts.assistant_english import ENGLISH
from draftlint_rules.watermark.parts.assistant_prompts import PROMPTS
from draftlint_rules.watermark.parts.assistant_self import SELF
from draftlint_rules.watermark.parts.assistant_tokens import TOKENS
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from draftlint import Document, Span

TOKEN = 3


def assistant_lines(document: Document) -> tuple[tuple[Span, int], ...]:
    """Give the stray sentences and tokens; TOKEN goes with what is nothing else."""
    return tuple(stray(document, ADDRESS + PROMPTS, SELF, ENGLISH, TOKENS))
