"""Weigh * ○ □ △: also footnotes, bullets, check boxes, zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.placeholder.parts.place import is_han, kind_of
from draftlint_rules.placeholder.parts.verdict import MAYBE, NO, SURE, Verdict
from draftlint_rules.placeholder.parts.words import INDICATORS, NUMERALS

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.place import Place

_EXPLAINED = ("为", "表示", "指", "号", "代表")


def weigh_star(place: Place) -> Verdict:
    """Weigh *: also a footnote, a list mark, a product, a masked number."""
    run, before = place.run, place.before
    if place.alone or not (place.in_han or place.counts):
        return NO
    if before.endswith(("尾号", "卡号", "密码")) and len(run.glyphs) > 2:
        return NO  # what a swindler reads out: 您的尾号****的银行卡
    if place.left.isascii() and (place.left.isalpha() or place.left in "_/\\`"):
        return SURE if before.endswith(INDICATORS) and is_han(place.right) else NO
    if place.after.startswith(_EXPLAINED) and "注" in before.rpartition("\n")[2]:
        return NO  # 注：*为预计数
    if place.half_year and len(run.glyphs) + len(place.digits_before) == 4:
        return SURE  # 20**学年
    behind = before.rstrip(" ")[-1:]
    if behind.isdecimal():
        return SURE if place.counts and not _joins_digits(place) else NO
    if place.right.isdecimal():
        if len(run.glyphs) > 2 and place.after[:3].isdecimal():
            return NO
        rest = kind_of(place.after.lstrip("0123456789"))
        return SURE if rest and is_han(place.left) else NO
    if place.fills_label and not run.single:
        return SURE
    if place.right in " \t":
        return SURE if place.counts and is_han(place.left) else NO
    if place.counts:
        return SURE
    if place.masks_person:
        return NO
    begins = place.left in "\r\n" or (place.left.isspace() and not place.names)
    if run.single:
        if place.names:
            return MAYBE if begins else SURE
        return MAYBE if is_han(place.right) and not begins else NO
    if place.names:
        return SURE
    if is_han(place.right):
        return MAYBE if begins and len(run.glyphs) != 2 else SURE
    return _between_marks(place)


def _joins_digits(place: Place) -> bool:
    return place.right.isdecimal() or place.kind == "english"


def _between_marks(place: Place) -> Verdict:
    if place.quoted or place.left == "、" or (place.right == "、" and place.free):
        return SURE
    if not place.ends_clause:
        return NO
    return SURE if place.after_number_lead else MAYBE


def weigh_circle(place: Place) -> Verdict:
    """Weigh ○ and 〇: also the zero of 二○二一年."""
    if place.left in NUMERALS or place.right in NUMERALS:
        return NO
    return _weigh_shape(place)


def weigh_square(place: Place) -> Verdict:
    """Weigh □ ■ △: also a check box, a bullet, the minus of a budget (△5.3%)."""
    return NO if place.right.isdecimal() else _weigh_shape(place)


def _weigh_shape(place: Place) -> Verdict:
    run = place.run
    if place.alone or len(run.glyphs) > 5:
        return NO
    if run.single:
        glyph = run.glyphs
        if place.right in "年月" and place.after[1:2] == glyph:
            return SURE
        if not (is_han(place.left) or place.left in "“《，、（："):
            return NO
        is_box = glyph in "□■" and place.kind not in ("percent", "date")
        return SURE if place.counts and place.right != " " and not is_box else NO
    if (
        run.glyphs[0] in "◆◇"
        and not (place.free and place.kind)
        and place.kind
        not in (
            "money",
            "percent",
            "date",
        )
    ):
        return NO
    if place.right.isspace() or (place.left.isspace() and not place.names):
        return SURE if place.counts or place.fills_label else NO
    if place.masks_person:
        return NO
    if is_han(place.right) or place.kind == "percent" or place.quoted:
        return SURE
    if place.left == "、" or (place.right == "、" and place.free):
        return SURE
    return SURE if is_han(place.left) and place.ends_clause else NO
