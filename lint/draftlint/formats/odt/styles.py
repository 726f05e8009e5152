"""What the styles of an OpenDocument text say: what is hidden, which pages are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Kind
from draftlint.formats.odt.names import STYLE, TEXT, local
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MARGINS = {
    "header": (Kind.HEADER, Text(zh="页眉", en="header")),
    "footer": (Kind.FOOTER, Text(zh="页脚", en="footer")),
}
_PAGES = {
    "left": Text(zh="（偶数页）", en=" of even pages"),
    "first": Text(zh="（首页）", en=" of the first page"),
}
_EVERY = Text("", "")


def hidden(*roots: _Element | None) -> frozenset[str]:
    """Give the names of the styles whose text is not shown, and of those based on them."""
    names: set[str] = set()
    parents: list[tuple[str, str]] = []
    for root in roots:
        for style in () if root is None else root.iter(STYLE + "style"):
            name = style.get(STYLE + "name") or ""
            parents.append((name, style.get(STYLE + "parent-style-name") or ""))
            properties = style.find(STYLE + "text-properties")
            if properties is not None and properties.get(TEXT + "display") == "none":
                names.add(name)
    if names:
        for _ in range(3):  # a style of a style of a style
            names.update(name for name, parent in parents if parent in names)
    return frozenset(names)


def margins(
    styles: _Element | None, *roots: _Element | None
) -> Iterator[tuple[_Element, Kind, Text]]:
    """Yield the headers and footers of the pages in use, with what they are."""
    if styles is None:
        return
    pages = {
        page.get(STYLE + "name") or "": page
        for page in styles.iter(STYLE + "master-page")
    }
    for name in _used(pages, *roots):
        for element in pages[name].iterchildren("*"):
            margin, _, page = local(element).partition("-")
            if margin not in _MARGINS or element.get(STYLE + "display") == "false":
                continue
            kind, place = _MARGINS[margin]
            first = not page and pages[name].get(STYLE + "next-style-name")
            yield element, kind, place + _PAGES.get("first" if first else page, _EVERY)


def _used(pages: dict[str, _Element], *roots: _Element | None) -> Iterator[str]:
    """Yield the pages the text uses: the standard one, those that styles begin."""
    waiting = ["Standard" if "Standard" in pages else next(iter(pages), "")]
    waiting += [
        style.get(STYLE + "master-page-name") or ""
        for root in roots
        if root is not None
        for style in root.iter(STYLE + "style")
    ]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop(0)
        if name in pages and name not in seen:
            seen.add(name)
            yield name
            waiting.insert(0, pages[name].get(STYLE + "next-style-name") or "")
