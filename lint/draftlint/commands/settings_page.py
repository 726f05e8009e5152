"""The settings that hold in a folder, as a configuration file would have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.commands.explain import as_toml
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.config import Config, PerFile
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_SOURCE = Text(zh="# 配置文件：{source}", en="# from {source}")
_NO_SOURCE = Text(
    zh="# 没有配置文件，用的是默认值",
    en="# no configuration file: these are the defaults",
)
_ROOT = Text(
    zh="# exclude、templates、per-file 相对于 {root}",
    en="# exclude, templates and per-file are relative to {root}",
)
_RULES = Text(zh="# {all} 条规则中用 {used} 条", en="# {used} of {all} rules take part")
_UNUSED = Text(zh="；不用的：{names}", en="; left out: {names}")


def lines(
    config: Config, rules: Sequence[type[AnyRule]], language: Language
) -> Iterator[str]:
    """Yield the lines of a configuration file that would set the same."""
    source = _SOURCE if config.source else _NO_SOURCE
    yield source.format(source=config.source).to(language)
    yield _ROOT.format(root=config.root).to(language)
    used = {rule.name for rule in config.rules_of(config.selection(config.root), rules)}
    said = _RULES.format(used=len(used), all=len(rules))
    if len(used) < len(rules):
        unused = (rule.name for rule in rules if rule.name not in used)
        said += _UNUSED.format(names=", ".join(unused))
    yield said.to(language)
    yield f"select = {as_toml(config.select)}"
    yield f"ignore = {as_toml(config.ignore)}"
    yield f"fail-level = {as_toml(config.fail_level)}"
    yield f"exclude = {as_toml(config.exclude)}"
    yield f"templates = {as_toml(config.templates)}"
    yield f"allow = {as_toml(config.allow)}"
    if config.lang is not None:
        yield f"lang = {as_toml(config.lang)}"
    if config.severity:
        yield "[severity]"
        yield from (f"{as_toml(k)} = {as_toml(v)}" for k, v in config.severity.items())
    for rule, options in config.options.items():
        yield f"[rules.{as_toml(rule)}]"
        for name, value in options.items():
            yield f"{name.replace('_', '-')} = {as_toml(value)}"
    if config.per_file:
        yield "[per-file]"
        yield from map(_for_files, config.per_file)


def _for_files(entry: PerFile) -> str:
    parts = [] if entry.select is None else [f"select = {as_toml(entry.select)}"]
    if entry.ignore:
        parts.append(f"ignore = {as_toml(entry.ignore)}")
    return f"{as_toml(entry.pattern)} = {{ {', '.join(parts)} }}"
