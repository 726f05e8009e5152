"""The annotate command: a Word file in, the same with each finding as a comment out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint import comparables, files, patterns, tasks
from draftlint.document import Span
from draftlint.errors import BadArgument, reason_of
from draftlint.formats import Unreadable
from draftlint.languages import locale_language, of_drafts
from draftlint.reports.positions import Positions
from draftlint.reports.wordings import SEVERITIES, UNREAD, counted
from draftlint.status import CLEAN
from draftlint.tasks import Settings
from draftlint.triage.baseline import Baselines
from draftlint.triage.sifting import sift
from draftlint.wording import Text, both
from draftlint.work.time_limit import check_within

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from draftlint.document import Document
    from draftlint.finding import Edit, Finding, Note
    from draftlint.formats.word.annotate import Remark
    from draftlint.linter import Outcome, Task
    from draftlint.plugins import Plugins
    from draftlint.wording import Language

_WORD = "docx"
_LONG = 20
_MOST_EDITS = 3
_BLANKS = patterns.compile(r"\s+")

_NOT_A_FILE = Text(
    zh="annotate 要一个 Word 文件，{path} 不是文件",
    en="annotate takes one Word file, and {path} is no file",
)
_NOT_WORD = Text(
    zh="{path} 不是 Word 文件（{endings}），不能加批注",
    en="{path} is no Word file ({endings}) and can have no comments",
)
_ITSELF = Text(
    zh="{path} 就是原文件；要直接写在原文件里，请用 --in-place",
    en="{path} is the draft itself; use --in-place to write into it",
)
_OTHER_ENDING = Text(
    zh="输出文件的扩展名要和原文件一样：{ending}",
    en="the output file must end like the draft: {ending}",
)
_ELSEWHERE = Text(
    zh="draftlint：以下问题不在正文里（页眉、页脚、脚注、文本框、文档属性等），"
    "Word 不能在原处加批注，列在这里：",
    en="draftlint: these findings are not in the body (headers, footers, notes, text "
    "boxes, properties …), where Word allows no comment; they are listed here:",
)
_HEAD = Text(zh="{severity}：{message}（{rule}）", en="{severity}: {message} ({rule})")
_RELATED = Text(
    zh="另见{place}“{excerpt}”：{message}", en="see {place} “{excerpt}”: {message}"
)
_RELATED_FILE = Text(zh="另见 {path}：{message}", en="see {path}: {message}")
_DELETE_HERE = Text(zh="建议：删去", en="suggestion: delete it")
_PUT_HERE = Text(zh="建议：改为“{new}”", en="suggestion: “{new}”")
_DELETE = Text(zh="建议：删去“{old}”", en="suggestion: delete “{old}”")
_INSERT = Text(zh="建议：加上“{new}”", en="suggestion: add “{new}”")
_REPLACE = Text(
    zh="建议：把“{old}”改为“{new}”", en="suggestion: “{old}” becomes “{new}”"
)
_DONE = Text(
    zh="{path}：{count} 处问题已写成批注", en="{path}: {count} written as comments"
)
_KNOWN = Text(
    zh="；基线里另有 {count} 处，没有写", en="; {count} in the baseline, not written"
)
_NONE = Text(zh="{path}：没有发现问题", en="{path}: nothing found")


def annotate(options: argparse.Namespace, loaded: Plugins, _: Language) -> int:
    """Write the comments; raises Stop, and then nothing was written.

    Comments of an earlier run are taken out before the draft is checked.
    """
    from draftlint.formats.word import comments  # lxml is slow to load

    settings = Settings(options, loaded)
    task = _task(options, loaded, settings)
    target = _target(options, task)
    before = _content(task)
    try:
        task = task._replace(content=comments.cleared(before))
    except Unreadable as unread:
        raise _unread(task, unread.reason) from unread
    (task,) = Baselines(options.baseline, isolated=options.isolated).applied([task])
    outcome = _checked(task, options.file_timeout)
    here = settings.config_for(Path.cwd())
    language = options.lang or here.lang or locale_language() or of_drafts((outcome,))
    after = _annotated(task, outcome, language)
    if options.in_place:
        files.exchange(task.location, before, after)
    else:
        files.put(target, after)
    if not options.quiet:
        count = len(outcome.findings)
        done = _DONE.format(
            path=target, count=Text(str(count), counted(count, "finding"))
        )
        said = done if count else _NONE.format(path=target)
        if outcome.baseline:
            said += _KNOWN.format(count=len(outcome.baseline))
        sys.stdout.write(f"{said.to(language)}\n")
    return CLEAN


def _task(options: argparse.Namespace, loaded: Plugins, settings: Settings) -> Task:
    """Make the task of the one file; raises BadArgument."""
    (path,) = options.paths
    if path == tasks.STDIN or Path(path).is_dir():
        raise BadArgument(_NOT_A_FILE.format(path=path))
    todo, problems = tasks.make(options, loaded, settings)
    if problems:
        raise BadArgument(problems[0])
    # There is nothing to compare it with.
    (task,) = comparables.without_comparisons(todo)
    if task.format is None or task.format.name != _WORD:
        endings = next(f.endings for f in loaded.formats if f.name == _WORD)
        raise BadArgument(_NOT_WORD.format(path=path, endings=" ".join(endings)))
    return task


def _target(options: argparse.Namespace, task: Task) -> Path:
    if options.in_place:
        return task.location
    target, ending = Path(options.output), task.location.suffix
    if target.exists() and target.samefile(task.location):
        raise BadArgument(_ITSELF.format(path=target))
    if target.suffix.lower() != ending.lower():
        raise BadArgument(_OTHER_ENDING.format(ending=ending))
    return target


def _content(task: Task) -> bytes:
    try:
        return task.location.read_bytes()
    except OSError as error:
        raise _unread(task, reason_of(error)) from error


def _checked(task: Task, seconds: float) -> Outcome:
    """Check the draft; raises BadArgument when a rule fails: half is not enough."""
    outcome = check_within(task, seconds)
    if outcome.error is not None:
        raise _unread(task, outcome.error)
    return sift(task, outcome)


def _annotated(task: Task, outcome: Outcome, language: Language) -> bytes:
    from draftlint.formats.word import annotate as word

    assert task.content is not None
    try:
        remarks = list(_remarks(outcome, language))
        return word.annotated(task.content, remarks, _ELSEWHERE.to(language))
    except Unreadable as unread:
        raise _unread(task, unread.reason) from unread


def _unread(task: Task, reason: Text) -> BadArgument:
    unread = UNREAD.format(error=reason)
    return BadArgument(both(f"{task.path}: ") + unread)


# --- what is said ---


def _remarks(outcome: Outcome, language: Language) -> Iterator[Remark]:
    from draftlint.formats.word.annotate import Remark

    document = outcome.document
    assert document is not None
    positions = Positions(document)
    for finding in outcome.findings:
        # What belongs to no place in the text stands at its beginning.
        nowhere = finding.span == Span(0, 0)
        place = both("") if nowhere else positions.place(finding.span.start)
        lines = [line.to(language) for line in _lines(finding, positions)]
        yield Remark(finding.span, place.to(language), tuple(lines))


def _lines(finding: Finding, positions: Positions) -> Iterator[Text]:
    yield _HEAD.format(
        severity=SEVERITIES[finding.severity],
        message=finding.message,
        rule=finding.rule,
    )
    here = positions.place(finding.span.start)
    beside = [n for n in finding.related if _stands_beside(n, here, positions)]
    if beside:
        yield _joined([note.message for note in beside])
    for note in finding.related:
        if note not in beside:
            yield _related(note, positions)
    if finding.fix is not None:
        for edit in finding.fix.edits[:_MOST_EDITS]:
            yield from _advice(edit, finding, positions.document)


def _stands_beside(note: Note, here: Text, positions: Positions) -> bool:
    """Whether a note is about the same paragraph, and its message quotes the words."""
    return (
        note.path is None
        and positions.place(note.span.start) == here
        and _excerpt(note, positions) in note.message.zh
    )


def _joined(messages: Sequence[Text]) -> Text:
    return Text("；".join(m.zh for m in messages), "; ".join(m.en for m in messages))


def _related(note: Note, positions: Positions) -> Text:
    if note.path is not None:
        return _RELATED_FILE.format(path=note.path, message=note.message)
    excerpt, place = _excerpt(note, positions), positions.place(note.span.start)
    return _RELATED.format(place=place, excerpt=excerpt, message=note.message)


def _excerpt(note: Note, positions: Positions) -> str:
    excerpt = _BLANKS.sub(" ", positions.document.text(note.span)).strip()
    return excerpt[:_LONG] + "…" if len(excerpt) > _LONG else excerpt


def _advice(edit: Edit, finding: Finding, document: Document) -> Iterator[Text]:
    """Say what to do, unless it is about blanks: “ ” would tell nobody anything."""
    old, new = document.text(edit.span), edit.text
    if new.isspace():
        return
    if edit.span == finding.span:
        yield _PUT_HERE.format(new=new) if new else _DELETE_HERE
    elif not old:
        yield _INSERT.format(new=new)
    elif not old.isspace():
        yield (_REPLACE if new else _DELETE).format(old=old, new=new)
