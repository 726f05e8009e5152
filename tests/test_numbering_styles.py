"""Every style of number a report uses: sound, with a gap, a repeat, out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from draftlint import plugins
from draftlint.language.numerals import to_han, to_roman
from draftlint.rule import Rule
from draftlint.testing import document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from draftlint.rule import Format

NUMBERING = [
    rule()
    for rule in plugins.installed().rules
    if rule.family == "numbering" and issubclass(rule, Rule)
]
TITLES = (
    *("抓学习促提高", "抓落实见成效", "抓监督严问责", "抓考核重激励", "抓宣传造声势"),
    *("抓保障添后劲", "抓创新求突破"),
)
ENGLISH_TITLES = (
    *("Hire new staff", "Train the teams", "Deploy the system", "Review all results"),
    *("Close the project", "Report to owners", "Plan the next year"),
)
ORDINALS = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def han(form: str) -> Callable[[int], str]:
    return lambda number: form.format(to_han(number))


def arabic(form: str) -> Callable[[int], str]:
    return form.format


def single(first: str, form: str = "{}") -> Callable[[int], str]:
    return lambda number: form.format(chr(ord(first) + number - 1))


# Each style counts paragraphs: its name, and how it writes a number.
AT_LINE_START: dict[str, Callable[[int], str]] = {
    "一、": han("{}、"),
    "一．": han("{}．"),
    "（一）": han("（{}）"),
    "(一)": han("({})"),
    "一）": han("{}）"),
    "㈠": single("㈠"),
    "1.": arabic("{}."),
    "1、": arabic("{}、"),
    "1．": arabic("{}．"),
    "１．": lambda number: str(number).translate(FULL_WIDTH) + "．",
    "（1）": arabic("（{}）"),
    "(1)": arabic("({})"),
    "1）": arabic("{}）"),
    "1)": arabic("{}) "),
    "⑴": single("⑴"),
    "①": single("①"),
    "Ⅰ、": single("Ⅰ", "{}、"),
    "Ⅰ": single("Ⅰ"),
    "I.": lambda number: f"{to_roman(number).upper()}. ",
    "A.": single("A", "{}. "),
    "a)": single("a", "{}) "),
    "(a)": single("a", "({}) "),
    "第一章": han("第{}章 "),
    "第1章": arabic("第{}章 "),
    "第一节": han("第{}节 "),
    "第一部分": han("第{}部分 "),
    "1.1": arabic("1.{} "),
    "1.1.1": arabic("1.1.{} "),
    "一是": han("{}是"),
    "一要": han("{}要"),
    "第一，": han("第{}，"),
    "第一、": han("第{}、"),
    "其一": han("其{}，"),
    "注①": single("①", "注{}："),
    "注1": arabic("注{}："),
    "[1]": arabic("[{}] "),
    "图1": arabic("图{} "),
    "表1": arabic("表{}："),
    "图2-1": arabic("图2-{} "),
    "附件1": arabic("附件{}："),
    "附表1": arabic("附表{} "),
    "Section 1": arabic("Section {}: "),
    "Chapter 1": arabic("Chapter {} "),
    "Step 1": arabic("Step {}: "),
    "Figure 1": arabic("Figure {}: "),
    "Table 1": arabic("Table {}: "),
    "Annex 1": arabic("Annex {} "),
    "Appendix A": single("A", "Appendix {}: "),
    "First,": lambda number: f"{ORDINALS[number - 1]}, ",
}
WITHIN_A_LINE: dict[str, Callable[[int], str]] = {
    "（一）": han("（{}）"),
    "（1）": arabic("（{}）"),
    "(1)": arabic("({})"),
    "1）": arabic("{}）"),
    "1.": arabic("{}."),
    "1、": arabic("{}、"),
    "一、": han("{}、"),
    "①": single("①"),
    "⑴": single("⑴"),
    "㈠": single("㈠"),
    "(a)": single("a", "({})"),
    "(i)": lambda number: f"({to_roman(number)})",
    "一是": han("{}是"),
    "一要": han("{}要"),
    "第一，": han("第{}，"),
    "其一": han("其{}，"),
}
# What may begin late: elsewhere a first member that is missing is no slip.
BEGINNING = (
    "一、",
    "（一）",
    "1.",
    "（1）",
    "1）",
    "①",
    "一是",
    "第一，",
    "其一",
    "First,",
)
LONG = (
    "一、",
    "（一）",
    "1.",
    "（1）",
    "①",
    "第一章",
    "第一条",
    "一是",
    "第一，",
    "1.1",
)


def told(source: str, format_name: Format = "text") -> list[str]:
    """Give the texts that a numbering rule calls wrong, once each; hints left out."""
    read = document(source, format_name)
    found = {
        finding.span: read.text(finding.span).strip(" ，,：:")
        for rule in NUMBERING
        for finding in rule.check(read)
        if finding.severity != "info"
    }
    return [found[span] for span in sorted(found)]


def lines(write: Callable[[int], str], numbers: Sequence[int]) -> str:
    english = write(1)[0].isascii() and len(write(1).strip()) > 3
    titles = ENGLISH_TITLES if english else TITLES
    return "\n".join(
        f"{write(number)}{titles[at % len(titles)]}"
        + ("" if at < len(titles) else f"第{at}项")
        for at, number in enumerate(numbers)
    )


def line(write: Callable[[int], str], numbers: Sequence[int]) -> str:
    parts = [f"{write(number)}{TITLES[at]}" for at, number in enumerate(numbers)]
    return f"全年重点抓好几项工作：{'；'.join(parts)}。"


def label(write: Callable[[int], str], number: int) -> str:
    return write(number).strip(" ，,：:")


at_line_start = pytest.mark.parametrize(
    "write", AT_LINE_START.values(), ids=AT_LINE_START.keys()
)
within_a_line = pytest.mark.parametrize(
    "write", WITHIN_A_LINE.values(), ids=WITHIN_A_LINE.keys()
)


# --- at the start of a line ---


@at_line_start
def test_a_sound_series_is_left_alone(write: Callable[[int], str]) -> None:
    assert told(lines(write, [1, 2, 3, 4])) == []


@at_line_start
def test_a_gap_is_found_behind_it(write: Callable[[int], str]) -> None:
    assert told(lines(write, [1, 2, 4, 5])) == [label(write, 4)]


@at_line_start
def test_a_repeated_number_is_found(write: Callable[[int], str]) -> None:
    assert told(lines(write, [1, 2, 2, 3])) == [label(write, 2)]


@at_line_start
def test_a_wrong_number_is_found_and_the_count_goes_on(
    write: Callable[[int], str],
) -> None:
    assert told(lines(write, [1, 2, 6, 4, 5])) == [label(write, 6)]


@at_line_start
def test_a_missing_number_whose_neighbour_comes_twice_is_one_story(
    write: Callable[[int], str],
) -> None:
    assert told(lines(write, [1, 2, 4, 4, 5])) == [label(write, 4)]


@at_line_start
def test_two_numbers_in_each_others_place_are_one_story(
    write: Callable[[int], str],
) -> None:
    assert told(lines(write, [1, 3, 2, 4])) == [label(write, 3)]


@pytest.mark.parametrize("style", BEGINNING)
def test_a_series_without_its_first_member_is_found(style: str) -> None:
    write = AT_LINE_START[style]

    assert told(lines(write, [2, 3, 4])) == [label(write, 2)]


@pytest.mark.parametrize("style", LONG)
def test_counts_go_on_past_ten_and_twenty(style: str) -> None:
    write = (AT_LINE_START | {"第一条": han("第{}条 ")})[style]
    most = 20 if style == "①" else 33

    assert told(lines(write, range(1, most))) == []
    assert told(lines(write, [*range(1, 12), *range(13, 19)])) == [label(write, 13)]
    assert told(lines(write, [*range(1, 12), *range(11, 19)])) == [label(write, 11)]


# --- within a line ---


@within_a_line
def test_a_sound_series_within_a_line_is_left_alone(
    write: Callable[[int], str],
) -> None:
    assert told(line(write, [1, 2, 3, 4])) == []


@within_a_line
def test_a_gap_within_a_line_is_found(write: Callable[[int], str]) -> None:
    assert told(line(write, [1, 2, 4, 5])) == [label(write, 4)]


@within_a_line
def test_a_repeated_number_within_a_line_is_found(
    write: Callable[[int], str],
) -> None:
    assert told(line(write, [1, 2, 2, 3])) == [label(write, 2)]


@within_a_line
def test_numbers_exchanged_within_a_line_are_one_story(
    write: Callable[[int], str],
) -> None:
    assert told(line(write, [1, 3, 2, 4])) == [label(write, 3)]


# --- in Markdown ---


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("1. 学习\n2. 落实\n4. 监督\n", ["4."]),
        ("1、学习\n2、落实\n4、监督\n", ["4、"]),
        ("## 一、概况\n\n## 二、做法\n\n## 四、打算\n", ["四、"]),
        ("- 一是学习\n- 三是监督\n", ["三是"]),
        ("1. 学习\n1. 落实\n1. 监督\n", []),
        (
            (
                "1. 甲\n2. 乙\n   1. 子\n      1. 天\n   2. 丑\n      1. 天\n      2. 地\n"
                "   3. 寅\n3. 丙\n"
            ),
            [],
        ),
        ("1. 甲\n2. 乙\n   1. 子\n   2. 丑\n   3. 寅\n4. 丙\n", ["4."]),
    ],
)
def test_markdown_counts_like_plain_text(source: str, wrong: list[str]) -> None:
    assert told(source, "markdown") == wrong


# --- ordinals of several families, and words that count ---


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("首先，抓学习。其次，抓落实。再次，抓监督。最后，抓考核。", []),
        ("首先，抓学习。其次，抓落实。最后，抓监督。", []),
        ("首先，抓学习。再次，抓落实。最后，抓监督。", ["再次"]),
        ("一是抓学习；第二，抓落实；三是抓监督。", ["第二"]),
        ("一是抓学习；二是抓落实；第三，抓监督。", ["第三"]),
        ("一是抓学习。二积极抓落实。三是抓监督。", ["二"]),
        ("一方面抓发展，另一方面保安全。", []),
        ("First, we met. Then we agreed. Third, we signed.", []),
    ],
)
def test_words_that_count_are_counted(source: str, wrong: list[str]) -> None:
    assert told(source) == wrong


def test_a_mixture_of_ordinals_is_worth_a_hint() -> None:
    read = document("首先，抓学习；其次，抓落实；第三，抓监督。")

    hints = [f for rule in NUMBERING for f in rule.check(read)]

    assert [(read.text(f.span), f.rule) for f in hints] == [
        ("第三，", "mixed-number-style")
    ]


# --- what is right ---


@pytest.mark.parametrize(
    "source",
    [
        "一、总结\n（一）收入\n（二）支出\n二、计划\n（一）收入\n（二）支出",
        "（一）会议指出\n一是甲；二是乙。\n（二）会议强调\n一是丙；二是丁。",
        "一、甲\n二、乙\n三、丙\n附件1\n一、丁\n二、戊",
        "1.甲\n（1）子\n（2）丑\n2.乙\n（1）寅\n（2）卯\n3.丙",
        "1.1 目的\n1.2 范围\n2.1 要求\n2.2 期限",
        "第一章 总则\n第一条 甲\n第二条 乙\n第二章 职责\n第三条 丙\n第四条 丁",
        "注：①本表为快报数。\n②口径不变。\n注：①不含市本级。\n②四舍五入。",
        "图1-1 甲\n图1-2 乙\n图2-1 丙\n图2-2 丁",
        "一、二等奖共五名。\n三、四月份颁奖。\n二〇二二年完成。\n2023.5 印发\n12:30 开会",
        "3.14 开展活动\n3.15 发布通报\n4.22 种树",
        "办事要一是一，二是二。依据《条例》第三条第（二）项、第（五）项。",
        "Ⅱ级响应启动后，Ⅳ级响应终止。\nⅡ级医院3家。",
        "A. 甲\nB. 乙\nC. 丙\nD. 丁\nE. 戊\nF. 己\nG. 庚\nH. 辛\nI. 壬\nJ. 癸",
        "As J. Smith and A. Jones (2023) say, see Section 2 of the Act.",
        "The plan has two parts: (i) hiring and (iv) is no part of it.",
    ],
)
def test_what_is_right_is_left_alone(source: str) -> None:
    assert told(source) == []


# --- references ---


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("收入见图2。\n图1 收入\n图2 支出", []),
        ("收入见图4。\n图1 收入\n图2 支出", ["图4"]),
        ("名单见附件3。\n附件1\n名单\n附件2\n日程", ["附件3"]),
        ("一、概况\n二、做法\n三、打算（见第五部分）", ["第五部分"]),
        ("As shown in Figure 3.\nFigure 1: Costs\nFigure 2: Staff", ["Figure 3"]),
        ("1. Aims\n2. Scope\n3. Costs (see Section 7)", ["Section 7"]),
    ],
)
def test_references_lead_somewhere(source: str, wrong: list[str]) -> None:
    assert told(source) == wrong


def test_one_finding_a_number_even_where_two_rules_know_it() -> None:
    read = document("Annex 1 List\nAnnex 2 Plan\nAnnex 4 Costs\nAnnex 5 Staff")

    found = [(f.rule, read.text(f.span)) for r in NUMBERING for f in r.check(read)]

    assert found == [("broken-numbering", "Annex 4")]
