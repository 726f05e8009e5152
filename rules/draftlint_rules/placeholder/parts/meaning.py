"""Say what a placeholder stands for, and what the draft itself says about it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from draftlint import Text, patterns
from draftlint_rules.placeholder.parts.place import is_han
from draftlint_rules.placeholder.parts.words import MONTHS

if TYPE_CHECKING:
    from draftlint import Document
    from draftlint_rules.placeholder.parts.place import Place

# 党的二十大, 成立100周年, 第三届: what a masked set phrase looks like when it is filled.
FILLED_PHRASE = patterns.compile(
    r"(\p{Han}{2})([一二三四五六七八九十百]{1,4}|\d{1,3})(大(?![家学型批量小中数面])|周年|届)"
)
# The noun of one behind its number, which `re` finds at once or not at all.
PHRASE_END = patterns.plain(r"[大周届](?<=[一二三四五六七八九十百\d].)")
WHAT = {
    "percent": Text(zh="百分比", en="percentage"),
    "date": Text(zh="日期", en="date"),
    "money": Text(zh="金额", en="amount"),
    "number": Text(zh="数字", en="number"),
    "english": Text(zh="数字", en="number"),
    "phrase": Text(zh="届次或年数", en="ordinal or number of years"),
    "person": Text(zh="姓名", en="person's name"),
    "name": Text(zh="名称", en="name"),
    "telephone": Text(zh="号码", en="telephone number"),
    "document": Text(zh="文号", en="document number"),
    "content": Text(zh="内容", en="wording"),
}
NOTHING = Text("", "")
_ONLY_YEAR = Text(zh="（全文只写到{year}年）", en=" (the draft names only {year})")
_ELSEWHERE = Text(zh="（文中另有“{phrase}”）", en=" (elsewhere: “{phrase}”)")
_SCAR = Text(
    zh="（像是批量替换误伤，原词可能是“{word}”）",
    en=" (perhaps “{word}”, hurt by a replace-all)",
)
_TELEPHONES = ("电话", "手机", "传真", "热线", "Tel", "tel", "phone", "Phone")
_CURRENCIES = ("$", "€", "£", "¥", "￥", "USD", "EUR", "GBP", "RMB", "CNY")
_ENGLISH_LEADS = (
    "Table", "Tables", "Figure", "Figures", "Section", "Chapter", "Annex", "Appendix",
    "page", "pages", "No.", "by", "total", "about", "nearly", "over", "reached", "of",
    "trained",
)  # fmt: skip
# Office words by their first and last character: a global replace that hits the middle
# leaves 管X作 of 管理工作.
_OFFICE_WORDS = {
    word[0] + word[-1]: word
    for word in (
        "管理工作", "中心工作", "重点工作", "党建工作", "宣传工作", "服务工作", "保障工作",
        "党组织", "领导小组", "贯彻落实", "统筹推进", "安全生产", "乡村振兴", "营商环境",
        "社会治理", "基层治理", "环境保护", "综合治理", "信访工作", "组织生活",
    )
}  # fmt: skip


def what(place: Place) -> str:
    """Name what a run stands for: a key of WHAT."""
    if place.half_year or _is_day(place):
        return "date"
    if place.kind:
        return place.kind
    before = place.before.rstrip(" ：:")
    if place.right == "号":
        return "document" if place.left in "〕]）" else "number"
    if any(word in before[-12:] for word in _TELEPHONES) or _is_telephone(place):
        return "telephone"
    if before.endswith(_CURRENCIES):
        return "money"
    if place.right.isdigit() and place.run.single:
        return "number"
    if place.after_person_lead:
        return "person"
    if place.after_number_lead or place.left.isdigit():
        return "number"
    if before.split()[-1:] and before.split()[-1] in _ENGLISH_LEADS:
        return "number"
    return "name" if place.free and place.left not in "的了" else "content"


def _is_telephone(place: Place) -> bool:
    """Whether the run is one half of XXX-XXXX."""
    glyph, beside = place.run.glyphs[0], (place.before[-2:], place.after[:2])
    return len(place.run.glyphs) > 2 and (
        f"{glyph}-" in beside or f"-{glyph}" in beside
    )


def _is_day(place: Place) -> bool:
    """Whether a month's English name stands beside the run: XX August, June XX."""
    after, before = place.after.lstrip(), place.before.rstrip()
    if after and after[0].isascii():  # looked at first: it hardly ever is
        first_word = after.split(maxsplit=1)[0]
        if first_word.strip(".,") in MONTHS:
            return True
    return before.endswith(MONTHS) and before.split()[-1] in MONTHS


def hint(document: Document, place: Place, stands_for: str) -> Text:
    """Give what the draft says about the value, or nothing."""
    if stands_for == "date" and place.right == "年" and not place.left.isdigit():
        years = document.view(years_named)
        return _ONLY_YEAR.format(year=years[0]) if len(years) == 1 else NOTHING
    if stands_for == "phrase":
        return _filled_elsewhere(document, place)
    if stands_for == "content":
        word = _OFFICE_WORDS.get(place.left + place.right)
        return _SCAR.format(word=word) if word else NOTHING
    return NOTHING


def years_named(document: Document) -> tuple[str, ...]:
    """List the years that the draft names, each once."""
    text, years = document.narrow, set()
    at = text.find("年")
    while at >= 0:
        digits = text[max(0, at - 5) : at]
        year = digits[-4:]
        if (
            year.isdecimal()
            and year[:2] in ("19", "20")
            and not digits[:-4].isdecimal()
        ):
            years.add(year)
        at = text.find("年", at + 1)
    return tuple(sorted(years))


def phrases_filled(document: Document) -> dict[tuple[str, str], frozenset[str]]:
    """Give the set phrases that are filled in, by the words before and behind: 党的, 大."""
    text, found, end = document.narrow, defaultdict[tuple[str, str], set[str]](set), 0
    for noun in PHRASE_END.finditer(text):
        at = noun.start()
        match = FILLED_PHRASE.search(text, max(end, at - 6), at + 2)
        if match:
            found[match[1], match[3]].add(match[0])
            end = match.end()
    return {key: frozenset(phrases) for key, phrases in found.items()}


def _filled_elsewhere(document: Document, place: Place) -> Text:
    behind = "周年" if place.after.startswith("周年") else place.right
    before = place.before[-2:]
    if not all(is_han(character) for character in before):
        return NOTHING
    phrases = document.view(phrases_filled).get((before, behind), frozenset())
    return _ELSEWHERE.format(phrase=min(phrases)) if len(phrases) == 1 else NOTHING
