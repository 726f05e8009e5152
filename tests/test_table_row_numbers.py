"""The 序号 column of tables in Word files and in workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from draftlint import plugins
from draftlint.formats.word.reader import read as read_word
from draftlint.rule import Rule
from tests.sheet_files import rows, workbook
from tests.word_files import table, word_file

if TYPE_CHECKING:
    from draftlint import Document


def told(document: Document) -> list[tuple[str, str]]:
    """Give the text and the Chinese message of every finding about row numbers."""
    [rule] = [r for r in plugins.installed().rules if r.name == "table-row-numbering"]
    made = rule()
    assert isinstance(made, Rule)
    return [(document.text(f.span), f.message.zh) for f in made.check(document)]


ROWS = [("序号", "项目"), ("1", "道路"), ("2", "桥梁"), ("4", "车站"), ("5", "船闸")]
SAYS = "表中序号：“2”之后是“4”，缺“3”"


def test_a_gap_in_a_table_of_a_word_file_is_found() -> None:
    content = word_file(table(ROWS))

    assert told(read_word("draft.docx", content)) == [("4", SAYS)]


def test_a_gap_in_a_sheet_is_found_below_its_title() -> None:
    pytest.importorskip("python_calamine", reason='needs pip install "draftlint[xlsx]"')
    from draftlint.formats.xlsx import read as read_sheet

    figures = [(int(cell) if cell.isdigit() else cell, name) for cell, name in ROWS]
    sheet = rows(("重点项目表", None), ("单位：万元", None), *figures)

    assert told(read_sheet("plan.xlsx", workbook({"项目": sheet}))) == [("4", SAYS)]


def test_tenths_whose_nought_a_sheet_drops_are_left_alone() -> None:
    pytest.importorskip("python_calamine", reason='needs pip install "draftlint[xlsx]"')
    from draftlint.formats.xlsx import read as read_sheet

    numbers = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, 1.11, 1.12]
    sheet = rows(("序号", "项目"), *((n, f"项目{at}") for at, n in enumerate(numbers)))

    assert told(read_sheet("plan.xlsx", workbook({"项目": sheet}))) == []
