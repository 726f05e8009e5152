"""The rule typed-beside-automatic-number."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = patterns.compile(
    r"""(?x)
    \s* (?P<label>
        第 \s? (?:\d{1,3}|[一二三四五六七八九十百]{1,5}) \s? [章节条部篇]
      | [（(] \s? (?:\d{1,3}|[一二三四五六七八九十百]{1,5}) \s? [）)]
      | (?:\d{1,3}(?:\.\d{1,3}){0,3}|[一二三四五六七八九十百]{1,5}) \s? [、.．）)] (?!\d)
      | \d{1,3}(?:\.\d{1,3}){1,3} (?=\s?[\p{Han}A-Za-z])
      | [①-⑳]
    )
    """
)
DIGITS = patterns.compile(r"\d+(?:\.\d+)*")
HAN = patterns.compile(r"[一二三四五六七八九十百]+")


class TypedBesideAutomaticNumber(Rule):
    """Find numbers typed behind an automatic number of the same kind: 一、一、.

    Both are printed, and the typed one stays wrong when the automatic one moves on.

    A different kind of number (第三条（一）, 一、1.) may be meant and is left alone.
    """

    name = "typed-beside-automatic-number"
    family = Family.NUMBERING
    severity = Severity.WARNING
    message = Text(
        zh="自动编号“{automatic}”后面又手工写了“{typed}”，两个都会打印出来",
        en="“{typed}” is typed after the automatic number “{automatic}”; both will print",
    )
    chinese = """
        找出自动编号后面又手工写的同一种序号：一、一、。

        两个序号都会打印出来；自动编号一变，手写的那个就错了。

        不同种类的序号（第三条（一）、一、1.）可能是有意的，不报。
    """
    examples = (
        Good("一、一、二、三产业协调发展。"),
        Good("{label:一、}基本情况", format="word"),
        Good("{label:第三条}（一）本办法所称企业", format="word"),
        Good("{label:1.}2024年完成投资5亿元", format="word"),
        Good("{label:•}1.人口", format="word"),
        Bad(
            "{label:一、}⟦一、⟧基本情况\n{label:二、}⟦二、⟧存在问题",
            says="自动编号“一、”后面又手工写了“一、”",
            format="word",
        ),
        Bad("{label:（二）} ⟦(二)⟧进展情况", format="word"),
        Bad("{label:3.}⟦4、⟧土地", format="word"),
        Bad("{label:1.2} ⟦1.2⟧ Scope", format="word"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks:
            if block.label is None:
                continue
            automatic = document.text(block.label)
            text = document.prose[
                block.label.end : min(block.span.end, _near(block.label))
            ]
            typed = NUMBER.match(text)
            if typed is None or _style(automatic) != _style(typed["label"]):
                continue
            start = block.label.end + typed.start("label")
            span = Span(start, block.label.end + typed.end("label"))
            yield self.found(span, automatic=automatic, typed=typed["label"])


def _near(label: Span) -> int:
    return label.end + 40


def _style(label: str) -> str:
    """Give what kind of number a label is: （N）, N1 for 1. and 1、, 第N章 …"""
    style = HAN.sub("一", DIGITS.sub("1", label)).replace(" ", "")
    style = style.translate(str.maketrans("（）", "()"))
    if style[:1] in "①②③④⑤⑥⑦⑧⑨⑩":
        return "①"
    return style.rstrip("、.．") if style[:1] in "1一" else style
