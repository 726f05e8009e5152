"""What holds for any text whatever."""

from __future__ import annotations

from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from draftlint import Document, Span, plugins
from draftlint.formats import Unreadable, markdown, text
from draftlint.formats.decoding import decode
from draftlint.linter import Outcome, Task, check_file
from draftlint.reports import Run
from draftlint.testing import marked
from draftlint.triage.directives import read as read_directives

if TYPE_CHECKING:
    from draftlint.formats import Format
    from draftlint.rule import AnyRule

FORMATS = (text.TEXT, markdown.MARKDOWN)
# What formats and rules look for, so that chance puts it together in new ways.
PIECES = (
    *("一、", "（二）", "1.", "第三章 ", "①", "一是", "其中", "合计", "共", "：", "，"),
    *("XX", "**", "***人", "___", "12.5万元", "3个", "，分别为", "占", "%", "增长"),
    *("\n", "\r\n", "\n\n", "\r", "\t", "　　", " ", "\u2028", "\x0c", "\ufeff"),
    *("# ", "- ", "1. ", "> ", "|", "\n|--|--|\n", "```\n", "`", "---\n", "[^1]: "),
    *("[", "](", ")", "<!--", "-->", "<b>", "&nbsp;", "\\", "~~", "https://a.example/"),
    *("draftlint-disable", "# draftlint-disable-next-line ", "{", "}", "{0}", "%s"),
    *("。", "；", "”", "“", "（", "）", "⟦", "⟧", "é", "𠮷", "😀", "\u200b", "\u0301"),
    *("As an AI", "TODO", "Total", "first", "one hundred", "…", "〇", "０", "Ａ"),
)


@cache
def examples() -> tuple[str, ...]:
    """Give the example texts of every installed rule, which reach deep into them."""
    rules = plugins.installed().rules
    return tuple(marked(e.text)[0] for rule in rules for e in rule.examples)


def texts() -> st.SearchStrategy[str]:
    """Any characters that UTF-8 can hold, and pieces of drafts stirred together."""
    stirred = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40)
    return st.text() | stirred.map("".join)


def drafts() -> st.SearchStrategy[str]:
    """Examples of rules, cut and put together anew with other pieces between."""
    example = st.deferred(lambda: st.sampled_from(examples()))
    cut = st.tuples(example, st.integers(0, 60), st.integers(1, 200)).map(
        lambda taken: taken[0][taken[1] : taken[1] + taken[2]]
    )
    part = example | cut | st.sampled_from(PIECES)
    return st.lists(part, max_size=12).map("".join) | texts()


def parsed(source: str, format_: Format) -> Document:
    read = {"text": text.document, "markdown": markdown.document}[format_.name]
    return read(source)


@cache
def every_rule() -> tuple[AnyRule, ...]:
    return tuple(rule() for rule in plugins.installed().rules)


def checked(source: str, format_: Format) -> Outcome:
    path = f"draft{format_.endings[0]}"
    return check_file(
        Task(
            path=path,
            location=Path(path),
            format=format_,
            endings=format_.endings,
            rules=every_rule(),
            content=b"\xef\xbb\xbf" + source.encode(),
        )
    )


def is_inside(span: Span, source: str) -> bool:
    return 0 <= span.start <= span.end <= len(source)


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
@given(source=texts())
def test_prose_is_the_source_with_blanks_in_it(format_: Format, source: str) -> None:
    read = parsed(source, format_)

    assert read.source == source
    assert len(read.prose) == len(read.narrow) == len(source)
    assert all(p in (s, " ") for s, p in zip(source, read.prose, strict=True))
    assert [p for p in read.prose if p in "\r\n"] == [s for s in source if s in "\r\n"]


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
@given(source=texts())
def test_blocks_are_ascending_disjoint_and_inside(format_: Format, source: str) -> None:
    spans = [block.span for block in parsed(source, format_).blocks]

    assert all(is_inside(span, source) and len(span) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
@given(source=texts())
def test_all_prose_with_words_lies_in_a_block(format_: Format, source: str) -> None:
    read = parsed(source, format_)
    outside = list(read.prose)
    for block in read.blocks:
        outside[block.span.start : block.span.end] = " " * len(block.span)

    assert "".join(outside).split() == []


@given(st.lists(texts(), min_size=1, max_size=9))
def test_table_cells_are_ascending_and_inside_their_table(cells: list[str]) -> None:
    rows = [f"|{cell}|{cell[::-1]}|" for cell in cells]
    source = "\n".join(["|甲|乙|", "|--|--|", *rows])

    for table in markdown.document(source).tables:
        places = [(cell.row, cell.column) for cell in table.cells]
        assert is_inside(table.span, source)
        assert all(cell.span in table.span for cell in table.cells)
        assert places == sorted(set(places))
        assert all(a.span.end <= b.span.start for a, b in pairwise(table.cells))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(source=texts())
def test_any_text_survives_unicode_and_is_read_or_refused(
    encoding: str, source: str
) -> None:
    # UTF-16 of a text that begins with U+0000 begins with the mark of UTF-32.
    assume(not source.startswith(("\ufeff", "\0")))

    try:
        read, _ = decode(source.encode(encoding))
    except Unreadable:
        assert any(ord(sign) < 32 for sign in source)
    else:
        assert read == source


HAN = st.characters(codec="gb2312", min_codepoint=0x4E00, max_codepoint=0x9FA5)


@given(st.text(HAN | st.sampled_from("，。；：“”（）　０１ａ \n12ab"), max_size=30))
def test_chinese_survives_gb18030(chance: str) -> None:
    # Some pairs of bytes are UTF-8 too; a sentence shows what they are.
    source = f"今年以来，全区上下共同努力，各项工作取得新进展。{chance}"

    assert decode(source.encode("gb18030")) == (source, "gb18030")


@given(st.binary())
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read, encoding = decode(content)
    except Unreadable:
        return

    assert read.encode(encoding) == content or content.startswith(b"\xfe\xff")


@given(source=texts())
def test_every_directive_stands_in_the_text(source: str) -> None:
    for directive in read_directives(source):
        assert is_inside(directive.span, source)
        assert directive.scope.start <= directive.scope.end <= len(source) + 1


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.name)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=drafts())
def test_no_text_makes_a_rule_fail_and_findings_lie_inside(
    format_: Format, source: str
) -> None:
    assume(not any(ord(sign) < 32 and sign not in "\t\n\r\x0b\x0c" for sign in source))

    outcome = checked(source, format_)

    assert outcome.error is None
    assert outcome.document is not None
    assert outcome.document.source == source
    for finding in (*outcome.findings, *outcome.allowed):
        assert is_inside(finding.span, source)
        assert finding.message.zh
        assert finding.message.en
        assert all(is_inside(note.span, source) for note in finding.related)
        if finding.fix:
            assert all(is_inside(edit.span, source) for edit in finding.fix.edits)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(source=drafts())
def test_no_text_makes_a_report_fail(source: str) -> None:
    outcome = checked(source, text.TEXT)
    run = Run(
        outcomes=(outcome,), problems=(), language="zh", version="1", verbose=True
    )

    for report in plugins.installed().reports:
        stream = StringIO()
        report.write(run, stream)
        assert stream.getvalue()
