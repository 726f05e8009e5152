"""Read what stands around a run of glyphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.placeholder.parts import words

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.glyphs import Run

_SCALES = frozenset("余多来几十百千万亿")
_DIGITS = "0123456789"
_PHRASES = ("周年", "中全会", "次全会", "次党代会", *words.CONGRESS)
_RANGES = ("-", "—", "–", "～", "~", "－", "至", "到", "and ", "to ", "or ", "of ")
_LINE_MARKS = frozenset(("circle", "square", "star"))
_RANGE_GLYPHS = ("X", "x", "×", "*", "○", "_")
_HAN_MARKS = frozenset("，。；：、“”《》（）！？【】")


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one; the empty string is not."""
    return "\u3400" <= character <= "\u9fff"


def _joined(wrapped: str) -> str:
    """Take the line ends out of a stretch of a wrapped paragraph."""
    return wrapped.replace("\r", "").replace("\n", "")


class Place:
    """A run with the text around it, read once.

    `kind` is what follows the run: "percent", "date", "phrase", "person", "money",
    "number", "name", "english" or "".
    """

    __slots__ = ("after", "before", "kind", "left", "right", "run", "text")

    def __init__(
        self, text: str, run: Run, block: tuple[int, int] | None = None
    ) -> None:
        """Read 24 characters each way; `block` is given where lines are wrapped."""
        self.text, self.run = text, run
        start, end = max(0, run.start - 24), run.end + 24
        self.before, self.after = text[start : run.start], text[run.end : end]
        if block:
            self.before = _joined(text[max(block[0], start) : run.start])
            self.after = _joined(text[run.end : min(block[1], end)])
            self.before = "\n" * (block[0] >= start) + self.before
            if text[run.start - 1] == "\n" and run.sort in _LINE_MARKS:
                self.before = "\n"  # ● at the start of a line is a bullet
            self.after += "\n" * (block[1] <= end)
        self.left = self.before[-1:] or "\n"
        self.right = self.after[:1] or "\n"
        self.kind = kind_of(self.after) or kind_of(_behind_range(self.after))
        if self.right == "大" and self.before.endswith("党的"):
            self.kind = "phrase"

    @property
    def counts(self) -> bool:
        """Whether a unit, a percent sign or a part of a date follows."""
        return self.kind in ("percent", "date", "money", "number", "phrase", "english")

    @property
    def names(self) -> bool:
        """Whether a noun that a name stands before follows."""
        return self.kind in ("name", "person")

    @property
    def alone(self) -> bool:
        """Whether the run is all that its line holds."""
        return self.left in "\r\n" and self.right in "\r\n"

    @property
    def free(self) -> bool:
        """Whether a new word can begin here."""
        return self.left in words.FREE

    @property
    def quoted(self) -> bool:
        """Whether the run is all that a pair of quotes or brackets holds."""
        return self.left in "“‘《「『" and (
            self.right in words.CLOSING or self.right in "“‘《"
        )

    @property
    def fills_label(self) -> bool:
        """Whether the run is all that stands behind a label: 联系人：**（主任）."""
        labelled = self.before.rstrip(" ").endswith(("：", ":"))
        return labelled and (self.right.isspace() or self.right in "（(")

    @property
    def in_han(self) -> bool:
        """Whether the run stands in Chinese text."""
        for character in self.before[-2:] + self.after[:2]:
            if is_han(character) or character in _HAN_MARKS:
                return True
        return False

    @property
    def after_number_lead(self) -> bool:
        """Whether a figure is expected here: 共, 约, 占, 率：."""
        return self.before.rstrip(" ：:").endswith(words.NUMBER_LEADS)

    @property
    def after_person_lead(self) -> bool:
        """Whether a person is expected here: 任命, 书记, 联系人：."""
        return self.before.rstrip(" ：:（").endswith(words.PERSON_LEADS)

    @property
    def ends_clause(self) -> bool:
        """Whether a mark or a closing bracket follows."""
        return self.right in words.STOPS or self.right in words.CLOSING

    @property
    def digits_before(self) -> str:
        """Give the digits that the run is written on to: 20 in 20XX."""
        return self.before[len(self.before.rstrip(_DIGITS)) :]

    @property
    def half_year(self) -> bool:
        """Whether the run goes on after the first digits of a year: 20XX, 202X."""
        digits = self.digits_before
        return len(digits) in (2, 3) and digits[:2] in ("19", "20")

    @property
    def masks_person(self) -> bool:
        """Whether a family name stands before the run: 张××, 李*明."""
        if self.left not in words.SURNAMES:
            return False
        # 吴某某套取补贴: nothing is counted there.
        if self.run.sort != "some" and (self.counts or self.kind == "name"):
            return False
        previous = self.before[-2:-1] or "\n"
        return previous in words.FREE or previous in words.ROLE_ENDS

    @property
    def in_case(self) -> bool:
        """Whether a law case or a patient is told of, where names are hidden."""
        before = self.text[max(0, self.run.start - 40) : self.run.start]
        after = self.text[self.run.end : self.run.end + 40]
        near = before.rpartition("。")[2] + after.partition("。")[0]
        return any(word in near for word in words.CASES)


def kind_of(after: str) -> str:
    """Say what a figure or name that stands before a text would be."""
    ahead = after[1:] if after[:1] == " " else after
    if not ahead:
        return ""
    if ahead[0] in ".," and ahead[1:2].isdecimal():
        ahead = ahead[1:].lstrip(_DIGITS)
    first = ahead[:1]
    if first in ("%", "‰") or ahead.startswith((" %", "个百分点")):
        return "percent"
    if first in words.DATES:
        return "" if ahead[1:2] in words.DATES[first] and ahead[1:2] else "date"
    if ahead.startswith(("上旬", "中旬", "下旬")):
        return "date"
    if ahead.startswith(_PHRASES):
        return "phrase"
    if first == "届" and any(word in ahead[1:8] for word in ("中全会", "次全会")):
        return "phrase"
    if ahead.removeprefix("副").startswith(words.PERSONS):
        return "person"
    return _quantity(ahead) or _noun(ahead)


def _quantity(ahead: str) -> str:
    end = 0
    while ahead[end : end + 1] in _SCALES and end < len(ahead):
        end += 1
    rest = ahead[end:]
    first = rest[:1]
    if rest.startswith(words.MONEY) and not rest.startswith("元旦"):
        return "money"
    if rest.startswith(words.UNITS):
        return "number"
    if first in words.MEASURES and not rest.startswith(words.MEASURES[first] or "\n"):
        return "number"
    return "number" if any(scale in "余万亿" for scale in ahead[:end]) else ""


def _noun(ahead: str) -> str:
    if ahead.startswith(words.NAMES):
        return "name"
    if not ahead[0].isascii():
        return ""
    word = ahead.split(maxsplit=1)[0].strip(".,;:()") if ahead.strip() else ""
    if word in words.ENGLISH_UNITS:
        return "english"
    return "number" if word in words.LATIN_UNITS else ""


def _behind_range(after: str) -> str:
    """Give what follows the second run of X-X岁, XX至XX年, X and X people, or nothing."""
    rest = after.lstrip(" ")
    if not rest.startswith(_RANGES):
        return ""
    for sign in _RANGES:
        if rest.startswith(sign):
            rest = rest.removeprefix(sign).lstrip(" -—")
            return rest.lstrip(rest[0]) if rest[:1] in _RANGE_GLYPHS else ""
    return ""
