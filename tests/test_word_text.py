"""The text of a Word file: runs, breaks, tracked changes, fields, controls."""

from __future__ import annotations

import pytest

from draftlint.document import Document, Kind, Mark, MarkKind
from draftlint.formats.word import read
from tests.word_files import paragraph, run, word_file

HIDDEN_STYLE = (
    '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
)


def opened(body: str, **parts: str) -> Document:
    return read("draft.docx", word_file(body, **parts))


def lines(body: str, **parts: str) -> list[str]:
    document = opened(body, **parts)
    return [document.text(block.span) for block in document.blocks]


def marked(document: Document, kind: MarkKind) -> list[tuple[str, str]]:
    """Give what each mark covers and what it says."""
    marks = [mark for mark in document.marks if mark.kind is kind]
    return [(document.text(mark.span), mark.text) for mark in marks]


def field(code: str, result: str | None) -> str:
    """Write a complex field; None for one without a result."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    between = "" if result is None else mark.format("separate") + run(result)
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{between}{mark.format('end')}"
    )


def control(inside: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="姓名"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def test_a_paragraph_is_a_line_and_an_empty_one_no_block() -> None:
    document = opened(paragraph("甲") + paragraph() + paragraph("乙"))

    assert document.source == "甲\n\n乙\n"
    assert [block.place.zh for block in document.blocks] == ["第1段", "第2段"]
    assert document.blocks[1].place.en == "paragraph 2"


def test_a_run_boundary_hides_nothing() -> None:
    body = paragraph(run("走访X") + "<w:proofErr/>" + run("X", "<w:b/>") + run("街道"))

    assert lines(body) == ["走访XX街道"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>", "一\n二"),
        ("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>6</w:t></w:r>", "5\u20116"),
        ("<w:r><w:t>软</w:t><w:softHyphen/><w:t>连</w:t></w:r>", "软连"),
        ("<w:r><w:t> 去空格 </w:t></w:r>", "去空格"),
        ('<w:r><w:t xml:space="preserve"> 留 </w:t></w:r>', " 留 "),
        ("<w:r><w:t>甲\n乙</w:t></w:r>", "甲 乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Nobody" w:char="F041"/></w:r>', "•"),
        ('<w:r><w:sym w:font="SimSun" w:char="2460"/></w:r>', "①"),
        ('<w:hyperlink r:id="x"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "链接"),
        ("<w:smartTag><w:r><w:t>标记</w:t></w:r></w:smartTag>", "标记"),
        (
            f"<w:ruby><w:rt>{run('zhù')}</w:rt><w:rubyBase>{run('注')}</w:rubyBase></w:ruby>",
            "注",
        ),
    ],
)
def test_what_stands_in_a_run_is_read(inside: str, text: str) -> None:
    assert lines(paragraph(inside)) == [text]


def test_tab_stops_are_no_text() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="200"/></w:tabs>'

    assert lines(paragraph("甲", properties=stops)) == ["甲"]


def test_lines_typed_within_a_paragraph_are_blocks_of_their_own() -> None:
    inside = "<w:br/>".join(f"<w:t>{each}</w:t>" for each in ("一、甲。", "二、乙。"))

    document = opened(paragraph(f"<w:r>{inside}</w:r>"))

    assert [document.text(block.span) for block in document.blocks] == [
        "一、甲。",
        "二、乙。",
    ]
    assert {block.place.zh for block in document.blocks} == {"第1段"}


def test_a_page_break_parts_what_stands_before_and_behind() -> None:
    inside = '<w:r><w:t>前</w:t><w:br w:type="page"/><w:t>后</w:t></w:r>'

    assert lines(paragraph(inside)) == ["前", "后"]


def test_headings_are_known_by_style_and_by_outline_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    body = (
        paragraph("甲", style="b")
        + paragraph("乙", properties='<w:outlineLvl w:val="0"/>')
        + paragraph("丙", style="a", properties='<w:outlineLvl w:val="9"/>')
    )

    document = opened(body, styles=styles)

    found = [(block.kind, block.level) for block in document.blocks]
    assert found == [(Kind.HEADING, 2), (Kind.HEADING, 1), (Kind.PARAGRAPH, 0)]


def test_alternatives_are_read_once() -> None:
    inside = (
        f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice>"
        f"<mc:Fallback>{run('旧')}</mc:Fallback></mc:AlternateContent>"
    )

    assert lines(paragraph(inside)) == ["新"]


def test_insertions_are_text_and_deletions_are_not() -> None:
    gone = "<w:r><w:delText>去</w:delText></w:r>"
    inside = (
        run("前")
        + f'<w:ins w:author="王">{run("加")}</w:ins><w:del w:author="李">{gone}</w:del>'
        + run("后")
    )

    document = opened(paragraph(inside))

    assert document.source == "前加后\n"
    assert marked(document, MarkKind.INSERTION) == [("加", "")]
    assert marked(document, MarkKind.DELETION) == [("", "去")]
    assert [mark.author for mark in document.marks] == ["王", "李"]


def test_changes_that_adjoin_are_one() -> None:
    one = f'<w:ins w:author="王">{run("加")}</w:ins>'
    other = f'<w:ins w:author="李">{run("添")}</w:ins>'

    document = opened(paragraph(one + one + other))

    assert marked(document, MarkKind.INSERTION) == [("加加", ""), ("添", "")]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    body = paragraph(f'<w:moveFrom w:author="王">{run("移")}</w:moveFrom>')
    body += paragraph(f'<w:moveTo w:author="王">{run("移")}</w:moveTo>')

    document = opened(body)

    assert document.source == "\n移\n"
    assert marked(document, MarkKind.MOVE) == [("", "移"), ("移", "")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("前半", properties="<w:rPr><w:del/></w:rPr>") + paragraph("后半")

    assert lines(body) == ["前半后半"]


def test_the_style_separator_sets_two_paragraphs_in_one_line() -> None:
    first = paragraph("标题。", properties="<w:rPr><w:vanish/><w:specVanish/></w:rPr>")

    assert lines(first + paragraph("正文")) == ["标题。正文"]


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="h"/>'])
def test_hidden_text_is_known_and_not_prose(properties: str) -> None:
    body = paragraph(run("见") + run("藏", properties) + run("后"))

    document = opened(body, styles=HIDDEN_STYLE)

    assert document.source == "见藏后\n"
    assert document.prose == "见 后\n"
    assert marked(document, MarkKind.HIDDEN) == [("藏", "")]


def test_a_switched_off_vanish_shows_the_text() -> None:
    shown = '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'

    document = opened(paragraph(run("见", shown)), styles=HIDDEN_STYLE)

    assert document.marks == ()


def test_a_field_is_its_result_and_not_its_code() -> None:
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'

    assert lines(paragraph(simple + field(" DATE ", "2026"))) == ["72026"]


def test_a_field_within_the_code_of_a_field_is_no_text() -> None:
    inner = field(" REF x ", "内")
    outer = field(" IF ", "外").replace(
        "</w:instrText></w:r>", "</w:instrText></w:r>" + inner, 1
    )

    assert lines(paragraph(outer)) == ["外"]


@pytest.mark.parametrize(
    "result",
    ["错误!未找到引用源。", "错误！未定义书签。", "Error! Bookmark not defined."],
)
def test_a_reference_that_shows_an_error_is_broken(result: str) -> None:
    document = opened(paragraph(run("见") + field(" REF _Ref1 \\h ", result)))

    assert marked(document, MarkKind.BROKEN_FIELD) == [(result, "")]
    assert document.prose.strip() == "见"
    assert document.marks[0].name == "REF _Ref1 \\h"


def test_a_reference_without_its_bookmark_is_broken() -> None:
    there = '<w:bookmarkStart w:id="1" w:name="_ref2"/>'
    body = paragraph(there + field(" REF _Ref2 ", "有") + field(" REF _Ref3 ", "无"))

    assert marked(opened(body), MarkKind.BROKEN_FIELD) == [("无", "")]


def test_the_contents_are_known_and_not_prose() -> None:
    entry = field(" TOC \\o ", "第一章 总则\t1")
    gallery = (
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    )
    for body in (
        paragraph(entry),
        control(paragraph(entry), gallery),
        paragraph("第一章 总则\t1", style="t"),
    ):
        style = '<w:style w:styleId="t" w:type="paragraph"><w:name w:val="toc 1"/></w:style>'

        document = opened(body + paragraph("正文"), styles=style)

        assert marked(document, MarkKind.CONTENTS) == [("第一章 总则\t1", "")]
        assert document.prose.split() == ["正文"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (control(paragraph("单击此处输入姓名。")), "单击此处输入姓名。"),
        (paragraph(run("姓名：") + control(run("请输入"))), "请输入"),
        (paragraph(field(" FORMTEXT ", "\u2002" * 5)), "\u2002" * 5),
        (paragraph(field(" MACROBUTTON NoMacro [单击填写] ", None)), "[单击填写]"),
    ],
)
def test_what_nobody_filled_in_is_known_and_not_prose(body: str, text: str) -> None:
    document = opened(body)

    assert marked(document, MarkKind.UNFILLED) == [(text, "")]
    assert text.strip() not in document.prose.split("：")[-1] or not text.strip()


def test_a_form_field_that_still_shows_its_prompt_is_unfilled() -> None:
    body = field(" FORMTEXT ", "请填单位").replace(
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:textInput>'
        '<w:default w:val="请填单位"/></w:textInput></w:ffData></w:fldChar>',
    )

    assert marked(opened(paragraph(body)), MarkKind.UNFILLED) == [("请填单位", "")]


def test_a_control_that_was_filled_in_is_plain_text() -> None:
    document = opened(control(paragraph("张某"), ""))

    assert document.prose == "张某\n"
    assert document.marks == ()


def test_a_control_that_a_program_filled_in_is_plain_text_whatever_its_flag() -> None:
    assert opened(control(paragraph("张某"))).marks == ()


def test_a_prompt_is_known_by_its_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="p"><w:name w:val="Placeholder Text"/>'
        "</w:style>"
    )
    body = control(paragraph(run("单位全称", '<w:rStyle w:val="p"/>')))

    found = marked(opened(body, styles=styles), MarkKind.UNFILLED)

    assert found == [("单位全称", "")]


def test_an_enclosed_character_is_read_from_its_field() -> None:
    assert lines(paragraph(field(" eq \\o\\ac(○,3) ", None) + run("项"))) == ["③项"]


def test_a_formula_is_not_prose() -> None:
    body = paragraph(run("令") + "<m:oMath><m:r><m:t>X=1</m:t></m:r></m:oMath>")

    document = opened(body)

    assert document.source == "令X=1\n"
    assert document.prose == "令   \n"


def test_a_description_of_a_picture_is_a_mark() -> None:
    picture = '<w:drawing><wp:inline><wp:docPr name="图片 1" descr="街景"/></wp:inline></w:drawing>'

    document = opened(paragraph(f"<w:r>{picture}</w:r>"))

    [mark] = document.marks
    assert (mark.kind, mark.text) == (MarkKind.ALTERNATIVE, "街景")


def test_marks_are_values() -> None:
    document = opened(paragraph(run("藏", "<w:vanish/>")))

    assert document.marks == (Mark(MarkKind.HIDDEN, document.blocks[0].span),)
