"""draftlint.toml, .draftlint.toml or [tool.draftlint] -> Config."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from draftlint import patterns
from draftlint.errors import BadConfig, reason_of
from draftlint.files import is_pattern, pattern_matches
from draftlint.finding import Family, Severity
from draftlint.wording import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from draftlint.rule import AnyRule

ALL = "ALL"
_FILES = ("draftlint.toml", ".draftlint.toml", "pyproject.toml")
_DEEPEST_EXTEND = 20

_BAD = Text(zh="{where}：{problem}", en="{where}: {problem}")
_CANNOT_READ = Text(zh="读不了：{error}", en="cannot be read: {error}")
_NOT_TOML = Text(
    zh="{place}不合 TOML 的写法（{error}）", en="not valid TOML{place}: {error}"
)
_AT_LINE = Text(zh="第{line}行第{column}列", en=" in line {line}, column {column}")
_TOML_PLACE = patterns.compile(r" \(at line (\d+), column (\d+)\)")
_UNKNOWN = Text(
    zh="没有名为“{name}”的{what}{nearest}", en="unknown {what} “{name}”{nearest}"
)
_NEAREST = Text(zh="，是不是“{name}”？", en="; did you mean “{name}”?")
_WRONG_VALUE = Text(
    zh="{key} 的值 {value} 不对，应为{wanted}{nearest}",
    en="{key} is {value}, but must be {wanted}{nearest}",
)
_CIRCLE = Text(zh="extend 绕成了圈", en="extend goes round in a circle")

_A_LIST = Text(zh='字符串列表，如 ["…"]', en='a list of strings, like ["…"]')
_A_TABLE = Text(zh="一个表，如 [{key}]", en="a table, like [{key}]")
_A_PATTERN = Text(
    zh="像 .gitignore 里那样的模式", en="a pattern as in .gitignore, like drafts/**"
)
_ONE_OF = Text(zh=" {values} 之一", en="one of {values}")
# What an option may be, by the type of its default.
OF_TYPE: dict[type, Text] = {
    int: Text(zh="整数", en="a whole number"),
    float: Text(zh="数", en="a number"),
    bool: Text(zh="true 或 false", en="true or false"),
    str: Text(zh="字符串", en="a string"),
    tuple: _A_LIST,
}


class PerFile(NamedTuple):
    """What holds for files that match a pattern."""

    pattern: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()


class Selection(NamedTuple):
    """Names of rules and families: those that take part, and of these those that not."""

    select: tuple[str, ...]
    ignore: frozenset[str]


@dataclass(frozen=True)
class Config:
    """What the user asked for.

    `root` is the folder that `exclude`, `templates` and `per_file` patterns are
    relative to; `templates` are what reports are written from; `source` is the file it
    came from, None for the defaults.
    """

    root: Path
    source: Path | None = None
    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    only_family: tuple[str, ...] = ()
    fail_level: Severity = Severity.WARNING
    exclude: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    lang: Language | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    per_file: tuple[PerFile, ...] = ()

    def rules_for(
        self, path: Path, rules: Iterable[type[AnyRule]]
    ) -> tuple[AnyRule, ...]:
        """Give the rules that a file is checked with, options filled in."""
        return self.rules_of(self.selection(path), rules)

    def selection(self, path: Path) -> Selection:
        """Give the names that decide which rules a file is checked with."""
        select, ignore = self.select, set(self.ignore)
        for entry in self.per_file:
            if pattern_matches((entry.pattern,), path, self.root):
                select = entry.select if entry.select is not None else select
                ignore |= set(entry.ignore)
        return Selection(select, frozenset(ignore))

    def rules_of(
        self, selection: Selection, rules: Iterable[type[AnyRule]]
    ) -> tuple[AnyRule, ...]:
        """Make the rules that a selection names, options filled in."""
        return tuple(
            rule(**self.options.get(rule.name, {}))
            for rule in rules
            if _named(rule, selection.select)
            and not _named(rule, selection.ignore)
            and (not self.only_family or rule.family in self.only_family)
        )


def find(folder: Path) -> Path | None:
    """Find the configuration file closest above or in a folder."""
    for parent in (folder, *folder.parents):
        for name in _FILES:
            path = parent / name
            if os.path.isfile(path) and (  # noqa: PTH113 - False where pathlib raises
                name != "pyproject.toml" or _section(_toml(path), path) is not None
            ):
                return path
    return None


def load(
    path: Path | None,
    root: Path,
    rules: Sequence[type[AnyRule]],
    settings: Sequence[str],
) -> Config:
    """Make a Config of a file, and of key=value settings, which weigh more.

    Raises BadConfig with file, key and the nearest valid name.
    """
    values: dict[str, Any] = {}
    if path is not None:
        values = _extended(path, ())
    reader = _Reader(rules)
    config = reader.config(values, root if path is None else path.parent, path)
    for setting in settings:
        reader.where = f"--config {setting}"
        reader.update(config, _setting(setting))  # says where it is wrong
        values = _merged(values, _setting(setting))
    return reader.update(config, values)


def check_names(
    names: Iterable[str], rules: Sequence[type[AnyRule]], where: str
) -> tuple[str, ...]:
    """Give the names back if each is a rule, a family or ALL; else raise BadConfig."""
    reader = _Reader(rules)
    reader.where = where
    return reader.rule_names(list(names), "")


def _extended(path: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    """Read a file over the files that it extends."""
    path = path.resolve()
    if path in seen or len(seen) > _DEEPEST_EXTEND:
        raise _bad(path, _CIRCLE)
    values = _section(_toml(path), path) or {}
    base = values.pop("extend", None)
    if base is None:
        return values
    if not isinstance(base, str):
        raise _bad(path, _wrong("extend", base, OF_TYPE[str]))
    return _merged(_extended(path.parent / base, (*seen, path)), values)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both_tables = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merged(old or {}, value) if both_tables else value
    return merged


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # most runs have no configuration to read

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, _CANNOT_READ.format(error=reason_of(error))) from error
    except tomllib.TOMLDecodeError as error:
        raise _bad(path, _not_toml(error)) from error


def _section(values: dict[str, Any], path: Path) -> dict[str, Any] | None:
    """Give the part that is ours: all of draftlint.toml, a table of pyproject.toml."""
    if path.name != "pyproject.toml":
        return values
    tool = values.get("tool", {})
    section = tool.get("draftlint") if isinstance(tool, dict) else None
    if section is not None and not isinstance(section, dict):
        wanted = _A_TABLE.format(key="tool.draftlint")
        raise _bad(path, _wrong("tool.draftlint", section, wanted))
    return section


def _setting(setting: str) -> dict[str, Any]:
    """Read one key=value; a bare word is a string."""
    import tomllib

    try:
        return tomllib.loads(setting)
    except tomllib.TOMLDecodeError:
        key, _, value = setting.partition("=")
    try:
        return tomllib.loads(f'{key} = "{value.strip()}"')
    except tomllib.TOMLDecodeError as error:
        raise _bad(f"--config {setting}", _not_toml(error)) from error


class _Reader:
    """Checks values against the rules that there are; `where` names the file."""

    def __init__(self, rules: Sequence[type[AnyRule]]) -> None:
        self.rules = {rule.name: rule for rule in rules}
        self.where: object = ""

    def config(self, values: dict[str, Any], root: Path, path: Path | None) -> Config:
        self.where = path or ""
        return self.update(Config(root=root, source=path), values)

    def update(self, config: Config, values: dict[str, Any]) -> Config:
        readers = {
            "select": self.rule_names,
            "ignore": self.rule_names,
            "fail-level": self.severity,
            "exclude": self.patterns,
            "templates": self.patterns,
            "allow": self.strings,
            "lang": self.language,
            "severity": self.severities,
            "rules": self.options,
            "per-file": self.per_file,
        }
        names = {"rules": "options"}
        for key, value in values.items():
            self.known(key, readers, Text(zh="配置项", en="key"))
            name = names.get(key, key.replace("-", "_"))
            change: dict[str, Any] = {name: readers[key](value, key)}
            config = replace(config, **change)
        return config

    def known(self, name: str, valid: Iterable[str], what: Text) -> None:
        valid = list(valid)
        if name not in valid:
            problem = _UNKNOWN.format(
                what=what, name=name, nearest=nearest(name, valid)
            )
            raise _bad(self.where, problem)

    def strings(self, value: object, key: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise _bad(self.where, _wrong(key, value, _A_LIST))
        return tuple(value)

    def patterns(self, value: object, key: str) -> tuple[str, ...]:
        patterns = self.strings(value, key)
        for pattern in patterns:
            self.pattern(pattern, key)
        return patterns

    def pattern(self, value: str, key: str) -> None:
        if not is_pattern(value):
            raise _bad(self.where, _wrong(key, value, _A_PATTERN))

    def rule_names(self, value: object, key: str) -> tuple[str, ...]:
        names = self.strings(value, key)
        for name in names:
            self.known(name, (*self.rules, *Family, ALL), Text(zh="规则", en="rule"))
        return names

    def severity(self, value: object, key: str) -> Severity:
        if value not in tuple(Severity):
            wanted = _ONE_OF.format(values=", ".join(Severity))
            raise _bad(self.where, _wrong(key, value, wanted, Severity))
        return Severity(str(value))

    def language(self, value: object, key: str) -> Language:
        for language in LANGUAGES:
            if value == language:
                return language
        wanted = _ONE_OF.format(values=", ".join(LANGUAGES))
        raise _bad(self.where, _wrong(key, value, wanted))

    def table(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _bad(self.where, _wrong(key, value, _A_TABLE.format(key=key)))
        return value

    def severities(self, value: object, key: str) -> dict[str, Severity]:
        table = self.table(value, key)
        for name in table:
            self.known(name, self.rules, Text(zh="规则", en="rule"))
        return {name: self.severity(v, f"{key}.{name}") for name, v in table.items()}

    def options(self, value: object, key: str) -> dict[str, dict[str, Any]]:
        found = {}
        for name, table in self.table(value, key).items():
            self.known(name, self.rules, Text(zh="规则", en="rule"))
            where = f"{key}.{name}"
            found[name] = self.rule_options(name, self.table(table, where), where)
        return found

    def rule_options(
        self, rule: str, table: dict[str, Any], key: str
    ) -> dict[str, Any]:
        valid = {f.name.replace("_", "-"): f for f in fields(self.rules[rule])}
        found = {}
        for name, value in table.items():
            self.known(name, valid, Text(zh="选项", en="option"))
            kind = type(valid[name].default)
            if not _is_of(value, kind):
                raise _bad(self.where, _wrong(f"{key}.{name}", value, OF_TYPE[kind]))
            found[valid[name].name] = tuple(value) if isinstance(value, list) else value
        return found

    def per_file(self, value: object, key: str) -> tuple[PerFile, ...]:
        entries = []
        for pattern, table in self.table(value, key).items():
            self.pattern(pattern, key)
            where = f'{key}."{pattern}"'
            for name in self.table(table, where):
                self.known(name, ("select", "ignore"), Text(zh="配置项", en="key"))
            names = {k: self.rule_names(v, f"{where}.{k}") for k, v in table.items()}
            entries.append(PerFile(pattern, **names))
        return tuple(entries)


def nearest(name: str, valid: Iterable[str]) -> Text:
    """Say which valid name is meant, if one is near."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(valid), n=1)
    return _NEAREST.format(name=close[0]) if close else Text("", "")


def _is_of(value: object, kind: type) -> bool:
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if kind is bool or isinstance(value, bool):
        return kind is bool and isinstance(value, bool)
    return isinstance(value, int | float if kind is float else kind)


def _named(rule: type[AnyRule], names: Iterable[str]) -> bool:
    return any(name in (ALL, rule.name, rule.family) for name in names)


def _wrong(key: str, value: object, wanted: Text, valid: Iterable[str] = ()) -> Text:
    """Say that a value cannot be, as it would stand in the file."""
    import json

    shown = json.dumps(value, ensure_ascii=False, default=str)
    near = nearest(str(value), valid)
    return _WRONG_VALUE.format(key=key, value=shown, wanted=wanted, nearest=near)


def _not_toml(error: Exception) -> Text:
    """Say where a text is no TOML, and what the reader of TOML says of it."""
    reason = str(error)
    place = _TOML_PLACE.search(reason)
    if place is None:
        return _NOT_TOML.format(place="", error=reason)
    at = _AT_LINE.format(line=place[1], column=place[2])
    return _NOT_TOML.format(place=at, error=_TOML_PLACE.sub("", reason))


def _bad(where: object, problem: Text) -> BadConfig:
    return BadConfig(_BAD.format(where=str(where), problem=problem))
