"""What people read, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said twice: in Chinese and in English, the same thing both times."""

    zh: str
    en: str

    def format(self, **values: object) -> Text:
        """Fill both languages; a value that is a Text fills each with its own.

        Quotation marks of a value become single ones where it is quoted itself:
        “请关注‘公文驿站’” (GB/T 15834, 4.8.3.4).
        """
        zh, en = values, values
        for value in values.values():
            if isinstance(value, Text):
                zh = {k: v.zh if isinstance(v, Text) else v for k, v in values.items()}
                en = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
                break
        return Text(_filled(self.zh, zh), _filled(self.en, en))

    def to(self, language: Language) -> str:
        """Give the wording in one language."""
        return self.zh if language == "zh" else self.en

    def on_one_line(self) -> Text:
        """Give the same words without line ends: a quotation may be wrapped."""
        said = self.zh + self.en
        if "\n" not in said and "\r" not in said:
            return self
        return Text(zh=_unwrapped(self.zh), en=_unwrapped(self.en))

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        # A frozen dataclass travels in a roundabout way, and these do by the thousand.
        return Text, (self.zh, self.en)

    def __add__(self, other: Text) -> Text:
        return Text(self.zh + other.zh, self.en + other.en)


def _filled(template: str, values: Mapping[str, object]) -> str:
    for value in values.values():
        if isinstance(value, str) and "“" in value:
            break
    else:
        return template.format_map(values)
    from string import Formatter  # quotations within quotations are rare

    written, depth = "", 0
    for literal, name, layout, _ in Formatter().parse(template):
        written += literal
        depth += literal.count("“") - literal.count("”")
        if name is not None:
            value = f"{{{name}:{layout}}}".format_map(values)
            written += _within_quotes(value) if depth else value
    return written


def _within_quotes(value: str) -> str:
    """Make the outer quotation marks of a value single, and those in them double.

    Marks that do not pair, or hold nothing, are what the message is about.
    """
    depth, paired = 0, "“”" not in value
    for mark in value:
        depth += (mark == "“") - (mark == "”")
        paired = paired and depth in (0, 1)
    if depth or not paired:
        return value
    singles = "“”" if value.count("‘") == value.count("’") else "‘’"
    return value.translate(str.maketrans("“”‘’", "‘’" + singles))


def both(wording: str) -> Text:
    """Say the same words in both languages: a quotation, a number, a name."""
    return Text(wording, wording)


def _unwrapped(wording: str) -> str:
    """Join lines: by a blank between Latin words, by nothing beside Chinese."""
    first, *others = wording.splitlines()
    joined = first.rstrip()
    for line in filter(None, map(str.strip, others)):
        ascii_both = joined[-1:].isascii() and line[:1].isascii()
        joined += f" {line}" if ascii_both else line
    return joined
