"""The index command: build, update and describe an index of an archive."""

from __future__ import annotations

import os
import sys
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from draftlint import files
from draftlint.corpus import index_planning, index_store
from draftlint.corpus.index import Index
from draftlint.corpus.index_building import Building
from draftlint.corpus.index_planning import Read, Wanted
from draftlint.corpus.index_reading import Keeping
from draftlint.errors import BadArgument
from draftlint.linter import Task
from draftlint.reports import progress
from draftlint.status import CLEAN, FAILED, complain
from draftlint.wording import Text
from draftlint.work import scheduling
from draftlint.work.interruption import Interrupted, Interruption
from draftlint.work.scheduling import Plan

if TYPE_CHECKING:
    import argparse
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from draftlint.formats import Format
    from draftlint.plugins import Plugins
    from draftlint.wording import Language
    from draftlint.work.workers import Pending, Workers

_NO_FOLDER = Text(zh="不是文件夹：{path}", en="no folder: {path}")
_NOTHING = Text(
    zh="{path} 里没有可读的文件（支持 {endings}）",
    en="no files to read in {path} (supported: {endings})",
)
_OTHER_FOLDER = Text(
    zh="{index} 是 {root} 的索引，不是 {folder} 的",
    en="{index} is the index of {root}, not of {folder}",
)
_DONE = Text(
    zh="{index}：{documents} 份报告；本次读取 {read} 份，移除 {removed} 份，"
    "其余 {kept} 份未变",
    en="{index}: {documents} reports; {read} read this time, {removed} taken out, "
    "{kept} unchanged",
)
_STOPPED = Text(
    zh="已中断：索引里已有 {documents} 份报告，再次运行将从这里继续",
    en="interrupted: the index holds {documents} reports; run it again to go on",
)
_UNREAD = Text(
    zh="{path}：未能读取，不在比对范围内：{reason}",
    en="{path}: not read, so nothing is compared with it: {reason}",
)
# Filled in when it is known.
_LATER = {"index": "{index}", "documents": "{documents}"}


def index(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Build, update or describe an index; raises Stop for what keeps it from that."""
    folder = Path(options.folder)
    if options.action == "stat":
        _describe(Path(options.output or folder), options, language)
        return CLEAN
    if not folder.is_dir():
        missing = _NO_FOLDER if os.path.lexists(folder) else files.MISSING
        raise BadArgument(missing.format(path=folder))
    path = Path(options.output) if options.output else folder / index_store.NAME
    if options.action == "build":
        _make_way(path)
    elif not os.path.lexists(path):
        raise BadArgument(files.MISSING.format(path=path))
    formats = {end: format_ for format_ in loaded.formats for end in format_.endings}
    found = _files(folder, formats)
    with index_store.writing(path) as connection:
        root = _same_folder(connection, folder, path)
        work = _Work(Building(connection, root), folder, formats)
        said, status = _bring_up(work, found, options, language)
    return _report(path, said, status, options, language)


def _make_way(path: Path) -> None:
    """Delete an index that is of no use to this version: it is made anew."""
    if not os.path.lexists(path):
        return
    try:
        index_store.opened(path).close()
    except index_store.OtherVersion:
        path.unlink()


def _files(folder: Path, endings: Iterable[str]) -> list[tuple[bytes, Path]]:
    """Find the reports of a folder as `check` does, but for what is excluded there.

    An archive may well be excluded: what is compared with need not be linted.
    """
    search = files.find([folder], endings, lambda _: False)
    for missing in search.missing:
        raise missing
    if not search.files:
        raise BadArgument(_NOTHING.format(path=folder, endings=" ".join(endings)))
    return [(index_planning.path_of(f.path, folder), f.path) for f in search.files]


def _same_folder(connection: sqlite3.Connection, folder: Path, path: Path) -> str:
    """Give the folder as the index names it; raises BadArgument when it is another's.

    An index within its folder goes with it wherever it is moved.
    """
    here, beside = folder.resolve(), path.resolve().parent
    root = "." if here == beside else str(here)
    stored = index_store.read_facts(connection).get("root")
    if stored is not None and (beside / str(stored)).resolve() != here:
        raise BadArgument(_OTHER_FOLDER.format(index=path, root=stored, folder=folder))
    return root


class _Work(NamedTuple):
    """Who writes, what folder is read, and which formats there are."""

    building: Building
    folder: Path
    formats: Mapping[str, Format]

    def steps(
        self, wanted: deque[Wanted], workers: Workers, interruption: Interruption
    ) -> Iterator[bool]:
        """Read the files that are wanted and put them in; yield whether each was new.

        Ends early when the user asks to stop; what was read by then is in.
        """
        waiting: deque[tuple[Wanted, bytes | None, Pending]] = deque()
        try:
            while wanted or waiting:
                if wanted:
                    one = wanted.popleft()
                    content, hashed = index_planning.content_of(one)
                    if index_planning.is_unchanged(one, hashed):
                        self.building.touch(one)
                        yield False
                        continue
                    with interruption.breakable():
                        pending = workers.submit(self._task(one, content))
                    waiting.append((one, hashed, pending))
                while waiting and (not wanted or waiting[0][2].done()):
                    one, hashed, pending = waiting[0]
                    with interruption.breakable():
                        outcome = pending.result()
                    waiting.popleft()
                    for orphan in self.building.add(Read(one, hashed, outcome)):
                        location = self.folder / os.fsdecode(orphan)
                        wanted.append(index_planning.state_of(orphan, location, None))
                    yield True
            with interruption.breakable():
                self.building.finish()
        except Interrupted:
            workers.stop()
            self.building.save()

    def _task(self, wanted: Wanted, content: bytes | None) -> Task:
        return Task(
            path=wanted.location.as_posix(),
            location=wanted.location,
            format=self.formats.get(wanted.location.suffix.lower()),
            endings=tuple(self.formats),
            rules=(Keeping(),),
            content=content,
        )


def _bring_up(
    work: _Work,
    found: list[tuple[bytes, Path]],
    options: argparse.Namespace,
    language: Language,
) -> tuple[Text, int]:
    """Bring an index in line with its folder; give what to say of it, and the status."""
    wanted, removed = index_planning.plan(work.building, found)
    size = sum(max(0, one.size) for one in wanted)
    with Interruption() as interruption:
        workers = scheduling.workers_for(len(wanted), size, Plan.of(options))
        try:
            steps = work.steps(wanted, workers, interruption)
            read = sum(progress.shown(steps, len(wanted), language))
        finally:
            workers.stop()
    if interruption.signal is not None:
        return _STOPPED, 128 + interruption.signal  # as shells have it
    kept = len(found) - read
    return _DONE.format(read=read, removed=removed, kept=kept, **_LATER), CLEAN


def _report(
    path: Path,
    said: Text,
    status: int,
    options: argparse.Namespace,
    language: Language,
) -> int:
    """Say what is in the index now, and what is not; give the exit status."""
    with Index.open(path) as made:
        said = said.format(index=path, documents=len(made))
        unread = made.unread
    for one in unread:
        complain(_UNREAD.format(path=one.path, reason=one.reason), language)
    if status != CLEAN:
        complain(said, language)
        return status
    if options.output_format == "json":
        _describe(path, options, language)
    elif not options.quiet:
        sys.stdout.write(f"{said.to(language)}\n")
    return FAILED if unread else status


def _describe(path: Path, options: argparse.Namespace, language: Language) -> None:
    """Say what an index holds."""
    from draftlint.reports import index_facts

    with Index.open(path) as made:
        as_json = options.output_format == "json"
        index_facts.write(made, language, sys.stdout, as_json=as_json)
