"""Tables, and what stands beside the body of a Word file, each with its place."""

from __future__ import annotations

import pytest

from draftlint.document import Document, Kind, MarkKind, Table
from draftlint.formats.word import read
from tests.word_files import (
    cell,
    paragraph,
    relations,
    root,
    run,
    section,
    table,
    word_file,
)

BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
    '<wp:docPr name="{name}"/><a:graphic><wps:wsp><wps:spPr>{shape}</wps:spPr>'
    "<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
    "<wps:bodyPr>{body}</wps:bodyPr></wps:wsp></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
WARPED = '<a:prstTxWarp prst="textPlain"/>'
WORD_ART = (
    '<w:r><w:pict><v:shape id="{name}" style="{style}">'
    '<v:textpath string="{words}"/></v:shape></w:pict></w:r>'
)


def opened(body: str, **parts: str) -> Document:
    return read("draft.docx", word_file(body, **parts))


def box(text: str, *, name: str = "文本框 2", shape: str = "", body: str = "") -> str:
    inside = paragraph(text) if text else ""
    return BOX.format(inside=inside, name=name, shape=shape, body=body)


def found(document: Document) -> list[tuple[str, Kind, str]]:
    return [
        (block.place.zh, block.kind, document.text(block.span))
        for block in document.blocks
    ]


def grid(document: Document, of: Table) -> list[tuple[str, int, int, int, int]]:
    return [
        (document.text(c.span), c.row, c.column, c.row_span, c.column_span)
        for c in of.cells
    ]


def test_the_paragraphs_of_a_cell_are_blocks_and_the_cell_holds_them() -> None:
    body = paragraph("前") + table([["甲", paragraph("乙") + paragraph("丙")]])

    document = opened(body + paragraph("后"))

    assert found(document) == [
        ("第1段", Kind.PARAGRAPH, "前"),
        ("表1 第1行第1列", Kind.TABLE_CELL, "甲"),
        ("表1 第1行第2列", Kind.TABLE_CELL, "乙"),
        ("表1 第1行第2列", Kind.TABLE_CELL, "丙"),
        ("第2段", Kind.PARAGRAPH, "后"),
    ]
    [only] = document.tables
    assert document.text(only.span) == "甲\n乙\n丙"
    assert grid(document, only) == [("甲", 0, 0, 1, 1), ("乙\n丙", 0, 1, 1, 1)]


def test_merged_cells_are_read_once_with_their_extent() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        [cell("宽", '<w:gridSpan w:val="2"/>'), cell("高", down)],
        [cell("一"), cell("二"), cell("", on)],
        [cell("三"), cell("四"), cell("", on)],
    ]

    document = opened(table(rows))

    assert grid(document, document.tables[0]) == [
        ("宽", 0, 0, 1, 2),
        ("高", 0, 2, 3, 1),
        ("一", 1, 0, 1, 1),
        ("二", 1, 1, 1, 1),
        ("三", 2, 0, 1, 1),
        ("四", 2, 1, 1, 1),
    ]


def test_a_table_within_a_cell_is_a_table_and_its_place_names_the_outer_cell() -> None:
    inner = table([["内"]]) + paragraph("后")

    document = opened(table([["甲", inner]]))

    assert found(document)[1:] == [
        ("表1 第1行第2列内的表 第1行第1列", Kind.TABLE_CELL, "内"),
        ("表1 第1行第2列", Kind.TABLE_CELL, "后"),
    ]
    outer, within = document.tables
    assert outer.place.en == "table 1"
    assert within.place.en == "table 1, row 1, column 2, inner table"
    assert document.text(outer.cells[1].span) == "内\n后"


def test_a_deleted_row_is_no_row() -> None:
    rows = table([["甲"], ["乙"], ["丙"]]).split("<w:tr>")
    rows[2] = "<w:trPr><w:del/></w:trPr>" + rows[2]

    document = opened("<w:tr>".join(rows))

    assert [c.row for c in document.tables[0].cells] == [0, 1]
    assert [(m.kind, m.text) for m in document.marks] == [(MarkKind.DELETION, "乙")]


def test_header_rows_are_known() -> None:
    written = table([["项目"], ["甲"]]).replace(
        "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1
    )

    assert [c.header for c in opened(written).tables[0].cells] == [True, False]


def test_headers_and_footers_come_once_behind_the_body() -> None:
    first = section(header_default="header1", header_first="header2")
    last = section(
        header_default="header1", header_even="header3", footer_default="footer1"
    )
    body = paragraph("甲", properties=first) + paragraph("乙") + last
    parts = {
        name: paragraph(name)
        for name in ("header1", "header2", "header3", "header4", "footer1")
    }

    document = opened(body, **parts)

    assert found(document)[2:] == [
        ("页眉", Kind.HEADER, "header1"),
        ("页眉（首页）", Kind.HEADER, "header2"),
        ("第2节页眉（偶数页）", Kind.HEADER, "header3"),
        ("第2节页脚", Kind.FOOTER, "footer1"),
    ]
    assert document.blocks[4].place.en == "header of even pages, section 2"


def test_notes_are_numbered_in_the_order_of_the_text() -> None:
    notes = "".join(
        f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>'
        for key, text in ((-1, "线"), (2, "乙注"), (5, "甲注"), (6, "无人提及"))
    )
    body = paragraph(
        run("甲")
        + '<w:r><w:footnoteReference w:id="5"/></w:r>'
        + run("乙")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )

    document = opened(body, footnotes=notes)

    assert found(document) == [
        ("第1段", Kind.PARAGRAPH, "甲乙"),
        ("脚注1", Kind.NOTE, "甲注"),
        ("脚注2", Kind.NOTE, "乙注"),
    ]


def test_a_comment_is_a_mark_at_what_it_is_about_and_a_silent_block() -> None:
    body = paragraph(
        run("前")
        + '<w:commentRangeStart w:id="3"/>'
        + run("某数")
        + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    )
    written = f'<w:comment w:id="3" w:author="李">{paragraph("XX待核")}</w:comment>'

    document = opened(body, comments=written)

    [mark] = document.marks
    assert (mark.text, mark.author) == ("XX待核", "李")
    assert document.text(mark.span) == "某数"
    assert found(document)[1] == ("批注1", Kind.COMMENT, "XX待核")
    assert "XX" not in document.prose


def test_a_text_box_is_read_once_and_behind_the_body() -> None:
    document = opened(paragraph(run("甲") + box("框内")) + paragraph("乙"))

    assert found(document) == [
        ("第1段", Kind.PARAGRAPH, "甲"),
        ("第2段", Kind.PARAGRAPH, "乙"),
        ("文本框1", Kind.TEXT_BOX, "框内"),
    ]


def test_a_box_within_a_box_is_read() -> None:
    inner = paragraph(box("内"))
    outer = BOX.format(inside=inner, name="", shape="", body="")

    assert found(opened(paragraph(outer)))[0][2] == "内"


@pytest.mark.parametrize(
    "shape",
    [
        box("征求意见稿", body=WARPED),
        box("征求意见稿", shape='<a:xfrm rot="18900000"/>'),
        box("征求意见稿", name="PowerPlusWaterMarkObject1"),
        WORD_ART.format(name="_x0000_s1", style="", words="征求意见稿"),
    ],
)
def test_a_watermark_in_headers_comes_once(shape: str) -> None:
    body = section(header_default="header1", header_first="header2")
    header = paragraph(shape)

    document = opened(body, header1=header, header2=header)

    assert found(document) == [("水印", Kind.WATERMARK, "征求意见稿")]


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (WORD_ART.format(name="a", style="width:9pt", words="贺"), Kind.TEXT_BOX),
        (WORD_ART.format(name="a", style="rotation:315", words="贺"), Kind.WATERMARK),
        (WORD_ART.format(name="水印", style="", words="贺"), Kind.WATERMARK),
        (box("贺", body=WARPED), Kind.TEXT_BOX),
        (box("贺", name="水印 3"), Kind.WATERMARK),
    ],
)
def test_word_art_in_the_body_is_a_watermark_where_it_is_named_or_turned(
    shape: str, kind: Kind
) -> None:
    assert [each[1:] for each in found(opened(paragraph(shape)))] == [(kind, "贺")]


def test_a_picture_named_a_watermark_is_one() -> None:
    vml = (
        '<w:r><w:pict><v:shape id="WordPictureWatermark77">'
        '<v:imagedata o:title="某某公司标志"/></v:shape></w:pict></w:r>'
    )
    drawn = (
        '<w:r><w:drawing><wp:anchor><wp:docPr name="图片 3" descr="内部水印"/>'
        "</wp:anchor></w:drawing></w:r>"
    )

    document = opened(section(header_default="header1"), header1=paragraph(vml + drawn))

    assert found(document) == [
        ("图片水印", Kind.WATERMARK, "某某公司标志"),
        ("图片水印", Kind.WATERMARK, "内部水印"),
    ]
    assert not document.prose.strip()


@pytest.mark.parametrize(
    ("kind", "place"), [("diagramData", "图示1"), ("chart", "图表1")]
)
def test_the_words_of_graphics_are_read(kind: str, place: str) -> None:
    part = root("data", "<a:p><a:r><a:t>办公</a:t></a:r><a:r><a:t>室</a:t></a:r></a:p>")
    files = {
        "word/_rels/document.xml.rels": relations({"g": (kind, "graphic.xml")}),
        "word/graphic.xml": part,
    }

    document = read("draft.docx", word_file("", files))

    assert found(document) == [(place, Kind.TEXT_BOX, "办公室")]


def test_the_properties_are_marks_with_their_names() -> None:
    core = (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>旧稿</dc:title>'
        "<dc:creator>王某</dc:creator><cp:revision>3</cp:revision></cp:coreProperties>"
    )

    document = read("x.docx", word_file("", {"docProps/core.xml": core}))

    assert [(m.kind, m.name, m.text) for m in document.marks] == [
        (MarkKind.PROPERTY, "title", "旧稿"),
        (MarkKind.PROPERTY, "creator", "王某"),
    ]
