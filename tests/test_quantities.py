"""Figures with their units, in every written form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.language import numerals, units
from draftlint.language.quantities import han_number
from draftlint.testing import document

UNITS = st.sampled_from(["个", "人次", "平方公里", "元", "个百分点", "%", "户", "起"])
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


def read(text: str) -> list[tuple[str, Decimal | None, str]]:
    """Give the text, value and unit of each quantity."""
    checked = document(text)
    return [(checked.text(q.span), q.value, q.unit) for q in checked.quantities]


@given(
    number=st.decimals(0, 10**12, places=2) | st.integers(0, 10**9).map(Decimal),
    unit=UNITS,
    separator=st.sampled_from(["", ",", "，"]),
    wide=st.booleans(),
)
def test_an_arabic_figure_gives_its_value_back(
    number: Decimal, unit: str, separator: str, wide: bool
) -> None:
    written = f"{number:,f}".replace(",", separator)
    written = written.translate(WIDE) if wide else written

    assert read(f"全年完成{written}{unit}，好。") == [(written + unit, number, unit)]


@given(
    number=st.decimals(Decimal("0.01"), 9999, places=2),
    scale=st.sampled_from([("千", 3), ("万", 4), ("亿", 8), ("万亿", 12)]),
)
def test_a_scale_is_multiplied_in(number: Decimal, scale: tuple[str, int]) -> None:
    name, power = scale

    [(_, value, _)] = read(f"收入{number}{name}元。")

    assert value == number.scaleb(power)


@given(number=st.integers(2, 9999), unit=st.sampled_from(["人", "个", "户", "项"]))
def test_a_chinese_numeral_before_a_unit_gives_its_value_back(
    number: int, unit: str
) -> None:
    assert read(f"共{numerals.to_han(number)}{unit}。")[0][1:] == (
        Decimal(number),
        unit,
    )


@given(above=st.integers(1, 9999), below=st.integers(1000, 9999))
def test_a_chinese_numeral_beyond_ten_thousand_gives_its_value_back(
    above: int, below: int
) -> None:
    written = f"{numerals.to_han(above)}万{numerals.to_han(below)}"

    assert han_number(written) == above * 10_000 + below


@pytest.mark.parametrize(
    "text",
    [
        "三会一课制度落实到位。",
        "12345热线办理及时。",
        "第十六次会议和第16次会议。",
        "G318国道与C919飞机。",
        "2023年5月3日至2024年。",
        "住在3号楼5单元。",
        "X光机和iPhone X已到货。",
        "“三个全覆盖”工程。",
        "一个好的开端，一次生动的实践。",
        "1.2 总体要求",
    ],
)
def test_names_dates_and_set_phrases_are_no_quantities(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("约300人", "近300人", "300余人", "300多人", "300人以上", "300人左右"),
        *("超过300人", "不足300人", "300人上下", "200—300人", "200至300人"),
        *("nearly 300 people", "more than 300 people", "三百余人"),
    ],
)
def test_rough_figures_are_approximate(text: str) -> None:
    assert document(f"培训{text}。").quantities[-1].approximate


@pytest.mark.parametrize(
    "text", ["已签约302户", "附近5个村", "节约经费30元", "人数300人"]
)
def test_words_that_only_look_rough_leave_a_figure_exact(text: str) -> None:
    assert not document(f"{text}。").quantities[0].approximate


@pytest.mark.parametrize(
    "text", ["X户", "XX余件", "**个", "×万元", "___人", "【待核】件"]
)
def test_a_placeholder_has_no_value(text: str) -> None:
    assert [value for _, value, _ in read(f"发放{text}。")] == [None]


def test_a_rough_chinese_numeral_has_no_value() -> None:
    assert read("用了三四个月。") == [("三四个月", None, "个月")]


def test_a_fall_below_zero_is_negative() -> None:
    assert read("投资增长-5.2%，结余-1477万元。")[0][1] == Decimal("-5.2")


def test_english_figures_carry_scale_currency_and_noun() -> None:
    found = read("In 2023, 43 projects cost $1.2 million, or 12% of the budget.")

    assert found == [
        ("43 projects", Decimal(43), "projects"),
        ("$1.2 million", Decimal(1_200_000), "$"),
        ("12%", Decimal(12), "%"),
    ]


def test_the_step_is_one_in_the_last_digit_written() -> None:
    steps = [q.step for q in document("1.2万元，878，631万元，43个。").quantities]

    assert steps == [1000, 10_000, 1]


def test_units_that_count_the_same_are_of_one_kind() -> None:
    assert units.kind("名") == units.kind("人")
    assert units.kind("projects") == units.kind("")
    assert units.kind("亩") != units.kind("公顷")
