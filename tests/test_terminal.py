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

if TYPE_CHECKING:
    from tests.conftest import CommandLine

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
    assert "还有 7 处，在第 1（2 处）、2（3 处）、3（2 处） 行" in ran.out


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
