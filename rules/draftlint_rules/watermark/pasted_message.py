"""The rule pasted-message."""

from __future__ import annotations

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
from draftlint_rules.watermark.parts.correspondence import CORRESPONDENCE, MAIL_HEADS
from draftlint_rules.watermark.parts.lines import without
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_HEADS = 3  # lines with 主题：, To: and the like that make the head of a message
# A memorandum has From:, To:, Date: and Subject: too, but was not sent at 17:32.
SENT = patterns.compile(
    r"发件人|发送时间|发送日期|\bSent[：:]|@|[：:][ ]?(?:Fwd?|FW|R[Ee]|转发|答复|回复)[：:]|\d:\d\d"
)


class PastedMessage(Rule):
    """Find what mail programs, chats, recorders and translators print around words.

    The reader learns how the text came in, not what it says.

    Notices that give a postal address (收件人：李敏), timetables, and reports about
    messages are left alone.
    """

    name = "pasted-message"
    family = Family.WATERMARK
    severity = Severity.WARNING
    message = Text(
        zh="“{words}”是邮件、聊天或转写软件带进来的，不是报告内容",
        en="“{words}” came along from a mail, a chat or a transcript",
    )
    chinese = """
        找出邮件、聊天、录音转写和翻译软件加在文字前后的内容。

        读者由此看到的是稿子怎么传来的，而不是报告说了什么。

        通知里的邮寄地址（收件人：李敏）、日程时间、以邮件聊天为内容的报告不报。
    """
    examples = (
        Good("收件人：李敏\n地址：人民路12号\n邮编：212000"),
        Good("活动主题：共建书香社区\n日期：2024年4月23日"),
        Good("发言人1名、记录员2名，会议9:30开始，11:05结束。"),
        Good("开展“本邮件含有病毒”仿真演练，邮件系统拦截1.2万封。"),
        Good("引入语音识别设备，自动转写庭审笔录312份。"),
        Good(
            "From: Laura Hill\nTo: Trustees\nDate: 3 May 2024\nSubject: Annual budget"
        ),
        Good("The message of this report is clear: demand fell at 10:15."),
        Bad(
            "⟦发件人：王海 <wh@example.com>\n发送时间：2024年6月12日 17:32\n"
            "主题：总结修改稿⟧\n\n上半年办理来文386件。"
        ),
        Bad("上半年办理来文386件。\n⟦发自我的手机⟧"),
        Bad("⟦张丽 2024/3/5 14:22:10⟧\n我支部开展了主题党日活动。"),
        Bad("⟦@所有人 请今天下班前报送⟧\n我支部开展了主题党日活动。"),
        Bad("⟦说话人1 00:12:33⟧\n今年汛情比较严峻。\n⟦00:13:05⟧\n要提前谋划。"),
        Bad("要提前谋划。\n⟦（以上内容由听记软件自动转写）⟧"),
        Bad("⟦From: Ann Hill\nTo: Board\nSubject: FW: minutes⟧\n\nCash was low."),
        Bad("Cash was low.\n⟦Sent from my phone⟧"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        found = [span for span, _ in stray(document, CORRESPONDENCE)]
        for span in sorted((*found, *heads(document))):
            words = document.text(span).split("\n", 1)[0].strip()
            yield self.found(span, words=excerpt(words), fix=without(document, span))


def heads(document: Document) -> Iterator[Span]:
    """Yield the heads of messages: lines of theirs that follow one another."""
    lines = [span for span, _ in stray(document, (MAIL_HEADS,))]
    # Lines that follow one another are as far from their numbers among all lines.
    count = document.source.count
    numbers: list[int] = []
    at, number = 0, 0
    for span in lines:
        number += count("\n", at, span.start)
        at = span.start
        numbers.append(number)
    numbered = enumerate(zip(numbers, lines, strict=True))
    for _, run in groupby(numbered, lambda each: each[1][0] - each[0]):
        together = [span for _, (_, span) in run]
        if len(together) >= LEAST_HEADS:
            head = Span(together[0].start, together[-1].end)
            if SENT.search(document.source, head.start, head.end):
                yield head
