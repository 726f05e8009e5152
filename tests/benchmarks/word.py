"""Measure the reading of Word files beside python-docx, in one run.

    python -m tests.benchmarks.word [--characters 1000000]

It prints; it never passes or fails.  The draft is made of the fixtures like the one in
`measure.py`: numbered headings, runs of a sentence each, a table every thirty
paragraphs.  python-docx (an extra of the tests) reads paragraphs and table cells only.
"""

from __future__ import annotations

import argparse
import resource
import time
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING

import regex
from tests.benchmarks.measure import Author
from tests.word_files import numbering, paragraph, run, table, word_file

from draftlint.formats.word import reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SENTENCE = regex.compile(r"[^。；]+[。；]?")
LISTS = numbering(
    [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")],
)


def draft(characters: int) -> bytes:
    """Write a Word file of about so many characters."""
    lines = [line for line in Author().write(1, characters).split("\n") if line.strip()]
    return word_file("".join(_body(lines)), numbering=LISTS)


def _body(lines: list[str]) -> Iterator[str]:
    for index, line in enumerate(lines):
        runs = "".join(run(part) for part in SENTENCE.findall(line))
        if index % 30 == 29:
            yield table([[line[i : i + 8] for i in range(0, 40, 8)]] * 5)
        yield paragraph(runs, number=(1, index % 2) if index % 5 == 0 else None)


def python_docx(content: bytes) -> int:
    """Read what python-docx gives of the text; say how much it was."""
    import docx

    document = docx.Document(BytesIO(content))
    read = sum(len(each.text) for each in document.paragraphs)
    for each in document.tables:
        for row in each.rows:
            read += sum(len(cell.text) for cell in row.cells)
    return read


def draftlint(content: bytes) -> int:
    """Read with draftlint; say how much it was."""
    return len(reader.read("draft.docx", content).source)


def best(read: Callable[[bytes], int], content: bytes, rounds: int) -> float:
    """Read a few times, print the best time and give it in seconds."""
    times = []
    length = 0
    for _ in range(rounds):
        began = time.perf_counter()
        length = read(content)
        times.append(time.perf_counter() - began)
    name = read.__name__.replace("_", "-")
    print(f"  {name:12} {min(times):7.3f} s   {length:9,} characters of text")
    return min(times)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--characters", type=int, default=1_000_000)
    characters = ask.parse_args().characters
    for size in (characters // 100, characters // 10, characters):
        content = draft(size)
        print(f"\n{size:,} characters, a file of {len(content) / 1e6:.2f} MB")
        own = best(draftlint, content, 3)
        if find_spec("docx") is None:
            print("  python-docx is not installed: nothing to compare with")
            continue
        other = best(python_docx, content, 3)
        print(f"  ratio        {own / other:7.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"\npeak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
