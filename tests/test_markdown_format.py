"""Markdown: what is prose, what is markup, and where blocks and tables stand."""

from __future__ import annotations

import pytest

from draftlint import Document, Kind
from draftlint.formats.markdown import MARKDOWN, document

BUDGET = """\
| 项目 | 预算数（万元） | 备注 |
|------|---------------:|:----:|
| **教育** | 1,200 | |
| 卫生 | `800` | 见 [附件](a.pdf) |

表后正文。
"""


def blocks(source: str) -> list[tuple[Kind, str]]:
    read = document(source)
    return [(block.kind, read.text(block.span)) for block in read.blocks]


def words(source: str) -> str:
    """Give the prose with its blanks taken out."""
    return " ".join(document(source).prose.split())


def test_headings_paragraphs_items_and_quotes_are_blocks_of_their_kind() -> None:
    source = "# 总结\n\n正文一。\n正文二。\n\n- 甲\n- 乙\n\n> 引文\n\n副题\n---\n"

    assert blocks(source) == [
        (Kind.HEADING, "总结"),
        (Kind.PARAGRAPH, "正文一。\n正文二。"),
        (Kind.LIST_ITEM, "甲"),
        (Kind.LIST_ITEM, "乙"),
        (Kind.QUOTE, "引文"),
        (Kind.HEADING, "副题"),
    ]
    assert [b.level for b in document(source).blocks] == [1, 0, 0, 0, 0, 2]


def test_an_item_and_the_list_within_it_are_blocks_apart() -> None:
    assert [text for _, text in blocks("- 甲\n  - 乙\n  - 丙\n- 丁\n")] == list(
        "甲乙丙丁"
    )


def test_the_numbers_of_a_list_are_prose() -> None:
    assert words("1. 甲\n2. 乙\n4. 丙\n") == "1. 甲 2. 乙 4. 丙"


def test_a_list_that_leaves_counting_to_the_renderer_shows_no_numbers() -> None:
    assert words("1. 甲\n1. 乙\n1. 丙\n") == "甲 乙 丙"


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("全年**重点**工作", "全年 重点 工作"),
        ("全年*重点*工作", "全年 重点 工作"),
        ("~~删去~~保留", "删去 保留"),
        ("运行 `XX` 命令", "运行 命令"),
        ("见[附件](http://a.example/XX)。", "见 附件 。"),
        ("![图一](XX.png)如上", "图一 如上"),
        ("访问 https://a.example/XX/b，谢谢", "访问 ，谢谢"),
        ("见 <https://a.example/XX>。", "见 。"),
        ("写信 <a@xx.example>。", "写信 。"),
        ("正文<br>续 <!-- XX -->完", "正文 续 完"),
        ("注释[^1]。\n\n[^1]: 脚注文字\n", "注释 。 脚注文字"),
        ("&nbsp;正文&amp;", "正文"),
        ("转义\\*星号\\*", "转义 *星号 *"),
        ("- [x] 完成\n- [ ] 未完", "完成 未完"),
    ],
)
def test_inline_markup_code_and_addresses_are_blanked(source: str, prose: str) -> None:
    assert words(source) == prose


@pytest.mark.parametrize(
    "source",
    [
        "```\nXX\n```\n",
        "~~~python\nXX\n~~~\n",
        "    XX\n",
        "---\ntitle: XX\n---\n",
        "+++\ntitle = 'XX'\n+++\n",
        "<!-- XX\nYY -->\n",
        "<div>\nXX\n</div>\n",
        "[a]: http://a.example/XX\n",
    ],
)
def test_code_front_matter_and_html_are_no_prose(source: str) -> None:
    read = document(f"{source}\n正文。\n")

    assert read.prose.split() == ["正文。"]
    assert [read.text(block.span) for block in read.blocks] == ["正文。"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_where_they_are(end: str) -> None:
    source = f"# 标题{end}{end}```{end}code{end}```{end}正文。{end}"

    read = document(source)

    assert read.source == source
    assert [at for at, sign in enumerate(read.prose) if sign in "\r\n"] == [
        at for at, sign in enumerate(source) if sign in "\r\n"
    ]


def test_offsets_are_code_points_behind_wide_and_rare_characters() -> None:
    source = "𠮷野家😀 `é` **报告**"

    read = document(source)

    assert read.prose[source.index("报告") :][:2] == "报告"
    assert read.prose.startswith("𠮷野家😀")


def test_a_table_has_its_cells_with_rows_and_columns_from_zero() -> None:
    read = document(BUDGET)

    [table] = read.tables
    assert [
        (
            cell.row,
            cell.column,
            cell.header,
            read.prose[cell.span.start : cell.span.end],
        )
        for cell in table.cells
    ] == [
        (0, 0, True, "项目"),
        (0, 1, True, "预算数（万元）"),
        (0, 2, True, "备注"),
        (1, 0, False, "教育"),
        (1, 1, False, "1,200"),
        (1, 2, False, ""),
        (2, 0, False, "卫生"),
        (2, 1, False, ""),
        (2, 2, False, "见  附件"),
    ]


def test_cells_with_words_are_blocks_that_say_where_they_stand() -> None:
    read = document(BUDGET)

    cells = [block for block in read.blocks if block.kind is Kind.TABLE_CELL]
    assert [read.text(block.span) for block in cells][:4] == [
        "项目",
        "预算数（万元）",
        "备注",
        "教育",
    ]
    assert cells[3].place.zh == "表1 第2行第1列"
    assert cells[3].place.en == "table 1, row 2, column 1"
    assert read.blocks[-1].kind is Kind.PARAGRAPH


def test_the_second_table_is_counted() -> None:
    read = document(f"{BUDGET}\n{BUDGET}")

    assert [table.place.zh for table in read.tables] == ["表1", "表2"]
    assert read.blocks[-2].place.zh.startswith("表2")


def test_asterisks_that_hide_names_are_prose() -> None:
    masked = "走访慰问**社区困难群众，发放补助**万元。"

    assert "**社区" in document(masked).prose
    assert "**万元" in document(masked).prose


def test_asterisks_that_make_bold_are_not() -> None:
    assert "*" not in document("全面推进**城市更新**和**乡村振兴**。").prose


def test_an_empty_file_has_nothing() -> None:
    read = document("")

    assert (read.prose, read.blocks, read.tables) == ("", (), ())


def test_a_file_is_read_with_its_name_and_encoding() -> None:
    read = MARKDOWN.read("a.md", b"\xef\xbb\xbf# \xe6\x8a\xa5")

    assert isinstance(read, Document)
    assert (read.path, read.format, read.encoding) == ("a.md", "markdown", "utf-8-sig")
    assert read.source == "# 报"
