"""Plain text: where paragraphs begin and end, whatever the line ends."""

from __future__ import annotations

import pytest

from draftlint import Document, Kind
from draftlint.formats.text import TEXT, document

ONE_A_LINE = (
    "全区经济运行总体平稳，各项指标好于预期，地区生产总值同比增长百分之五点六。\n"
    "项目建设提速。\n"
    "全年新开工项目四十三个，竣工三十二个，完成投资十八亿元，创近三年来的新高。\n"
    "民生实事全部办结，群众满意度达到百分之九十八，比上年提高一点二个百分点。\n"
)
WRAPPED = (
    "　　全区经济运行总体平稳，各项指标好于预期，地区生\n"
    "产总值同比增长百分之五点六，比上年提高零点三个百分\n"
    "点，增速排名全市第二。\n"
    "　　项目建设提速，全年新开工项目四十三个，竣工三十\n"
    "二个，完成投资十八亿元，创近三年来的新高，其中工业\n"
    "投资占六成以上。\n"
)


def paragraphs(source: str) -> list[str]:
    read = document(source)
    return [read.text(block.span) for block in read.blocks]


def unwrapped(paragraph: str) -> str:
    return "".join(line.strip("　") for line in paragraph.splitlines())


def test_a_line_is_a_paragraph() -> None:
    assert paragraphs(ONE_A_LINE) == ONE_A_LINE.splitlines()


def test_spaces_behind_the_lines_do_not_make_them_wrapped() -> None:
    spaced = ONE_A_LINE.replace("项目建设提速。\n", "").replace("\n", "  \n") * 2

    assert len(paragraphs(spaced)) == 6


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_parts_paragraphs_and_stays_in_the_source(
    end: str,
) -> None:
    source = f"　　一、总体情况{end}{end}正文。{end}"

    read = document(source)

    assert read.source == read.prose == source
    assert [read.text(b.span) for b in read.blocks] == ["　　一、总体情况", "正文。"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_wrapped_lines_are_joined_to_paragraphs(end: str) -> None:
    found = paragraphs(WRAPPED.replace("\n", end))

    assert [unwrapped(paragraph)[:6] for paragraph in found] == [
        "全区经济运行",
        "项目建设提速",
    ]
    assert unwrapped(found[0]).endswith("增速排名全市第二。")


def test_wrapped_english_is_joined_and_parted_at_blank_lines() -> None:
    first = (
        "The project was completed in March and all of the deliverables\n"
        "listed in the contract have been accepted by the client without\n"
        "further remarks or any outstanding items on either side of the\n"
        "agreement.\n"
    )
    second = first.replace("March", "April")

    assert paragraphs(f"{first}\n{second}") == [first.rstrip(), second.rstrip()]


def test_a_heading_number_begins_a_paragraph_in_wrapped_text() -> None:
    headed = WRAPPED.replace("　　项目建设提速", "二、项目建设提速，再加快")

    assert [paragraph[:4] for paragraph in paragraphs(headed)] == [
        "　　全区",
        "二、项目",
    ]


@pytest.mark.parametrize("source", ["", "\n", " \r\n\t\r\n", "　　\n", "\n\n\n"])
def test_a_text_without_words_has_no_paragraphs(source: str) -> None:
    assert document(source).blocks == ()


def test_a_last_line_without_an_end_is_a_paragraph() -> None:
    assert paragraphs("一\n二") == ["一", "二"]


def test_paragraphs_are_counted_for_people_from_one() -> None:
    read = document("一\n\n二\n")

    assert [(b.kind, b.place.zh, b.place.en) for b in read.blocks] == [
        (Kind.PARAGRAPH, "第1段", "paragraph 1"),
        (Kind.PARAGRAPH, "第2段", "paragraph 2"),
    ]


def test_markup_and_addresses_are_prose_in_plain_text() -> None:
    source = "**重要** 见 http://example.org/a `x`"

    assert document(source).prose == source


def test_what_speaks_to_draftlint_is_no_prose_and_no_paragraph() -> None:
    source = "一。\n# draftlint-disable-next-line some-rule -- 有据\n二。\n"

    read = document(source)

    assert [read.text(block.span) for block in read.blocks] == ["一。", "二。"]
    assert "draftlint" not in read.prose
    assert len(read.prose) == len(source)


def test_a_file_is_read_with_its_name_and_encoding() -> None:
    read = TEXT.read("报告.txt", "正文。".encode("gb18030"))

    assert read == Document(
        path="报告.txt",
        format="text",
        source="正文。",
        prose="正文。",
        blocks=read.blocks,
        encoding="gb18030",
    )
