"""A run in parts, and the parts put together: as if it had been one run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import CommandLine

SECTION = (
    "{unit}坚持把老旧小区改造作为头号民生工程，全年完成改造小区{count}个，惠及居民{homes}户，"
    "新增停车位{places}个，加装电梯{lifts}部，拆除违章建筑{sheds}处，改造后小区居民满意度"
    "达到百分之九十六，物业费收缴率比改造前有了明显提高。"
)


def write_drafts(count: int) -> None:
    """Write reports of which every third copies a paragraph of the first."""
    for number in range(count):
        figures = dict.fromkeys(("count", "homes", "places"), 11 + number)
        unit = f"第{number}街道"
        copied = SECTION.format(unit=unit, lifts=7, sheds=9, **figures)
        lines = [f"{unit}工作总结", f"全年走访X户。第{number}项工作已经完成。"]
        lines += [copied] if number % 3 == 0 else []
        Path(f"{number:02}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def check_in_parts(draftlint: CommandLine, of: int, *arguments: object) -> list[object]:
    return [
        draftlint("check", *arguments, "--shard", f"{n}/{of}", "-o", f"json:{n}.json")
        for n in range(1, of + 1)
    ]


def made(**members: object) -> bytes:
    """Write a report that is nothing but its members, and these."""
    empty = {"version": 1, "tool": {}, "files": [], "findings": [], "summary": {}}
    return json.dumps({**empty, **members}).encode()


def report(path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("of", [1, 2, 3, 12])
def test_parts_put_together_are_the_whole(draftlint: CommandLine, of: int) -> None:
    write_drafts(10)
    Path("05.docx").write_bytes(b"PK no Word file")
    whole = draftlint("check", "--statistics", "-o", "json:whole.json", ".")

    check_in_parts(draftlint, of, "--statistics", ".")
    parts = [f"{n}.json" for n in range(1, of + 1)]
    merged = draftlint("merge", *reversed(parts), "-o", "merged.json")

    assert merged.status == whole.status == 2
    assert Path("merged.json").read_bytes() == Path("whole.json").read_bytes()
    copies = [f for f in report("merged.json")["findings"] if "copied" in f["rule"]]
    assert copies
    assert all(copy["related"] for copy in copies)


def test_a_part_tells_of_its_own_files_alone(draftlint: CommandLine) -> None:
    write_drafts(5)

    shown = draftlint("check", "--shard", "2/2", "--show-files", ".")

    assert shown.out.split() == ["01.txt", "03.txt"]


def test_a_part_without_files_is_clean(draftlint: CommandLine) -> None:
    write_drafts(1)

    ran = draftlint("check", "--shard", "2/2", ".")

    assert ran.status == 0


@pytest.mark.parametrize("value", ["0/2", "3/2", "2", "a/b", "1/0", "-1/2", "1/2/3"])
def test_a_bad_part_is_an_error(draftlint: CommandLine, value: str) -> None:
    write_drafts(1)

    ran = draftlint("check", f"--shard={value}", ".")

    assert ran.status == 2
    assert value in ran.err


@pytest.mark.parametrize(
    ("text", "status"), [("都已完成。\n", 0), ("走访X户。\n", 1)], ids=["clean", "bad"]
)
def test_the_status_is_that_of_the_run(
    draftlint: CommandLine, text: str, status: int
) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("都已完成。\n", encoding="utf-8")
    Path("c.txt").write_text(text, encoding="utf-8")
    check_in_parts(draftlint, 2, ".")

    assert draftlint("merge", "1.json", "2.json").status == status
    assert draftlint("merge", "--exit-zero", "1.json", "2.json").status == 0


def test_reports_of_several_runs_are_put_one_behind_the_other(
    draftlint: CommandLine,
) -> None:
    write_drafts(4)
    for name in ("02", "00"):
        draftlint("check", f"{name}.txt", "-o", f"json:{name}.json")

    merged = json.loads(draftlint("merge", "02.json", "00.json").out)

    assert [file["path"] for file in merged["files"]] == ["02.txt", "00.txt"]
    assert merged["summary"]["findings"] == len(merged["findings"]) == 2


def test_parts_tell_once_what_is_gone_from_the_baseline(
    draftlint: CommandLine,
) -> None:
    write_drafts(3)
    draftlint("baseline")
    drafts = sorted(Path().glob("*.txt"))
    drafts[0].rename("moved.txt")
    drafts[1].write_text("都好。\n", encoding="utf-8")
    draftlint("check", ".", "-o", "whole.json")

    check_in_parts(draftlint, 3, ".")
    draftlint("merge", *(f"{n}.json" for n in (1, 2, 3)), "-o", "merged.json")

    gone = report("whole.json")["summary"]["gone"]
    assert gone > 0
    assert report("merged.json")["summary"]["gone"] == gone


def test_a_part_that_lacks_or_comes_twice_is_an_error(draftlint: CommandLine) -> None:
    write_drafts(6)
    check_in_parts(draftlint, 3, ".")
    draftlint("check", "-o", "json:other.json", "00.txt")

    lacking = draftlint("merge", "1.json", "3.json", "-o", "merged.json")
    twice = draftlint("merge", "1.json", "2.json", "2.json", "-o", "merged.json")
    mixed = draftlint("merge", "1.json", "other.json", "-o", "merged.json")

    assert [ran.status for ran in (lacking, twice, mixed)] == [2, 2, 2]
    assert "no part 2" in lacking.err
    assert "2.json" in twice.err
    assert "other.json" in mixed.err
    assert not Path("merged.json").exists()


def test_a_draft_in_two_reports_is_an_error(draftlint: CommandLine) -> None:
    write_drafts(2)
    draftlint("check", "-o", "json:1.json", "00.txt", "01.txt")
    draftlint("check", "-o", "json:2.json", "01.txt")

    ran = draftlint("merge", "1.json", "2.json")

    assert ran.status == 2
    assert "01.txt" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "line 1, column 1"),
        (b'{"version": 1,\n "files": [}', "line 2, column 12"),
        (b"[" * 100_000, "no JSON report"),
        (b"\xff\xfe\x00", "no JSON report"),
        (b"[]", "no JSON report"),
        (made(version=2), "no JSON report"),
        (made(files=[{"path": 3}]), "no JSON report"),
        (made(summary={"files": "many"}), "no JSON report"),
        (made(shard={"number": "1", "of": 2}), "no JSON report"),
    ],
)
def test_what_is_no_report_is_an_error(
    draftlint: CommandLine, content: bytes, says: str
) -> None:
    Path("bad.json").write_bytes(content)

    ran = draftlint("merge", "bad.json")

    assert ran.status == 2
    assert "bad.json" in ran.err
    assert says in ran.err


def test_a_report_that_is_not_there_is_an_error(draftlint: CommandLine) -> None:
    ran = draftlint("merge", "gone.json")

    assert ran.status == 2
    assert "gone.json" in ran.err
    said = draftlint("merge", "gone.json", "--lang", "zh").err
    assert "读不了 gone.json：没有这个文件或文件夹" in said


def test_reports_of_two_versions_are_not_put_together(draftlint: CommandLine) -> None:
    write_drafts(2)
    check_in_parts(draftlint, 2, ".")
    changed = report("2.json")
    changed["tool"]["version"] = "0.0.1"
    Path("2.json").write_text(json.dumps(changed), encoding="utf-8")

    ran = draftlint("merge", "1.json", "2.json")

    assert ran.status == 2
    assert "0.0.1" in ran.err
