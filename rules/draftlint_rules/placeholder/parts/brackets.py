"""Find marks to fill in that stand in brackets: （待补充）, [TBD], {{name}}, <单位名称>."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.placeholder.parts.fields import is_field
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.placeholder.parts.place import is_han, kind_of
from draftlint_rules.placeholder.parts.telling import asks
from draftlint_rules.placeholder.parts.words import MONTHS
from draftlint_rules.watermark.parts.lines import ascii_runs, readable

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from draftlint import Document

_NAMES_OF = ("名称", "全称", "姓名", "简称")
# What a name follows in a sentence: 由（单位）牵头, 现任（职务）.
_CALLS_FOR_NAME = frozenset("叫由任在于至与向从赴经受因对")
_MARKUP = " *_~\n"
_FIELD_ENDS = (
    "单位",
    "公司",
    "机构",
    "部门",
    "企业",
    "日期",
    "时间",
    "地点",
    "金额",
    "数量",
)
_LETTERS = frozenset(("x", "X", "xx", "XX", "n", "N"))
# A doubt that the writer left behind a figure: 3.2亿元（？）.
_DOUBTS = frozenset(("?", "？", "??", "？？", "???", "？？？"))
# Directions of a template: [提取带班领导数], 【简述主要做法】.
_DIRECTIONS = (
    "提取", "简述", "概述", "列举", "列出", "描述", "写明", "注明", "举例", "具体", "关键词",
    "根据实际", "结合实际",
)  # fmt: skip
# `re` looks a character up in a class at once, where the pattern begins with it.
BRACKETS = patterns.plain(
    r"""(?x)
    [（(【\[［〔<＜〈{｛«$#%@]
    (?: (?<= \{ ) \{ [^{}\n]{0,60} \}\}
      | (?<= [$#%@] ) \{ [^{}\n]{1,60} \}
      | (?<= < ) % [^%\n]{1,60} %>
      | (?<! [$#%@] ) (?: (?<= [<＜〈{｛«] ) [<＜〈{｛«] )?
        (?P<said> [^（()）【】\[\]［］〔〕<>＜＞〈〉{}｛｝«»]{1,60} )
        (?: [)）\]］】〕] | [>＞〉}｝»]{1,2} )
    )
    """
)
TAG = patterns.compile(
    r"<([A-Z][A-Za-z]*(?:[ _-][A-Za-z]+){0,4}|[a-z]+(?: [a-z]+){1,5})>"
)
# Fields of a mail merge: ##单位名称##.
MERGE_MARK = patterns.plain(r"[#@$%](?=[#@$%]\w)")
MERGE_FIELD = patterns.compile(r"(##|@@|\$\$|%%)(\p{Han}{2,8})\1")

# Variables of a template that nothing was put in for: 负责人：%LEADER%, 电话@phone@.
VARIABLE = patterns.plain(r"(?:%[A-Z][A-Z_]{2,23}%|@[A-Za-z_]{3,24}@)(?![A-Za-z0-9.])")


def read(document: Document) -> Iterator[Marker]:
    """Give the marks that stand in brackets, and the variables of templates."""
    text = document.narrow
    yield from _in_brackets(text)
    if MERGE_MARK.search(text):
        for match in MERGE_FIELD.finditer(text):
            if is_field(match[2]):
                yield Marker(Span.of(match), "template")
    if VARIABLE.search(document.view(ascii_runs)) is None:
        return
    for variable in VARIABLE.finditer(text):
        start = variable.start()
        before = text[max(0, start - 2) : start].rstrip(" ")[-1:]
        if is_han(before) or before in ("：", "，", "、"):
            yield Marker(Span(start, variable.end()), "template")


def in_tags(document: Document) -> Iterator[Marker]:
    """Give the fields that Markdown takes for HTML: <Company name>."""
    source = document.source
    if document.format != "markdown" or "<" not in source:
        return
    for match in TAG.finditer(source):
        block = document.block_at(match.start())
        if block is None or block.span.end <= match.start():  # it opens a paragraph
            # Code is blank in what is readable; an HTML tag is not.
            shown = document.view(readable)[match.start()] == "<"
            if shown and is_field(match[1]):
                yield Marker(Span.of(match), "template")
            continue
        if match.end() > block.span.end:
            continue
        if not is_field(match[1]) and not asks(match[1]):
            continue
        before = source[max(block.span.start, match.start() - 9) : match.start()]
        last = match.start() - 1 - (len(before) - len(before.rstrip(_MARKUP)))
        # Within code what stands before is blanked as well.
        if not before.strip(_MARKUP) or document.prose[last] == source[last]:
            yield Marker(Span.of(match), "template")


def _in_brackets(text: str) -> Iterator[Marker]:
    for match in BRACKETS.finditer(text):
        said, opening, span = match["said"], match[0][0], Span(*match.span())
        if said and "\n" in said:
            said = said.replace("\r", "").replace("\n", "")
            if "\n\n" in match[0].replace("\r", "") or len(said) > 24:
                continue
        if said is None:
            if text[match.start() - 1 : match.start()] != "\\":
                yield Marker(span, "template")
        elif asks(said):
            yield Marker(span, "mark")
        elif opening in "（(":
            if said.strip() in _DOUBTS:
                yield Marker(span, "doubt")
            elif _is_slot(text, match, said):
                yield Marker(span, "template")
        elif opening != "〔" and _is_template(text, match, opening, said):
            yield Marker(span, "template")


def _is_template(text: str, match: re.Match[str], opening: str, said: str) -> bool:
    """Whether a bracket holds the name of a field: <单位名称>, [Project Name], [●]."""
    after = text[match.end() : match.end() + 1]
    if after == "(":  # a Markdown link that leaked
        return False
    if opening == "[" and said.strip() and not said.strip("●•■◆○# "):
        return True
    if opening == "[" and said in _LETTERS:  # [X] weeks; [x] opens a list of tasks
        before = text[match.start() - 1 : match.start()]
        return is_han(before) or (
            before == " " and text[match.end() + 1 :][:1].islower()
        )
    if opening in "{｛" and len(said) <= 24 and _is_plain_han(said):
        return True
    if opening == "<" and said.islower() and said.isascii():
        return False  # an HTML tag: <title>, <address>
    if opening in "【[［" and len(said) <= 8 and said.endswith(_FIELD_ENDS):
        before = text[match.start() - 1 : match.start()]
        if before in _CALLS_FOR_NAME or before == "为":  # 建设单位为【建设单位】
            return all(map(is_han, said))
    if opening == "[" and _is_english_slot(text, match, said):
        return True
    if opening in "<＜[［" and _stands_for_figure(text, match, said):
        return True
    if not is_field(said) and not said.strip().startswith(_DIRECTIONS):
        return False
    if opening not in "【[［" or said.isascii():
        return True
    # 【会议时间】3月5日 is a heading, [活动] a tag, 由【单位名称】负责 a field.
    before = text[match.start() - 1 : match.start()]
    if is_han(before) or before in ("，", "、", "：", ":"):
        return True
    if before in ("", "\n") and after in ("", "\r", "\n", "：", ":"):
        return opening != "【"
    named = said.endswith(_NAMES_OF)
    return named and (is_han(after) or after == "：")


def _is_english_slot(text: str, match: re.Match[str], said: str) -> bool:
    """Whether it is [ ] before a month, or a title alone behind a label: By: [Chair]."""
    after = text[match.end() : match.end() + 12]
    if not said.strip():
        led = text[max(0, match.start() - 2) : match.start()]
        return (
            led[-1:] == " " and led[:1].isalpha() and after.lstrip().startswith(MONTHS)
        )
    ends = not after[:1].strip(".\r\n")
    labelled = text[max(0, match.start() - 2) : match.start()] == ": "
    return ends and labelled and said[0].isupper() and is_field(f"{said} name")


def _is_slot(text: str, match: re.Match[str], said: str) -> bool:
    """Whether round brackets stand where a name is due: 由（单位名称）负责, 我叫（姓名）."""
    if len(said) < 2 or not is_field(said):
        return False
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    if before in ("", "\n"):
        return said.endswith(_NAMES_OF) and is_han(after)
    if before in "：:" and not after.strip("。；，\r\n"):  # 地点：（地点）
        return text.endswith(said, 0, match.start() - 1)
    return before in _CALLS_FOR_NAME and after not in ("：", ":")


def _stands_for_figure(text: str, match: re.Match[str], said: str) -> bool:
    """Whether a short word in brackets stands before a unit: 年产<产能>吨."""
    if len(said) > 6 or not _is_plain_han(said):
        return False
    before = text[max(0, match.start() - 2) : match.start()].rstrip(" ")[-1:]
    kind = kind_of(text[match.end() : match.end() + 8])
    return is_han(before) and kind in ("number", "money", "percent")


def _is_plain_han(said: str) -> bool:
    return any(map(is_han, said)) and all(
        is_han(c) or c.isalnum() or c in "_ " for c in said
    )
