"""The rule copy-protection."""

from __future__ import annotations

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
from draftlint_rules.watermark.parts.lines import ascii_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

# Forums (Discuz!) strew these between the lines in the colour of the page: 4 U+ Z. t1 D&
SCRAPS = patterns.plain(r"[!-~]{1,2} (?:[!-~]{1,2} ){4,60}[!-~]{1,2}(?![!-~])")
_SIGNS = frozenset("!\"#$%&'()*+,-./:;?@[\\]^`{|}~")
_LEAST_SIGNS = 4
# Sites put the sound of a character behind it, in half-width brackets: 统(tǒng).
SOUND = patterns.plain(r"\([a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,4}\)")
OF_SOUND = Text(
    zh="“{words}”里的注音是网站为防复制加进去的",
    en="the pronunciation in “{words}” was put in by a site against copying",
)


class CopyProtection(Rule):
    """Find the scraps that a site puts into its text against copying.

    They cannot be seen on the page, and stand between the words of whoever pasted it.

    Formulas, tables of figures, and the sound of a rare character in full-width
    brackets (堽（gāng）) are left alone.
    """

    name = "copy-protection"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="“{words}”是从论坛复制时带进来的干扰字符",
        en="“{words}” came along from a forum that guards against copying",
    )
    chinese = """
        找出网站为防复制而掺进正文的字符。

        在网页上看不见，粘贴之后就夹在文字中间。

        算式、数字表格和生僻字的注音（用全角括号，如“堽（gāng）”）不报。
    """
    examples = (
        Good("a + b = c - d * e，A B C D E F G，12 3 45 6 78 9。"),
        Good("堽（gāng）城坝遗址列入名录，系数 x: 1; y: 2。"),
        Bad(
            "全年举办培训6期。⟦4 U+ Z. t1 D& z3 n i% D2 k% r6⟧",
            fixed="全年举办培训6期。",
        ),
        Bad("县民政系⟦统(tǒng)⟧工作总结\n领⟦导(dǎo)⟧高度重视。", says="注音"),
        Bad("办公文写作班⟦$ m4 D( A7 D( u; a, D: D0 K7 n⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if not document.is_chinese:
            return
        text = document.prose
        if any(map(_is_noise, SCRAPS.findall(document.view(ascii_runs)))):
            for match in SCRAPS.finditer(text):
                if _is_noise(match[0]):
                    span = Span(*match.span())
                    yield self.found(span, words=match[0][:20], fix="")
        for sound in SOUND.finditer(text):
            start = sound.start() - 1
            if start >= 0 and "\u3400" <= text[start] <= "\u9fff":
                span = Span(start, sound.end())
                words = document.text(span)
                yield self.found(span, message=OF_SOUND, words=words, fix=words[0])


def _is_noise(words: str) -> bool:
    """Whether signs, letters and digits come in no order: no formula and no list."""
    signs = [character for character in words if character in _SIGNS]
    return (
        len(signs) >= _LEAST_SIGNS
        and len(set(signs)) >= _LEAST_SIGNS - 1
        and any(map(str.isdigit, words))
        and sum(map(str.isalpha, words)) >= _LEAST_SIGNS
    )
