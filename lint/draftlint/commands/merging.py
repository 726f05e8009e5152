"""The merge command: the JSON reports of a run's parts, as one."""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from draftlint import files
from draftlint.errors import BadArgument, reason_of
from draftlint.reports.json import VERSION, object_of_lines
from draftlint.status import CLEAN, FAILED, FINDINGS
from draftlint.wording import Text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from draftlint.plugins import Plugins
    from draftlint.wording import Language

_CANNOT_READ = Text(zh="读不了 {path}：{error}", en="cannot read {path}: {error}")
_NO_JSON = Text(
    zh="{path} 第{line}行第{column}列不是合法的 JSON：{error}",
    en="{path}, line {line}, column {column}: no JSON: {error}",
)
_NO_REPORT = Text(
    zh="{path} 不是 draftlint 的 JSON 报告（第 {version} 版）",
    en="{path} is no JSON report of draftlint (format version {version})",
)
_TWICE = Text(
    zh="{draft} 在 {first} 和 {second} 中都有：这不是同一次检查的各部分",
    en="{draft} is in {first} and in {second}: these are not parts of one run",
)
_UNLIKE = Text(
    zh="{first} 和 {second} 不能合并：一份由 draftlint {one} 写出，另一份由 {other} 写出",
    en="{first} and {second} cannot be merged: draftlint {one} wrote the one, {other} "
    "the other",
)
_MISSING = Text(
    zh="共 {of} 份，缺第 {missing} 份", en="of {of} parts there is no part {missing}"
)
_MIXED = Text(
    zh="{path} 与其他报告不是同一次分份检查（--shard）的结果",
    en="{path} is not of the same parted run (--shard) as the others",
)
_MEMBERS = {"tool": dict, "files": list, "findings": list, "summary": dict}
_LISTED = {"path": str, "verdict": str}
_FOUND = dict.fromkeys(("path", "rule", "family", "severity", "status"), str)


class Part(NamedTuple):
    """A report, and the file that it was read from."""

    path: str
    report: dict[str, Any]


def merge(options: argparse.Namespace, _: Plugins, __: Language) -> int:
    """Write one JSON report of many; the status is that of the whole run.

    Raises Stop for what is no report, or no part of the same run; nothing is written.
    """
    parts = _in_order([_part(path) for path in options.reports])
    merged = f"{object_of_lines(merged_report(parts))}\n"
    if options.output is None:
        sys.stdout.write(merged)
    else:
        _write(Path(options.output), merged)
    verdicts = {file["verdict"] for file in _files(parts)}
    if "unread" in verdicts or any(p.report["summary"].get("problems") for p in parts):
        return FAILED
    return FINDINGS if "fail" in verdicts and not options.exit_zero else CLEAN


def merged_report(parts: Sequence[Part]) -> dict[str, Any]:
    """Put the parts of one run together, in the order that one process gives.

    Raises BadArgument where a draft stands in two of them.
    """
    _check_apart(parts)
    found: dict[str, list[Any]] = {}
    for finding in chain.from_iterable(part.report["findings"] for part in parts):
        found.setdefault(finding["path"], []).append(finding)
    listed = list(_files(parts))
    findings = [one for file in listed for one in found.get(file["path"], ())]
    return {
        "version": VERSION,
        "tool": parts[0].report["tool"],
        "files": listed,
        "findings": findings,
        "summary": _summary(parts, findings),
        **_seconds(parts),
    }


def _part(path: str) -> Part:
    """Read one report; raises BadArgument for what is none."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        report = json.loads(text)
    except OSError as error:
        reason = reason_of(error)
        raise BadArgument(_CANNOT_READ.format(path=path, error=reason)) from error
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno, "error": error.msg}
        raise BadArgument(_NO_JSON.format(path=path, **place)) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BadArgument(_NO_REPORT.format(path=path, version=VERSION)) from error
    if not _is_report(report):
        raise BadArgument(_NO_REPORT.format(path=path, version=VERSION))
    return Part(path, report)


def _is_report(report: Any) -> bool:
    """Whether a value is built as a JSON report is, as far as merging goes."""
    return (
        _has(report, _MEMBERS)
        and report.get("version") == VERSION
        and all(_has(file, _LISTED) for file in report["files"])
        and all(_has(finding, _FOUND) for finding in report["findings"])
        and all(isinstance(v, int | list | dict) for v in report["summary"].values())
        and (
            report.get("shard") is None
            or _has(report["shard"], {"number": int, "of": int})
        )
    )


def _has(value: Any, members: Mapping[str, type]) -> bool:
    return isinstance(value, dict) and all(
        isinstance(value.get(name), kind) for name, kind in members.items()
    )


def _in_order(parts: Sequence[Part]) -> list[Part]:
    """Put the parts of a parted run in their order; raises BadArgument if one lacks."""
    one = parts[0]
    for part in parts:
        versions = [str(p.report["tool"].get("version")) for p in (one, part)]
        if versions[0] != versions[1]:
            names = {"first": one.path, "second": part.path}
            raise BadArgument(
                _UNLIKE.format(one=versions[0], other=versions[1], **names)
            )
    shards = [part.report.get("shard") for part in parts]
    if not any(shards):
        return list(parts)
    of = next(shard["of"] for shard in shards if shard)
    by_number: dict[int, Part] = {}
    for part, shard in zip(parts, shards, strict=True):
        if not shard or shard["of"] != of or shard["number"] in by_number:
            raise BadArgument(_MIXED.format(path=part.path))
        by_number[shard["number"]] = part
    missing = sorted(set(range(1, of + 1)) - by_number.keys())
    if missing:
        numbers = ", ".join(map(str, missing))
        raise BadArgument(_MISSING.format(of=of, missing=numbers))
    return [by_number[number] for number in range(1, of + 1)]


def _check_apart(parts: Iterable[Part]) -> None:
    holding: dict[str, str] = {}
    for part in parts:
        for file in part.report["files"]:
            first = holding.setdefault(file["path"], part.path)
            if first != part.path:
                names = {"first": first, "second": part.path}
                raise BadArgument(_TWICE.format(draft=file["path"], **names))


def _files(parts: Sequence[Part]) -> Iterator[dict[str, Any]]:
    """Yield the files in the order of the run: a parted run deals them out in turn."""
    lists = [part.report["files"] for part in parts]
    if parts[0].report.get("shard") is None:
        yield from chain.from_iterable(lists)
        return
    for dealt in zip_longest(*lists):
        yield from (file for file in dealt if file is not None)


def _summary(
    parts: Sequence[Part], findings: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Count anew what the findings tell; add up the rest of the parts' summaries.

    A problem that every part met is told once.
    """
    opened = [finding for finding in findings if finding["status"] == "open"]
    summary: dict[str, Any] = {}
    for part in parts:
        for name, value in part.report["summary"].items():
            if name.startswith("by_"):
                member = name.removeprefix("by_")
                summary[name] = dict(Counter(finding[member] for finding in opened))
            elif isinstance(value, list):
                told = summary.setdefault(name, [])
                told += [problem for problem in value if problem not in told]
            else:
                summary[name] = summary.get(name, 0) + value
    return summary


def _seconds(parts: Sequence[Part]) -> dict[str, dict[str, float]]:
    seconds: Counter[str] = Counter()
    for part in parts:
        seconds.update(part.report.get("seconds", {}))
    return {"seconds": dict(seconds.most_common())} if seconds else {}


def _write(path: Path, text: str) -> None:
    try:
        with files.whole(path) as file:
            file.write(text)
    except (OSError, ValueError) as error:
        reason = reason_of(error)
        raise BadArgument(files.CANNOT_WRITE.format(path=path, error=reason)) from error
