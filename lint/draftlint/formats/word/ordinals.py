"""How Word writes a number: every w:numFmt of Chinese and English Word.

After ECMA-376 part 1, 17.18.59 (ST_NumberFormat).  What is written in other scripts
(Thai, Hebrew, Arabic …) comes as a decimal number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = (
    *("ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
    "ninety",
)
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CHICAGO = "*†‡§"
_MOST_LETTERS = 780  # Word stops at thirty times the same letter


def written(number: int, style: str) -> str:
    """Write a number in a w:numFmt; an unknown one, or a number it lacks, decimal."""
    if style == "none":
        return ""
    write = _WAYS.get(style)
    if write is None or not 0 < number <= 32767:  # Word's own range
        return str(number)
    return write(number) or str(number)


def padded(number: int, pattern: str) -> str:
    """Write a number after a custom pattern: "001, 002, 003, ..."."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() else str(number)


def _one_of(members: str) -> Callable[[int], str]:
    """Write by a row of signs that ends; beyond it the number is decimal."""
    return lambda number: members[number - 1] if number <= len(members) else ""


def _cycle(members: str) -> Callable[[int], str]:
    return lambda number: members[(number - 1) % len(members)]


def _row(first: str, count: int) -> Callable[[int], str]:
    return _one_of("".join(chr(ord(first) + i) for i in range(count)))


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _repeated(first: str, count: int) -> Callable[[int], str]:
    """Write A … Z, AA, BB: one letter, once more for each round."""

    def write(number: int) -> str:
        if number > _MOST_LETTERS:
            return ""
        rounds, place = divmod(number - 1, count)
        return chr(ord(first) + place) * (rounds + 1)

    return write


def _counting(zero: str) -> Callable[[int], str]:
    """Write 十一 and 九十九, and digit by digit from a hundred: 一〇一."""
    digits = zero + _DIGITS[1:]

    def write(number: int) -> str:
        if number < 100:
            return _grouped(number, digits, "十百千", lone_one=False)
        return _digits(digits)(number)

    return write


def _grouped(number: int, digits: str, units: str, *, lone_one: bool) -> str:
    """Write with units: 一百二十三, 壹佰贰拾叁; `lone_one` writes 一十 for 十."""
    text, skipped = "", False
    for power in (4, 3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            skipped = bool(text)
            continue
        if skipped:
            text += digits[0]
            skipped = False
        first_ten = power == 1 and digit == 1 and not text
        text += "" if first_ten and not lone_one else digits[digit]
        text += "万" if power == 4 else units[power - 1] if power else ""
    return text


def _chinese(number: int) -> str:
    return _grouped(number, _DIGITS, "十百千", lone_one=False)


def _taiwanese(number: int) -> str:
    return _grouped(number, "零" + _DIGITS[1:], "十百千", lone_one=False)


def _legal(digits: str) -> Callable[[int], str]:
    return lambda number: _grouped(number, digits, "拾佰仟", lone_one=True)


def _japanese(number: int) -> str:
    """Write 百十一: no zero, no one before 十, 百, 千."""
    text = ""
    for power, unit in ((4, "万"), (3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit:
            text += (_DIGITS[digit] if digit > 1 or power in (0, 4) else "") + unit
    return text


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        times, number = divmod(number, amount)
        text += letters * times
    return text


def _ordinal(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _cardinal_words(number: int) -> str:
    words: list[str] = []
    for size, name in ((1000, "thousand"), (100, "hundred")):
        times, number = divmod(number, size)
        if times:
            words += [_cardinal_words(times), name]
    tens, ones = divmod(number, 10)
    if tens >= 2:
        words.append(_TENS[tens - 1] + (f"-{_ONES[ones]}" if ones else ""))
    elif number:
        words.append(_ONES[number])
    return " ".join(words)


def _ordinal_words(number: int) -> str:
    words = _cardinal_words(number)
    stem = words.replace("-", " ").split()[-1]
    ending = _IRREGULAR.get(
        stem, stem[:-1] + "ieth" if stem[-1] == "y" else stem + "th"
    )
    return (words[: len(words) - len(stem)] + ending).capitalize()


def _chicago(number: int) -> str:
    rounds, place = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[place] * (rounds + 1) if rounds < 30 else ""


_WAYS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "ideographEnclosedCircle": _row("㈠", 10),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _repeated("A", 26),
    "lowerLetter": _repeated("a", 26),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal_words(number).capitalize(),
    "ordinalText": _ordinal_words,
    "chicago": _chicago,
    "chineseCounting": _counting("○"),
    "taiwaneseCounting": _counting("○"),
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _taiwanese,
    "chineseLegalSimplified": _legal("零壹贰叁肆伍陆柒捌玖"),
    "ideographLegalTraditional": _legal("零壹貳參肆伍陸柒捌玖"),
    "japaneseLegal": _legal("零壱弐参四伍六七八九"),
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _digits(_DIGITS),
    "ideographDigital": _digits(_DIGITS),
    "taiwaneseDigital": _digits("○" + _DIGITS[1:]),
    "koreanDigital2": _digits("零" + _DIGITS[1:]),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _cycle(_STEMS)(number) + _cycle(_BRANCHES)(number) if number <= 60 else ""
    ),
}
