"""The findings by rule, to jump from, and what each rule is about."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from draftlint.commands import explain
from draftlint.finding import Family
from draftlint.reports.html_page.markup import attributes, element, words
from draftlint.reports.html_page.telling import shortened, where
from draftlint.reports.wordings import FAMILIES
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from draftlint.reports import Run
    from draftlint.reports.html_page.sections import Contents, Entry
    from draftlint.rule import AnyRule
    from draftlint.wording import Language

_HEADING = Text(zh="按规则列出", en="By rule")
_ABOUT = Text(zh="规则说明", en="about this rule")
_LONGEST_QUOTE = 16
# More entries than this are folded away, rule by rule.
_UNFOLD_UP_TO = 40


def numbers(contents: Contents) -> dict[str, int]:
    """Number the rules that found something, family by family."""
    families = {
        entry.result.finding.rule: entry.result.finding.family
        for entry in contents.entries
    }
    order = list(Family)
    ordered = sorted(families, key=lambda rule: (order.index(families[rule]), rule))
    return {rule: number for number, rule in enumerate(ordered, 1)}


def rule_list(run: Run, contents: Contents, rules: Mapping[str, int]) -> Iterator[str]:
    """Yield the list: families, their rules, the places of each."""
    known = {rule.name: rule for rule in run.rules}
    by_rule: dict[str, list[Entry]] = {rule: [] for rule in rules}
    count = 0
    for entry in contents.entries:
        by_rule[entry.result.finding.rule].append(entry)
        count += entry.open
    unfold = count <= _UNFOLD_UP_TO
    yield '<details class="by-rule" open>'
    yield f"<summary><h2>{words(_HEADING.to(run.language))}</h2></summary>"
    for family, names in groupby(by_rule, lambda rule: _family(by_rule[rule])):
        heading = words(FAMILIES[family].to(run.language))
        yield f'<div class="family"><h3>{heading}</h3>'
        for name in names:
            about = attributes(id=f"r{rules[name]}", open=unfold)
            yield from _rule(name, about, by_rule[name], run.language, known.get(name))
        yield "</div>"
    yield "</details>"


def _family(entries: Sequence[Entry]) -> Family:
    return entries[0].result.finding.family


def _rule(
    name: str,
    about: str,
    entries: Sequence[Entry],
    language: Language,
    rule: type[AnyRule] | None,
) -> Iterator[str]:
    opened = sum(entry.open for entry in entries)
    code = "rule" if opened else "rule c"
    yield f'<details class="{code}"{about}><summary>{element("b", words(name))} '
    yield f'<span class="count">{opened or len(entries)}</span></summary>'
    if rule is not None:
        yield from _documentation(rule, language)
    items = "".join(_item(entry, language) for entry in entries)
    yield f"<ol>{items}</ol></details>"


def _documentation(rule: type[AnyRule], language: Language) -> Iterator[str]:
    first, *others = explain.paragraphs(rule, language)
    yield element("p", words(first), class_="first")
    if others:
        yield f"<details><summary>{words(_ABOUT.to(language))}</summary>"
        yield '<div class="others">'
        yield "".join(element("p", words(paragraph)) for paragraph in others)
        yield "</div></details>"


def _item(entry: Entry, language: Language) -> str:
    result = entry.result
    place = where(result.positions, entry.span.start).to(language)
    quote = shortened(result.positions.document.text(entry.span), _LONGEST_QUOTE)
    severity = result.finding.severity
    return element(
        "li",
        element(
            "a",
            element("b", str(entry.number)),
            " ",
            words(place),
            " ",
            element("q", words(quote)) if quote.strip() else "",
            href=f"#m{entry.number}",
            data_n=entry.number,
        ),
        class_=f"{severity}" + ("" if entry.open else " c"),
    )
