"""JSON Lines: every finding on its line, the rest on the last."""

from __future__ import annotations

import json

from tests.report_runs import small_run, written


def test_the_lines_hold_what_the_json_report_holds() -> None:
    whole = json.loads(written("json", small_run()))

    *findings, last = map(json.loads, written("jsonl", small_run()).splitlines())

    assert findings == whole.pop("findings")
    assert last == whole
