"""What an index keeps of one document, as it comes from whoever reads it."""

from __future__ import annotations

import io
import pickle
from array import array
from typing import TYPE_CHECKING, NamedTuple
from zlib import compress

from draftlint.corpus import digests
from draftlint.corpus.digests import Digest, Passage
from draftlint.corpus.index_postings import inflated, posting
from draftlint.finding import Family, Severity
from draftlint.rule import CorpusRule
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.finding import Finding

# Two bytes for a Chinese character where UTF-8 has three: a sixth less when compressed.
_ENCODING = "gb18030"
# All that a digest is made of.  An index may come from anywhere, and a pickle may name
# whatever there is to be called.
_ADMITTED = {
    (admitted.__module__, admitted.__qualname__): admitted
    for admitted in (Digest, Passage, Text)
}


# What comes of reading as a digest what is none.
_NO_DIGEST = (TypeError, ValueError, AttributeError, LookupError)


class Kept(NamedTuple):
    """A document's digest, packed, and its postings.

    `postings` are sorted; their places count from the document's first passage.
    """

    fingerprint: int
    characters: int
    passages: int
    packed: bytes
    postings: array[int]


class Keeping(CorpusRule[Kept]):
    """Take what the index keeps of a document; no rule of anybody's, but run as one."""

    name = "index"
    family = Family.DUPLICATE
    severity = Severity.INFO
    message = Text(zh="", en="")
    chinese = ""

    def digest(self, document: Document) -> Kept:
        """Give what the index keeps of a document."""
        return kept(document.view(digests.read))

    def compare(self, _: Sequence[tuple[str, Kept]]) -> Iterator[tuple[str, Finding]]:
        """Find nothing."""
        yield from ()


def kept(digest: Digest) -> Kept:
    """Pack a digest; its keys become postings."""
    postings = [
        posting(key, place)
        for place, passage in enumerate(digest.passages)
        for key in passage.keys
    ]
    return Kept(
        digest.fingerprint,
        digest.characters,
        len(digest.passages),
        pack(digest),
        array("Q", sorted(postings)),
    )


def pack(digest: Digest) -> bytes:
    """Pack a digest without its keys."""
    texts = [passage.text for passage in digest.passages]
    bare = digest._replace(
        passages=tuple(p._replace(text="", packed=b"") for p in digest.passages)
    )
    rest = pickle.dumps((bare, tuple(map(len, texts))), pickle.HIGHEST_PROTOCOL)
    size = len(rest).to_bytes(4, "big")
    return compress(size + rest + "".join(texts).encode(_ENCODING, "replace"), 6)


def unpack(packed: bytes) -> Digest:
    """Give the digest back, without its keys.

    Raises zlib.error or pickle.UnpicklingError for what no digest was packed into.
    """
    content = inflated(packed)
    try:
        return _unpacked(content)
    except _NO_DIGEST as error:
        raise pickle.UnpicklingError(str(error)) from error


def _unpacked(content: bytes) -> Digest:
    upto = 4 + int.from_bytes(content[:4], "big")
    digest, sizes = _Unpickler(io.BytesIO(content[4:upto])).load()
    text = content[upto:].decode(_ENCODING)
    passages, start = [], 0
    for passage, size in zip(digest.passages, sizes, strict=True):
        passages.append(passage._replace(text=text[start : start + size]))
        start += size
    found: Digest = digest._replace(passages=tuple(passages))
    return found


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Give one of the classes that a digest is made of."""
        try:
            return _ADMITTED[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None
