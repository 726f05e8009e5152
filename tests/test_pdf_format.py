"""PDF files: paragraphs over lines and pages, and what stands beside the text."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from draftlint.formats import Unreadable, text
from draftlint.formats.pdf import read
from tests.other_formats import DRAFT, damaged, found, kinds, marks, survives, texts
from tests.pdf_files import (
    HEIGHT,
    TOP,
    WIDTH,
    Words,
    column,
    note,
    paged,
    pdf_file,
    stream,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from draftlint import Document
    from tests.conftest import CommandLine

pdfium = pytest.importorskip("pypdfium2", reason='needs pip install "draftlint[pdf]"')
FIRST = (
    "今年以来，街道党工委认真贯彻落实各项部署要求，扎实推进各项重点工作，取得了明显成效，"
    "现将有关情况报告如下，请予审阅。"
)
SECOND = (
    "全年共走访企业32家，解决问题18个，协调资金200万元，群众满意度持续提升，社会大局保持"
    "和谐稳定，各项事业都有新的进步。"
)
ENGLISH = (
    "The bridge was inspected twice this year, and the repairs that were found to be "
    "necessary have been carried out within the budget that the council had approved."
)


def opened(*pages: Sequence[Words], title: str = "") -> Document:
    return read("draft.pdf", pdf_file(pages, title=title))


def test_wrapped_lines_are_paragraphs_and_have_places() -> None:
    shown = opened([*column(["工作总结", FIRST, SECOND])])

    assert texts(shown) == ["工作总结", FIRST, SECOND]
    assert [block.place.zh for block in shown.blocks] == [
        *("第1页第1行", "第1页第2行", "第1页第4行")
    ]
    assert shown.blocks[2].place.en == "page 1, line 4"


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    pages = paged(column([FIRST * 3, SECOND * 3, FIRST * 2]), 6)

    assert len(pages) == 3
    assert texts(opened(*pages)) == [FIRST * 3, SECOND * 3, FIRST * 2]


def test_paragraphs_without_indent_end_with_a_short_line() -> None:
    shown = opened(column([FIRST, SECOND, "一、总体情况", FIRST], indent=0))

    assert texts(shown) == [FIRST, SECOND, "一、总体情况", FIRST]


def test_a_number_at_the_start_of_a_line_begins_a_paragraph() -> None:
    full = "全" * 33 + "，"
    shown = opened(column([full, "一、甲", full[:-1] + "第", "一、二产业"], indent=0))

    assert texts(shown) == [full, "一、甲", full[:-1] + "第一、二产业"]


def test_english_lines_are_joined_with_spaces() -> None:
    words = ENGLISH.split(" ")
    lines = [" ".join(words[:12]), " ".join(words[12:23]), " ".join(words[23:])]
    set_ = [Words(line, y=700 - 16 * at) for at, line in enumerate(lines)]

    assert texts(opened(set_)) == [ENGLISH]


def test_a_figure_parted_in_chinese_text_is_whole_again() -> None:
    start = "全" * 30 + "总收入123."
    lines = [Words(start, y=700), Words("45万元，增长6", y=680), Words("%。", y=660)]

    assert texts(opened(lines))[0].startswith(start + "45万元")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column([SECOND * 2, FIRST], cells=30)
    right = column([SECOND], cells=30, left=320)

    assert texts(opened([*left, *right])) == [SECOND * 2, FIRST, SECOND]


def test_a_title_over_two_lines_is_one() -> None:
    title = [
        Words("关于印发《青石街道2024年安全生产", 150, 760, 18),
        Words("工作方案》的通知", 222, 730, 18),
    ]

    assert texts(opened([*title, *column([FIRST], top=680)]))[0] == (
        "关于印发《青石街道2024年安全生产工作方案》的通知"
    )


def test_running_heads_and_page_numbers_are_told_once() -> None:
    pages = [
        [
            Words("青石街道工作总结", 220, 800, 9),
            *column([FIRST, SECOND]),
            Words(f"— {number} —", 280, 50, 10),
        ]
        for number in (1, 2, 3)
    ]
    shown = opened(*pages)

    assert texts(shown)[:-2] == [FIRST, SECOND] * 3
    assert kinds(shown)[-2:] == [("header", "青石街道工作总结"), ("footer", "— 1 —")]


def test_a_page_pasted_twice_is_no_running_head() -> None:
    pages = [[*column([FIRST, SECOND]), Words(f"{n}", 290, 60)] for n in (1, 2)]
    shown = opened(*pages)

    assert texts(shown)[:-1] == [FIRST, SECOND] * 2
    assert any(rule.startswith("repeated-") for rule, _ in found(shown))


def test_repeated_diagonal_words_are_a_watermark() -> None:
    def marked(number: int) -> list[Words]:
        copies = [Words("内部资料", 100, 200 + 300 * at, 40, 45) for at in range(2)]
        return [*column([FIRST + str(number)]), *copies]

    shown = opened(marked(1), marked(2))

    assert kinds(shown) == [
        ("paragraph", FIRST + "1"),
        ("paragraph", FIRST + "2"),
        ("watermark", "内部资料"),
    ]


def test_a_small_slanting_label_and_a_sideways_line_are_text_boxes() -> None:
    label, side = Words("一月", 300, 300, 8, 30), Words("装订线", 40, 300, 12, 90)

    assert kinds(opened([*column([FIRST]), label, side])) == [
        ("paragraph", FIRST),
        ("text-box", "装订线"),
        ("text-box", "一月"),
    ]


def test_a_landscape_page_is_read_upright() -> None:
    turned = [
        Words(words.text, WIDTH - words.y, words.x, words.size, 90)
        for words in column([FIRST, SECOND], top=500)
    ]

    shown = read("draft.pdf", pdf_file([turned], rotate=90))

    assert texts(shown) == [FIRST, SECOND]
    assert HEIGHT > WIDTH


def test_rows_of_a_table_stand_by_themselves() -> None:
    row = [Words("教育", 90, 700), Words("120", 250, 700), Words("118.5", 400, 700)]
    below = [Words("医疗", 90, 680), Words("80", 250, 680), Words("79", 400, 680)]

    assert texts(opened([*row, *below])) == ["教育\t120\t118.5", "医疗\t80\t79"]


def test_contents_are_marked_and_not_prose() -> None:
    entries = ["一、总体情况……………………………………1", "二、主要问题……………………………………12"]
    shown = opened(column([*entries, FIRST], indent=0))

    assert texts(shown) == [*entries, FIRST]
    assert marks(shown) == [("contents", "\n".join(entries), "")]
    assert "总体" not in shown.prose


def test_footnotes_and_their_signs_do_not_run_into_the_text() -> None:
    shown = opened(
        [
            *column([FIRST, SECOND]),
            Words("1", 162, 765, 6),
            Words("1 数据来自统计局。", 90, 80, 9),
        ],
        column([FIRST]),
    )

    assert [text for kind, text in kinds(shown) if kind == "note"] == [
        "1 数据来自统计局。"
    ]
    assert shown.blocks[-1].place.zh == "第1页脚注"


def test_comments_stand_at_their_paragraph_and_are_no_prose() -> None:
    notes = note("此数待核", "某人", height=TOP - 40) + note("链", "", kind="Link")
    content = pdf_file([column([FIRST, SECOND])], annotations=notes)
    shown = read("draft.pdf", content)

    assert kinds(shown)[-1] == ("comment", "此数待核")
    assert marks(shown) == [("comment", SECOND, "此数待核")]
    assert shown.marks[0].author == "某人"
    assert "待核" not in shown.prose


def test_properties_are_marks() -> None:
    shown = opened(column([FIRST]), title="某年总结")

    assert marks(shown) == [("property", "", "某年总结")]
    assert shown.marks[0].name == "title"


def test_the_same_text_has_the_same_findings_as_plain_text() -> None:
    lines = DRAFT.splitlines()
    shown = opened(*paged(column(lines), 8))

    assert texts(shown) == lines
    assert found(shown) == found(text.document(DRAFT))


PICTURE = [Words("", 100, 300)]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a PDF"),
        (b"hello", "not a PDF"),
        (b"%PDF-1.7\n%%EOF", "not a PDF"),
        (pdf_file([[]]), "holds no text"),
        (pdf_file([PICTURE]), "holds no text"),
        (pdf_file([column([FIRST]), PICTURE, PICTURE]), "2 of 3 pages hold no text"),
        (
            pdf_file([column([FIRST])]).replace(
                b"trailer<<",
                b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128"
                b"/P -4/O<%b>/U<%b>>>" % (b"00" * 32, b"00" * 32),
            ),
            "encrypted",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    content: bytes, reason: str
) -> None:
    with pytest.raises(Unreadable, match=reason):
        read("draft.pdf", content)


def test_empty_pages_and_a_few_pictures_are_no_scan() -> None:
    assert texts(opened(column([FIRST]), [], [], PICTURE)) == [FIRST]


def test_a_missing_extra_is_said_with_the_command_that_installs_it(
    draftlint: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("reader", "glyphs", "comments"):
        name = f"draftlint.formats.pdf.{module}"
        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.delattr(name, raising=False)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (folder / "a.pdf").write_bytes(pdf_file([column([FIRST])]))
    ran = draftlint("check", "a.pdf")

    assert ran.status == 2
    assert 'pip install "draftlint[pdf]"' in ran.out


def test_pages_without_end_are_refused_soon() -> None:
    kids = b" ".join([b"3 0 R"] * 6000)
    content = pdf_file([column([FIRST])])
    many = content.replace(b"/Kids[3 0 R]/Count 1>>", b"/Kids[%b]/Count 6000>>" % kids)
    began = perf_counter()

    with pytest.raises(Unreadable):
        read("draft.pdf", many)
    assert perf_counter() - began < 20


def test_a_damaged_file_is_read_or_refused() -> None:
    content = pdf_file([column(DRAFT.splitlines())])

    assert stream(b"") in pdf_file([[]])
    assert all(survives(read, broken) for broken in damaged(content, 80))
