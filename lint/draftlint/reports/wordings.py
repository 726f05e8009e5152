"""What several reports say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.finding import Family, Severity
from draftlint.wording import Text

if TYPE_CHECKING:
    from draftlint.finding import Finding
    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.positions import Positions

SEVERITIES = {
    Severity.ERROR: Text(zh="错误", en="error"),
    Severity.WARNING: Text(zh="警告", en="warning"),
    Severity.INFO: Text(zh="提示", en="info"),
}
FAMILIES = {
    Family.PLACEHOLDER: Text(zh="占位符", en="placeholders"),
    Family.DUPLICATE: Text(zh="重复", en="duplicates"),
    Family.NUMBERING: Text(zh="编号", en="numbering"),
    Family.TOTALS: Text(zh="数目", en="totals"),
    Family.WATERMARK: Text(zh="水印残留", en="stray text"),
    Family.HYGIENE: Text(zh="标点字符", en="hygiene"),
}
UNREAD = Text(zh="未能检查：{error}", en="not checked: {error}")
READY = Text(zh="可以报送", en="ready to send")
NOT_READY = Text(zh="请修改后再报送", en="please revise before sending")
WORDLESS = Text(zh="文中没有文字", en="holds no text")
NOT_CHECKED = Text(zh="未能检查", en="not checked")

_SUMMARY = Text(
    zh="检查了 {files} 个文件：{found}{baseline}{fixed}{unread}",
    en="{files} checked: {found}{baseline}{fixed}{unread}",
)
_FIXED = Text(zh="；已自动修改 {count} 处", en="; {count} fixed")
_BASELINE = Text(zh="；基线里另有 {count} 处", en="; {count} in the baseline")
_UNCHANGED = Text(
    zh="{since} 以来没有改动过的文稿，不用检查",
    en="no draft has changed since {since}; nothing to check",
)
GONE = Text(
    zh="基线里有 {count} 条已经没有对应的问题，可用 draftlint baseline 清理",
    en="baseline entries no longer found: {count} (draftlint baseline takes them out)",
)
_NOTHING_TO_CHECK = Text(zh="没有要检查的文件", en="no file to check")
_NO_FILE = Text(zh="没有一个文件完成检查", en="no file was checked")
_NONE = Text(zh="没有发现问题", en="nothing found")
_NONE_NEW = Text(zh="没有新的问题", en="nothing new found")
_UNREAD_COUNT = Text(zh="；{count} 个文件未能检查", en="; {count} not checked")
_AT_PLACE = Text(zh="{place}：{message}", en="{place}: {message}")
_ENGLISH_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def verdict(outcome: Outcome) -> Text:
    """Say what a file is told at the end."""
    if outcome.error is not None:
        return NOT_CHECKED
    if outcome.failing:
        return NOT_READY
    if outcome.document is not None and not outcome.document.source.strip():
        return WORDLESS
    return READY


def at_place(finding: Finding, positions: Positions) -> Text:
    """Give a message, led by the place where a line would tell nobody anything."""
    if positions.in_file:
        return finding.message
    place = positions.where(finding.span.start)
    if not place.zh:
        return finding.message
    return _AT_PLACE.format(place=place, message=finding.message)


def counted(count: int, noun: str) -> str:
    """Count in English: 1 file, 2 files; info has no plural."""
    return f"{count} {noun}" + ("s" if count != 1 and noun != "info" else "")


def summary_line(run: Run) -> Text:
    """Say in one line what the run found; its form is stable, for scripts to read."""
    unread = sum(outcome.error is not None for outcome in run.outcomes)
    checked = len(run.outcomes) - unread
    if run.since and not run.outcomes and not run.problems:
        return _UNCHANGED.format(since=run.since)
    if not checked:
        return _NO_FILE if unread or run.problems else _NOTHING_TO_CHECK
    fixed = sum(o.rewriting.fixed for o in run.outcomes if o.rewriting is not None)
    severities = [f.severity for outcome in run.outcomes for f in outcome.findings]
    counts = [(s, severities.count(s)) for s in _ENGLISH_ORDER if s in severities]
    found = Text(
        zh="，".join(f"{SEVERITIES[s].zh} {n} 处" for s, n in counts),
        en=", ".join(counted(n, SEVERITIES[s].en) for s, n in counts),
    )
    known = sum(len(outcome.baseline) for outcome in run.outcomes)
    return _SUMMARY.format(
        files=Text(str(checked), counted(checked, "file")),
        found=found if counts else _NONE_NEW if known else _NONE,
        baseline=_BASELINE.format(count=known) if known else "",
        fixed=_FIXED.format(count=fixed) if fixed else "",
        unread=_UNREAD_COUNT.format(count=Text(str(unread), counted(unread, "file")))
        if unread
        else "",
    )
