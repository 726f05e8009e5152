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
        "| 项目名称 | 责任单位 |\n| 河道清淤疏浚 | 水利局 |\n| 道路维修改造 | 住建局 "
        "|\n"
    )

    assert told("repeated-item", table, "markdown") == ["道路维修改造"]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("web-furniture", "下载文档前请自行甄别内容的完整性，平台不提供补充服务。"),
        ("web-furniture", "如资料侵犯您的权益，请联系客服处理。"),
        ("web-furniture", "￥6.80 立即购买"),
        ("web-furniture", "阅读剩余 45%"),
        ("web-furniture", "832人阅读 评论(2) 收藏 举报"),
        ("web-furniture", "秋水 发表于 2022-05-06 08:12:40 | 只看该作者"),
        ("web-furniture", "原创 2022-05-06 08:12·材料小站"),
        ("web-furniture", "编辑于 2022-05-06 08:12・IP 属地浙江"),
        ("web-furniture", "打开APP查看全文"),
        ("web-furniture", "打印时间：2024/5/6 10:22 打印人：admin"),
        ("pasted-message", "李明 2024/5/6 14:22:10"),
        ("pasted-message", "发言人 2 00:04:31"),
        ("pasted-message", "（本文由某某翻译提供翻译服务）"),
        ("pasted-message", "来自我的手机邮箱"),
        ("software-stamp", "您的试用期已过，转换结果仅显示前5页"),
        ("software-stamp", "WPS文字 未激活，请购买正版授权"),
        ("assistant-residue", "帮我写一篇河长制工作总结，要求2000字左右"),
        ("assistant-residue", "思路分析：先写成绩，再写问题。"),
        ("leaked-markup", ".title{font-size:18px;color:#333}"),
        ("leaked-markup", "<!-- 此处插入图表 -->"),
    ],
)
def test_a_line_that_speaks_to_somebody_else_is_told(rule: str, line: str) -> None:
    draft = f"全年检查企业118家，发现隐患426处。\n{line}\n整改率达到94.4%。"

    assert len(told(rule, draft)) >= 1


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("web-furniture", "Skip to content"),
        ("web-furniture", "Share this: Facebook Twitter Email"),
        ("web-furniture", "You're reading a free preview. Pages 4 to 9 are not shown."),
        ("web-furniture", "Subscribe to unlock the full document"),
        ("pasted-message", "Sent from my phone"),
        ("pasted-message", "Transcribed by https://example.com"),
        ("assistant-residue", "Write a 1200-word report on staff turnover."),
        ("assistant-residue", "(Word count: 1,204)"),
    ],
)
def test_an_english_line_to_somebody_else_is_told(rule: str, line: str) -> None:
    draft = f"Revenue rose by 6%.\n{line}\nCosts fell by 2%."

    assert len(told(rule, draft)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "馆内张贴“请勿喧哗”“扫一扫，关注我们”等标识。",
        "请扫描下方二维码关注“健康生活”公众号，点击“知识竞赛”菜单参与答题。",
        "版权所有：使用本公报数据请注明来源。",
        "时间：2024-03-05 上午9:00",
        "2024-06-03 10:22:18 发现异常登录；",
        "日志显示，2024-06-03 10:22:18起，异常登录达126次。",
        "账号 阅读量 点赞量 评论量",
        "评审结果将在公众号公布，请持续关注。",
        "值班人：张丽　审核：陈刚",
        "第六条 禁止高空抛物。",
        "字数要求：各单位简报每期不超过两页。",
        "请撰写一篇2000字左右的心得体会，6月底前报送。",
        "新录用人员试用期已结束，考核合格12人。",
        "检查发现3家企业许可证已过期，12台电脑软件未激活，均已整改。",
        "I have written to the Minister about the section on risk.",
        "论坛“楼主”发帖反映的问题，24小时内回复率98%。",
        "三、来信请寄：市司法局立法处（邮编：212000），收件人：刘强。",
        "如遇系统提示“您还没有登录”，请清除缓存后重试。",
        "Readers spend 5 minutes on each issue; 38% click through to read more.",
        "Members may sign up online; the download page was viewed 86,000 times.",
        "Staff expanded the section on risk as requested by the Board.",
    ],
)
def test_a_report_about_such_lines_is_left_alone(line: str) -> None:
    draft = f"全年检查企业118家，发现隐患426处。\n{line}\n整改率达到94.4%。"
    rules = (
        "stray-watermark",
        "web-furniture",
        "pasted-message",
        "software-stamp",
        "assistant-residue",
    )

    assert [told(rule, draft) for rule in rules] == [[]] * len(rules)


def test_a_measure_word_without_its_figure_is_told_beside_figures_only() -> None:
    draft = "全年召开学习会次，专题研讨6次，发放问卷份，回收862份。"

    assert told("missing-figure", draft) == ["次", "份"]
    assert told("missing-figure", "学习会次，研讨会次，问卷份，都有记录。") == []
    assert (
        told("missing-figure", "派出所、农户、名篇、批次，共走访3次，层次，首次。")
        == []
    )


def test_units_that_stand_alone_by_right_are_left() -> None:
    draft = "引进亿元以上项目6个，接待游客人次、旅游花费均增长8%，精确到毫米，近万元。"

    assert told("missing-figure", draft) == []


def test_an_empty_label_is_told_among_filled_ones_only() -> None:
    filled = "会议纪要\n时间：3月5日\n地点：\n主持：李建国\n会议议定两项。"
    blank = "会议签到\n时间：\n地点：\n主持：李建国\n联系电话：\n"

    assert told("fill-in-marker", filled) == ["地点："]
    assert told("fill-in-marker", blank) == []


def test_a_model_contract_is_left_to_its_parties() -> None:
    clauses = "\n甲方承担运费________元，交货时间为____年，争议由________人民法院管辖。"

    assert told("leftover-placeholder", f"采购合同示范文本{clauses}") == []
    assert len(told("leftover-placeholder", f"采购合同{clauses}")) == 3


def test_letters_that_a_draft_defines_are_no_placeholders() -> None:
    draft = "设第t期用电量为X，则X=f(t)+3；当x取0时为1。X片区、Y片区开发有序推进。"

    assert told("leftover-placeholder", draft) == []


def test_fields_in_code_and_in_quotes_are_what_is_spoken_of() -> None:
    draft = "页面以“{{ 变量名 }}”形式书写，`${HOST}` 由脚本替换，并发${peak}次。"

    assert told("fill-in-marker", draft) == ["${peak}"]


def test_a_reference_to_a_table_counts_within_its_chapter() -> None:
    draft = "课程见表3-5，教师见表3-2，经费见表4-1。\n表3-1 课程\n表3-2 教师\n"

    assert told("broken-reference", draft) == ["表3-5"]
