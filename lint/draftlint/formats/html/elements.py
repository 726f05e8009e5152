"""What the elements of a page are: blocks, hidden ones, tables that hold data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from draftlint.document import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS: dict[str, tuple[Kind, int]] = {
    **{f"h{level}": (Kind.HEADING, level) for level in range(1, 7)},
    "li": (Kind.LIST_ITEM, 0),
    "dd": (Kind.LIST_ITEM, 0),
    "blockquote": (Kind.QUOTE, 0),
}
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "body", "caption", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "menu"),
        *("nav", "ol", "option", "p", "pre", "search", "section", "summary", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul", *KINDS),
    )
)
# What nobody reads as text: code that the browser runs, controls, drawings.
LEFT_OUT = frozenset(
    (
        *("audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript"),
        *("object", "rp", "rt", "script", "select", "style", "svg", "template"),
        *("textarea", "video"),
    )
)
CODE = frozenset(("code", "kbd", "samp", "math"))
_INVISIBLE = regex.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
)
_NOTE_SIGN = regex.compile(r"\s*[\[〔（(]?(?:\d{1,3}|[ivx]{1,5}|[*†‡①-⑳])[\])）〕]?\s*")


def is_hidden(element: _Element) -> bool:
    """Whether an element, and all that is within, does not show."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _INVISIBLE.search(style))


def is_note(raised: _Element) -> bool:
    """Whether raised text is the mark of a note: a link, and no more than a sign."""
    parent = raised.getparent()
    linked = raised.find(".//a") is not None or (
        parent is not None and parent.tag == "a"
    )
    return (
        linked
        and _NOTE_SIGN.fullmatch("".join(map(str, raised.itertext()))) is not None
    )


def is_grid(table: _Element) -> bool:
    """Whether a table holds data; old pages use tables to lay out their text."""
    if table.get("role") in ("presentation", "none"):
        return False
    cells = 0
    for element in table.iter("table", "h1", "h2", "h3", "td", "th"):
        cells += element.tag in ("td", "th")
        if element is not table and element.tag not in ("td", "th"):
            return False
    return cells > 1


def count(element: _Element, name: str) -> int:
    """Give how many rows or columns a cell says it takes."""
    written = (element.get(name) or "1").strip()
    return int(written) if written.isdecimal() and len(written) < 6 else 1
