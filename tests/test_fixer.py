"""Fixes are made together or not at all, and never damage a file."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint import (
    Edit,
    Family,
    Finding,
    Fix,
    Severity,
    Span,
    Text,
    cli,
    files,
    fixer,
)
from draftlint.errors import BadArgument

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "加强管理,落实责任。\n##paidbegin##（一）抓好落实,压实责任。\n"
MENDED = "加强管理，落实责任。\n（一）抓好落实，压实责任。\n"


def finding(*edits: Edit, safe: bool = True) -> Finding:
    whole = Span(edits[0].span.start, edits[-1].span.end)
    says = Text("", "")
    fix = Fix(edits, safe)
    return Finding("rule", Family.HYGIENE, whole, says, Severity.ERROR, (), fix)


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


def test_of_two_fixes_that_meet_the_first_in_place_is_made() -> None:
    first, second = finding(edit(0, 3, "a")), finding(edit(2, 4, "b"))

    chosen = fixer.choose([second, first], unsafe=False)

    assert fixer.apply("xxxxx", chosen) == "axx"


def test_a_fix_of_several_edits_is_made_whole_or_waits() -> None:
    pair = finding(edit(1, 2, "("), edit(6, 7, ")"))
    between = finding(edit(3, 4, "-"))

    assert fixer.choose([between, pair], unsafe=False) == pair.fix.edits  # type: ignore[union-attr]


def test_a_suggestion_is_made_only_when_asked_for() -> None:
    suggestion = finding(edit(0, 1, "b"), safe=False)

    assert fixer.choose([suggestion], unsafe=False) == ()
    assert fixer.choose([suggestion], unsafe=True) == suggestion.fix.edits  # type: ignore[union-attr]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text(max_size=3))),
)
def test_what_no_edit_touches_is_kept(
    source: str, places: list[tuple[int, int, str]]
) -> None:
    findings = [
        finding(edit(start, min(start + length, len(source)), text))
        for start, length, text in places
        if start <= len(source)
    ]
    edits = fixer.choose(findings, unsafe=False)

    fixed = fixer.apply(source, edits)

    removed = sum(len(e.span) for e in edits)
    added = sum(len(e.text) for e in edits)
    assert len(fixed) == len(source) - removed + added


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "gb18030"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_mark_line_ends_and_mode_stay(
    mark: bytes, codec: str, line_end: str, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(mark + DRAFT.replace("\n", line_end).encode(codec))
    draft.chmod(0o640)

    cli.main(["check", "--isolated", "--fix", str(draft)])

    assert draft.read_bytes() == mark + MENDED.replace("\n", line_end).encode(codec)
    assert draft.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [draft]


def test_fixing_what_is_fixed_changes_nothing(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    cli.main(["check", "--isolated", "--fix", str(draft)])
    once = draft.read_bytes()

    cli.main(["check", "--isolated", "--fix", str(draft)])

    assert draft.read_bytes() == once


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    draft, link = tmp_path / "draft.txt", tmp_path / "link.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    link.symlink_to(draft)

    cli.main(["check", "--isolated", "--fix", str(link)])

    assert link.is_symlink()
    assert draft.read_text(encoding="utf-8") == MENDED


def test_a_file_that_changed_meanwhile_is_left_alone_and_named(tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_bytes(b"new")

    with pytest.raises(BadArgument, match=r"draft\.txt changed during the check"):
        files.exchange(draft, b"old", b"mended")

    assert draft.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [draft]


def test_a_diff_shows_the_changed_window_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    long = "各部门认真履行职责。" * 30
    draft.write_text(f"{long}加强管理,落实责任。{long}\n", encoding="utf-8")

    status = cli.main(
        ["check", "--isolated", "--diff", "--select", "hygiene", str(draft)]
    )

    shown = capsys.readouterr().out.splitlines()
    assert status == 1
    assert shown[2] == "@@ -1,1 +1,1 @@"
    assert shown[3].startswith("-…")
    assert "管理,落实" in shown[3]
    assert "管理，落实" in shown[4]
    assert max(map(len, shown[3:])) < 60
    assert "," in draft.read_text(encoding="utf-8")


def test_standard_input_is_mended_to_standard_output(tmp_path: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "draftlint", "check", "--isolated", "--fix", "-"]
    ran = subprocess.run(
        command, input=DRAFT.encode(), capture_output=True, cwd=tmp_path, check=False
    )

    assert ran.stdout.decode() == MENDED
    assert "draftlint" not in ran.stdout.decode()
