"""Fingerprints: what changes elsewhere in a draft leaves them as they are."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from draftlint import Document, Finding, Span, Text
from draftlint.testing import document
from draftlint.triage.fingerprints import fingerprints
from tests.sample_plugin import ForbiddenWord

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = ForbiddenWord(word="XX")
FORMATS = ("text", "markdown", "word")
# Each has one finding, and none says what another says.
FOUND = (
    "一、规范执法。上半年立案XX起，向公安机关移送涉嫌犯罪案件11件。",
    "全区共走访企业XX家，收集问题建议。",
    "The harbour office inspected XX quays in May. All were sound.",
    "XX社区完成改造。",
    "会议由办公室承办，参会人数XX",
)
UNRELATED = (
    "半年工作总结",
    "二、补齐短板。协同不够，保障不足。",
    "全区上下共同努力，各项工作取得新进展。",
    "Costs fell again.",
    "（三）队伍建设。组织培训三次，人人参加。",
    "XX",  # a finding of its own, which looks like no other
)


def named(source: str, form: str = "text") -> dict[str, str]:
    """The fingerprints of a text's findings, each with the paragraph it stands in."""
    read = document(source, form)
    found = {}
    for finding, mark in fingerprints(read, RULE.check(read)):
        block = read.block_at(finding.span.start)
        assert block is not None
        found[mark] = read.text(block.span).strip()
    return found


def marks(source: str, *spans: tuple[int, int], form: str = "text") -> list[str]:
    read = document(source, form)
    message = Text(zh="“甲”", en="“甲”")
    found = [RULE.found(Span(*span), message=message) for span in spans]
    return [mark for _, mark in fingerprints(read, found)]


def mark_of(source: str, words: str, form: str = "text") -> str:
    """The fingerprint of a finding of those words, which stand in the text once."""
    start = document(source, form).source.index(words)
    [mark] = marks(source, (start, start + len(words)), form=form)
    return mark


def joined(paragraphs: Sequence[str], form: str) -> str:
    return ("\n\n" if form == "markdown" else "\n").join(paragraphs)


@pytest.mark.parametrize("form", FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_paragraphs_put_in_taken_out_and_moved_change_none(
    form: str, data: st.DataObject
) -> None:
    before = data.draw(st.permutations((*FOUND, *UNRELATED)))
    others = data.draw(st.lists(st.sampled_from(UNRELATED[:-1]), max_size=8))
    after = data.draw(st.permutations((*FOUND, UNRELATED[-1], *others)))

    assert named(joined(before, form), form) == named(joined(after, form), form)


@settings(deadline=None)
@given(kept=st.lists(st.sampled_from(FOUND), unique=True))
def test_findings_of_other_paragraphs_have_other_fingerprints(kept: list[str]) -> None:
    found = named("\n".join(kept))

    assert sorted(found.values()) == sorted(kept)
    assert all(regex.fullmatch("[0-9a-f]{16}", mark) for mark in found)


@pytest.mark.parametrize("width", [34, 41, 60])
def test_wrapping_changes_none(width: int) -> None:
    paragraph = (
        "今年以来，全区上下围绕年度目标任务，统筹推进城市更新、产业培育、民生保障等重点"
        "工作，上半年共立案查处违法案件XX起，办结率稳步提升，群众满意度明显提高，为完成"
        "全年目标任务奠定了坚实的基础，也为下一步继续深化改革积累了宝贵的经验"
    )
    wrapped = "\n".join(wrap(paragraph, width // 2 * 2 // 2)) + "。\n"

    assert named(wrapped).keys() == named(paragraph + "。").keys()


@pytest.mark.parametrize(
    "other",
    [
        "上半年，立案XX起,结案9件。",
        "上半年，立案 XX 起，结案９件。",
        "　　上半年，立案XX起，结案9件。第二句话。",
        "第一句话。上半年，立案XX起，结案9件；第二句话。",
        "7.上半年，立案XX起，结案9件。",
        "（十二）上半年，立案ＸＸ起，结案9件。",
        "上半年，\u200b立案XX起，结案9件",
    ],
)
def test_marks_widths_blanks_numbers_and_other_sentences_do_not_count(
    other: str,
) -> None:
    assert named("上半年，立案XX起，结案9件。").keys() == {
        mark_of(other, "ＸＸ" if "ＸＸ" in other else "XX")
    }


@pytest.mark.parametrize("other", ["下半年，立案XX起。", "上半年，立案XX件。"])
def test_the_words_around_count(other: str) -> None:
    assert mark_of("上半年，立案XX起。", "XX") != mark_of(other, "XX")


def test_markup_around_does_not_count() -> None:
    plain = "上半年，立案XX起，详见附件一。"
    marked = "- 上半年，**立案**XX起，详见[附件一](https://a.example/b)。"

    assert mark_of(plain, "XX", "markdown") == mark_of(marked, "XX", "markdown")


def test_equal_findings_are_counted() -> None:
    equal = "立案XX起。\n" * 3

    assert len(named(equal)) == 3
    assert set(named("立案XX起。\n" * 2)) < set(named(equal))


def test_what_is_allowed_leaves_the_others_their_names() -> None:
    read = document("立案XX起。\n立案XX起。\n立案XX起。\n")
    first, *others = found = list(RULE.check(read))

    names = [mark for _, mark in fingerprints(read, found)]
    left = list(fingerprints(read, others, [first]))

    assert [mark for _, mark in left] == names
    assert [finding for finding, _ in left] == [*others, first]


def test_the_order_in_which_findings_are_given_does_not_count() -> None:
    read = document("立案XX起。\n立案XX起。\n")
    found = list(RULE.check(read))

    assert list(fingerprints(read, found)) == list(fingerprints(read, found[::-1]))


def test_another_rule_gives_another_fingerprint() -> None:
    read = document("立案XX起。")
    [finding] = RULE.check(read)

    both = fingerprints(read, [finding, replace(finding, rule="another")])

    assert len({mark for _, mark in both}) == 2


def test_the_message_does_not_count() -> None:
    read = document("立案XX起。")
    [finding] = RULE.check(read)
    reworded = replace(finding, message=Text(zh="“10”不等于“9”", en="10 ≠ 9"))

    assert [mark for _, mark in fingerprints(read, [reworded])] == list(
        named("立案XX起。")
    )


def test_a_section_goes_by_its_beginning() -> None:
    first = "（一）背街小巷整治。今年对辖区12条背街小巷实施整治，项目已于6月开工。"
    second = "同时充分征求沿线居民意见，建立问题清单和整改台账。"
    whole = f"{first}\n{second}\n"
    longer = f"{first}\n新增的一段。\n{second}\n"

    assert marks(whole, (0, len(whole) - 1)) == marks(longer, (0, len(longer) - 1))


def test_a_long_sentence_goes_by_its_beginning_and_its_end() -> None:
    first, last = "今年" + "稳步推进各项工作，" * 5, "，" + "取得明显成效" * 6
    sources = [f"{first}完成{count}项{last}。" for count in "三四"]

    assert marks(sources[0], (0, len(sources[0]))) == marks(
        sources[1], (0, len(sources[1]))
    )


def test_a_number_that_was_found_counts_and_one_that_word_counted_does_not() -> None:
    assert mark_of("（三）补齐短板。", "（三）") != mark_of(
        "（四）补齐短板。", "（四）"
    )

    def labelled(label: str) -> Document:
        read = document(f"{label}补齐短板。")
        [block] = read.blocks
        return replace(read, blocks=(replace(block, label=Span(0, len(label))),))

    for span in ((0, 3), (3, 5)):
        three, four = (
            [m for _, m in fingerprints(read, [RULE.found(Span(*span), word="")])]
            for read in (labelled("（三）"), labelled("（四）"))
        )
        assert three == four


TABLE = "|序号|单位|件数|\n|--|--|--|\n|1|北街|XX|\n|2|南街|XX|\n"


def test_a_cell_goes_by_the_name_of_its_row() -> None:
    with_row = "|序号|单位|件数|\n|--|--|--|\n|1|东街|8|\n|2|北街|XX|\n|3|南街|XX|\n"

    assert len(named(TABLE, "markdown")) == 2
    assert named(TABLE, "markdown").keys() == named(with_row, "markdown").keys()
    only_south = "|序号|单位|件数|\n|--|--|--|\n|1|北街|8|\n|2|南街|XX|\n"
    [south] = named(only_south, "markdown")
    assert south == list(named(TABLE, "markdown"))[1]


def test_what_stands_between_paragraphs_has_no_surroundings() -> None:
    one, other = "甲。\n\n\n\n\n乙。\n", "丙丁。\n\n\n\n\n戊。\n"

    assert marks(one, (2, 7)) == marks(other, (3, 8))


def test_what_has_no_place_goes_by_what_the_message_quotes() -> None:
    read, moved = document("半年工作总结\n"), document("又一段\n半年工作总结\n")

    def nowhere(in_document: Document, zh: str) -> str:
        finding = RULE.found(Span(0, 0), message=Text(zh=zh, en=zh))
        [(_, mark)] = fingerprints(in_document, [finding])
        return mark

    old = nowhere(read, "文件属性里的标题是“畜牧局述职报告”")
    assert nowhere(moved, "标题“畜牧局述职报告”正文没有提到") == old
    assert nowhere(read, "文件属性里的标题是“水务局述职报告”") != old


@settings(deadline=None)
@given(
    source=st.text("甲乙XX。\n\r 　1.|-（一）\ud800", max_size=60),
    data=st.data(),
    form=st.sampled_from(["text", "markdown"]),
)
def test_any_place_of_any_text_has_a_fingerprint_of_its_own(
    source: str, data: st.DataObject, form: str
) -> None:
    places = st.integers(0, len(source))
    spans = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    findings: list[Finding] = [
        RULE.found(Span(*span), message=Text(zh=str(n), en=str(n)))
        for n, span in enumerate(spans)
    ]
    if form == "markdown":
        source = source.replace("\ud800", "")
        findings = [f for f in findings if f.span.end <= len(source)]

    found = list(fingerprints(document(source, form), findings))

    assert len({mark for _, mark in found}) == len(findings)
