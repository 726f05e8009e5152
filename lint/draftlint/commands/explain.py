"""What a rule says of itself: one table of all, or one whole page."""

from __future__ import annotations

import sys
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TextIO

from draftlint.config import nearest
from draftlint.errors import BadArgument
from draftlint.finding import Family
from draftlint.reports.wordings import FAMILIES, SEVERITIES
from draftlint.rule import Bad, Good
from draftlint.status import CLEAN
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from draftlint.plugins import Plugins
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_HEADINGS = (
    Text(zh="规则", en="rule"),
    Text(zh="级别", en="severity"),
    Text(zh="改法", en="fix"),
    Text(zh="内容", en="what it finds"),
)
_NO_SUCH_RULE = Text(
    zh="没有“{name}”这条规则{nearest}（draftlint rules 列出所有规则）",
    en="there is no rule “{name}”{nearest} (draftlint rules lists them all)",
)
_BETWEEN_COLUMNS = 3  # cells that the frame of the table takes
_FIXABLE = Text(zh="有", en="yes")
_OPTIONS = Text(zh="选项（[rules.{rule}]）", en="Options ([rules.{rule}])")
_WRONG = Text(zh="会报告", en="Reported")
_RIGHT = Text(zh="不报告", en="Left alone")


def list_rules(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Run `draftlint rules`: every rule, family by family."""
    rules = sorted(loaded.rules, key=_by_family)
    if options.output_format == "json":
        import json

        described_rules = [described(rule, language) for rule in rules]
        json.dump(described_rules, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        write_list(rules, language, sys.stdout)
    return CLEAN


def explain_rule(
    options: argparse.Namespace, loaded: Plugins, language: Language
) -> int:
    """Run `draftlint explain RULE`, or of a family, which lists its rules.

    Raises BadArgument for a rule there is not.
    """
    by_name = {rule.name: rule for rule in loaded.rules}
    family = [rule for rule in loaded.rules if rule.family == options.rule]
    if family:
        write_list(sorted(family, key=_by_family), language, sys.stdout)
        return CLEAN
    if options.rule not in by_name:
        near = nearest(options.rule, (*by_name, *Family))
        raise BadArgument(_NO_SUCH_RULE.format(name=options.rule, nearest=near))
    write_page(by_name[options.rule], language, sys.stdout)
    return CLEAN


def _by_family(rule: type[AnyRule]) -> tuple[int, str]:
    return list(Family).index(rule.family), rule.name


def summary(rule: type[AnyRule]) -> Text:
    """Give the first line of a rule's documentation."""
    whole = rule.documentation()
    return Text(zh=whole.zh.splitlines()[0], en=whole.en.splitlines()[0])


def paragraphs(rule: type[AnyRule], language: Language) -> list[str]:
    """Give a rule's documentation, each paragraph on one line."""
    blank = "" if language == "zh" else " "
    whole = rule.documentation().to(language)
    return [blank.join(part.split("\n")) for part in whole.split("\n\n")]


def options(rule: type[AnyRule]) -> dict[str, Any]:
    """Give a rule's options with their defaults, named as in the configuration."""
    return {
        field.name.replace("_", "-"): field.default
        for field in fields(rule)
        if field.default is not MISSING
    }


def described(rule: type[AnyRule], language: Language) -> dict[str, Any]:
    """Give a rule as plain data, for JSON."""
    return {
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "fixable": rule.fixable(),
        "summary": summary(rule).to(language),
        "documentation": rule.documentation().to(language),
        "options": options(rule),
    }


def write_list(
    rules: Sequence[type[AnyRule]], language: Language, stream: TextIO
) -> None:
    """Write one line a rule, grouped by family; the last column is folded here."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text as Line

    from draftlint.reports.folding import console_on, folded

    console = console_on(stream)
    headings = [heading.to(language) for heading in _HEADINGS]
    rows = [
        (
            f"  {rule.name}",
            SEVERITIES[rule.severity].to(language),
            _FIXABLE.to(language) if rule.fixable() else "",
        )
        for rule in rules
    ]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    room = console.width
    for heading, *cells in zip(headings, *rows, strict=False):
        table.add_column(heading, no_wrap=True)
        room -= max(map(cell_len, (heading, *cells))) + _BETWEEN_COLUMNS
    table.add_column(headings[-1], no_wrap=True)
    family = None
    for rule, row in zip(rules, rows, strict=True):
        if rule.family != family:
            family = rule.family
            name = Line.assemble(
                (FAMILIES[family].to(language), "bold"), f" ({family})"
            )
            table.add_row(name)
        lines = list(folded(Line(summary(rule).to(language)), max(20, room)))
        for line in lines:
            line.rstrip()
        table.add_row(*row, Line("\n").join(lines))
    console.print(table)


def write_page(rule: type[AnyRule], language: Language, stream: TextIO) -> None:
    """Write a rule's documentation, options and examples."""
    from rich.text import Text as Line

    from draftlint.reports.folding import console_on, print_folded

    console = console_on(stream)
    for indent, text, style in _page(rule, language):
        for line in text.split("\n"):
            shown = Line(line)
            shown.stylize(style)
            shown.highlight_regex("⟦[^⟧]*⟧?|^[^⟦]*⟧", "red")
            print_folded(console, shown, indent)


def _page(rule: type[AnyRule], language: Language) -> Iterator[tuple[int, str, str]]:
    """Yield the page in parts: how far from the left, the words, their style."""
    family = FAMILIES[rule.family].to(language)
    severity = SEVERITIES[rule.severity].to(language)
    yield 0, f"{rule.name}  {family} · {severity}", "bold"
    for paragraph in paragraphs(rule, language):
        yield 0, "", ""
        yield 0, paragraph, ""
    if options(rule):
        yield 0, "", ""
        yield 0, _OPTIONS.format(rule=rule.name).to(language), "bold"
        for name, default in options(rule).items():
            yield 2, f"{name} = {as_toml(default)}", ""
    for heading, kind in ((_WRONG, Bad), (_RIGHT, Good)):
        yield 0, "", ""
        yield 0, heading.to(language), "bold"
        for number, example in enumerate(_examples(rule, kind)):
            if number:
                yield 2, "·", "dim"
            yield from _shown(example)


def _shown(example: Good | Bad) -> Iterator[tuple[int, str, str]]:
    """Yield an example; of several reports, each under its name."""
    if not example.beside:
        yield 2, example.text.strip("\n"), ""
        return
    for path, text in (*example.beside.items(), (example.path, example.text)):
        yield 2, path, "dim"
        yield 4, text.strip("\n"), ""


def _examples(rule: type[AnyRule], kind: type[Good | Bad]) -> Iterator[Good | Bad]:
    return (example for example in rule.examples if isinstance(example, kind))


def as_toml(value: object) -> str:
    """Write the value of an option as a configuration has it."""
    import json

    # Of numbers, strings, lists and truth JSON is TOML.
    return json.dumps(value, ensure_ascii=False)
