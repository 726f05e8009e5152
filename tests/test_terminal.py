"""The full report reads well at a terminal: whole lines, marks under the right cells."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text as Line

from draftlint import Span
from draftlint.reports import excerpts
from draftlint.reports.folding import folded
from tests.word_files import paragraph, section, word_file

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Install

DRAFT = "工作总结\n全年走访企业X家，化解矛盾20起（其中来信8起、来访7起、网上6起）。\n"
CHINESE = """\
a.txt
  2:7  错误  “全年走访企业X家”里的数字还没有填  leftover-placeholder
    全年走访企业X家，化解矛盾20起（其中来信8起、来访…
                ^
  2:14  错误  “20起”与分项之和不符：8+7+6=21起，分项之和比合计多1起
    wrong-total
    全年走访企业X家，化解矛盾20起（其中来信8起、来访7起、网上6起）…
                             ^^^^
    → 2:22 分项：8起；2:27 分项：7起；2:32 分项：6起

类别     错误   警告   提示
───────────────────────────
占位符      1      0      0
数目        1      0      0

a.txt  请修改后再报送
检查了 1 个文件：错误 2 处
"""


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")


def write(name: str, source: str) -> None:
    Path(name).write_text(source, encoding="utf-8")


def write_word(name: str, paragraphs: list[str]) -> None:
    Path(name).write_bytes(word_file("".join(map(paragraph, paragraphs))))


def test_a_small_report_as_a_whole(draftlint: CommandLine) -> None:
    write("a.txt", DRAFT)

    ran = draftlint("check", "--isolated", "--lang", "zh", "a.txt")

    assert [line.rstrip() for line in ran.out.splitlines()] == CHINESE.splitlines()


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(
    width: int, language: str, draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    fixtures = Path(__file__).parent.parent / "fixtures"

    for draft in sorted(fixtures.glob("*.txt")):
        ran = draftlint("check", "--isolated", "--all", "--lang", language, draft)
        lines = [line for line in ran.out.splitlines() if str(fixtures) not in line]
        assert max(map(cell_len, lines)) <= width


def test_many_findings_of_a_rule_are_folded_and_counted(
    draftlint: CommandLine,
) -> None:
    write("a.txt", "全年走访X户，开会X次，调研X次。\n" * 2 + "XX街道、XX社区。\n")

    ran = draftlint("check", "--isolated", "--lang", "zh", "a.txt")

    placeholders = [line for line in ran.out.splitlines() if "holder" in line]
    assert len(placeholders) == 3
    assert "leftover-placeholder 共 8 处：数字 6、名称 2" in ran.out
    assert "还有 7 处：第1行2处、第2行3处、第3行2处（--all" in ran.out


def test_of_findings_of_one_kind_only_the_places_are_told(
    draftlint: CommandLine,
) -> None:
    write("a.txt", "\n\n".join(f"第{n}周走访X户。" for n in range(30)))

    ran = draftlint("check", "--isolated", "--lang", "zh", "a.txt")

    lines = "、".join(str(line) for line in range(3, 43, 2))
    assert f"还有 29 处：第{lines}行等29行" in "".join(
        map(str.strip, ran.out.split("\n"))
    )
    assert "共 30 处" not in ran.out


def test_in_a_word_file_places_have_their_names_and_are_named_once(
    draftlint: CommandLine,
) -> None:
    paragraphs = [
        "（一）信访工作。",
        "全年受理120件，其中来信30件、来访50件、网上45件。",
    ]
    paragraphs += ["走访X户，开会X次，调研X次，座谈X次。", "座谈X次，", "办结X件。"]
    write_word("a.docx", paragraphs)

    ran = draftlint("check", "--isolated", "--lang", "zh", "a.docx")

    assert "  第2段〔（一）信访工作〕  错误  “120件”" in ran.out
    assert "    → 分项：30件；分项：50件；分项：45件\n" in ran.out
    assert "还有 5 处：第3段3处、第4段、第5段（--all 逐条列出）" in ran.out


def test_what_was_allowed_stands_where_a_reader_meets_it(
    draftlint: CommandLine,
) -> None:
    allowed = "# draftlint-disable-next-line leftover-placeholder\n走访X户。\n"
    write("a.txt", f"开会X次。\n{allowed}调研X次。\n")

    out = draftlint("check", "--isolated", "--lang", "zh", "-v", "a.txt").out

    places = [line.split()[0] for line in out.splitlines() if "里的数字" in line]
    assert places == ["1:3", "3:3", "4:3"]
    assert "已放行：“走访X户”" in out


def test_the_concise_report_names_the_places_of_a_word_file(
    draftlint: CommandLine,
) -> None:
    write_word("a.docx", ["（一）信访工作。", "全年走访X户。"])

    ran = draftlint("check", "--lang", "zh", "--output-format", "concise", "a.docx")

    expected = "a.docx:2:5: error leftover-placeholder 第2段〔（一）信访工作〕：“"
    assert expected in ran.out


def test_a_header_stands_under_no_heading(draftlint: CommandLine) -> None:
    body = "".join(map(paragraph, ("（一）信访工作。", "全年工作完成得很好。")))
    body += section(header_default="header1")
    draft = word_file(body, header1=paragraph("XX街道文件"))
    Path("a.docx").write_bytes(draft)

    out = draftlint("check", "--isolated", "--lang", "zh", "a.docx").out

    assert "  页眉  错误" in out


def test_another_place_quotes_what_stands_there(draftlint: CommandLine) -> None:
    heading = "（一）党建工作。"
    copied = (
        "街道组织集中学习24次，开展主题党日12次，走访慰问困难党员36人，发展党员6名，"
    )
    copied += "办结群众诉求218件，支部的凝聚力明显增强，群众的满意度稳步提高。"
    write_word("a.docx", [heading, copied, "（二）其他工作。", copied])

    ran = draftlint("check", "--isolated", "--lang", "zh", "a.docx")

    assert "→ 第2段〔（一）党建工作〕 先出现在这里：“街道组织集中学习24次" in ran.out


def test_what_fix_would_mend_is_counted_unless_it_was_asked_for(
    draftlint: CommandLine,
) -> None:
    write("a.txt", "各单位要抓好落实,确保按时完成。\n")

    before = draftlint("check", "--isolated", "--lang", "en", "a.txt").out
    after = draftlint("check", "--isolated", "--lang", "en", "--fix", "a.txt").out

    assert "1 can be mended by --fix" in before
    assert "--fix" not in after


def test_a_file_without_a_word_is_not_called_ready(draftlint: CommandLine) -> None:
    write("empty.txt", "\ufeff\n")

    ran = draftlint("check", "--isolated", "--lang", "zh", "empty.txt")

    assert ran.status == 0
    assert "empty.txt  文中没有文字" in ran.out


@pytest.mark.parametrize("output", ["full", "concise"])
def test_no_name_of_a_file_moves_the_cursor_or_begins_a_line(
    output: str, draftlint: CommandLine
) -> None:
    write("a\x1b[2J\nb.txt", DRAFT)

    ran = draftlint("check", "--isolated", "--output-format", output)

    assert "\x1b" not in ran.out
    assert "a·[2J⏎b.txt" in ran.out


def test_times_too_short_to_be_seen_share_a_line(draftlint: CommandLine) -> None:
    write("a.txt", DRAFT)

    ran = draftlint("check", "--isolated", "--lang", "en", "--timing", "a.txt")

    rows = [line.split() for line in ran.out.splitlines()]
    table = rows[rows.index(["rule", "seconds"]) + 2 :]
    times = [row[-1] for row in table[: table.index([])]]
    assert "0.000" not in times[:-2]
    assert table[table.index([]) - 1][0] == "total"


def test_all_unfolds(draftlint: CommandLine) -> None:
    write("a.txt", "全年走访X户，开会X次，调研X次。\n" * 3)

    ran = draftlint("check", "--isolated", "--all", "--select", "placeholder", "a.txt")

    assert ran.out.count("^") == 9


def test_colour_is_for_terminals_and_for_those_who_ask(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", DRAFT)
    plain = draftlint("check", "--isolated", "a.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")

    coloured = draftlint("check", "--isolated", "a.txt").out

    assert "\x1b[" not in plain
    assert "\x1b[31m" in coloured


def test_of_many_files_the_good_ones_are_counted(draftlint: CommandLine) -> None:
    for number in range(20):
        write(f"{number:02}.txt", "全年工作完成得很好。\n")
    write("bad.txt", DRAFT)

    out = draftlint("check", "--isolated", "--lang", "en").out

    assert "20 more files are ready to send" in out
    assert "00.txt" not in out


def test_a_single_good_one_is_counted_in_the_singular(draftlint: CommandLine) -> None:
    write("good.txt", "全年工作完成得很好。\n")
    for number in range(20):
        write(f"{number:02}.txt", DRAFT)

    out = draftlint("check", "--isolated", "--lang", "en").out

    assert "1 more file is ready to send" in out


def test_no_more_are_counted_where_all_are_good(draftlint: CommandLine) -> None:
    for number in range(20):
        write(f"{number:02}.txt", "全年工作完成得很好。\n")

    zh = draftlint("check", "--isolated", "--lang", "zh").out
    en = draftlint("check", "--isolated", "--lang", "en").out

    assert zh.startswith("20 个文件都可以报送")
    assert en.startswith("all 20 files are ready to send")


def test_a_rule_that_fails_in_many_files_is_told_once(
    install: Install, draftlint: CommandLine
) -> None:
    install(
        "raising",
        "import draftlint\n"
        "from tests.sample_plugin import ForbiddenWord\n"
        "class Raising(ForbiddenWord):\n"
        "    'Raises.'\n"
        "    name = 'raising'\n"
        "    def check(self, document):\n"
        "        raise RuntimeError('broken')\n"
        "@draftlint.hookimpl\n"
        "def draftlint_rules():\n"
        "    return [Raising, ForbiddenWord]\n",
    )
    for name in ("a.txt", "b.txt", "c.txt"):
        write(name, "BANNED" if name == "c.txt" else "全年工作完成得很好。\n")

    ran = draftlint("check", "--isolated", "--lang", "en")

    assert ran.status == 2
    assert ran.out.count("rule raising failed: RuntimeError: broken (in 3 files)") == 1
    assert ran.out.count("RuntimeError") == 1
    assert "c.txt\n  not checked: as above\n" in ran.out
    assert ran.out.count("b.txt") == 1  # among the verdicts


# --- excerpts and folding ---


@given(
    st.text(max_size=120), st.integers(0, 120), st.integers(0, 60), st.integers(30, 90)
)
def test_an_excerpt_fits_and_its_mark_lies_inside(
    source: str, start: int, length: int, room: int
) -> None:
    span = Span(min(start, len(source)), min(start + length, len(source)))

    shown = excerpts.cut(source, span, room)

    line = shown.before + shown.marked + shown.after
    assert cell_len(line) <= room
    assert len(line.splitlines()) <= 1
    assert shown.indent == cell_len(shown.before)
    assert shown.width >= 1


def test_an_excerpt_begins_and_ends_with_whole_words_and_numbers() -> None:
    english = "The office has received complaints about X of the northern districts."
    chinese = "受理问题1234567890123件，走访X户，办结案件67890123件。"

    words = excerpts.cut(english, Span(english.index("X"), english.index("X") + 1), 76)
    figures = excerpts.cut(chinese, Span(21, 22), 42)

    assert words.before == "…complaints about "
    assert words.after == " of the northern…"
    assert (figures.before, figures.marked) == ("…件，走访", "X")
    assert figures.after == "户，办结案件…"


@pytest.mark.parametrize("width", range(20, 30))
def test_no_line_begins_or_ends_within_a_pair_of_marks(width: int) -> None:
    words = "请填写姓名（{{姓名}}）、单位[待补充]、金额(**万元)、日期____；其他……"

    parts = [part.plain.rstrip() for part in folded(Line(words), width)]

    assert not any(part.endswith(tuple("（{[(")) for part in parts)
    assert not any(part.startswith(tuple("）}])、；")) for part in parts)
    assert sum(part.count(mark) for part in parts for mark in ("**", "____", "……")) == 3


def test_marked_blanks_can_be_seen() -> None:
    shown = excerpts.cut("落实 到位", Span(2, 3), 76)

    assert shown.marked == "␣"


@given(st.text(alphabet="中文，。（）“”abc-12 ", max_size=200), st.integers(20, 60))
def test_folding_loses_nothing_and_keeps_to_the_width(words: str, width: int) -> None:
    parts = [part.plain for part in folded(Line(words), width)]

    assert "".join(parts) == words
    longest = max((cell_len(piece) for piece in words.split()), default=0)
    assert max(cell_len(part.rstrip()) for part in parts) <= max(width, longest)


def test_chinese_folds_before_no_closing_mark() -> None:
    line = Line("全年走访企业二十家，化解矛盾，完成投资。")

    parts = [part.plain for part in folded(line, 20)]

    assert parts[1][0] not in "，。"
    assert StringIO("".join(parts)).read() == line.plain
