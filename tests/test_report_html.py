"""The page: every finding once, the whole text, nothing that could run or be loaded."""

from __future__ import annotations

import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from draftlint.document import Block, Cell, Document, Kind, Span, Table
from draftlint.finding import Edit, Family, Fix, Note, Severity
from draftlint.formats import markdown, text
from draftlint.linter import Outcome
from draftlint.reports.html_page import comparison, layout
from draftlint.wording import LANGUAGES, Language, Text, both
from tests.report_runs import finding, outcome, run, small_run, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from draftlint.finding import Finding
    from draftlint.reports import Run
    from tests.conftest import CommandLine

BROWSER = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
HOSTILE = (
    "<script>alert(1)</script></style></textarea>--><!--]]><img src=x onerror=y>"
    "\"'&amp;&#x202e;\x00\x01\x0b\x7f\x85\u202e倒\u2066\u2028\u2029\ud800\ufffe\ufeff\u200b"
)


class Page:
    """A page as a browser reads it."""

    def __init__(self, what: Run) -> None:
        self.source = written("html", what)
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
        content = self.source.encode("utf-8", "surrogatepass")
        self.root = html.fromstring(content, parser=parser)

    def find(self, path: str) -> list[Any]:
        found = self.root.xpath(path)
        assert isinstance(found, list)
        return found

    def having(self, name: str, within: str = "") -> list[Any]:
        """The elements of a class."""
        spaced = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
        return self.find(f"{within}//*[{spaced.format(name)}]")

    def draft(self, number: int = 1) -> str:
        """The text of a file, without notes."""
        [section] = self.find(f"//*[@id='file-{number}']")
        notes = "ancestor::ol[starts-with(@class, 'notes')]"
        # Line ends between elements are no text of the draft.
        paragraph = "starts-with(@class, 't ')"
        drawn = f"ancestor::*[self::td or self::th or self::caption or {paragraph}]"
        path = f".//div[starts-with(@class, 'draft')]//text()[not({notes})][{drawn}]"
        return "".join(section.xpath(path))

    def marked(self, number: int) -> str:
        """The text from the anchor of a finding up to its end, without notes."""
        parts: list[str] = []
        inside = False
        for event, element in etree.iterwalk(
            self.find("//main")[0], events=("start", "end")
        ):
            if event == "start" and element.get("id") == f"m{number}":
                inside = True
            if element.tag == "i" and element.get("data-n") == str(number):
                return "".join(parts)
            if inside and element.tag == "mark" and event == "start":
                parts.append(element.text_content())
        raise AssertionError(f"finding {number} has no end")


def shown(source: str) -> str:
    """A text as HTML can hold it, line ends as browsers read them."""
    unwritable = re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
    )
    return unwritable.sub("\ufffd", source.replace("\r\n", "\n").replace("\r", "\n"))


def page(document: Document, *findings: Finding, language: Language = "en") -> Page:
    return Page(run(Outcome(document.path, document, findings), language=language))


def test_every_finding_is_there_once_in_list_text_and_notes() -> None:
    what = Page(small_run()._replace(verbose=True))

    numbers = [note.get("id")[1:] for note in what.having("note")]
    assert sorted(numbers) == ["1", "2", "3", "4"]
    for number in numbers:
        assert len(what.find(f"//main//a[@id='m{number}']")) == 1
        assert len(what.find(f"//nav//ol//a[@data-n='{number}']")) == 1
        assert len(what.find(f"//i[@data-n='{number}']")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_identifiers_are_unique_and_links_lead_somewhere(language: Language) -> None:
    what = Page(small_run(language)._replace(verbose=True))

    identifiers = what.find("//@id")
    assert len(identifiers) == len(set(identifiers))
    targets = [href.removeprefix("#") for href in what.find("//a/@href")]
    assert set(targets) <= set(identifiers)
    assert all(href.startswith("#") for href in what.find("//a/@href"))


def test_marks_hold_exactly_what_the_findings_are_about() -> None:
    source = "甲乙丙丁戊己庚辛\n壬癸子丑\n"
    spans = [(0, 3), (1, 2), (2, 6), (2, 6), (4, 10), (7, 7), (8, 9), (14, 14)]
    found = [finding(span, rule=f"rule-{n}") for n, span in enumerate(spans)]

    what = page(text.document(source, path="a.txt"), *found)

    for number, (start, end) in enumerate(sorted(spans), 1):
        assert what.marked(number) == source[start:end]
    assert what.draft() == source


@given(
    st.text("甲乙 \n\r<&\u202e。", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8),
)
def test_nothing_is_lost_however_findings_lie(
    source: str, places: list[tuple[int, int]]
) -> None:
    ends = [(min(a, len(source)), min(a + n, len(source))) for a, n in places]
    found = {finding(span, rule=f"rule-{k}") for k, span in enumerate(sorted(ends))}
    ordered = sorted(found, key=lambda one: (one.span, one.rule))

    what = page(text.document(source, path="a.txt"), *ordered, finding((0, 0)))

    assert what.draft() == shown(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\n",
        "\n\n  \n甲\n\n\n乙",
        "甲\x0c乙\x0b丙\x85丁\u2028戊",
        "甲\r乙\r\n丙",
        "长" * 5000 + "。短\n",
        "句子。" * 2000,
    ],
)
def test_the_text_is_the_source(source: str) -> None:
    what = page(text.document(source, path="a.txt"), finding((0, 0)))

    assert what.draft() == shown(source)


def test_a_rule_that_points_beyond_the_text_does_no_harm() -> None:
    spans = [(-3, 2), (2, 99), (50, 60), (60, 60)]
    notes = [Note(Span(70, 80), both("far away"))]
    found = [finding(span, related=notes) for span in sorted(spans)]

    what = page(text.document("甲乙丙丁", path="a.txt"), *found)

    assert what.draft() == "甲乙丙丁"
    assert len(what.having("note")) == len(what.find("//main//a[@id and @data-n]")) == 4
    assert {href[1:] for href in what.find("//a/@href")} <= set(what.find("//@id"))


MARKDOWN = """---
title: 季度报告
---
# 季度报告

- 第一项**重点**
- 第二项
  续行

> 引文

表头：

| 项目 | 数额 |
|---|---:|
| 甲 | 1286 |
| 乙 |  |

```
代码
```
[^1]: 脚注
"""


def test_markdown_is_shown_as_it_is_written_and_its_tables_as_tables() -> None:
    start = MARKDOWN.index("1286")
    document = markdown.document(MARKDOWN, path="a.md")

    what = page(document, finding((start, start + 4)))

    assert what.draft() == MARKDOWN
    [table] = what.find("//table")
    rows = [[cell.text_content() for cell in row] for row in table.xpath(".//tr")]
    assert [cell.strip("| \n-:") for cell in rows[1]] == ["甲", "1286"]
    assert table.xpath(".//th/@scope") == ["col", "col"]
    assert len(table.xpath(".//*[@class='under']//li")) == 1
    hidden = "".join(what.find("//*[@class='syntax']//text()"))
    assert set(hidden) <= set("|-: \n")
    assert len(what.find("//li[starts-with(@class, 'row')]")) == 2


def test_a_mark_in_what_draws_a_table_is_seen() -> None:
    start = MARKDOWN.index("|---|")
    document = markdown.document(MARKDOWN, path="a.md")

    what = page(document, finding((start, start + 1)))

    assert not what.find("//*[@class='syntax']//mark")
    assert what.marked(1) == "|"


def sheet(*cells: Cell, source: str = "甲\n乙\n丙\n丁\n") -> Document:
    blocks = [Block(Kind.TABLE_CELL, c.span, both("")) for c in cells if len(c.span)]
    table = Table(Span(0, len(source)), cells, Text(zh="表1", en="table 1"))
    return Document(
        "a.docx", "docx", source, source, tuple(blocks), (table,), extracted=True
    )


def cell(at: int, row: int, column: int, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(Span(at, at + 1), row, column, rows, columns)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            [cell(0, 0, 0), cell(2, 0, 1), cell(4, 1, 0), cell(6, 1, 1)],
            [["甲", "乙"], ["丙", "丁"]],
        ),
        (
            [cell(0, 0, 0, rows=2), cell(2, 0, 1), cell(4, 1, 1), cell(6, 2, 1)],
            [["甲/2", "乙"], ["丙"], ["", "丁"]],
        ),
        (
            [cell(0, 3, 7), cell(2, 90, 5), cell(4, 90, 7), cell(6, 90, 9)],
            [["", "甲", ""], ["乙", "丙", "丁"]],
        ),
        (
            [cell(0, 0, 0, columns=2), cell(2, 1, 0), cell(4, 1, 1), cell(6, 2, 0)],
            [["甲+2"], ["乙", "丙"], ["丁", ""]],
        ),
    ],
    ids=["plain", "tall", "sparse", "wide"],
)
def test_tables_keep_their_rows_and_columns(
    cells: list[Cell], expected: list[list[str]]
) -> None:
    what = page(sheet(*cells), finding((0, 1)))

    rows = what.find("//table//tr[not(@class)]")
    drawn = [
        [
            one.text_content().strip()
            + (f"/{one.get('rowspan')}" if one.get("rowspan") else "")
            + (f"+{one.get('colspan')}" if one.get("colspan") else "")
            for one in row
        ]
        for row in rows
    ]
    assert drawn == expected
    assert what.draft() == "甲\n乙\n丙\n丁\n"


def test_notes_do_not_cut_through_a_tall_cell() -> None:
    cells = [cell(0, 0, 0, rows=2), cell(2, 0, 1), cell(4, 1, 1), cell(6, 2, 1)]

    what = page(sheet(*cells), finding((2, 3)))

    classes = [row.get("class") for row in what.find("//table//tr")]
    assert classes == [None, None, "under", None]


def test_a_table_that_cannot_be_drawn_is_shown_as_text() -> None:
    crooked = [cell(2, 0, 0), cell(0, 0, 1), cell(4, 1, 0)]
    scattered = [cell(2 * n, n, n) for n in range(200)]
    lines = "甲\n" * 200

    for cells, source in ((crooked, "甲\n乙\n丙\n丁\n"), (scattered, lines)):
        what = page(sheet(*cells, source=source), finding((4, 5)))

        assert not what.find("//table")
        assert what.draft() == source


def test_headings_of_a_draft_stand_below_those_of_the_page() -> None:
    source = "标题\n一、甲\n正文。\n小标题\n"
    levels = {0: 2, 11: 6}
    blocks = tuple(
        Block(
            Kind.HEADING if match.start() in levels else Kind.PARAGRAPH,
            Span(*match.span()),
            both(""),
            levels.get(match.start(), 0),
        )
        for match in re.finditer(".+", source)
    )
    document = Document("a.docx", "docx", source, source, blocks, extracted=True)

    what = page(document, finding((0, 1)))

    headings = what.find("//main//*[self::h3 or self::h4 or self::h5 or self::h6]")
    assert [h.text_content().strip() for h in headings] == ["标题", "一、甲", "小标题"]
    levels_shown = [int(h.tag[1]) for h in headings]
    assert levels_shown[0] == 3
    assert all(b - a <= 1 for a, b in pairwise(levels_shown))


def test_chunks_follow_each_other_and_are_short_enough_for_notes() -> None:
    source = "开头\n\n" + "一句话。" * 1000 + "\n" + MARKDOWN

    for document in (text.document(source), markdown.document(source)):
        chunks = list(layout.chunks(document))

        assert chunks[0].span.start == 0
        assert chunks[-1].span.end == len(source)
        assert all(a.span.end == b.span.start for a, b in pairwise(chunks))
        assert max(len(chunk.span) for chunk in chunks) <= 1500


def test_related_places_are_linked_both_ways() -> None:
    parts = [Note(Span(0, 1), both("one")), Note(Span(2, 3), both("other"))]
    first = finding((4, 5), related=parts)
    second = finding((6, 7), related=parts[:1])

    what = page(text.document("一二三四五六七八", path="a.txt"), first, second)

    ways = {
        link.text_content(): link.get("href")[1:]
        for link in what.find("//li[@id='f1']//ul//a")
    }
    assert set(ways) == {"one", "other"}
    back = what.find(f"//*[@id='{ways['one']}']//a/@href")
    assert back == ["#f1", "#f2"]
    assert what.find(f"//*[@id='{ways['other']}']//a/@href") == ["#f1"]


def test_a_place_in_another_file_is_linked_or_quoted() -> None:
    here = text.document("甲乙丙丁", path="a.txt")
    shown_too = outcome("b.txt", "戊己庚辛", finding((0, 1)))
    not_shown = outcome("c.txt", "壬癸子丑")
    notes = [
        Note(Span(1, 3), both("in b"), "b.txt"),
        Note(Span(1, 3), both("in c"), "c.txt"),
    ]
    found = finding((0, 2), related=notes)

    what = Page(run(Outcome("a.txt", here, (found,)), shown_too, not_shown))

    linked, quoted = what.find("//li[@id='f1']//ul/li")
    [target] = linked.xpath(".//a/@href")
    assert what.find(f"//section[@id='file-2']//*[@id='{target[1:]}']")
    assert "c.txt" in quoted.text_content()
    assert quoted.xpath(".//q/text()") == ["癸子"]


def test_a_place_of_very_many_findings_names_a_few() -> None:
    note = Note(Span(0, 1), both("first"))
    found = [finding((at, at + 1), related=[note]) for at in range(1, 30)]

    what = page(text.document("甲" * 30, path="a.txt"), *found)

    [back] = what.having("back")
    assert len(back.xpath(".//a")) == 5
    assert back.get("data-more") == "+24"


def test_a_suggestion_is_told() -> None:
    source = "开展开展工作，见第3页"
    inside = finding((0, 4), fix=Fix((Edit(Span(2, 4), ""),), safe=True))
    far = Fix((Edit(Span(0, 2), "进行"), Edit(Span(8, 11), "")))

    what = page(text.document(source, path="a.txt"), inside, finding((7, 8), fix=far))

    first, second = what.having("advice")
    assert first.text_content() == "suggestion: “开展” (can be fixed automatically)"
    assert second.xpath(".//del/text()") == ["开展", "3页"] or second.xpath(
        ".//del/text()"
    ) == ["开展", "第3页"]
    assert second.xpath(".//ins/text()") == ["进行"]


def test_copies_can_be_compared() -> None:
    source = "全年办理诉求12件，全部办结。\n全年办理诉求15件，全部办结。\n"
    copy = replace(
        finding((16, 31), related=[Note(Span(0, 15), both("first"))]),
        family=Family.DUPLICATE,
    )

    what = page(text.document(source, path="a.txt"), copy)

    [button] = what.find("//button[@data-differences]")
    assert (button.get("data-n"), button.get("data-p")) == ("1", "1")
    [[a, b], [c, d]] = [
        map(int, part.split("-")) for part in button.get("data-differences").split(":")
    ]
    assert (source[a:b], source[16:][c:d]) == ("12", "15")


@given(st.text("甲乙12ab \r\n", max_size=30), st.text("甲乙12ab \r\n", max_size=30))
def test_differences_are_all_the_differences(one: str, other: str) -> None:
    told = comparison.differences(one, other)

    assert told is not None
    one, other = one.replace("\r\n", "\n"), other.replace("\r\n", "\n")
    same_here, same_there, reached = [], [], [0, 0]
    for pair in told.split():
        (a, b), (c, d) = (map(int, part.split("-")) for part in pair.split(":"))
        same_here.append(one[reached[0] : a])
        same_there.append(other[reached[1] : c])
        reached = [b, d]
    assert [*same_here, one[reached[0] :]] == [*same_there, other[reached[1] :]]


def test_what_is_too_long_is_not_compared() -> None:
    assert comparison.differences("甲" * 5000, "乙") is None


def test_every_rule_explains_itself() -> None:
    what = Page(small_run("zh"))

    said = " ".join(what.find("//nav")[0].text_content().split())
    assert "找出不该写的词。" in said
    assert "别的词不报。" in said
    for link in what.having("about"):
        assert what.find(f"//details[@id='{link.get('href')[1:]}']")


def test_verdicts_and_failures_come_first() -> None:
    what = Page(small_run("zh"))

    top = what.find("//header")[0]
    verdicts = [e.text_content() for e in top.xpath(".//*[contains(@class,'verdict')]")]
    assert verdicts == ["请修改后再报送", "可以报送", "未能检查", "可以报送"]
    [failures] = what.having("failures")
    assert "没有这个文件：1.txt" in failures.text_content()
    assert "打不开" in failures.text_content()
    assert "本页不含其正文" in top.text_content()
    assert what.find("//section/@id") == ["file-1", "file-2"]


def test_a_file_in_which_a_rule_failed_shows_what_the_others_found() -> None:
    document = text.document("甲乙丙丁", path="a.txt")
    half = Outcome("a.txt", document, (finding((0, 1)),), error=both("a rule failed"))

    what = Page(run(half))

    assert "a rule failed" in what.having("failures")[0].text_content()
    assert [e.get("class") for e in what.having("verdict")] == ["verdict unread"] * 2
    assert len(what.having("note")) == 1


def test_what_is_in_the_baseline_is_said_and_so_is_what_was_not_looked_at() -> None:
    document = text.document("甲乙丙丁", path="a.txt")
    known = Outcome("a.txt", document, (finding((0, 1)),), baseline=(finding((2, 3)),))

    what = Page(run(known)._replace(gone=7, since="v1"))

    hints = " ".join(e.text_content() for e in what.having("hint"))
    assert "7" in hints
    assert "v1" in hints
    assert what.find("//input[@name='status']/@value") == ["baseline"]
    assert what.find("//li[@id='f2']/@data-status") == ["baseline"]


def test_of_many_files_those_that_are_ready_are_folded() -> None:
    what = Page(run(*(outcome(f"{n}.txt", "好。") for n in range(40))))

    [folded] = what.find("//header//details")
    assert "ready to send, too: 40" in folded.text_content()
    assert not what.find("//section")


@pytest.mark.parametrize("verbose", [False, True])
def test_what_is_allowed_is_there_but_not_shown_unless_asked(verbose: bool) -> None:
    document = text.document("甲乙丙丁", path="a.txt")
    both_kinds = Outcome("a.txt", document, (finding((0, 1)),), (finding((2, 3)),))
    allowed_only = Outcome(
        "b.txt", replace(document, path="b.txt"), (), (finding((2, 3)),)
    )

    what = Page(run(both_kinds, allowed_only)._replace(verbose=verbose))

    assert len(what.having("note")) == (3 if verbose else 2)
    assert what.root.get("class") == ("show-closed" if verbose else None)
    [box] = what.find("//input[@name='status']")
    assert (box.get("checked") is not None) is verbose
    assert what.having("note")[1].get("class") == "note warning c"
    assert ("Not listed: 1 allowed" in what.source) is not verbose


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_its_reader(language: Language) -> None:
    what = Page(small_run(language))

    assert what.root.get("lang") == {"zh": "zh-Hans", "en": "en"}[language]
    words = (
        what.find("//header")[0].text_content() + what.find("//nav")[0].text_content()
    )
    assert ("按规则列出" in words) is (language == "zh")
    assert ("By rule" in words) is (language == "en")


def test_hostile_text_is_only_text() -> None:
    document = text.document(HOSTILE, path=HOSTILE)
    said = finding(
        (0, len(HOSTILE)),
        message=both(HOSTILE),
        rule=HOSTILE,
        fix=Fix((Edit(Span(0, 4), HOSTILE),)),
        related=[Note(Span(0, 9), both(HOSTILE))],
    )

    unread = Outcome(HOSTILE, None, error=both(HOSTILE))

    what = Page(run(Outcome(document.path, document, (said,)), unread))
    harmless = Page(small_run())

    assert what.draft() == shown(HOSTILE)
    tags = {element.tag for element in what.root.iter()}
    assert tags <= {element.tag for element in harmless.root.iter()} | {
        "ins",
        "del",
        "ul",
    }
    assert len(what.find("//script")) == len(harmless.find("//script")) == 1
    assert what.find("//script/text()") == harmless.find("//script/text()")
    assert not any(name.startswith("on") for name in attributes(what))
    # What turns the writing direction stands alone, in an element that ends it.
    for turned in what.find("//text()[contains(., '\u202e')]"):
        assert turned.getparent().tag == "bdi"
    assert "\x00" not in what.source
    assert not re.search("[\ud800-\udfff\ufffe]", what.source)


def attributes(what: Page) -> set[str]:
    return {str(name) for element in what.root.iter() for name in element.attrib}


def test_nothing_is_loaded_and_nothing_else_can_run() -> None:
    what = Page(small_run())

    [policy] = what.find("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for element in what.find("//style | //script"):
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert not {"src", "style", "srcset", "action", "background"} & attributes(what)
    assert what.find("//link/@href") == ["data:,"]
    assert not re.search(r"https?://|url\(|@import|fetch\(|XMLHttp", what.source)


def test_a_page_needs_no_script_to_be_read() -> None:
    what = Page(small_run())

    [fallback] = what.find("//noscript/style")
    assert ".script" in fallback.text
    for control in what.find("//*[self::form or self::button][not(ancestor::dialog)]"):
        path = "ancestor-or-self::*[contains(concat(' ', @class, ' '), ' script ')]"
        assert control.xpath(path)


def test_landmarks_and_names_for_those_who_hear_the_page() -> None:
    what = Page(small_run())

    for landmark in ("header", "nav", "main"):
        assert len(what.find(f"//{landmark}")) == 1
    assert what.find("//body/*")[0].get("class") == "skip"
    labelled = what.find("//label/@for")
    for field in what.find("//input | //select"):
        assert field.get("id") in labelled or field.getparent().tag == "label"
    for link in what.find("//main//a[not(text())]"):
        assert link.get("aria-label")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_findings_it_is_a_whole_page(language: Language) -> None:
    for what in (run(language=language), run(outcome("a", "好"), language=language)):
        drawn = Page(what)

        assert not drawn.find("//nav | //script | //section")
        assert drawn.find("//h1")
        identifiers = drawn.find("//@id")
        assert {href[1:] for href in drawn.find("//a/@href")} <= set(identifiers)


def test_the_same_run_gives_the_same_page() -> None:
    assert written("html", small_run()) == written("html", small_run())


def test_it_grows_with_text_and_findings_alone() -> None:
    def size(times: int) -> int:
        source = "一年来，街道办理诉求1286件。\n" * 20 * times
        spans = [(at, at + 400) for at in range(0, len(source) - 400, 5)]
        found = [finding(span, severity) for span, severity in alternating(spans)]
        return len(written("html", run(outcome("a.txt", source, *found))))

    once, twice, thrice = size(10), size(20), size(30)

    assert thrice - twice < 1.1 * (twice - once)


def alternating(
    spans: Sequence[tuple[int, int]],
) -> list[tuple[tuple[int, int], Severity]]:
    severities = list(Severity)
    return [(span, severities[n % 3]) for n, span in enumerate(spans)]


@pytest.mark.skipif(not BROWSER, reason="needs Chromium")
def test_a_browser_runs_its_script_and_complains_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    hostile = finding((0, 2), message=both(HOSTILE))
    what = run(outcome("a.txt", HOSTILE, hostile), *small_run().outcomes)
    report = written("html", what).encode("utf-8", "backslashreplace")
    path.write_bytes(report)
    assert BROWSER is not None

    ran = subprocess.run(
        (
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"),
            *("--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}"),
            f"{path.as_uri()}#f2",
        ),
        capture_output=True,
        timeout=120,
        check=True,
    )

    drawn: Any = html.fromstring(ran.stdout, parser=html.HTMLParser(encoding="utf-8"))
    current = drawn.xpath("//li[@aria-current='true']/@id")
    assert current == ["f2"]
    assert drawn.xpath("//output/text()") == ["2 / 4"]
    assert "".join(drawn.xpath("//mark[contains(@class, 'on')]//text()")) == "X"
    assert b"CONSOLE" not in ran.stderr


@pytest.mark.usefixtures("sample")
def test_the_command_line_writes_it(draftlint: CommandLine, folder: Path) -> None:
    (folder / "draft.txt").write_text("A BANNED word.\n", encoding="utf-8")

    ran = draftlint(
        *("check", "draft.txt", "--isolated", "--select", "forbidden-word"),
        *("-o", "html:report.html"),
    )

    assert ran.status == 1
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert report.startswith("<!DOCTYPE html>")
    assert "“BANNED” must not be here" in report
    assert report.endswith("</html>\n")
