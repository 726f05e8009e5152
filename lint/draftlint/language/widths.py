"""Full-width and half-width characters, and which script a text is written in."""

from __future__ import annotations

from string import ascii_letters

from draftlint import patterns

# One-to-one on purpose: NFKC would change lengths (㎡ -> m2) and with them offsets.
# Digits, letters and the signs inside figures; punctuation keeps its width, because
# the width of punctuation is itself something that rules look at.
_WIDE = "".join(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B))))
_WIDE += "".join(map(chr, range(0xFF41, 0xFF5B))) + "％＋－．＊＿＃＄＠＝／＆｜～"
_NARROW = "".join(chr(ord(wide) - 0xFEE0) for wide in _WIDE)
_TO_NARROW = str.maketrans(_WIDE + "\u00a0", _NARROW + " ")
# `re` looks a character up in a class at once, where the pattern begins with it.
_ANY_WIDE = patterns.plain(f"[{_WIDE}\u00a0][{_WIDE}\u00a0]*")
_LETTERS = ascii_letters.encode()
_DOUBLE = patterns.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    r"\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)


def narrow(text: str) -> str:
    """Make full-width letters, digits and signs narrow; the length stays the same."""
    if _ANY_WIDE.search(text) is None:
        return text
    return _ANY_WIDE.sub(lambda match: match[0].translate(_TO_NARROW), text)


def is_chinese(text: str) -> bool:
    """Whether a text reads as Chinese: more Han characters than Latin words.

    Both are counted by their bytes: three to a Han character, five to a word.
    """
    sample = text[:20_000]
    encoded = sample.encode("utf-8", "replace")
    han = (len(encoded) - len(sample)) // 2
    letters = len(encoded) - len(encoded.translate(None, _LETTERS))
    return han > letters / 5


def display_width(text: str) -> int:
    """Count terminal cells, East Asian wide and full-width characters as two."""
    return len(text) + len(_DOUBLE.findall(text))
