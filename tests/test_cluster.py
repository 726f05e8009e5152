"""Workers elsewhere: the same outcomes in the same order, whatever dies on the way."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from draftlint import __version__
from draftlint.corpus import postings
from draftlint.corpus.postings import Bounds
from draftlint.errors import BadArgument
from draftlint.formats.text import TEXT
from draftlint.linter import Outcome, Task, check_file
from draftlint.work import cluster
from draftlint.work.cluster import Cluster
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint import Document, Finding
    from tests.conftest import CommandLine

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")


class Deadly(ForbiddenWord):
    """Ends the process that checks a draft with 致命 in it."""

    name = "deadly"

    def check(self, document: Document) -> Iterator[Finding]:
        if "致命" in document.source:
            os.kill(os.getpid(), signal.SIGKILL)
        yield from super().check(document)


class DeadlyOnce(ForbiddenWord):
    """Ends the first process that checks a draft which names a file to leave."""

    name = "deadly-once"

    def check(self, document: Document) -> Iterator[Finding]:
        _, colon, path = document.source.partition("留痕：")
        if colon and not Path(path).exists():
            Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield from super().check(document)


class Endless(ForbiddenWord):
    """Never comes to an end."""

    name = "endless"

    def check(self, document: Document) -> Iterator[Finding]:
        while "没完" in document.source:
            pass
        yield from super().check(document)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Run a scheduler and two worker processes."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0"
        ) as local,
    ):
        yield local.scheduler_address


def task(number: int, content: str | None = None, **others: object) -> Task:
    text = content or f"第{number}份报告。\n禁词在这里。\n"
    values = {"rules": (ForbiddenWord("禁词"), SharedOpening()), **others}
    name = f"{number}.txt"
    return Task(name, Path(name), TEXT, (".txt",), content=text.encode(), **values)  # type: ignore[arg-type]


def checked(workers: Cluster, tasks: Sequence[Task]) -> list[Outcome]:
    pending = [workers.submit(each) for each in tasks]
    return [each.result() for each in pending]


def told(outcome: Outcome) -> tuple[object, ...]:
    """What an outcome says, but for the times."""
    found = (outcome.findings, outcome.allowed, outcome.digests)
    return (outcome.path, outcome.document, outcome.error, *found)


def test_outcomes_are_those_of_one_process_in_the_order_of_the_tasks(
    address: str,
) -> None:
    tasks = [task(number) for number in range(150)]
    workers = Cluster(address, 60)
    try:
        outcomes = checked(workers, tasks)
    finally:
        workers.stop()
    assert [told(o) for o in outcomes] == [told(check_file(t)) for t in tasks]
    assert all(outcome.findings for outcome in outcomes)


def test_files_are_sent_or_opened_by_the_workers(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text("禁词。\n", encoding="utf-8")
    there = task(1)._replace(path="甲.txt", location=Path("甲.txt"), content=None)
    gone = there._replace(path="乙.txt", location=Path("乙.txt"))
    for shared in (False, True):
        workers = Cluster(address, 60, shared=shared)
        try:
            found, missing = checked(workers, [there, gone])
        finally:
            workers.stop()
        assert [finding.rule for finding in found.findings] == ["forbidden-word"]
        assert missing.error is not None
        assert "No such file" in missing.error.en


def test_a_worker_that_dies_half_way_changes_nothing(
    address: str, tmp_path: Path
) -> None:
    rules = (DeadlyOnce("禁词"),)
    leaving = f"禁词。留痕：{tmp_path / 'seen'}"
    tasks = [task(number, rules=rules) for number in range(200)]
    tasks[70] = task(70, leaving, rules=rules)
    workers = Cluster(address, 60)
    try:
        outcomes = checked(workers, tasks)
    finally:
        workers.stop()
    assert (tmp_path / "seen").exists()
    assert [told(o) for o in outcomes] == [told(check_file(t)) for t in tasks]


def test_a_file_that_kills_every_worker_is_named_and_the_rest_is_checked(
    address: str,
) -> None:
    tasks = [task(number, rules=(Deadly("禁词"),)) for number in range(5)]
    tasks[2] = task(2, "致命。禁词。", rules=(Deadly("禁词"),))
    workers = Cluster(address, 60)
    try:
        outcomes = checked(workers, tasks)
    finally:
        workers.stop()
    errors = [outcome.error and outcome.error.en for outcome in outcomes]
    died = "the workers that checked it died"
    assert errors == [None, None, died, None, None]
    assert [len(outcome.findings) for outcome in outcomes] == [1, 1, 0, 1, 1]


def test_a_file_that_hangs_is_named_and_the_rest_is_checked(address: str) -> None:
    rules = (Endless("禁词"),)
    tasks = [task(number, rules=rules) for number in range(4)]
    tasks[1] = task(1, "没完没了。禁词。", rules=rules)
    workers = Cluster(address, 0.5)
    try:
        outcomes = checked(workers, tasks)
    finally:
        workers.stop()
    errors = [outcome.error and outcome.error.en for outcome in outcomes]
    assert [errors[0], *errors[2:]] == [None, None, None]
    assert "stopped after 0.5 s, while rule endless was running" in str(errors[1])


def test_what_is_done_when_the_work_is_stopped_stays_done(address: str) -> None:
    workers = Cluster(address, 60)
    pending = [workers.submit(task(number)) for number in range(64)]
    workers.wait()
    workers.stop()
    assert all(each.done() for each in pending)
    assert [each.result().path for each in pending[:2]] == ["0.txt", "1.txt"]


def test_what_is_on_its_way_is_bounded(address: str) -> None:
    workers = Cluster(address, 60)
    try:
        for number in range(64 * 12):
            workers.submit(task(number))
        assert len(workers._under_way) <= 6
    finally:
        workers.stop()


def test_a_scheduler_that_does_not_answer_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    with pytest.raises(BadArgument, match=r"tcp://127\.0\.0\.1:9"):
        Cluster("tcp://127.0.0.1:9", 60)
    with pytest.raises(BadArgument, match="no:such:thing"):
        Cluster("no:such:thing", 60)


def test_a_scheduler_that_is_lost_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    local = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
    )
    workers = Cluster(local.scheduler_address, 60)
    try:
        pending = workers.submit(task(1))
        local.close()
        with pytest.raises(BadArgument, match="was lost"):
            pending.result()
    finally:
        workers.stop()
        local.close()


def test_a_scheduler_without_workers_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with (
        distributed.LocalCluster(
            n_workers=0, processes=False, dashboard_address=":0", protocol="tcp"
        ) as empty,
        pytest.raises(BadArgument, match="has no worker"),
    ):
        Cluster(empty.scheduler_address, 60)


def test_workers_of_another_version_are_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0.1")
    workers = Cluster(address, 60)
    try:
        with pytest.raises(BadArgument) as refused:
            checked(workers, [task(1)])
    finally:
        workers.stop()
    assert f"draftlint {__version__}" in refused.value.reason.en
    assert "draftlint 0.0.1" in refused.value.reason.zh


def test_workers_with_other_rules_are_refused(address: str) -> None:
    workers = Cluster(address, 60)
    try:
        with pytest.raises(BadArgument, match="house-style"):
            checked(workers, [task(1, installed=("house-style",))])
    finally:
        workers.stop()


def test_a_run_on_a_cluster_says_what_a_run_here_says(
    address: str, draftlint: CommandLine
) -> None:
    for number in range(6):
        text = f"第{number}街道工作总结\n全年走访X户，{number}个社区已经完成。\n"
        Path(f"{number}.txt").write_text(text, encoding="utf-8")
    Path("3.docx").write_bytes(b"PK no Word file")
    here = draftlint("check", "--no-cache", "--output-format", "json", ".")

    arguments = ("--no-cache", "--output-format", "json", "--scheduler", address)
    there = draftlint("check", *arguments, ".")
    shared = draftlint("check", *arguments, "--shared-files", ".")

    assert here.status == there.status == shared.status == 2
    assert here.out == there.out == shared.out


def test_without_a_scheduler_nothing_is_checked(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    Path("a.txt").write_text("全年走访X户。\n", encoding="utf-8")

    ran = draftlint("check", "--scheduler", "tcp://127.0.0.1:9", "a.txt")

    assert ran.status == 2
    assert ran.out == ""
    assert "tcp://127.0.0.1:9" in ran.err


def test_postings_made_on_a_cluster_are_those_made_here(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PASSAGES", 7)
    passages = [[number, number % 10, 2**40 + number % 3] for number in range(50)]
    bounds = Bounds(1, 6)

    made = cluster.inverted_by(address, passages, bounds)

    assert made == postings.invert(passages, bounds)
    assert made.places


def test_postings_are_made_here_when_the_cluster_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.2)
    monkeypatch.setattr(cluster, "_PASSAGES", 1)
    passages, bounds = [[1, 2], [2, 3]], Bounds(1, 5)

    made = cluster.inverted_by("tcp://127.0.0.1:9", passages, bounds)

    assert made == postings.invert(passages, bounds)
