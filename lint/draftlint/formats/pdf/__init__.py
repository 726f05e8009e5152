"""PDF files, with the extra `pdf`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format, Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.document import Document

_MISSING = Text(
    zh='读取 PDF 需要另装 pypdfium2：pip install "draftlint[pdf]"',
    en='PDF files need pypdfium2: pip install "draftlint[pdf]"',
)


def read(path: str, content: bytes) -> Document:
    """Read a PDF file; raises Unreadable."""
    try:
        from draftlint.formats.pdf import reader  # pypdfium2 is an extra, and large
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("pypdfium2"):
            raise
        raise Unreadable(_MISSING) from error
    return reader.read(path, content)


def missing() -> Text | None:
    """Say what a machine lacks to read PDF files."""
    from importlib.util import find_spec

    return None if find_spec("pypdfium2") else _MISSING


PDF = Format("pdf", (".pdf",), read, missing=missing)
