"""Measure what draftlint finds in an archive of reports, and what that costs.

    python -m tests.benchmarks.archive [--reports 1000 10000 100000] [--drafts 100]

For each size an archive is written (archive_reports.py), and drafts with passages
copied from it, edited in every way and up to 20 % (archive_copies.py).  Everything goes
through the real commands, as processes of their own; time and peak memory are theirs,
children included.  Where a size fits into memory, the drafts are also checked against
the folder itself.  It prints; it never passes or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.benchmarks.archive_copies import Copyist
from tests.benchmarks.archive_reports import Author

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.archive_copies import Planted

RULES = ("copied-section", "copied-report")
IN_MEMORY = 10_000  # reports
LENGTHS = (80, 110, 200, 1_000)
SHOWN = 20


class Spent(NamedTuple):
    """What a command cost, of the clock and of the processor, and what it wrote."""

    seconds: float
    worked: float
    megabytes: float
    out: str

    def __str__(self) -> str:
        cost = f"{self.seconds:9.2f} s ({self.worked:8.2f} s of work)"
        return f"{cost} {self.megabytes:7.0f} MB"


def run(*arguments: object) -> Spent:
    """Run draftlint; exits where it could not do its job."""
    command = [sys.executable, "-m", "draftlint", *map(str, arguments)]
    began = time.perf_counter()
    with (
        tempfile.TemporaryFile() as file,
        subprocess.Popen(command, stdout=file) as job,
    ):
        _, status, usage = os.wait4(job.pid, 0)
        job.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        file.seek(0)
        out = file.read().decode()
    if job.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)}: exit status {job.returncode}")
    worked = usage.ru_utime + usage.ru_stime
    return Spent(seconds, worked, usage.ru_maxrss / 1000, out)


def write_archive(author: Author, folder: Path, reports: int) -> None:
    """Write so many reports; what an earlier run has left there stays or goes."""
    there = set()
    for path in folder.rglob("*.txt"):
        number = int(path.stem.rpartition("_")[2])
        there.add(number)
        if number >= reports:
            path.unlink()
    for number in range(reports):
        if number in there:
            continue
        report = author.write(number)
        path = folder / report.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report.text, encoding="utf-8")


def write_drafts(
    author: Author, folder: Path, reports: int, drafts: int
) -> list[Planted]:
    copyist = Copyist(author, reports)
    all_planted = []
    shutil.rmtree(folder / "drafts", ignore_errors=True)
    for number in range(drafts):
        name, text, planted = copyist.write(number)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        all_planted += planted
    return all_planted


def overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


class Score:
    """What was found of what was planted, and what was found besides."""

    def __init__(self, planted: Sequence[Planted], report: dict[str, Any]) -> None:
        self.planted = planted
        self.by_source: dict[str, list[Planted]] = defaultdict(list)
        for one in planted:
            self.by_source[one.source].append(one)
        self.findings: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for finding in report["findings"]:
            if finding["rule"] in RULES:
                name = finding["path"].rpartition("/drafts/")[2] or finding["path"]
                self.findings[f"drafts/{name.removeprefix('drafts/')}"].append(finding)

    def found(self, one: Planted) -> bool:
        """Whether half of a passage was reported, with a report that has it, too."""
        span = (one.start, one.end)
        source = (one.source_start, one.source_end)
        holders = (
            one.source,
            *(
                other.draft
                for other in self.by_source[one.source]
                if overlap(source, (other.source_start, other.source_end))
            ),
        )
        covered: int = 0
        for finding in self.findings[one.draft]:
            if any((n["path"] or "").endswith(holders) for n in finding["related"]):
                whole = finding["rule"] == "copied-report"
                place = (finding["start"]["offset"], finding["end"]["offset"])
                covered += one.end - one.start if whole else overlap(place, span)
        return covered >= (one.end - one.start) / 2

    def right(self, path: str, finding: dict[str, Any]) -> bool:
        """Whether a finding is of a passage that was planted, most of it."""
        span = (finding["start"]["offset"], finding["end"]["offset"])
        own = [one for one in self.planted if one.draft == path]
        covered = sum(overlap(span, (one.start, one.end)) for one in own)
        whole = finding["rule"] == "copied-report"
        return bool(whole or covered >= (span[1] - span[0]) / 2)

    def show(self) -> None:
        groups: dict[str, list[bool]] = defaultdict(list)
        for one in self.planted:
            found = self.found(one)
            size = one.source_end - one.source_start
            scattered = one.kind == "scattered"
            groups["all but scattered" if not scattered else "scattered"].append(found)
            groups[f"kind {one.kind}"].append(found)
            if not scattered:
                groups[f"rate {one.rate:.2f}"].append(found)
                least = max(length for length in LENGTHS if length <= size)
                groups[f"from {least:4} characters"].append(found)
        print("  recall of planted passages, by kind, rate (scattered aside), length")
        for name in sorted(groups, key=lambda name: (" " in name, name)):
            found_ones = groups[name]
            share = sum(found_ones) / len(found_ones)
            print(f"    {name:24} {share:7.4f} of {len(found_ones)}")
        verdicts = [
            (self.right(path, finding), finding)
            for path, findings in self.findings.items()
            for finding in findings
        ]
        right = sum(verdict for verdict, _ in verdicts)
        rules = Counter(finding["rule"] for _, finding in verdicts)
        print(f"  findings {dict(rules)}")
        print(f"  precision {right / max(1, len(verdicts)):.4f} of {len(verdicts)}")
        wrong = [finding for verdict, finding in verdicts if not verdict]
        for finding in wrong[:SHOWN]:
            print(f"    wrong: {finding['path']} {finding['text'][:60]}")


def measure(author: Author, folder: Path, reports: int, drafts: int) -> None:
    archive, index = folder / "archive", folder / "archive.sqlite"
    index.unlink(missing_ok=True)
    print(f"\n{reports:,} reports", flush=True)
    new = max(1, reports // 100)
    write_archive(author, archive, reports - new)
    planted = write_drafts(author, folder, reports, drafts)
    built = run("index", "build", archive, "-o", index, "--jobs", 1)
    write_archive(author, archive, reports)
    updated = run("index", "update", archive, "-o", index, "--jobs", 1)
    size = index.stat().st_size
    print(f"  build                 {built}  {size / reports:9.0f} bytes a report")
    print(f"  update by {new:7}     {updated}", flush=True)
    options = ("--isolated", "--no-cache", "--output-format", "json", "--exit-zero")
    check = ("check", *options, "--select", ",".join(RULES))
    first = folder / planted[0].draft
    run(*check, first, "--against", index)
    print(
        f"  one draft, index      {run(*check, first, '--against', index)}", flush=True
    )
    told = run(*check, folder / "drafts", "--against", index, "--jobs", 1)
    print(f"  {drafts:4} drafts, index    {told}", flush=True)
    found = json.loads(told.out)
    if reports <= IN_MEMORY:
        beside = run(*check, folder / "drafts", "--against", archive, "--jobs", 1)
        same = json.loads(beside.out)["findings"] == found["findings"]
        print(f"  {drafts:4} drafts, folder   {beside}  same findings: {same}")
    Score(planted, found).show()


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--reports", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    ask.add_argument("--drafts", type=int, default=100)
    ask.add_argument("--folder", type=Path, help="where to put it all, and leave it")
    options = ask.parse_args()
    author = Author()
    for reports in options.reports:
        if options.folder:
            measure(author, options.folder / str(reports), reports, options.drafts)
            continue
        with tempfile.TemporaryDirectory() as folder:
            measure(author, Path(folder), reports, options.drafts)


if __name__ == "__main__":
    main()
