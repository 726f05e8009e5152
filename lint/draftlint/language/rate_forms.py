"""Which two figures a percentage in a sentence is made of: the part and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns
from draftlint.language import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftlint.language.figures import Figure, Statement

    Pair = tuple[Figure, Figure]  # the part and the whole

REACH = 8  # amounts before a percentage
# 整改率: the part is what was 整改; 增长率 and the like compare with another year.
_RATE = patterns.compile(r"(?P<stem>\p{Han}{2})率[^率]{0,3}$")
_NO_PART = frozenset(
    ("增长", "增速", "满意", "死亡", "出生", "利用", "覆盖", "同比", "参与")
)
_SHARE = patterns.compile(
    r"^占(?P<whole>\p{Han}{2,12}?)(?:的比重|比重|的比例|的)[约为达]?$"
)
# 拨款81万元，占90%: of what the list divides.
_PLAIN_SHARE = patterns.compile(
    r"[，,（(]占(?:比|总[数量额])?(?:的?比[重例])?[为约达]?"
)
_LISTS = patterns.compile(r"其中|包括|[：:]")
# 支出412万元，占支出合计1178万元的35%: the whole stands right there.
_OF_A_FIGURE = patterns.compile(
    r"[）)]?[，,、]?(?:仅|约|共)?占[^，,。；;、：:（）()%\d\n]{0,20}"
)
_BE_OF = patterns.compile(r"的(?:比[重例])?[约为达]{0,2}")
# What a rate is named after in other words.
_SAME = {
    "回收": ("收回",),
    "办复": ("答复",),
    "办结": ("结案", "审结", "执结"),
    "结案": ("审结", "执结", "办结"),
    "完成": ("竣工",),
}
# What was taken in, of which a part is done.
_TAKEN = patterns.compile(
    r"受理|共|总|累计|收|接|排查|发现|[交转承]办|登记|应|抽|检|测|立案"
)
# 38 of the 40 milestones (95%) · 95% (38 of 40) · $2.4m, of which $1.5m (62.5%)
_OUT_OF = patterns.compile(r"[ ](?:out )?of (?:the |our |all |these )?")
_THEN_RATE = patterns.compile(r"(?:[ ][a-z-]+){0,3}(?:[ ]?\(|,? or | = |, |: )")
_OF_WHICH = patterns.compile(r",? of which ")
_RATE_OF = patterns.compile(r"[ ]?\((?:i\.e\. )?")
# 120件，其中来信30件（占25%）
_AMONG_THEM = patterns.compile(r"，其中[^，,。；;、：:（）()%\d\n]{0,12}")
_IN_BRACKETS = patterns.compile(r"（占(?:比|总[数量额])?的?")
# A sign that is in what stands between two figures, that, what stands between the
# second and the percentage, and whether the second is the part.
_IN_ENGLISH = (
    ("of which", _OF_WHICH, _RATE_OF, True),
    ("of", _OUT_OF, _THEN_RATE, False),
)
_IN_CHINESE = (
    ("占", _OF_A_FIGURE, _BE_OF, False),
    ("其中", _AMONG_THEM, _IN_BRACKETS, True),
)


def pair(statement: Statement, index: int, amounts: Sequence[Figure]) -> Pair | None:
    """Find the part and the whole of a percentage, a figure of the statement.

    `amounts` are the amounts before it, the nearest first.
    """
    figure = statement.figures[index]
    return (
        _told_beside(statement, index)
        or _rate_of(figure, amounts)
        or _share_of(figure, amounts)
        or _listed_share(statement, index)
    )


def _told_beside(statement: Statement, index: int) -> Pair | None:
    """占支出合计1178万元的35% · 38 of 40 (95%) · 95% (38 of 40)"""
    figures, text = statement.figures, statement.text
    figure = figures[index]
    if index > 1:
        first, second = figures[index - 2 : index]
        forms = _IN_ENGLISH if statement.is_latin else _IN_CHINESE
        for sign, between, then, swapped in forms:
            # Looked at first, because nearly no figure has one.
            if (
                sign in text[first.end : second.start]
                and between.fullmatch(text, first.end, second.start)
                and then.fullmatch(text, second.end, figure.start)
            ):
                part, whole = (second, first) if swapped else (first, second)
                return (part, whole) if _are_one(part, whole) else None
    if statement.is_latin and index + 2 < len(figures):
        part, whole = figures[index + 1 : index + 3]
        told = _RATE_OF.fullmatch(text, figure.end, part.start) and _OUT_OF.fullmatch(
            text, part.end, whole.start
        )
        return (part, whole) if told and _are_one(part, whole) else None
    return None


def _are_one(part: Figure, whole: Figure) -> bool:
    """Whether one may be a part of the other."""
    amount = not units.is_share(part.quantity.unit) and bool(part.quantity.value)
    return amount and part.kind == whole.kind and _is_part(part, whole)


def _rate_of(figure: Figure, amounts: Sequence[Figure]) -> Pair | None:
    """排查隐患120处，整改114处，整改率95%"""
    rate = _RATE.search(figure.label)
    if rate is None or rate["stem"] in _NO_PART or not amounts:
        return None
    if figure.label.rstrip("为达到约").endswith("城镇化率"):
        return _urban(amounts)
    stem = rate["stem"]
    at = next((i for i, a in enumerate(amounts[:3]) if _is_done(a, stem)), None)
    if at is None or f"{stem}率" in amounts[at].words:
        return None
    part = amounts[at]
    for skipped, whole in enumerate(
        [a for a in amounts[at + 1 :] if a.kind == part.kind and not _is_done(a, stem)]
    ):
        # 来信96件、来访128件 are parts themselves: what was taken in comes before.
        near = not skipped or _TAKEN.search(whole.label) is not None
        if near and _is_part(part, whole):
            return part, whole
    return None


def _is_done(figure: Figure, stem: str) -> bool:
    """Whether a figure counts what the rate is named after: 合格, but not 不合格."""
    words = figure.words
    if any(f"{no}{stem}" in words for no in ("不", "未", "应", "尚未")):
        return False
    return stem in words or any(word in words for word in _SAME.get(stem, ()))


def _urban(amounts: Sequence[Figure]) -> Pair | None:
    """常住人口52万人，其中城镇28万人，城镇化率54%"""
    towns = [figure for figure in amounts if "城镇" in figure.words]
    all_ = [f for f in amounts if "常住" in f.words and "城镇" not in f.words]
    if len(towns) != 1 or len(all_) != 1 or towns[0].kind != all_[0].kind:
        return None
    return (towns[0], all_[0]) if _is_part(towns[0], all_[0]) else None


def _share_of(figure: Figure, amounts: Sequence[Figure]) -> Pair | None:
    """收入39亿元，其中税收21亿元，占收入的53.8%"""
    share = _SHARE.search(figure.label)
    if share is None or not amounts:
        return None
    part, named = amounts[0], share["whole"]
    for whole in amounts[1:]:
        if whole.kind == part.kind and named in whole.words:
            return (part, whole) if _is_part(part, whole) else None
    return None


def _listed_share(statement: Statement, index: int) -> Pair | None:
    """收入合计90万元，其中：拨款81万元，占90%；其他收入9万元，占10%"""
    figures, text = statement.figures, statement.text
    part, figure = figures[index - 1], figures[index]
    if not index or not _PLAIN_SHARE.fullmatch(text, part.end, figure.start):
        return None
    following = part
    for whole in reversed(figures[max(0, index - REACH) : index - 1]):
        if _are_one(part, whole) and _LISTS.search(text, whole.end, following.start):
            return part, whole
        following = whole
    return None


def _is_part(part: Figure, whole: Figure) -> bool:
    return (part.quantity.value or 0) <= (whole.quantity.value or 0)
