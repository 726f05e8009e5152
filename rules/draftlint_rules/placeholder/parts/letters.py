"""Weigh X and ×: a placeholder, or a ray, an axis, a model, a sign of multiplication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.placeholder.parts import lookalikes
from draftlint_rules.placeholder.parts.place import is_han, kind_of
from draftlint_rules.placeholder.parts.verdict import MAYBE, NO, SURE, Verdict
from draftlint_rules.placeholder.parts.words import ADMINISTRATIVE, MONTHS

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.place import Place

_FORMULA = ("=", "＝", "÷", "公式", "相乘", "乘以", "系数", "单价", "基数", "乘号", "√")
# Plurals and verbs that follow X where X is a ray, a variable or a network.
_NOT_COUNTED_TEXT = """rays axes users posts accounts values variables factors marks
    shapes chromosomes coordinates equals denotes represents stands means contains
    appears depends grows needs becomes remains takes says plans does goes gives makes
    shows offers"""
_NOT_COUNTED = frozenset(_NOT_COUNTED_TEXT.split())
# A reference that was to be numbered: as shown in Figure X.
_REFERRED = tuple(
    f"{lead} {noun} "
    for lead in ("in", "see", "See", "and", "to")
    for noun in ("Figure", "Table", "Appendix", "Annex", "Section")
)
# What runs on a line that has a name.
_LINES = (
    "伏", "kV", "KV", "轨", "铁", "公路", "公交", "高速", "国道", "省道", "县道", "变",
)  # fmt: skip


def weigh_letter(place: Place) -> Verdict:
    """Weigh a run of X or x."""
    if lookalikes.means_itself(place):
        return NO
    if _follows_digits(place):
        return _half_masked(place)
    if place.run.single:
        return _one_letter(place)
    return NO if lookalikes.is_roman(place) else SURE


def weigh_cross(place: Place) -> Verdict:
    """Weigh a run of ×."""
    if lookalikes.means_itself(place):
        return NO
    if place.run.single and place.before.endswith(("附件", "附表", "附图")):
        return SURE if place.ends_clause else NO
    if place.run.single and place.left == "第" and place.right in "章页条款号期":
        return SURE
    if place.run.single:
        return _times(place)
    if place.left.isascii() and place.left.isalpha() and place.right.isdigit():
        return NO  # a number plate: A×××12
    return _half_masked(place) if _follows_digits(place) else SURE


def _follows_digits(place: Place) -> bool:
    before = place.before
    if place.left.isdecimal():
        return True
    if place.left not in ".," or not before[-2:-1].isdecimal():
        return False
    # 1.XX社区 is an item of a list, 1.X% a figure.
    label = before[:-1].rstrip("0123456789")
    return place.counts or label[-1:] not in ("", "\n", " ", "\u3000")


def _half_masked(place: Place) -> Verdict:
    """Weigh glyphs behind digits: 20XX年, 8.X%, 3X户; not 3×4 and not 138XXXX1234."""
    run = place.run
    digits = place.digits_before
    if place.half_year:
        if place.kind == "date":
            return SURE
        if len(digits) + len(run.glyphs) == 4 and not lookalikes.is_word(place.right):
            return SURE
    if place.half_year and place.right in "]〕":
        return SURE  # x办发[20××]28号
    if "." in run.glyphs and not place.right.isdecimal():
        return SURE  # 1X.X
    if digits == "1" and len(run.glyphs) == 10:
        return SURE  # a whole telephone number but for its first digit
    if place.right.isdecimal() or len(run.glyphs) > 3:
        return SURE if place.counts and not place.right.isdecimal() else NO
    if run.glyphs == "x" and place.kind != "percent":
        return NO
    return SURE if place.counts and place.kind != "english" else NO


def _times(place: Place) -> Verdict:
    """Weigh a single ×, which is more often a sign of multiplication."""
    ahead = place.after.lstrip(" ")[:1] or "\n"
    behind = place.before.rstrip(" ")[-1:] or "\n"
    if (
        lookalikes.is_word(ahead)
        or ahead in "(（"
        or (behind.isascii() and behind.isalpha())
    ):
        return NO
    if "〔" in place.after[:6] and place.free:
        return SURE  # ×政发〔2024〕
    measured = behind.isdecimal() or behind in "㎡)）"
    if place.kind in ("percent", "date"):
        return SURE
    if measured and not place.counts:
        return NO
    near = place.text[max(0, place.run.start - 30) : place.run.end + 30]
    if any(sign in near for sign in _FORMULA):
        return NO
    if place.counts or place.kind == "person":
        return SURE
    if place.names:
        if place.free or place.left in ADMINISTRATIVE:
            return SURE
        return NO if "“" in place.before[place.before.rfind("”") + 1 :] else MAYBE
    if is_han(place.right):
        return MAYBE if place.free and not place.left.isspace() else NO
    return SURE if place.ends_clause and place.after_number_lead else NO


def _one_letter(place: Place) -> Verdict:
    """Weigh a single X, which is also a ray, an axis, a variable, a network."""
    run, before, after = place.run, place.before, place.after
    if before.endswith(_REFERRED) and run.glyphs == "X":
        near = place.text[max(0, run.start - 2_000) : run.end + 2_000]
        return NO if " IX" in near else SURE
    if place.right in "²³" or run.glyphs == "Ⅹ" or _is_ray(place):
        return NO
    if lookalikes.is_named_letter(place):
        return NO
    if place.right.isdecimal():
        rest = kind_of(after.lstrip("0123456789"))
        counted = rest in ("number", "percent", "money") and is_han(place.left)
        return SURE if counted else NO
    if after.startswith("平台") and place.left not in "“《":
        return NO  # the network X
    if lookalikes.is_variable(place) or after.lstrip(" ”’」").startswith(
        lookalikes.X_WORDS
    ):
        return NO
    if place.counts:
        return SURE
    if after[:1] in (":", "：") and after[1:2] and after[1:2] in "0123456789X":
        return SURE if is_han(place.left) else NO
    if after.lstrip(" .")[:1].isdecimal() or lookalikes.is_brand(before):
        return NO
    if not (before[-2:] + after[:2]).strip():
        return MAYBE  # a cell of a table, perhaps
    if not place.in_han:
        return _one_english_letter(place)
    if run.glyphs == "x":
        return SURE if place.names and place.free else MAYBE
    if is_han(place.right) or place.quoted or place.left in "、￥¥":
        return SURE
    if place.after_number_lead and (place.ends_clause or place.right in "\r\n"):
        return SURE
    if place.right == "、" and place.free:
        return SURE
    return MAYBE if is_han(place.left) or place.free else NO


def _is_ray(place: Place) -> bool:
    """Whether X线 is a ray, X线引导, and no railway or power line, 10千伏X线."""
    if not place.after.startswith("线") or place.after.startswith("线路"):
        return False
    return not any(word in place.before[-8:] for word in _LINES)


def _one_english_letter(place: Place) -> Verdict:
    if place.before.rstrip(" ").endswith(("$", "€", "£", "¥", "￥")):
        return SURE
    if place.after.startswith(lookalikes.DASHED_UNITS) and place.run.glyphs == "X":
        return SURE
    words = place.after.split()
    if place.before.rstrip(" ").endswith(MONTHS) or (words and words[0] in MONTHS):
        return SURE
    word = words[0].strip(".,;") if words and place.right == " " else ""
    plural = len(word) > 3 and word.endswith("s") and word.islower() and word.isascii()
    if not plural or word in _NOT_COUNTED or word.endswith(("ss", "is", "us")):
        return NO
    previous = place.before.split()[-1:] or [""]
    led = previous[0].isascii() and previous[0].islower() and len(previous[0]) > 1
    return SURE if led and place.run.glyphs == "X" else MAYBE
