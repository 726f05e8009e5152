"""Totals in tables: rows and columns headed 合计, 小计, 总计, Total."""

from __future__ import annotations

import pytest

from draftlint.document import Block, Cell, Document, Kind, Span, Table
from draftlint.language import table_sums
from draftlint.testing import document, marked
from draftlint.wording import both

# A row ends at /, a cell at |; what fails stands between the marks.
RIGHT = (
    "区|户数 / 东|10 / 西|11 / 合计|21",
    "区|户数 / 合计|21 / 东|10 / 西|11",
    "区|户数 / 东|10 / 西|11 / 合 计|21",
    "区|户数 / 东|1,010 / 西|2,011 / 总计|3,021",
    "区|户数 / 东|１０ / 西|１１ / 合计|２１",
    "区|户数 / 东|10 / 西|- / 南|11 / 合计|21",
    "区|户数 / 东|10 / 西|— / 南| / 北|11 / 合计|21",
    "区|户数 / 东|10户 / 西|11户 / 合计|21户",
    "区|户数 / 东|10* / 西|11[1] / 合计|21",
    "区|户数 / 东|X / 西|11 / 合计|21",
    "区|户数 / 东|10余 / 西|11 / 合计|25",
    "区|户数|占比 / 东|10|48% / 西|11|52% / 合计|21|100%",
    "区|户数|增长率 / 东|10|3.1 / 西|11|4.2 / 合计|21|3.7",
    "区|户数|人均收入 / 东|10|300 / 西|11|400 / 合计|21|352",
    "序号|区|户数 / 1|东|10 / 2|西|11 / |合计|21",
    "序号|区|户数 / 1|东|10 / 2|西|11 / 3|合计|21",
    "类别|件数 / 来信|10 / 其中：联名|4 / 来访|5 / 合计|15",
    "类别|件数 / 合计|15 / 来信|10 / 其中：联名|4 / 来访|5",
    "区|收入（亿元） / 东|1.24 / 西|2.34 / 合计|3.59",
    "区|收入（亿元） / 东|1.24 / 西|2.34 / 合计|3.6",
    "区|街|户数 / 东|甲|1 / 东|乙|2 / 小计||3 / 西|丙|4 / 西|丁|5 / 小计||9 / 总计||12",
    "区|户数 / 东|1 / 西|2 / 小计|3 / 南|4 / 合计|7",
    "区|甲|乙|合计 / 东|1|2|3 / 西|3|4|7 / 合计|4|6|10",
    "区|合计|甲|乙 / 东|3|1|2 / 西|7|3|4 / 合计|10|4|6",
    "区|小计|甲|乙|增长率 / 东|3|1|2|5.1 / 西|7|3|4|6.2",
    "项目|预算 / 一、收入|30 / 税收|20 / 非税|10 / 二、补助|5 / 合计|35",
    "Item|Count|Cost ($) / Roads|3|1,200.5 / Schools|4|800 / Total|7|2,000.5",
    "Item|Count / Roads|3 / Subtotal|3 / Schools|4 / Parks|5 / Subtotal|9 / Total|12",
    "区|户数|备注 / 东|10|约12户未报 / 西|11|含2户新增 / 合计|21|",
    "指标|2022年|2023年 / 户数|10|11 / 合计金额|300|400",
    "区|户数 / 东|10 / 西|11",
)
WRONG = (
    "区|户数 / 东|10 / 西|11 / 合计|⟦22⟧",
    "区|户数 / 合计|⟦31⟧ / 东|10 / 西|12",
    "区|户数 / 东|1,010 / 西|2,011 / 总计|⟦3,012⟧",
    "区|户数|人数 / 东|10|20 / 西|11|21 / 合计|21|⟦43⟧",
    "区|户数|占比 / 东|10|48% / 西|11|52% / 合计|⟦20⟧|100%",
    "区|甲|乙|合计 / 东|1|2|3 / 西|3|4|⟦8⟧ / 合计|4|6|10",
    "区|甲|乙|合计 / 东|1|2|3 / 西|3|4|7 / 合计|4|⟦8⟧|10",
    "区|街|户数 / 东|甲|1 / 东|乙|2 / 小计||⟦4⟧ / 西|丙|4 / 西|丁|5 / 小计||9 / 总计||12",
    "类别|件数 / 来信|10 / 其中：联名|4 / 来访|5 / 合计|⟦19⟧",
    "区|收入（亿元） / 东|1.24 / 西|2.34 / 合计|⟦3.85⟧",
    "Item|Count|Cost / Roads|3|1,200.5 / Schools|4|800 / Total|⟦8⟧|2,000.5",
)


def markdown(table: str) -> str:
    """Write a table of the short form in Markdown."""
    first, *others = [f"|{row.strip()}|" for row in table.split(" / ")]
    return "\n".join((first, "|-" * (first.count("|") - 1) + "|", *others))


def failing(checked: Document) -> list[Span]:
    """Give the totals of the equations that fail."""
    return [e.total.span for e in checked.view(table_sums.read) if e.fails]


@pytest.mark.parametrize("table", RIGHT)
def test_no_total_fails_in_a_right_table(table: str) -> None:
    assert failing(document(markdown(table), "markdown")) == []


@pytest.mark.parametrize("table", WRONG)
def test_the_wrong_total_is_found(table: str) -> None:
    source, totals = marked(markdown(table))

    assert failing(document(source, "markdown")) == totals


def test_a_figure_in_a_merged_cell_makes_its_column_uncheckable() -> None:
    texts = [["区", "户数"], ["东", "10"], ["西", "11"], ["合计", "99"]]
    source, cells = "", []
    for row, written in enumerate(texts):
        for column, text in enumerate(written):
            span = Span(len(source), len(source) + len(text))
            merged = 2 if text == "10" else 1
            cells.append(Cell(span, row, column, row_span=merged, header=row == 0))
            source += f"{text} "
    whole = Span(0, len(source))
    table = Table(whole, tuple(cells), both("table 1"))
    block = Block(Kind.TABLE_CELL, whole, both("table 1"))

    checked = Document("a.docx", "docx", source, source, (block,), (table,))

    assert failing(checked) == []


def test_a_table_without_a_total_states_nothing() -> None:
    checked = document(markdown("区|户数 / 东|10 / 西|11"), "markdown")

    assert checked.view(table_sums.read) == ()
