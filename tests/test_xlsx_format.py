"""Workbooks: each sheet a table, each cell a place somebody can find."""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from draftlint.formats import Unreadable
from draftlint.formats.xlsx import read
from tests.other_formats import damaged, found, marks, survives, texts
from tests.sheet_files import SPREADSHEET, cell, rows, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from draftlint import Document
    from tests.conftest import CommandLine

BUDGET = rows(
    ("2024年预算表", None, None),
    ("项目", "预算数", "执行数"),
    ("教育", 120, 118.5),
    ("医疗", 80.25, 79),
    ("合计", 200.25, 197.5),
)


def needs_calamine() -> None:
    pytest.importorskip("python_calamine", reason='needs pip install "draftlint[xlsx]"')


def opened(sheets: dict[str, str], hidden: tuple[str, ...] = ()) -> Document:
    needs_calamine()
    return read("budget.xlsx", workbook(sheets, hidden=hidden))


def test_each_sheet_is_a_table_with_places() -> None:
    shown = opened(
        {"预算": BUDGET, "空": rows(), "说明": rows(("口径见附件",), first=3)}
    )

    assert [table.place.zh for table in shown.tables] == [
        "工作表“预算”",
        "工作表“说明”",
    ]
    assert texts(shown)[:4] == ["2024年预算表", "项目", "预算数", "执行数"]
    places = [block.place.zh for block in shown.blocks]
    assert places[5] == "工作表“预算” 第3行第2列"
    assert shown.blocks[5].place.en == "sheet “预算”, row 3, column 2"
    assert places[-1] == "工作表“说明” 第3行第1列"


def test_the_first_row_of_words_heads_the_columns() -> None:
    [table] = opened({"预算": BUDGET}).tables

    assert [c.row for c in table.cells if c.header] == [1, 1, 1]
    [figures] = opened({"数": rows((1, 2), ("甲", "乙"))}).tables
    assert not any(c.header for c in figures.cells)


def test_merged_cells_reach_over_rows_and_columns() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>'
    [table] = opened({"表": rows(("题",), (), ("甲", 1, 2)) + merged}).tables

    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        *((0, 0, 2, 3), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1))
    ]


def test_values_are_written_as_they_show() -> None:
    values = (12.0, 0.1 + 0.2, -3.5, 1234567.0, 1e20)
    day = cell("A1", 45383.0, 's="1"')
    date = f'<sheetData><row r="1">{day}</row></sheetData>'
    shown = opened({"数": rows(values), "日": date})

    assert texts(shown) == ["12", "0.3", "-3.5", "1234567", "1e+20", "2024-04-01"]


def test_a_hidden_sheet_is_marked_and_not_prose() -> None:
    shown = opened({"表": rows(("甲",)), "底稿": rows(("XX", "乙"))}, hidden=("底稿",))

    assert marks(shown) == [("hidden", "XX\n乙", "")]
    assert shown.prose == "甲\n  \n \n"
    assert len(shown.prose) == len(shown.source)


def test_formatted_cells_far_away_do_no_harm() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'

    assert texts(opened({"表": rows(("甲",)).replace("</sheetData>", far)})) == ["甲"]


def test_rules_find_what_a_cell_holds_and_what_a_table_adds_up_to() -> None:
    body = rows(
        ("项目", "数量"), ("X街道", 10), ("青石街道", 20), ("河口镇", 5), ("合计", 36)
    )
    names = {rule for rule, _ in found(opened({"表": body}))}

    assert {"leftover-placeholder", "wrong-table-total"} <= names


BOMB = (
    f'<sheetData><row r="1">{cell("A1", "a")}</row>'
    f'<row r="1048576">{cell("XFD1048576", "b")}</row></sheetData>'
)


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BARE = f"<worksheet>{BOMB}</worksheet>"
MANY = f'<sst xmlns="{SPREADSHEET}" uniqueCount="99999999999"><si><t>a</t></si></sst>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"hello", "not a"),
        (workbook({"a": BUDGET})[:-30], "cut short"),
        (workbook({"a": BUDGET}, files={"xl/workbook.xml": "<a"}), "damaged"),
        (workbook({"a": BOMB}), "abnormally large"),
        (
            workbook({"a": BOMB.replace("r=", "r =").replace('"', "'")}),
            "abnormally large",
        ),
        (workbook({"a": ""}, files={SHEET: BARE}), "abnormally large"),
        (workbook({"a": BUDGET}, files={STRINGS: MANY}), "abnormally large"),
        (workbook({"a": " " * 40_000_000}), "abnormal size"),
        (workbook({"a": BUDGET}, files={SHEET: f"<!DOCTYPE a>{BARE}"}), "DOCTYPE"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "password"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    content: bytes, reason: str
) -> None:
    needs_calamine()
    began = perf_counter()

    with pytest.raises(Unreadable, match=reason):
        read("a.xlsx", content)
    assert perf_counter() - began < 5


def test_a_missing_extra_is_said_with_the_command_that_installs_it(
    draftlint: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.delitem(sys.modules, "draftlint.formats.xlsx.reader", raising=False)
    monkeypatch.delattr("draftlint.formats.xlsx.reader", raising=False)
    (folder / "a.xlsx").write_bytes(workbook({"a": BUDGET}))
    ran = draftlint("check", "a.xlsx")

    assert ran.status == 2
    assert 'pip install "draftlint[xlsx]"' in ran.out


def test_a_damaged_workbook_is_read_or_refused() -> None:
    needs_calamine()
    sheet = f"<worksheet>{BUDGET}</worksheet>".encode()

    for broken in damaged(sheet, 30):
        content = workbook({"a": ""}, files={"xl/worksheets/sheet1.xml": broken})
        assert survives(read, content)
    assert all(survives(read, x) for x in damaged(workbook({"a": BUDGET}), 60))
