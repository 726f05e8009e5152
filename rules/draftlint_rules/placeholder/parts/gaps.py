"""Weigh ？ ____ 某 and the rest: also questions, forms to sign, persons in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint_rules.placeholder.parts import words
from draftlint_rules.placeholder.parts.place import is_han
from draftlint_rules.placeholder.parts.verdict import MAYBE, NO, SURE, Verdict

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.place import Place

_PLACES = (
    "省", "市", "县", "区", "镇", "乡", "村", "街道", "社区", "单位", "公司", "局",
)  # fmt: skip
_CHAINS = tuple(place + "某" for place in _PLACES)
_OFFICES = (
    *(place + office for place in "省市县区镇" for office in ("委", "政府", "人民政府", "纪委")),
    "街道党工委", "街道办事处",
)  # fmt: skip
# Single characters that open a question, so that 何人？人 is none.
_ASKING = "吗呢么吧啊嘛何谁哪"
_UNITS_AFTER_DOUBT = "万亿件户次项亩吨条处所栋幢台辆份期场届批"
_SIGNED = (
    "签字", "签名", "签章", "签收", "签发", "盖章", "公章", "审核人", "审批人", "复核人",
    "填表", "制表", "经办", "Sign", "sign",
)  # fmt: skip
_PERSONAL = ("姓名", "性别", "年龄", "民族", "出生年月", "身份证号", "联系电话")
_FORM_LABELS = (
    "负责人", "联系人", "电话", "日期", "时间", "单位", "姓名", "部门", "职务", "地址",
    "编号", "Name", "name", "Date", "date", "Title", "By",
)  # fmt: skip


def weigh_doubt(place: Place) -> Verdict:
    """Weigh ？: a figure is missing where a unit follows at once."""
    if not place.in_han and not place.run.single and place.left == " ":
        return SURE if place.kind in ("number", "english") else NO  # reached ?? mm
    han_before = is_han(place.left)
    if place.after.startswith(("等奖", "等功")):
        return SURE if han_before else NO
    if place.run.single or not place.in_han:
        if place.kind == "percent" or (place.kind == "date" and place.right in "月日"):
            return SURE if han_before or place.left in "-—" else NO
        ends = place.after[1:2] in words.STOPS and place.left not in words.STOPS
        counted = place.kind in ("number", "money") and (
            ends
            or place.right in _UNITS_AFTER_DOUBT
            or place.right == "元"
            or place.after.startswith(words.UNITS)
        )
        return SURE if counted and han_before and place.left not in _ASKING else NO
    if place.kind in ("percent", "date"):
        return SURE
    if place.kind in ("number", "money"):
        return NO if place.left in _ASKING else SURE
    return SURE if place.names and place.free else NO


def weigh_blank(place: Place) -> Verdict:
    """Weigh ____: also a ruling, a snake_case name, a form's line to sign on."""
    left, right = place.left, place.right
    if (
        place.alone
        or left in "？?"
        or (left.isascii() and (left.isalnum() or left in "|+/\\"))
    ):
        return NO
    if right.isascii() and (right.isalnum() or right in "|+/\\"):
        return NO
    if _is_on_form(place):
        return NO
    if place.counts:
        return SURE
    label = place.before.rstrip(" ：:")
    labelled = label != place.before.rstrip(" ") and not is_han(right)
    if labelled and any(word in label[-8:] for word in (*_FORM_LABELS, *_SIGNED)):
        return NO
    return SURE if is_han(right) or left not in "\r\n" else NO


def _is_on_form(place: Place) -> bool:
    """Whether the line is one to sign, to date, or nothing but labels and blanks."""
    text, run = place.text, place.run
    start = text.rfind("\n", max(0, run.start - 120), run.start) + 1
    start = start or max(0, run.start - 120)
    end = text.find("\n", run.end, run.end + 120)
    line = text[start : end if end >= 0 else run.end + 120]
    if any(mark in line for mark in "，。；,;"):
        return False
    if any(word in line for word in _SIGNED):
        return True
    if not line.strip("_年月日0123456789 \u3000\r"):
        return True
    labels = [part.strip() for part in line.split("_") if part.strip()]
    if all(label.endswith(("：", ":")) for label in labels):
        return True
    return len(labels) > 1 and any(label.endswith(_PERSONAL) for label in labels)


def weigh_some(place: Place) -> Verdict:
    """Weigh 某某, and 某 before a place or in a date; 某种, 某些, 张某 are words."""
    if place.masks_person or _is_in_title(place):
        return NO
    if not place.run.single:
        return _some_some(place)
    if place.after.startswith(("年某月", "月某日")) or (
        place.right == "日" and place.before.endswith(("某月", "月份"))
    ):
        return SURE
    if place.kind == "person" and place.before.endswith(("任命", "聘任", "提名")):
        return SURE
    if not place.after.startswith(_PLACES) or place.in_case:
        return NO
    if place.after.startswith(_OFFICES):
        return SURE
    line = place.before.rpartition("\n")[2]
    chained = place.after.startswith(_CHAINS) or line.startswith("某")
    begins = len(place.before) < 24 or "\n" in place.before
    return (
        SURE
        if chained and begins and not line.strip("某省市县区镇乡村街道社")
        else MAYBE
    )


def _is_in_title(place: Place) -> bool:
    """Whether it stands in the name of a work: 《某年某月某一天》."""
    opened = place.before.rfind("《")
    return opened > place.before.rfind("》") and "》" in place.after


def _some_some(place: Place) -> Verdict:
    if place.in_case and not place.counts:
        return NO
    if place.kind or place.free or place.ends_clause or place.right in "\r\n":
        return SURE
    led = (
        place.after_number_lead
        or place.after_person_lead
        or place.left in words.ROLE_ENDS
    )
    return SURE if led else MAYBE


def weigh_other(place: Place) -> Verdict:
    """Weigh OO, NN and ##, which stand for something only where it is due."""
    glyph = place.run.glyphs[0]
    before = is_han(place.left) or place.free
    if glyph == "N":
        chained = place.kind == "date" and (
            place.after[1:2] == "N" or place.before[-2:-1] == "N"
        )
        if before and (chained or place.kind in ("percent", "money")):
            return SURE
        return _some_number(place)
    if place.run.single and glyph == "#":  # 11月#日, “敲门行动”#次; not 2#楼
        return SURE if is_han(place.left) or place.left in "”》）" else NO
    if place.run.single or place.kind == "english":
        return NO
    if glyph == "#" and place.left in "\r\n":
        return NO
    return SURE if before and (place.counts or place.names) else NO


def _some_number(place: Place) -> Verdict:
    """Weigh N before a unit: 走访N户; not 第N次, and not the N of 1+N."""
    if place.kind != "number" or not is_han(place.left) or place.left in "第每这那":
        return NO
    spoken_of = any(scheme in place.text for scheme in ("+N", "“N", "N+", "N类", "N种"))
    return NO if spoken_of else SURE


def _is_clause(place: Place) -> bool:
    """Whether a unit and a stop follow a lone dash: 本年度收到报告—份，."""
    return place.kind == "number" and place.after[1:2] in "，。；"


def weigh_dots(place: Place) -> Verdict:
    """Weigh …, -- and 。。。 where a figure is due: 共计……户."""
    if place.kind not in ("percent", "money", "number"):
        return NO
    if place.left in "共计约达近数率额超到占增降量值成":
        return SURE
    ends = place.after.lstrip("余多万亿千百").startswith(words.UNITS)
    ends = ends or place.after[1:2] in words.STOPS or place.kind == "money"
    if place.run.glyphs[0] in "-—" and place.run.single:
        return SURE if is_han(place.left) and ends and _is_clause(place) else NO
    if place.kind == "percent" and place.before.endswith((" was ", " by ", " of ")):
        return SURE
    if is_han(place.left) and place.kind == "percent":
        return SURE
    hides = place.run.glyphs[0] in "…-"
    return SURE if hides and is_han(place.left) and ends else NO
