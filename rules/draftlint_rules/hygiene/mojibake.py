"""The rule mojibake."""

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

# What programs print for bytes they could not read, or memory they never filled.
FILLER = patterns.compile(
    r"(?:锟斤拷?|锘锟)+|烫{3,}|屯{4,}|(?:葺){3,}|ï»¿|锘(?=[\p{Han}#])"
)
# UTF-8 read as GBK turns 。“ ， 的 是 在 和 into these; modern texts hold none of them.
UTF8_AS_GBK = "涓鈥銆锛鐨鏄鍦鍜浜鍏鍙鍒鍚鍗绗鎴鏈鍥寮鎬缁骞宸璁閮"
HAN_RUN = patterns.compile(r"[\p{Han}\u3000-\u303f\u20ac\ue000-\uf8ffˉ-ˋ]{2,400}")
# UTF-8 or GBK read as a Western code page: ä¸­å›½, â€œ, ÖÐ¹ú.
WESTERN_RUN = patterns.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{2,400}"
)
WESTERN = "ÃÂâäåæçèéïÖÐÕÁÊËµÈÒÓ"
# One of these stands in whatever the patterns match.
SIGN = patterns.plain(f"[锟锘烫屯葺»{UTF8_AS_GBK}{WESTERN}]")
MEANT = Text(zh="（原文可能是“{meant}”）", en=" (probably “{meant}”)")


class Mojibake(Rule):
    """Find text that was read in the wrong encoding.

    The reader sees gibberish where words should be.

    Rare characters in names and words with accents (déjà vu) are left alone.
    """

    name = "mojibake"
    family = Family.HYGIENE
    severity = Severity.ERROR
    message = Text(
        zh="“{words}”是编码出错的乱码{meant}",
        en="“{words}” was read in the wrong encoding{meant}",
    )
    chinese = """
        找出编码出错造成的乱码。

        本该是文字的地方，读者看到的是一串怪字。

        人名地名里的生僻字、带音标的外文词（déjà vu）不报。
    """
    examples = (
        Good("屯垦戍边，烫伤急救培训办了3期，一斤拷贝纸用完了。"),
        Good("café déjà vu, naïve, Zürich, 20–30 °C"),
        Good("银行行长张鈜、法官李鋆参加座谈。"),
        Good("涓涓细流汇成江海。"),
        Bad("全年完成⟦锟斤拷锟斤拷⟧任务。"),
        Bad("变量未初始化：⟦烫烫烫烫⟧"),
        Bad("标题：⟦涓浗绀句細⟧", says="中国社会"),
        Bad("â€œcosts” fell".replace("â€œ", "⟦â€œ⟧")),
        Bad("⟦ä¸\u00adå›½⟧ report", says="中国"),
        Bad("⟦ÄãºÃ⟧，各位代表", says="你好"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.prose
        if SIGN.search(text) is None:
            return
        if any(sign in text for sign in ("锟", "烫烫", "屯屯", "葺葺", "»¿", "锘")):
            for match in FILLER.finditer(text):
                yield self.told(document, Span.of(match), "")
        for signs, pattern, meant in (
            (UTF8_AS_GBK, HAN_RUN, _from_gbk),
            (WESTERN, WESTERN_RUN, _from_western),
        ):
            if any(sign in text for sign in signs):
                for match in pattern.finditer(text):
                    words = meant(match[0]) if set(signs) & set(match[0]) else ""
                    if words:
                        yield self.told(document, Span.of(match), words)

    def told(self, document: Document, span: Span, meant: str) -> Finding:
        """Make the finding, with what the bytes say in the right encoding."""
        return self.found(
            span,
            words=document.text(span)[:20],
            meant=MEANT.format(meant=meant[:20]) if meant else "",
        )


def _from_gbk(words: str) -> str:
    """Give what UTF-8 bytes read as GBK meant; empty if that is not what they are."""
    content = words.encode("gb18030", "ignore")
    meant = content.decode("utf-8", "ignore")
    return meant if len(meant.encode()) >= max(3, 0.7 * len(content)) else ""


def _from_western(words: str) -> str:
    """Give what UTF-8 or GBK bytes read as Windows-1252 meant, or nothing."""
    content = b"".join(
        c.encode("cp1252", "ignore") or c.encode("latin-1", "ignore") for c in words
    )
    meant = content.decode("utf-8", "ignore")
    if len(meant.encode()) >= max(2, 0.7 * len(content)):
        return meant
    if len(content) >= 4 and words.isalpha():
        meant = content.decode("gb2312", "ignore")
        if HAN_RUN.fullmatch(meant) and 2 * len(meant) == len(content):
            return meant
    return ""
