"""0 clean, 1 findings, 2 could not do the job: the same in every output format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint.reports import REPORTS

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Install, Ran

pytestmark = pytest.mark.usefixtures("sample")
each_format = pytest.mark.parametrize("output", [report.name for report in REPORTS])

CLEAN = "各项工作进展顺利。\n"
FLAWED = "这里有 BANNED 一词。\n"
SELECT = ("--select", "forbidden-word")


@pytest.fixture
def check(draftlint: CommandLine) -> CommandLine:
    """Run `draftlint check` with the one rule whose findings are foreseen."""

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        return draftlint("check", *SELECT, *arguments, stdin=stdin)

    return run


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# --- 0 ---


@each_format
def test_a_clean_draft_ends_with_0(output: str, check: CommandLine) -> None:
    write("a.txt", CLEAN)

    ran = check("a.txt", "--output-format", output)

    assert (ran.status, ran.err) == (0, "")


@each_format
def test_an_empty_draft_is_clean(output: str, check: CommandLine) -> None:
    write("a.txt", "")

    assert check("a.txt", "--output-format", output).status == 0


@each_format
def test_findings_below_the_fail_level_end_with_0_and_are_shown(
    output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)

    ran = check("a.txt", "--fail-level", "error", "--output-format", output)

    assert ran.status == 0
    assert "forbidden-word" in ran.out


@each_format
def test_exit_zero_ends_with_0_in_spite_of_findings_and_shows_them(
    output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)

    ran = check("a.txt", "--exit-zero", "--output-format", output)

    assert ran.status == 0
    assert "forbidden-word" in ran.out


@each_format
def test_what_is_allowed_ends_with_0(output: str, check: CommandLine) -> None:
    write("a.txt", f"# draftlint-disable-next-line forbidden-word\n{FLAWED}")

    assert check("a.txt", "--output-format", output).status == 0


@pytest.mark.parametrize(
    "arguments", [["rules"], ["explain", "forbidden-word"], ["--help"], ["--version"]]
)
def test_asking_for_information_ends_with_0(
    arguments: list[str], draftlint: CommandLine
) -> None:
    ran = draftlint(*arguments)

    assert ran.status == 0
    assert ran.out
    assert ran.err == ""


# --- 1 ---


@each_format
def test_findings_end_with_1(output: str, check: CommandLine) -> None:
    write("a.txt", CLEAN)
    write("b.txt", FLAWED)

    ran = check("--output-format", output)

    assert (ran.status, ran.err) == (1, "")
    assert "forbidden-word" in ran.out


@each_format
@pytest.mark.parametrize(
    ("severity", "level", "status"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
    ],
)
def test_the_fail_level_decides_between_0_and_1(
    severity: str, level: str, status: int, output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)
    write("draftlint.toml", f'[severity]\nforbidden-word = "{severity}"')

    ran = check("--fail-level", level, "--output-format", output)

    assert ran.status == status


def test_the_fail_level_of_the_configuration_counts_and_the_options_counts_more(
    check: CommandLine,
) -> None:
    write("a.txt", FLAWED)
    write("draftlint.toml", 'fail-level = "error"')

    assert check().status == 0
    assert check("--fail-level", "info").status == 1


@each_format
def test_a_rule_of_many_documents_ends_with_1(
    output: str, draftlint: CommandLine
) -> None:
    write("a.txt", CLEAN)
    write("b.txt", CLEAN)

    ran = draftlint("check", "--select", "shared-opening", "--output-format", output)

    assert ran.status == 1
    assert "b.txt" in ran.out


# --- 2: arguments and configuration ---


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["chekc"], "chekc"),
        (["check", "--no-such-option"], "--no-such-option"),
        (["check", "--fail-level", "fatal"], "fatal"),
        (["check", "--lang", "fr"], "fr"),
        (["check", "--jobs", "many"], "many"),
        (["check", "--jobs", "-1"], "-1"),
        (["check", "--only-family", "law"], "law"),
        (["check", "--select", "forbiden-word"], "did you mean “forbidden-word”?"),
        (["check", "--ignore", "no-such-rule"], "unknown rule “no-such-rule”"),
        (["check", "--output-format", "jsno"], "did you mean “json”?"),
        (["check", "--config", "nowhere.toml"], "nowhere.toml: cannot be read"),
        (["check", "--config", "colour=true"], "unknown key “colour”"),
        (["explain", "forbiden-word"], "did you mean “forbidden-word”?"),
        (["explain"], "RULE"),
    ],
)
def test_a_bad_argument_ends_with_2_and_is_named_on_stderr(
    arguments: list[str], said: str, draftlint: CommandLine
) -> None:
    write("a.txt", CLEAN)

    ran = (
        draftlint(*arguments, "--lang=en")
        if "--lang" not in arguments
        else (draftlint(*arguments))
    )

    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_an_output_format_of_the_environment_counts_and_may_be_wrong(
    check: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", CLEAN)

    monkeypatch.setenv("DRAFTLINT_OUTPUT_FORMAT", "json")
    assert json.loads(check().out)["version"] == 1

    monkeypatch.setenv("DRAFTLINT_OUTPUT_FORMAT", "")
    assert "ready to send" in check().out

    monkeypatch.setenv("DRAFTLINT_OUTPUT_FORMAT", "jsno")
    assert check().status == 2


@each_format
@pytest.mark.parametrize(
    "text", ["colour = 1", "select = ['x']", "not toml", "lang = 1"]
)
def test_a_bad_configuration_ends_with_2_and_names_the_file(
    text: str, output: str, check: CommandLine
) -> None:
    write("a.txt", CLEAN)
    write("draftlint.toml", text)

    ran = check("--exit-zero", "--output-format", output)

    assert (ran.status, ran.out) == (2, "")
    assert "draftlint.toml" in ran.err


def test_isolated_reads_no_configuration(check: CommandLine) -> None:
    write("a.txt", CLEAN)
    write("draftlint.toml", "not toml")

    assert check("--isolated").status == 0


@each_format
def test_a_selection_that_leaves_no_rule_for_any_file_ends_with_2(
    output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)

    ran = check("--ignore", "forbidden-word", "--output-format", output)

    assert (ran.status, ran.out) == (2, "")
    assert "rule" in ran.err


# --- 2: paths ---


@each_format
def test_a_path_that_does_not_exist_ends_with_2_and_the_others_are_linted(
    output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)

    ran = check("nowhere.txt", "a.txt", "--output-format", output)

    assert ran.status == 2
    assert "no such file or folder: nowhere.txt" in ran.err
    assert "forbidden-word" in ran.out


@each_format
@pytest.mark.parametrize(
    "files", [[], ["picture.png"], [".hidden.txt"], ["archive/a.txt"], ["a.txt~"]]
)
def test_nothing_to_check_ends_with_2(
    files: list[str], output: str, check: CommandLine
) -> None:
    for file in files:
        write(file, CLEAN)
    write("draftlint.toml", 'exclude = ["archive/"]')

    ran = check("--output-format", output)

    assert ran.status == 2
    assert "no files to check" in ran.err


@each_format
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("b.txt", b"\x00\x01\x02", id="binary"),
        pytest.param("b.md", "年度工作报告".encode()[:-1], id="cut short"),
        pytest.param("b.docx", b"PK\x03\x04", id="broken"),
        pytest.param("b.xyz", b"text", id="of a kind nobody reads"),
        pytest.param("b", b"text", id="without an ending"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_linted(
    name: str, content: bytes, output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)
    write(name, content)
    write("c.txt", FLAWED)

    ran = check("a.txt", name, "c.txt", "--output-format", output)

    assert ran.status == 2
    assert name in ran.out + ran.err
    if output == "json":
        report = json.loads(ran.out)
        assert [file["verdict"] for file in report["files"]] == [
            "fail",
            "unread",
            "fail",
        ]
        assert report["files"][1]["error"]
        assert len(report["findings"]) == 2
    elif output in ("full", "concise", "github", "markdown"):
        assert "not checked" in ran.out
        assert "2 warnings" in ran.out


@pytest.mark.parametrize("path", ["", "a.txt/b.txt", "x" * 300, "a\0b"])
def test_a_path_that_cannot_be_one_ends_with_2(path: str, check: CommandLine) -> None:
    write("a.txt", CLEAN)

    ran = check(path)

    assert ran.status == 2
    assert "no such file or folder" in ran.err


@each_format
def test_a_link_to_nowhere_ends_with_2(output: str, check: CommandLine) -> None:
    write("a.txt", CLEAN)
    Path("link.txt").symlink_to("nowhere.txt")

    assert check("a.txt", "link.txt", "--output-format", output).status == 2


@each_format
@pytest.mark.skipif(os.geteuid() == 0, reason="root may open anything")
@pytest.mark.parametrize("closed", ["closed", "closed.txt"])
def test_what_may_not_be_opened_ends_with_2(
    closed: str, output: str, check: CommandLine
) -> None:
    write("a.txt", CLEAN)
    path = write("closed.txt", CLEAN) if "." in closed else Path(closed)
    path.mkdir(exist_ok=True) if "." not in closed else None
    path.chmod(0)

    ran = check("--output-format", output)

    path.chmod(0o700)
    assert ran.status == 2
    assert closed in ran.out + ran.err


@each_format
@pytest.mark.parametrize("arguments", [["nowhere"], ["b.xyz"], ["bad.txt"], ["empty"]])
def test_exit_zero_never_turns_2_into_0(
    arguments: list[str], output: str, check: CommandLine
) -> None:
    write("b.xyz", CLEAN)
    write("bad.txt", b"\x00")
    Path("empty").mkdir()

    assert check(*arguments, "--exit-zero", "--output-format", output).status == 2


@each_format
def test_2_wins_over_1(output: str, check: CommandLine) -> None:
    write("a.txt", FLAWED)
    write("b.txt", b"\x00")

    ran = check("--output-format", output)

    assert ran.status == 2
    assert "forbidden-word" in ran.out


@pytest.mark.parametrize("paths", [["nowhere"], ["empty"]])
def test_showing_the_files_says_what_could_not_be_found(
    paths: list[str], check: CommandLine
) -> None:
    Path("empty").mkdir()

    ran = check("--show-files", *paths)

    assert ran.status == 2
    assert ran.err


# --- 2: rules, plugins and readers that fail ---


@each_format
def test_a_rule_that_fails_ends_with_2_and_is_named(
    output: str, install: Install, draftlint: CommandLine
) -> None:
    install(
        "raising",
        "import draftlint\n"
        "from tests.sample_plugin import ForbiddenWord\n"
        "class Raising(ForbiddenWord):\n"
        "    'Raises.'\n"
        "    name = 'raising'\n"
        "    def check(self, document):\n"
        "        if 'RAISE' in document.source:\n"
        "            raise RuntimeError('broken')\n"
        "        return []\n"
        "@draftlint.hookimpl\n"
        "def draftlint_rules():\n"
        "    return [Raising]\n",
    )
    write("a.txt", FLAWED)
    write("b.txt", f"RAISE {FLAWED}")

    ran = draftlint(
        *("check", "--select", "forbidden-word,raising", "--exit-zero"),
        *("--output-format", output),
    )

    assert ran.status == 2
    assert "rule raising failed: RuntimeError: broken" in " ".join(ran.out.split())
    assert "a.txt" in ran.out


@each_format
def test_a_plugin_that_fails_ends_with_2_and_is_named(
    output: str, install: Install, check: CommandLine
) -> None:
    install("failing", "import no_such_module")
    write("a.txt", CLEAN)

    ran = check("--exit-zero", "--output-format", output)

    assert (ran.status, ran.out) == (2, "")
    assert "plugin failing" in ran.err


def test_a_report_that_fails_is_an_internal_error_and_leaves_the_file_as_it_was(
    install: Install, check: CommandLine
) -> None:
    install(
        "half",
        "import draftlint\n"
        "from draftlint.reports import Report\n"
        "def write(run, stream):\n"
        "    stream.write('half')\n"
        "    raise RuntimeError('broken')\n"
        "@draftlint.hookimpl\n"
        "def draftlint_reports():\n"
        "    return [Report('half', write)]\n",
    )
    write("a.txt", CLEAN)
    write("out.half", "before")

    ran = check("a.txt", "-o", "half:out.half", "--exit-zero")

    assert ran.status == 2
    assert "RuntimeError: broken" in ran.err
    assert "internal error" in ran.err
    assert Path("out.half").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "out.half"]


# --- standard input ---


@each_format
@pytest.mark.parametrize(
    ("content", "status"),
    [(CLEAN.encode(), 0), (FLAWED.encode("gb18030"), 1), (b"", 0), (b"\x00", 2)],
)
def test_standard_input_is_a_draft_like_any_other(
    content: bytes, status: int, output: str, check: CommandLine
) -> None:
    ran = check("-", "--output-format", output, stdin=content)

    assert ran.status == status


def test_standard_input_may_be_given_a_name(check: CommandLine) -> None:
    write("draftlint.toml", '[per-file]\n"plans/*.md" = { ignore = ["hygiene"] }')
    flawed = f"`code`\n\n{FLAWED}".encode()

    named = check("-", "--stdin-filename", "other/a.md", stdin=flawed)
    unsupported = check("-", "--stdin-filename", "a.xyz", stdin=flawed)

    assert named.status == 1
    assert "other/a.md" in named.out
    assert unsupported.status == 2
    assert "a.xyz" in unsupported.out


def test_standard_input_and_files_go_together(check: CommandLine) -> None:
    write("a.txt", CLEAN)

    ran = check("a.txt", "-", "--output-format", "json", stdin=FLAWED.encode())

    assert ran.status == 1
    assert [file["path"] for file in json.loads(ran.out)["files"]] == [
        "a.txt",
        "stdin.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_standard_input_that_needs_no_fix_comes_out_as_it_went_in() -> None:
    ran = run("check", "--isolated", "--fix", "-")

    assert ran.stdout == FLAWED.encode()


# --- reports in files ---


@each_format
def test_a_report_in_a_file_is_the_one_on_the_screen(
    output: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)
    on_screen = check("a.txt", "--output-format", output)

    ran = check("a.txt", "--output-format", output, "-o", "report")

    assert (ran.status, ran.out) == (1, "")
    assert Path("report").read_text(encoding="utf-8") == on_screen.out


def test_several_reports_are_written_at_once(check: CommandLine) -> None:
    write("a.txt", FLAWED)

    ran = check("a.txt", "-o", "json:a.json", "-o", "concise:a.log", "-o", "a.full")

    assert ran.status == 1
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))["version"] == 1
    assert "a.txt:1:5: warning" in Path("a.log").read_text(encoding="utf-8")
    assert "a.txt" in Path("a.full").read_text(encoding="utf-8")
    assert {path.name for path in Path().iterdir()} == {
        "a.txt",
        "a.json",
        "a.log",
        "a.full",
    }


def test_a_report_goes_to_standard_output_beside_others(check: CommandLine) -> None:
    write("a.txt", FLAWED)

    ran = check("a.txt", "-o", "concise:-", "-o", "json:report.json")

    assert ran.status == 1
    assert ran.out.startswith("a.txt:1:5: ")
    assert {path.name for path in Path().iterdir()} == {"a.txt", "report.json"}


def test_a_report_takes_the_place_of_an_older_one(check: CommandLine) -> None:
    write("a.txt", CLEAN)
    write("report", "x" * 100_000)

    check("a.txt", "-o", "concise:report")

    assert "x" not in Path("report").read_text(encoding="utf-8")[60:]


@pytest.mark.parametrize("target", ["a.txt", "./a.txt", "sub/../a.txt", "json:a.txt"])
def test_a_report_never_takes_the_place_of_a_draft(
    target: str, check: CommandLine
) -> None:
    write("a.txt", FLAWED)
    Path("sub").mkdir()

    ran = check("a.txt", "-o", target)

    assert ran.status == 2
    assert "a.txt" in ran.err
    assert Path("a.txt").read_text(encoding="utf-8") == FLAWED


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_name_that_is_no_unicode_does_not_stop_a_report(check: CommandLine) -> None:
    write(os.fsdecode(b"\xff\xfe.txt"), FLAWED)

    ran = check("-o", "json:report.json", "-o", "concise:report.log")

    assert ran.status == 1
    assert json.loads(Path("report.json").read_text(encoding="utf-8"))["findings"]
    assert "forbidden-word" in Path("report.log").read_text(encoding="utf-8")


@each_format
@pytest.mark.parametrize("target", ["nowhere/report", "folder", "a.txt/report"])
def test_a_report_that_cannot_be_written_ends_with_2(
    target: str, output: str, check: CommandLine
) -> None:
    write("a.txt", CLEAN)
    Path("folder").mkdir()

    ran = check("a.txt", "--exit-zero", "--output-format", output, "-o", target)

    assert ran.status == 2
    assert f"cannot write {target}" in ran.err
    assert {path.name for path in Path().iterdir()} == {"a.txt", "folder"}


def test_a_run_that_stops_leaves_an_older_report_alone(check: CommandLine) -> None:
    write("a.txt", CLEAN)
    write("report", "before")

    assert check("a.txt", "--select", "nothing", "-o", "report").status == 2
    assert Path("report").read_text(encoding="utf-8") == "before"


# --- real processes ---


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "draftlint", *arguments],
        env={**os.environ, "DRAFTLINT_CACHE": "", **environment},
        input=FLAWED.encode(),
        capture_output=True,
        check=False,
    )


def test_the_process_ends_with_the_status(folder: Path) -> None:
    (folder / "clean.md").write_text(CLEAN, encoding="utf-8")

    assert run("check", "clean.md", "--isolated").returncode == 0
    assert run("check", "nowhere.md").returncode == 2
    assert run("check", "--exit-zero", "-").returncode == 0


@pytest.mark.usefixtures("folder")
def test_a_locale_that_knows_no_chinese_does_no_harm() -> None:
    ran = run(
        *("check", "--output-format", "concise", "--exit-zero", "报告.txt", "-"),
        *("--stdin-filename", "稿.txt"),
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
    )

    assert ran.returncode == 2
    assert "报告.txt" in ran.stderr.decode()
    assert "检查了 1 个文件" in ran.stdout.decode()


@each_format
def test_a_reader_that_has_gone_ends_with_2_and_without_a_traceback(
    output: str, folder: Path
) -> None:
    (folder / "long.txt").write_text(
        "第X季度完成投资XX万元。\n" * 3000, encoding="utf-8"
    )
    reading, writing = os.pipe()
    os.close(reading)

    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "draftlint",
            "check",
            "--all",
            "--output-format",
            output,
        ],
        env={**os.environ, "DRAFTLINT_CACHE": ""},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)

    assert ran.returncode == 2
    assert ran.stderr == b""
