"""Runs for the tests of the reports, made by hand: no rule and no file takes part."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from draftlint.document import Block, Document, Kind, Span
from draftlint.finding import Edit, Family, Finding, Fix, Note, Severity
from draftlint.linter import Outcome
from draftlint.reports import REPORTS, Run
from draftlint.wording import Text
from tests.sample_plugin import ForbiddenWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.wording import Language

REPORT = "年度 “报告”,终稿.txt"
SOURCE = "😀第X季度，\n开展开展工作。\n"


def document(path: str, source: str, encoding: str | None = "utf-8") -> Document:
    """A text of one paragraph, or what a Word file holds when there is no encoding."""
    block = Block(
        Kind.PARAGRAPH, Span(0, len(source)), Text(zh="第1段", en="paragraph 1")
    )
    kind = "text" if encoding else "docx"
    return Document(
        path,
        kind,
        source,
        source,
        (block,),
        encoding=encoding,
        extracted=encoding is None,
    )


def finding(
    span: tuple[int, int],
    severity: Severity = Severity.WARNING,
    *,
    message: Text | None = None,
    rule: str = "forbidden-word",
    related: Sequence[Note] = (),
    fix: Fix | None = None,
) -> Finding:
    said = message or Text(zh="不能这样写", en="not like this")
    return Finding(
        rule, Family.HYGIENE, Span(*span), said, severity, tuple(related), fix
    )


def outcome(path: str, source: str, *findings: Finding) -> Outcome:
    return Outcome(path, document(path, source), findings)


def run(*outcomes: Outcome, language: Language = "en", problems: int = 0) -> Run:
    problem = Text(zh="没有这个文件：{n}.txt", en="no such file: {n}.txt")
    return Run(
        outcomes=outcomes,
        problems=tuple(problem.format(n=n) for n in range(1, problems + 1)),
        language=language,
        version="1.2.3",
        rules=(ForbiddenWord,),
    )


def small_run(language: Language = "en") -> Run:
    """A draft with findings, a Word file, one that was not read, a clean one."""
    twice = finding(
        (7, 11),
        message=Text(zh="“开展”连写了两次", en="“开展” is written twice"),
        rule="repeated-word",
        related=[Note(Span(2, 3), Text(zh="也看这里", en="see here, too"))],
        fix=Fix((Edit(Span(9, 11), ""),)),
    )
    unfilled = finding(
        (2, 3),
        Severity.ERROR,
        message=Text(zh="“X”还没有填", en="“X” is not filled in"),
    )
    allowed = finding((0, 1), Severity.INFO)
    word = document("b.docx", "标题\n\nTBD", encoding=None)
    return run(
        replace(outcome(REPORT, SOURCE, unfilled, twice), allowed=(allowed,)),
        Outcome("b.docx", word, (finding((4, 7), Severity.INFO),)),
        Outcome("bad.md", None, error=Text(zh="打不开", en="cannot be opened")),
        outcome("clean.md", "都好。\n"),
        language=language,
        problems=1,
    )


def written(name: str, what: Run) -> str:
    """What the report of that name writes."""
    [report] = (report for report in REPORTS if report.name == name)
    stream = StringIO()
    report.write(what, stream)
    return stream.getvalue()
