"""The rule stray-emoji."""

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
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# Pictographs, keycaps (1️⃣) and the coloured marks that assistants set before lines.
EMOJI = patterns.compile(
    r"(?:[\U0001f300-\U0001faff\u2705\u274c\u2728\u2b50\u2757\u2753\u23f0\u26a0]"
    r"\ufe0f?\u200d?|[0-9#*]\ufe0f?\u20e3)+ ?"
)
# What in the pattern is of the plane that Chinese is written in.
BASIC = "\u2705\u274c\u2728\u2b50\u2757\u2753\u23f0\u26a0\u20e3"
TOPIC = ("表情符号", "表情包", "emoji", "Emoji")


class StrayEmoji(Rule):
    """Find emoji, which assistants and chats set before headings and items.

    They give a formal report away as pasted, and many printers leave a box instead.

    ★, ●, √ and other marks of typography, and texts about emoji, are left alone.
    """

    name = "stray-emoji"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="“{emoji}”是表情符号，多是从聊天窗口或写作助手粘贴来的",
        en="“{emoji}” is an emoji; it probably came along from a chat or an assistant",
    )
    chinese = """
        找出表情符号：聊天窗口和写作助手常把它放在标题、条目前面。

        正式报告里一看就是粘贴来的，有的打印机还会印成方框。

        “★”“●”“√”等排版符号和谈论表情符号的内容不报。
    """
    examples = (
        Good("★重点任务：●抓学习　√已完成　→推进中。"),
        Good("专题研究表情符号😀在青年群体中的使用。"),
        Bad("⟦🔹⟧全镇建立联合党支部6个。", fixed="全镇建立联合党支部6个。"),
        Bad("⟦1\ufe0f\u20e3⟧阵地共建。建成青年之家8个。"),
        Bad(
            "⟦✅ ⟧Phase 2 finished ahead of plan.",
            fixed="Phase 2 finished ahead of plan.",
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.prose
        if not _may_hold_emoji(text) or any(word in text for word in TOPIC):
            return
        for match in document.find(EMOJI):
            yield self.found(match, emoji=match[0].strip(), fix="")


def _may_hold_emoji(text: str) -> bool:
    """Whether a text leaves the basic plane, told by its length in UTF-16."""
    if text.isascii():
        return False
    beyond = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
    return beyond or any(sign in text for sign in BASIC)
