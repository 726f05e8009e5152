"""Files that hang, processes that die, users who press Ctrl-C: the rest goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import regex

from draftlint.document import Document, Span
from draftlint.finding import Family, Severity
from draftlint.formats.text import TEXT
from draftlint.linter import Task
from draftlint.rule import CorpusRule, Rule
from draftlint.wording import Text
from draftlint.work import time_limit
from draftlint.work.interruption import Interruption
from draftlint.work.pool import Pool
from draftlint.work.scheduling import Plan, check_all
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from draftlint.finding import Finding
    from draftlint.linter import Outcome
    from draftlint.rule import AnyRule
    from tests.conftest import CommandLine, Install

needs_signals = pytest.mark.skipif(
    not hasattr(signal, "setitimer"), reason="the system has no alarm clock"
)
EXPONENTIAL = regex.compile("(?:a|a|aa)+$")


class Odd(Rule):
    """Do what the draft says, instead of reading it.

    It is here for the tests.

    Every other draft is left alone.
    """

    name = "odd"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="怪", en="odd")
    chinese = "测试用。"

    def check(self, document: Document) -> Iterator[Finding]:
        word, _, value = document.source.partition(" ")
        if word in DEEDS:
            DEEDS[word](value)
        if "BANNED" in document.source:
            yield self.found(Span(0, 1))


def swallow(value: str) -> None:
    """Swallow whatever is raised, once."""
    with suppress(BaseException):
        time.sleep(float(value))
    time.sleep(float(value))


def never_return(value: str) -> None:
    """Behave like a library that never comes back to Python."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM})
    time.sleep(float(value))


def die_once(value: str) -> None:
    """Die as one whom the system kills for what others did: not a second time."""
    if not Path(value).exists():
        Path(value).touch()
        os.kill(os.getpid(), signal.SIGKILL)


DEEDS: dict[str, Callable[[str], object]] = {
    "sleep": lambda value: time.sleep(float(value)),
    "loop": lambda _: [None for _ in iter(int, 1)],
    "match": lambda value: EXPONENTIAL.match("a" * int(value) + "b"),
    "swallow": swallow,
    "block": never_return,
    "exit": lambda value: os._exit(int(value)),
    "kill": lambda value: os.kill(os.getpid(), int(value)),
    "die-once": die_once,
}


@dataclass(frozen=True)
class Unsendable(CorpusRule[object]):
    """Take something from a draft that cannot leave the process.

    It is here for the tests.

    Nothing is left alone.
    """

    name = "unsendable"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="怪", en="odd")
    chinese = "测试用。"

    def digest(self, document: Document) -> object:
        return threading.Lock() if "LOCK" in document.source else None

    def compare(
        self,
        digests: Sequence[tuple[str, object]],  # noqa: ARG002
    ) -> Iterator[tuple[str, Finding]]:
        return iter(())


def tasks(*sources: str, rules: tuple[AnyRule, ...] = (Odd(),)) -> list[Task]:
    return [
        Task(f"{n}.txt", Path(f"{n}.txt"), TEXT, (".txt",), rules, content=s.encode())
        for n, s in enumerate(sources)
    ]


def pooled(todo: list[Task], seconds: float = 0, method: str = "") -> list[Outcome]:
    pool = Pool(2, seconds, method)
    try:
        jobs = [pool.submit(task) for task in todo]
        return [job.result() for job in jobs]
    finally:
        pool.stop()


def told(outcomes: Sequence[Outcome]) -> list[str]:
    """Say what became of each: its error, else how many findings it has."""
    return [o.error.en if o.error else str(len(o.findings)) for o in outcomes]


# --- one file that hangs ---


@needs_signals
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("deed", ["sleep 99", "loop", "match 99", "swallow 99"])
def test_a_file_that_hangs_is_named_with_its_rule_and_the_rest_goes_on(
    deed: str, jobs: int
) -> None:
    todo = tasks("BANNED", deed, "BANNED")

    outcomes = check_all(todo, Plan(jobs, file_timeout=0.8)).outcomes

    assert told(outcomes)[::2] == ["1", "1"]
    assert "0.8 s" in told(outcomes)[1]
    assert "odd" in told(outcomes)[1]


@needs_signals
def test_a_library_that_never_comes_back_is_killed_with_its_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("draftlint.work.pool._GRACE", 0.5)

    # Long enough for a worker to begin on a busy machine: the limit is not for that.
    outcomes = pooled(tasks("block 99", "BANNED", "BANNED", "BANNED"), 3)

    assert "stopped after 3 s" in told(outcomes)[0]
    assert told(outcomes)[1:] == ["1", "1", "1"]


@needs_signals
def test_where_the_system_has_no_alarm_clock_a_thread_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time_limit, "_Clock", time_limit._ThreadAlarm)

    outcomes = check_all(tasks("loop", "BANNED"), Plan(file_timeout=0.8)).outcomes

    assert "0.8 s" in told(outcomes)[0]
    assert told(outcomes)[1] == "1"


def test_without_a_limit_a_slow_file_is_waited_for() -> None:
    assert told(check_all(tasks("sleep 0.2"), Plan()).outcomes) == ["0"]


@needs_signals
def test_the_alarm_clock_of_others_is_left_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)

    check_all(tasks("sleep 99", "BANNED"), Plan(file_timeout=0.2))

    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize("value", ["-1", "soon", "nan", "inf"])
def test_a_limit_that_is_none_is_refused(draftlint: CommandLine, value: str) -> None:
    ran = draftlint("check", "--file-timeout", value)

    assert ran.status == 2
    assert "--file-timeout" in ran.err


# --- a process that dies ---


@pytest.mark.parametrize(
    ("deed", "how"), [("exit 3", "exit status 3"), ("kill 9", "signal 9")]
)
@needs_signals
def test_a_file_that_kills_its_process_is_named_and_the_rest_goes_on(
    deed: str, how: str
) -> None:
    outcomes = pooled(tasks("BANNED", deed, "BANNED", deed, *["BANNED"] * 9))

    assert [o.path for o in outcomes] == [f"{n}.txt" for n in range(13)]
    assert [how in said for said in told(outcomes)] == [
        number in (1, 3) for number in range(13)
    ]
    assert told(outcomes).count("1") == 11


@needs_signals
def test_a_file_whose_process_was_killed_for_others_is_checked_again(
    tmp_path: Path,
) -> None:
    outcomes = pooled(tasks(f"die-once {tmp_path / 'died'}", "BANNED"))

    assert told(outcomes) == ["0", "1"]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_of_every_kind_find_the_same(method: str) -> None:
    import multiprocessing

    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"the system knows no {method}")
    todo = tasks("BANNED", "x", "BANNED BANNED", rules=(ForbiddenWord(),))

    assert told(pooled(todo, method=method)) == ["1", "0", "2"]


def test_what_cannot_leave_a_process_is_an_error_of_its_file() -> None:
    todo = tasks("a", "LOCK", "b", rules=(Unsendable(),))

    said = told(pooled(todo))

    assert said[::2] == ["0", "0"]
    assert "pickle" in said[1]


def test_a_pool_takes_no_more_than_it_can_work_on() -> None:
    pool = Pool(2, 0)
    try:
        jobs = []
        for task in tasks(*["sleep 0.02"] * 30):
            jobs.append(pool.submit(task))
            open_ones = sum(not job.done() for job in jobs)
            assert open_ones <= 4
        assert all(job.result().error is None for job in jobs)
    finally:
        pool.stop()


def test_a_pool_leaves_no_process_behind() -> None:
    pool = Pool(2, 0)
    jobs = [pool.submit(task) for task in tasks("x", "sleep 99", "x")]
    jobs[0].result()
    ids = [worker.process.pid for worker in pool.workers]

    pool.stop()

    assert len(ids) == 2
    for pid in ids:
        assert pid is not None
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


# --- Ctrl-C ---

SLOW = '''
import os, time
import draftlint
from draftlint import Family, Rule, Severity, Span, Text

class Slow(Rule):
    """Wait where the draft says so."""
    name = "slow"
    family = Family.HYGIENE
    severity = Severity.WARNING
    message = Text(zh="慢", en="slow")
    chinese = "测试用。"

    def check(self, document):
        if "WAIT" in document.source:
            with open(os.environ["WAITING"], "a") as file:
                file.write(f"{os.getpid()}\\n")
            time.sleep(99)
        yield self.found(Span(0, 1), fix="Y")

@draftlint.hookimpl
def draftlint_rules():
    return [Slow]
'''


@dataclass(frozen=True)
class Broken:
    """A run that was broken off, and the processes that were at work by then."""

    status: int
    out: str
    err: str
    workers: list[int]


@pytest.fixture
def break_off(folder: Path, install: Install, tmp_path: Path) -> Callable[..., Broken]:
    """Run the real command over nine drafts, and stop it when it waits on the sixth."""

    def run(number: int, *arguments: str, to_all: bool = True) -> Broken:
        site = install("slow_plugin", SLOW)
        for n in range(1, 10):
            text = "WAIT 等" if n == 6 else f"X 第{n}份"
            (folder / f"{n}.txt").write_text(text, encoding="utf-8")
        waiting = tmp_path / "waiting"
        run = subprocess.Popen(
            [sys.executable, "-m", "draftlint", "check", "--isolated", *arguments],
            env={**os.environ, "PYTHONPATH": str(site), "WAITING": str(waiting)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            while not waiting.exists() or not waiting.read_text().endswith("\n"):
                assert run.poll() is None, run.communicate()
                time.sleep(0.02)
            if to_all:
                os.killpg(run.pid, number)  # as a terminal does
            else:
                os.kill(run.pid, number)
            out, err = run.communicate(timeout=30)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
        return Broken(
            run.returncode, out, err, [*map(int, waiting.read_text().split())]
        )

    return run


@needs_signals
@pytest.mark.parametrize("jobs", ["1", "3"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_broken_off_says_what_it_found_and_what_it_did_not_reach(
    break_off: Callable[..., Broken], number: int, jobs: str
) -> None:
    ran = break_off(number, "--select=slow", "--jobs", jobs, "--output-format=json")

    report = json.loads(ran.out)
    verdicts = {file["path"]: file["verdict"] for file in report["files"]}
    reached = [path for path, verdict in verdicts.items() if verdict != "unread"]
    assert ran.status == 128 + number
    assert list(verdicts) == [f"{n}.txt" for n in range(1, 10)]
    assert verdicts["6.txt"] == "unread"
    assert [finding["path"] for finding in report["findings"]] == reached
    assert jobs != "1" or reached == [f"{n}.txt" for n in range(1, 6)]
    assert f"interrupted: {len(reached)} of 9 files" in ran.err
    assert "Traceback" not in ran.err


@needs_signals
def test_nobody_goes_on_working_when_the_one_who_asked_has_gone(
    break_off: Callable[..., Broken],
) -> None:
    ran = break_off(signal.SIGINT, "--jobs=2", "--select=slow", to_all=False)

    assert ran.status == 130
    for pid in ran.workers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@needs_signals
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_fixes_of_a_run_that_is_broken_off_are_not_made(
    break_off: Callable[..., Broken], folder: Path, jobs: str
) -> None:
    ran = break_off(signal.SIGINT, "--select=slow", "--unsafe-fixes", "--jobs", jobs)

    assert ran.status == 130
    assert (folder / "1.txt").read_text(encoding="utf-8") == "X 第1份"
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{n}.txt" for n in range(1, 10)
    ]


@needs_signals
def test_an_output_file_of_a_run_that_is_broken_off_says_so(
    break_off: Callable[..., Broken], folder: Path
) -> None:
    break_off(signal.SIGINT, "--select=slow", "-ojson:found.json", "-ojunit:found.xml")

    report = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    (problem,) = report["summary"]["problems"]
    assert "5 of 9" in problem
    assert "interrupted" in (folder / "found.xml").read_text(encoding="utf-8")


def test_what_was_ignored_before_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interruption() as interruption:
            signal.raise_signal(signal.SIGINT)
        assert interruption.signal is None
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_files_can_be_checked_in_a_thread_of_another_program() -> None:
    found: list[str] = []
    plan = Plan(file_timeout=5)
    todo = tasks("BANNED", rules=(ForbiddenWord(), SharedOpening()))

    thread = threading.Thread(
        target=lambda: found.extend(told(check_all(todo, plan).outcomes))
    )
    thread.start()
    thread.join()

    assert found == ["1"]
