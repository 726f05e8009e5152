"""Find runs of placeholder glyphs: XX, ××, **, ○○, □□, ？？, ____, 某某."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from draftlint import patterns
from draftlint_rules.placeholder.parts import asterisks, words

if TYPE_CHECKING:
    from draftlint import Document

# The glyphs by sort.  Only those that a draft holds are searched for.
SORTS = {
    "letter": "XxХхΧⅩ",  # then Cyrillic, Greek and Roman ones
    "cross": "×✕✖╳",
    "star": "*∗﹡✱",
    "circle": "○〇◯●",
    "square": "□■▢▇█△▲◇◆",
    "doubt": "?？",
    "blank": "_﹍",
    "some": "某",
    "other": "ONo#",
    "dots": "….-—。",
}
SORT_OF = {glyph: sort for sort, glyphs in SORTS.items() for glyph in glyphs}
LATIN = patterns.compile(r"[A-Za-z²³]+")
# Of these a run is only looked at where a figure is due: 共计……户, 约--万元.
_BEFORE_FIGURE = frozenset("个件户名人家元亩万亿%余条次场份项")
_ALWAYS = "".join(
    SORTS[sort] for sort in SORTS if sort not in ("doubt", "other", "dots")
)
# Where a run may begin: at any of the glyphs, but at dots and Latin letters that are
# common in words only where _is_due may hold.  `re` looks a character up in a class at
# once, where the pattern begins with it.
BEGIN = patterns.plain(
    rf"""(?x)
    [?？{_ALWAYS}ONo\#….—。-]
    (?: (?<= [^ONo\#….—。-] ) | (?<= \# ) (?= [\#月日次个户件项家份] )
      | (?<= [ON] ) (?<! [A-Za-z0-9+]. )
      | (?<= o ) (?= o ) (?<! [A-Za-z0-9+]. )
      | (?: (?<= (?<!…)… ) …*+ | (?<= (?<!\.)\. ) \.\.++ | (?<= (?<!-)- ) -++
        | (?<= (?<!—)— ) —*+ | (?<= (?<!。)。 ) 。。++ )
        (?= [{"".join(sorted(_BEFORE_FIGURE))}] )
    )
    """
)
# A run may have the point of a decimal or a space in it: XX.X and X,XXX are one run, and
# so is X X before Han.
RUN = patterns.compile(
    "|".join(
        (
            r"[?？]+|(?<![A-Za-z0-9+])(?:O{2,}|o{2,}|N+)(?![A-Za-z0-9])",
            r"\#{2,}|\#(?=[月日次个户件项家份])",
            r"…+|\.{3,}|-{2,}|—+|。{3,}",
            r"X(?:[ ]X){1,3}+(?=[ ]?\p{Han})|[XxХхΧⅩ]+×*(?:[.,][XxХхΧ×]+)*",
            r"×(?:[ ]×){1,3}+(?=[ ]?\p{Han})|[×✕✖╳]+[Xx]*(?:[.,][×✕✖╳Xx]+)*",
            *(
                rf"[{SORTS[sort]}]+(?:[.,][{SORTS[sort]}]+)*"
                for sort in ("star", "circle", "square", "some")
            ),
            r"[_﹍](?:[ ][_﹍]){1,5}+(?=[ ]?\p{Han})|[_﹍]+(?:[.,][_﹍]+)*",
        )
    )
)


class Run(NamedTuple):
    """A run of glyphs of one sort, from `start` up to `end` in the text."""

    sort: str
    glyphs: str
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether it is one glyph only: far more often meant as itself."""
        return self.end - self.start == 1


def text(document: Document) -> str:
    r"""Give the narrow prose, with the glyphs that Markdown took for markup.

    These are masks that parse as emphasis, and the backslash of \* and \_.
    """
    source, narrow = document.source, document.narrow
    if document.format != "markdown":
        return narrow
    if "*" in source:
        narrow = asterisks.restore(document, narrow)
    if "\\" not in source:
        return narrow
    pieces, done, at = [], 0, source.find("\\")
    while at >= 0:
        if source[at + 1 : at + 2] in ("*", "_") and narrow[at] == " ":
            pieces += [narrow[done:at], source[at + 1]]
            done = at + 1
        at = source.find("\\", at + 1)
    return "".join((*pieces, narrow[done:]))


def runs(text: str) -> list[Run]:
    """Give every run in a text, look-alikes and all."""
    found, end = [], 0
    for begin in BEGIN.finditer(text):
        start = begin.start()
        match = RUN.match(text, start) if start >= end else None
        if match is None:
            continue
        glyphs, end = match[0], match.end()
        sort = SORT_OF[glyphs[0]]
        if sort in ("dots", "other", "doubt") and not _is_due(text, sort, end):
            continue
        if sort == "letter" and _in_word(text, start, end):
            continue
        if glyphs == "_" and not _counts_alone(text, start, end):
            continue
        found.append(Run(sort, glyphs, start, end))
    return found


def _is_due(text: str, sort: str, end: int) -> bool:
    """Whether something stands behind a run that only a figure or name stands before."""
    after = text[end : end + 1]
    if sort == "dots":
        return after in _BEFORE_FIGURE
    if sort == "doubt":
        return bool(after) and after not in "\n\r”’"
    return bool(after) and (after == "%" or not after.isascii())


def _counts_alone(text: str, start: int, end: int) -> bool:
    """Whether a single _ stands for a figure: _月, 心得体会_篇; not snake_case."""
    after = text[end : end + 1]
    if text[start - 1 : start] == "第":
        return "\u3400" <= after <= "\u9fff"
    if after in words.MEASURES:
        return "\u3400" <= text[start - 1 : start] <= "\u9fff"
    return bool(after) and after in "年月日%"


def _in_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter makes a run part of a word: MAX, XL, X-ray has its own."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not text[start].isascii():  # Х in Russian words, Χ in Greek ones
        return any(
            c.isalpha() and not "\u3400" <= c <= "\u9fff" for c in before + after
        )
    if before.isascii() and before.isalpha():
        return not text[max(0, start - 3) : start].endswith(words.INDICATORS)
    if not (after.isascii() and after.isalpha()):
        return False
    ending = LATIN.match(text, end)
    return not ending or ending[0] not in _SUFFIXES or end - start < 2


# Units and endings that are written on to XX: XXkm, XXth.
_SUFFIXES = frozenset(
    ("km", "cm", "mm", "m", "kg", "kW", "MW", "GW", "m²", "th", "st", "nd", "rd")
)
