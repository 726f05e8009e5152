"""Headings, series and the sections they open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.document import Span
from draftlint.testing import document

if TYPE_CHECKING:
    from draftlint.document import Document


def headings(source: str, format_name: str = "text") -> list[tuple[int, str, int]]:
    """Give level, label and number of every heading."""
    read = document(source, format_name)
    return [(h.level, read.text(h.label).strip(), h.number) for h in read.outline]


def counts(read: Document) -> list[tuple[str, list[int]]]:
    """Give style and numbers of every series."""
    return [(s.style, [item.number for item in s.items]) for s in read.series]


def test_levels_follow_the_nesting_of_the_styles() -> None:
    found = headings("一、总结\n（一）收入\n1.税收\n2.其他\n（二）支出\n二、计划")

    assert found == [
        (1, "一、", 1),
        (2, "（一）", 1),
        (3, "1.", 1),
        (3, "2.", 2),
        (2, "（二）", 2),
        (1, "二、", 2),
    ]


def test_an_unusual_order_of_styles_is_read_as_it_stands() -> None:
    found = headings("1.总体\n（一）收入\n（二）支出\n2.分项\n（一）收入\n3.其他")

    assert [level for level, _, _ in found] == [1, 2, 2, 1, 2, 1]


def test_a_list_before_the_first_subheading_is_not_its_parent() -> None:
    read = document("一、总结\n1.甲\n2.乙\n（一）收入\n1.甲\n2.乙\n（二）支出\n1.甲")

    assert ("（一）", [1, 2]) in counts(read)


@pytest.mark.parametrize(
    "line",
    [
        "（三）抓落实",
        "\u3000\u3000（三）抓落实",
        "\u00a0（三）抓落实",
        "##paidbegin##（三）抓落实",
        "$$paidend$$ （三）抓落实",
        "<paid>（三）抓落实",
        "\ufeff（三）抓落实",
        "**（三）抓落实**",
        "（ 三 ）抓落实",
        "㈢抓落实",
        "(三)抓落实",
    ],
)
def test_nothing_before_a_number_hides_a_heading(line: str) -> None:
    read = document(f"（一）抓学习\n（二）抓监督\n{line}")

    assert counts(read) == [("（一）", [1, 2, 3])]


@pytest.mark.parametrize(
    "line",
    [
        "一、二等奖共五名。",
        "三、四月份完成。",
        "2023.5 印发方案",
        "3.14 开展活动",
        "12:30 开会",
        "1.5万元",
        "二〇二二年以来",
        "第一产业增长",
        "110、119、120联动。",
        "（2023）5号文",
        "Section 2 describes the method.",
        "J. Smith agreed.",
        "v1.2 发布",
        "192.168.1.1 是地址",
    ],
)
def test_what_looks_like_a_number_is_no_heading(line: str) -> None:
    assert headings(line) == []


def test_titles_and_sections_cover_what_belongs_to_a_heading() -> None:
    source = "一、总结\n（一）抓学习。成效明显。\n（二）抓落实\n二、计划"

    read = document(source)

    assert [read.text(h.title) for h in read.outline] == [
        "总结",
        "抓学习。",
        "抓落实",
        "计划",
    ]
    assert read.text(read.outline[0].section) == source[: source.index("二、")]
    assert read.text(read.outline[1].section) == "（一）抓学习。成效明显。\n"


def test_markdown_headings_are_numbered_like_any_other() -> None:
    found = headings("## 一、总结\n\n文字\n\n### （一）收入\n\n## 二、计划", "markdown")

    assert found == [(1, "一、", 1), (2, "（一）", 1), (1, "二、", 2)]


def test_a_bare_number_counts_in_a_heading_and_where_word_made_it() -> None:
    as_heading = headings("# 1 Scope\n\n## 1.1 Aim\n\n# 2 Work", "markdown")
    made = document("1Scope\n2Work")
    made = replace(
        made,
        blocks=tuple(
            replace(block, label=Span(block.span.start, block.span.start + 1))
            for block in made.blocks
        ),
    )

    assert as_heading == [(1, "1", 1), (2, "1.1", 1), (1, "2", 2)]
    assert counts(made) == [("1", [1, 2])]
    assert headings("3 个项目开工。\n# 2023 Report\n## 5 ways", "markdown") == []


def test_decimal_numbers_count_within_their_chapter() -> None:
    read = document("1.1 目的\n1.2 范围\n2.1 要求\n2.2 方法\n2.2.1 抽样\n2.2.2 检验")

    assert counts(read) == [("1.1", [1, 2]), ("1.1", [1, 2]), ("1.1.1", [1, 2])]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("一是甲；二是乙；三是丙。", [("一是", [1, 2, 3])]),
        ("一是甲。\n又及。\n二是乙。", [("一是", [1, 2])]),
        ("一要甲；二是乙。", [("一是", [1, 2])]),
        ("第一，甲。第二，乙。", [("第一", [1, 2])]),
        ("其一，甲。其二，乙。", [("其一", [1, 2])]),
        ("首先，甲。其次，乙。最后，丙。", [("首先", [1, 2])]),
        ("包括：（1）甲；（2）乙。", [("（1）", [1, 2])]),
        ("包括：①甲；②乙。", [("①", [1, 2])]),
        ("包括：1.甲；2.乙。", [("1.", [1, 2])]),
        ("（一）甲。（二）乙。", [("（一）", [1, 2])]),
        ("First, a. Second, b.", [("First", [1, 2])]),
        ("It (a) grew, (b) fell.", [("（a）", [1, 2])]),
        ("(a) x\n(b) x\n(c) x", [("（a）", [1, 2, 3])]),
        ("(i) x\n(ii) x\n(iii) x", [("（i）", [1, 2, 3])]),
    ],
)
def test_series_are_read_in_every_style(
    source: str, expected: list[tuple[str, list[int]]]
) -> None:
    assert counts(document(source)) == expected


def test_a_list_within_a_list_leaves_the_outer_count_alone() -> None:
    read = document("一是甲。做到：一是子，二是丑。二是乙。三是丙。")

    assert counts(read) == [("一是", [1, 2, 3]), ("一是", [1, 2])]


def test_a_number_in_another_style_still_belongs_to_its_series() -> None:
    read = document("一、总结\n（一）甲\n（二）乙\n三、丙\n（四）丁\n二、计划")

    assert counts(read) == [("一、", [1, 2]), ("（一）", [1, 2, 3, 4])]


def test_a_wrong_chapter_number_does_not_break_the_count_of_its_sections() -> None:
    read = document("一、甲\n（一）子\n（二）丑\n五、乙\n（三）寅\n二、丙")

    assert ("（一）", [1, 2, 3]) in counts(read)


def test_articles_count_on_through_the_chapters() -> None:
    read = document("第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 职责\n第三条 丙。")

    assert ("第一条", [1, 2, 3]) in counts(read)


def test_a_hundred_thousand_items_are_one_series() -> None:
    read = document("\n".join(f"{n}.事项" for n in range(1, 20_001)))

    assert [len(series.items) for series in read.series] == [20_000]


PIECES = [
    *("一、", "（二）", "1.", "2.", "3、", "（1）", "①", "一是", "二是", "第一，"),
    *("1.1 ", "(i) ", "A. ", "第三条 ", "标题", "二、三产业", "。", "\n", " "),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_label_lies_in_its_block_and_in_its_section(source: str) -> None:
    read = document(source)

    for series in read.series:
        starts = [item.label.start for item in series.items]
        assert starts == sorted(set(starts))
        assert all(item.figure in item.label for item in series.items)
    for heading in read.outline:
        assert heading.label in heading.block.span
        assert heading.label in heading.section
        assert heading.level >= 1
