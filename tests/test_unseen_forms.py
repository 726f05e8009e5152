"""Surface forms met in drafts that the rules were not written for."""

from __future__ import annotations

import pytest

from draftlint import plugins
from draftlint.testing import check, document
from draftlint_rules.watermark.parts.wordings import EVERY

RULES = {rule.name: rule for rule in plugins.installed().rules}


def told(rule: str, source: str, format_name: str = "text") -> list[str]:
    """Give the texts that a rule reports."""
    checked = document(source, format_name)
    return [checked.text(each.span) for each in check(RULES[rule](), checked)]


def test_no_marker_has_an_empty_trigger() -> None:
    triggers = [marker.triggers.split("|") for marker in EVERY]

    assert all(all(words) for words in triggers)


def test_a_form_is_left_to_its_reader_and_what_follows_it_is_not() -> None:
    draft = (
        "会议通知\n全年走访____户，困难群众满意。\n附件1\n学员报名表\n我今年____岁，"
        "报名参加第____期培训。\n附件2\n工作情况说明\n全年培训学员____人，颁发证书。"
    )

    assert len(told("leftover-placeholder", draft)) == 2


def test_letters_on_a_form_are_still_placeholders() -> None:
    draft = "XX学校学生问卷\n本问卷由XX学校发放，请在____上填写。"

    assert told("leftover-placeholder", draft) == ["XX", "XX"]


@pytest.mark.parametrize("line", ["2024年12月  日", "2024年　月　日", "20  年  月  日"])
def test_a_date_without_its_day_is_told_below_a_report_only(line: str) -> None:
    alone = told("fill-in-marker", f"特此报告。\n{line}\n")
    labelled = told("fill-in-marker", f"特此报告。\n负责人签字：　　　{line}\n")

    assert len(alone) == 1
    assert labelled == []


def test_words_that_a_report_quotes_are_no_residue() -> None:
    said = "作为一个AI语言模型，我无法提供具体数据。"

    quoted = told("assistant-residue", f"有的材料照抄“{said}”，闹出笑话。")
    pasted = told("assistant-residue", f"“{said}”\n一、主要工作")

    assert quoted == []
    assert pasted == [f"“{said}”"]


def test_a_line_of_a_site_is_not_told_for_its_punctuation_as_well() -> None:
    draft = "全年办结信访事项96件，群众满意。\n上传人(卖家):淡然人生,已认证\n"

    assert told("stray-watermark", draft) == ["上传人(卖家):淡然人生,已认证"]
    assert told("half-width-mark", draft) == []


def test_bold_words_are_leaked_markup_and_masked_names_are_not() -> None:
    draft = "1. **主要成效**：办结96件。\n由**社区与**街道共建。"

    assert told("leaked-markup", draft) == ["1. **主要成效**"]


def test_chapters_without_sections_count_where_others_have_some() -> None:
    whole = "1 总则\n1.1 目的\n2 组织机构\n3 监测预警\n3.1 分级\n3.2 发布\n4 附则\n"

    assert told("broken-numbering", whole) == []
    assert told(
        "broken-numbering",
        whole.replace("4 附", "5 附").replace("5 附则", "5 附则\n5.1 解释"),
    ) == ["5"]


def test_articles_count_on_behind_lists_of_their_own() -> None:
    draft = (
        "第一章 总则\n第一条 目的。\n第二条 成员包括：\n（一）农户；\n（二）企业；\n"
        "（三）其他。\n第二章 管理\n第三条 会议。\n第四条 财务。\n第六条 附则。\n"
    )

    assert told("broken-numbering", draft) == ["第六条"]


def test_a_count_that_names_its_members_may_run_over_paragraphs() -> None:
    draft = (
        "整改分步推进。\n第一步，摸底排查。发现问题36个。\n第二步，集中整治。\n"
        "整治期间每周通报。\n第四步，巩固提升。"
    )

    assert told("broken-numbering", draft) == ["第四步"]


def test_the_heading_of_a_long_table_may_stand_again() -> None:
    table = (
        "| 项目名称 | 责任单位 |\n|---|---|\n| 道路维修改造 | 住建局 |\n"
        "| 项目名称 | 责任单位 |\n| 河道清淤疏浚 | 水利局 |\n| 道路维修改造 | 住建局 |\n"
    )

    assert told("repeated-item", table, "markdown") == ["道路维修改造"]
