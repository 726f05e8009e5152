"""The rule stray-traditional."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)
from draftlint_rules.hygiene.parts import traditional

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names keep their characters: 《後漢書》, “榮寶齋”, a title or shop after a surname.
QUOTED = patterns.compile(r"《[^《》\n]{1,60}》|“[^“”\n]{1,12}”|「[^「」\n]{1,60}」")


class StrayTraditional(Rule):
    """Find a traditional character in simplified text.

    It comes from pasted text or the input method, and catches every reader's eye.

    Whole traditional texts and passages, titles and quoted names are left alone.
    """

    name = "stray-traditional"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="繁体字“{words}”，应为“{simplified}”",
        en="traditional “{words}” in simplified text; it should be “{simplified}”",
    )
    chinese = """
        找出简体文稿里夹着的繁体字。

        多是粘贴或输入法带来的，读者一眼就会看到。

        整篇、整段的繁体文字，书名和引号里的名称不报。
    """
    examples = (
        Good("研读《後漢書》，走访“榮寶齋”老字号。"),
        Good("我們舉行會議，討論國家經濟發展問題，聽取報告。"),
        Good("钟昇、鍾堃、陈喆三位同志负责著书立说，瞭望塔已建成。"),
        Good("全市有宫商角徵羽五个社团。"),
        Good("两岸同胞一家亲。\n來函稱：我會願為兩岸經濟發展盡一份力，請貴會協助。"),
        Bad("市政府⟦將⟧在年内完成改造。", fixed="市政府将在年内完成改造。"),
        Bad("各单位要加强⟦組織領導⟧，确保落实到位。", says="组织领导"),
        Bad("举⟦辦⟧培训⟦會⟧12场，参加人数达三百余人次。"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        runs = traditional.RUN.finditer(document.prose)
        found = [Span(*match.span()) for match in runs]
        if not found or not document.is_chinese:
            return
        if _is_passage(found, Span(0, len(document.prose))):
            return
        table = str.maketrans(traditional.simplified())
        for block, inside in groupby(found, lambda run: document.block_at(run.start)):
            places = list(inside)
            if block is None or _is_passage(places, block.span):
                continue
            quoted = [Span.of(match) for match in document.find(QUOTED, block.span)]
            for run in places:
                if not _is_quoted(run, quoted):
                    words = document.text(run)
                    simplified = words.translate(table)
                    yield self.found(
                        run, words=words, simplified=simplified, fix=simplified
                    )


def _is_quoted(run: Span, names: list[Span]) -> bool:
    before = bisect_right(names, run.start, key=lambda name: name.start) - 1
    return before >= 0 and run in names[before]


def _is_passage(runs: list[Span], whole: Span) -> bool:
    """Whether so much is traditional that it is meant; simplified drafts hold a few.

    In traditional prose about a quarter of all characters have a simplified form.
    """
    number = sum(len(run) for run in runs)
    return number >= 6 and number > 0.12 * len(whole)
