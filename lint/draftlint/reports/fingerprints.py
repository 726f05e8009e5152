"""Names for findings that survive edits elsewhere in the draft."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from draftlint.document import Document
    from draftlint.finding import Finding

_AROUND = 16
_SPACE = patterns.compile(r"\s+")


def fingerprints(document: Document, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield one fingerprint a finding: its rule, the text around it, which of equals.

    Lines and offsets take no part, so that an insertion elsewhere changes nothing.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        start, end = finding.span.start, finding.span.end
        around = document.source[max(0, start - _AROUND) : end + _AROUND]
        key = f"{finding.rule}\0{_SPACE.sub('', around)}"
        seen[key] += 1
        yield blake2b(f"{key}\0{seen[key]}".encode(), digest_size=8).hexdigest()
