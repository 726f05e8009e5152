"""What reports claim of their own figures: growth, products, balances, lists …"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.language import (
    carried,
    completions,
    counts,
    distant_shares,
    growth,
    ledger,
    limits,
    listed_totals,
    products,
    respective,
    table_rates,
    whole_numbers,
)
from draftlint.language.claims import Topic
from draftlint.testing import document
from tests.totals_checks import table, told

if TYPE_CHECKING:
    from tests.totals_checks import Told

# --- growth ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信访量由80件上升到92件，增长15%。", ("15%", "(92-80)/80=15%", "holds")),
        ("信访量由80件上升到92件，增长25%。", ("25%", "(92-80)/80=15%", "fails")),
        ("从2020年的80亿元增加到2023年的92亿元，增长15%。", None),
        ("由8000万元增加到1.2亿元，增长5%。", None),
        ("由90件下降到72件，降幅达30%。", ("30%", "(90-72)/90=20%", "fails")),
        ("投资92亿元，比上年80亿元增长15%。", None),
        ("收入835亿元，比“十三五”541亿元增加294亿元，增长53.4%。", None),
        ("受理120件，比年初增加20件，增长25%。", ("25%", "20/(120-20)=20%", "fails")),
        ("安排4019万元（其中园区170万元），同比减少165万元，下降3.9%。", None),
        (
            "由85%提高到92%，提高7个百分点。",
            ("7个百分点", "92%-85%=7个百分点", "holds"),
        ),
        (
            "由85%提高到92%，提高9个百分点。",
            ("9个百分点", "92%-85%=7个百分点", "fails"),
        ),
        (
            "由85%提高到92%，提高6个百分点。",
            ("6个百分点", "92%-85%=7个百分点", "unsure"),
        ),
        ("由10万元增加到15万元，翻了一番。", ("翻了一番", "15万/10万=1.5", "fails")),
        ("由10万元增加到40万元，翻两番。", ("翻两番", "40万/10万=4", "holds")),
        ("由10万元增加到40万元，增长4倍。", ("4倍", "(40万-10万)/10万=3倍", "unsure")),
        ("262件，同比下降2.6%，减少7件。", ("2.6%", "7/(262+7)=2.6%", "holds")),
        ("由最初的80件上升到92件，同比增长25%。", ("25%", "(92-80)/80=15%", "unsure")),
        ("900吨，是上年300吨的3倍。", ("3倍", "900/300=3倍", "holds")),
        ("由约80件上升到92件，增长25%。", ("25%", "(92-80)/80=?", "not checkable")),
        ("由X件上升到92件，增长25%。", ("25%", "(92-?)/?=?", "not checkable")),
        ("Cases rose from 80 to 92, up 15%.", ("15%", "(92-80)/80=15%", "holds")),
    ],
)
def test_growth_is_judged_by_the_two_values(text: str, expected: Told | None) -> None:
    found = told(growth.read, text)

    assert len(found) == 1
    if expected is not None:
        assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "由80件上升到92件，年均增长15%。",
        "由80件上升到92件，占比提高15%。",
        "由80件上升到72件，增长15%。",
        "粮食80万吨、棉花92万吨，增长15%。",
        "比上年增加5亿元，增长8%。",
        "由0件上升到5件，增长15%。",
        "由80件上升到92户，增长15%。",
        "收入92亿元，同比增长15%，环比减少7亿元。",
        "收入92亿元，比上年增加12亿元，环比增长3%。",
        "由一季度的80件上升到92件，同比增长25%。",
        "由2018年的80件上升到2023年的92件，同比增长3%。",
    ],
)
def test_growth_of_something_else_is_no_claim(text: str) -> None:
    assert told(growth.read, text) == []


def test_growth_at_comparable_prices_is_never_a_mistake() -> None:
    text = "产值由80亿元增加到92亿元，增长9%。增长速度按可比价计算。"

    assert [verdict for *_, verdict in told(growth.read, text)] == ["unsure"]


@given(
    before=st.integers(10, 99_999),
    now=st.integers(10, 99_999),
    decimals=st.integers(0, 2),
)
def test_growth_worked_out_from_two_values_holds(
    before: int, now: int, decimals: int
) -> None:
    rises = now >= before
    step = Decimal(1).scaleb(-decimals)
    percent = abs(Decimal(now - before)) / before * 100
    stated = percent.quantize(step, ROUND_HALF_UP)
    verbs = ("上升", "增长") if rises else ("下降", "减少")

    right = f"由{before}件{verbs[0]}到{now}件，{verbs[1]}{stated}%。"
    wrong = f"由{before}件{verbs[0]}到{now}件，{verbs[1]}{stated + 3}%。"

    assert [verdict for *_, verdict in told(growth.read, right)] == ["holds"]
    assert [verdict for *_, verdict in told(growth.read, wrong)] == ["fails"]


# --- plans fulfilled ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年初预算为31.56万元，支出决算为30.98万元，完成年初预算的98.2%。",
            [("98.2%", "30.98万/31.56万=98.2%", "holds")],
        ),
        ("任务200户，已完成180户，完成任务的95%。", [("95%", "180/200=90%", "fails")]),
        ("收入105亿元，完成预算的98%。", []),
        ("年初预算31.56万元，支出30.98万元，完成调整预算的90%。", []),
        ("任务200户，投入180万元，完成任务的95%。", []),
        ("任务X户，已完成180户，完成任务的95%。", []),
    ],
)
def test_a_plan_is_held_against_what_was_done(text: str, expected: list[Told]) -> None:
    assert told(completions.read, text) == expected


# --- count times average ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共28人，每人1500元，资金4.2万元。", [("4.2万元", "1500×28=4.2万", "holds")]),
        ("共28人，每人1500元，资金4.5万元。", [("4.5万元", "1500×28=4.2万", "fails")]),
        ("按每亩15元，对320亩补贴4800元。", [("4800元", "15×320=4800", "holds")]),
        ("路灯9盏，每盏800元，总投资7300元。", [("7300元", "800×9=7200", "fails")]),
        ("300亩，标准120元/亩，共发放36万元。", [("36万元", "120×300=3.6万", "fails")]),
        (
            "19户，户均2001元，共发放3.8万元。",
            [("3.8万元", "2001×19=3.8019万≈3.8万", "holds")],
        ),
        ("120人，人均工资6500元，发放工资936万元。", None),
        ("120户，每户补助3000元，已发放资金30万元。", None),
        (
            "28人，每人每月500元，发放16.8万元。",
            [("16.8万元", "500×28×12=16.8万", "holds")],
        ),
        ("28人，每人每月500元，发放12.6万元。", None),
        ("28人，一等奖每人5000元，共发放9万元。", []),
        ("学生28人、教师5人，每人1500元，共4.95万元。", []),
        ("28人，人均可支配收入31500元，资金5万元。", []),
    ],
)
def test_count_times_average_makes_the_amount(
    text: str, expected: list[Told] | None
) -> None:
    found = told(products.read, text)

    if expected is None:
        assert [verdict for *_, verdict in found] == ["unsure"]
    else:
        assert found == expected


# --- cases carried over ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "上年结转5件，新收120件，办结118件，结转7件。",
            ("7件", "5+120-118=7", "holds"),
        ),
        (
            "上年结转5件，新收120件，办结118件，未结8件。",
            ("8件", "5+120-118=7", "fails"),
        ),
        ("案件受理120件，结案110件，未结10件。", ("10件", "120-110=10", "holds")),
        ("案件受理120件，结案110件，未结6件。", ("6件", "120-110=10", "fails")),
        ("案件受理120件，结案110件，未结12件。", ("12件", "120-110=10", "unsure")),
        ("共受理120件，增长7%，结案110件，增长2%，未结10件。", None),
        ("案件受理120件，结案X件，未结12件。", ("12件", "120-?=?", "not checkable")),
    ],
)
def test_what_is_left_is_what_was_not_closed(text: str, expected: Told | None) -> None:
    found = told(carried.read, text)

    assert len(found) == 1
    assert found == [expected or ("10件", "120-110=10", "holds")]


def test_a_figure_in_between_breaks_the_balance() -> None:
    assert told(carried.read, "受理120件，涉及300人，办结110件，在办15件。") == []


# --- debts and their limits ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("债务限额410亿元，余额393亿元。", [("393亿元", "393亿≤410亿", "holds")]),
        ("债务限额410亿元，余额493亿元。", [("493亿元", "493亿>410亿", "fails")]),
        (
            "债务余额105亿元，控制在限额100亿元内。",
            [("105亿元", "105亿>100亿", "fails")],
        ),
        ("新增债务限额12亿元，债务余额95亿元。", []),
        ("债务限额100亿元，发行5亿元，余额105亿元。", []),
    ],
)
def test_a_debt_stays_below_its_limit(text: str, expected: list[Told]) -> None:
    assert told(limits.read, text) == expected


# --- values one by one ---


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("甲镇、乙镇分别为12件、8件。", ["holds"]),
        ("甲镇、乙镇和丙镇分别为12件、8件和5件。", ["holds"]),
        ("甲镇、乙镇分别为12件、8件和5件。", ["fails"]),
        ("东山村、西山村、南山村分别为12户、8户。", ["fails"]),
        ("教育、科技收入、支出分别为3亿元、2亿元。", ["unsure"]),
        ("教育、卫生等支出分别为3亿元、2亿元和1亿元。", []),
        ("分别为3亿元、2亿元。", []),
        ("甲镇、乙镇分别为12件、8户。", []),
        ("一等奖、二等奖、三等奖分别为16名、23名。", ["fails"]),
    ],
)
def test_values_are_as_many_as_their_things(text: str, verdicts: list[str]) -> None:
    assert [verdict for *_, verdict in told(respective.read, text)] == verdicts


# --- whole numbers ---


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("抽查30人，合格率93.3%。", ["holds"]),
        ("抽查30人，合格率95.5%。", ["unsure"]),
        ("就业305人，完成目标任务的109.18%。", ["unsure"]),
        ("就业305人，完成目标任务的109.32%。", ["holds"]),
        ("抽查约30人，合格率95.5%。", []),
        ("抽查30人，合格率914%。", []),
        ("任务280人，就业305人，完成任务的109.18%。", []),
    ],
)
def test_a_percentage_of_a_count_is_one_of_whole_things(
    text: str, verdicts: list[str]
) -> None:
    assert [verdict for *_, verdict in told(whole_numbers.read, text)] == verdicts


@given(
    whole=st.integers(1, 5000), share=st.integers(0, 100), decimals=st.integers(0, 2)
)
def test_the_percentage_of_a_part_is_always_possible(
    whole: int, share: int, decimals: int
) -> None:
    part = whole * share // 100
    step = Decimal(1).scaleb(-decimals)
    percent = (Decimal(part) / whole * 100).quantize(step, ROUND_HALF_UP)

    verdicts = [
        v for *_, v in told(whole_numbers.read, f"抽查{whole}人，合格率{percent}%。")
    ]

    assert set(verdicts) <= {"holds"}


# --- lists and their numbers ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东村、西村、南村3个社区率先完成。", [("3个", "3=3", "holds")]),
        ("完善学校、家庭、社会三结合的网络。", [("三结合", "3=3", "holds")]),
        ("甲、乙和丙共三家单位。", [("三家", "3=3", "holds")]),
        ("开展“三个一”活动。上一堂课、读一本书、办一件事。", None),
        ("“三联动”模式。站点与网格联动、家与校联动、条与块联动，效果好。", None),
        ("“三个全”工程。教育、卫生、文化部门，共同推进。", []),
        ("做好三个方面：一是学习；二是落实；三是监督。", None),
        ("东村、西村等11条老旧街巷。", []),
        ("新增博士点1所、硕士点2所。", []),
        ("拥护“两个确立”、做到“两个维护”。", []),
        ("东村、西村十二个项目开工。", []),
        ("结合“两委”换届，多了解党员、居民思想。", []),
    ],
)
def test_a_list_agrees_with_its_number(text: str, expected: list[Told] | None) -> None:
    found = told(counts.read, text)

    if expected is None:
        assert [verdict for *_, verdict in found] == ["holds"]
    else:
        assert found == expected


# --- totals over a list ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共排查43处：\n1.消防22处；\n2.用电21处。", [("43处", "22+21=43", "holds")]),
        ("共排查43处：\n1.消防22处；\n2.用电22处。", [("43处", "22+22=44", "fails")]),
        ("共排查43处：一是消防22处；二是用电22处。", None),
        ("共排查43处，其中：\n1.消防22处；\n2.用电12处。", []),
        ("共排查43处：\n1.消防22处，整改20处；\n2.用电22处。", []),
        ("共实施3个项目：\n1.学校12个；\n2.医院5个。", []),
    ],
)
def test_the_items_of_a_list_make_its_total(
    text: str, expected: list[Told] | None
) -> None:
    if expected is None:  # it is judged once, in one way or the other
        assert [c.topic for c in ledger.read(document(text)) if c.fails] == [Topic.SUM]
    else:
        assert told(listed_totals.read, text) == expected


# --- tables ---


@pytest.mark.parametrize(
    ("written", "failing"),
    [
        ("区|户数|占比 / 东|10|48% / 西|11|52% / 合计|21|100%", []),
        ("区|户数|占比 / 东|10|48% / 西|11|42% / 合计|21|100%", ["42%"]),
        ("区|2022年|2023年|增长(%) / 东|10|11|10 / 西|20|25|25 / 南|30|33|10", []),
        ("区|2022年|2023年|增长(%) / 东|10|11|10 / 西|20|25|25 / 南|30|33|11", ["11"]),
        ("区|本年|上年|同比 / 东|11|10|10% / 西|25|20|-25% / 南|33|30|10%", ["-25%"]),
        (
            "事|受理|办结|办结率 / 甲|100|95|95% / 乙|200|150|75% / 丙|50|40|70%",
            ["70%"],
        ),
        ("事|受理|办结|满意率 / 甲|100|95|99% / 乙|200|150|98% / 丙|50|40|97%", []),
        ("县|产值|增长% / 东|10|3.1 / 西|11|4.2 / 南|13|5", []),
        ("区|收入|占比 / 东|1.2|36.4% / 西|2.1|63.6% / 合计|3.3|100%", []),
        ("项|数 / 甲|1 / 乙|2", []),
    ],
)
def test_a_percentage_in_a_table_comes_out_from_its_row(
    written: str, failing: list[str]
) -> None:
    found = told(table_rates.read, table(written), "markdown")

    assert [figure for figure, _, verdict in found if verdict == "fails"] == failing


def test_a_percentage_of_a_wrong_total_is_left_to_the_total() -> None:
    written = table("区|预算|执行|% / 甲|10|9|90 / 乙|20|18|90 / 合计|33|27|90")

    assert [
        claim.arithmetic
        for claim in ledger.read(document(written, "markdown"))
        if claim.fails
    ] == ["10+20=30"]


# --- shares of a whole told elsewhere ---


@pytest.mark.parametrize(
    ("share", "verdict"),
    [("22.8", "holds"), ("28.2", "fails"), ("22.3", "fails"), ("47.1", "unsure")],
)
def test_only_a_slip_is_a_mistake_in_a_share_of_a_distant_whole(
    share: str, verdict: str
) -> None:
    text = f"预算支出完成348.6亿元。教育支出79.6亿元，占预算支出的{share}%。"

    assert told(distant_shares.read, text) == [
        (f"{share}%", "79.6亿/348.6亿=22.8%", verdict)
    ]


def test_a_whole_with_two_values_is_no_measure() -> None:
    text = (
        "预算支出348.6亿元。明年预算支出320.2亿元。"
        "教育支出79.6亿元，占预算支出的28.2%。"
    )

    assert [verdict for *_, verdict in told(distant_shares.read, text)] == ["unsure"]


# --- all together ---


def test_the_ledger_holds_every_kind_in_reading_order() -> None:
    text = (
        "共43个（22个、21个）。由80件上升到92件，增长15%。排查120处，整改114处，整改率95%。"
        "共28人，每人1500元，资金4.2万元。上年结转5件，新收120件，办结118件，结转7件。"
        "甲、乙、丙3个村。"
    )

    found = document(text).view(ledger.read)

    assert [claim.topic.value for claim in found] == [
        *("sum", "growth", "rate", "product", "balance", "count"),
    ]
    assert {claim.verdict.value for claim in found} == {"holds"}
    assert sorted(found, key=lambda claim: claim.span) == list(found)
