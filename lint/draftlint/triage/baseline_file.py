"""The baseline's file: an entry a line, sorted, made to be compared and merged.

Its last element stands for nothing, so that every entry's line ends alike.  An entry
says in which file which rule found something, and gives the finding's fingerprint.
Nothing of what the draft says is in it, neither words nor messages: a baseline is read
by more people than the drafts, and stays in the history longer.  Who guesses a whole
sentence can find out from a fingerprint whether it was there; that is the price of
recognising it, and there is no more to learn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from draftlint import files, patterns
from draftlint.errors import BadArgument, reason_of
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NAME = "draftlint-baseline.json"
_VERSION = 1
_BETWEEN = patterns.compile(r"[\s,]*")
_OPENING = patterns.compile(r'"entries"\s*:\s*\[')

_MISSING = Text(zh="没有这个基线文件：{file}", en="no such baseline: {file}")
_CANNOT_READ = Text(
    zh="读不了基线文件 {file}：{error}", en="cannot read the baseline {file}: {error}"
)
_BROKEN = Text(
    zh="基线文件 {file} 第{line}行：{problem}",
    en="baseline {file}, line {line}: {problem}",
)
_NOT_JSON = Text(zh="不是合法的 JSON（{error}）", en="this is no JSON ({error})")
_CONFLICT = Text(
    zh="合并的冲突还没有解决；两边的条目都留下即可",
    en="a conflict of a merge is left here; keep the entries of both sides",
)
_NOT_A_BASELINE = Text(
    zh="这不是 draftlint 的基线（应有 version 和 entries 两项）",
    en="this is no baseline of draftlint, which has “version” and “entries”",
)
_OTHER_VERSION = Text(
    zh="版本是 {version}，这个 draftlint 只认识 {known}",
    en="its version is {version}, and this draftlint knows {known} only",
)
_BAD_ENTRY = Text(
    zh="条目应有 path、rule、fingerprint 三项，都是字符串",
    en="an entry has “path”, “rule” and “fingerprint”, each a string",
)


class Entry(NamedTuple):
    """One accepted finding; `path` is relative to the baseline's folder, with /."""

    path: str
    rule: str
    fingerprint: str


def write(file: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, whole or not at all; raises BadArgument."""
    lines = [f'{{"version": {_VERSION},', '"entries": [']
    lines += [f"{_dumped(entry._asdict())}," for entry in sorted(set(entries))]
    files.put(file, "\n".join((*lines, "{}", "]}", "")).encode())


def read(file: Path) -> tuple[Entry, ...]:
    """Read a baseline; raises BadArgument, with the line where there is one."""
    import json  # most runs have no baseline

    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadArgument(_MISSING.format(file=file)) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error)
        raise BadArgument(_CANNOT_READ.format(file=file, error=reason)) from error
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _not_json(file, text, error) from error
    return tuple(_entries(file, text, content))


def _entries(file: Path, text: str, content: Any) -> Iterator[Entry]:
    if not isinstance(content, dict) or "version" not in content:
        raise _broken(file, 1, _NOT_A_BASELINE)
    version, entries = content["version"], content.get("entries")
    if type(version) is not int or version != _VERSION:
        line = 1 + text.count("\n", 0, text.find('"version"'))
        problem = _OTHER_VERSION.format(version=_dumped(version), known=_VERSION)
        raise _broken(file, line, problem)
    if not isinstance(entries, list):
        raise _broken(file, 1, _NOT_A_BASELINE)
    for number, entry in enumerate(entries):
        if entry == {}:
            continue
        fields = entry if isinstance(entry, dict) else {}
        values = [fields.get(name) for name in Entry._fields]
        strings = [value for value in values if isinstance(value, str)]
        if len(strings) < len(values):
            raise _broken(file, _line_of(text, number), _BAD_ENTRY)
        yield Entry(*strings)


def _line_of(text: str, number: int) -> int:
    """Say in which line an element of the entries begins, counted from 0."""
    from json import JSONDecoder

    opening = _OPENING.search(text)
    start = _next(text, opening.end() if opening else 0)
    for _ in range(number):
        start = _next(text, JSONDecoder().raw_decode(text, start)[1])
    return 1 + text.count("\n", 0, start)


def _next(text: str, at: int) -> int:
    """Skip what stands between two elements."""
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def _not_json(file: Path, text: str, error: Exception) -> BadArgument:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            return _broken(file, number, _CONFLICT)
    at: int = getattr(error, "lineno", 1)
    said = getattr(error, "msg", None) or error
    return _broken(file, at, _NOT_JSON.format(error=said))


def _broken(file: Path, line: int, problem: Text) -> BadArgument:
    return BadArgument(_BROKEN.format(file=file, line=line, problem=problem))


def _dumped(value: Any) -> str:
    """Write a value on one line, Chinese as it is; no name is too odd for UTF-8."""
    import json

    written = json.dumps(value, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return written
