"""The baseline: what was found once is accepted, only what is new is reported."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from draftlint import plugins
from draftlint.triage.baseline_file import Entry, read, write
from tests.word_files import paragraph, word_file

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Ran

NAME = "draftlint-baseline.json"
GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")
REPORT = "半年工作总结\n上半年共立案BANNED起。\n全区走访企业BANNED家。\n"
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    ran = subprocess.run(
        [str(GIT), *who, *arguments], cwd=folder, capture_output=True, check=True
    )
    return ran.stdout.decode()


@pytest.fixture(autouse=True)
def few_rules(folder: Path, sample: None) -> None:  # noqa: ARG001 - installed by then
    put(folder, "draftlint.toml", 'select = ["forbidden-word", "shared-opening"]\n')


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def findings(ran: Ran) -> list[dict[str, Any]]:
    return list(json.loads(ran.out)["findings"])


def statuses(ran: Ran) -> list[str]:
    return [finding["status"] for finding in findings(ran)]


def summary(ran: Ran) -> dict[str, Any]:
    return dict(json.loads(ran.out)["summary"])


class TestWriting:
    def test_what_is_found_is_written_an_entry_a_line_and_sorted(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "年度/b 报告.txt", REPORT)
        put(folder, "a.txt", REPORT)

        ran = draftlint("baseline")

        assert (ran.status, ran.err) == (0, "")
        assert ran.out == f"{NAME}: 5 accepted (5 added, 0 taken out)\n"
        first, second, *entries, neutral, last = (
            (folder / NAME).read_text(encoding="utf-8").splitlines()
        )
        assert (first, second) == ('{"version": 1,', '"entries": [')
        assert (neutral, last) == ("{}", "]}")
        assert entries == sorted(entries)
        assert all(entry.endswith("},") for entry in entries)
        told = [json.loads(entry[:-1]) for entry in entries]
        assert {entry["path"] for entry in told} == {"a.txt", "年度/b 报告.txt"}
        assert [set(entry) for entry in told] == [{"path", "rule", "fingerprint"}] * 5

    def test_it_holds_nothing_of_what_a_draft_says(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)

        draftlint("baseline")

        written = (folder / NAME).read_text(encoding="utf-8")
        assert "BANNED" not in written
        assert not {sign for sign in written if sign > "\x7f"}

    def test_the_fingerprints_are_those_of_the_reports(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        reported = findings(draftlint("check", "--output-format", "json"))

        draftlint("baseline")

        entries = {entry.fingerprint for entry in read(folder / NAME)}
        assert entries == {finding["fingerprint"] for finding in reported}

    def test_a_second_run_changes_nothing(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        before = (folder / NAME).stat().st_mtime_ns

        assert draftlint("baseline").out == f"{NAME}: 2 accepted, as before\n"
        assert (folder / NAME).stat().st_mtime_ns == before

    def test_without_findings_there_is_no_baseline(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", "都好。\n")

        ran = draftlint("baseline")

        assert ran.status == 0
        assert "no need for a baseline" in ran.out
        assert not (folder / NAME).exists()

    def test_nothing_to_check_is_an_error(self, draftlint: CommandLine) -> None:
        assert draftlint("baseline").status == 2
        assert draftlint("baseline", "missing.txt").status == 2
        assert draftlint("baseline", "-", stdin=b"BANNED").status == 2

    def test_quiet_says_nothing(self, draftlint: CommandLine, folder: Path) -> None:
        put(folder, "a.txt", REPORT)

        assert draftlint("baseline", "--quiet").out == ""
        assert (folder / NAME).exists()

    def test_a_folder_that_cannot_be_written_to_is_an_error(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)

        ran = draftlint("baseline", "--baseline", "no/such/folder.json")

        assert ran.status == 2
        assert "folder.json" in ran.err

    @pytest.mark.parametrize("name", ["a\nb “c”.txt", "\\u0041.txt", "e\u0301.txt"])
    def test_any_name_is_found_again(
        self, draftlint: CommandLine, folder: Path, name: str
    ) -> None:
        put(folder, name, REPORT)
        draftlint("baseline")

        assert len((folder / NAME).read_text(encoding="utf-8").splitlines()) == 6
        ran = draftlint("check", "--output-format", "json")
        assert statuses(ran) == ["baseline"] * 2

    def test_what_is_allowed_needs_no_entry(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        allowed = REPORT.replace("全区", "# draftlint-disable-next-line\n全区")
        put(folder, "a.txt", allowed)

        assert draftlint("baseline").out.startswith(f"{NAME}: 1 accepted")


class TestChecking:
    def test_only_what_is_new_is_reported_and_counts(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")

        assert draftlint("check").status == 0
        put(folder, "a.txt", "新写的一段，BANNED。\n" + REPORT)
        ran = draftlint("check", "--output-format", "json")

        assert ran.status == 1
        assert statuses(ran) == ["open", "baseline", "baseline"]
        assert summary(ran)["findings"] == 1
        assert summary(ran)["baseline"] == 2
        assert summary(ran)["by_severity"] == {"warning": 1}

    def test_one_more_of_what_looks_alike_is_new(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", "立案BANNED起。\n")
        draftlint("baseline")
        put(folder, "a.txt", "立案BANNED起。\n" * 2)

        assert statuses(draftlint("check", "--output-format", "json")) == [
            "baseline",
            "open",
        ]

    def test_the_terminal_counts_them_and_shows_them_when_asked(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")

        short, long = draftlint("check").out, draftlint("check", "-v").out

        assert "1 file checked: nothing new found; 2 in the baseline" in short
        assert "must not be here" not in short
        assert long.count("in the baseline: “BANNED” must not be here") == 2

    def test_what_is_gone_is_told_and_taken_out(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        put(folder, "a.txt", REPORT.replace("立案BANNED起", "立案12起"))

        ran = draftlint("check")
        told = summary(draftlint("check", "--output-format", "json"))
        marked = draftlint("check", "--output-format", "markdown").out

        assert ran.status == 0
        assert "baseline entries no longer found: 1" in ran.out.replace("\n", " ")
        assert told["gone"] == 1
        assert "baseline entries no longer found: 1" in marked
        assert "0 added, 1 taken out" in draftlint("baseline").out
        assert "no longer found" not in draftlint("check").out
        assert len(read(folder / NAME)) == 1

    @pytest.mark.parametrize("report", [r.name for r in plugins.installed().reports])
    def test_in_every_format_the_exit_status_is_0(
        self, draftlint: CommandLine, folder: Path, report: str
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")

        assert draftlint("check", "--output-format", report).status == 0
        draft = put(folder, "a.txt", REPORT + "又是BANNED。\n")
        assert draftlint("check", draft, "--output-format", report).status == 1

    @pytest.mark.parametrize(
        "report",
        ["concise", "github", "gitlab", "junit", "rdjson", "checkstyle", "markdown"],
    )
    def test_formats_for_gates_leave_them_out(
        self, draftlint: CommandLine, folder: Path, report: str
    ) -> None:
        put(folder, "a.txt", REPORT)
        before = draftlint("check", "--output-format", report).out
        draftlint("baseline")

        assert "forbidden-word" in before
        assert "forbidden-word" not in draftlint("check", "--output-format", report).out

    def test_sarif_says_what_is_new_and_stays_valid(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        without = json.loads(draftlint("check", "--output-format", "sarif").out)
        draftlint("baseline")
        put(folder, "a.txt", REPORT + "又是BANNED。\n")

        log = json.loads(draftlint("check", "--output-format", "sarif").out)

        schema = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
        assert list(schema.iter_errors(log)) == []
        results = log["runs"][0]["results"]
        assert [result["baselineState"] for result in results] == [
            *("unchanged", "unchanged", "new"),
        ]
        assert [result["suppressions"] for result in results] == [
            [{"kind": "external", "status": "accepted"}],
            [{"kind": "external", "status": "accepted"}],
            [],
        ]
        assert all(
            "baselineState" not in result for result in without["runs"][0]["results"]
        )

    def test_standard_input_goes_by_the_name_it_is_given(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "reports/a.txt", REPORT)
        draftlint("baseline")

        for name, status in (("reports/a.txt", 0), ("reports/b.txt", 1)):
            ran = draftlint(
                "check", "-", "--stdin-filename", name, stdin=REPORT.encode()
            )
            assert ran.status == status

    def test_fixes_leave_accepted_findings_alone(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "draftlint.toml", 'select = ["half-width-mark"]\n')
        old = "今年以来,各项工作取得新进展。\n"
        put(folder, "a.txt", old)
        draftlint("baseline")
        put(folder, "a.txt", f"{old}明年,我们将继续努力。\n")

        assert draftlint("check", "--fix").status == 0

        fixed = (folder / "a.txt").read_text(encoding="utf-8")
        assert fixed == f"{old}明年，我们将继续努力。\n"

    def test_an_allowance_that_allows_nothing_may_be_accepted(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "draftlint.toml", "")
        put(folder, "a.txt", "# draftlint-disable-file wrong-total\n都好。\n")
        assert draftlint("check").status == 1

        draftlint("baseline")

        ran = draftlint("check", "--output-format", "json")
        assert (ran.status, statuses(ran)) == (0, ["baseline"])

    def test_annotate_writes_no_comment_on_what_is_accepted(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        old, new = paragraph("立案BANNED起。"), paragraph("走访BANNED家。")
        (folder / "a.docx").write_bytes(word_file(old))
        draftlint("baseline")
        (folder / "a.docx").write_bytes(word_file(old + new))

        said = draftlint("annotate", "a.docx", "-o", "b.docx").out
        isolated = draftlint("annotate", "a.docx", "-o", "b.docx", "--isolated").out

        assert "1 finding written" in said
        assert "1 in the baseline" in said
        assert "2 findings written" in isolated


class TestPlace:
    def test_it_is_found_from_a_folder_below(
        self,
        draftlint: CommandLine,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        put(folder, "年度/a.txt", REPORT)
        draftlint("baseline")
        monkeypatch.chdir(folder / "年度")

        assert draftlint("check").status == 0
        assert draftlint("check", folder / "年度" / "a.txt").status == 0
        assert draftlint("baseline").out.startswith(f"../{NAME}: 2 accepted, as before")

    def test_a_new_one_stands_at_the_top_of_the_repository(
        self,
        draftlint: CommandLine,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        (folder / ".git").mkdir()
        put(folder, "年度/a.txt", REPORT)
        monkeypatch.chdir(folder / "年度")

        draftlint("baseline", "a.txt")

        assert [entry.path for entry in read(folder / NAME)] == ["年度/a.txt"] * 2

    def test_none_is_taken_from_above_the_repository(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "inner/a.txt", REPORT)
        draftlint("baseline")
        assert draftlint("check").status == 0

        (folder / "inner" / ".git").mkdir()

        assert draftlint("check").status == 1

    def test_the_closest_holds_alone(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        put(folder, "inner/b.txt", REPORT.replace("全区", "全市"))
        draftlint("baseline")
        write(folder / "inner" / NAME, [])

        ran = draftlint("check", "--output-format", "json")

        assert {(f["path"], f["status"]) for f in findings(ran)} == {
            ("a.txt", "baseline"),
            ("inner/b.txt", "open"),
        }

    def test_each_is_written_with_what_it_holds_for(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        put(folder, "inner/b.txt", "立案BANNED起。\n")
        write(folder / "inner" / NAME, [])

        ran = draftlint("baseline")

        assert ran.out.count("accepted") == 2
        assert [entry.path for entry in read(folder / NAME)] == ["a.txt"] * 2
        assert [entry.path for entry in read(folder / "inner" / NAME)] == ["b.txt"]

    def test_drafts_outside_the_working_folder_have_theirs_where_it_is_found(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        elsewhere = folder.parent / "elsewhere"
        put(elsewhere, "draftlint.toml", 'select = ["forbidden-word"]\n')
        put(elsewhere, "inner/a.txt", REPORT)

        draftlint("baseline", elsewhere)

        assert [entry.path for entry in read(elsewhere / NAME)] == ["inner/a.txt"] * 2
        assert draftlint("check", elsewhere).status == 0

    def test_one_may_be_named(self, draftlint: CommandLine, folder: Path) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline", "--baseline", "old.json")

        assert not (folder / NAME).exists()
        assert draftlint("check").status == 1
        assert draftlint("check", "--baseline", "old.json").status == 0

    def test_isolated_reads_only_one_that_is_named(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        alone = ("check", "--isolated", "--select", "forbidden-word")

        assert draftlint(*alone).status == 1
        assert draftlint(*alone, "--baseline", NAME).status == 0


class TestBroken:
    def test_one_that_is_named_must_be_there(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)

        ran = draftlint("check", "--baseline", "nowhere.json")

        assert ran.status == 2
        assert "no such baseline: nowhere.json" in ran.err

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ("", 1, "no JSON"),
            ('{"version": 1,\n"entries": [\n{"path": "a.txt"\n', 4, "no JSON"),
            ('{"version": 1,\n"entries": [\n<<<<<<< HEAD\n{}\n', 3, "a merge"),
            ('{"version":\n 2, "entries": []}', 1, "version is 2"),
            ('{\n"version": true, "entries": []}', 2, "version is true"),
            ('{"version": "1", "entries": []}', 1, 'version is "1"'),
            ("[]", 1, "is no baseline"),
            ('{"entries": []}', 1, "is no baseline"),
            ('{"version": 1, "entries": {}}', 1, "is no baseline"),
            ('{"version": 1,\n"entries": [\n{},\n\n{"path": "a"}]}', 5, "an entry has"),
            ('{"version": 1,\n"entries": [\n7]}', 3, "an entry has"),
            (
                '{"entries": [{}, {"path": "a", "rule": 1}], "version": 1}',
                1,
                "an entry has",
            ),
            ("[" * 100_000, 1, "no JSON"),
            ('{"version": ' + "9" * 5000 + "}", 1, ""),
        ],
        ids=range(14),
    )
    def test_what_is_wrong_is_said_with_its_line(
        self, draftlint: CommandLine, folder: Path, text: str, line: int, said: str
    ) -> None:
        put(folder, "a.txt", REPORT)
        put(folder, NAME, text)

        for command in ("check", "baseline"):
            ran = draftlint(command)
            assert ran.status == 2
            assert f"{NAME}, line {line}: " in ran.err
            assert said in ran.err
            assert "Traceback" not in ran.err
        assert (folder / NAME).read_text(encoding="utf-8") == text

    def test_bytes_that_are_no_text_are_said_to_be(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        (folder / NAME).write_bytes(b"\xff\xfe\x00")

        ran = draftlint("check")

        assert ran.status == 2
        assert NAME in ran.err

    def test_one_that_other_tools_laid_out_anew_is_read(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        content["entries"] = content["entries"][:-1][::-1]
        put(folder, NAME, "\ufeff" + json.dumps(content, indent=4))

        assert draftlint("check").status == 0


def test_without_a_rule_there_is_nothing_to_accept(
    draftlint: CommandLine, folder: Path
) -> None:
    put(folder, "a.txt", REPORT)

    ran = draftlint("baseline", "--ignore", "ALL")

    assert (ran.status, ran.out) == (2, "")
    assert not (folder / NAME).exists()


class TestPruning:
    def test_files_not_looked_at_keep_their_entries(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        for name in ("a.txt", "b.txt", "c.txt"):
            put(folder, name, f"{name}：{REPORT}")
        draftlint("baseline")
        put(folder, "a.txt", "都好。\n")
        put(folder, "b.txt", "都好。\n")
        (folder / "c.txt").unlink()

        told = summary(draftlint("check", "a.txt", "--output-format", "json"))
        draftlint("baseline", "a.txt")

        # Nobody has looked whether c.txt has another place now.
        assert told["gone"] == 2
        kept = [entry.path for entry in read(folder / NAME)]
        assert kept == [*["b.txt"] * 2, *["c.txt"] * 2]
        assert summary(draftlint("check", "--output-format", "json"))["gone"] == 4

    def test_rules_that_took_no_part_keep_their_entries(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "draftlint.toml", 'select = ["forbidden-word", "doubled-mark"]\n')
        put(folder, "a.txt", REPORT.replace("家。", "家。。"))
        draftlint("baseline")
        put(folder, "a.txt", "都好。\n")

        chosen = ("--select", "doubled-mark")
        told = summary(draftlint("check", *chosen, "--output-format", "json"))
        draftlint("baseline", *chosen)

        assert told["gone"] == 1
        assert {entry.rule for entry in read(folder / NAME)} == {"forbidden-word"}

    def test_a_file_that_cannot_be_read_keeps_its_entries(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        (folder / "b.docx").write_bytes(word_file(paragraph("立案BANNED起。")))
        draftlint("baseline")
        (folder / "b.docx").write_bytes(b"no archive")
        put(folder, "a.txt", REPORT + "又是BANNED。\n")

        ran = draftlint("baseline")

        assert ran.status == 2
        assert "b.docx" in ran.err
        paths = [entry.path for entry in read(folder / NAME)]
        assert paths == [*["a.txt"] * 3, "b.docx"]
        assert summary(draftlint("check", "--output-format", "json"))["gone"] == 0

    def test_the_last_draft_takes_its_entries_along(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        (folder / "a.txt").unlink()

        assert "0 accepted (0 added, 2 taken out)" in draftlint("baseline").out
        assert read(folder / NAME) == ()

    def test_findings_by_comparing_files_are_accepted_and_kept(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        opening = "全区上半年工作总结\n"
        put(folder, "a.txt", f"{opening}甲。\n")
        put(folder, "b.txt", f"{opening}乙。\n")
        draftlint("baseline")
        assert [entry.rule for entry in read(folder / NAME)] == ["shared-opening"]

        together = draftlint("check", "--output-format", "json")
        alone = draftlint("check", "b.txt", "--output-format", "json")
        draftlint("baseline", "b.txt")

        assert statuses(together) == ["baseline"]
        assert summary(alone)["gone"] == 0
        assert len(read(folder / NAME)) == 1
        put(folder, "a.txt", "下半年工作打算\n甲。\n")
        told = summary(draftlint("check", "--output-format", "json"))
        assert told["gone"] == 1
        draftlint("baseline")
        assert read(folder / NAME) == ()


class TestRenaming:
    @pytest.mark.parametrize("new", ["终稿.txt", "存档/初稿.txt"])
    def test_a_file_that_was_renamed_or_moved_is_known(
        self, draftlint: CommandLine, folder: Path, new: str
    ) -> None:
        old = put(folder, "初稿.txt", REPORT)
        draftlint("baseline")
        (folder / new).parent.mkdir(exist_ok=True)
        old.rename(folder / new)
        with (folder / new).open("a", encoding="utf-8") as file:
            file.write("新写的BANNED。\n")

        ran = draftlint("check", "--output-format", "json")

        assert statuses(ran) == ["baseline", "baseline", "open"]
        assert summary(ran)["gone"] == 0
        draftlint("baseline")
        assert [entry.path for entry in read(folder / NAME)] == [new] * 3

    def test_a_file_that_moved_is_known_though_another_folder_was_pruned_since(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        old = put(folder, "初稿/总结.txt", REPORT)
        put(folder, "其他/要点.txt", f"要点：{REPORT}")
        draftlint("baseline")
        (folder / "存档").mkdir()
        old.rename(folder / "存档" / "总结.txt")

        told = summary(draftlint("check", "其他", "--output-format", "json"))
        draftlint("baseline", "其他")

        assert told["gone"] == 0
        assert draftlint("check").status == 0

    def test_a_file_that_moved_takes_along_what_nobody_looked_for(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "draftlint.toml", 'select = ["forbidden-word", "doubled-mark"]\n')
        marks = "一切顺利。。\n" * 9
        old = put(folder, "初稿.txt", f"{REPORT}{marks}")
        draftlint("baseline")
        old.rename(folder / "终稿.txt")

        draftlint("baseline", "--select", "forbidden-word")

        assert {entry.path for entry in read(folder / NAME)} == {"终稿.txt"}
        assert draftlint("check").status == 0

    @pytest.mark.parametrize("new", ["存档/终稿.txt", "初稿.md"])
    def test_another_file_is_new_whatever_was_deleted(
        self, draftlint: CommandLine, folder: Path, new: str
    ) -> None:
        put(folder, "初稿.txt", REPORT).unlink()
        put(folder, "初稿.txt", REPORT)
        draftlint("baseline")
        (folder / "初稿.txt").unlink()
        put(folder, new, REPORT)

        ran = draftlint("check", "--output-format", "json")

        assert set(statuses(ran)) == {"open"}
        assert summary(ran)["gone"] == 2

    def test_a_file_that_shares_little_is_new(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT + "慰问BANNED户。\n培训BANNED人次。\n")
        draftlint("baseline")
        (folder / "a.txt").unlink()
        put(folder, "b.txt", "慰问BANNED户。\n")

        assert statuses(draftlint("check", "--output-format", "json")) == ["open"]

    def test_a_copy_of_a_file_that_is_still_there_is_new(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, "a.txt", REPORT)
        draftlint("baseline")
        put(folder, "b.txt", "又一份\n" + REPORT)

        found = findings(draftlint("check", "--output-format", "json"))

        assert [f["path"] for f in found if f["status"] == "open"] == ["b.txt"] * 2


@needs_git
class TestMerging:
    def branches(self, draftlint: CommandLine, folder: Path, *names: str) -> None:
        """Let two branches each add a draft with findings to the baseline."""
        for name in ("b.txt", "f.txt", "k.txt"):
            put(folder, name, f"{name}\n{REPORT}")
        draftlint("baseline")
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message=1")
        for branch, name in zip(("one", "other"), names, strict=True):
            git(folder, "checkout", "--quiet", "-b", branch, "main")
            put(folder, name, f"{name}\n{REPORT}")
            draftlint("baseline")
            git(folder, "add", "--all")
            git(folder, "commit", "--quiet", f"--message={name}")
        git(folder, "merge", "--quiet", "--no-edit", "one")

    @pytest.mark.parametrize("names", [("a.txt", "z.txt"), ("d.txt", "h.txt")])
    def test_additions_of_two_branches_merge(
        self, draftlint: CommandLine, folder: Path, names: tuple[str, str]
    ) -> None:
        self.branches(draftlint, folder, *names)

        assert len(read(folder / NAME)) == 10
        assert draftlint("check").status == 0
        assert "as before" in draftlint("baseline").out

    def test_additions_at_one_place_merge_when_git_takes_both(
        self, draftlint: CommandLine, folder: Path
    ) -> None:
        put(folder, ".gitattributes", f"{NAME} merge=union\n")
        self.branches(draftlint, folder, "g.txt", "h.txt")

        assert draftlint("check").status == 0
        assert len(read(folder / NAME)) == 10


PARAGRAPHS = (
    "一、规范执法。上半年立案XX起，向公安机关移送涉嫌犯罪案件。",
    "全区共走访企业XX家,收集问题建议。",
    "会议由办公室承办，要切实加强加强管理。",
    "全年办结案件11件，其中一般程序8件、简易程序4件。",
    "（此处插入图片）",
)
UNRELATED = (
    "今年以来，全区上下共同努力，各项工作取得新进展。",
    "在队伍建设方面，组织了多种形式的学习。",
    "春耕生产形势总体平稳，农资供应充足。",
    "城区供水管网改造按期完工，居民用水更有保障。",
)


@pytest.mark.parametrize("ending", ["txt", "md", "docx"])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_paragraphs_put_in_taken_out_and_moved_change_no_status(
    draftlint: CommandLine, folder: Path, ending: str, data: st.DataObject
) -> None:
    put(folder, "draftlint.toml", 'ignore = ["forbidden-word", "shared-opening"]\n')
    draft = folder / f"a.{ending}"

    def save(paragraphs: list[str]) -> None:
        if ending == "docx":
            draft.write_bytes(word_file("".join(map(paragraph, paragraphs))))
        else:
            break_ = "\n\n" if ending == "md" else "\n"
            draft.write_text(break_.join((*paragraphs, "")), encoding="utf-8")

    def arranged() -> list[str]:
        """The paragraphs with findings in their order, any others between them."""
        chosen = data.draw(st.lists(st.sampled_from(UNRELATED), unique=True))
        places = [data.draw(st.integers(0, len(PARAGRAPHS))) for _ in chosen]
        return [
            paragraph
            for place in range(len(PARAGRAPHS) + 1)
            for paragraph in (
                *(c for c, at in zip(chosen, places, strict=True) if at == place),
                *PARAGRAPHS[place : place + 1],
            )
        ]

    (folder / NAME).unlink(missing_ok=True)
    save(arranged())
    draftlint("baseline")
    before = draftlint("check", "--output-format", "gitlab", "--isolated").out
    save(arranged())

    ran = draftlint("check", "--output-format", "json")
    after = draftlint("check", "--output-format", "gitlab", "--isolated").out

    assert len(statuses(ran)) >= 3
    assert set(statuses(ran)) == {"baseline"}
    assert summary(ran)["gone"] == 0
    assert ran.status == 0
    assert {issue["fingerprint"] for issue in json.loads(before)} == {
        issue["fingerprint"] for issue in json.loads(after)
    }


NAMES = st.text(st.characters(exclude_characters="\0"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, NAMES, NAMES)))
def test_any_entries_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, entries: list[tuple[str, str, str]]
) -> None:
    file = tmp_path_factory.mktemp("any") / NAME

    write(file, [Entry(*entry) for entry in entries])

    assert read(file) == tuple(sorted({Entry(*entry) for entry in entries}))
