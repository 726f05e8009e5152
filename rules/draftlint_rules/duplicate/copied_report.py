"""The rule copied-report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    CorpusRule,
    Family,
    Finding,
    Good,
    Note,
    Severity,
    Span,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint.corpus.library import Library
    from draftlint_rules.duplicate.parts.copies import Whole

_IDENTICAL = Text(
    zh="与{path}的文字完全相同，像是同一份报告存了两个文件，请只报送一份",
    en="every word of this is in {path}: is it one report in two files? Hand in one.",
)
_VERSION = Text(
    zh="与{path}有{share}%相同，像是同一份报告的两个版本，请确认报送的是哪一份",
    en="{share}% of this is in {path}: two versions of one report? Make sure which "
    "one leaves the office.",
)
_OTHER = Text(zh="来自这份报告", en="this is the other report")
_LAST_YEAR = (
    "青岚街道2023年工作总结\n"
    "一年来，街道把矛盾化解挡在前头，梳理楼院纠纷186件，办结171件，司法所、派出所和"
    "物业每周三碰头会商，疑难事项由班子成员包到底。\n"
    "便民大厅把47项高频事项移到一楼，周六上午照常开门，窗口平均等候时间由23分钟降到"
    "9分钟，老人和残疾人由专人领办。\n"
)


@dataclass(frozen=True)
class CopiedReport(CorpusRule["Digest"]):
    """Find a report of which most comes from another.

    One that was made by changing names and figures in another unit's report, or in last
    year's, says little of its own unit and year; two versions of one report get mixed up.

    Reports filled into one form or template, and what many reports say alike, do not
    count. Two versions or two formats of one report are an info, told once.
    """

    name = "copied-report"
    family = Family.DUPLICATE
    severity = Severity.WARNING
    message = Text(
        zh="全文约{share}%与{path}相同，像是由它改成的，请核对",
        en="about {share}% of this report is in {path}: was it made from that one?",
    )
    chinese = """
        找出大部分来自另一份报告的报告。

        拿别的单位或上年的报告改几个名称、数字就交，写的不是本单位、本年度的事；同一份报告的两个版本也容易弄混。

        按同一表格、模板填写的内容，以及许多报告都这样写的话不计；同一份报告的两个版本、两种格式只提示一次。
    """
    examples = (
        Good(
            "青岚街道2024年工作总结\n"
            "今年街道把老旧小区改造放在首位，完成外墙保温9栋，更换管线6.3公里，加装电梯"
            "14部，施工期间没有发生一起信访。\n",
            path="青岚街道2024年工作总结.txt",
            beside={"青岚街道2023年工作总结.txt": _LAST_YEAR},
        ),
        Bad(
            "⟦青岚街道2024年工作总结⟧\n"
            "一年来，街道把矛盾化解挡在前头，梳理楼院纠纷203件，办结188件，司法所、"
            "派出所和物业每周三碰头会商，疑难事项由班子成员包到底。\n"
            "便民大厅把52项高频事项移到一楼，周六上午照常开门，窗口平均等候时间由23分钟"
            "降到8分钟，老人和残疾人由专人领办。\n",
            path="青岚街道2024年工作总结.txt",
            beside={"青岚街道2023年工作总结.txt": _LAST_YEAR},
            says="与青岚街道2023年工作总结.txt相同",
            severity=Severity.WARNING,
        ),
        Bad(
            "⟦青岚街道2023年工作总结⟧\n" + _LAST_YEAR.partition("\n")[2],
            path="青岚街道2023年工作总结（修改稿）.txt",
            beside={"青岚街道2023年工作总结.txt": _LAST_YEAR},
            says="同一份报告",
            severity=Severity.INFO,
        ),
    )

    def digest(self, document: Document) -> Digest:
        """Take the digest that all rules across reports share."""
        from draftlint.corpus import digests

        return document.view(digests.read)

    def compare(self, corpus: Corpus[Digest]) -> Iterator[tuple[str, Finding]]:
        """Yield one finding for each report that most of a draft is from."""
        from draftlint.corpus.library import Library
        from draftlint_rules.duplicate.parts import copies

        library = corpus.view(Library)
        for path, wholes in corpus.view(copies.read).wholes.items():
            for whole in wholes:
                yield path, self._told(library, whole)

    def _told(self, library: Library, whole: Whole) -> Finding:
        message, severity = None, self.severity
        if whole.is_version:
            message = _IDENTICAL if whole.share == 1.0 else _VERSION
            severity = Severity.INFO
        elif library.are_of_two_units(whole.path, whole.other):
            severity = Severity.ERROR
        source = Span(*library.digest(whole.other).opening)
        return self.found(
            Span(*library.digest(whole.path).opening),
            message=message,
            severity=severity,
            related=[Note(source, _OTHER, whole.other)],
            path=whole.other,
            share=min(round(100 * whole.share), 99),
        )
