"""All reports that a comparison knows: digests and titles, which is older, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint.corpus import dates, matching, titles
from draftlint.corpus.archives import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from draftlint.corpus.archives import Archive
    from draftlint.corpus.comparing import Corpus
    from draftlint.corpus.digests import Digest
    from draftlint.corpus.titles import Title


class Library:
    """The reports of a corpus, drafts and archived ones; a view (see Corpus.view)."""

    def __init__(self, corpus: Corpus[Digest]) -> None:
        self._corpus = corpus
        self.drafts: Mapping[str, Digest] = dict(corpus.drafts)
        archived = corpus[: corpus.first]
        beside = [Memory(archived, self.drafts.values(), corpus.invert)]
        self.archives: tuple[Archive, ...] = (
            Memory(corpus.drafts, invert=corpus.invert),
            *(beside if archived else ()),
            *corpus.indexes,
        )
        self._titles: dict[str, Title] = {}

    def __len__(self) -> int:
        return sum(map(len, self.archives))

    def digest(self, path: str) -> Digest:
        """Give a report's digest; raises KeyError for one that nobody has."""
        for archive in self.archives:
            try:
                return archive.digest(path)
            except KeyError:
                continue
        raise KeyError(path)

    def rarity(self, other: str, keys: Sequence[int]) -> float:
        """Tell how rare a wording is that stands in another report, from 0 to 1.

        What drafts have from an archived report may be in all of them: only the archive
        knows what is common.  Between drafts, all reports count.
        """
        if other in self.drafts:
            return matching.rarity(self.archives, keys, own=1)
        return matching.rarity(self.archives[1:], keys, own=0)

    def title(self, path: str) -> Title:
        """Give what file name and first lines tell of a report."""
        if path not in self._titles:
            self._titles[path] = titles.read(path, self.digest(path))
        return self._titles[path]

    def unit(self, path: str) -> str:
        """Name whose report it is; reports that do not say go by their files' names."""
        title = self.title(path)
        return title.unit or title.stem or path

    def twins(self, path: str) -> list[str]:
        """Give the other reports that say the same word by word."""
        mark = self.digest(path).fingerprint
        every = {twin for archive in self.archives for twin in archive.twins(mark)}
        return sorted(every - {path})

    def is_later(self, path: str, other: str) -> bool:
        """Whether a report is the newer of two, by its year, else by its path.

        Of reports of one year those in an archive are the older.
        """
        if not self.are_of_one_year(path, other):
            return self.title(path).year > self.title(other).year
        drafted = path in self.drafts, other in self.drafts
        return drafted[0] if drafted[0] != drafted[1] else path > other

    def are_of_one_year(self, path: str, other: str) -> bool:
        """Whether the years of two reports do not tell which is the newer."""
        years = self.title(path).year, self.title(other).year
        return 0 in years or years[0] == years[1]

    def are_of_two_units(self, path: str, other: str) -> bool:
        """Whether both reports say whose they are, and it is not the same."""
        mine, theirs = self.title(path), self.title(other)
        told = bool(mine.unit and theirs.unit)
        return told and not mine.is_of_unit(theirs)

    def reversed(self, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Give those pairs (later, earlier) of one year that git knows the other way."""
        unsure = {
            (later, earlier)
            for later, earlier in pairs
            if later in self.drafts
            and earlier in self.drafts
            and self.are_of_one_year(later, earlier)
        }
        if unsure:
            self._corpus.repeatable = False
        added = dates.added({path for pair in unsure for path in pair})
        return {
            (later, earlier)
            for later, earlier in unsure
            if later in added and added[later] < added.get(earlier, 0)
        }
