"""Tables as reports draw them, and what sentences say of the tables they cite."""

from __future__ import annotations

import pytest

from tests.totals_checks import found, lines, table, verdicts


@pytest.mark.parametrize(("above", "rows", "blamed"), lines("tables.txt"))
def test_the_wrong_figure_of_a_table_is_found_and_no_other(
    above: str, rows: str, blamed: str
) -> None:
    text = f"{above}\n\n{table(rows)}\n".replace("¶", "\n")

    assert found(text, "markdown") == ([blamed] if blamed else [])
    assert blamed or "holds" in verdicts(text, "markdown")
