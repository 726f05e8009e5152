"""Where pluggy's Any becomes our types."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from inspect import isabstract, isclass
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from draftlint import builtin, entry_points, hookspecs
from draftlint.config import OF_TYPE
from draftlint.errors import BadPlugin
from draftlint.finding import Family, Severity
from draftlint.formats import Format
from draftlint.reports import Report
from draftlint.rule import AllowanceRule, CorpusRule, Rule
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.rule import AnyRule

_FAILED = Text(
    zh="插件 {plugin} 无法使用：{error}",
    en="plugin {plugin} cannot be used: {error}",
)
_WRONG_KIND = Text(
    zh="插件 {plugin} 的 {hook} 给出的 {value} 不是 {wanted}",
    en="plugin {plugin}: {hook} gave {value}, which is no {wanted}",
)
_NO_HOOK = Text(
    zh="没有实现任何 draftlint 钩子（函数上缺少 @draftlint.hookimpl？）",
    en="it implements no draftlint hook (is @draftlint.hookimpl missing?)",
)
_TWICE = Text(
    zh="规则名“{name}”重复：{first}、{second}",
    en="two rules are named “{name}”: {first} and {second}",
)
_UNDESCRIBED = Text(zh="规则 {rule} 缺少 {missing}", en="rule {rule} lacks {missing}")
_NO_RULES = Text(
    zh="没有装载任何规则，无法检查；请重新安装 draftlint",
    en="no rule is loaded, so nothing can be checked; please install draftlint anew",
)
# What foreign code may raise; SystemExit would end the run as if all were well.
_FOREIGN = (Exception, SystemExit)
# What a rule must say of itself.
_IDENTITY = {
    "name": str,
    "family": Family,
    "severity": Severity,
    "message": Text,
    "chinese": str,
}


class Plugins(NamedTuple):
    """All that plugins bring, in the order of their names."""

    rules: tuple[type[AnyRule], ...]
    formats: tuple[Format, ...]
    reports: tuple[Report, ...]


def installed() -> Plugins:
    """Load every plugin installed beside draftlint.

    Raises BadPlugin, with the plugin's name, for one that cannot be used.
    """
    named = {}
    for entry in entry_points.find(hookspecs.PROJECT):
        try:
            named[f"{entry.name} ({entry.value})"] = entry.load()
        except _FOREIGN as error:
            reason = f"{type(error).__name__}: {error}"
            raise _failed(f"{entry.name} ({entry.value})", reason) from error
    return _gathered(named)


def registered(*plugins: object) -> Plugins:
    """Load the given plugins alone, whatever is installed: for tests."""
    return _gathered({getattr(p, "__name__", repr(p)): p for p in plugins})


def _gathered(named: dict[str, Any]) -> Plugins:
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(builtin, name="draftlint")
    for name, plugin in named.items():
        try:
            manager.register(plugin, name=name)
            manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise _failed(name, error) from error
        if not manager.get_hookcallers(plugin):
            raise BadPlugin(_FAILED.format(plugin=name, error=_NO_HOOK))
    found = Plugins(
        rules=_collected(manager, "draftlint_rules", _rule_type),
        formats=_collected(manager, "draftlint_formats", _format),
        reports=_collected(manager, "draftlint_reports", _report),
    )
    _check_names(found.rules)
    return found


def _collected(manager: pluggy.PluginManager, hook: str, typed: Any) -> tuple[Any, ...]:
    """Call a hook plugin by plugin, so that a failure can be told with a name."""
    found: list[Any] = []
    caller: pluggy.HookCaller = getattr(manager.hook, hook)
    for implementation in caller.get_hookimpls():
        name = implementation.plugin_name
        try:
            given: Any = implementation.function()
            values = tuple(given)
        except _FOREIGN as error:
            reason = f"{hook}: {type(error).__name__}: {error}"
            raise _failed(name, reason) from error
        found += [typed(value, name, hook) for value in values]
    return tuple(found)


def _rule_type(value: object, plugin: str, hook: str) -> type[AnyRule]:
    if not (isclass(value) and issubclass(value, (Rule, CorpusRule, AllowanceRule))):
        raise _wrong_kind(value, plugin, hook, "draftlint.Rule")
    if isabstract(value):
        lacks = ", ".join(sorted(value.__abstractmethods__))
        raise _undescribed(value, lacks)
    for attribute, kind in _IDENTITY.items():
        given = getattr(value, attribute, None)
        if not (given and isinstance(given, kind)):
            raise _undescribed(value, f"{attribute} ({kind.__name__})")
    for option in fields(value):
        if type(option.default) not in OF_TYPE:
            kinds = ", ".join(kind.__name__ for kind in OF_TYPE)
            raise _undescribed(value, f"{option.name} = … ({kinds})")
    return value


def _undescribed(rule: type[AnyRule], missing: str) -> BadPlugin:
    where = f"{rule.__module__}.{rule.__qualname__}"
    return BadPlugin(_UNDESCRIBED.format(rule=where, missing=missing))


def _format(value: object, plugin: str, hook: str) -> Format:
    if not isinstance(value, Format):
        raise _wrong_kind(value, plugin, hook, "draftlint.formats.Format")
    return value


def _report(value: object, plugin: str, hook: str) -> Report:
    if not isinstance(value, Report):
        raise _wrong_kind(value, plugin, hook, "draftlint.reports.Report")
    return value


def _check_names(rules: tuple[type[AnyRule], ...]) -> None:
    if not rules:
        raise BadPlugin(_NO_RULES)
    for name, times in Counter(rule.name for rule in rules).items():
        if times > 1:
            first, second, *_ = (rule for rule in rules if rule.name == name)
            raise BadPlugin(
                _TWICE.format(
                    name=name,
                    first=f"{first.__module__}.{first.__qualname__}",
                    second=f"{second.__module__}.{second.__qualname__}",
                )
            )


def _failed(plugin: str, error: object) -> BadPlugin:
    return BadPlugin(_FAILED.format(plugin=plugin, error=error))


def _wrong_kind(value: object, plugin: str, hook: str, wanted: str) -> BadPlugin:
    return BadPlugin(
        _WRONG_KIND.format(plugin=plugin, hook=hook, value=repr(value), wanted=wanted)
    )
