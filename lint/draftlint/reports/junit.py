"""JUnit's XML: a test suite a file, a test case a finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TextIO

from draftlint.reports import elements
from draftlint.reports.elements import element
from draftlint.reports.results import Status, by_file
from draftlint.reports.wordings import READY, SEVERITIES, UNREAD
from draftlint.wording import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from draftlint.linter import Outcome
    from draftlint.reports import Run
    from draftlint.reports.results import Result
    from draftlint.wording import Language

_NAME = "draftlint"
_DETAIL = Text(
    zh="{path} {where}（{severity}）：{message}\n{context}",
    en="{path} {where} ({severity}): {message}\n{context}",
)


def write(run: Run, stream: TextIO) -> None:
    """Write findings at or above the fail level as failures, those below as output.

    A file that could not be checked, or a run that could not begin, is an error.
    """
    suites = [*_problems(run)]
    suites += [_suite(outcome, found, run.language) for outcome, found in by_file(run)]
    root = element(
        "testsuites",
        *suites,
        name=_NAME,
        tests=_total(suites, "tests"),
        failures=_total(suites, "failures"),
        errors=_total(suites, "errors"),
    )
    elements.write(root, stream)


def _total(suites: Sequence[Element], count: str) -> int:
    return sum(int(suite.attrib[count]) for suite in suites)


def _problems(run: Run) -> Iterator[Element]:
    if run.problems:
        said = [problem.to(run.language) for problem in run.problems]
        yield _made_suite(_NAME, [_error(_NAME, message) for message in said])


def _suite(outcome: Outcome, found: Sequence[Result], language: Language) -> Element:
    cases = []
    named: Counter[str] = Counter()
    for result in found:
        if result.status is Status.OPEN:
            name = _name(result, language)
            named[name] += 1
            # Of two cases of one name a reader may show only the first.
            unique = f"{name} #{named[name]}" if named[name] > 1 else name
            cases.append(_case(result, unique, language))
    if outcome.error is not None:
        said = UNREAD.format(error=outcome.error).to(language)
        cases.insert(0, _error(outcome.path, said))
    if not cases:
        # A suite without a case counts as one that was not run.
        cases = [element("testcase", name=READY.to(language), classname=outcome.path)]
    return _made_suite(outcome.path, cases)


def _made_suite(name: str, cases: Sequence[Element]) -> Element:
    return element(
        "testsuite",
        *cases,
        name=name,
        tests=len(cases),
        failures=sum(case.find("failure") is not None for case in cases),
        errors=sum(case.find("error") is not None for case in cases),
    )


def _name(result: Result, language: Language) -> str:
    where = result.positions.where(result.finding.span.start).to(language)
    return f"{where} {result.finding.rule}"


def _case(result: Result, name: str, language: Language) -> Element:
    finding = result.finding
    detail = _DETAIL.format(
        path=result.path,
        where=result.positions.where(finding.span.start),
        severity=SEVERITIES[finding.severity],
        message=finding.message,
        context=result.positions.context(finding.span),
    ).to(language)
    message = finding.message.to(language)
    inside = (
        element("failure", text=detail, type=finding.rule, message=message)
        if result.failing
        else element("system-out", text=detail)
    )
    return element("testcase", inside, name=name, classname=result.path)


def _error(classname: str, message: str) -> Element:
    error = element("error", text=message, type="not-checked", message=message)
    return element("testcase", error, name="not-checked", classname=classname)
