"""Word's automatic numbers are part of the text, as Word shows them."""

from __future__ import annotations

import pytest

from draftlint.document import Document, Kind
from draftlint.formats.word import ordinals, read
from tests.word_files import level, numbering, paragraph, word_file

CHAPTERS = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"))
RESTARTED = (
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
)


def items(*numbers: tuple[int, int]) -> str:
    """Paragraphs 甲 by list and level."""
    return "".join(paragraph("甲", number=number) for number in numbers)


def labels(body: str, lists: str, **parts: str) -> list[str]:
    document = read("draft.docx", word_file(body, numbering=lists, **parts))
    return [label_of(document, index) for index in range(len(document.blocks))]


def label_of(document: Document, index: int) -> str:
    label = document.blocks[index].label
    return document.text(label) if label else ""


@pytest.mark.parametrize(
    ("style", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedCircleChinese", 2, "②"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("ideographEnclosedCircle", 2, "㈡"),
        ("numberInDash", 3, "- 3 -"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 26, "Z"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 53, "aaa"),
        ("lowerLetter", 9_000, "9000"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 21, "Twenty-one"),
        ("cardinalText", 1_305, "One thousand three hundred five"),
        ("ordinalText", 21, "Twenty-first"),
        ("ordinalText", 40, "Fortieth"),
        ("chicago", 6, "††"),
        ("hex", 31, "1F"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1_001, "一千〇一"),
        ("chineseCountingThousand", 30_010, "三万〇一十"),
        ("taiwaneseCountingThousand", 205, "二百零五"),
        ("japaneseCounting", 21, "二十一"),
        ("japaneseCounting", 111, "百十一"),
        ("japaneseDigitalTenThousand", 20, "二〇"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiacTraditional", 13, "丙子"),
        ("none", 4, ""),
        ("hebrew1", 4, "4"),
        ("decimal", 0, "0"),
    ],
)
def test_a_number_is_written_as_word_writes_it(
    style: str, number: int, shown: str
) -> None:
    assert ordinals.written(number, style) == shown


def test_levels_count_and_restart_below_a_higher_one() -> None:
    body = items((1, 0), (1, 1), (1, 1), (1, 0), (1, 1))

    found = labels(body, numbering(CHAPTERS))

    assert found == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_the_number_is_part_of_the_paragraph_and_its_label_ends_before_the_gap() -> (
    None
):
    lists = numbering([("decimal", "%1.", '<w:suff w:val="space"/>')])

    document = read("draft.docx", word_file(items((1, 0)), numbering=lists))

    block = document.blocks[0]
    assert document.text(block.span) == "1. 甲"
    assert label_of(document, 0) == "1."
    assert block.kind is Kind.LIST_ITEM


def test_a_tab_behind_a_number_is_shown_as_a_space() -> None:
    lists = numbering([("decimal", "第%1条", '<w:suff w:val="tab"/>')])

    document = read("draft.docx", word_file(items((1, 0)), numbering=lists))

    assert document.source == "第1条 甲\n"


def test_a_gap_typed_into_the_level_is_a_gap_and_no_label() -> None:
    lists = numbering([("chineseCounting", "第%1章 ")])

    document = read("draft.docx", word_file(items((1, 0)), numbering=lists))

    assert document.source == "第一章 甲\n"
    assert label_of(document, 0) == "第一章"


def test_a_level_can_show_the_numbers_above_it() -> None:
    lists = numbering([("upperRoman", "%1"), ("decimal", "%1.%2"), ("decimal", "%3)")])

    found = labels(items((1, 0), (1, 0), (1, 1), (1, 2)), lists)

    assert found == ["I", "II", "II.1", "1)"]


def test_a_legal_level_shows_every_number_as_decimal() -> None:
    lists = numbering(
        [("chineseCounting", "第%1章"), ("chineseCounting", "%1.%2", "<w:isLgl/>")]
    )

    assert labels(items((1, 0), (1, 0), (1, 1)), lists) == ["第一章", "第二章", "2.1"]


def test_a_level_above_that_has_not_begun_is_begun_unseen() -> None:
    lists = numbering([("decimal", "%1"), ("decimal", "%1.%2")])

    assert labels(items((1, 1), (1, 0), (1, 1)), lists) == ["1.1", "2", "2.1"]


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        ("0", ["a1", "b1", "c1", "b2", "c2", "a2", "b1", "c3"]),
        ("1", ["a1", "b1", "c1", "b2", "c2", "a2", "b1", "c1"]),
        ("2", ["a1", "b1", "c1", "b2", "c1", "a2", "b1", "c1"]),
        ("9", ["a1", "b1", "c1", "b2", "c1", "a2", "b1", "c1"]),
    ],
)
def test_a_level_restarts_where_it_says(restart: str, shown: list[str]) -> None:
    lists = numbering(
        [
            ("decimal", "a%1"),
            ("decimal", "b%2"),
            ("decimal", "c%3", f'<w:lvlRestart w:val="{restart}"/>'),
        ]
    )
    order = (0, 1, 2, 1, 2, 0, 1, 2)

    assert labels(items(*((1, level) for level in order)), lists) == shown


def test_lists_of_one_abstract_list_share_its_count() -> None:
    other = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    lists = numbering(CHAPTERS, more=other)

    assert labels(items((1, 0), (2, 0), (1, 0)), lists) == ["一、", "二、", "三、"]


def test_a_start_override_counts_once_and_the_shared_count_goes_on_from_it() -> None:
    lists = numbering(CHAPTERS, more=RESTARTED.format(start=8))

    found = labels(items((1, 0), (9, 0), (9, 0), (1, 0)), lists)

    assert found == ["一、", "八、", "九、", "十、"]


def test_a_start_override_is_also_where_its_level_restarts() -> None:
    below = RESTARTED.format(start=3).replace('w:ilvl="0"', 'w:ilvl="1"')
    lists = numbering([("decimal", "%1"), ("decimal", "%1.%2")], more=below)

    found = labels(items((9, 0), (9, 1), (9, 1), (9, 0), (9, 1)), lists)

    assert found == ["1", "1.3", "1.4", "2", "2.3"]


def test_a_bullet_above_shows_nothing_in_a_number() -> None:
    lists = numbering([("bullet", "—"), ("decimal", "%1%2.")])

    assert labels(items((1, 0), (1, 1)), lists) == ["•", "1."]


def test_an_overriding_level_changes_the_look_and_not_the_count() -> None:
    own = level(0, "upperLetter", "%1")
    other = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/>'
        f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride></w:num>'
    )
    lists = numbering([("decimal", "%1")], more=other)

    assert labels(items((1, 0), (2, 0), (1, 0)), lists) == ["1", "B", "3"]


def test_a_list_starts_where_its_level_says() -> None:
    lists = numbering([("decimal", "%1", '<w:start w:val="10"/>')])

    assert labels(items((1, 0), (1, 0)), lists) == ["10", "11"]


def test_a_style_numbers_its_paragraphs_at_the_level_linked_to_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="2">'
        '<w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="3"><w:basedOn w:val="2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="4"><w:basedOn w:val="1"/><w:pPr>'
        '<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        [
            ("decimal", "第%1章", '<w:pStyle w:val="1"/>'),
            ("decimal", "%1.%2", '<w:pStyle w:val="2"/>'),
        ]
    )
    body = "".join(paragraph("甲", style=style) for style in "12343")

    content = word_file(body, numbering=lists, styles=styles)
    document = read("draft.docx", content)

    found = [label_of(document, index) for index in range(5)]
    assert found == ["第1章", "1.1", "1.2", "", "1.3"]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1, 2]


def test_a_paragraph_can_switch_off_the_number_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("甲", style="1", number=(0, 0)) + paragraph("乙", style="1")

    assert labels(body, numbering(CHAPTERS), styles=styles) == ["", "一、"]


def test_a_list_can_be_that_of_a_numbering_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    lists = numbering(CHAPTERS, more=linked)

    assert labels(items((7, 0), (7, 1)), lists, styles=styles) == ["一、", "（一）"]


def test_a_list_that_refers_to_itself_gives_no_number() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="n"><w:basedOn w:val="n"/><w:pPr>'
        '<w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )

    assert labels(items((7, 0)), linked, styles=styles) == [""]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("\uf0b7", "•"), ("l", "•"), ("●", "•"), ("注：", "注："), ("第", "第")],
)
def test_bullets_look_alike_and_words_are_kept(text: str, shown: str) -> None:
    assert labels(items((1, 0)), numbering([("bullet", text)])) == [shown]


def test_a_custom_format_is_padded_with_zeros() -> None:
    custom = (
        '<mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    lists = numbering([("decimal", "%1")]).replace(
        '<w:numFmt w:val="decimal"/>', custom, 1
    )

    assert labels(items((1, 0)), lists) == ["001"]


@pytest.mark.parametrize("number", [(99, 0), (1, 8), (-1, 0)])
def test_what_no_list_defines_has_no_number(number: tuple[int, int]) -> None:
    assert labels(items(number), numbering(CHAPTERS)) == [""]


def test_a_deleted_paragraph_does_not_count() -> None:
    gone = paragraph(
        "<w:del><w:r><w:delText>去</w:delText></w:r></w:del>",
        number=(1, 0),
        properties="<w:rPr><w:del/></w:rPr>",
    )
    body = items((1, 0)) + gone + items((1, 0))

    document = read("draft.docx", word_file(body, numbering=numbering(CHAPTERS)))

    assert document.source == "一、甲\n二、甲\n"


def test_headers_and_boxes_count_for_themselves() -> None:
    body = items((1, 0)) + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'

    found = labels(body, numbering(CHAPTERS), header1=items((1, 0)))

    assert found == ["一、", "一、"]
