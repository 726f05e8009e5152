"""The init command: a configuration to begin with, and an entry for pre-commit."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from draftlint import config, files
from draftlint.commands.config_template import template
from draftlint.errors import BadArgument
from draftlint.status import CLEAN
from draftlint.wording import Text, both

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from draftlint.formats import Format
    from draftlint.plugins import Plugins
    from draftlint.wording import Language

CONFIGURATION = "draftlint.toml"
_THERE_IS_ONE = Text(
    zh="这个文件夹已有配置（{path}），没有改动",
    en="this folder has its configuration ({path}); it was left as it is",
)
_WRITTEN = Text(
    zh="写好了 {path}：各项都按默认值列出，去掉 # 就可以改",
    en="{path} is written: every option with its default; take away the # to change it",
)
_SHADOWS = Text(
    zh="注意：{path} 从此不管这个文件夹；要沿用它，写 extend = {value}",
    en="note: {path} no longer holds in this folder; to build on it, "
    "write extend = {value}",
)
_DRAFTS = Text(
    zh="这里有 {count} 个文件可以检查：{kinds}",
    en="drafts here: {count} ({kinds})",
)
_NO_DRAFTS = Text(
    zh="这里还没有可以检查的文件（支持 {endings}）",
    en="there are no drafts here yet (supported: {endings})",
)
_KIND = Text(zh="{ending} {count} 个", en="{count} {ending}")
_BETWEEN = Text(zh="，", en=", ")
_NEXT = Text(
    zh="下一步：\n"
    "  draftlint check       检查这个文件夹\n"
    "  draftlint baseline    旧稿太多？先记下现有的问题，以后只报新的",
    en="next:\n"
    "  draftlint check       check this folder\n"
    "  draftlint baseline    many old drafts? write down what is there, "
    "and see only what is new",
)
_NEXT_HOOK = Text(
    zh="\n  pre-commit install    每次提交前自动检查",
    en="\n  pre-commit install    check before every commit",
)


def init(options: argparse.Namespace, loaded: Plugins, language: Language) -> int:
    """Write what is asked for, and say what comes next.

    Raises BadArgument for what is there already or cannot be written; of a file that
    is there nothing but the entry for pre-commit is ever changed.
    """
    here = Path.cwd()
    for said in _done(options, loaded, language, here):
        sys.stdout.write(f"{said.to(language)}\n")
    return CLEAN


def _done(
    options: argparse.Namespace, loaded: Plugins, language: Language, here: Path
) -> Iterator[Text]:
    """Do it step by step; yield what to say of each."""
    found = config.find(here)
    if found is not None and found.parent == here:
        said = _THERE_IS_ONE.format(path=found.name)
        if not options.pre_commit:
            raise BadArgument(said)
        yield said
    else:
        content = template(loaded.rules, language)
        files.put(here / CONFIGURATION, content.encode())
        yield _WRITTEN.format(path=CONFIGURATION)
        if found is not None:
            value = f'"{_relative(found, here)}"'
            yield _SHADOWS.format(path=found, value=value)
    if options.pre_commit:
        from draftlint.commands import hook_entry  # YAML is slow to load

        yield hook_entry.add(_repository(here), loaded.formats)
    yield from _drafts(here, loaded.formats)
    yield _NEXT + _NEXT_HOOK if options.pre_commit else _NEXT


def _relative(path: Path, here: Path) -> str:
    up = len(here.relative_to(path.parent).parts)
    return "../" * up + path.name


def _repository(here: Path) -> Path:
    """Give the folder of the repository, where pre-commit looks for its file."""
    above = (here, *here.parents)
    return next((folder for folder in above if (folder / ".git").exists()), here)


def _drafts(here: Path, formats: Sequence[Format]) -> Iterator[Text]:
    """Say which drafts are here, and what the machine lacks to read some."""
    by_ending = {end: format_ for format_ in formats for end in format_.endings}
    search = files.find([here], by_ending, lambda _: False)
    counts = Counter(found.path.suffix.lower() for found in search.files)
    if not counts:
        yield _NO_DRAFTS.format(endings=" ".join(by_ending))
        return
    said = [_KIND.format(ending=end, count=n) for end, n in counts.most_common()]
    kinds = Text(
        *(_BETWEEN.to(each).join(k.to(each) for k in said) for each in ("zh", "en"))
    )
    yield _DRAFTS.format(count=counts.total(), kinds=kinds)
    needed = dict.fromkeys(by_ending[end] for end in counts if end in by_ending)
    lacking = (format_.missing() for format_ in needed if format_.missing)
    yield from dict.fromkeys(both("  ") + said for said in lacking if said)
