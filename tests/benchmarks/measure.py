"""Measure draftlint's cost; every figure beside its yardstick, in one run.

    python tests/benchmarks/measure.py [--quick]

It prints; it never passes or fails.  The corpus is made of the drafts in fixtures/,
each copy with most of its characters exchanged, so that copies share no wording.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import regex

from draftlint import plugins
from draftlint.finding import Severity
from draftlint.formats import text
from draftlint.formats.decoding import decode
from draftlint.linter import Task, check_file

FIXTURES = Path(__file__).parents[2] / "fixtures"
YARDSTICK = "import rich.console, pluggy, regex"
NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
# Characters that rules go by keep their places in the copies: numerals, units, cues.
KEPT = (
    "一二三四五六七八九十百千万亿零两第年月日时个项件次人户名家条处起场期元米里吨亩度岁"
    "是的了在和与及等其中共计合总累分别为包括占达到率比上下同增长降多余约近超以不有无要把"
    "对从由将已正方面重点是如首先再最后社区街道镇乡村市县省委局办公司集团单位某待补充填写"
)
CELLS = range(0xA1, 0xFF)


def drafts() -> list[str]:
    """Read the Chinese fixtures as text."""
    paths = sorted(FIXTURES.glob("*.txt"))
    return [decode(path.read_bytes())[0].replace("\r\n", "\n") for path in paths]


class Author:
    """Writes drafts of any length: fixture paragraphs with other rare characters."""

    def __init__(self) -> None:
        self.drafts = drafts()
        letters = Counter("".join(self.drafts))
        han = [letter for letter in letters if "\u4e00" <= letter <= "\u9fff"]
        self.rare = sorted(set(han).difference(KEPT))
        # The 3,755 characters of everyday Chinese: level 1 of GB 2312.
        rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in CELLS)
        pool = b"".join(rows).decode("gb2312", "ignore")
        self.pool = sorted(set(pool).difference(KEPT))

    def write(self, seed: int, characters: int) -> str:
        """Write a draft of about so many characters; the same seed, the same draft."""
        chance = random.Random(seed)
        written: list[str] = []
        length = 0
        sources: list[str] = []
        while length < characters:
            # Every draft once before any comes again: no report holds itself twice.
            sources = sources or chance.sample(self.drafts, len(self.drafts))
            source = sources.pop()
            others = chance.sample(self.pool, len(self.rare))
            table = str.maketrans("".join(self.rare), "".join(others))
            part = source.translate(table)[: characters - length]
            written.append(part)
            length += len(part)
        return "\n".join(written)


def seconds(command: list[str], rounds: int) -> float:
    """Give the best whole-process time of several rounds, the caches filled."""
    best = float("inf")
    # As installed: with bytecode on disk, which an editable install may lack.
    environment = {k: v for k, v in os.environ.items() if k != NO_BYTECODE}
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=False)
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=False)
        best = min(best, time.perf_counter() - began)
    return best


def start_up(folder: Path, author: Author, rounds: int) -> None:
    draft = folder / "one.txt"
    content = author.write(1, 8_200)
    draft.write_text(content, encoding="utf-8")
    size = draft.stat().st_size / 1000
    base = seconds([sys.executable, "-c", YARDSTICK], rounds)
    print(f"\none draft of {size:.0f} KB, whole process, best of {rounds}")
    print(f"  {YARDSTICK:42} {base * 1000:6.0f} ms   1.00")
    for report in ("full", "json"):
        command = [sys.executable, "-m", "draftlint", "check", "--isolated", str(draft)]
        spent = seconds([*command, "--output-format", report], rounds)
        print(
            f"  draftlint check, {report:25} {spent * 1000:6.0f} ms {spent / base:6.2f}"
        )


def throughput(folder: Path, author: Author, files: int, size: int) -> None:
    corpus = folder / "corpus"
    corpus.mkdir()
    for number in range(files):
        draft = author.write(number + 2, size // 3)
        (corpus / f"{number:04}.txt").write_text(draft, encoding="utf-8")
    paths = sorted(corpus.iterdir())
    megabytes = sum(path.stat().st_size for path in paths) / 1e6
    print(f"\n{files} drafts, {megabytes:.1f} MB")
    began = time.perf_counter()
    word = regex.compile(r"[XＸ×*]{1,9}[个人次]")
    for path in paths:
        sum(1 for _ in word.finditer(path.read_text(encoding="utf-8")))
    base = time.perf_counter() - began
    print(f"  read and one regex scan      {base:7.2f} s {megabytes / base:8.1f} MB/s")
    command = [sys.executable, "-m", "draftlint", "check", "--isolated", str(corpus)]
    command += ["--no-cache", "--output-format", "json"]
    for jobs in (1, 2):
        spent = seconds([*command, "--jobs", str(jobs)], 1)
        rate = megabytes / spent
        print(f"  draftlint check --jobs {jobs}     {spent:7.2f} s {rate:8.1f} MB/s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"  peak memory of one process   {peak:7.0f} MB")


def warmth(folder: Path, rounds: int) -> None:
    """Compare a run that reads every draft with one that has seen them all."""
    corpus, cache = folder / "corpus", folder / "cache"
    environment = {k: v for k, v in os.environ.items() if k != NO_BYTECODE}
    environment["DRAFTLINT_CACHE"] = str(cache)
    base = [sys.executable, "-m", "draftlint", "check", "--isolated", str(corpus)]
    print(f"\nthe same drafts again, whole process, best of {rounds}")
    print(f"  {'':16} {'cold s':>15} {'warm s':>15} {'warm / cold':>15}")
    print(f"  {'':16}" + f" {'wall':>7} {'cpu':>7}" * 3)
    for jobs in ("1", "0"):
        for report in ("json", "full"):
            command = [*base, "--jobs", jobs, "--output-format", report]
            subprocess.run(
                [*command, "--no-cache"],
                stdout=subprocess.DEVNULL,
                env=environment,
                check=False,
            )
            cold = warm = (float("inf"), float("inf"))
            for _ in range(rounds):
                (cache / "findings.sqlite3").unlink(missing_ok=True)
                cold = best(cold, spent(command, environment))
                warm = best(warm, spent(command, environment))
            figures = (*cold, *warm, warm[0] / cold[0], warm[1] / cold[1])
            columns = "".join(f" {figure:7.2f}" for figure in figures)
            print(f"  --jobs {jobs}, {report:6} {columns}")


def best(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return min(one[0], other[0]), min(one[1], other[1])


def spent(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Give the wall time of a command, and what it and its workers took of processors."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=False)
    wall, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    user, system = after.ru_utime - before.ru_utime, after.ru_stime - before.ru_stime
    return wall - began, user + system


def growth(author: Author, sizes: tuple[int, ...]) -> None:
    rules = tuple(rule() for rule in plugins.installed().rules)
    print("\none long draft, in process (read and every rule)")
    spent_before = 0.0
    by_rule: list[tuple[str, float]] = []
    for size in sizes:
        content = author.write(size, size).encode()
        task = Task(
            "long.txt",
            Path("long.txt"),
            text.TEXT,
            (".txt",),
            rules,
            fail_level=Severity.WARNING,
            content=content,
        )
        began = time.perf_counter()
        outcome = check_file(task)
        spent = time.perf_counter() - began
        ratio = f"{spent / spent_before:6.1f} x" if spent_before else ""
        rate = len(content) / 1e6 / spent
        print(f"  {size:9,} characters {spent:8.3f} s {rate:6.1f} MB/s {ratio}")
        spent_before = spent
        by_rule = sorted(outcome.seconds.items(), key=lambda item: -item[1])
        if outcome.error:
            print(f"  {outcome.error.en}")
    print("\n  time by rule in the longest (a shared view counts for its first user)")
    for rule, spent in by_rule:
        print(f"  {rule:28} {spent:8.3f} s {100 * spent / spent_before:5.1f} %")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--quick", action="store_true", help="a tenth of everything")
    quick = ask.parse_args().quick
    author = Author()
    with tempfile.TemporaryDirectory() as folder:
        start_up(Path(folder), author, 5 if quick else 15)
        throughput(Path(folder), author, 40 if quick else 400, 25_000)
        warmth(Path(folder), 1 if quick else 3)
    growth(author, (10_000, 100_000) if quick else (10_000, 100_000, 1_000_000))


if __name__ == "__main__":
    main()
