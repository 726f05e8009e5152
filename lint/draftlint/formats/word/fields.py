"""Word's fields: what they show, and which of them are broken or unfilled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.document import Mark, MarkKind, Span
from draftlint.formats.word.names import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from draftlint.formats.word.story import Begin, End, Story

# What Word puts where a reference has lost its target, in both languages:
# 错误!未找到引用源。 Error! Bookmark not defined. !语法错误 (in table formulas)
_BROKEN = patterns.compile(
    r"(?i)\s*(?:(?:错误|錯誤|Error|Fehler)\s?[!！]|[!！]\s?(?:语法错误|Syntax Error"
    r"|未定义书签|Undefined Bookmark))"
)
_KEYWORD = patterns.compile(r"\s*(\w+)")
_TARGET = patterns.compile(r'(?i)\s*(?:REF|PAGEREF|NOTEREF)\s+"?([\w.\-]{1,60})')
_BUTTON = patterns.compile(r"(?i)\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s?")
# EQ \o\ac(○,1): the enclosed characters of Chinese Word.
_ENCLOSED = patterns.compile(
    r"(?i)\s*EQ\s+\\o\s*\\ac\s*\(\s*([○〇□△◇])\s*[,，;]\s*(\w{1,3})\s*\)"
)


@dataclass
class Field:
    """One field while it is read: its code, and where its result begins.

    `start` is None until the separator, `part` is which part of the sheet comes next
    there; `preset` is the text that a form field shows
    before anybody fills it in.
    """

    code: list[str] = field(default_factory=list)
    start: int | None = None
    part: int = 0
    preset: str = ""

    @property
    def instruction(self) -> str:
        """The code as one line."""
        return "".join(self.code)[:2000]

    @property
    def keyword(self) -> str:
        """The first word of the code, in capitals."""
        found = _KEYWORD.match(self.instruction)
        return found[1].upper() if found else ""

    @property
    def target(self) -> str:
        """The bookmark that a reference names, or an empty string."""
        found = _TARGET.match(self.instruction)
        return found[1] if found else ""

    @property
    def shown(self) -> str:
        """What a field without a result shows by its code alone."""
        code = self.instruction
        if button := _BUTTON.match(code):
            return code[button.end() :].strip()
        if enclosed := _ENCLOSED.match(code):
            return _enclosed(enclosed[1], enclosed[2])
        return ""

    def is_unfilled(self, result: str) -> bool:
        """Whether a form field still shows its blanks or its prompt."""
        if self.keyword != "FORMTEXT":
            return False
        return not result.strip() or result.strip() == self.preset.strip()


def _enclosed(frame: str, inside: str) -> str:
    if frame in "○〇" and inside.isdecimal() and 1 <= int(inside) <= 20:
        return chr(ord("①") + int(inside) - 1)
    return inside


def _character(story: Story, element: _Element) -> bool:
    kind = element.get(W + "fldCharType")
    if kind == "begin":
        preset = element.find(f"{W}ffData/{W}textInput/{W}default")
        shown = "" if preset is None else preset.get(VAL) or ""
        story.fields.append(Field(preset=shown))
        story.codes += 1
    elif kind == "separate" and story.fields and story.fields[-1].start is None:
        story.codes -= 1
        _begin_result(story)
    elif kind == "end" and story.fields:
        _end(story, element)
    return True


def _code(story: Story, element: _Element) -> bool:
    if story.fields and story.fields[-1].start is None:
        story.fields[-1].code.append(element.text or "")
    return True


def _begin_simple(story: Story, element: _Element) -> bool:
    story.fields.append(Field([element.get(W + "instr") or ""]))
    _begin_result(story)
    return False


def _begin_result(story: Story) -> None:
    begun = story.fields[-1]
    begun.start, begun.part = story.sheet.at, len(story.sheet.parts)
    story.contents += begun.keyword == "TOC"


def _end(story: Story, _: _Element) -> None:
    if not story.fields:
        return
    if story.fields[-1].start is None:
        story.codes -= 1
        _begin_result(story)
        story.write(story.fields[-1].shown)
    ended = story.fields.pop()
    story.contents -= ended.keyword == "TOC"
    span = Span(ended.start or 0, story.sheet.at)
    if not span or story.removed or story.codes:
        return
    result = story.sheet.since(ended.part, span.start)
    name = ended.instruction.strip()
    if ended.keyword == "TOC":
        story.sheet.mark(Mark(MarkKind.CONTENTS, span))
    elif ended.keyword == "MACROBUTTON" or ended.is_unfilled(result):
        story.sheet.mark(Mark(MarkKind.UNFILLED, span))
    elif _BROKEN.match(result):
        story.sheet.mark(Mark(MarkKind.BROKEN_FIELD, span, name=name))
        story.sheet.silent.append(span)  # Word's words, not the author's
    elif ended.target and not _in_contents(story):
        # It still shows what it once found; whether that is left is known later.
        broken = Mark(MarkKind.BROKEN_FIELD, span, name=name)
        story.sheet.targets.append((ended.target.lower(), broken))


def _in_contents(story: Story) -> bool:
    return (
        story.contents > 0
        or any(control.contents for control in story.controls)
        or (story.paragraph is not None and story.paragraph.contents)
    )


BEGIN: dict[str, Begin] = {
    W + "fldChar": _character,
    W + "instrText": _code,
    W + "delInstrText": _code,
    W + "fldSimple": _begin_simple,
}
END: dict[str, End] = {W + "fldSimple": _end}
