"""The job summary: a table of files, the findings folded, and nothing a link."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from draftlint.wording import Text
from tests.report_runs import finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from draftlint.reports import Run


def tables(what: Run) -> list[list[list[str]]]:
    """The cells of every table as a reader sees them, row by row.

    Fails where a cell holds anything but text.
    """
    found: list[list[list[str]]] = []
    parser = MarkdownIt("commonmark").enable("table")
    for token in parser.parse(written("markdown", what)):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found:
            assert {child.type for child in token.children or ()} <= {
                "text",
                "text_special",
            }
            cell = "".join(child.content for child in token.children or ())
            found[-1][-1].append(cell)
    return found


def test_a_table_a_file_with_findings_and_one_of_all() -> None:
    overview, first, second = tables(small_run())

    assert [row[0] for row in overview[1:]] == [
        "年度 “报告”,终稿.txt",
        "b.docx",
        "bad.md",
        "clean.md",
    ]
    assert [row[3] for row in first[1:]] == [
        "“X” is not filled in",
        "“开展” is written twice",
    ]
    assert second[1] == ["paragraph 1", "info", "forbidden-word", "not like this"]


@pytest.mark.parametrize(
    "text",
    [
        "a|b|c",
        "**强调** _下划线_ `代码` ~~删除~~",
        "[待补充](http://a.b) ![图](c) <http://d.e>",
        "<b>粗</b> <!-- 注 --> &amp; &#124;",
        "\\| \\* $x^2$ #1 {y}",
        "# 标题",
    ],
)
def test_what_a_draft_says_is_no_markup(text: str) -> None:
    said = finding((0, 1), message=Text(zh=text, en=text))

    _, [_, row] = tables(run(outcome("a.txt", "一", said)))

    assert row[3] == text


def test_addresses_are_no_links() -> None:
    quoted = Text(zh="", en="“www.a.com” https://b.com")

    report = written(
        "markdown", run(outcome("a", "一", finding((0, 1), message=quoted)))
    )

    assert "www\\.a.com” https\\://b.com" in report


def test_a_path_is_no_html() -> None:
    path = "a|<b>&“甲” `c`\n.txt"

    report = written("markdown", run(outcome(path, "一", finding((0, 1)))))

    [summary] = [line for line in report.splitlines() if line.startswith("<details>")]
    inside = summary.removeprefix("<details><summary>").removesuffix("</summary>")
    assert "<" not in inside
    assert unescape(inside) == "a|<b>&“甲” `c`⏎.txt: 1 finding"
    assert tables(run(outcome(path, "一")))[0][1][0] == "a|<b>&“甲” `c`⏎.txt"


def test_folded_details_are_closed() -> None:
    report = written("markdown", small_run())

    assert report.count("<details>") == report.count("</details>") == 2
    assert report.endswith("</details>\n\n")
