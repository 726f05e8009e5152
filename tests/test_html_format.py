"""Web pages: what a browser shows of them, as paragraphs, lists and tables."""

from __future__ import annotations

import subprocess
import sys
from html import escape
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from draftlint.formats import Unreadable, text
from draftlint.formats.html import HTML, read
from tests.other_formats import (
    DRAFT,
    damaged,
    found,
    kinds,
    labels,
    marks,
    survives,
    texts,
)

if TYPE_CHECKING:
    from pathlib import Path

    from draftlint import Document
    from tests.conftest import CommandLine


def page(body: str, head: str = "") -> Document:
    return read(
        "draft.html",
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head>"
        f"<body>{body}</body></html>".encode(),
    )


def test_headings_paragraphs_and_quotations_are_told_apart() -> None:
    shown = page(
        "<h2>一、总体</h2><div>前文<p>正文。</p>后文<blockquote>引文</blockquote></div>"
    )

    assert kinds(shown) == [
        ("heading", "一、总体"),
        ("paragraph", "前文"),
        ("paragraph", "正文。"),
        ("paragraph", "后文"),
        ("quote", "引文"),
    ]
    assert shown.blocks[0].level == 2
    assert shown.blocks[1].place.zh == "第2段"


def test_white_space_shows_as_one_space_and_between_chinese_lines_as_none() -> None:
    shown = page("<p>\n 推进  工作\n　　<b>扎实</b>\n有序，\tin  one\nstep </p>")

    assert texts(shown) == ["推进 工作　　扎实有序， in one step"]


def test_no_break_spaces_indent_and_align() -> None:
    shown = page("<p>&nbsp;&nbsp;正文&nbsp;</p><p>局长&nbsp;&nbsp;王明</p>")

    assert texts(shown) == ["正文", "局长  王明"]


def test_a_line_break_parts_what_a_sentence_ended() -> None:
    assert texts(page("<p>第一句。<br>第二句<br/><br/>第三句</p>")) == [
        "第一句。",
        "第二句",
        "第三句",
    ]


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts(page("<pre>甲。\n  乙。\n</pre>")) == ["甲。", "  乙。"]


def test_list_numbers_are_labels_in_the_text() -> None:
    shown = page(
        "<ol start=3><li>甲<li><p>乙</p><p>续</p><ol type=a><li>丙</ol></ol>"
        '<ol style="list-style-type: cjk-ideographic"><li>丁<li value=5>戊</ol>'
        "<ol reversed><li>己<li>庚</ol><ul><li>辛</ul>"
    )

    assert texts(shown) == [
        *(
            "3. 甲",
            "4. 乙",
            "续",
            "a. 丙",
            "一、 丁",
            "五、 戊",
            "2. 己",
            "1. 庚",
            "辛",
        ),
    ]
    assert labels(shown) == ["3.", "4.", "a.", "一、", "五、", "2.", "1."]


def test_a_typed_number_or_a_style_switches_the_list_number_off() -> None:
    shown = page(
        "<ol><li>一、甲<li>（二）乙</ol><ol style='list-style:none'><li>丙</ol>"
    )

    assert texts(shown) == ["一、甲", "（二）乙", "丙"]


def test_a_table_has_rows_columns_and_a_caption() -> None:
    shown = page(
        "<table><caption>表一</caption><thead><tr><td>项目<td>数</thead>"
        "<tr><td rowspan=2>甲<td>1<tr><td>2<tr><th colspan=2>合计</table>"
    )
    [table] = shown.tables

    assert kinds(shown)[0] == ("paragraph", "表一")
    assert [
        (c.row, c.column, c.row_span, c.column_span, c.header, shown.text(c.span))
        for c in table.cells
    ] == [
        (0, 0, 1, 1, True, "项目"),
        (0, 1, 1, 1, True, "数"),
        (1, 0, 2, 1, False, "甲"),
        (1, 1, 1, 1, False, "1"),
        (2, 1, 1, 1, False, "2"),
        (3, 0, 1, 2, True, "合计"),
    ]
    assert shown.blocks[-1].place.zh == "表1 第4行第1列"


def test_a_table_that_lays_out_the_page_is_none() -> None:
    shown = page(
        "<table><tr><td>导航<td><h1>标题</h1><p>正文</p>"
        "<table><tr><td>甲<td>乙</table></table><table><tr><td>框</table>"
    )

    assert [kind for kind, _ in kinds(shown)] == [
        *("paragraph", "heading", "paragraph", "table-cell", "table-cell", "paragraph")
    ]
    assert len(shown.tables) == 1


def test_what_is_hidden_deleted_inserted_or_described_is_marked() -> None:
    shown = page(
        "<p>正文<span hidden>藏</span><del>旧</del><ins>新</ins><img alt=' 图 '>"
        "<code>XX</code></p>",
        "<title>某 报告</title><meta name=Author content=某人>",
    )

    assert texts(shown) == ["正文藏新XX"]
    assert shown.prose == "正文 新  \n"
    assert marks(shown) == [
        ("property", "", "某 报告"),
        ("property", "", "某人"),
        ("hidden", "藏", ""),
        ("insertion", "新", ""),
        ("deletion", "", "旧"),
        ("alternative", "", "图"),
    ]


def test_scripts_styles_and_note_signs_are_no_text() -> None:
    shown = page(
        "<style>p{}</style><p>共43<sup><a href=#n>1</a></sup>个，m<sup>2</sup>"
        "<script>XX</script><ruby>注<rt>zhu</rt></ruby></p><select><option>选</select>"
    )

    assert texts(shown) == ["共43个，m2注"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "gb2312"),  # wrong: what is valid UTF-8 is UTF-8
        ("gb18030", "gb2312"),
        ("gb18030", ""),
        ("big5", "big5"),
        ("utf-16", ""),
    ],
)
def test_a_page_is_decoded_as_it_says_unless_it_is_utf_8(
    encoding: str, declared: str
) -> None:
    meta = f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>"
    source = f"{meta if declared else ''}<p>工作報告，工作的一年。</p>" * 4

    assert texts(read("a.htm", source.encode(encoding)))[0] == "工作報告，工作的一年。"


def test_a_comment_speaks_to_draftlint(draftlint: CommandLine, folder: Path) -> None:
    allowed = "<!-- draftlint-disable-next-line leftover-placeholder -->"
    file = folder / "draft.html"
    file.write_text(f"{allowed}<p>新建X街道服务中心。</p>", encoding="utf-8")

    assert draftlint("check", "--isolated", file).status == 0


def test_the_same_text_has_the_same_findings_as_plain_text() -> None:
    written = "".join(f"<p>{escape(line)}</p>\n" for line in DRAFT.splitlines())
    plain = found(text.document(DRAFT))

    assert found(page(written)) == plain
    assert len(plain) >= 6


def test_tags_nested_too_deeply_are_refused_soon() -> None:
    began = perf_counter()

    with pytest.raises(Unreadable, match="too deeply"):
        page("<div>" * 200_000)
    assert texts(page("<div>" * 1000 + "底")) == ["底"]
    assert perf_counter() - began < 5


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("<p><font>字" * 5000, 5000),  # never closed
        ("<table>" + "<tr><td rowspan=65000 colspan=9999>字<td>2" * 300, 600),
        ("<table><tr>" + "<td rowspan=65000>x" * 5000 + "<tr><td>y" * 5000, 10_000),
        ("<p><img src='data:" + "A" * 3_000_000 + "'>字", 1),
    ],
    ids=["font", "spans", "tall", "data"],
)
def test_odd_pages_are_read_soon(body: str, blocks: int) -> None:
    began = perf_counter()

    assert len(page(body).blocks) == blocks
    assert perf_counter() - began < 5


def test_a_tag_with_attributes_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="attributes"):
        page("<p " + " ".join(f"a{number}" for number in range(100_000)) + ">字")


def test_a_long_text_is_read_to_its_end() -> None:
    assert len(page(f"<p>{'长' * 5_000_000}尾</p>").source) == 5_000_002


@pytest.mark.parametrize("content", [b"", b"  \n", b"<!-- nothing -->", b"<p></p>"])
def test_an_empty_page_has_no_blocks(content: bytes) -> None:
    assert read("a.html", content).blocks == ()


def test_what_is_no_text_is_refused(draftlint: CommandLine, folder: Path) -> None:
    (folder / "a.html").write_bytes(bytes(range(256)) * 10)
    ran = draftlint("check", "a.html")

    assert ran.status == 2
    assert "not a text file" in ran.out


def test_a_damaged_page_is_read_or_refused() -> None:
    content = "".join(f"<li>{line}</li>" for line in DRAFT.splitlines()).encode()

    assert all(survives(HTML.read, broken) for broken in damaged(content, 60))


def test_a_plain_text_waits_for_no_other_format(folder: Path) -> None:
    (folder / "a.txt").write_text("一年来，各项工作取得新进展。\n", encoding="utf-8")
    asked = (
        "import sys; from draftlint import cli\n"
        "try: cli.main(['check', '--isolated', 'a.txt'])\n"
        "except SystemExit: pass\n"
        "heavy = {'lxml', 'pypdfium2', 'python_calamine', 'tempfile'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
