"""What the author allowed, by a comment in the draft or by `allow`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.formats.markdown import MARKDOWN
from draftlint.formats.text import TEXT
from draftlint.linter import Outcome, Task, check_file
from draftlint.testing import check as check_rule
from draftlint.testing import document
from draftlint.triage.allowance import sort_out
from draftlint_rules.hygiene.unused_allowance import UnusedAllowance
from tests.sample_plugin import ForbiddenWord

if TYPE_CHECKING:
    from tests.conftest import CommandLine

OTHER = "OTHER"


class OtherWord(ForbiddenWord):
    """A second rule, so that one can be allowed and the other not."""

    name = "other-word"


RULES = (ForbiddenWord(), OtherWord(word=OTHER), UnusedAllowance())
INSTALLED = (*(rule.name for rule in RULES), "wrong-total")


def check(source: str, name: str = "a.txt", allow: tuple[str, ...] = ()) -> Outcome:
    outcome = check_file(
        Task(
            path=name,
            location=Path(name),
            format=MARKDOWN if name.endswith(".md") else TEXT,
            endings=(".txt", ".md"),
            rules=RULES,
            installed=INSTALLED,
            allow=allow,
            content=source.encode(),
        )
    )
    assert outcome.error is None
    return outcome


def opened(source: str, name: str = "a.txt", allow: tuple[str, ...] = ()) -> list[str]:
    """Give the open findings as "line rule"."""
    return [
        f"{source[: finding.span.start].count(chr(10)) + 1} {finding.rule}"
        for finding in check(source, name, allow).findings
    ]


# --- where a comment holds ---


@pytest.mark.parametrize(
    "comment",
    [
        "# draftlint-disable-next-line forbidden-word",
        "// draftlint-disable-next-line forbidden-word",
        "；draftlint-disable-next-line forbidden-word",
        "  draftlint-disable-next-line forbidden-word",
        "# draftlint-disable-next-line",
        "# draftlint-disable-next-line wrong-total, forbidden-word",
        "# draftlint-disable-next-line forbidden-word -- 引用原文",
        "<!-- draftlint-disable-next-line forbidden-word -->",
    ],
)
def test_a_line_in_a_text_lets_the_next_line_pass(comment: str) -> None:
    assert opened(f"BANNED\n{comment}\nBANNED\nBANNED\n") == [
        "1 forbidden-word",
        "4 forbidden-word",
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "draftlint-disable-next-line forbidden-word",
        "见 draftlint-disable-next-line forbidden-word",
        "# draftlint-disable-nextline forbidden-word",
        "# draftlint-disabled forbidden-word",
        "# draftlint-disable-all",
        "# draftlint disable forbidden-word",
    ],
)
def test_what_is_no_comment_or_no_verb_lets_nothing_pass(comment: str) -> None:
    assert opened(f"{comment}\nBANNED\n") == ["2 forbidden-word"]


def test_blank_lines_are_passed_over_on_the_way_to_the_next_line() -> None:
    source = "# draftlint-disable-next-line forbidden-word\n\n　\nBANNED\nBANNED\n"

    assert opened(source) == ["5 forbidden-word"]


def test_comments_for_the_next_line_may_stand_one_below_the_other() -> None:
    source = (
        "# draftlint-disable-next-line forbidden-word\n"
        "# draftlint-disable-next-line other-word\n"
        "BANNED OTHER\nBANNED\n"
    )

    assert opened(source) == ["4 forbidden-word"]


def test_a_comment_lets_its_own_line_pass() -> None:
    source = (
        "BANNED\nBANNED <!-- draftlint-disable-line forbidden-word --> BANNED\nBANNED"
    )

    assert opened(source, "a.md") == ["1 forbidden-word", "3 forbidden-word"]


@pytest.mark.parametrize(
    "comment", ["  # {}", " //{}", "　# {} -- 引用原文", " <!-- {} -->"]
)
def test_a_comment_at_the_end_of_a_line_of_text_lets_that_line_pass(
    comment: str,
) -> None:
    said = comment.format("draftlint-disable-line forbidden-word")

    assert opened(f"BANNED\nBANNED{said}\nBANNED") == [
        "1 forbidden-word",
        "3 forbidden-word",
    ]


def test_a_comment_at_the_end_of_a_line_that_lets_nothing_pass_goes_alone() -> None:
    source = "正文。  # draftlint-disable-line forbidden-word\n下文。\n"
    [finding] = check(source).findings

    assert finding.rule == "unused-allowance"
    assert finding.fix is not None
    [edit] = finding.fix.edits
    changed = source[: edit.span.start] + edit.text + source[edit.span.end :]
    assert changed == "正文。\n下文。\n"


@pytest.mark.parametrize(
    "words", ["BANNED#draftlint-disable-line", "BANNED # draftlint-disable-file"]
)
def test_the_end_of_a_line_of_text_is_seldom_a_comment(words: str) -> None:
    assert opened(f"{words} forbidden-word\n") == ["1 forbidden-word"]


def test_a_comment_lets_pass_what_follows_until_enabled() -> None:
    source = (
        "BANNED\n"
        "# draftlint-disable forbidden-word\n"
        "BANNED\nOTHER\n"
        "# draftlint-enable forbidden-word\n"
        "BANNED\n"
    )

    assert opened(source) == ["1 forbidden-word", "4 other-word", "6 forbidden-word"]


def test_a_comment_that_is_never_ended_holds_to_the_end() -> None:
    assert opened("BANNED\n# draftlint-disable forbidden-word\nBANNED") == [
        "1 forbidden-word"
    ]


def test_enabling_without_a_name_enables_all() -> None:
    source = (
        "# draftlint-disable forbidden-word other-word\nBANNED OTHER\n"
        "# draftlint-enable\nBANNED OTHER\n"
    )

    assert opened(source) == ["4 forbidden-word", "4 other-word"]


@pytest.mark.parametrize("verb", ["disable", "disable-file"])
def test_what_is_for_more_than_a_line_must_name_its_rules(verb: str) -> None:
    source = f"# draftlint-{verb} -- 引用原文\nBANNED\n# draftlint-enable\nBANNED\n"

    found = check(source).findings

    assert found[0].rule == "unused-allowance"
    assert "name the rules" in found[0].message.en
    assert found[0].fix is None
    assert [each.rule for each in found].count("forbidden-word") == 2


def test_enabling_one_rule_leaves_the_others_disabled() -> None:
    source = (
        "# draftlint-disable forbidden-word other-word\nBANNED OTHER\n"
        "# draftlint-enable other-word\nBANNED OTHER\n"
    )

    assert opened(source) == ["4 other-word"]


def test_a_comment_lets_the_whole_file_pass_from_wherever_it_stands() -> None:
    source = "BANNED\nOTHER\n# draftlint-disable-file forbidden-word\nBANNED\n"

    assert opened(source) == ["2 other-word"]


@given(
    st.lists(
        st.sampled_from(
            [
                "BANNED",
                "# draftlint-disable forbidden-word",
                "# draftlint-disable other-word",
                "# draftlint-disable",
                "# draftlint-enable forbidden-word",
                "# draftlint-enable",
            ]
        ),
        max_size=20,
    )
)
def test_disabling_and_enabling_in_any_order_is_a_switch_a_rule(
    lines: list[str],
) -> None:
    disabled: set[str] = set()
    expected = []
    for number, line in enumerate(lines, 1):
        _, _, rule = line.partition("able ")
        if "enable" in line:
            disabled = disabled - {rule} if rule else set()
        elif "disable" in line:
            disabled |= {rule} if rule else set()
        elif "forbidden-word" not in disabled:
            expected.append(f"{number} forbidden-word")

    found = opened("\n".join(lines))

    assert [each for each in found if "unused" not in each] == expected


def test_comments_within_one_line_of_markdown_hold_where_they_stand() -> None:
    source = (
        "BANNED <!-- draftlint-disable forbidden-word -->BANNED"
        "<!-- draftlint-enable forbidden-word --> BANNED\n"
    )

    found = [finding.span.start for finding in check(source, "a.md").findings]

    assert found == [0, source.rindex("BANNED")]


def test_a_second_comment_on_the_line_counts_too() -> None:
    source = (
        "BANNED <!-- draftlint-disable-line forbidden-word --> OTHER "
        "<!-- draftlint-disable-line other-word -->\n"
    )

    assert opened(source, "a.md") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_the_line(end: str) -> None:
    source = end.join(
        [
            "BANNED",
            "# draftlint-disable-next-line forbidden-word",
            "BANNED",
            "BANNED",
        ]
    )

    found = [finding.span.start for finding in check(source).findings]

    assert found == [0, source.rindex("BANNED")]


# --- what becomes of it ---


def test_what_is_allowed_is_kept_apart_and_does_not_fail() -> None:
    outcome = check("# draftlint-disable-file forbidden-word\nBANNED BANNED\n")

    assert [finding.rule for finding in outcome.allowed] == ["forbidden-word"] * 2
    assert outcome.findings == outcome.failing == ()


@pytest.mark.parametrize(
    "verb", ["disable", "disable-line", "disable-next-line", "disable-file"]
)
def test_a_comment_that_lets_nothing_pass_is_reported(verb: str) -> None:
    source = f"一\n# draftlint-{verb} forbidden-word\n二\n"

    [finding] = check(source).findings

    assert finding.rule == "unused-allowance"
    assert finding.message.en.endswith("can go: forbidden-word")
    assert source[finding.span.start : finding.span.end].startswith("# draftlint-")


def test_of_two_rules_named_the_one_that_is_not_needed_is_reported() -> None:
    source = "# draftlint-disable-next-line forbidden-word, other-word\nBANNED\n"

    [finding] = check(source).findings

    assert finding.message.en.endswith("can go: other-word")


def test_a_comment_without_a_name_that_lets_nothing_pass_is_reported() -> None:
    source = "# draftlint-disable-next-line\n正文\n"
    whole = Task("a.txt", Path("a.txt"), TEXT, (".txt",), RULES)

    outcome = check_file(whole._replace(content=source.encode()))

    assert [finding.rule for finding in outcome.findings] == ["unused-allowance"]


def test_a_comment_for_a_rule_that_takes_no_part_is_not_called_unused() -> None:
    assert opened("# draftlint-disable-next-line wrong-total\n正文\n") == []


@pytest.mark.parametrize("name", ["Forbidden-Word", "x", "forbidden_word"])
def test_a_name_written_otherwise_is_no_name_of_all_rules(name: str) -> None:
    assert len(opened(f"# draftlint-disable-next-line {name}\nBANNED")) == 2


@pytest.mark.parametrize(
    "comment",
    ["<!-- draftlint-disable-line forbidden-word-->", "<!--draftlint-disable-line-->"],
)
def test_a_name_ends_where_the_comment_does(comment: str) -> None:
    assert opened(f"BANNED {comment}", "a.md") == []


def test_two_comments_for_one_place_are_both_used() -> None:
    source = (
        "# draftlint-disable forbidden-word\n"
        "# draftlint-disable-next-line forbidden-word\n"
        "BANNED\n"
    )

    assert opened(source) == []


# --- in a whole run ---


@pytest.mark.usefixtures("sample")
def test_a_comment_without_a_name_is_not_called_unused_by_a_run_with_few_rules(
    draftlint: CommandLine,
) -> None:
    source = "# draftlint-disable-next-line\nBANNED\n"
    Path("a.txt").write_text(source, encoding="utf-8")
    Path("b.txt").write_text("总结。\n", encoding="utf-8")

    assert draftlint("check", "--select", "shared-opening").status == 0


@pytest.mark.usefixtures("sample")
def test_a_comment_that_names_no_rule_there_is_is_reported(
    draftlint: CommandLine,
) -> None:
    source = "# draftlint-disable-next-line forbiden-word\n正文。\n"
    Path("a.txt").write_text(source, encoding="utf-8")

    ran = draftlint("check", "--select", "hygiene", "--output-format", "concise")

    assert ran.status == 1
    assert "forbiden-word" in ran.out


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("comment", ["", " shared-opening"])
def test_findings_of_a_rule_of_many_documents_are_allowed_like_others(
    comment: str, draftlint: CommandLine
) -> None:
    Path("a.txt").write_text("总结。\n", encoding="utf-8")
    Path("b.txt").write_text(
        f"总结。 <!-- draftlint-disable-line{comment} -->\n", encoding="utf-8"
    )
    rule = ("--config", "rules.shared-opening.characters=3")

    ran = draftlint("check", "--select", "shared-opening", *rule)

    assert ran.status == 0
    assert "1 allowed" in ran.out


@pytest.mark.usefixtures("sample")
def test_the_severity_of_a_rule_of_many_documents_can_be_set(
    draftlint: CommandLine,
) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("总结。\n", encoding="utf-8")

    ran = draftlint(
        *("check", "--select", "shared-opening"),
        *("--config", "severity.shared-opening=info"),
    )

    assert ran.status == 0


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "setting",
    [
        ("--ignore", "unused-allowance"),
        ("--config", "severity.unused-allowance=info"),
    ],
)
def test_unused_allowances_are_ignored_and_weighed_like_other_findings(
    setting: tuple[str, str], draftlint: CommandLine
) -> None:
    source = "# draftlint-disable-next-line forbidden-word\n正文。\n"
    Path("a.txt").write_text(source, encoding="utf-8")

    assert draftlint("check", "--select", "forbidden-word", *setting).status == 0


# --- allow ---


@pytest.mark.parametrize(
    ("source", "open_places"),
    [
        ("BANNED光", []),
        ("照了BANNED光片", []),
        ("BANNED、BANNED光", [0]),
        ("BANNED光、BANNED", [8]),
        ("BANNED 光", [0]),
        ("BANNED光BANNED光", []),
    ],
)
def test_a_text_that_is_right_here_is_allowed_wherever_it_stands(
    source: str, open_places: list[int]
) -> None:
    outcome = check(source, allow=("BANNED光",))

    assert [finding.span.start for finding in outcome.findings] == open_places
    assert len(outcome.allowed) == source.count("BANNED") - len(open_places)


def test_a_text_that_is_part_of_the_finding_does_not_allow_it() -> None:
    assert opened("BANNED", allow=("BAN", "")) == ["1 forbidden-word"]


def test_a_text_may_stand_around_the_finding() -> None:
    assert opened("“BANNED”计划", allow=("“BANNED”计划",)) == []


# --- comments in Word ---


def word_findings(notation: str) -> tuple[list[str], list[str]]:
    """Give the open and the allowed findings of a draft in the notation of Word."""
    draft = document(notation, "word")
    found = [finding for rule in RULES[:2] for finding in check_rule(rule, draft)]
    opened, allowed = sort_out(found, draft, RULES, INSTALLED, ())
    return [each.rule for each in opened], [each.rule for each in allowed]


@pytest.mark.parametrize(
    "said", ["draftlint: allow", "draftlint：allow", "Draftlint: Allow"]
)
def test_a_comment_in_word_allows_its_rule_in_its_paragraph(said: str) -> None:
    notation = f"{{comment 王:{said} forbidden-word}}BANNED\nBANNED\n"

    assert word_findings(notation) == (["forbidden-word"], ["forbidden-word"])


def test_a_comment_in_word_that_allows_nothing_is_reported() -> None:
    notation = "{comment 王:draftlint: allow forbidden-word}正文\n"

    assert word_findings(notation) == (["unused-allowance"], [])


def test_any_other_comment_in_word_allows_nothing() -> None:
    notation = "{comment 王:forbidden-word?}BANNED\n"

    assert word_findings(notation) == (["forbidden-word"], [])
