"""Numbers as headings write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.language import numerals


@given(st.integers(0, 9999))
def test_a_chinese_numeral_reads_as_the_number_it_was_written_for(number: int) -> None:
    assert numerals.from_han(numerals.to_han(number)) == number


@given(st.integers(1, 399))
def test_a_roman_numeral_reads_as_the_number_it_was_written_for(number: int) -> None:
    assert numerals.from_roman(numerals.to_roman(number)) == number


@given(st.text(max_size=8))
def test_no_text_breaks_the_reader(text: str) -> None:
    number = numerals.read(text)

    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿一", 21),
        ("一十一", 11),
        ("一百零二", 102),
        ("一百一十", 110),
        ("二〇二三", 2023),
        ("二〇", 20),
        ("①", 1),
        ("⑳", 20),
        ("㉑", 21),
        ("⑵", 2),
        ("⒊", 3),
        ("㈣", 4),
        ("Ⅳ", 4),
        ("xiv", 14),
        ("b", 2),
        ("Third", 3),
        ("secondly", 2),
        ("twelve", 12),
        ("１２", 12),
    ],
)
def test_every_form_of_a_number_is_read(text: str, number: int) -> None:
    assert numerals.read(text) == number


@pytest.mark.parametrize("text", ["", "三四", "十十", "甲", "ic", "iX"])
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert numerals.read(text) is None


@pytest.mark.parametrize(
    ("example", "number", "written"),
    [
        ("四", 3, "三"),
        ("⑤", 3, "③"),
        ("㈠", 10, "㈩"),
        ("12", 13, "13"),
        ("１２", 13, "１３"),
        ("IV", 3, "III"),
        ("ii", 5, "v"),
        ("D", 3, "C"),
        ("Fourth", 3, "Third"),
    ],
)
def test_a_number_is_written_in_the_manner_of_another(
    example: str, number: int, written: str
) -> None:
    assert numerals.like(example, number) == written


@pytest.mark.parametrize(("example", "number"), [("㈠", 11), ("⑳", 99), ("z", 27)])
def test_a_manner_that_has_no_such_number_says_so(example: str, number: int) -> None:
    assert numerals.like(example, number) is None
