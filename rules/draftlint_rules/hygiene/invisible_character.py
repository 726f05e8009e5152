"""The rule invisible-character."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Edit,
    Family,
    Finding,
    Fix,
    Good,
    Rule,
    Severity,
    Span,
    Text,
    patterns,
)
from draftlint_rules.hygiene.parts.counting import in_all

if TYPE_CHECKING:
    from collections.abc import Iterator

# U+E200-E20F frame an assistant's citations: assistant-residue tells of those.
# `re` looks a character up in such a class at once, which `regex` does not.
# U+000B and U+000C are Word's line and page breaks in extracted text.
INVISIBLE = patterns.plain(
    "[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffd\ue000-\ue1ff\ue210-\uf8ff"
    "]"
)
# Beyond the characters of two bytes, which UTF-16 tells apart at once.
FAR_INVISIBLE = patterns.plain("[\U000e0000-\U000e007f\U000f0000-\U0010ffff]")
RUN = patterns.plain(f"(?:{INVISIBLE.pattern}|{FAR_INVISIBLE.pattern})+")
ZERO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad")  # gone without a trace when removed
# Joiners and direction marks belong to emoji and to the scripts that need them.
AT_HOME = patterns.compile(
    r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\ufe0f\p{Arabic}\p{Hebrew}"
    r"\p{Devanagari}\p{Bengali}\p{Tamil}\p{Malayalam}\p{Telugu}\p{Kannada}\p{Gujarati}"
    r"\p{Gurmukhi}\p{Sinhala}\p{Oriya}\p{Myanmar}\p{Lao}\p{Mongolian}\p{Thai}\p{Khmer}]"
)
JOINERS = frozenset("\u200c\u200d\u200e\u200f\u061c\u180e")
LOST = Text(zh="丢失的字符", en="a lost character")
PRIVATE = Text(zh="自造字（别的电脑上显示不出来）", en="a private-use character")
DIRECTION = Text(zh="改变书写方向的控制符", en="a direction control")
CONTROL = Text(zh="控制字符", en="a control character")
HIDDEN = Text(zh="看不见的字符", en="an invisible character")


@dataclass(frozen=True)
class InvisibleCharacter(Rule):
    """Find characters nobody sees or nobody can read: zero-width, control, private use.

    They break searching and layout, or stand where a character was lost.

    Emoji, scripts that need joiners, and a mark at the file's start are left alone.
    """

    name = "invisible-character"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(
        zh="这里有{named} {codes}{times}",
        en="{named}, {codes}{times}",
    )
    chinese = """
        找出看不见或读不出的字符：零宽字符、控制字符、自造字。

        它们会扰乱查找和排版，或者说明这里丢了字。

        表情符号、需要连接符的文字、文件开头的标记不报。
    """
    examples = (
        Good("\ufeff各位代表："),
        Good("服务之星👩\u200d💼获得好评。"),
        Good("页面可用维吾尔文\u0626\u200d显示。"),
        Bad("强化⟦\u200b⟧责任落实。", fixed="强化责任落实。"),
        Bad("完成投资⟦\ufffd\ufffd⟧亿元。", says="丢失的字符", severity=Severity.ERROR),
        Bad("⟦\ue604⟧ 当前位置", says="自造字", severity=Severity.ERROR),
        Bad("编号⟦\u202e⟧123", says="书写方向"),
        Bad("增长⟦\x07⟧3.2%", says="控制字符"),
        Bad("co⟦\u00ad⟧operation grew", fixed="cooperation grew"),
        Bad("⟦\u200b⟧一\u200b、\u200b工\u200b作\u200b回\u200b顾", says="共6处"),
    )

    # From how many on one kind of character is told once.
    fold_from: int = 5

    def check(self, document: Document) -> Iterator[Finding]:
        source = document.source
        if not _may_hold_any(source):
            return
        found = [
            Span(*match.span())
            for match in RUN.finditer(source)
            if match.start() or source[0] != "\ufeff"
        ]
        found = [span for span in found if not _is_at_home(source, span)]
        found.sort(key=lambda span: source[span.start])
        for _, same in groupby(found, lambda span: source[span.start]):
            spans = list(same)
            if len(spans) < self.fold_from:
                yield from (self.told(document, [span]) for span in spans)
            else:
                yield self.told(document, spans)

    def told(self, document: Document, spans: list[Span]) -> Finding:
        """Make one finding for characters of one kind."""
        words = document.text(spans[0])
        kind = _kind(words[0])
        fix = None
        if all(ZERO_WIDTH.issuperset(document.text(span)) for span in spans):
            fix = Fix(tuple(Edit(span, "") for span in spans), safe=True)
        return self.found(
            spans[0],
            severity=Severity.ERROR if kind in (LOST, PRIVATE, DIRECTION) else None,
            kind=kind,
            named=kind,
            codes=" ".join(sorted({f"U+{ord(c):04X}" for c in words})),
            times=in_all(len(spans)),
            fix=fix,
        )


def _may_hold_any(source: str) -> bool:
    if INVISIBLE.search(source):
        return True
    is_far = len(source.encode("utf-16-le", "surrogatepass")) > 2 * len(source)
    return is_far and FAR_INVISIBLE.search(source) is not None


def _kind(character: str) -> Text:
    if character == "\ufffd":
        return LOST
    if "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069":
        return DIRECTION
    match unicodedata.category(character):
        case "Co":
            return PRIVATE
        case "Cc":
            return CONTROL
    return HIDDEN


def _is_at_home(source: str, span: Span) -> bool:
    if not JOINERS.issuperset(source[span.start : span.end]):
        return False
    return AT_HOME.search(source, max(0, span.start - 2), span.end + 2) is not None
