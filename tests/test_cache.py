"""What did not change is not read twice; what changed in any way always is."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint import patterns
from draftlint.corpus import digests
from draftlint.corpus.comparing import Corpus
from draftlint.corpus.library import Library
from draftlint.document import (
    Block,
    Cell,
    Document,
    Kind,
    Mark,
    MarkKind,
    Span,
    Table,
)
from draftlint.finding import Edit, Family, Finding, Fix, Note, Severity
from draftlint.formats import Format, Unreadable, office
from draftlint.formats.text import TEXT
from draftlint.linter import Outcome, Task, check_file
from draftlint.reports import REPORTS
from draftlint.wording import Text
from draftlint.work import cache_file, packing, scheduling, versions
from draftlint.work.packing import Unpackable, pack, unpack
from draftlint.work.scheduling import Plan, check_all
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Install

OURS = frozenset({"draftlint", "tests"})
PLAN = Plan(cache=True)


class Reader:
    """A format that counts how often it reads."""

    def __init__(self) -> None:
        self.times = 0
        self.depends: Any = None
        self.__qualname__ = "Reader"

    def __call__(self, path: str, content: bytes) -> Document:
        self.times += 1
        if b"UNREADABLE" in content:
            raise Unreadable(Text("坏", "broken"))
        return TEXT.read(path, content)


class Check(Protocol):
    """Checks a file of this content; gives the outcome."""

    def __call__(self, content: str, **changes: Any) -> Outcome: ...


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the cache in a folder of its own, and use it for every draft."""
    monkeypatch.setenv("DRAFTLINT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(scheduling, "_WORTH_A_CACHE", 0)
    return tmp_path / "cache"


@pytest.fixture
def database(here: Path) -> Path:
    return here / "findings.sqlite3"


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def check(here: Path, tmp_path: Path, reader: Reader) -> Check:  # noqa: ARG001
    def run(content: str, **changes: Any) -> Outcome:
        file = tmp_path / "draft.txt"
        file.write_text(content, encoding="utf-8")
        task = Task(
            path="draft.txt",
            location=file,
            format=Format("text", (".txt",), reader, depends=reader.depends),
            endings=(".txt",),
            rules=(ForbiddenWord(),),
        )
        (outcome,) = check_all([task._replace(**changes)], PLAN).outcomes
        return outcome

    return run


def entries(database: Path) -> int:
    with sqlite3.connect(database) as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM outcome").fetchone()
    return int(count)


# --- what is known ---


def test_a_draft_that_did_not_change_is_not_read_again(
    check: Check, reader: Reader
) -> None:
    first = check("BANNED 报告")
    second = check("BANNED 报告")

    assert reader.times == 1
    assert second == replace(first, seconds={})
    assert len(second.findings) == 1


def test_a_warm_run_over_many_drafts_reads_none_and_reports_the_same(
    draftlint: CommandLine,
    folder: Path,
    here: Path,  # noqa: ARG001
    sample: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(40):
        text = f"第{number}份 BANNED，共{number}项。\n" * 3
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
        (folder / f"{number:02}.md").write_text(f"# 标题\n\n{text}", encoding="utf-8")
    formats = [report.name for report in REPORTS]
    asked = ("check", "--all", "--verbose", "--output-format")
    cold = {name: draftlint(*asked, name, "--no-cache") for name in formats}
    first = {name: draftlint(*asked, name) for name in formats}
    monkeypatch.setattr("draftlint.linter._read", None)
    monkeypatch.setattr("draftlint.corpus.comparing.findings", None)

    warm = {name: draftlint(*asked, name) for name in formats}

    assert first == cold

    assert warm == cold
    assert "forbidden-word" in warm["json"].out


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many drafts took part in each comparison that was made."""
    sizes: list[int] = []
    compare = SharedOpening.compare

    def counted(rule: SharedOpening, digests: Any) -> Any:
        sizes.append(len(digests))
        return compare(rule, digests)

    monkeypatch.setattr(SharedOpening, "compare", counted)
    return sizes


def write(folder: Path, **drafts: str) -> None:
    for name, text in drafts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_the_same_drafts_are_not_compared_again(
    draftlint: CommandLine,
    folder: Path,
    here: Path,  # noqa: ARG001
    sample: None,  # noqa: ARG001
    compared: list[int],
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划", c="另一份")

    runs = [draftlint("check", "--output-format=concise") for _ in range(3)]

    assert compared == [3]
    assert len(set(runs)) == 1
    assert "begins like a.txt" in runs[0].out or "与 a.txt 开头相同" in runs[0].out


@pytest.mark.usefixtures("here", "sample")
@pytest.mark.parametrize(
    ("drafts", "options", "found"),
    [
        ({"b": "改过了的另一份"}, (), 0),  # a draft
        ({"c": "全县水利工作计划"}, (), 2),  # one that was not like any
        ({"d": "全县水利工作要点"}, (), 2),  # one more
        ({}, ("--config=rules.shared-opening.characters=3",), 1),  # an option
        ({}, ("--ignore=shared-opening",), 0),  # a rule
        ({}, ("--against=archive",), 1),  # what is beside
    ],
)
def test_whatever_differs_is_compared_again(
    draftlint: CommandLine,
    folder: Path,
    drafts: dict[str, str],
    options: tuple[str, ...],
    found: int,
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划", c="另一份")
    (folder / "archive").mkdir()
    (folder / "archive" / "old.txt").write_text("旧", encoding="utf-8")
    asked = ("check", "a.txt", "b.txt", "c.txt", "--output-format=concise")
    draftlint(*asked)

    write(folder, **drafts)
    others = [f"{name}.txt" for name in drafts if name > "c"]
    warm = draftlint(*asked, *others, *options)

    assert warm == draftlint(*asked, *others, *options, "--no-cache")
    assert warm.out.count("shared-opening") == found


def test_one_draft_less_is_compared_again(
    draftlint: CommandLine,
    folder: Path,
    here: Path,  # noqa: ARG001
    sample: None,  # noqa: ARG001
    compared: list[int],
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划", c="另一份")

    runs = [
        draftlint("check", *names, "--output-format=concise")
        for names in (("a.txt", "b.txt", "c.txt"), ("b.txt", "c.txt"))
    ]

    assert compared == [3, 2]
    assert [run.out.count("shared-opening") for run in runs] == [1, 0]


def test_a_comparison_that_asks_elsewhere_is_made_anew(
    draftlint: CommandLine,
    folder: Path,
    here: Path,  # noqa: ARG001
    sample: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划")
    times = 0
    compare = SharedOpening.compare

    def asking(rule: SharedOpening, digests: Any) -> Any:
        nonlocal times
        times += 1
        digests.repeatable = False
        return compare(rule, digests)

    monkeypatch.setattr(SharedOpening, "compare", asking)

    assert draftlint("check") == draftlint("check")
    assert times == 2


def test_a_comparison_that_failed_is_made_anew(
    draftlint: CommandLine,
    folder: Path,
    here: Path,  # noqa: ARG001
    sample: None,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划")
    with monkeypatch.context() as patched:
        patched.setattr(SharedOpening, "compare", lambda *_: 1 / 0)
        assert draftlint("check").status == 2

    assert "shared-opening" in draftlint("check").out


def test_what_was_kept_of_a_comparison_may_be_broken(
    draftlint: CommandLine,
    folder: Path,
    database: Path,
    sample: None,  # noqa: ARG001
) -> None:
    write(folder, a="全县水利工作总结", b="全县水利工作计划")
    first = draftlint("check")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE outcome SET packed = x'00112233'")

    assert draftlint("check") == first
    assert draftlint("check") == first


def test_which_report_is_the_older_by_git_is_asked_every_time() -> None:
    digest = digests.read(TEXT.read("a.txt", "全县水利工作总结。".encode()))
    corpus: Corpus[Any] = Corpus([("a.txt", digest), ("b.txt", digest)])
    library = corpus.view(Library)

    assert library.reversed([]) == set()
    assert corpus.repeatable
    library.reversed([("b.txt", "a.txt")])
    assert not corpus.repeatable


@pytest.mark.parametrize(
    "change",
    [
        {"rules": (ForbiddenWord(word="报告"),)},
        {"rules": (ForbiddenWord(), SharedOpening())},
        {"rules": ()},
        {"severities": (("forbidden-word", Severity.INFO),)},
        {"allow": ("BANNED",)},
        {"fail_level": Severity.ERROR},
        {"installed": ("forbidden-word", "shared-opening")},
        {"path": "other.txt"},
    ],
)
def test_whatever_decides_on_findings_asks_anew(
    check: Check, reader: Reader, change: dict[str, Any]
) -> None:
    check("BANNED 报告")

    changed = check("BANNED 报告", **change)

    assert reader.times == 2
    assert changed.path == change.get("path", "draft.txt")
    check("BANNED 报告")
    check("BANNED 报告", **change)
    assert reader.times == 2


def test_it_is_all_one_how_many_processes_work(
    folder: Path, install: Install, database: Path
) -> None:
    site = install("house", PLUGIN.format(words="house_words", message="one"))
    (site / "house_words.py").write_text("WORD = '甲'", encoding="utf-8")
    for number in range(4):
        draft = f"第{number}份：甲乙丙\n" * 4_000
        (folder / f"{number}.txt").write_text(draft, encoding="utf-8")

    runs = [run(site, "--select=house", f"--jobs={jobs}") for jobs in (2, 1, 3)]

    assert len({ran.stdout for ran in runs}) == 1
    assert entries(database) == 4


def test_another_content_asks_anew(check: Check, reader: Reader) -> None:
    assert [len(check(text).findings) for text in ("BANNED", "fine", "BANNED")] == [
        *(1, 0, 1)
    ]
    assert reader.times == 2


def test_the_end_of_a_draft_is_not_the_beginning_of_a_name(
    check: Check, reader: Reader
) -> None:
    check("报告a", path="b.txt")
    check("报告", path="ab.txt")

    assert reader.times == 2


def test_what_could_not_be_read_is_tried_again(check: Check, reader: Reader) -> None:
    assert check("UNREADABLE").error is not None
    assert check("UNREADABLE").error is not None

    assert reader.times == 2


def test_another_program_that_converts_asks_anew(check: Check, reader: Reader) -> None:
    for version in ("1", "1", "2"):
        reader.depends = lambda version=version: version
        check("报告")

    assert reader.times == 2


@pytest.mark.parametrize("format_", [office.OLD_WORD, office.RTF])
def test_what_libreoffice_converts_depends_on_it(
    format_: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    assert format_.depends is not None

    said = []
    for content in ("one", "another"):
        program.write_text(content, encoding="utf-8")
        monkeypatch.setattr("draftlint.formats.libreoffice.find", lambda: str(program))
        said.append(format_.depends())
    monkeypatch.setattr("draftlint.formats.libreoffice.find", lambda: None)

    assert len({*said, format_.depends()}) == 3


PLUGIN = '''
import draftlint
from draftlint import Family, Rule, Severity, Text
from {words} import WORD

class House(Rule):
    """Find a word."""
    name = "house"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="{message}", en="{message}")
    chinese = "测试用。"

    def check(self, document):
        at = document.source.find(WORD)
        if at >= 0:
            yield self.found(draftlint.Span(at, at + 1))

@draftlint.hookimpl
def draftlint_rules():
    return [House]
'''


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real command, as an edited plugin is loaded by a new process only."""
    return subprocess.run(
        [sys.executable, "-m", "draftlint", "check", "--isolated", *arguments],
        env={**os.environ, "PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_an_edited_rule_is_never_answered_for_by_its_former_self(
    folder: Path, install: Install, here: Path, database: Path
) -> None:
    draft = "甲乙丙\n" * 50_000  # enough for the cache to be used
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    site = install("house", PLUGIN.format(words="house_words", message="one"))
    (site / "house_words.py").write_text("WORD = '甲'", encoding="utf-8")
    command = (site, "--select=house", "--output-format=concise")

    said = [run(*command).stdout, run(*command).stdout]
    source = PLUGIN.format(words="house_words", message="two")
    (site / "house.py").write_text(source, encoding="utf-8")
    said.append(run(*command).stdout)
    (site / "house_words.py").write_text("WORD = '乙'", encoding="utf-8")
    said.append(run(*command).stdout)

    assert [line.partition(" ")[0] for line in said] == [
        *["draft.txt:1:1:"] * 3,
        "draft.txt:1:2:",
    ]
    assert ["two" in line for line in said] == [False, False, True, True]
    assert entries(database) == 3
    assert stat.S_IMODE(here.stat().st_mode) == 0o700


def test_what_is_installed_beside_counts(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = versions.fingerprint(OURS)
    site = install("another_thing")
    installed = versions.fingerprint(OURS)
    information = site / "another_thing-1.0.dist-info"
    metadata = information / "METADATA"
    upgraded = metadata.read_text(encoding="utf-8").replace("1.0", "1.1")
    metadata.write_text(upgraded, encoding="utf-8")
    information.rename(site / "another_thing-1.1.dist-info")

    assert len({before, installed, versions.fingerprint(OURS)}) == 3
    monkeypatch.setattr(sys, "version", "4.0")
    assert len({before, installed, versions.fingerprint(OURS)}) == 3


def test_a_package_is_known_by_its_files_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for place, content in (("a", "X = 1"), ("b", "X = 1"), ("c", "X = 2")):
        package = tmp_path / place / "house_rules"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text("", encoding="utf-8")
        (package / "words.txt").write_text(content, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path / place)
        monkeypatch.delitem(sys.modules, "house_rules", raising=False)
        __import__("house_rules")
        versions._code.cache_clear()
        seen.append(versions._code("house_rules"))

    assert seen[0] == seen[1]
    assert seen[1] != seen[2]


# --- what is never known ---


def test_without_the_cache_nothing_is_kept(
    draftlint: CommandLine, folder: Path, database: Path
) -> None:
    (folder / "a.txt").write_text("报告", encoding="utf-8")

    draftlint("check", "--no-cache")
    draftlint("check", "--timing")
    draftlint("check", "--diff")
    draftlint("check", "-", stdin="报告".encode())

    assert not database.exists() or entries(database) == 0


def test_a_short_run_does_not_even_look(
    draftlint: CommandLine,
    folder: Path,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DRAFTLINT_CACHE", str(database.parent))
    (folder / "a.txt").write_text("报告", encoding="utf-8")

    draftlint("check")

    assert not database.exists()


def test_with_the_cache_switched_off_there_is_none(
    check: Check, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTLINT_CACHE", "")

    check("报告")
    check("报告")

    assert reader.times == 2


# --- the file ---


def test_the_cache_is_for_its_owner_alone(check: Check, database: Path) -> None:
    check("报告")

    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700


def test_the_words_of_a_text_file_are_not_kept(check: Check, database: Path) -> None:
    outcome = check("机密：BANNED")
    assert outcome.document is not None

    packed = pack(outcome, "机密：BANNED".encode(), OURS)

    import zlib

    assert "机密".encode() not in zlib.decompress(packed)
    assert b"\xe6\x9c\xba" not in database.read_bytes()


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
@pytest.mark.parametrize("mode", [0o620, 0o604, 0o666])
def test_a_cache_that_others_can_reach_is_not_believed(
    check: Check, reader: Reader, database: Path, mode: int
) -> None:
    check("报告")
    database.chmod(mode)

    check("报告")

    assert reader.times == 2


def broken(database: Path) -> None:
    database.write_bytes(b"no database at all " * 100)


def torn(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[5000:] = bytes(len(content) - 5000)
    database.write_bytes(content)


def of_others(database: Path) -> None:
    database.unlink()
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE addresses (name TEXT)")
    database.chmod(0o600)


def of_tomorrow(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 999")


def emptied(database: Path) -> None:
    database.write_bytes(b"")


@pytest.mark.parametrize("harm", [broken, torn, of_others, of_tomorrow, emptied])
def test_a_cache_that_is_broken_or_of_another_make_is_made_anew(
    check: Check, reader: Reader, database: Path, harm: Any
) -> None:
    check("报告")
    harm(database)

    outcomes = [check("报告") for _ in range(3)]

    assert all(outcome.error is None for outcome in outcomes)
    assert reader.times in (2, 3)
    assert entries(database) == 1


def test_an_entry_that_is_broken_is_replaced(
    check: Check, reader: Reader, database: Path
) -> None:
    check("BANNED 报告")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE outcome SET packed = x'00112233'")

    assert len(check("BANNED 报告").findings) == 1
    assert len(check("BANNED 报告").findings) == 1
    assert reader.times == 2


def test_a_cache_that_another_process_holds_is_done_without(
    check: Check, reader: Reader, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "_PATIENCE", 0.05)
    check("报告")
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        outcome = check("报告")
    finally:
        holder.close()

    assert outcome.error is None
    assert reader.times == 2


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere"
)
def test_a_cache_that_cannot_be_written_is_done_without(
    check: Check, database: Path
) -> None:
    database.parent.mkdir(mode=0o500)

    assert check("报告").error is None


def test_a_cache_folder_that_is_a_file_is_done_without(
    check: Check, here: Path
) -> None:
    here.write_text("", encoding="utf-8")

    assert check("报告").error is None


def test_a_full_disk_is_no_reason_to_fail(
    check: Check, reader: Reader, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check("报告")
    full = cache_file._SETTINGS + "PRAGMA max_page_count = 1;"
    monkeypatch.setattr(cache_file, "_SETTINGS", full)
    for number in range(20):
        outcome = check(f"报告{number} " + " BANNED" * 2_000)
        assert len(outcome.findings) == 2_000
    monkeypatch.undo()

    assert entries(database) < 21
    assert reader.times == 21


def test_many_processes_share_a_cache(
    folder: Path, install: Install, database: Path
) -> None:
    site = install("house", PLUGIN.format(words="house_words", message="one"))
    (site / "house_words.py").write_text("WORD = '甲'", encoding="utf-8")
    for number in range(8):
        draft = f"第{number}份：甲乙丙\n" * 2_500
        (folder / f"{number}.txt").write_text(draft, encoding="utf-8")
    command = [sys.executable, "-m", "draftlint", "check", "--isolated"]
    command += ["--select=house", "--output-format=concise"]
    environment = {**os.environ, "PYTHONPATH": str(site)}

    runs = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(6)
    ]
    written = [each.communicate() for each in runs]

    assert len({out for out, _ in written}) == 1
    assert all(err == b"" for _, err in written)
    assert written[0][0].count(b" house ") == 8
    assert entries(database) == 8


def test_what_nobody_asks_for_is_forgotten(
    check: Check, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = 20_000
    monkeypatch.setattr("draftlint.work.cache_file.time.time", lambda: today * 86_400.0)
    check("一")
    check("二")
    today += 20
    check("一")
    today += 20

    check("三")

    with sqlite3.connect(database) as connection:
        days = sorted(day for (day,) in connection.execute("SELECT day FROM outcome"))
    assert days == [20_020, 20_040]


def test_a_cache_that_grew_too_large_loses_what_is_oldest(
    check: Check, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = 20_000
    monkeypatch.setattr("draftlint.work.cache_file.time.time", lambda: today * 86_400.0)
    for number in range(9):
        today = 20_000 + number
        check(f"报告{number} BANNED")
    size = database.stat().st_size
    monkeypatch.setattr(cache_file, "_MOST", size - 1)

    check("又一份")

    with sqlite3.connect(database) as connection:
        (oldest,) = connection.execute("SELECT MIN(day) FROM outcome").fetchone()
    assert oldest == 20_003
    assert entries(database) == 7


# --- bytes ---

SAMPLE = Outcome(
    path="报告.docx",
    document=Document(
        path="报告.docx",
        format="docx",
        source="一、总则\n甲乙丙丁",
        prose="一、总则\n甲  丁",
        blocks=(
            Block(Kind.HEADING, Span(0, 4), Text("第1段", "p 1"), 1, Span(0, 2)),
            Block(Kind.TABLE_CELL, Span(5, 9), Text("表1", "table 1")),
        ),
        tables=(
            Table(
                Span(5, 9),
                (Cell(Span(5, 9), 1, 2, 3, 4, True),),
                Text("表1", "table 1"),
            ),
        ),
        marks=(Mark(MarkKind.COMMENT, Span(3, 3), "请核对", "张", "c1"),),
        encoding="utf-8",
        extracted=True,
    ),
    findings=(
        Finding(
            "wrong-total",
            Family.TOTALS,
            Span(5, 7),
            Text("不符", "does not add up"),
            Severity.ERROR,
            (Note(Span(0, 1), Text("在这里", "here"), "other.txt"),),
            Fix((Edit(Span(5, 6), "己"), Edit(Span(8, 8), "")), safe=True),
            Text("数", "figure"),
        ),
    ),
    allowed=(
        Finding(
            *("x", Family.HYGIENE, Span(0, 0), Text("\ud800", "\x00"), Severity.INFO)
        ),
    ),
    fail_level=Severity.INFO,
    digests={"shared-opening": ("a", frozenset({1, 2}), Span(1, 2), b"\x00", None)},
)


def test_an_outcome_comes_back_as_it_was() -> None:
    assert unpack(pack(SAMPLE, b"", OURS), b"", OURS) == SAMPLE


def test_the_sample_leaves_no_field_as_it_is_by_default() -> None:
    document, finding = SAMPLE.document, SAMPLE.findings[0]
    assert document is not None
    fix = finding.fix
    assert fix is not None
    values = (document, document.blocks[0], document.tables[0], document.marks[0])
    values += (document.tables[0].cells[0], finding, finding.related[0], fix)  # type: ignore[assignment]
    for value in (*values, fix.edits[0]):
        for each in fields(value):
            assert getattr(value, each.name) != each.default, each.name


@given(
    st.text(),
    st.lists(st.tuples(st.integers(0), st.integers(0), st.text(), st.booleans())),
)
def test_documents_and_findings_of_every_kind_come_back(
    source: str, found: list[tuple[int, int, str, bool]]
) -> None:
    findings = tuple(
        Finding(
            *("rule", Family.HYGIENE, Span(start, end), Text(said, said[::-1])),
            severity=Severity.WARNING,
            fix=Fix((Edit(Span(start, end), said),), safe) if safe else None,
        )
        for start, end, said, safe in found
    )
    content = source.encode("utf-8", "surrogatepass")
    document = Document("a.txt", "text", source, source, (), encoding="utf-8")
    outcome = Outcome("a.txt", document, findings)

    assert unpack(pack(outcome, content, OURS), content, OURS) == outcome


@given(st.binary())
def test_any_other_bytes_are_no_outcome(content: bytes) -> None:
    with pytest.raises(Unpackable):
        unpack(content, b"", OURS)


class Grim:
    """Runs a command when it is unpickled."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("echo harm",)


@dataclass(frozen=True)
class Signature:
    """A digest of a plugin's own type."""

    words: tuple[str, ...]


def test_digests_may_be_of_the_plugins_own_types() -> None:
    outcome = replace(SAMPLE, digests={"rule": [Signature(("一", "二"))]})

    assert unpack(pack(outcome, b"", OURS), b"", OURS) == outcome


@pytest.mark.parametrize(
    "digest", [Grim(), Path("/"), os.path.join, packing.pack, lambda: 0]
)
def test_a_digest_that_could_call_anything_is_not_kept(digest: object) -> None:
    with pytest.raises(Unpackable):
        pack(replace(SAMPLE, digests={"rule": digest}), b"", OURS)


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome("a.txt", None, error=Text("坏", "broken")),
        replace(SAMPLE, error=Text("规则出错", "a rule failed")),
    ],
)
def test_an_outcome_with_an_error_is_not_kept(outcome: Outcome) -> None:
    with pytest.raises(Unpackable):
        pack(outcome, b"", OURS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_texts_in_every_encoding_come_back(
    check: Check, reader: Reader, tmp_path: Path, encoding: str
) -> None:
    check("x")
    content = "一、总则\r\n甲乙丙丁，BANNED。\r\n".encode(encoding)
    file = tmp_path / "other.txt"
    file.write_bytes(content)
    task = Task("other.txt", file, TEXT, (".txt",), (ForbiddenWord(),))
    expected = check_file(task)

    outcomes = [check_all([task], PLAN).outcomes[0] for _ in range(2)]

    assert [replace(o, seconds={}, key=b"") for o in outcomes] == [
        replace(expected, seconds={})
    ] * 2
    assert reader.times == 1


def test_the_folder_of_the_patterns_is_the_same(here: Path) -> None:
    assert patterns.cache_folder() == here
