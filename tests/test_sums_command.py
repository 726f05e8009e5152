"""The sums command: every equation of a report, with its verdict."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CommandLine

DRAFT = (
    "整治河道水库43个（其中清淤疏浚22个、堤岸加固6个、水质治理16个）。\n"
    "信访量由80件上升到92件，增长15%。\n"
    "受理来信X件、来访60件，合计90件。\n"
)


@pytest.fixture
def draft(folder: Path) -> Path:
    written = folder / "draft.txt"
    written.write_text(DRAFT, encoding="utf-8")
    return written


@pytest.mark.usefixtures("draft")
def test_every_equation_is_listed_with_place_arithmetic_and_verdict(
    draftlint: CommandLine,
) -> None:
    ran = draftlint("sums", "draft.txt", "--lang", "zh")

    assert ran.status == 0
    assert "1:7" in ran.out
    assert "43个：22+6+16=44" in ran.out
    assert "15%：(92-80)/80=15%" in ran.out
    assert "共 3 个算式：相符 1，不符 1，无法核对 1" in ran.out


def test_what_was_counted_rounded_or_masked_is_told_as_such(
    folder: Path, draftlint: CommandLine
) -> None:
    draft = folder / "draft.txt"
    draft.write_text(
        "抓好三个方面：一是学；二是查；三是改；四是评。\n"
        "收入12.5亿元，其中税收8.3亿元、非税4.1亿元。\n"
        "受理来信X件、来访60件，合计90件。\n"
        "Costs were $4,500 ($2,000 for rent, $1,500 for pay and $1,000 for cars).\n",
        encoding="utf-8",
    )

    ran = draftlint("sums", "draft.txt", "--lang", "zh")

    assert "三个方面：列出4项" in ran.out
    assert "8.3+4.1=12.4亿≈12.5亿" in ran.out
    assert "90件：?+60=?" in ran.out
    assert "2,000+1,500+1,000=4,500" in ran.out


@pytest.mark.usefixtures("draft")
def test_english_is_spoken_when_asked(draftlint: CommandLine) -> None:
    ran = draftlint("sums", "draft.txt", "--lang", "en")

    assert "3 equations: holds 1, fails 1, not checkable 1" in ran.out


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    ran = draftlint("sums", "draft.txt", "--lang", "zh")

    assert max(map(cell_len, ran.out.splitlines())) <= width
    assert not any(line.strip().startswith("，") for line in ran.out.splitlines())


@pytest.mark.usefixtures("draft")
def test_json_gives_positions_as_check_does(draftlint: CommandLine) -> None:
    ran = draftlint("sums", "draft.txt", "--output-format", "json", "--lang", "zh")

    report = json.loads(ran.out)
    first = report["equations"][0]
    assert report["version"] == 1
    assert report["summary"]["by_verdict"] == {
        "fails": 1,
        "holds": 1,
        "not checkable": 1,
    }
    assert first["path"] == "draft.txt"
    assert (first["kind"], first["verdict"]) == ("sum", "fails")
    assert first["text"] == "43个"
    assert first["arithmetic"] == "22+6+16=44"
    assert first["place"] == "第1段"
    assert first["start"] == {"offset": 6, "line": 1, "column": 7}
    assert first["end"] == {"offset": 9, "line": 1, "column": 10}
    assert first["statement"] == DRAFT[6 : DRAFT.index("16个") + 3]
    assert [part["text"] for part in first["parts"]] == ["22个", "6个", "16个"]


@pytest.mark.usefixtures("draft")
def test_a_failed_equation_is_no_failed_run(draftlint: CommandLine) -> None:
    assert draftlint("sums", "draft.txt").status == 0


def test_a_report_without_equations_says_so(
    draftlint: CommandLine, folder: Path
) -> None:
    (folder / "plain.txt").write_text("工作稳步推进。", encoding="utf-8")

    ran = draftlint("sums", "plain.txt", "--lang", "zh")

    assert ran.status == 0
    assert "没有发现算式" in ran.out


def test_standard_input_is_read(draftlint: CommandLine) -> None:
    ran = draftlint("sums", "-", "--lang", "zh", stdin=DRAFT.encode())

    assert ran.status == 0
    assert "stdin.txt" in ran.out
    assert "22+6+16=44" in ran.out


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", ["full", "json"])
def test_what_cannot_be_read_fails_the_run_in_every_format(
    draftlint: CommandLine, folder: Path, form: str
) -> None:
    (folder / "broken.docx").write_bytes(b"no archive")

    missing = draftlint("sums", "draft.txt", "gone.txt", "--output-format", form)
    broken = draftlint("sums", "draft.txt", "broken.docx", "--output-format", form)

    assert (missing.status, broken.status) == (2, 2)
    assert "gone.txt" in missing.err
    assert "22+6+16=44" in missing.out
    assert "broken.docx" in broken.out


def test_nothing_to_read_is_no_success(draftlint: CommandLine, folder: Path) -> None:
    (folder / "empty").mkdir()

    assert draftlint("sums", "empty").status == 2
    assert draftlint("sums").status == 2


def test_tables_are_read_too(draftlint: CommandLine, folder: Path) -> None:
    (folder / "table.md").write_text(
        "|区|户数|\n|-|-|\n|东|10|\n|西|11|\n|合计|22|\n", encoding="utf-8"
    )

    ran = draftlint("sums", "table.md", "--output-format", "json")

    found = json.loads(ran.out)["equations"]
    assert [(each["kind"], each["arithmetic"], each["verdict"]) for each in found] == [
        ("table", "10+11=21", "fails")
    ]


@pytest.mark.usefixtures("draft")
def test_what_is_quoted_ends_where_its_phrase_ends(draftlint: CommandLine) -> None:
    out = draftlint("sums", "draft.txt", "--lang", "zh").out

    lines = "".join(map(str.strip, out.splitlines()))
    assert "堤岸加固6个、水质治理16个）" in lines
    assert "由80件上升到92件，增长15%3:16" in lines


def test_a_figure_in_a_table_is_named_by_row_and_column(
    draftlint: CommandLine, folder: Path
) -> None:
    rows = ["|社区|户数|", "|---|---|", "|东风|120|", "|红旗|98|", "|合计|219|"]
    (folder / "a.md").write_text("\n".join(rows), encoding="utf-8")

    out = draftlint("sums", "a.md", "--lang", "zh").out

    assert "219：120+98=218" in out
    assert "合计 · 户数" in out


def test_the_name_of_a_file_does_not_move_the_cursor(
    draftlint: CommandLine, folder: Path
) -> None:
    (folder / "a\x1b[2J.txt").write_text(DRAFT, encoding="utf-8")

    assert "a·[2J.txt" in draftlint("sums", ".").out


@pytest.mark.parametrize(
    ("sentence", "kind", "names"),
    [
        ("三次产业结构为10.5：31.1：59.4。", "shares", ("构成", "shares")),
        ("抓好三个方面：一是学；二是查；三是改；四是评。", "count", ("项数", "count")),
        (
            "全镇地区生产总值42.3亿元。全镇地区生产总值43.3亿元。",
            "same",
            ("重述", "restated"),
        ),
    ],
)
def test_what_a_rule_finds_fails_in_the_list_of_equations(
    draftlint: CommandLine,
    folder: Path,
    sentence: str,
    kind: str,
    names: tuple[str, str],
) -> None:
    (folder / "one.txt").write_text(sentence, encoding="utf-8")

    report = json.loads(draftlint("sums", "one.txt", "--output-format", "json").out)
    checked = draftlint("check", "one.txt", "--output-format", "concise")

    assert [(e["kind"], e["verdict"]) for e in report["equations"]] == [(kind, "fails")]
    assert checked.status == 1
    for language, name in zip(("zh", "en"), names, strict=True):
        assert name in draftlint("sums", "one.txt", "--lang", language).out
