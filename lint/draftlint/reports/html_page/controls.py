"""The controls of the page: stepping through the findings, and filters."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from draftlint.finding import Family, Severity
from draftlint.reports.html_page.markup import attributes, element, words
from draftlint.reports.html_page.telling import STATUSES
from draftlint.reports.wordings import FAMILIES, SEVERITIES
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from draftlint.reports import Run
    from draftlint.reports.html_page.sections import Contents
    from draftlint.wording import Language

_STEPPING = Text(zh="逐处查看", en="Step through the findings")
_NEXT = Text(zh="下一处", en="next")
_PREVIOUS = Text(zh="上一处", en="previous")
_FILTERS = Text(zh="筛选", en="Filters")
_SEARCH = Text(zh="在问题中查找", en="Search the findings")
_SEVERITY = Text(zh="级别（不选为全部）", en="Severity (all, if none is ticked)")
_FAMILY = Text(zh="类别（不选为全部）", en="Family (all, if none is ticked)")
_FILE = Text(zh="文件", en="File")
_ALL_FILES = Text(zh="全部文件", en="all files")
_SHOW = Text(zh="显示", en="Show")
_ONLY_HITS = Text(zh="只显示有标记的段落", en="only paragraphs with marks")
_ALSO = Text(zh="也显示{status}的问题", en="also what is {status}")
_RESET = Text(zh="清除筛选", en="Clear filters")
_KEYS = Text(zh="使用快捷键", en="use shortcut keys")
_KEY_HELP = (
    (("n", "j"), _NEXT),
    (("p", "k"), _PREVIOUS),
    (("/",), Text(zh="查找", en="search")),
)
_NOTHING = Text(zh="没有符合筛选条件的问题。", en="No finding passes the filters.")
_CLOSE = Text(zh="关闭", en="close")
_EARLIER = Text(zh="先出现的", en="the earlier one")
_LATER = Text(zh="这一处", en="this one")
_TO_LIST = Text(zh="列表", en="list")


def stepping(contents: Contents, language: Language) -> Iterator[str]:
    """Yield the bar with the buttons for the next and the previous finding."""
    label = _STEPPING.to(language)
    total = sum(entry.open for entry in contents.entries)
    yield f'<div class="stepping script" role="group"{attributes(aria_label=label)}>'
    yield '<p class="now" id="now" aria-hidden="true"></p>'
    yield _button("previous", _PREVIOUS, "‹", language)
    yield f'<output id="counter">{total}</output>'
    yield _button("next", _NEXT, "›", language)
    yield element("a", words(_TO_LIST.to(language)), href="#list", class_="to-list")
    yield "</div>\n"


def filters(run: Run, contents: Contents) -> Iterator[str]:
    """Yield the form with the filters; it needs the script."""
    language = run.language
    results = [entry.result for entry in contents.entries]
    findings = [result.finding for result in results]
    opened = [entry.result.finding for entry in contents.entries if entry.open]
    severities = {finding.severity for finding in findings}
    families = {finding.family for finding in findings}
    counts = Counter(
        value for finding in opened for value in (finding.severity, finding.family)
    )
    yield '<details class="filters script" open>'
    yield f"<summary><h2>{words(_FILTERS.to(language))}</h2></summary>"
    yield '<form id="filters" role="search" autocomplete="off">'
    yield _search(language)
    by_severity = [(s, SEVERITIES[s], counts[s]) for s in Severity if s in severities]
    yield _choices("severity", _SEVERITY, by_severity, language)
    by_family = [(f, FAMILIES[f], counts[f]) for f in Family if f in families]
    yield _choices("family", _FAMILY, by_family, language)
    yield from _files(contents, language)
    yield from _options(run, Counter(result.status for result in results))
    yield "</form></details>\n"


def after(language: Language) -> Iterator[str]:
    """Yield what the script fills: the word that nothing is left, and a dialog."""
    yield element("p", words(_NOTHING.to(language)), id="nothing", hidden=True)
    close = words(_CLOSE.to(language))
    yield (
        '<dialog id="dialog" aria-labelledby="dialog-title"><form method="dialog">'
        f'<h2 id="dialog-title"></h2><button>{close}</button></form>'
        f'<div id="dialog-body"{attributes(data_earlier=_EARLIER.to(language))}'
        f"{attributes(data_later=_LATER.to(language))}></div></dialog>\n"
    )


def _button(name: str, said: Text, sign: str, language: Language) -> str:
    sign = f'<span aria-hidden="true">{sign}</span>'
    said_here = element("span", words(said.to(language)))
    inside = said_here + sign if name == "next" else sign + said_here
    return f'<button type="button" id="{name}">{inside}</button>'


def _search(language: Language) -> str:
    said = words(_SEARCH.to(language))
    return (
        f'<p><label for="search">{said}</label>'
        '<input type="search" id="search" name="search"></p>'
    )


def _choices(
    name: str,
    legend: Text,
    choices: Sequence[tuple[str, Text, int]],
    language: Language,
) -> str:
    """Write a box for each choice, with how many open findings it has."""
    if len(choices) < 2:
        return ""
    boxes = "".join(
        _box(name, value, f"{words(said.to(language))} <b>{count}</b>", value)
        for value, said, count in choices
    )
    return f"<fieldset><legend>{words(legend.to(language))}</legend>{boxes}</fieldset>"


def _files(contents: Contents, language: Language) -> Iterator[str]:
    shown = [section for section in contents.sections if section.shows_text]
    if len(shown) < 2:
        return
    options = "".join(
        element("option", words(section.outcome.path), value=f"file-{section.number}")
        for section in shown
    )
    everything = element("option", words(_ALL_FILES.to(language)), value="")
    yield (
        f'<p><label for="file">{words(_FILE.to(language))}</label>'
        f'<select id="file" name="file">{everything}{options}</select></p>'
    )


def _options(run: Run, statuses: Counter[str]) -> Iterator[str]:
    language = run.language
    boxes = [_box("only", "hits", words(_ONLY_HITS.to(language)))]
    for status, said in STATUSES.items():
        if count := statuses[status]:
            words_ = words(_ALSO.format(status=said).to(language))
            boxes.append(
                _box("status", status, f"{words_} <b>{count}</b>", checked=run.verbose)
            )
    boxes.append(_box("keys", "on", words(_KEYS.to(language)), "by-key", checked=True))
    legend = words(_SHOW.to(language))
    keys = " ".join(
        "".join(element("kbd", words(key)) for key in keys)
        + f" {words(said.to(language))}"
        for keys, said in _KEY_HELP
    )
    yield f"<fieldset><legend>{legend}</legend>{''.join(boxes)}"
    yield f'<p class="keys">{keys}</p></fieldset>'
    yield f'<p><button type="reset">{words(_RESET.to(language))}</button></p>'


def _box(
    name: str, value: str, label: str, code: str | None = None, *, checked: bool = False
) -> str:
    about = attributes(type="checkbox", name=name, value=value, checked=checked)
    return (
        f"<label{attributes(class_=code)}><input{about}> <span>{label}</span></label>"
    )
