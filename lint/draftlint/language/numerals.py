"""Numbers as headings write them: 十二, 廿一, XII, ⑫, ㈡, twelve <-> int."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_PARTS = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix")),
    *((5, "v"), (4, "iv"), (1, "i")),
)
# One character a number: the first character of each run, the number it stands for,
# and how many follow one another.
_RUNS = (
    *(("①", 1, 20), ("㉑", 21, 15), ("㊱", 36, 15), ("⓪", 0, 1), ("❶", 1, 10)),
    *(("⓫", 11, 10), ("⑴", 1, 20), ("⒈", 1, 20), ("㈠", 1, 10), ("㊀", 1, 10)),
    *(("Ⅰ", 1, 12), ("ⅰ", 1, 12), ("➀", 1, 10), ("➊", 1, 10)),
)
SINGLE = {
    chr(ord(first) + step): number + step
    for first, number, count in _RUNS
    for step in range(count)
}
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth"),
)
_IN_ORDER = ("首先", "其次", "再次")
# What a scan, a kana keyboard or a dash leaves in the place of a Chinese numeral.
DAMAGED = {
    "ー": 1,
    "—": 1,
    "–": 1,
    "－": 1,
    "-": 1,
    "ニ": 2,
    "ハ": 8,
    "＋": 10,
    "+": 10,
}
HAN = "〇零一二三四五六七八九十百两廿卅"


def from_han(text: str) -> int | None:
    """Read a Chinese numeral up to 9999, also 二〇, 廿一 and the faulty 一十一.

    None for anything else, and for two digits side by side that only names give
    (三四个月 is no 34), unless there are three: 二〇二三.
    """
    if not text:
        return None
    if all(c in _DIGITS for c in text):
        return _from_digits(text)
    total, digit = 0, None
    last_unit = 10_000
    for character in text:
        if character in _TENS:
            if digit is not None or last_unit <= 10:
                return None
            total, last_unit = total + _TENS[character], 10
        elif character in _UNITS:
            unit = _UNITS[character]
            if unit >= last_unit or digit == 0:
                return None
            total, digit, last_unit = total + (digit or 1) * unit, None, unit
        elif character in "零〇○":
            if digit is not None:
                return None
        elif character in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[character]
        else:
            return None
    return total + (digit or 0)


def _from_digits(text: str) -> int | None:
    if len(text) == 2 and not set(text) & set("〇零○"):
        return None
    return int("".join(str(_DIGITS[c]) for c in text))


def to_han(number: int) -> str:
    """Write 0 to 9999 as headings do: 十, 十一, 二十, 一百〇一 is 一百零一."""
    if not 0 <= number <= 9999:
        raise ValueError(f"no Chinese numeral for {number}")
    if number < 20:
        return "十"[: number // 10] + ("零一二三四五六七八九"[number % 10]) * (
            number != 10
        )
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = bool(written) and not digit
    return written


def from_roman(text: str) -> int | None:
    """Read a Roman numeral up to 399 in one case; None if it is not written so."""
    lower = text.lower()
    if not lower or text not in (lower, text.upper()) or set(lower) - set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in lower]
    number = sum(
        -value if value < max(values[at:]) else value for at, value in enumerate(values)
    )
    return number if 0 < number < 400 and to_roman(number) == lower else None


def to_roman(number: int) -> str:
    """Write 1 to 399 as a Roman numeral in small letters."""
    if not 0 < number < 400:
        raise ValueError(f"no Roman numeral for {number}")
    written = ""
    for value, letters in _ROMAN_PARTS:
        while number >= value:
            written, number = written + letters, number - value
    return written


@lru_cache(maxsize=4096)
def read(text: str) -> int | None:
    """Read a number in any of the forms; a single letter counts as a letter (b = 2).

    The exception are i, v and x: whether they are Roman only the series can tell, so
    they are Roman here.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    single = SINGLE.get(text, DAMAGED.get(text))
    if single is not None:
        return single
    if text and all("０" <= c <= "９" for c in text):
        return int(text)
    roman = from_roman(text) if len(text) > 1 or text in "ivxIVX" else None
    if roman is not None:
        return roman
    if len(text) == 1 and text.isascii() and text.isalpha():
        return ord(text.lower()) - ord("a") + 1
    lower = text.lower()
    for words in (_WORDS, _ORDINALS, tuple(f"{word}ly" for word in _ORDINALS)):
        if lower in words:
            return words.index(lower) + 1
    return from_han(text)


def like(example: str, number: int) -> str | None:
    """Write a number the way another one is written: ③ for 3 and ④.

    None where that way has no such number.  Damaged numerals are written sound.
    """
    if example in SINGLE:
        start = ord(example) - SINGLE[example]
        there = chr(start + number)
        return there if SINGLE.get(there) == number else None
    if example.isascii() and example.isdigit():
        return str(number)
    if all("０" <= c <= "９" for c in example):
        return "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    if example[0] in HAN or example in DAMAGED:
        return to_han(number) if 0 <= number <= 9999 else None
    return _like_latin(example, number)


def _like_latin(example: str, number: int) -> str | None:
    lower = example.lower()
    for words in (
        _WORDS,
        _ORDINALS,
        tuple(f"{word}ly" for word in _ORDINALS),
        _IN_ORDER,
    ):
        if lower in words and 0 < number <= len(words):
            word = words[number - 1]
            return word.capitalize() if example[0].isupper() else word
    if len(lower) > 1 or lower in "ivx":
        written = to_roman(number) if 0 < number < 400 else None
    else:
        written = chr(ord("a") + number - 1) if 0 < number <= 26 else None
    if written is None:
        return None
    return written.upper() if example[0].isupper() else written
