"""The whole page, written from top to bottom."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from draftlint.own_reports import GENERATOR
from draftlint.reports.html_page import controls, draft, overview, rule_list, sections
from draftlint.reports.html_page.markup import attributes, element, words
from draftlint.reports.html_page.notes import Notes
from draftlint.reports.html_page.telling import LANGUAGE_CODES
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from draftlint.reports import Run
    from draftlint.reports.html_page.sections import Contents, Section

_TO_TEXT = Text(zh="跳到正文", en="Skip to the text")
_TO_LIST = Text(zh="跳到问题列表", en="Skip to the list of findings")
_LIST = Text(zh="问题列表", en="Findings")
_NO_FINDING = Text(zh="没有要列出的问题。", en="There is no finding to list.")
_WITHOUT_SCRIPT = ".script{display:none!important}"


def write(run: Run, stream: TextIO) -> None:
    """Write the page: one file, which asks nothing of a network."""
    stream.writelines(_page(run))


def _page(run: Run) -> Iterator[str]:
    contents = sections.of(run)
    rules = rule_list.numbers(contents)
    language = run.language
    code = "show-closed" if run.verbose else None
    lang = LANGUAGE_CODES[language]
    script = _asset("script.js")
    yield f"<!DOCTYPE html>\n<html{attributes(lang=lang, class_=code)}>\n"
    yield from _head(run, script)
    yield "<body>\n"
    if rules:
        yield element("a", words(_TO_LIST.to(language)), class_="skip", href="#list")
    yield element("a", words(_TO_TEXT.to(language)), class_="skip", href="#main")
    yield from overview.top(run, contents)
    yield f'<div class="{"columns" if rules else "column"}">\n'
    if rules:
        yield f'<nav id="list"{attributes(aria_label=_LIST.to(language))}>\n'
        yield from controls.stepping(contents, language)
        yield from controls.filters(run, contents)
        yield from rule_list.rule_list(run, contents, rules)
        yield "</nav>\n"
    yield '<main id="main" tabindex="-1">\n'
    if not rules:
        yield element("p", words(_NO_FINDING.to(language)))
    for section in contents.sections:
        if section.shows_text:
            yield from _section(section, contents, rules, run)
    yield from controls.after(language) if rules else ()
    yield "</main>\n</div>\n"
    yield f'<script type="module">{script}</script>\n' if rules else ""
    yield "</body>\n</html>\n"


def _head(run: Run, script: str) -> Iterator[str]:
    """Yield the head; its policy lets nothing be loaded and nothing else be run."""
    style = _asset("style.css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src {_hash(style)} {_hash(_WITHOUT_SCRIPT)}",
            f"script-src {_hash(script)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    yield f'<head>\n<meta charset="utf-8">\n{GENERATOR}\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    # Figures of a report are no telephone numbers.
    numbers = "telephone=no, date=no, address=no, email=no"
    yield f'<meta name="format-detection" content="{numbers}">\n'
    yield '<link rel="icon" href="data:,">\n'
    yield f"<title>{words(_title(run))}</title>\n<style>{style}</style>\n"
    yield f"<noscript><style>{_WITHOUT_SCRIPT}</style></noscript>\n</head>\n"


def _title(run: Run) -> str:
    title = overview.TITLE.to(run.language)
    paths = [outcome.path for outcome in run.outcomes]
    return f"{paths[0]} – {title}" if len(paths) == 1 else title


def _section(
    section: Section, contents: Contents, rules: Mapping[str, int], run: Run
) -> Iterator[str]:
    """Yield a file: its name, its verdict and its marked text."""
    number, outcome = section.number, section.outcome
    notes = Notes(section, contents, rules, run.language)
    path = element("bdi", words(outcome.path))
    yield (
        f'<section class="file" id="file-{number}" aria-labelledby="name-{number}">'
        f'<h2 id="name-{number}">{path} {overview.badge(outcome, run.language)}</h2>\n'
    )
    yield from draft.text(section, notes)
    yield "</section>\n"


def _asset(name: str) -> str:
    """Read a file beside this module; the page holds it whole."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Name an inline style or script in the page's policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
