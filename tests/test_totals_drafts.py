"""Drafts of a few lines: years, deadlines, values told twice, lists and numbers."""

from __future__ import annotations

import pytest

from tests.totals_checks import found, lines, verdicts


@pytest.mark.parametrize(("written", "blamed"), lines("drafts.txt"))
def test_what_contradicts_itself_is_found_once(written: str, blamed: str) -> None:
    draft = written.replace("¶", "\n")

    assert found(draft) == ([blamed.replace("¶", "\n")] if blamed else [])


@pytest.mark.parametrize(("written", "expected"), lines("lists.txt"))
def test_a_list_is_counted_against_its_number(written: str, expected: str) -> None:
    text = written.replace("¶", "\n")

    assert found(text) == ([] if expected in ("", "=") else [expected])
    assert expected != "=" or "holds" in verdicts(text)
