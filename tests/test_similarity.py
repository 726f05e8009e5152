"""What stands twice is found wherever it stands, and told once."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from draftlint.language import clauses, similarity
from draftlint.testing import check, document
from draftlint_rules.duplicate.parts import differences
from draftlint_rules.duplicate.repeated_section import RepeatedSection
from draftlint_rules.duplicate.repeated_sentence import RepeatedSentence

if TYPE_CHECKING:
    from draftlint import Document, Finding

LIBRARY = (
    "区图书馆全年接待读者36.2万人次，举办阅读推广活动118场。"
    "新建城市书房4家，实现街道全覆盖，夜间开放时间延长到22点。"
    "流动图书车走进18所乡村小学，服务学生5400余人。"
    "古籍修复室完成县志修复两部，并向社会公布了数字副本。"
)
WATER = (
    "供水公司更换老旧管网23公里，漏损率降到9%以下。"
    "抢修队伍实行24小时值守，接报后30分钟内到场。"
    "水质监测点增加到46个，检测结果按月公示。"
    "二次供水设施移交工作基本完成，水箱清洗纳入统一管理。"
)
PARK = (
    "滨河公园二期开放，新增绿道6.8公里，沿线补种乔木两千余株。"
    "健身步道与体育场地连成一片，居民下楼就能锻炼。"
)


def sentences(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.split("。") if sentence]


def found(source: str) -> list[Finding]:
    draft = document(source)
    return [*check(RepeatedSection(), draft), *check(RepeatedSentence(), draft)]


def texts(source: str) -> list[str]:
    return [source[each.span.start : each.span.end] for each in found(source)]


def keys(draft: Document) -> list[str]:
    return list(clauses.read(draft).keys)


# --- clauses ---


def test_a_clause_is_known_by_its_letters_with_figures_alike() -> None:
    draft = document("（三）全年完成投资1,234.5万元，同比增长X%；新建“口袋公园”8个。")

    assert keys(draft) == ["全年完成投资0万元", "同比增长0", "新建口袋公园0个"]


def test_an_english_clause_ends_at_a_full_stop_but_not_in_a_figure() -> None:
    draft = document("Costs rose by 3.5% in May, as planned. Work goes on.")

    assert keys(draft) == ["costsroseby0inmay", "asplanned", "workgoeson"]


def test_clauses_stand_in_order_and_within_their_blocks() -> None:
    draft = document(f"{LIBRARY}\n\n一、供水\n{WATER}")
    read = clauses.read(draft)

    spans = list(zip(read.starts, read.ends, strict=True))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for index, (start, end) in enumerate(spans):
        span = draft.blocks[read.block(index)].span
        assert span.start <= start < end <= span.end


def test_a_clause_knows_its_sentence_and_its_block() -> None:
    draft = document("一、供水\n管网更换完成，漏损率下降。水质公示……\n二、绿化")
    read = clauses.read(draft)

    assert list(read.words) == [
        "供水",
        "管网更换完成",
        "漏损率下降",
        "水质公示",
        "绿化",
    ]
    assert [read.sentence(index) for index in range(5)] == [0, 1, 1, 2, 3]
    assert read.within_sentence(2) == (1, 2)
    assert read.within_block(2) == (1, 3)
    assert read.within_block(4) == (4, 4)


def test_marks_without_a_word_between_them_are_no_clauses() -> None:
    assert keys(document("“管网更换完成。”，漏损率下降！！（）")) == [
        "管网更换完成",
        "漏损率下降",
    ]


def test_table_cells_have_no_clauses() -> None:
    draft = document(
        "| 甲 | 乙 |\n|---|---|\n| 一次供水设施 | 二次供水设施 |", "markdown"
    )

    assert keys(draft) == []


# --- copies ---


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(LIBRARY, id="word by word"),
        pytest.param("".join(reversed(sentences(LIBRARY))), id="in another order"),
        pytest.param(
            LIBRARY.replace("36.2", "41.7").replace("118", "96"), id="figures"
        ),
        pytest.param(
            LIBRARY.replace("，夜间开放时间延长到22点", "")
            .replace("全年接待", "共接待")
            .replace("走进", "开进"),
            id="a clause dropped, words changed",
        ),
        pytest.param(
            LIBRARY.replace("新建", "针对居民看书远的问题，经多方筹集资金，新建"),
            id="clauses put in",
        ),
    ],
)
def test_a_paragraph_that_comes_again_is_one_finding(copy: str) -> None:
    source = f"{LIBRARY}\n{WATER}\n{PARK}\n{copy}"

    assert texts(source) == [copy]


def test_half_a_paragraph_pasted_into_another_is_found_alone() -> None:
    half = "".join(sentences(LIBRARY)[1:3])
    source = f"{LIBRARY}\n{PARK}\n{sentences(WATER)[0]}{half}{sentences(WATER)[1]}"

    assert texts(source) == [half]


def test_a_heading_with_its_paragraphs_is_one_finding() -> None:
    part = f"（一）公共文化\n{LIBRARY}\n{PARK}"
    source = f"{part}\n（二）供水\n{WATER}\n三、其他\n{part}"

    assert texts(source) == [part]


def test_three_copies_are_two_findings_that_name_the_first() -> None:
    source = f"{LIBRARY}\n{WATER}\n{LIBRARY}\n{PARK}\n{LIBRARY}"

    findings = found(source)

    assert [source.count("\n", 0, each.span.start) for each in findings] == [2, 4]
    assert [each.related[0].span.start for each in findings] == [0, 0]


def test_a_sentence_is_found_where_it_was_pasted() -> None:
    pasted = sentences(WATER)[1]
    source = f"{WATER}\n{PARK}\n{LIBRARY}{pasted}"

    assert texts(source) == [pasted]


def test_paragraphs_on_different_matters_are_no_copies() -> None:
    assert texts(f"{LIBRARY}\n{WATER}\n{PARK}") == []


# --- many copies ---


def test_a_sentence_that_stands_ten_thousand_times_is_told_once() -> None:
    (finding,) = found(sentences(WATER)[0] * 10_000)

    assert "10000遍" in finding.message.zh
    assert len(finding.related) < 10


def test_sentences_that_always_come_together_are_told_together() -> None:
    source = f"{WATER}\n" * 50

    assert texts(source) == [WATER]


def test_copies_with_slips_of_their_own_are_told_together() -> None:
    copies = [
        WATER[:at] + word + WATER[at + 1 :]
        for at in range(0, len(WATER), 2)
        for word in "甲乙丙丁戊"
    ]

    findings = found("\n".join(copies))

    assert 0 < len(findings) < 20


def test_items_counted_through_are_no_copies() -> None:
    lines = (f"第{n}次检查发现隐患{n % 7}处，已督促整改到位。" for n in range(2_000))

    assert found("\n".join(lines)) == []


def test_links_grow_with_the_draft_however_often_a_phrase_comes_again() -> None:
    draft = document("按照年度工作计划安排部署，" * 4_000)
    read = clauses.read(draft)

    links = list(similarity._links(read, skipped=set()))

    assert len(links) <= 2 * len(read)


# --- differences ---


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("项目已于6月开工", "项目预计9月开工"),
        ("桥梁建成通车", "桥梁将于年底通车"),
        ("Work started in May", "Work is expected to start in May"),
    ],
)
def test_done_against_expected_is_a_contradiction(earlier: str, later: str) -> None:
    assert differences.between(earlier, later).contradicts


def test_other_words_for_the_same_are_no_contradiction() -> None:
    difference = differences.between("全面推进河道整治", "全面推动河道整治")

    assert not difference.matters


def test_a_difference_quotes_whole_figures() -> None:
    difference = differences.between("接待读者36.2万人次", "接待读者36.9万人次")

    assert difference == differences.Difference(
        "接待读者36.2万人次", "接待读者36.9万人次"
    )
