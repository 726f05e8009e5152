"""Builds small Word files from snippets, for the tests and the benchmark."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OFFICE = "http://schemas.openxmlformats.org"
SPACES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "a": f"{OFFICE}/drawingml/2006/main",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": f"{OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
RELATIONS = f"{OFFICE}/package/2006/relationships"
PACKAGE_RELATIONS = {
    "docProps/core.xml": "core-properties",
    "docProps/app.xml": "extended-properties",
    "docProps/custom.xml": "custom-properties",
}
# What of the parts is related to the main part, and as what.
KINDS = (
    *("styles", "numbering", "settings", "header", "footer"),
    *("footnotes", "endnotes", "comments"),
)
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def content_types(main: str, parts: Mapping[str, object]) -> str:
    """Write which part is what; `parts` are names in the main part's folder."""
    folder = main.rpartition("/")[0]
    kinds = {main: "document.main"}
    for name in parts:
        kinds[f"{folder}/{name}.xml"] = name.rstrip("0123456789")
    written = "".join(
        f'<Override PartName="/{part}" ContentType="{MAIN_TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    types = f"{OFFICE}/package/2006/content-types"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{types}">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )


def root(tag: str, inside: str) -> str:
    """Write a part: its root element with every namespace."""
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    return f"<w:{tag} {spaces}>{inside}</w:{tag}>"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """Write a part of relations: each id with its kind and target."""
    written = "".join(
        f'<Relationship Id="{key}" Target="{target}" Type="{SPACES["r"]}/{kind}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{written}</Relationships>'


def word_file(
    body: str = "",
    files: Mapping[str, str | bytes] | None = None,
    main: str = "word/document.xml",
    /,
    **parts: str,
) -> bytes:
    """Build a Word file; `header1="<w:p/>"` becomes word/header1.xml with id header1.

    `files` are put in as they are and win over what would stand there.
    """
    folder = main.rpartition("/")[0]
    contents: dict[str, str | bytes] = {main: root("document", wrapped(body))}
    targets: dict[str, tuple[str, str]] = {}
    for name, inside in parts.items():
        kind = name.rstrip("0123456789")
        tag = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        contents[f"{folder}/{name}.xml"] = root(tag, inside)
        targets[name] = (kind, f"{name}.xml")
    contents.update(files or {})
    package = {"main": ("officeDocument", main)}
    for name, kind in PACKAGE_RELATIONS.items():
        if name in contents:
            package[kind] = (kind, name)
    contents.setdefault("[Content_Types].xml", content_types(main, parts))
    contents.setdefault("_rels/.rels", relations(package))
    own = f"{folder}/_rels/{main.rpartition('/')[2]}.rels"
    contents.setdefault(own, relations(targets))
    return zipped(contents)


def wrapped(body: str) -> str:
    """Put a body around paragraphs, unless there is one."""
    return body if body.startswith("<w:body") else f"<w:body>{body}</w:body>"


def zipped(contents: Mapping[str, str | bytes]) -> bytes:
    """Pack files into a zip."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return packed.getvalue()


def run(text: str, properties: str = "") -> str:
    """Write a run of text."""
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(
    inside: str = "",
    *,
    style: str = "",
    number: tuple[int, int] | None = None,
    properties: str = "",
) -> str:
    """Write a paragraph; text without markup becomes a run; `number` is list, level."""
    if inside and not inside.startswith("<"):
        inside = run(inside)
    if number is not None:
        chosen, level = number
        properties += (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{chosen}"/></w:numPr>'
        )
    if style:
        properties = f'<w:pStyle w:val="{style}"/>' + properties
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{inside}</w:p>"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Write a table; a cell is text, or the elements within the cell."""
    written = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    grid = "<w:gridCol/>" * max((len(row) for row in rows), default=0)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"


def cell(inside: str, properties: str = "") -> str:
    """Write a table cell."""
    if inside.startswith("<w:tc>"):
        return inside
    own = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc>{own}{content}</w:tc>"


def level(index: int, style: str, text: str, more: str = "") -> str:
    """Write one level of a list; `more` may have its start, suffix, restart …"""
    start = "" if "<w:start " in more else '<w:start w:val="1"/>'
    suffix = "" if "<w:suff " in more else '<w:suff w:val="nothing"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{start}<w:numFmt w:val="{style}"/>{suffix}{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*lists: Sequence[tuple[str, ...]], more: str = "") -> str:
    """Write lists 1, 2 …, each by its levels; `more` are further w:num elements."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(level(index, *each) for index, each in enumerate(levels))
        + "</w:abstractNum>"
        for key, levels in enumerate(lists, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key in range(1, len(lists) + 1)
    )
    return abstract + numbers + more


def section(**references: str) -> str:
    """Write a section: header_first="header1" names the header of the first page."""
    written = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{key}"/>'
        for (kind, _, page), key in (
            (name.partition("_"), key) for name, key in references.items()
        )
    )
    return f"<w:sectPr>{written}</w:sectPr>"
