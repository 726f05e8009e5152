"""Every rule of the installed plugins keeps the promises a rule makes."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

import draftlint_rules
from draftlint import Bad, Good, Text, plugins
from draftlint.fixer import apply
from draftlint.testing import check, document, marked, others, verify
from draftlint.wording import LANGUAGES

if TYPE_CHECKING:
    from draftlint.rule import AnyRule
    from draftlint.wording import Language
    from tests.conftest import CommandLine

RULES = plugins.installed().rules
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def examples(kind: type[Good | Bad]) -> list[Any]:
    """Give (rule, example) pairs under names like wrong-total-bad-3."""
    return [
        pytest.param(rule, example, id=f"{rule.name}-{kind.__name__.lower()}-{number}")
        for rule in RULES
        for number, example in enumerate(
            [each for each in rule.examples if isinstance(each, kind)], 1
        )
    ]


def with_windows_line_ends(example: Good | Bad) -> Good | Bad:
    """Give an example with the line ends of Windows."""
    example = replace(example, text=example.text.replace("\n", "\r\n"))
    if isinstance(example, Bad) and example.fixed is not None:
        return replace(example, fixed=example.fixed.replace("\n", "\r\n"))
    return example


def fields_of(wording: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(wording) if field is not None}


def has_han(wording: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in wording)


# --- names ---


@each_rule
def test_file_class_and_rule_share_one_name(rule: type[AnyRule]) -> None:
    *_, family, file = rule.__module__.split(".")

    assert file == rule.name.replace("-", "_")
    assert rule.__name__ == "".join(map(str.title, rule.name.split("-")))
    assert family == rule.family


def test_the_listing_of_a_family_is_its_table_of_contents() -> None:
    folder = Path(draftlint_rules.__file__).parent
    listed = {path.stem for path in folder.glob("*/*.py") if path.name != "__init__.py"}

    assert listed == {rule.name.replace("-", "_") for rule in RULES}


# --- words ---


@each_rule
def test_the_message_is_said_in_both_languages_with_the_same_values(
    rule: type[AnyRule],
) -> None:
    assert has_han(rule.message.zh)
    assert rule.message.en != rule.message.zh
    assert fields_of(rule.message.zh) == fields_of(rule.message.en)


@each_rule
def test_the_documentation_has_three_paragraphs_in_both_languages(
    rule: type[AnyRule],
) -> None:
    written = Text(
        zh=inspect.cleandoc(rule.chinese), en=inspect.cleandoc(rule.__doc__ or "")
    )

    assert rule.documentation() == written
    assert len(written.zh.split("\n\n")) == 3
    assert len(written.en.split("\n\n")) == 3
    assert all(has_han(paragraph) for paragraph in written.zh.split("\n\n"))
    assert "\n" not in written.en.split("\n\n")[0], "the summary is one line"
    assert "\n" not in written.zh.split("\n\n")[0], "the summary is one line"


@each_rule
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_explains_itself_in_both_languages(
    rule: type[AnyRule], language: Language, draftlint: CommandLine
) -> None:
    ran = draftlint("explain", rule.name, "--lang", language)

    assert ran.status == 0
    assert rule.name in ran.out
    assert rule.documentation().to(language)[:24] in ran.out


# --- examples ---


@each_rule
def test_a_rule_shows_what_it_finds_and_what_it_leaves_alone(
    rule: type[AnyRule],
) -> None:
    assert any(isinstance(example, Good) for example in rule.examples)
    assert any(isinstance(example, Bad) for example in rule.examples)


@pytest.mark.parametrize(("rule", "example"), [*examples(Good), *examples(Bad)])
def test_every_example_holds(rule: type[AnyRule], example: Good | Bad) -> None:
    verify(rule, example)


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        each
        for each in (*examples(Good), *examples(Bad))
        if "\n" in each.values[1].text and "\r" not in each.values[1].text
    ],
)
def test_every_example_holds_with_the_line_ends_of_windows(
    rule: type[AnyRule], example: Good | Bad
) -> None:
    verify(rule, with_windows_line_ends(example))


@pytest.mark.parametrize(("rule", "example"), examples(Bad))
def test_every_message_is_one_line_in_both_languages(
    rule: type[AnyRule], example: Bad
) -> None:
    made: Any = rule(**(example.options or {}))

    checked = document(marked(example.text)[0], example.format, example.path)
    for finding in check(made, checked, others(example)):
        messages = [finding.message, *(note.message for note in finding.related)]
        assert all(len(message.zh.splitlines()) == 1 for message in messages)
        assert all(len(message.en.splitlines()) == 1 for message in messages)


@pytest.mark.parametrize(
    ("rule", "example"),
    [each for each in examples(Bad) if each.values[1].fixed is not None],
)
def test_fixing_what_is_fixed_changes_nothing(
    rule: type[AnyRule], example: Bad
) -> None:
    made: Any = rule(**(example.options or {}))
    fixed = str(example.fixed)

    findings = check(made, document(fixed, example.format))

    edits = [edit for found in findings if found.fix for edit in found.fix.edits]
    assert apply(fixed, edits) == fixed
