"""Find marks to fill in that stand without brackets: TODO, 请在此输入…, 数据待核实."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Span, patterns
from draftlint_rules.placeholder.parts.marker import Marker
from draftlint_rules.placeholder.parts.place import is_han
from draftlint_rules.placeholder.parts.telling import DATA, DO
from draftlint_rules.watermark.parts.lines import ascii_runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document

# Marks that need no brackets.
_LATIN = ("TODO", "FIXME", "TBD", "TBC", "TBA", "TKTK", "Todo:", "todo:")
_NOT_TASKS = (
    "list", "List", "LIST", "app", "清单", "列表", "任务", "软件", "Bank", "Corp", "注释", "标记",
    "事项", "工具", "标签", *"0123456789",
)  # fmt: skip
_PROMPTS = (
    "请在此", "请在这里", "请在下方", "请在括号内", "此处填", "此处插入", "此处补充",
    "此处添加", "此处输入", "此处替换", "此处待", "此处请填", "此处需补", "此处需填",
    "这里填", "这里插入", "这里补充", "单击或点击此处", "点击此处", "单击此处",
    "双击此处", "点击输入", "点击添加", "单击输入", "单击添加", "请自行替换", "请替换为",
    "请填写具体", "请填写实际", "请补充具体", "请补充数据", "请核实数据", "请输入",
)  # fmt: skip
_POLITE = ("请自行", "请替换", "请填写", "请补充", "请核实")
# How every prompt begins.
PROMPT_START = patterns.plain("[请此这点单双](?=[在自替填补核输处里击])")
_PROMPT_VERBS = (
    "输入", "填", "插入", "添加", "补充", "替换", "编辑", "粘贴", "待", "核实",
)  # fmt: skip
_DATA_NOUNS = (
    "数据", "数字", "数值", "金额", "人数", "占比", "比例", "内容", "名单", "文号",
    "案例", "出处", "来源",
)  # fmt: skip
_LORE = ("Lorem ipsum", "lorem ipsum")
_OF_FORMAT = ("格式", "形如", "样式", "ormat", "as in")
_CLAUSE_ENDS = frozenset(("", *"，。；、！）】]\n\r \t|"))
DATE_FORM = patterns.compile(
    r"""(?xi) (?<! [a-z] ) (?:
    yyyy 年 (?: m{1,2} 月 (?: d{1,2} 日 )? )?
    | (?: dd | mm ) ([/.-]) (?: mm | dd | month ) \1 yy(?:yy)?
    | yyyy ([/.-]) mm \2 dd | mm [/-] yyyy | d{1,2} \s (?: mmm | month ) \s yyyy ) (?! [a-z] )"""
)


def read(document: Document) -> Iterator[Marker]:
    """Give the marks that stand without brackets."""
    text = document.narrow
    yield from _prompts(text)
    yield from _waiting(text)
    runs = document.view(ascii_runs)
    if any(word in runs for word in (*_LATIN, *_LORE, "YYYY", "yyyy", "DD", "dd/")):
        yield from _latin(text)


def _latin(text: str) -> Iterator[Marker]:
    """TODO, Lorem ipsum, DD/MM/YYYY."""
    for word in _LATIN:
        for at in _hits(text, word):
            if _is_task(text, at, at + len(word)):
                yield Marker(Span(at, at + len(word)), "mark")
    for word in _LORE:
        for at in _hits(text, word):
            end = at + len(word)
            for more in (" dolor", " sit", " amet"):
                end += len(more) if text.startswith(more, end) else 0
            yield Marker(Span(at, end), "filler")
    yield from _dates(text)


def _is_task(text: str, start: int, end: int) -> bool:
    """Whether a Latin mark stands for itself: TBD, not TODO list and not iTODO."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isascii() and (before.isalpha() or before == "_"):
        return False
    if after.isascii() and (after.isalnum() or after == "_"):
        return False
    if text.startswith("TBA", start):
        # As a word of its own only where a value is due: Venue: TBA
        return text[max(0, start - 2) : start].rstrip(" ").endswith(("：", ":"))
    return not text[end : end + 6].lstrip(" -").startswith(_NOT_TASKS)


def _hits(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


def _prompts(text: str) -> Iterator[Marker]:
    """请在此输入正文, 此处填写数据, 点击此处添加标题."""
    for match in PROMPT_START.finditer(text):
        at = match.start()
        if not text.startswith(_PROMPTS, at):
            continue
        prompt = next(p for p in _PROMPTS if text.startswith(p, at))
        end = at + len(prompt)
        while is_han(text[end : end + 1]) and end - at < 24:
            end += 1
        said = text[at:end]
        # 提示“请输入密码” is what a program says; a paragraph of its own is a blank.
        if prompt == "请输入" and not _fills_slot(text, at, end):
            continue
        if prompt.startswith(_POLITE) and not _ends_there(text, end, said, prompt):
            continue
        if any(verb in said for verb in _PROMPT_VERBS):
            yield Marker(Span(at, end), "mark")


def _ends_there(text: str, end: int, said: str, prompt: str) -> bool:
    """Whether 请补充具体数据 is all; 请核实数据后上报 goes on and is a request."""
    tail = said.removeprefix(prompt)
    return text[end : end + 1] in _CLAUSE_ENDS and (not tail or tail in DATA)


def _fills_slot(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in (" ", "\u3000"):
        before = text[start - 2 : start - 1]
    if before in ("：", ":"):
        return after in ("", "\n", "\r", "，", "。", "；", "、", " ")
    return before in ("", "\n") and after in ("", "\n", "\r") and end - start <= 10


def _waiting(text: str) -> Iterator[Marker]:
    """数据待核实。 and 联系人：待补充; 期待 and 有待完善 are words."""
    for at in _hits(text, "待"):
        verb = next((v for v in DO if text.startswith(v, at + 1)), "")
        if not verb:
            continue
        end = at + 1 + len(verb)
        if text[end : end + 1] not in _CLAUSE_ENDS:
            continue
        before = text[max(0, at - 6) : at]
        if before.rstrip(" ").endswith(("：", ":")):
            yield Marker(Span(at, end), "mark")
            continue
        noun = before.rstrip("还尚均仍")
        if verb not in ("定", "完善") and noun.endswith(_DATA_NOUNS):
            yield Marker(Span(at - (len(before) - len(noun)) - 2, end), "mark")


def _dates(text: str) -> Iterator[Marker]:
    """YYYY年MM月DD日 and DD/MM/YYYY, where nobody speaks of a format."""
    if not any(year in text for year in ("YYYY", "yyyy", "/yy", "/YY")):
        return
    for match in DATE_FORM.finditer(text):
        near = text[max(0, match.start() - 30) : match.end() + 24]
        if not any(word in near for word in _OF_FORMAT):
            yield Marker(Span.of(match), "template")
