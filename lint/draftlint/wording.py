"""What people read, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One thing said twice: in Chinese and in English, the same thing both times."""

    zh: str
    en: str

    def format(self, **values: object) -> Text:
        """Fill both languages; a value that is a Text fills each with its own."""
        for value in values.values():
            if isinstance(value, Text):
                break
        else:
            return Text(self.zh.format_map(values), self.en.format_map(values))
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in values.items()}
        en = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
        return Text(self.zh.format_map(zh), self.en.format_map(en))

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
