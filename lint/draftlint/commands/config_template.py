"""A configuration to begin with: every option with its default, behind a #."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from draftlint.commands.explain import as_toml, options, summary
from draftlint.config import Config
from draftlint.finding import Family, Severity
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_HEAD = Text(
    zh="# draftlint 的配置。下面每一项写的是默认值（没有默认值的写了例子），行首的 #\n"
    "# 使它不起作用；去掉 #，就可以改。全部规则见 draftlint rules，一条规则见\n"
    "# draftlint explain 规则名。",
    en="# The configuration of draftlint.  Every option below has its default, or an\n"
    "# example where there is none, and stands behind a #; take the # away to change\n"
    "# it.  `draftlint rules` lists the rules, `draftlint explain RULE` describes one.",
)
_SELECT = Text(
    zh='# 用哪些规则或类别（"ALL" 是全部）。类别有：\n# {families}。',
    en='# Which rules or families to use ("ALL" is every rule).  The families are\n'
    "# {families}.",
)
_IGNORE = Text(
    zh='# 不用哪些规则或类别，如 ["hygiene", "duplicate"]。',
    en='# Which rules or families to leave out: ["hygiene", "duplicate"].',
)
_FAIL_LEVEL = Text(
    zh="# 从哪一级起算不合格（退出状态为 1）：{severities}。",
    en="# From which severity on a draft fails (exit status 1): {severities}.",
)
_EXCLUDE = Text(
    zh='# 不检查哪些文件，写法同 .gitignore，如 ["归档/", "*-旧稿.docx"]。',
    en='# Which files to pass over, as in .gitignore: ["archive/", "*-old.docx"].',
)
_ALLOW = Text(
    zh='# 哪些文字在这里本来就对，不必报告，如 ["X光", "“X”计划"]。',
    en='# Which texts are right here and not to be reported: ["X-ray", "Project X"].',
)
_TEMPLATES = Text(
    zh='# 哪些文件是模板，写法同 .gitignore，如 ["模板/"]；出自模板的文字不当作照搬。',
    en='# Which files are templates, as in .gitignore: ["templates/"]; what reports have\n'
    "# from them is not called a copy.",
)
_LANG = Text(
    zh='# 用哪种语言报告："zh" 或 "en"；不写则随系统，系统未指明时随文稿。',
    en='# The language of reports, "zh" or "en"; else the locale\'s or the draft\'s.',
)
_EXTEND = Text(
    zh="# 以哪一份配置为底，再作改动。",
    en="# Which configuration to build on.",
)
_SEVERITY = Text(
    zh="# 把一条规则改成另一级。",
    en="# Give a rule another severity.",
)
_PER_FILE = Text(
    zh="# 只对一部分文件用（select）或不用（ignore）某些规则。",
    en="# Use (select) or leave out (ignore) rules for some files only.",
)


def template(rules: Sequence[type[AnyRule]], language: Language) -> str:
    """Write the configuration in one language.

    Every line that begins with # and no blank is an option: without the # the file is
    valid, whether one line of them is changed or all.
    """
    defaults = Config(root=Path())
    parts = [_HEAD, *_top_level(defaults), *_tables(rules)]
    return "\n\n".join(part.to(language) for part in parts) + "\n"


def _top_level(defaults: Config) -> Iterator[Text]:
    families = Text(zh="、".join(Family), en=", ".join(Family))
    severities = both(", ".join(map(as_toml, Severity)))
    yield _option(_SELECT.format(families=families), "select", defaults.select)
    yield _option(_IGNORE, "ignore", defaults.ignore)
    fail_level = _FAIL_LEVEL.format(severities=severities)
    yield _option(fail_level, "fail-level", defaults.fail_level)
    yield _option(_EXCLUDE, "exclude", defaults.exclude)
    yield _option(_ALLOW, "allow", defaults.allow)
    yield _option(_TEMPLATES, "templates", defaults.templates)
    # These have no default: the value is an example.
    yield _LANG + Text(zh='\n#lang = "zh"', en='\n#lang = "en"')
    yield _option(_EXTEND, "extend", "../base.toml")


def _tables(rules: Sequence[type[AnyRule]]) -> Iterator[Text]:
    """Write the tables, whose heads hold no option and so need no #."""
    first = min(rules, key=lambda rule: list(Family).index(rule.family))
    head = _SEVERITY + both("\n[severity]")
    yield _option(head, first.name, first.severity)
    for rule in rules:
        if options(rule):
            head = both("# ") + summary(rule) + both(f"\n[rules.{rule.name}]")
            yield head + both("".join(_lines(options(rule))))
    yield _PER_FILE + both(
        f'\n[per-file]\n#"plans/**" = {{ ignore = ["{first.name}"] }}'
    )


def _option(comment: Text, name: str, value: object) -> Text:
    return comment + both("".join(_lines({name: value})))


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    return (f"\n#{name} = {as_toml(value)}" for name, value in values.items())
