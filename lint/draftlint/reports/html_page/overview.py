"""The top of the page: what became of every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.finding import Severity
from draftlint.reports.html_page.markup import attributes, element, words
from draftlint.reports.html_page.telling import STATUSES
from draftlint.reports.results import failures
from draftlint.reports.wordings import (
    GONE,
    NOT_CHECKED,
    NOT_READY,
    READY,
    SEVERITIES,
    counted,
    summary_line,
)
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.html_page.sections import Contents, Section
    from draftlint.wording import Language

TITLE = Text(zh="文稿检查结果", en="Draft check")
_TOOL = Text(zh="由 draftlint {version} 检查", en="checked by draftlint {version}")
_FAILURES = Text(zh="未能完成的检查", en="What could not be done")
_FILES = Text(zh="各文件的结论", en="Every file and its verdict")
_READY_FILES = Text(zh="其余 {count} 个文件可以报送", en="ready to send, too: {count}")
_COUNT = Text(zh="{name} {count} 处", en="{count} {name}")
_NO_TEXT = Text(
    zh="没有问题的文件只列出名称，本页不含其正文。",
    en="Of files without findings this page has the names, not the text.",
)
_LEFT_OUT = Text(
    zh="另有 {count} 处已放行或基线里已有的问题未列出（检查时加 -v 可一并列出）。",
    en="Not listed: {count} allowed or in the baseline "
    "(checking with -v lists them, too).",
)
_SINCE = Text(
    zh="只列出 {since} 以来改动之处的问题。",
    en="Only findings on what changed since {since} are listed.",
)
_CAREFUL = Text(
    zh="本页含文稿正文，请按文稿的保管要求保存和转发；打开时不联网。",
    en="This page holds the text of drafts: keep it and pass it on as you would them. "
    "It needs no network.",
)
_LIST_ALL_UP_TO = 12  # files; of more, those that are ready are folded


def top(run: Run, contents: Contents) -> Iterator[str]:
    """Yield the header of the page."""
    language = run.language
    tool = _TOOL.format(version=run.version)
    yield '<header class="top">'
    yield element("h1", words(TITLE.to(language)))
    yield element("p", words(summary_line(run).to(language)), class_="summary")
    yield from _failures(run)
    yield from _files(run, contents)
    yield element("p", words(_CAREFUL.to(language)), class_="careful")
    yield element("p", words(tool.to(language)), class_="tool")
    yield "</header>\n"


def verdict(outcome: Outcome) -> tuple[str, Text]:
    """Give a file's verdict: its name in the style sheet, and in words."""
    if outcome.error is not None:
        return "unread", NOT_CHECKED
    return ("revise", NOT_READY) if outcome.failing else ("ready", READY)


def badge(outcome: Outcome, language: Language) -> str:
    """Write a file's verdict."""
    name, said = verdict(outcome)
    return element("span", words(said.to(language)), class_=f"verdict {name}")


def _failures(run: Run) -> Iterator[str]:
    """Yield what kept the run from doing its job, if anything did."""
    language = run.language
    items = "".join(
        element(
            "li",
            element("bdi", words(failure.path), class_="path") + " "
            if failure.path
            else "",
            words(failure.message.to(language)),
        )
        for failure in failures(run)
    )
    if items:
        heading = element("h2", words(_FAILURES.to(language)))
        yield f'<div class="failures">{heading}<ul>{items}</ul></div>'


def _files(run: Run, contents: Contents) -> Iterator[str]:
    language = run.language
    if not contents.sections:
        return
    folded = [
        section
        for section in contents.sections
        if not section.shows_text and section.outcome.error is None
    ]
    if len(contents.sections) <= _LIST_ALL_UP_TO:
        folded = []
    hidden = {section.number for section in folded}
    listed = [s for s in contents.sections if s.number not in hidden]
    yield element("h2", words(_FILES.to(language)), class_="quiet")
    if listed:
        items = "".join(_file(section, language) for section in listed)
        yield f'<ul class="files">{items}</ul>'
    if folded:
        said = _READY_FILES.format(count=len(folded)).to(language)
        items = "".join(_file(section, language) for section in folded)
        yield f"<details><summary>{words(said)}</summary>"
        yield f'<ul class="files">{items}</ul></details>'
    yield from (
        element("p", words(said.to(language)), class_="hint")
        for said in _hints(run, contents)
    )


def _hints(run: Run, contents: Contents) -> Iterator[Text]:
    """Yield what the reader should know about what is not on the page."""
    if any(not s.shows_text and s.outcome.document for s in contents.sections):
        yield _NO_TEXT
    if contents.left_out:
        yield _LEFT_OUT.format(count=contents.left_out)
    if run.since:
        yield _SINCE.format(since=run.since)
    if run.gone:
        yield GONE.format(count=run.gone)


def _file(section: Section, language: Language) -> str:
    path = element("bdi", words(section.outcome.path), class_="path")
    if section.shows_text:
        path = element("a", path, href=f"#file-{section.number}")
    counts = element("span", *_counts(section, language), class_="counts")
    return element("li", badge(section.outcome, language), " ", path, " ", counts)


def _counts(section: Section, language: Language) -> Iterator[str]:
    """Yield how many findings of each severity a file has, and how many are closed."""
    results = [entry.result for entry in section.entries]
    severities = [result.finding.severity for result in results]
    opened = [s for s, e in zip(severities, section.entries, strict=True) if e.open]
    for severity in Severity:
        if count := opened.count(severity):
            said = _severity(count, severity).to(language)
            yield f"<span{attributes(class_=severity)}>{words(said)}</span> "
    statuses = [result.status for result in results]
    for status, name in STATUSES.items():
        if count := statuses.count(status):
            yield words(_COUNT.format(name=name, count=count).to(language)) + " "


def _severity(count: int, severity: Severity) -> Text:
    name = SEVERITIES[severity]
    return Text(_COUNT.format(name=name, count=count).zh, en=counted(count, name.en))
