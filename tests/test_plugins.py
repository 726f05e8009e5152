"""Plugins: a good one just works, and every bad one stops the run with its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

import draftlint as api
from draftlint import Rule, plugins
from draftlint.errors import BadPlugin
from draftlint.formats.text import TEXT
from tests import sample_plugin
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from tests.conftest import CommandLine, Install

GOOD = """
from __future__ import annotations

from typing import TYPE_CHECKING

import draftlint
import regex
from draftlint import Bad, Document, Family, Finding, Good, Rule, Severity, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

CHEER = regex.compile("！{2,}")


class LoudCheer(Rule):
    \"\"\"Find exclamation marks in a row.

    A report does not shout.

    One mark is left alone.
    \"\"\"

    name = "loud-cheer"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="连用了 {count} 个感叹号", en="{count} exclamation marks in a row")
    chinese = "找出连用的感叹号。\\n\\n报告不必喊话。\\n\\n单个的不报。"
    examples = (Good("加油！"), Bad("加油⟦！！⟧"))

    def check(self, document: Document) -> Iterator[Finding]:
        for match in document.find(CHEER):
            yield self.found(match, count=len(match[0]))


@draftlint.hookimpl
def draftlint_rules():
    return [LoudCheer]
"""
PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "draftlint-cheer"
version = "1.0"

[project.entry-points.draftlint]
cheer = "loud_cheer"

[tool.hatch.build.targets.wheel]
only-include = ["loud_cheer.py"]
"""


def giving(rules: object) -> SimpleNamespace:
    """Make a plugin whose rules are these."""

    @api.hookimpl
    def draftlint_rules() -> object:
        return rules

    return SimpleNamespace(__name__="giving", draftlint_rules=draftlint_rules)


def rule_with(**attributes: object) -> type[Rule]:
    return type("Described", (ForbiddenWord,), attributes)


def reason(*given: object) -> str:
    """Give what is said of plugins that cannot be used."""
    with pytest.raises(BadPlugin) as caught:
        plugins.registered(*given)
    assert caught.value.reason.zh != caught.value.reason.en
    return caught.value.reason.en


# --- good ones ---


def test_a_plugin_is_a_module_with_a_hook() -> None:
    loaded = plugins.registered(sample_plugin)

    assert loaded.rules == (ForbiddenWord, SharedOpening)


def test_formats_and_reports_of_our_own_are_always_there() -> None:
    loaded = plugins.registered(sample_plugin)

    assert {"text", "markdown"} <= {format_.name for format_ in loaded.formats}
    assert {"full", "concise", "json"} <= {report.name for report in loaded.reports}


def test_a_hook_may_be_a_generator() -> None:
    assert plugins.registered(giving(iter([ForbiddenWord]))).rules == (ForbiddenWord,)


def test_the_rules_of_several_plugins_come_in_their_order() -> None:
    first, second = giving([SharedOpening]), giving([ForbiddenWord])
    second.__name__ = "second"

    assert plugins.registered(first, second).rules == (SharedOpening, ForbiddenWord)


def test_a_plugin_brings_formats_and_reports(
    install: Install, draftlint: CommandLine, folder: Path
) -> None:
    install(
        "shouting",
        "import draftlint\n"
        "from draftlint.formats import Format\n"
        "from draftlint.formats.text import read\n"
        "from draftlint.reports import Report\n"
        "@draftlint.hookimpl\n"
        "def draftlint_formats():\n"
        "    return [Format('shout', ('.shout',), read)]\n"
        "@draftlint.hookimpl\n"
        "def draftlint_reports():\n"
        "    return [Report('loud', lambda run, stream: stream.write('LOUD!'))]\n",
    )
    (folder / "a.shout").write_text("正文。", encoding="utf-8")

    assert draftlint("check", "--output-format", "loud").out == "LOUD!"
    ran = draftlint("check", "--output-format", "json")
    assert json.loads(ran.out)["files"][0]["path"] == "a.shout"


# --- bad ones ---


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("def draftlint_rulez(): return []", "unknown hook 'draftlint_rulez'"),
        ("def draftlint_rules(document): return []", "draftlint_rules"),
        ("def draftlint_rules(): return None", "'NoneType' object is not iterable"),
        ("def draftlint_rules(): return object", "'type' object is not iterable"),
        ("def draftlint_rules(): return [1]", "gave 1, which is no draftlint.Rule"),
        ("def draftlint_rules(): return [object]", "which is no draftlint.Rule"),
        (
            "def draftlint_rules(): raise KeyError('x')",
            "draftlint_rules: KeyError: 'x'",
        ),
        ("def draftlint_rules(): yield 1/0", "draftlint_rules: ZeroDivisionError"),
        ("def draftlint_rules(): raise SystemExit", "draftlint_rules: SystemExit"),
        ("def draftlint_formats(): return ['.txt']", "is no draftlint.formats.Format"),
        ("def draftlint_reports(): return ['x']", "is no draftlint.reports.Report"),
    ],
)
def test_a_hook_that_cannot_be_used_is_told_with_the_plugins_name(
    hook: str, said: str
) -> None:
    plugin: dict[str, Any] = {}
    exec(f"import draftlint\n@draftlint.hookimpl\n{hook}", plugin)
    plugin["__name__"] = "somebodys_plugin"

    told = reason(SimpleNamespace(**plugin))

    assert "somebodys_plugin" in told
    assert said in told


def test_a_plugin_without_a_hook_is_told_what_may_be_missing() -> None:
    told = reason(SimpleNamespace(__name__="bare", draftlint_rules=list))

    assert "bare" in told
    assert "is @draftlint.hookimpl missing?" in told


def test_two_rules_of_one_name_are_both_named() -> None:
    twin = type("Twin", (ForbiddenWord,), {})

    told = reason(giving([ForbiddenWord, twin]))

    assert "two rules are named “forbidden-word”" in told
    assert "ForbiddenWord" in told
    assert "Twin" in told


@pytest.mark.parametrize("given", [(), (giving([]),), (giving(()), TEXT)])
def test_no_rule_at_all_is_an_error(given: tuple[object, ...]) -> None:
    with pytest.raises(BadPlugin, match=r"no rule is loaded|no draftlint hook"):
        plugins.registered(*given)


@pytest.mark.parametrize(
    ("attributes", "lacks"),
    [
        ({"name": ""}, "name"),
        ({"name": 3}, "name"),
        ({"family": "law"}, "family"),
        ({"severity": "fatal"}, "severity"),
        ({"message": "“{word}”"}, "message"),
        ({"chinese": ""}, "chinese"),
    ],
)
def test_a_rule_must_say_what_it_is(attributes: dict[str, Any], lacks: str) -> None:
    told = reason(giving([rule_with(**attributes)]))

    assert "Described lacks " in told
    assert lacks in told


def test_a_rule_that_lacks_its_name_or_its_check_is_told_so() -> None:
    class Nameless(Rule):
        """Says nothing of itself."""

        def check(self, document: api.Document) -> Any:
            return iter([document])

    class Idle(Rule):
        """Checks nothing."""

        name = "idle"

    assert "Nameless lacks name" in reason(giving([Nameless]))
    assert "Idle lacks check" in reason(giving([Idle]))


def test_an_option_needs_a_default_of_a_kind_the_configuration_knows() -> None:
    from dataclasses import make_dataclass

    def with_option(*option: Any) -> type:
        return make_dataclass("Choosy", [option], bases=(ForbiddenWord,), frozen=True)

    assert "Choosy lacks extra = …" in reason(
        giving([with_option("extra", "list[str] | None", None)])
    )


def test_one_plugin_under_two_names_is_an_error(
    install: Install, draftlint: CommandLine
) -> None:
    site = install("tests.sample_plugin")
    entries = next(site.glob("*.dist-info")) / "entry_points.txt"
    entries.write_text(
        "[draftlint]\na = tests.sample_plugin\nb = tests.sample_plugin\n",
        encoding="utf-8",
    )

    ran = draftlint("rules")

    assert ran.status == 2
    assert "plugin b (tests.sample_plugin) cannot be used" in ran.err


# --- installed ---


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import no_such_module", "ModuleNotFoundError: No module named 'no_such"),
        ("raise RuntimeError('broken')", "RuntimeError: broken"),
        ("import sys\nsys.exit(0)", "SystemExit: 0"),
        ("this is no Python", "SyntaxError"),
        ("x = 1", "it implements no draftlint hook"),
    ],
)
def test_an_installed_plugin_that_fails_stops_every_command_with_its_name(
    source: str, said: str, install: Install, draftlint: CommandLine, folder: Path
) -> None:
    (folder / "a.txt").write_text("正文。", encoding="utf-8")
    install("failing", source)

    for arguments in (["check"], ["check", "--exit-zero"], ["rules"]):
        ran = draftlint(*arguments)

        assert ran.status == 2
        assert ran.out == ""
        assert "plugin failing (failing) cannot be used" in ran.err
        assert said in ran.err


def test_an_entry_point_that_names_nothing_stops_the_run(
    install: Install, draftlint: CommandLine
) -> None:
    install("nowhere_to_be_found")

    ran = draftlint("check")

    assert ran.status == 2
    assert "nowhere_to_be_found" in ran.err


def test_with_no_plugin_installed_the_exit_status_is_2(
    draftlint: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text("正文。", encoding="utf-8")
    # Entry points are looked for along the path; our modules are imported already.
    monkeypatch.setattr(sys, "path", [])

    ran = draftlint("check", "--exit-zero")

    assert ran.status == 2
    assert "no rule is loaded" in ran.err


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment that has what the running one has, and the plugin built."""
    top = tmp_path_factory.mktemp("environment")
    project = top / "cheer"
    project.mkdir()
    (project / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (project / "loud_cheer.py").write_text(GOOD, encoding="utf-8")
    venv.create(top / "env", with_pip=False, symlinks=os.name != "nt")
    python = top / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    variables = {"base": str(top / "env"), "platbase": str(top / "env")}
    own_site = Path(sysconfig.get_path("purelib", "venv", vars=variables))
    running = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    links = [f"import site; site.addsitedir({site!r})\n" for site in sorted(running)]
    (own_site / "running.pth").write_text("".join(links), encoding="utf-8")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "install", *offline, str(project)], check=True, cwd=top)
    return python


def run(
    python: Path, *arguments: str, folder: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "draftlint", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "en_GB.UTF-8", "DRAFTLINT_CACHE": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_third_partys_plugin_is_built_installed_and_used(
    environment: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("同志们加油！！！\n", encoding="utf-8")

    ran = run(environment, "check", "--output-format", "concise", folder=tmp_path)

    assert ran.returncode == 1
    assert "a.txt:1:6: warning loud-cheer 3 exclamation marks in a row" in ran.stdout


def test_a_third_partys_rule_is_listed_and_explained_like_any_other(
    environment: Path, tmp_path: Path
) -> None:
    listed = run(environment, "rules", "--output-format", "json", folder=tmp_path)
    explained = run(environment, "explain", "loud-cheer", folder=tmp_path)

    names = [rule["name"] for rule in json.loads(listed.stdout)]
    assert "loud-cheer" in names
    assert len(names) > 1
    assert "Find exclamation marks in a row." in explained.stdout
