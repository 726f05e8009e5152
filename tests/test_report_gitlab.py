"""GitLab's code quality report: unique and stable fingerprints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from draftlint.linter import Outcome
from draftlint.wording import Text
from tests.report_runs import finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def issues(*outcomes: Outcome, problems: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        written("gitlab", run(*outcomes, problems=problems))
    )
    return found


def test_what_looks_alike_has_its_own_fingerprint() -> None:
    twice = outcome("a.txt", "TBD" * 40, finding((30, 33)), finding((60, 63)))
    elsewhere = outcome("b.txt", "TBD" * 40, finding((30, 33)))
    unread = [Outcome(f"{n}.md", None, error=Text("打不开", "no")) for n in "12"]

    found = issues(twice, elsewhere, *unread, problems=2)

    assert len({issue["fingerprint"] for issue in found}) == len(found) == 7


def test_a_fingerprint_survives_lines_before_it() -> None:
    near = "。" * 20
    [one] = issues(outcome("a.txt", f"{near}TBD", finding((20, 23))))
    [other] = issues(outcome("a.txt", f"一\n二\n{near}TBD", finding((24, 27))))

    assert one["fingerprint"] == other["fingerprint"]
    assert one["location"]["lines"]["begin"] == 1
    assert other["location"]["lines"]["begin"] == 3


def test_a_fingerprint_does_not_depend_on_the_language() -> None:
    names = [
        [issue["fingerprint"] for issue in json.loads(written("gitlab", what))]
        for what in (small_run("zh"), small_run("en"))
    ]

    assert names[0] == names[1]


def test_a_finding_over_lines_has_its_last_line() -> None:
    [issue] = issues(outcome("a.txt", "一\n二\n三\n", finding((2, 5))))

    assert issue["location"]["lines"] == {"begin": 2, "end": 3}


def test_a_file_is_named_from_the_top_of_the_repository(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(folder.parent))
    unread = Outcome("b.md", None, error=Text("打不开", "no"))

    found = issues(outcome("a.txt", "TBD", finding((0, 3))), unread)

    paths = [issue["location"]["path"] for issue in found]
    assert paths == [f"{folder.name}/b.md", f"{folder.name}/a.txt"]
