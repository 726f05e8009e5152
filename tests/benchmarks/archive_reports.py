"""An archive of reports that nobody wrote, and drafts with passages copied from it.

Report number n is a pure function of n: any passage can be found again without a list.
Clauses take their frame (function words, numerals, units) from the drafts in fixtures/
and their words, names and figures from a made-up vocabulary with the frequencies of a
real one, so that two reports share words, phrases and frames, but no passage.  What
they do share on purpose is boilerplate: sentences and paragraphs of which the most
frequent stand in every third report and the rarest in one of sixty.
"""

from __future__ import annotations

import random
import re
from itertools import accumulate, groupby
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[2] / "fixtures"
# The characters of a frame; all others are words to be exchanged.
FRAME = (
    "一二三四五六七八九十百千万亿两第年月日个项件次人户家条处期元米里吨亩度"
    "的了在和与及等其中是为对从由将以不有各市县区村镇达到率比上下全"
)
WORD = re.compile(f"[^\x00-\x7f{FRAME}，。；：、！？“”（）《》—…％\\s]+|[0-9]+")
CLAUSE = re.compile(r"[^，。；：！？\n]{6,40}(?=[，。；])")
YEARS = range(2012, 2024)
KINDS = ("工作总结", "情况汇报", "工作报告", "自查报告", "调研报告")
# Words and terms by their length, and how many there are; phrases are whole clauses.
WORDS = {1: 1_500, 2: 20_000, 3: 8_000, 4: 8_000, 5: 5_000, 6: 5_000}
PHRASES = 20_000
DRAWN = 1 << 17  # words drawn beforehand, by length


class Clause(NamedTuple):
    """The frame of a clause, with a {} for each word, and the lengths of the words."""

    frame: str
    holes: tuple[int, ...]


class Sentence(NamedTuple):
    """A sentence, and whether many reports have it."""

    text: str
    boilerplate: bool = False


class Report(NamedTuple):
    """A report: its name below the archive, its heading lines and its paragraphs."""

    path: str
    title: str
    sections: tuple[tuple[str, tuple[tuple[Sentence, ...], ...]], ...]

    @property
    def text(self) -> str:
        lines = [self.title]
        for heading, paragraphs in self.sections:
            lines.append(heading)
            lines += ("".join(s.text for s in paragraph) for paragraph in paragraphs)
        return "\n".join(lines) + "\n"

    @property
    def paragraphs(self) -> list[tuple[Sentence, ...]]:
        return [p for _, paragraphs in self.sections for p in paragraphs]


class Author:
    """Writes reports; every text follows from the seed and the report's number."""

    def __init__(self, seed: int = 8) -> None:
        self.seed = seed
        chance = random.Random(f"{seed} vocabulary")
        rows = (
            bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(161, 255)
        )
        pool = sorted(set(b"".join(rows).decode("gb2312", "ignore")) - set(FRAME))
        common = list(accumulate(1 / (rank + 40) for rank in range(len(pool))))
        chance.shuffle(pool)
        self.words = {
            size: self._drawn(chance, pool, common, size, kinds)
            for size, kinds in WORDS.items()
        }
        places = ["".join(chance.choices(pool, k=2)) for _ in range(3_000)]
        self.counties = [f"{name}{chance.choice('县市区')}" for name in places[:1_500]]
        self.towns = [f"{name}{chance.choice('镇乡村')}" for name in places]
        self.clauses = list(self._clauses(chance))
        phrases = [self._clause(chance, "") for _ in range(PHRASES)]
        self.phrases = chance.choices(
            phrases, [1 / (rank + 25) for rank in range(PHRASES)], k=DRAWN
        )
        self.common_sentences = [self._sentence(chance, "") for _ in range(60)]
        self.common_paragraphs = [
            tuple(Sentence(self._sentence(chance, ""), boilerplate=True) for _ in "123")
            for _ in range(20)
        ]

    @staticmethod
    def _drawn(
        chance: random.Random,
        pool: list[str],
        common: list[float],
        size: int,
        kinds: int,
    ) -> list[str]:
        """Draw words of one length: few are frequent, most are rare (Zipf's law)."""
        words = [
            "".join(chance.choices(pool, cum_weights=common, k=size))
            for _ in range(kinds)
        ]
        return chance.choices(words, [1 / (n + 25) for n in range(kinds)], k=DRAWN)

    def _clauses(self, chance: random.Random) -> list[Clause]:
        paths = sorted(FIXTURES.glob("*.txt"))
        text = "\n".join(
            path.read_bytes().decode("gb18030" if "gb18030" in path.name else "utf-8")
            for path in paths
        )
        found = []
        for match in CLAUSE.finditer(text.replace("{", "").replace("}", "")):
            holes: list[int] = []

            def hole(word: re.Match[str], holes: list[int] = holes) -> str:
                left = len(word[0])
                sizes = []
                while left:
                    size = min(left, chance.choice((1, 2, 2, 2, 3, 4, 5, 6)))
                    sizes.append(-size if word[0].isdigit() else size)
                    left -= size
                holes += sizes
                return "{}" * len(sizes)

            frame = WORD.sub(hole, match[0])
            found.append(Clause(frame, tuple(holes)))
        return found

    def _clause(self, chance: random.Random, town: str) -> str:
        draw = chance.random
        frame, holes = self.clauses[int(draw() * len(self.clauses))]
        words = self.words
        text = frame.format(
            *(
                words[size][int(draw() * DRAWN)]
                if size > 0
                else int((0.1 + 0.9 * draw()) * 10**-size)
                for size in holes
            )
        )
        return f"{town}{text}" if town and draw() < 0.04 else text

    def _sentence(self, chance: random.Random, town: str) -> str:
        clauses = []
        for _ in range(chance.choice((2, 3, 3, 4, 4, 5, 6))):
            if chance.random() < 0.12 and town:
                clauses.append(chance.choice(self.phrases))
            else:
                clauses.append(self._clause(chance, town))
        return "，".join(clauses) + "。"

    def _paragraph(
        self, chance: random.Random, towns: list[str]
    ) -> tuple[Sentence, ...]:
        if chance.random() < 0.05:
            rank = int(len(self.common_paragraphs) ** chance.random()) - 1
            return self.common_paragraphs[rank]
        sentences = []
        for _ in range(chance.randint(2, 7)):
            if chance.random() < 0.06:
                rank = int(len(self.common_sentences) ** chance.random()) - 1
                text = self.common_sentences[rank]
                sentences.append(Sentence(text, boilerplate=True))
            else:
                town = towns[int(chance.random() * len(towns))]
                sentences.append(Sentence(self._sentence(chance, town)))
        return tuple(sentences)

    def write(self, number: int, *, drafts: bool = False) -> Report:
        """Write report number `number` of the archive, or of the drafts."""
        chance = random.Random(f"{self.seed} {drafts} {number}")
        county = chance.choice(self.counties)
        year = 2024 if drafts else chance.choice(YEARS)
        kind = chance.choice(KINDS)
        towns = chance.sample(self.towns, 6)
        goal = chance.randint(2_000, 8_000)
        sections: list[tuple[str, tuple[tuple[Sentence, ...], ...]]] = []
        length = 0
        while length < goal:
            paragraphs = []
            for _ in range(chance.randint(2, 6)):
                paragraph = self._paragraph(chance, towns)
                length += sum(len(sentence.text) for sentence in paragraph)
                paragraphs.append(paragraph)
                if length >= goal:
                    break
            ordinal = "一二三四五六七八九十"[min(9, len(sections))]
            heading = f"{ordinal}、{self._clause(chance, '')}"
            sections.append((heading, tuple(paragraphs)))
        folder = "drafts" if drafts else f"{year}/{number % 97:02}"
        path = f"{folder}/{county}{year}年{kind}_{number:07}.txt"
        return Report(path, f"{county}{year}年{kind}", tuple(sections))


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
