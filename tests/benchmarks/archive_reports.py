"""An archive of reports that nobody wrote.

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
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from draftlint.formats.decoding import decode

FIXTURES = Path(__file__).parents[2] / "fixtures"
# Named one by one: with one more, every report would be another.
SOURCES = (
    "临江区政府工作报告_clean.txt",
    "乡村振兴工作汇报_下载稿.txt",
    "会议纪要_硬换行.txt",
    "市场监管局半年工作总结.txt",
    "应急演练总结_gb18030.txt",
    "青岚街道2024年工作总结.txt",
)
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
        text = "\n".join(decode((FIXTURES / name).read_bytes())[0] for name in SOURCES)
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
