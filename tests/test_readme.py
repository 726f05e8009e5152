"""What the README shows works."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
import regex

from draftlint import Bad, Good, testing

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return regex.findall(rf"```{language}\n(.*?)```", README, regex.DOTALL)


def test_the_quick_start_is_two_commands() -> None:
    section = README.split("## Quick start")[1].split("\n## ")[0]
    [block] = regex.findall(r"```sh\n(.*?)```", section, regex.DOTALL)

    commands = [line for line in block.splitlines() if line and line[0] != "#"]

    assert len(commands) == 2
    assert commands[0].endswith("draftlint check fixtures/")
    assert commands[1].endswith("pytest")


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
