"""What an index holds: for a person, and as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from draftlint import __version__
from draftlint.wording import Text, both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from draftlint.corpus.index import Index
    from draftlint.wording import Language

VERSION = 1

_FACTS = {
    "folder": Text(zh="文件夹", en="folder"),
    "documents": Text(zh="报告", en="reports"),
    "unread": Text(zh="未能读取", en="not read"),
    "passages": Text(zh="段落", en="passages"),
    "characters": Text(zh="字数", en="characters"),
    "keys": Text(zh="检索键", en="keys"),
    "bytes": Text(zh="索引大小（字节）", en="bytes on disk"),
    "updated": Text(zh="更新于", en="updated"),
    "complete": Text(zh="已建完", en="complete"),
    "made_by": Text(zh="建立者", en="made by"),
}
_YES, _NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
_LINE = Text(zh="  {title}：{value}", en="  {title}: {value}")


def write(index: Index, language: Language, stream: TextIO, *, as_json: bool) -> None:
    """Write what an index holds and which files could not be read."""
    facts: dict[str, object] = {
        "folder": str(index.root),
        **index.measured(),
        "updated": index.facts.get("updated"),
        "complete": bool(index.facts.get("complete")),
        "made_by": f"draftlint {index.facts['version']}",
    }
    if as_json:
        _write_json(index, facts, language, stream)
        return
    unread = index.unread
    facts["unread"] = len(unread)
    stream.write(f"{index.path}\n")
    for name, title in _FACTS.items():
        line = _LINE.format(title=title, value=_value(facts[name]))
        stream.write(f"{line.to(language)}\n")
    stream.writelines(f"    {one.path}: {one.reason.to(language)}\n" for one in unread)


def _write_json(
    index: Index, facts: Mapping[str, object], language: Language, stream: TextIO
) -> None:
    report = {
        "version": VERSION,
        "tool": {"name": "draftlint", "version": __version__},
        "index": str(index.path),
        **facts,
        "unread": [
            {"path": one.path, "error": one.reason.to(language)} for one in index.unread
        ],
    }
    json.dump(report, stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def _value(value: object) -> Text:
    if value is None:
        return both("-")
    if isinstance(value, bool):
        return _YES if value else _NO
    return both(f"{value:,}" if isinstance(value, int) else str(value))
