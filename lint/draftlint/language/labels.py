"""Every number that counts something: at the start of a block or within a line."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from draftlint.document import Document, Kind, Span
from draftlint.language import numerals
from draftlint.language.label_patterns import DIGIT_IS, HAN_OPENING, OPENING, WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

    from draftlint.document import Block

# The styles that count clauses and paragraphs; the others number headings and lists.
ORDINALS = frozenset({"一是", "第一", "其一", "首先", "First"})
# Tables, quotations, notes, headers … count for themselves or not at all.
_COUNTED = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.LIST_ITEM})
_NO_TITLE_END = tuple("。；;：:，,、.!！?？…")
_APPENDED = ("附", "注：", "注:", "备注")


class Label(NamedTuple):
    """A number that may belong to a series.

    `style` names the kind of label ("一、" also for 三. and 三．), `form` how this one
    is written ("一．"), `number` its value; `prefix` is what stands before the last
    part of a decimal number.  `span` is the label, `figure` the number in it.
    `head` is whether it opens its block; `after_title` whether an unnumbered heading
    stands right before that block.  A `weak` label counts only where it fits exactly:
    it may be something else.  `indent` is how far a list item is indented, in
    characters.  `other` is a second way to read it: (i) may be a letter,
    3.10 the number 3 before the figure 10.
    """

    style: str
    form: str
    number: int
    span: Span
    figure: Span
    block: int
    head: bool
    weak: bool
    after_title: bool = False
    prefix: str = ""
    other: Label | None = None
    indent: int = 0


def find(document: Document) -> Iterator[Label]:
    """Yield the labels of the running text in reading order."""
    within = _within_lines(document)
    waiting = next(within, None)
    after_title = False
    for index, block in enumerate(document.blocks):
        while waiting and waiting.start() < block.span.start:
            waiting = next(within, None)
        if block.kind not in _COUNTED:
            continue
        head = _head(document, index, block, after_title=after_title)
        reached = block.span.start
        if head:
            if block.kind is Kind.LIST_ITEM:
                head = head._replace(indent=_indent(document, head.span.start))
            yield head
            reached = head.span.end
        while waiting and waiting.start() < block.span.end:
            if waiting.start() >= reached:
                label = _inner(document, index, block, waiting, after_title)
                if label:
                    head = head or (label if label.head else None)
                    yield label
            waiting = next(within, None)
        after_title = head is None and _is_title(document, block)


def _indent(document: Document, start: int) -> int:
    return start - document.source.rfind("\n", 0, start) - 1


def _is_title(document: Document, block: Block) -> bool:
    if block.kind is Kind.HEADING:
        return True
    if len(block.span) > 60:
        return False
    text = document.prose[block.span.start : block.span.end].strip()
    if text.startswith(_APPENDED):
        return True
    return 2 <= len(text) <= 30 and not text.endswith(_NO_TITLE_END)


_STYLES = {
    "han": "一、",
    "han_bracket": "（一）",
    "damaged": "一、",
    "damaged_bracket": "（一）",
    "bracket": "（1）",
    "arabic": "1.",
    "half": "1）",
    "han_half": "一）",
    "reference": "[1]",
    "note": "注1",
    "bare": "1",
    "single_roman": "I.",
    "roman": "I.",
    "letter": "A.",
}
_SINGLE_STYLES = {"⑴": "（1）", "⒈": "1.", "㈠": "（一）"}


def _head(
    document: Document, index: int, block: Block, *, after_title: bool
) -> Label | None:
    opening = document.narrow[block.span.start : block.span.start + 1]
    if "\u4e00" <= opening <= "\u9fff" and opening not in HAN_OPENING:
        return None
    # A number that the word processor made ends where its label ends: 1 in 1Scope.
    end = block.label.end if block.label else block.span.end
    match = OPENING.match(document.narrow, block.span.start, end)
    if match is None:
        return None
    name = next(g for g in _FIGURES if match[g] is not None)
    weak = match.group(*_DOUBTFUL) != _NO_DOUBT
    if name == "bare" and not block.label:
        # "4 Work" counts; "5 ways to win" and 3 个问题 do not.
        title = document.narrow[match.end() : match.end() + 3].strip()[:1]
        weak = title.islower() or title in "个项类种大点条年月日家名位次步"
    style = _style(match, name)
    if name == "bare" and not block.label and block.kind is not Kind.HEADING:
        # 3 个项目 is none; 3 as a heading, numbered by the word processor, or above 3.1
        if weak or not _opens_section(document, index, block, match):
            return None
        weak = not _is_above_its_first(document, index, match["bare"])
    in_words = name == "of_word" and not match["closed"]
    if in_words and not _reads_as_title(document, block):
        return None
    span, figure = Span(match.end("lead"), match.end()), Span.of(match, name)
    label = partial(_label, document, block=index, head=True, after_title=after_title)
    if name != "decimal":
        return label(span, figure, style=style, weak=weak)
    prefix, _, last = match[name].rpartition(".")
    first = match[name].index(".")
    start = figure.start
    other = label(
        Span(start, start + first + 1),
        Span(start, start + first),
        style="1.",
        weak=True,
    )
    figure = Span(figure.end - len(last), figure.end)
    return label(span, figure, style=style, weak=weak, prefix=prefix, other=other)


def _opens_section(
    document: Document, index: int, block: Block, match: regex.Match[str]
) -> bool:
    """Whether a bare number is a chapter's, in a report that counts 1, 1.1, 1.2, 2."""
    title = document.narrow[match.end() : block.span.end].strip()
    if not 2 <= len(title) <= 30 or title.endswith(_NO_TITLE_END):
        return False
    if _is_above_its_first(document, index, match["bare"]):
        return True
    return not any(map(str.isspace, title)) and document.view(_has_sections)


def _is_above_its_first(document: Document, index: int, number: str) -> bool:
    if index + 1 == len(document.blocks):
        return False
    start = document.blocks[index + 1].span.start
    return document.narrow.startswith(f"{number}.1", start)


def _has_sections(document: Document) -> bool:
    """Whether a line that begins with a bare number stands above its 3.1."""
    for index, block in enumerate(document.blocks):
        digits = document.narrow[block.span.start : block.span.start + 3].split(" ")[0]
        if digits.isdecimal() and _is_above_its_first(document, index, digits):
            return True
    return False


_DOUBTFUL = (
    *("run_on", "listed", "figure_next", "measured", "damaged", "damaged_bracket"),
)
_NO_DOUBT = (None,) * len(_DOUBTFUL)
_FIGURES = (
    *("han", "han_bracket", "arabic", "bracket", "half", "single", "part", "decimal"),
    *(
        "han_half",
        "reference",
        "note",
        "letter",
        "letter_bracket",
        "roman",
        "single_roman",
        "of_word",
    ),
    *("damaged", "damaged_bracket", "bare"),
)


def _style(match: regex.Match[str], name: str) -> str:
    if name == "part":
        return f"第一{match['unit']}"
    if name == "of_word":
        return f"{match['word']} 1"
    if name == "decimal":
        return "1" + ".1" * match[name].count(".")
    if name == "single":
        return _single_style(match[name])
    if name == "letter_bracket":
        return _bracket_style(match[name])
    return _STYLES[name]


def _bracket_style(letters: str) -> str:
    return "（i）" if len(letters) > 1 else "（a）"


def _single_style(character: str) -> str:
    first = numerals.like(character, 1) or character
    return _SINGLE_STYLES.get(first, "①")


def _reads_as_title(document: Document, block: Block) -> bool:
    text = document.prose[block.span.start : block.span.end].strip()
    return block.kind is Kind.HEADING or (
        len(text) < 80 and text[-1:] not in ".;,。；，"
    )


def _label(
    document: Document,
    span: Span,
    figure: Span,
    *,
    style: str,
    block: int,
    head: bool,
    weak: bool,
    after_title: bool = False,
    prefix: str = "",
    other: Label | None = None,
) -> Label | None:
    source = document.source
    written = source[figure.start : figure.end]
    number = numerals.read(written)
    if not number:
        return None
    weak = weak or number > _USUAL
    before, after = source[span.start : figure.start], source[figure.end : span.end]
    if prefix:
        before = "1." * (prefix.count(".") + 1)
    form = _form(before, written, after)
    label = Label(
        style, form, number, span, figure, block, head, weak, after_title, prefix, other
    )
    if style in _LETTERED and len(written) == 1 and written in "ivxIVX":
        letter = ord(written.lower()) - ord("a") + 1
        as_letter = label._replace(number=letter, form=_form(before, "b", after))
        if written.isupper():
            as_letter = as_letter._replace(form=as_letter.form.upper())
        return label._replace(style=_LETTERED[style], other=as_letter)
    return label


@lru_cache(maxsize=4096)
def _form(before: str, figure: str, after: str) -> str:
    as_one = numerals.like(figure, 1) or figure
    return "".join(f"{before}{as_one}{after}".split())


# A higher number is a year, a time or a code unless the count has come that far.
_USUAL = 300

# The style of letters, and that of Roman numerals of the same look.
_LETTERED = {"A.": "I.", "（a）": "（i）"}


_INNER_STYLES = {
    "ordinal": "一是",
    "quoted": "一是",
    "digit": "一是",
    "nth": "第一",
    "of_them": "其一",
    "order": "首先",
    "bracket": "（1）",
    "han_bracket": "（一）",
    "letter_bracket": "（a）",
    "single": "①",
    "arabic": "1.",
    "half": "1）",
    "han": "一、",
    "letter": "A.",
    "english": "First",
}
_BEFORE_STRONG = frozenset("。；：，、;:,！？!?.…）)”")


def _within_lines(document: Document) -> Iterator[regex.Match[str]]:
    """Find the candidates of every pattern; no two of them overlap."""
    sought = (*WITHIN, DIGIT_IS) if "1是" in document.narrow else WITHIN
    found = [match for pattern in sought for match in document.find(pattern)]
    found.sort(key=lambda match: match.start())
    return iter(found)


def _inner(
    document: Document,
    index: int,
    block: Block,
    match: regex.Match[str],
    after_title: bool,
) -> Label | None:
    name = match.lastgroup or ""
    near = max(block.span.start, match.start() - 40)
    before = document.narrow[near : match.start()].rstrip()[-1:]
    head = not before and near == block.span.start
    if name == "order":
        return _in_order(match, index, head=head)
    style = _INNER_STYLES[name]
    if name == "single":
        style = _single_style(match[name])
    elif name == "letter_bracket":
        style = _bracket_style(match[name])
    weak = not head and name in _BRACKETS and before not in _BEFORE_STRONG
    return _label(
        document, Span.of(match), Span.of(match, name),
        style=style, block=index, head=head, weak=weak, after_title=after_title,
    )  # fmt: skip


def _in_order(match: regex.Match[str], block: int, *, head: bool) -> Label | None:
    """首先 其次 再次; 最后 ends a series of any length and is no member to count."""
    number = ("首先", "其次", "再次", "最后").index(match["order"]) + 1
    if number == 4:
        return None
    span, figure = Span.of(match), Span.of(match, "order")
    return Label("首先", "首先", number, span, figure, block, head, weak=False)


_BRACKETS = frozenset({"bracket", "han_bracket", "letter_bracket", "single"})
