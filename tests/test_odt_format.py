"""OpenDocument texts: what LibreOffice shows of them, numbers included."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from draftlint.formats import Unreadable, text
from draftlint.formats.odt import read
from tests.odf_files import cell, items, numbers, odt_file, paragraph, root
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
from tests.word_files import zipped

if TYPE_CHECKING:
    from pathlib import Path

    from draftlint import Document
    from tests.conftest import CommandLine

CHINESE = 'style:num-format="一, 二, 三, ..." style:num-suffix="、"'
BRACKETS = (
    'style:num-format="一, 二, 三, ..." style:num-prefix="（" style:num-suffix="）"'
)
DECIMAL = 'style:num-format="1" style:num-suffix="."'
REPORT = numbers("L", CHINESE, BRACKETS, DECIMAL)


def opened(
    body: str, automatic: str = "", styles: str = "", masters: str = "", meta: str = ""
) -> Document:
    content = odt_file(
        body, automatic=automatic, styles=styles, masters=masters, meta=meta
    )
    return read("draft.odt", content)


def test_paragraphs_headings_and_spaces() -> None:
    shown = opened(
        '<text:h text:outline-level="2">一、总体</text:h>'
        "<text:p> 正\n  文<text:s text:c='2'/>甲<text:tab/>乙"
        "<text:line-break/>丙<text:span> 丁</text:span> </text:p><text:p/>"
    )

    assert kinds(shown) == [
        ("heading", "一、总体"),
        ("paragraph", "正 文  甲\t乙\n丙 丁 "),
    ]
    assert shown.blocks[0].level == 2
    assert shown.blocks[1].place.zh == "第2段"


def test_automatic_numbers_are_labels_in_the_text() -> None:
    deeper = f"{paragraph('概况')}<text:list>{items('人口', '面积')}</text:list>"
    shown = opened(
        f'<text:list text:style-name="L">{items(deeper, "问题")}</text:list>', REPORT
    )

    assert texts(shown) == ["一、 概况", "（一） 人口", "（二） 面积", "二、 问题"]
    assert labels(shown) == ["一、", "（一）", "（二）", "二、"]
    assert {kind for kind, _ in kinds(shown)} == {"list-item"}


def test_a_list_goes_on_where_it_says_so_and_else_begins_anew() -> None:
    shown = opened(
        f'<text:list xml:id="a" text:style-name="L">{items("甲", "乙")}</text:list>'
        f'<text:list text:style-name="L">{items("丙")}</text:list>'
        '<text:list text:continue-numbering="true" text:style-name="L">'
        f"{items('丁')}</text:list>"
        f'<text:list text:continue-list="a" text:style-name="M">{items("戊")}</text:list>'
        '<text:list text:continue-list="a" text:style-name="L"><text:list-item>'
        f"<text:list>{items('己')}</text:list></text:list-item></text:list>",
        REPORT + numbers("M", DECIMAL),
    )

    assert labels(shown) == ["一、", "二、", "一、", "二、", "3.", "（一）"]


def test_starts_headers_and_second_paragraphs() -> None:
    shown = opened(
        '<text:list text:style-name="L"><text:list-header><text:p>题</text:p>'
        '</text:list-header><text:list-item text:start-value="5"><text:p>甲</text:p>'
        f"<text:p>续</text:p></text:list-item>{items('乙')}</text:list>",
        REPORT,
    )

    assert texts(shown) == ["题", "五、 甲", "续", "六、 乙"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        (CHINESE, ["一、", "二、"]),
        ('style:num-format="①, ②, ③, ..."', ["①", "②"]),
        ('style:num-format="壹, 贰, 叁, ..."', ["壹", "贰"]),
        ('style:num-format="甲, 乙, 丙, ..."', ["甲", "乙"]),
        ('style:num-format="子, 丑, 寅, ..."', ["子", "丑"]),
        ('style:num-format="１, ２, ３, ..."', ["１", "２"]),
        ('style:num-format="a" style:num-suffix=")"', ["a)", "b)"]),
        ('style:num-format="I" text:start-value="4"', ["IV", "V"]),
        ('style:num-format="1" loext:num-list-format="第%1%条"', ["第1条", "第2条"]),
        ('style:num-format=""', []),
    ],
)
def test_every_number_format(attributes: str, expected: list[str]) -> None:
    body = f'<text:list text:style-name="N">{items("子", "丑")}</text:list>'

    assert labels(opened(body, numbers("N", attributes))) == expected


def test_numbers_of_several_levels_show_the_levels_above() -> None:
    two = 'style:num-format="1" text:display-levels="2"'
    deeper = f"{paragraph('甲')}<text:list>{items('乙', '丙')}</text:list>"
    body = f'<text:list text:style-name="N">{items(deeper)}</text:list>'

    assert labels(opened(body, numbers("N", DECIMAL, two))) == ["1.", "1.1", "1.2"]


def test_legal_numbers_are_arabic() -> None:
    legal = 'style:num-format="1" loext:num-list-format="%1%.%2%" loext:is-legal="true"'
    deeper = f"{paragraph('甲')}<text:list>{items('乙')}</text:list>"
    body = f'<text:list text:style-name="N">{items(deeper)}</text:list>'

    assert labels(opened(body, numbers("N", CHINESE, legal))) == ["一、", "1.1"]


def test_headings_count_by_the_outline_of_the_file() -> None:
    outline = (
        "<text:outline-style><text:outline-level-style text:level='1'"
        " style:num-format='一, 二, 三, ...' style:num-prefix='第' style:num-suffix='章'/>"
        "</text:outline-style>"
    )
    heading = '<text:h text:outline-level="1" {}>标题</text:h>'
    shown = opened(
        heading.format("")
        + heading.format('text:is-list-header="true"') * 1
        + heading.format(""),
        styles=outline,
    )

    assert texts(shown) == ["第一章 标题", "标题", "第二章 标题"]


def test_tables_merged_and_nested() -> None:
    inner = (
        f"<table:table><table:table-row>{cell('内')}</table:table-row></table:table>"
    )
    shown = opened(
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("项目", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
        + "<table:table-row>"
        + cell("甲", 'table:number-rows-spanned="2"')
        + cell("1")
        + "</table:table-row><table:table-row><table:covered-table-cell/>"
        + f"{cell(inner + paragraph('外'))}</table:table-row></table:table>"
    )
    outer = shown.tables[0]

    assert [
        (c.row, c.column, c.row_span, c.column_span, c.header) for c in outer.cells
    ] == [
        *((0, 0, 1, 2, True), (1, 0, 2, 1, False)),
        *((1, 1, 1, 1, False), (2, 1, 1, 1, False)),
    ]
    assert [block.place.zh for block in shown.blocks][-2:] == [
        "表1 第3行第2列内的表 第1行第1列",
        "表1 第3行第2列",
    ]


def test_a_list_in_a_cell_does_not_go_on_from_the_one_around_the_table() -> None:
    inner = f'<text:list text:style-name="L">{items("乙")}</text:list>'
    table = (
        f"<table:table><table:table-row>{cell(inner)}</table:table-row></table:table>"
    )
    body = (
        f'<text:list text:style-name="L">{items(paragraph("甲") + table)}</text:list>'
    )

    assert labels(opened(body, REPORT)) == ["一、", "一、"]


def test_notes_comments_and_text_boxes_stand_behind_the_text() -> None:
    shown = opened(
        "<text:p>正文<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>注释</text:p></text:note-body>"
        "</text:note><office:annotation office:name='a'><dc:creator>某人</dc:creator>"
        "<text:p>待核实</text:p></office:annotation>有据"
        "<office:annotation-end office:name='a'/>。<draw:frame><draw:text-box>"
        "<text:p>框</text:p></draw:text-box><svg:desc>图 解</svg:desc></draw:frame></text:p>"
    )

    assert kinds(shown) == [
        ("paragraph", "正文有据。"),
        ("text-box", "框"),
        ("note", "注释"),
        ("comment", "待核实"),
    ]
    assert [b.place.zh for b in shown.blocks[1:]] == ["文本框1", "脚注1", "批注1"]
    assert marks(shown) == [("comment", "有据", "待核实"), ("alternative", "", "图 解")]
    assert "待核实" not in shown.prose


def test_what_was_put_in_is_text_and_what_was_taken_out_is_not() -> None:
    region = (
        '<text:changed-region text:id="{0}"><text:{1}><office:change-info><dc:creator>'
        "某人</dc:creator></office:change-info>{2}</text:{1}></text:changed-region>"
    )
    shown = opened(
        "<text:tracked-changes>"
        + region.format("i", "insertion", "")
        + region.format("d", "deletion", paragraph("旧") + paragraph("文"))
        + "</text:tracked-changes><text:p>前<text:change-start text:change-id='i'/>新"
        "<text:change-end text:change-id='i'/><text:change text:change-id='d'/>后</text:p>"
    )

    assert texts(shown) == ["前新后"]
    assert marks(shown) == [("insertion", "新", ""), ("deletion", "", "旧\n文")]
    assert {mark.author for mark in shown.marks} == {"某人"}


def test_headers_footers_and_watermarks_of_the_pages_in_use() -> None:
    page = '<style:master-page style:name="{}" {}>{}</style:master-page>'
    shown = opened(
        '<text:p text:style-name="P">正文</text:p>',
        '<style:style style:name="P" style:master-page-name="First"/>',
        masters=page.format(
            "Standard",
            "",
            "<style:header><text:p>页眉<draw:custom-shape draw:name='x'"
            " draw:transform='rotate (0.785398)'><text:p>内部资料</text:p>"
            "</draw:custom-shape></text:p></style:header>"
            "<style:footer-left><text:p>偶数页脚</text:p></style:footer-left>",
        )
        + page.format(
            "First",
            'style:next-style-name="Standard"',
            "<style:header><text:p>首页</text:p></style:header>",
        )
        + page.format(
            "Unused", "", "<style:header><text:p>别处</text:p></style:header>"
        ),
    )

    assert [(b.place.zh, shown.text(b.span)) for b in shown.blocks] == [
        ("第1段", "正文"),
        ("页眉", "页眉"),
        ("页脚（偶数页）", "偶数页脚"),
        ("页眉（首页）", "首页"),
        ("水印", "内部资料"),
    ]


def test_contents_placeholders_hidden_text_and_broken_references_are_marked() -> None:
    shown = opened(
        "<text:table-of-content><text:table-of-content-source/><text:index-body>"
        "<text:p>一、总体<text:tab/>1</text:p></text:index-body></text:table-of-content>"
        "<text:p>姓名<text:placeholder text:description='名'>&lt;填写&gt;</text:placeholder>"
        "<text:span text:style-name='H'>藏</text:span>"
        "<text:bookmark-ref text:ref-name='无'>错误</text:bookmark-ref>"
        "<text:bookmark text:name='有'/><text:bookmark-ref text:ref-name='有'>甲"
        "</text:bookmark-ref></text:p>",
        '<style:style style:name="H"><style:text-properties text:display="none"/>'
        "</style:style>",
        meta="<dc:title>题 目</dc:title><meta:initial-creator>甲</meta:initial-creator>",
    )

    assert marks(shown) == [
        ("contents", "一、总体\t1", ""),
        ("property", "", "题 目"),
        ("property", "", "甲"),
        ("unfilled", "<填写>", ""),
        ("hidden", "藏", ""),
        ("broken-field", "错误", ""),
    ]
    assert [mark.name for mark in shown.marks[1:3]] == ["title", "creator"]
    assert "藏" not in shown.prose
    assert "总体" not in shown.prose


def test_the_same_text_has_the_same_findings_as_plain_text() -> None:
    body = "".join(map(paragraph, DRAFT.splitlines()))

    assert found(opened(body)) == found(text.document(DRAFT))


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"hello", "not a"),
        (odt_file("<text:p/>")[:-40], "cut short"),
        (zipped({"a": "b"}), "holds no text"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "password"),
        (odt_file(files={"content.xml": "<a"}), "content.xml cannot be read"),
        (odt_file(files={"content.xml": ENTITY + "<x>&e;</x>"}), "DOCTYPE"),
        (odt_file("<text:section>" * 9), "cannot be read"),
        (
            odt_file("<text:section>" * 5000 + "</text:section>" * 5000),
            "nested too deeply",
        ),
        (
            odt_file(
                files={
                    "META-INF/manifest.xml": "<m:manifest xmlns:m='urn:oasis:names:tc:"
                    "opendocument:xmlns:manifest:1.0'><m:encryption-data/></m:manifest>"
                }
            ),
            "encrypted",
        ),
        (odt_file(" " * 40_000_000), "abnormal size"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    content: bytes, reason: str
) -> None:
    began = perf_counter()

    with pytest.raises(Unreadable, match=reason):
        read("draft.odt", content)
    assert perf_counter() - began < 5


def test_an_unreadable_file_is_exit_status_2(
    draftlint: CommandLine, folder: Path
) -> None:
    (folder / "a.odt").write_bytes(b"PK\3\4")

    assert draftlint("check", "a.odt").status == 2


def test_a_damaged_file_is_read_or_refused() -> None:
    content = root(
        "document-content",
        "<office:body><office:text>"
        + "".join(map(paragraph, DRAFT.splitlines()))
        + f'<text:list text:style-name="L">{items("甲")}</text:list>'
        "</office:text></office:body>",
    ).encode()

    for broken in damaged(content, 40):
        assert survives(read, odt_file(files={"content.xml": broken}))
    assert all(survives(read, broken) for broken in damaged(odt_file("<text:p/>"), 40))
