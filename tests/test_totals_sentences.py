"""Sentences as reports write them: right ones hold, wrong ones are found once."""

from __future__ import annotations

import pytest
import regex

from tests.totals_checks import either, found, lines, verdicts

HAN = regex.compile(r"\p{Han}")
_MARGIN = 36  # characters
_FILLING = (
    "坚持以人民为中心的发展思想，扎实推进基层治理各项工作任务落实见效，" * 5
    + "稳步向前。"
)


@pytest.mark.parametrize(("written", "blamed"), lines("stated.txt"))
def test_a_right_figure_holds_and_a_wrong_one_is_found(
    written: str, blamed: str
) -> None:
    right, wrong = either(written)

    assert found(right) == []
    assert "holds" in verdicts(right)
    assert found(wrong) == [blamed]


@pytest.mark.parametrize("written", [line for (line,) in lines("right.txt")])
def test_what_is_right_is_ticked_off(written: str) -> None:
    assert found(written) == []
    assert "holds" in verdicts(written)


@pytest.mark.parametrize(("written", "blamed"), lines("wrong.txt"))
def test_what_is_wrong_is_found_once(written: str, blamed: str) -> None:
    assert found(written) == [blamed]


@pytest.mark.parametrize("written", [line for (line,) in lines("quiet.txt")])
def test_nothing_is_found_where_nothing_is_wrong(written: str) -> None:
    assert found(written) == []


def wrapped(sentence: str) -> str:
    """Put a sentence into a paragraph between others, all wrapped at one margin."""
    return "\n".join(
        paragraph[start : start + _MARGIN]
        for paragraph in (
            f"　　{_FILLING}",
            f"　　工作有序。{sentence}",
            f"　　{_FILLING}",
        )
        for start in range(0, len(paragraph), _MARGIN)
    )


@pytest.mark.parametrize(
    ("written", "blamed"),
    [line for line in lines("stated.txt") if HAN.search(line[0])],
)
def test_a_wrapped_paragraph_is_read_as_one(written: str, blamed: str) -> None:
    right, wrong = map(wrapped, either(written))

    assert found(right) == []
    assert [text.replace("\n", "") for text in found(wrong)] == [blamed]
