"""The notes beside the text: one a finding, with all there is to say of it."""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING

from draftlint.finding import Family
from draftlint.reports.html_page import comparison
from draftlint.reports.html_page.markup import attributes, element, words
from draftlint.reports.html_page.telling import (
    LANGUAGE_CODES,
    STATUSES,
    shortened,
    where,
)
from draftlint.reports.suggestions import suggestion
from draftlint.reports.wordings import SEVERITIES
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from draftlint.finding import Edit
    from draftlint.reports.html_page.sections import Contents, Entry, Section
    from draftlint.reports.results import Related
    from draftlint.wording import Language

_TO_TEXT = Text(
    zh="第 {number} 处：到原文中的位置",
    en="finding {number}: go to its place in the text",
)
_SAFE = Text(zh="（可自动修改）", en=" (can be fixed automatically)")
_EDITS = Text(zh="建议修改：", en="suggestion: ")
_RELATED = Text(zh="相关之处", en="related places")
_ABOUT = Text(zh="{rule}：规则说明", en="{rule}: about this rule")
_COMPARE = Text(zh="对照两处", en="compare the two")
# So many fit on the screen together, and stay there while their paragraph is read.
_FEW = 3
_MOST_EDITS = 4
_AROUND_EDIT = 8


class Notes:
    """The notes of one file, in reading order.

    `lang` and `draft_lang` are the language codes of the notes and of the draft.
    """

    def __init__(
        self,
        section: Section,
        contents: Contents,
        rules: Mapping[str, int],
        language: Language,
    ) -> None:
        document = section.outcome.document
        self.language = language
        self.lang = LANGUAGE_CODES[language]
        self.draft_lang = LANGUAGE_CODES[
            "zh" if document is not None and document.is_chinese else "en"
        ]
        self._contents = contents
        self._rules = rules
        self._path = section.outcome.path
        self._waiting = deque(section.entries)

    def before(self, offset: float) -> Iterator[str]:
        """Yield the notes, as one list, on what begins before an offset."""
        notes = []
        while self._waiting and self._waiting[0].span.start < offset:
            notes.append(self._note(self._waiting.popleft()))
        if notes:
            about = attributes(
                class_="notes few" if len(notes) <= _FEW else "notes",
                lang=self.lang if self.lang != self.draft_lang else None,
            )
            yield f"<ol{about}>{''.join(notes)}</ol>"

    def rest(self) -> Iterator[str]:
        """Yield the notes on the very end of the text."""
        return self.before(inf)

    def _note(self, entry: Entry) -> str:
        finding = entry.result.finding
        classes = f"note {finding.severity}" + ("" if entry.open else " c")
        about = attributes(
            class_=classes,
            id=f"f{entry.number}",
            tabindex=-1,
            data_rule=self._rules[finding.rule],
            data_family=finding.family,
            data_severity=finding.severity,
            data_status=entry.result.status,
        )
        return f"<li{about}>{''.join(self._parts(entry))}</li>"

    def _parts(self, entry: Entry) -> Iterator[str]:
        finding = entry.result.finding
        yield self._head(entry)
        yield element("p", words(finding.message.to(self.language)), class_="message")
        yield from self._advice(entry)
        yield from self._related(entry)
        yield from self._comparison(entry)

    def _head(self, entry: Entry) -> str:
        number, result = entry.number, entry.result
        severity = SEVERITIES[result.finding.severity].to(self.language)
        status = STATUSES.get(result.status)
        label = _TO_TEXT.format(number=number).to(self.language)
        to_text = attributes(class_="to", href=f"#m{number}", aria_label=label)
        rule = result.finding.rule
        about = _ABOUT.format(rule=rule).to(self.language)
        to_rule = attributes(
            class_="about", href=f"#r{self._rules[rule]}", aria_label=about
        )
        parts = (
            f"<a{to_text}>{number}</a>",
            element("b", words(severity), class_="severity"),
            element("i", words(status.to(self.language))) if status else "",
            element("span", words(self._where(entry)), class_="place"),
            f"<a{to_rule}>{words(rule)}</a>",
        )
        return element("p", " ".join(filter(None, parts)), class_="head")

    def _where(self, entry: Entry) -> str:
        return where(entry.result.positions, entry.span.start).to(self.language)

    def _advice(self, entry: Entry) -> Iterator[str]:
        """Yield the suggested fix: in words, or edit by edit where it does more."""
        finding = entry.result.finding
        if finding.fix is None or not finding.fix.edits:
            return
        source = entry.result.positions.document.source
        advice = suggestion(finding, source)
        safe = words(_SAFE.to(self.language)) if finding.fix.safe else ""
        if advice is not None:
            said = words(advice.to(self.language))
        else:
            edits = sorted(finding.fix.edits, key=lambda edit: edit.span)
            shown = "；".join(_edit(edit, source) for edit in edits[:_MOST_EDITS])
            more = "…" if len(edits) > _MOST_EDITS else ""
            said = f"{words(_EDITS.to(self.language))}{shown}{more}"
        yield element("p", said, safe, class_="advice")

    def _related(self, entry: Entry) -> Iterator[str]:
        related = entry.result.related
        if related:
            label = _RELATED.to(self.language)
            code = "related" if len(related) <= _FEW else "related many"
            items = (element("li", self._pointer(entry, one)) for one in related)
            yield element("ul", *items, class_=code, aria_label=label)

    def _pointer(self, entry: Entry, related: Related) -> str:
        """Link to another place; quote it where its text is not on the page."""
        span = related.note.span
        message = words(related.note.message.to(self.language))
        place = self._elsewhere(entry, related)
        number = self._contents.place(related)
        if number is not None:
            return f'<a href="#p{number}">{message}</a>{place}'
        quote = shortened(related.positions.document.text(span))
        return f"{message}{place} {element('q', words(quote))}"

    def _elsewhere(self, entry: Entry, related: Related) -> str:
        """Say where another place is, unless it is near, or one of many."""
        block_at, start = related.positions.document.block_at, related.note.span.start
        same_file = related.path == self._path
        near = same_file and block_at(start) is block_at(entry.span.start)
        if near or (same_file and len(entry.result.related) > _FEW):
            return ""
        place = where(related.positions, start).to(self.language)
        if not same_file:
            place = f"{related.path} {place}"
        return f" {element('span', words(place), class_='place')}"

    def _comparison(self, entry: Entry) -> Iterator[str]:
        """Yield the button that shows a copy beside what it is a copy of."""
        if entry.result.finding.family is not Family.DUPLICATE:
            return
        for related in entry.result.related[:1]:
            place = self._contents.place(related)
            if place is None:
                return
            here = entry.result.positions.document.text(entry.span)
            there = related.positions.document.text(related.note.span)
            differences = comparison.differences(there, here)
            button = attributes(
                class_="compare script",
                type="button",
                data_n=entry.number,
                data_p=place,
                data_differences=differences,
            )
            yield f"<button{button}>{words(_COMPARE.to(self.language))}</button>"


def _edit(edit: Edit, source: str) -> str:
    start, end = edit.span.start, edit.span.end
    before = source[max(0, start - _AROUND_EDIT) : start]
    after = source[end : end + _AROUND_EDIT]
    old = source[start:end]
    return "".join(
        (
            words(before.splitlines()[-1] if before else ""),
            element("del", words(shortened(old))) if old else "",
            element("ins", words(edit.text)) if edit.text else "",
            words(after.splitlines()[0] if after else ""),
        )
    )
