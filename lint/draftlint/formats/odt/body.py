"""From elements to blocks: the walk over a story, and what each element means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.document import Kind
from draftlint.formats.archive import walk
from draftlint.formats.odt import paragraphs, references, shapes, tables

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.odt.story import Begin, End, Story
    from draftlint.wording import Text

_BEGIN: dict[str, Begin] = {}
_END: dict[str, End] = {}
for _subject in (paragraphs, references, shapes, tables):
    _BEGIN.update(_subject.BEGIN)
    _END.update(_subject.END)


def read(
    story: Story,
    root: _Element,
    kind: Kind = Kind.PARAGRAPH,
    place: Text | None = None,
) -> None:
    """Read all that is within an element."""

    def begin(element: _Element) -> bool:
        found = _BEGIN.get(str(element.tag))
        return found is not None and found(story, element)

    def end(element: _Element) -> None:
        found = _END.get(str(element.tag))
        if found is not None:
            found(story, element)

    story.begin(kind, place)
    walk(root, begin, story.write, end)
    story.assembly.flush()
