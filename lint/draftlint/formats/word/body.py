"""From elements to blocks: the walk over a story, and what each element means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from draftlint.formats.word import (
    changes,
    controls,
    fields,
    paragraphs,
    references,
    runs,
    shapes,
    tables,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

_SUBJECTS = (
    *(paragraphs, runs, changes, fields),
    *(controls, tables, shapes, references),
)
_BEGIN: dict[str, Begin] = {}
_END: dict[str, End] = {}
for _subject in _SUBJECTS:
    _BEGIN.update(_subject.BEGIN)
    _END.update(_subject.END)
_TAGS = tuple({*_BEGIN, *_END})


def read(story: Story, root: _Element) -> None:
    """Read all that is within an element onto the story's sheet."""
    walker = etree.iterwalk(root, events=("start", "end"), tag=_TAGS)
    for event, element in walker:
        if element is root:
            continue
        tag = str(element.tag)
        story.sheet.element = element
        if event == "end":
            if (end := _END.get(tag)) is not None:
                end(story, element)
        elif (begin := _BEGIN.get(tag)) is not None and begin(story, element):
            walker.skip_subtree()
    story.flush()
    story.sheet.element = None
