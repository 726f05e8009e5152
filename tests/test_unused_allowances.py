"""Comments that allow nothing are taken out by --fix, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftlint.formats.markdown import MARKDOWN
from draftlint.formats.text import TEXT
from draftlint.linter import Fixes, Outcome, Task, check_file
from draftlint_rules.hygiene.unused_allowance import UnusedAllowance
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from draftlint.rule import AnyRule
    from tests.conftest import CommandLine

FIRST, SECOND, FOREIGN = "forbidden-word", "other-word", "house-rule"


class OtherWord(ForbiddenWord):
    """A second rule, so that one can be used and the other not."""

    name = SECOND


RULES: tuple[AnyRule, ...] = (
    ForbiddenWord(),
    OtherWord(word="OTHER"),
    UnusedAllowance(),
)


def checked(
    source: str,
    name: str = "a.txt",
    fixes: Fixes = Fixes.NONE,
    rules: tuple[AnyRule, ...] = RULES,
) -> Outcome:
    return check_file(
        Task(
            path=name,
            location=Path(name),
            format=MARKDOWN if name.endswith(".md") else TEXT,
            endings=(".txt", ".md"),
            rules=rules,
            installed=tuple(rule.name for rule in rules),
            content=source.encode(),
            fixes=fixes,
        )
    )


def fixed(source: str, name: str = "a.txt", rules: tuple[AnyRule, ...] = RULES) -> str:
    outcome = checked(source, name, Fixes.SAFE, rules)
    return outcome.rewriting.after if outcome.rewriting else source


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("一\n# draftlint-disable-next-line forbidden-word\n二\n", "一\n二\n"),
        ("一\n  // draftlint-disable-line\n二\n", "一\n二\n"),
        ("# draftlint-disable-file forbidden-word\n\n一\n", "一\n"),
        ("一\n\n# draftlint-disable-line\n\n二\n", "一\n\n二\n"),
        ("一\n# draftlint-disable-line", "一\n"),
        ("一\n\n# draftlint-disable-line", "一\n"),
        ("# draftlint-disable-line", ""),
    ],
)
def test_in_a_text_the_line_of_the_comment_goes(
    source: str, after: str, end: str
) -> None:
    assert fixed(source.replace("\n", end)) == after.replace("\n", end)


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("一 <!-- draftlint-disable-line --> 二", "一 二"),
        ("一<!-- draftlint-disable-line -->二", "一二"),
        ("一 <!-- draftlint-disable-line -->\n二", "一\n二"),
        ("一 <!-- draftlint-disable-line -->  \n二", "一  \n二"),
        ("- <!-- draftlint-disable-line --> 一", "- 一"),
        ("一\n\n<!-- draftlint-disable-line -->\n\n二\n", "一\n\n二\n"),
        ("一\n\n<!-- draftlint-disable-line -->\n二\n", "一\n\n二\n"),
        # Without the empty line the two paragraphs would be one.
        ("一\n<!-- draftlint-disable-line -->\n二\n", "一\n\n二\n"),
        ("<!-- draftlint-disable-line -->\n# 一\n", "# 一\n"),
    ],
)
def test_in_markdown_the_comment_goes_and_the_paragraphs_stay(
    source: str, after: str
) -> None:
    assert fixed(source, "a.md") == after


@pytest.mark.parametrize(
    "source",
    [
        # Readers see these: they are part of the report.
        "一\n\n# draftlint-disable-line\n\n二\n",
        "一 `<!-- draftlint-disable-line -->`",
        "```\n<!-- draftlint-disable-line -->\n```\n",
        # What ends on another line is no comment of draftlint's alone.
        "一\n\n<!-- draftlint-disable-line\n原因 -->\n\n二\n",
    ],
)
def test_in_markdown_what_is_more_than_a_comment_stays(source: str) -> None:
    assert fixed(source, "a.md") == source


def test_a_comment_that_stands_in_code_allows_nothing_and_is_not_reported() -> None:
    source = "```\n<!-- draftlint-disable forbidden-word -->\n```\n\nBANNED\n"

    assert [each.rule for each in checked(source, "a.md").findings] == [FIRST]


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ("forbidden-word other-word", "forbidden-word"),
        ("other-word, forbidden-word -- 引文", "forbidden-word -- 引文"),
        ("forbidden-word,house-rule,other-word", "forbidden-word, house-rule"),
    ],
)
def test_of_several_rules_only_those_go_that_allow_nothing(
    rules: str, left: str
) -> None:
    source = "# draftlint-disable-next-line {}\nBANNED\n"

    assert fixed(source.format(rules)) == source.format(left)


def test_a_comment_of_many_rules_that_allow_nothing_goes_at_once() -> None:
    names = [f"word-{number}" for number in range(30)]
    rules = [type(name, (ForbiddenWord,), {"name": name})() for name in names]
    source = f"# draftlint-disable-next-line {' '.join(names)}\n正文。\n"

    assert fixed(source, rules=(*rules, UnusedAllowance())) == "正文。\n"


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("# draftlint-disable {0}\n一\n# draftlint-enable {0}\nBANNED", "一\nBANNED"),
        ("# draftlint-disable {0} {1}\n一\n# draftlint-enable\n二", "一\n二"),
        (
            (
                "# draftlint-disable {0}\nBANNED\n# draftlint-disable {1}\n二\n"
                "# draftlint-enable\nBANNED"
            ),
            "# draftlint-disable {0}\nBANNED\n二\n# draftlint-enable\nBANNED",
        ),
        (
            "# draftlint-disable {0} {1}\nBANNED\n# draftlint-enable {0} {1}\n二",
            "# draftlint-disable {0}\nBANNED\n# draftlint-enable {0}\n二",
        ),
        (
            (
                "# draftlint-disable {0}\nBANNED\n# draftlint-disable {0}\n二\n"
                "# draftlint-enable {0}\nBANNED"
            ),
            "# draftlint-disable {0}\nBANNED\n二\n# draftlint-enable {0}\nBANNED",
        ),
    ],
)
def test_an_enable_goes_when_nothing_is_left_for_it_to_end(
    source: str, after: str
) -> None:
    assert fixed(source.format(FIRST, SECOND)) == after.format(FIRST, SECOND)


def test_an_enable_that_ends_nothing_is_told_apart() -> None:
    [finding] = checked("一\n# draftlint-enable forbidden-word\n二\n").findings

    assert finding.rule == "unused-allowance"
    assert finding.message.en.startswith("forbidden-word was not allowed before")


def test_an_allowance_of_a_rule_that_is_not_installed_here_stays() -> None:
    source = f"# draftlint-disable-next-line {FOREIGN}\n正文。\n"

    assert [each.rule for each in checked(source).findings] == ["unused-allowance"]
    assert fixed(source) == source


class Failing(ForbiddenWord):
    """A rule that fails, and so cannot tell whether its allowance is needed."""

    name = "failing"

    def check(self, _: object) -> None:  # type: ignore[override]
        raise RuntimeError


def test_no_allowance_is_called_unused_when_a_rule_failed() -> None:
    source = "# draftlint-disable-next-line failing\nBANNED\n"

    outcome = checked(source, rules=(Failing(), UnusedAllowance()))

    assert outcome.error is not None
    assert outcome.findings == ()


def test_an_allowance_that_the_comparison_of_files_may_need_stays() -> None:
    source = "正文。 <!-- draftlint-disable-line shared-opening -->\n"
    rules = (SharedOpening(), UnusedAllowance())

    assert fixed(source, rules=rules) == source


LINES = st.sampled_from(
    [
        *("", "一", "BANNED", "OTHER", "BANNED OTHER", "> 二", "- 三"),
        *(
            f"{before}draftlint-{verb}{names}{after}"
            for before, after in (("# ", ""), ("<!-- ", " -->"), ("四 <!-- ", " -->"))
            for verb in ("disable", "enable", "disable-line", "disable-next-line")
            for names in ("", f" {FIRST}", f" {FIRST}, {SECOND}")
        ),
    ]
)


def words(source: str, name: str) -> list[str]:
    """Give what a reader of the report sees, line ends and blanks aside."""
    outcome = checked(source, name)
    assert outcome.document is not None
    return outcome.document.prose.split()


def counted(outcome: Outcome) -> tuple[list[str], list[str]]:
    """Give the rules of the findings, open and allowed, without unused allowances."""
    opened, allowed = (
        [each.rule for each in findings if each.rule != "unused-allowance"]
        for findings in (outcome.findings, outcome.allowed)
    )
    return opened, allowed


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=300, deadline=None)
@given(lines=st.lists(LINES, max_size=12), end=st.sampled_from(["\n", "\r\n"]))
def test_fixing_moves_no_word_and_changes_nothing_that_is_allowed(
    name: str, lines: list[str], end: str
) -> None:
    source = end.join(lines)

    after = fixed(source, name)

    assert fixed(after, name) == after
    assert words(after, name) == words(source, name)
    assert counted(checked(after, name)) == counted(checked(source, name))


def test_the_fix_is_safe_and_said_in_words(draftlint: CommandLine) -> None:
    source = "# draftlint-disable-next-line wrong-total\n全年办理信访件16件。\n"
    Path("a.txt").write_text(source, encoding="utf-8")

    ran = draftlint("check", "--fix", "a.txt")

    assert ran.status == 0
    assert "1 fixed" in ran.out
    assert Path("a.txt").read_text(encoding="utf-8") == "全年办理信访件16件。\n"
