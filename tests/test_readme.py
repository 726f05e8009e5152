"""What the README shows works."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
import regex

from draftlint import Bad, Good, testing

if TYPE_CHECKING:
    from tests.conftest import CommandLine

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
# The draft of which the README shows the report.
DRAFT = """\
临江县市场监管局半年总结
（一）规范执法。上半年立案XX起，向公安机关移送涉嫌犯罪案件11件，其中已立案8件、审查中4件。
（三）补齐短板。仍存在以下三个方面的不足：一是力量不足；二是手段滞后；三是机制不全；四是宣传不够。
更多工作总结范文请关注公众号“公文驿站”
"""


def blocks(language: str) -> list[str]:
    return regex.findall(rf"```{language}\n(.*?)```", README, regex.DOTALL)


def test_the_quick_start_is_two_commands() -> None:
    section = README.split("## Quick start")[1].split("\n## ")[0]
    [block] = regex.findall(r"```sh\n(.*?)```", section, regex.DOTALL)

    commands = [line for line in block.splitlines() if line and line[0] != "#"]

    assert len(commands) == 2
    assert commands[0].endswith("draftlint check fixtures/")
    assert commands[1].endswith("pytest")


def test_the_report_it_shows_is_the_one_that_is_printed(draftlint: CommandLine) -> None:
    Path("半年总结.txt").write_text(DRAFT, encoding="utf-8")
    (shown,) = (block for block in blocks("") if block.startswith("$ draftlint check"))

    ran = draftlint("check", "--isolated", "--lang", "zh", "半年总结.txt")

    printed = [line.rstrip() for line in ran.out.splitlines()]
    assert printed == shown.splitlines()[1:]


def test_the_rule_it_shows_holds_its_examples() -> None:
    module = ModuleType("house_style")
    exec(blocks("python")[0], vars(module))
    rule = module.Superlative

    for example in rule.examples:
        assert isinstance(example, Good | Bad)
        testing.verify(rule, example)


@pytest.mark.parametrize("setting", ["[severity]", "[per-file]", "[rules."])
def test_the_configuration_it_shows_is_valid(setting: str, tmp_path: Path) -> None:
    from draftlint import config, plugins

    [shown] = (block for block in blocks("toml") if setting in block)
    path = tmp_path / "draftlint.toml"
    path.write_text(shown, encoding="utf-8")

    loaded = config.load(path, tmp_path, plugins.installed().rules, ())

    assert loaded.source == path
