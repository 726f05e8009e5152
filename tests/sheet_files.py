"""Builds small Excel workbooks from snippets, for the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.word_files import OFFICE, RELATIONS, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SPREADSHEET = f"{OFFICE}/spreadsheetml/2006/main"
TYPES = f"{OFFICE}/package/2006/content-types"
KINDS = f"{OFFICE}/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Style 1 is a date.
STYLES = (
    f'<styleSheet xmlns="{SPREADSHEET}"><fonts><font/></fonts><fills><fill/></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def workbook(
    sheets: Mapping[str, str],
    *,
    hidden: Sequence[str] = (),
    files: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Build a workbook; each sheet is the XML within its <worksheet>."""
    listed = related = types = ""
    contents: dict[str, str | bytes] = {}
    for number, (name, inside) in enumerate(sheets.items(), 1):
        state = 'state="hidden" ' * (name in hidden)
        listed += f'<sheet name="{name}" sheetId="{number}" {state}r:id="r{number}"/>'
        target = f"worksheets/sheet{number}.xml"
        related += relation(f"r{number}", "worksheet", target)
        types += override(f"/xl/{target}", "worksheet")
        contents[f"xl/{target}"] = (
            f'<worksheet xmlns="{SPREADSHEET}">{inside}</worksheet>'
        )
    related += relation("styles", "styles", "styles.xml")
    contents |= {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}{override('/xl/workbook.xml', 'sheet.main')}"
        f"{override('/xl/styles.xml', 'styles')}</Types>",
        "_rels/.rels": relations(relation("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{KINDS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(related),
        "xl/styles.xml": STYLES,
    }
    return zipped(contents | dict(files or {}))


def relations(inside: str) -> str:
    """Write a part of relations."""
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def relation(key: str, kind: str, target: str) -> str:
    """Write one relation."""
    return f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}"/>'


def override(part: str, kind: str) -> str:
    """Write what a part is."""
    return f'<Override PartName="{part}" ContentType="{CONTENT}.{kind}+xml"/>'


def rows(*values: Sequence[str | float | None], first: int = 1) -> str:
    """Write rows of cells, from column A; None is a cell that is not there."""
    written = ""
    for number, row in enumerate(values, first):
        cells = "".join(
            cell(f"{chr(ord('A') + index)}{number}", value)
            for index, value in enumerate(row)
            if value is not None
        )
        written += f'<row r="{number}">{cells}</row>'
    return f"<sheetData>{written}</sheetData>"


def cell(where: str, value: str | float, more: str = "") -> str:
    """Write a cell with a text or a number."""
    if isinstance(value, str):
        return f'<c r="{where}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{where}" {more}><v>{value!r}</v></c>'
