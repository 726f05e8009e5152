# ruff: noqa: INP001 - a script beside the action, in no package
"""Make of a SARIF report what GitHub's code scanning takes for what it is.

It knows nothing of suppressions, and would open an alert for every finding that the
authors allowed or accepted in a baseline: these are left out.  It wants a line of every
place, which those in a Word file have not: they get the first.
"""

import json
import sys
from pathlib import Path
from typing import Any

FIRST_LINE = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


def adapted(report: dict[str, Any]) -> dict[str, Any]:
    """Give the report without suppressed results, every place with a line."""
    for run in report["runs"]:
        run["results"] = [one for one in run["results"] if not one.get("suppressions")]
        for result in run["results"]:
            for place in (*result["locations"], *result.get("relatedLocations", ())):
                place["physicalLocation"].setdefault("region", FIRST_LINE)
    return report


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    report = adapted(json.loads(source.read_text(encoding="utf-8")))
    target.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
