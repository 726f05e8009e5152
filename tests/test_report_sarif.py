"""SARIF: valid by the official schema, and what viewers and GitHub make of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from draftlint import plugins
from draftlint.document import Span
from draftlint.finding import Edit, Fix, Note, Severity
from draftlint.linter import Outcome
from draftlint.wording import LANGUAGES, Language, Text
from tests.report_runs import (
    REPORT,
    SOURCE,
    document,
    finding,
    outcome,
    run,
    small_run,
    written,
)

if TYPE_CHECKING:
    from draftlint.reports import Run

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def sarif(what: Run) -> dict[str, Any]:
    """The one run of the log, which must be valid."""
    log = json.loads(written("sarif", what))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    [found] = log["runs"]
    return dict(found)


def results(*outcomes: Outcome) -> list[dict[str, Any]]:
    return list(sarif(run(*outcomes))["results"])


def cut(source: str, region: dict[str, int]) -> str:
    """What a viewer that counts code points marks."""
    lines = source.splitlines(keepends=True)
    start, end = (
        sum(map(len, lines[: region[f"{which}Line"] - 1])) + region[f"{which}Column"]
        for which in ("start", "end")
    )
    return source[start - 1 : end - 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_report_is_valid(language: Language) -> None:
    found = sarif(small_run(language))

    assert found["language"] == language
    assert len(found["results"]) == 4


def test_the_schema_refuses_what_is_wrong() -> None:
    log = json.loads(written("sarif", small_run()))
    log["runs"][0]["columnKind"] = "bytes"
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] = 1

    assert len(list(VALIDATOR.iter_errors(log))) == 2


def test_every_rule_is_described_in_both_languages() -> None:
    rules = plugins.installed().rules

    described = sarif(run()._replace(rules=rules))["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in described] == [rule.name for rule in rules]
    for rule, found in zip(rules, described, strict=True):
        summary = rule.documentation().en.splitlines()[0]
        assert found["shortDescription"]["text"] == summary
        assert found["fullDescription"]["text"].startswith(summary)
        assert rule.documentation().zh[:4] in found["help"]["text"]
        assert found["help"]["text"].startswith(found["fullDescription"]["text"])
        assert found["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert found["properties"]["tags"] == [rule.family]


def test_a_result_points_to_its_rule() -> None:
    rules = plugins.installed().rules
    last = finding((0, 3), rule=rules[-1].name)
    unknown = finding((0, 3), rule="unknown")

    found = sarif(run(outcome("a.txt", "TBD", last, unknown))._replace(rules=rules))

    by_rule = {result["ruleId"]: result.get("ruleIndex") for result in found["results"]}
    assert by_rule == {rules[-1].name: len(rules) - 1, "unknown": None}


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.INFO, "note"),
    ],
)
def test_a_severity_is_a_level(severity: Severity, level: str) -> None:
    [found] = results(outcome("a.txt", "TBD", finding((0, 3), severity)))

    assert found["level"] == level


@pytest.mark.parametrize(
    "source", ["TBD", "😀一TBD", "一\r\n😀\tTBD", "一\n二TBD三\n", "一\rTBD"]
)
def test_columns_count_code_points(source: str) -> None:
    start = source.index("TBD")

    [found] = results(outcome("a.txt", source, finding((start, start + 3))))

    region = found["locations"][0]["physicalLocation"]["region"]
    assert cut(source, region) == region["snippet"]["text"] == "TBD"


@pytest.mark.parametrize(
    "path", [REPORT, "a b%20c#d?e.txt", "c:d.txt", "甲/“乙” 丙.md", "[a]&'b'\"c\".txt"]
)
def test_a_path_is_a_relative_uri(path: str) -> None:
    [found] = results(outcome(path, "TBD", finding((0, 3))))

    where = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uriBaseId"] == "%SRCROOT%"
    assert unquote(where["uri"]) == path
    assert where["uri"].isascii()
    assert not set(where["uri"]) & set(' :?#[]"&<>\\')


def test_a_path_elsewhere_is_an_absolute_uri() -> None:
    path = (Path("/") / "年 度" / "a.txt").absolute().as_posix()

    [found] = results(outcome(path, "TBD", finding((0, 3))))

    where = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uri"].startswith("file:///")
    assert where["uri"].endswith("/%E5%B9%B4%20%E5%BA%A6/a.txt")
    assert "uriBaseId" not in where


def test_fingerprints_survive_edits_elsewhere_and_tell_twins_apart() -> None:
    near = "。" * 20
    twins = f"{near}TBD{near}TBD"
    before = results(outcome("a.txt", twins, finding((20, 23)), finding((43, 46))))
    moved = results(outcome("a.txt", f"一\n{twins}", finding((22, 25))))

    names = [result["partialFingerprints"]["draftlint/v1"] for result in before]
    assert moved[0]["partialFingerprints"]["draftlint/v1"] == names[0]
    assert len(set(names)) == 2


def test_what_is_allowed_is_suppressed() -> None:
    source = document("a.txt", "TBD TBD")
    mixed = Outcome("a.txt", source, (finding((4, 7)),), (finding((0, 3)),))

    allowed, opened = results(mixed)

    assert allowed["suppressions"] == [{"kind": "inSource", "status": "accepted"}]
    assert opened["suppressions"] == []


def test_places_in_word_files_are_logical_ones_and_have_no_line() -> None:
    word = document("a.docx", "标题\n\nTBD", None)
    fix = Fix((Edit(Span(4, 7), ""),))
    note = Note(Span(0, 2), Text(zh="这里", en="here"))

    [found] = results(
        Outcome("a.docx", word, (finding((4, 7), fix=fix, related=[note]),))
    )

    for where in (found["locations"][0], found["relatedLocations"][0]):
        assert where["physicalLocation"].keys() == {"artifactLocation"}
        assert where["logicalLocations"][0]["name"] == "paragraph 1"
    assert found["message"]["text"] == "paragraph 1: not like this"
    assert "fixes" not in found


def test_a_fix_takes_out_what_it_replaces() -> None:
    edits = (Edit(Span(1, 3), "二"), Edit(Span(4, 4), "！"))

    [found] = results(
        outcome("a.txt", "😀ab一\n", finding((1, 3), fix=Fix(edits, safe=True)))
    )

    [fix] = found["fixes"]
    [change] = fix["artifactChanges"]
    replaced = [
        (cut("😀ab一\n", one["deletedRegion"]), one["insertedContent"]["text"])
        for one in change["replacements"]
    ]
    assert replaced == [("ab", "二"), ("", "！")]


@pytest.mark.parametrize(
    ("language", "safe", "said"),
    [
        ("zh", True, "可以直接采用的修改"),
        ("en", True, "a fix that may be made as it is"),
        ("zh", False, "建议的修改，请核对"),
        ("en", False, "a suggested fix; please check it"),
    ],
)
def test_a_fix_says_whether_it_is_safe(
    language: Language, safe: bool, said: str
) -> None:
    fix = Fix((Edit(Span(0, 3), ""),), safe=safe)
    draft = outcome("a.txt", "TBD", finding((0, 3), fix=fix))

    [found] = sarif(run(draft, language=language))["results"]

    assert found["fixes"][0]["description"]["text"] == said


def test_related_places_may_be_in_another_file() -> None:
    elsewhere = Note(Span(3, 4), Text(zh="那里", en="there"), path="b.txt")
    unknown = Note(Span(0, 1), Text(zh="不知何处", en="nowhere"), path="c.txt")
    first = outcome("a.txt", "TBD", finding((0, 3), related=[elsewhere, unknown]))

    [found] = results(first, outcome("b.txt", "一二\n三"))

    [related] = found["relatedLocations"]
    where = related["physicalLocation"]
    assert (related["id"], related["message"]["text"]) == (1, "there")
    assert where["artifactLocation"]["uri"] == "b.txt"
    assert where["region"]["startLine"] == 2
    assert where["region"]["snippet"]["text"] == "三"


def test_what_was_not_checked_makes_the_run_unsuccessful() -> None:
    unread = Outcome("坏.md", None, error=Text(zh="打不开", en="cannot be opened"))

    [good] = sarif(run(outcome("a.txt", SOURCE)))["invocations"]
    [bad] = sarif(run(unread))["invocations"]
    [worse] = sarif(run(problems=1))["invocations"]

    assert good == {"executionSuccessful": True, "toolExecutionNotifications": []}
    assert not bad["executionSuccessful"]
    [told] = bad["toolExecutionNotifications"]
    where = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert unquote(where["uri"]) == "坏.md"
    assert told["level"] == "error"
    assert not worse["executionSuccessful"]
    assert "locations" not in worse["toolExecutionNotifications"][0]


def test_a_message_makes_no_links() -> None:
    quoted = Text(zh="“[点这里](1)”和[待补充]", en="“[here](1)” and [TBD]")

    [found] = results(outcome("a.txt", "TBD", finding((0, 3), message=quoted)))

    assert found["message"]["text"] == "“\\[here](1)” and [TBD]"
