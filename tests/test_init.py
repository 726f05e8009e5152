"""`draftlint init` writes a configuration and a hook, and overwrites nothing."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex
import yaml

from draftlint import builtin, config, plugins
from draftlint.commands import hook_entry
from draftlint.commands.config_template import template
from draftlint.wording import LANGUAGES
from tests.sample_plugin import ForbiddenWord

if TYPE_CHECKING:
    from draftlint.wording import Language
    from tests.conftest import CommandLine

RULES = plugins.installed().rules
# An option behind its #; prose has a blank there.
OPTION = regex.compile(r"(?m)^#(?! )(.*)$")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def loaded(text: str, folder: Path) -> config.Config:
    """Load a configuration that may build on the example's base."""
    path = folder / "drafts" / "draftlint.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    (folder / "base.toml").write_text("", encoding="utf-8")
    return config.load(path, folder, RULES, ())


# --- the configuration ---


@each_language
def test_what_is_written_changes_nothing(language: Language, tmp_path: Path) -> None:
    written = loaded(template(RULES, language), tmp_path)
    defaults = config.load(None, tmp_path, RULES, ())

    for setting in ("select", "ignore", "fail_level", "exclude", "allow", "lang"):
        assert getattr(written, setting) == getattr(defaults, setting)
    path = tmp_path / "a.txt"
    assert written.rules_for(path, RULES) == defaults.rules_for(path, RULES)


@each_language
def test_every_option_is_valid_without_its_mark(
    language: Language, tmp_path: Path
) -> None:
    written = template(RULES, language)
    options = list(OPTION.finditer(written))

    for option in options:
        text = written[: option.start()] + option[1] + written[option.end() :]
        assert loaded(text, tmp_path).source is not None
    assert loaded(OPTION.sub(r"\1", written), tmp_path).source is not None
    assert len(options) > 10


@each_language
def test_every_setting_there_is_stands_in_it(
    language: Language, tmp_path: Path
) -> None:
    written = loaded(OPTION.sub(r"\1", template(RULES, language)), tmp_path)

    # `only-family` is of the command line; the others say where it was found.
    for field in fields(config.Config):
        if field.name not in ("root", "source", "only_family"):
            name = {"options": "rules"}.get(field.name, field.name.replace("_", "-"))
            assert regex.search(rf"(?m)^#?\[?{name}\b", template(RULES, language))
    options = {rule.name: {f.name for f in fields(rule)} for rule in RULES}
    assert {name: {*table} for name, table in written.options.items()} == {
        name: names for name, names in options.items() if names
    }


def test_options_of_every_type_are_written_as_toml(tmp_path: Path) -> None:
    path = tmp_path / "draftlint.toml"
    written = OPTION.sub(r"\1", template((ForbiddenWord,), "en"))
    path.write_text(written.replace('extend = "../base.toml"', ""), encoding="utf-8")

    read = config.load(path, tmp_path, (ForbiddenWord,), ())

    assert read.options["forbidden-word"] == {
        "word": "BANNED",
        "least_times": 1,
        "share": 0.0,
        "in_quotes": True,
        "beside": (),
    }


@each_language
def test_init_writes_the_configuration_in_the_language_asked_for(
    language: Language, draftlint: CommandLine
) -> None:
    ran = draftlint("init", "--lang", language)

    assert (ran.status, ran.err) == (0, "")
    assert Path("draftlint.toml").read_text(encoding="utf-8") == template(
        RULES, language
    )
    assert "draftlint check" in ran.out
    assert not Path(".pre-commit-config.yaml").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draftlint.toml", ""),
        (".draftlint.toml", "select = ['ALL']\n"),
        ("pyproject.toml", "[tool.draftlint]\n"),
    ],
)
def test_a_configuration_that_is_there_is_left_alone(
    name: str, content: str, draftlint: CommandLine
) -> None:
    Path(name).write_text(content, encoding="utf-8")

    ran = draftlint("init")

    assert ran.status == 2
    assert name in ran.err
    assert Path(name).read_text(encoding="utf-8") == content
    assert [path.name for path in Path().iterdir()] == [name]


def test_a_project_that_says_nothing_of_draftlint_gets_a_configuration(
    draftlint: CommandLine,
) -> None:
    Path("pyproject.toml").write_text("[project]\n", encoding="utf-8")

    assert draftlint("init").status == 0
    assert Path("draftlint.toml").exists()


def test_a_configuration_above_that_no_longer_holds_is_named(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("draftlint.toml").write_text("", encoding="utf-8")
    below = Path("reports", "2024")
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    ran = draftlint("init")

    assert ran.status == 0
    [base] = regex.findall('extend = ("[^"]+")', ran.out)
    assert base == '"../../draftlint.toml"'
    Path("draftlint.toml").write_text(f"extend = {base}", encoding="utf-8")
    assert draftlint("check", "--show-settings").status == 0


def test_a_configuration_that_cannot_be_written_ends_with_2(
    draftlint: CommandLine,
) -> None:
    Path("draftlint.toml").mkdir()

    ran = draftlint("init")

    assert ran.status == 2
    assert "draftlint.toml" in ran.err


def test_the_drafts_that_are_here_are_counted(draftlint: CommandLine) -> None:
    for name in ("a.docx", "B.DOCX", "c.txt", "d.py", "~$a.docx"):
        Path(name).touch()

    assert "drafts here: 3 (2 .docx, 1 .txt)" in draftlint("init").out


def test_what_is_missing_to_read_the_drafts_here_is_said(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    for name in ("a.pdf", "b.xlsx", "c.xlsm"):
        Path(name).touch()

    out = draftlint("init").out

    assert out.count("draftlint[pdf]") == out.count("draftlint[xlsx]") == 1


# --- the entry for pre-commit ---


def entry() -> list[object]:
    read: list[object] = yaml.safe_load(hook_entry.entry(builtin.draftlint_formats()))
    return read


@pytest.fixture
def hooks(draftlint: CommandLine) -> CommandLine:
    """Run `init --pre-commit` in a repository."""
    Path(".git").mkdir()
    return draftlint


def test_a_repository_without_hooks_gets_a_file(hooks: CommandLine) -> None:
    ran = hooks("init", "--pre-commit")

    assert (ran.status, ran.err) == (0, "")
    assert "pre-commit install" in ran.out
    written = yaml.safe_load(Path(hook_entry.FILE).read_text(encoding="utf-8"))
    assert written == {"repos": entry()}


OTHERS = """\
# 本仓库的钩子
default_stages: [pre-commit]  # 只在提交时

repos:
{0}# 常用的
{0}-   repo: https://example.org/hooks
{0}    rev: v1.0  # 固定版本
{0}    hooks:
{0}    -   id: trailing-whitespace
{0}        exclude: |
{0}            (?x)^(
{0}                # 不查旧稿
{0}                old/.*
{0}            )$
{0}      # 这一条属于上面的钩子
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# 空的\n", ""),
        ("---\n", ""),
        ("repos:\n", ""),
        ("repos: # 还没有\n", ""),
        ("repos:\n", "fail_fast: true\n"),
        ("fail_fast: true\n", ""),
        (OTHERS.format("  "), ""),
        (OTHERS.format("  "), "\n# 其他\nfail_fast: true\n"),
        (OTHERS.format(""), ""),
        (OTHERS.format(""), "\n# - repo: off\n#   hooks: []\n\nci: {skip: [x]}\n"),
        ("repos:\n- {repo: meta, hooks: [{id: identity}]}\n", "\n"),
    ],
)
def test_the_entry_is_put_behind_the_others_and_all_else_stays(
    before: str, after: str, end: str, hooks: CommandLine
) -> None:
    path = Path(hook_entry.FILE)
    path.write_bytes((before + after).replace("\n", end).encode())
    old = yaml.safe_load(before + after) or {}

    ran = hooks("init", "--pre-commit")

    assert (ran.status, ran.err) == (0, "")
    written = path.read_bytes().decode()
    assert written.startswith(before.replace("\n", end))
    assert written.endswith(after.replace("\n", end))
    assert written.count("\n") == written.count(end)
    new = yaml.safe_load(written)
    assert new == {**old, "repos": [*(old.get("repos") or []), *entry()]}


def test_a_last_line_without_an_end_gets_one(hooks: CommandLine) -> None:
    path = Path(hook_entry.FILE)
    before = "repos:\n- repo: meta\n  hooks:\n  - id: identity"
    path.write_text(before, encoding="utf-8")

    assert hooks("init", "--pre-commit").status == 0
    assert path.read_text(encoding="utf-8").startswith(f"{before}\n- repo: local\n")


def test_a_hook_that_is_there_is_not_added_again(hooks: CommandLine) -> None:
    hooks("init", "--pre-commit")
    before = Path(hook_entry.FILE).read_bytes()

    ran = hooks("init", "--pre-commit")

    assert ran.status == 0
    assert f"draftlint is in {hook_entry.FILE} already" in ran.out
    assert "draftlint.toml" in ran.out
    assert Path(hook_entry.FILE).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"{repos: []}\n",
        b"repos: [{repo: meta, hooks: [{id: identity}]}]\n",
        b"- repo: meta\n",
        b"repos: {}\n",
        b"repos: [\n",
        b"a: 1\n---\nrepos: []\n",
        b"fail_fast: true\n...\n",
        b"\xff\xfe\x00",
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone_and_the_entry_shown(
    content: bytes, hooks: CommandLine
) -> None:
    Path(hook_entry.FILE).write_bytes(content)

    ran = hooks("init", "--pre-commit")

    assert ran.status == 2
    assert "entry: draftlint check" in ran.err
    assert Path(hook_entry.FILE).read_bytes() == content


def test_the_entry_goes_to_the_top_of_the_repository(
    hooks: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = Path.cwd()
    (top / "reports").mkdir()
    monkeypatch.chdir("reports")

    assert hooks("init", "--pre-commit").status == 0
    assert (top / hook_entry.FILE).exists()
    assert [path.name for path in Path().iterdir()] == ["draftlint.toml"]
