"""Excel workbooks, with the extra `xlsx`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.formats import Format, Unreadable
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.document import Document

_MISSING = Text(
    zh='读取 .xlsx 需要另装 python-calamine：pip install "draftlint[xlsx]"',
    en='.xlsx files need python-calamine: pip install "draftlint[xlsx]"',
)


def read(path: str, content: bytes) -> Document:
    """Read a workbook; raises Unreadable."""
    try:
        from draftlint.formats.xlsx import reader  # python-calamine is an extra
    except ModuleNotFoundError as error:
        if error.name != "python_calamine":
            raise
        raise Unreadable(_MISSING) from error
    return reader.read(path, content)


def missing() -> Text | None:
    """Say what a machine lacks to read workbooks."""
    from importlib.util import find_spec

    return None if find_spec("python_calamine") else _MISSING


XLSX = Format("xlsx", (".xlsx", ".xlsm"), read, missing=missing)
