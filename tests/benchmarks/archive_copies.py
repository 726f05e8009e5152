"""Drafts with passages copied from the made-up archive (archive_reports.py) and edited.

What was copied where is known, so that it can be counted how much of it is found.
"""

from __future__ import annotations

import random
import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.benchmarks.archive_reports import Author, Report


class Planted(NamedTuple):
    """A passage copied into a draft: offsets are code points, `end` excluded."""

    draft: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int
    kind: str
    rate: float


EDITS = ("words", "figures", "insertions", "deletions", "swaps", "mixed", "scattered")
RATES = (0.0, 0.05, 0.10, 0.15, 0.20)
LEAST = 80  # characters of a passage and of its copy


class Copyist:
    """Copies passages of 80 to 600 characters into drafts and edits them."""

    def __init__(self, author: Author, reports: int) -> None:
        self.author = author
        self.reports = reports

    def write(self, number: int, passages: int = 4) -> tuple[str, str, list[Planted]]:
        """Give a draft's path and text, and what was planted in it."""
        chance = random.Random(f"{self.author.seed} copies {number}")
        own = self.author.write(number, drafts=True)
        paragraphs = own.text.splitlines()
        spots = chance.sample(range(2, len(paragraphs)), passages)
        planted: dict[int, tuple[int, str, Planted]] = {}
        for spot in spots:
            copy, about = self._copy(chance)
            within = paragraphs[spot].find("。") + 1 if chance.random() < 0.5 else 0
            planted[spot] = within, copy, about
        written, length, all_planted = [], 0, []
        for index, paragraph in enumerate(paragraphs):
            line = paragraph
            if index in planted:
                within, copy, about = planted[index]
                line = paragraph[:within] + copy + paragraph[within:]
                if not within:
                    line = f"{copy}\n{paragraph}"
                start = length + within
                all_planted.append(
                    about._replace(draft=own.path, start=start, end=start + len(copy))
                )
            written.append(line)
            length += len(line) + 1
        return own.path, "\n".join(written) + "\n", all_planted

    def _copy(self, chance: random.Random) -> tuple[str, Planted]:
        """Take a passage of the archive, without boilerplate, and edit it."""
        goal = round(LEAST * 7.5 ** chance.random())
        kind, rate = chance.choice(EDITS), chance.choice(RATES)
        while True:
            source, text, start, end = self._passage(chance, goal)
            copy = self._edited(chance, text[start:end], kind, rate)
            if len(copy) >= LEAST:
                break
        where = source.text.find(text)
        span = where + start, where + end
        return copy, Planted("", 0, 0, source.path, *span, kind, rate)

    def _passage(
        self, chance: random.Random, goal: int
    ) -> tuple[Report, str, int, int]:
        """Choose a report, and a stretch of clauses in a run of its own sentences."""
        runs: list[str] = []
        while not runs:
            source = self.author.write(chance.randrange(self.reports))
            for paragraph in source.paragraphs:
                own = groupby(paragraph, lambda sentence: sentence.boilerplate)
                runs += [
                    "".join(one.text for one in sentences)
                    for boilerplate, sentences in own
                    if not boilerplate
                ]
            runs = [run for run in runs if len(run) >= goal]
        text = chance.choice(runs)
        starts = [0, *(m.end() for m in re.finditer("[，。]", text))]
        start = chance.choice([one for one in starts if one <= len(text) - goal])
        ends = (m.end() for m in re.finditer("[，。]", text))
        return source, text, start, next(one for one in ends if one >= start + goal)

    def _edited(
        self, chance: random.Random, passage: str, kind: str, rate: float
    ) -> str:
        """Change up to `rate` of the characters of a passage."""
        if kind == "swaps":
            return self._swapped(
                chance, self._edited(chance, passage, "words", rate / 2)
            )
        budget = int(rate * len(passage))
        if kind == "scattered":
            letters = list(passage)
            for index in chance.sample(range(len(letters)), budget):
                letters[index] = chance.choice(self.author.words[1])
            return "".join(letters)
        pieces = re.findall(r"\d+|[^\W\d]{1,3}|\W", passage)
        order = list(range(len(pieces)))
        chance.shuffle(order)
        if kind == "figures":  # figures first, then names and words
            order.sort(key=lambda index: not pieces[index].isdigit())
        for index in order:
            piece = pieces[index]
            how = chance.choice(EDITS[:4]) if kind == "mixed" else kind
            if not piece.isalnum():
                continue
            if how == "insertions":
                new = chance.choice(self.author.words[chance.choice((1, 2, 2, 3, 4))])
                cost, new = len(new), new + piece
            elif how == "deletions":
                cost, new = len(piece), ""
            elif piece.isdigit():
                cost, new = len(piece), str(chance.randrange(10 ** len(piece)))
            else:
                cost = len(piece)
                new = chance.choice(self.author.words[len(piece)])
            if cost > budget:
                break
            budget -= cost
            pieces[index] = new
        return "".join(pieces)

    @staticmethod
    def _swapped(chance: random.Random, passage: str) -> str:
        """Let two neighbouring sentences, or else clauses, change places."""
        sentences = re.findall("[^。]+。?", passage)
        if len(sentences) < 2:
            sentences = re.findall("[^，]+，?", passage)
        if len(sentences) > 1:
            at = chance.randrange(len(sentences) - 1)
            sentences[at : at + 2] = reversed(sentences[at : at + 2])
        return "".join(sentences)
