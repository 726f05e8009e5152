"""What messages quote and count reads as a native would write it."""

from __future__ import annotations

import pytest

from draftlint import Finding, Text, plugins
from draftlint.formats import text
from draftlint.rule import Rule


def found(rule: str, draft: str) -> list[Finding]:
    """Give what a rule finds in a draft."""
    (kind,) = (r for r in plugins.installed().rules if r.name == rule)
    assert issubclass(kind, Rule)
    return list(kind().check(text.read("draft.txt", draft.encode())))


def said(rule: str, draft: str) -> list[Text]:
    """Give the messages of a rule about a draft."""
    return [finding.message for finding in found(rule, draft)]


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("请关注“公文驿站”", "“请关注‘公文驿站’”"),
        ("称“‘一网’通办”", "“称‘“一网”通办’”"),
        ("称“推行‘一网’通办”", "“称‘推行“一网”通办’”"),
        ("the “pilot’s” phase", "“the ‘pilot’s’ phase”"),
        ("开展“法治进校园", "“开展“法治进校园”"),
        ("“”", "““””"),
        ("plain", "“plain”"),
    ],
)
def test_quotations_within_quotations_have_single_marks(
    value: str, quoted: str
) -> None:
    assert Text(zh="“{words}”", en="").format(words=value).zh == quoted


def test_what_is_not_quoted_keeps_its_marks() -> None:
    listed = Text(zh="“一是”“三是”", en="“一是” and “三是”")

    message = Text(zh="“{label}”与{others}", en="“{label}”, {others}")

    assert message.format(label="二", others=listed) == Text(
        zh="“二”与“一是”“三是”", en="“二”, “一是” and “三是”"
    )


@pytest.mark.parametrize(
    ("draft", "quotes"),
    [
        (
            "Please call [NAME] at XXX-XXXX. The total follows soon.\n",
            ["[NAME] at XXX-XXXX", "[NAME] at XXX-XXXX"],
        ),
        (
            "The grant was paid. About XX people came (see below).\n",
            ["About XX people came"],
        ),
        ("关于X月份工作的报告\n", ["关于X月份工作的报告"]),
        ("推行“一户一策”，走访XX户（其中低保户、残疾人家庭居多）。\n", ["走访XX户"]),
        ("根据县办发〔20XX〕12号文件精神。\n", ["根据县办发〔20XX〕12号文件精神"]),
    ],
)
def test_a_placeholder_is_quoted_with_whole_words_of_its_sentence(
    draft: str, quotes: list[str]
) -> None:
    messages = said("leftover-placeholder", draft)

    assert [m.zh.split("”里的")[0].removeprefix("“") for m in messages] == quotes


def test_the_halves_of_a_telephone_number_are_called_one() -> None:
    messages = said("leftover-placeholder", "Call XXX-XXXX before the meeting.\n")

    assert len(messages) == 2
    assert all(" telephone number in " in message.en for message in messages)


SENTENCE = (
    "区图书馆全年接待读者36.2万人次，举办阅读推广活动118场，"
    "实现街道全覆盖。流动图书车走进18所乡村小学，服务学生5400余人，群众普遍欢迎。"
)


def test_a_passage_twice_in_one_paragraph_is_told_so() -> None:
    (message,) = said("repeated-section", f"{SENTENCE}馆舍维修已经完工。{SENTENCE}\n")

    assert message.zh.startswith("这段话在本段里写了两遍")
    assert message.en.startswith("this passage appears twice in this paragraph")


def test_a_passage_that_is_the_same_is_so_word_for_word() -> None:
    (message,) = said("repeated-section", f"{SENTENCE}\n馆舍维修已经完工。\n{SENTENCE}")

    assert "与第1段一字不差" in message.zh


def test_copies_that_differ_are_never_wholly_alike() -> None:
    changed = SENTENCE.replace("118场", "119场")

    (message,) = said("repeated-section", f"{SENTENCE}\n馆舍维修已经完工。\n{changed}")

    assert "100%" not in message.zh
    assert "“举办阅读推广活动118场”与“举办阅读推广活动119场”" in message.zh


def test_a_single_place_is_not_counted() -> None:
    (one,) = said("trailing-space", "全年工作完成。  \n")
    (many,) = said("trailing-space", "全年工作完成。  \n" * 6)

    assert one == Text(zh="行末有多余的空格", en="spaces at the end of a line")
    assert many.zh == "行末有多余的空格，共6处"
    assert many.en.endswith("; 6 in all")


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("表一 收入\n表二 支出\n表二 债务\n表四 结余", "应为“表三”"),
        ("表2-1 收入\n表2-2 支出\n表2-2 债务\n表2-4 结余", "应为“表2-3”"),
    ],
)
def test_a_caption_is_named_as_it_should_be(draft: str, expected: str) -> None:
    messages = said("caption-numbering", draft)

    assert any(expected in message.zh for message in messages), messages


@pytest.mark.parametrize(
    ("draft", "zh", "en"),
    [
        (
            "The survey covers 54 sites (36 rural, 11 in towns and 8 harbours).\n",
            "36+11+8=55",
            "the parts make 1 more than the total",
        ),
        (
            "We spent $4,500 ($2,000 for rent, $1,500 for pay and $900 for cars).\n",
            "2,000+1,500+900=$4,400，分项之和比合计少$100",
            "the parts make $100 less than the total",
        ),
    ],
)
def test_a_sum_is_written_as_the_text_writes_it(draft: str, zh: str, en: str) -> None:
    (message,) = said("wrong-total", draft)

    assert zh in message.zh
    assert message.en.endswith(en)


def test_no_english_word_of_a_long_quotation_is_cut() -> None:
    words = "Let me know if you'd like me to adjust the tone of this annual report."

    (message,) = said("assistant-residue", f"Sales rose.\n{words}\n")

    quoted = message.en.partition("”")[0].removeprefix("“").removesuffix("…")
    assert words.startswith(f"{quoted} ")


@pytest.mark.parametrize(
    ("rule", "draft", "en"),
    [
        (
            "wrong-direction",
            "信访量由80件上升到72件。\n",
            "from “80件” to “72件” is not a rise; please check",
        ),
        (
            "unmatched-values",
            "甲镇、乙镇分别为12件、8件和5件。\n",
            "3 values (“12件、8件和5件”) for 2 things; please check",
        ),
        (
            "contradicting-values",
            "全镇地区生产总值42.3亿元。\n全镇地区生产总值43.3亿元。\n",
            "the same indicator is “43.3亿元” here and “42.3亿元” before; please check",
        ),
        ("stray-space", "落实“三会一课 ”制度。\n", "one space too many"),
        (
            "unpaired-mark",
            "大力弘扬“三牛精神，真抓实干。\n",
            "an opening quotation mark (“) without its closing one (”)",
        ),
    ],
)
def test_english_readers_are_told_in_english(rule: str, draft: str, en: str) -> None:
    (message,) = said(rule, draft)

    assert message.en == en


def test_the_parts_of_a_rate_are_named_with_their_figures() -> None:
    (finding,) = found("wrong-rate", "排查隐患120处，整改114处，整改率92%。\n")

    assert [note.message.zh for note in finding.related] == [
        "总数：120处",
        "部分：114处",
    ]
