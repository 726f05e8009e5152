"""The rule document-password."""

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
from draftlint_rules.watermark.parts.file_words import PASSWORDS
from draftlint_rules.watermark.parts.lines import line_at, readable, trimmed, without
from draftlint_rules.watermark.parts.marks import excerpt
from draftlint_rules.watermark.parts.residue import stray

if TYPE_CHECKING:
    from collections.abc import Iterator

# A meeting, an account, a network or an attachment has a password by rights.
RIGHTFUL = patterns.compile(
    r"会议|账号|帐号|用户名|登录|平台|系统|Wi-?Fi|无线|附件|报名|课件"
)


class DocumentPassword(Rule):
    """Find the password of a file or archive that was left in the text.

    Bought files carry it at their foot; it says where the draft came from.

    Guidance about passwords and those of meetings, accounts and networks is left
    alone.
    """

    name = "document-password"
    family = Family.WATERMARK
    severity = Severity.ERROR
    message = Text(
        zh="文中留有文件密码：“{words}”",
        en="the password of a file was left in the text: “{words}”",
    )
    chinese = """
        找出留在正文里的文件密码、解压密码。

        买来的文件常在末尾带着它，一看便知稿子的来处。

        讲密码怎么设置的内容，会议、账号、无线网络的密码不报。
    """
    examples = (
        Good("重要文件要设置打开密码，密码长度不少于8位，并定期更换。"),
        Good("腾讯会议号：563-221-908\n会议密码：240315"),
        Good("请登录办公平台，用户名为本人姓名\n密码：Abc@2024"),
        Good("解压密码由机要科另行通知。"),
        Good("会议材料请自行下载：网盘链接见群公告，附件提取码：7k2m。"),
        Good("The file password is sent by separate mail."),
        Bad("⟦本文档编辑密码：qjz2024⟧", fixed=""),
        Bad("特此报告。\n\n⟦解压密码: www.fw123⟧\n", fixed="特此报告。\n\n"),
        Bad("⟦（文件打开密码为“8866”）⟧"),
        Bad("全年任务如期完成。⟦限制编辑密码：hj99⟧"),
        Bad("⟦链接失效请留言，提取码：8k2f⟧"),
        Bad("三、下一步打算\n⟦密码：zx2023⟧"),
        Bad("The report ends here.\n⟦Document password: spring2024⟧\n"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.view(readable)
        for span, _ in stray(document, PASSWORDS):
            line = trimmed(text, line_at(document, span.start))
            bare = text.startswith("密码", line.start)
            if RIGHTFUL.search(text, max(0, line.start - 40 * bare), span.end):
                continue
            yield self.found(
                span,
                words=excerpt(document.text(span)),
                fix=without(document, span, safe=line in span),
            )
