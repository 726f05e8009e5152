"""Equations of the newer kinds: shares, values told twice, cited tables, lists."""

from __future__ import annotations

import pytest

from draftlint.language import (
    announced,
    cited_tables,
    counts,
    ledger,
    restated,
    shares,
    table_rows,
    unannounced,
)
from draftlint.testing import document
from tests.totals_checks import Told, found, table, told

TABLE = table("镇|隐患（处）|资金（万元） / 东|10|1.5 / 西|11|2 / 合计|21|3.5")


# --- shares ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "三次产业结构为10.5：31.1：58.4。",
            ("10.5：31.1：58.4", "10.5+31.1+58.4=100", "holds"),
        ),
        (
            "三次产业结构为10.5:31.1:59.4。",
            ("10.5:31.1:59.4", "10.5+31.1+59.4=101", "fails"),
        ),
        (
            "甲、乙、丙占比分别为45%、35%和22%。",
            ("45%、35%和22%", "45+35+22=102", "fails"),
        ),
        (
            "男性占51.3%，女性占48.7%。",
            ("51.3%，女性占48.7%", "51.3+48.7=100", "holds"),
        ),
        (
            "男性占51.3%，女性占47.7%。",
            ("51.3%，女性占47.7%", "51.3+47.7=99", "fails"),
        ),
        (
            "甲占33%、乙占33%、丙占33%。",
            ("33%、乙占33%、丙占33%", "33+33+33=99≈100", "holds"),
        ),
    ],
)
def test_shares_of_one_whole_make_a_hundred(text: str, expected: Told) -> None:
    assert told(shares.read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "配合比为1:2:3。",
        "党员占45%，团员占58%。",
        "甲占45%，其中乙占20%，丙占38%。",
        "甲占45%、乙占35%、丙占15%。",
        "占全市的45%，占全省的58%。",
        "会议于9:30:45开始，构成要件齐全。",
    ],
)
def test_other_percentages_are_no_shares_of_one_whole(text: str) -> None:
    assert told(shares.read, text) == []


# --- lists and their number ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抓好三个方面：一是学；二是查；三是改。", ("三个方面", "3=3", "holds")),
        (
            "抓好三个方面：一是学；二是查；三是改；四是评。",
            ("三个方面", "4≠3", "fails"),
        ),
        ("实施水利、交通、能源四大工程。", ("四大工程", "3≠4", "fails")),
        ("东村、西村、南村3个村先行。", ("3个", "3=3", "holds")),
        ("推进“清零”“见底”“回头看”三大行动。", ("三大", "3=3", "holds")),
    ],
)
def test_a_list_is_counted_against_its_number(text: str, expected: Told) -> None:
    assert told(counts.read, text) == [expected]


def test_the_rule_and_the_sums_share_one_judgement() -> None:
    text = "抓好三个方面：一是学；二是查；三是改；四是评。"
    checked = document(text)

    (points,) = checked.view(announced.read)

    assert points.fails
    assert found(text) == [checked.text(points.span)]
    assert points.claim in checked.view(ledger.read)


# --- one indicator, told twice ---


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("42.3亿元", "42.3亿元", "holds"),
        ("42.3亿元", "42.27亿元", "holds"),
        ("42.3亿元", "423000万元", "holds"),
        ("42.3亿元", "43.3亿元", "fails"),
        ("42.3亿元", "43.2亿元", "fails"),
        ("42.37亿元", "42.73亿元", "fails"),
        ("42.3亿元", "44.1亿元", "unsure"),
    ],
)
def test_two_values_of_one_indicator_are_compared(
    one: str, other: str, verdict: str
) -> None:
    text = f"全镇地区生产总值{one}，增长6%。\n全镇地区生产总值达到{other}。"

    assert [each for *_, each in told(restated.read, text)] == [verdict]


def test_one_indicator_may_go_by_a_longer_and_a_shorter_name() -> None:
    text = "全镇地区生产总值42.3亿元。\n全镇生产总值达到43.3亿元。"

    assert told(restated.read, text) == [("43.3亿元", "42.3亿≠43.3亿", "fails")]


@pytest.mark.parametrize(
    "text",
    [
        "全镇地区生产总值42.3亿元。\n力争全镇地区生产总值达到43.3亿元。",
        "全镇地区生产总值42.3亿元。\n上年全镇地区生产总值41.3亿元。",
        "全镇地区生产总值42.3亿元。\n全镇地区生产总值约43.3亿元。",
        "2023年，全镇地区生产总值42.3亿元。\n2022年，全镇地区生产总值41.3亿元。",
        "全镇地区生产总值42.3亿元。\n其中，东片地区生产总值12.3亿元。",
        "全市森林覆盖率42.3%。\n东山县森林覆盖率43.3%。",
        "全市森林覆盖率42.3%。\n全县森林覆盖率43.3%。",
        "全县一般公共预算收入4.3亿元。\n县本级：一般公共预算收入3.3亿元。",
        "32个项目完成投资5亿元，投资完成率82.3%。\n12个项目完成投资2亿元，投资完成率83.3%。",
    ],
)
def test_values_of_another_time_place_or_kind_are_not_compared(text: str) -> None:
    assert told(restated.read, text) == []


# --- tables that sentences cite ---


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("共排查隐患21处，见下表。", ("21处", "21=21", "holds")),
        ("共排查隐患23处，见下表。", ("23处", "21≠23", "fails")),
        ("共排查隐患11处，见下表。", ("11处", "21≠11", "unsure")),
        ("共排查隐患约23处，见下表。", ("23处", "21≠23", "not checkable")),
        ("共投入资金3.5万元，如下表所示。", ("3.5万元", "3.5=3.5万", "holds")),
        ("共投入资金5.3万元，如下表所示。", ("5.3万元", "3.5≠5.3万", "fails")),
        ("共排查隐患23处。具体情况见下表。", ("23处", "21≠23", "fails")),
        ("共排查隐患23处。具体情况见表7。", None),
        ("共培训干部23人，见下表。", None),
        ("新增隐患23处，见下表。", None),
    ],
)
def test_a_total_is_compared_with_the_table_it_cites(
    sentence: str, expected: Told | None
) -> None:
    text = f"{sentence}\n\n{TABLE}\n"

    assert told(cited_tables.read, text, "markdown") == ([expected] if expected else [])


# --- rows of tables ---


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "区|上年|本年|增减 / 东|10|11|1 / 西|20|18|2 / 合计|30|29|-1",
            [("1", "holds"), ("2", "fails"), ("-1", "holds")],
        ),
        (
            "物品|单价|数量|金额（万元） / 桌|850|20|1.7 / 椅|120|40|0.48",
            [("1.7", "holds"), ("0.48", "holds")],
        ),
        ("区|上年|本年|增减 / 东|10|11|3 / 西|20|18|7", []),
        ("区|上年|本年|增减率 / 东|10|11|10 / 西|20|18|-10", []),
    ],
)
def test_a_row_is_worked_out(rows: str, expected: list[tuple[str, str]]) -> None:
    claims = told(table_rows.read, table(rows), "markdown")

    assert [(figure, verdict) for figure, _, verdict in claims] == expected


# --- what no word announces ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "立案12人，开除党籍6人，留党察看3人，严重警告1人，警告2人，解聘1人。",
            ("12人", "6+3+1+2=12", "holds"),
        ),
        (
            "收到《保证书》《承诺书》《悔过书》，形成“三书”制度。",
            ("三书", "3=3", "holds"),
        ),
        ("由组织委员和宣传委员分别担任两个片区组长。", ("两个", "2=2", "holds")),
    ],
)
def test_what_adds_up_unannounced_is_ticked_off(text: str, expected: Told) -> None:
    assert told(unannounced.read, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "立案12人，开除党籍6人，留党察看3人，严重警告1人，警告5人。",
        "受理20件，来信12件、来访8件。",
        "收到《保证书》《承诺书》，形成“三书”制度。",
        "由组织委员、宣传委员和武装部长分别担任两个片区组长。",
    ],
)
def test_what_does_not_add_up_unannounced_says_nothing(text: str) -> None:
    assert told(unannounced.read, text) == []
