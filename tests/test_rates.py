"""Percentages beside the two figures they are made of."""

from __future__ import annotations

import pytest

from draftlint.language import rates
from draftlint.testing import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("排查隐患120处，整改114处，整改率95%。", [("95", "holds")]),
        ("排查隐患120处，整改114处，整改率92%。", [("95", "fails")]),
        ("排查隐患约120处，整改114处，整改率92%。", [("95", "not checkable")]),
        ("收入39.34亿元，其中税收21.13亿元，占收入的53.71%。", [("53.71", "holds")]),
        ("收入39.34亿元，其中税收21.13亿元，占收入的35.71%。", [("53.71", "fails")]),
        ("工单476件，办结470件，办结率98.7%，满意率90%。", [("98.7", "holds")]),
        ("隐患17处，重大隐患6处，整改率85%。", []),
        ("产值120亿元，增加5亿元，增长率3.2%。", []),
    ],
)
def test_a_rate_is_judged_by_the_figures_beside_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = document(text).view(rates.read)

    assert [(str(rate.computed), rate.verdict.value) for rate in found] == expected
