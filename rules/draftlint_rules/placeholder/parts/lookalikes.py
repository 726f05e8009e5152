"""Know what means itself: addresses, codes, variables, models, Roman numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint_rules.placeholder.parts.place import Place

# X that means itself: X光, X射线, X染色体, X轴, 《X战警》, X型腿, the network X.
X_WORDS = (
    "光", "射线", "染色体", "轴", "坐标", "波段", "频段", "战警", "档案", "型", "形",
    "字形", "字型", "字架", "字腿", "因子", "连锁", "刀", "荧光", "衍射", "世代", "一代",
    "值", "变量", "线检", "线机", "线片", "线摄", "线透", "线诊", "线安", "线管",
    "线探", "线衍", "相接", "相短", "相电", "相故障", "相导", "方向", "向位移",
    "上发", "上宣", "上表", "上称", "上写", "上公", "上转", "上晒",
)  # fmt: skip
# 以××代替, X表示: the draft speaks of the glyph itself.
_MEANT = (
    "（化名",
    "表示",
    "代替",
    "指代",
    "代指",
    "标注",
    "标示",
    "代表某",
    "来代替",
    "来表示",
)
# “X”指公安、城管…, “X”是变量, “X”即…: so is a glyph in quotes.
_EXPLAINED = ("号", "指", "即", "是", "为", "代表", "意为", "取自", "可以", "一词")
# Names that people give themselves: 网民“X先生”.
_CALLING_THEMSELVES = tuple(
    who + "“"
    for who in ("网民", "网友", "网名", "昵称", "用户", "博主", "账号", "主播")
)
# A variable takes a value: 当x取0时.
_TAKES = ("取0", "取1", "取值", "趋于", "等于", "趋近")
# What stands before a letter that is meant, and behind one that is defined.
_LETTERS = (
    "设", "令", "字母", "变量", "符号", "未知数", "代号", "参数", "式中", "记为", "记作", "称为",
    "写作", "标为", "代码", "因子",
)  # fmt: skip
_DEFINED = ("为", "是", "可以是", "可以为", "可取", "取值", "代表", "表示", "指")
# Roman 20 and 30: Super Bowl XX, Louis XX, XX century, the XXX Olympiad.
_ROMAN_BEFORE = (
    "Bowl ", "Louis ", "Pius ", "Pope ", "Chapter ", "chapter ", "Volume ", "Vol. ",
    "Book ", "Act ", "Canto ", "Psalm ",
)  # fmt: skip
_ROMAN_AFTER = (
    " century",
    " Century",
    " Olympi",
    " Winter Games",
    " Corps",
    " chromosome",
)
_RATING = ("-rated", "-large", "-small", "-treme")
DASHED_UNITS = (
    "-day", "-week", "-month", "-year", "-hour", "-minute", "-page", "-person", "-member",
    "-point", "-bed", "-unit",
)  # fmt: skip
# A line left by a download site, 本文来源于XX文库, has its own rule.
_CREDITS = ("来源", "来自", "转载", "出自", "更多", "摘自")
_SITES = ("文库", "文秘", "范文", "文档网", "资源网")
_ADDRESSES = (
    "http:", "https:", "ftp:", "www.", "\\", ".com", ".cn", ".net", ".org", ".gov",
    ".pdf", ".doc", ".xls", ".md", ".txt", ".htm", ".py", ".js", ".jpg", ".png",
)  # fmt: skip


def means_itself(place: Place) -> bool:
    """Whether a run is part of an address, a code, a compound, or spoken of."""
    before, after = place.before, place.after
    if after[:1] == "@":
        return place.run.single or place.left.isalnum() or place.left in "._-"
    if _is_dashed_word(after):
        return True
    if _is_compound(before) or (place.run.single and after[:1] == "_"):
        return True
    if _is_address(place):
        return True
    said = after.lstrip("”’」 ")
    if said.startswith(_MEANT) or "格式" in before[-10:]:
        return True
    if place.quoted and said.startswith(_EXPLAINED):
        return True
    if before.endswith(_CALLING_THEMSELVES):
        return True
    if place.left in "以用" and said.startswith("代表"):
        return True
    ahead = after[:5]
    if any(site in ahead for site in _SITES):
        return any(word in before[-8:] for word in _CREDITS)
    return place.masks_person and place.in_case


def _is_compound(before: str) -> bool:
    """Whether a Latin word is joined to the run: HPX-XX, my_XX."""
    stem = before.rstrip("-_/.")
    if stem == before:
        return False
    last = stem[-1:]
    if last.isdecimal():
        last = stem.rstrip("0123456789")[-1:]
    return last.isascii() and last.isalpha() and last not in "Xx"


def _is_dashed_word(after: str) -> bool:
    """Whether a Latin word is joined behind: X-ray, but not XX-day and not X-X岁."""
    if after[:1] not in ("-", "_") or not (
        after[1:2].isascii() and after[1:2].isalpha()
    ):
        return False
    return after[1:2] not in "Xx" and not after.startswith(DASHED_UNITS)


def _is_address(place: Place) -> bool:
    if place.left not in "/.\\@_`=" and place.right not in "./\\_`":
        return False
    if "`" in (place.left, place.right):
        return True
    left, right = place.before.split(), place.after.split()
    token = (
        (left[-1] if left and not place.left.isspace() else "")
        + place.run.glyphs
        + (right[0] if right and not place.right.isspace() else "")
    )
    return any(part in token for part in _ADDRESSES)


def is_roman(place: Place) -> bool:
    """Whether XX is a Roman number, a chromosome or a rating."""
    before, after = place.before, place.after
    if after.startswith(("染色体", *_RATING)) or "XY" in before + after:
        return True
    if place.left == "\n" and place.right in "、.．":
        near = place.text[max(0, place.run.start - 2_000) : place.run.end + 2_000]
        return "\nXI" in near
    if place.in_han:
        return False
    return before.endswith(_ROMAN_BEFORE) or after.startswith(_ROMAN_AFTER)


def is_named_letter(place: Place) -> bool:
    """Whether a text speaks of X as a letter or variable: 字母X, 式中x为…, X可以是…."""
    if place.before.rstrip(" “").endswith(_LETTERS):
        return True
    begins = place.left in "，。；：\n、“" and not place.counts
    return begins and place.after.startswith(_DEFINED)


def is_variable(place: Place) -> bool:
    """Whether X stands in a formula or beside Y: X=5, 10+X, X、Y两个变量."""
    ahead, behind = place.after.lstrip(" "), place.before.rstrip(" ")
    if ahead[:1] and ahead[0] in "=＝<>≤≥≈^+":
        return True
    if behind[-1:] and behind[-1] in "=＝<>≤≥≈+^÷":
        return True
    glyph, at = place.run.glyphs, place.run.start
    near = place.text[max(0, at - 200) : at + 200]
    if glyph + "=" in near or glyph + " =" in near or ahead.startswith(_TAKES):
        return True  # 设用电量为X，则X=f(t)
    beside = ahead.find("Y", 1, 7)  # X片区、Y片区
    if beside > 1 and ahead[beside - 1] in "、和与及":
        return ahead.startswith(ahead[: beside - 1], beside + 1)
    if ahead[:1] in ("~", "∼", "∈") and ahead[1:2].isalpha() and ahead[1:2] not in "Xx":
        return ahead[1:2].isascii()  # X~N(0,1)
    if ahead[:1] and ahead[0] in ",，、和与/:：-":
        other = ahead[1:].lstrip(" ")
        if other[:1] in ("Y", "y", "Z") and not is_word(other[1:2] or " "):
            return True
    if behind[-1:] and behind[-1] in ",，、和与/:-":
        other = behind[:-1].rstrip(" ")
        letter = other[-1:]
        if letter.isascii() and letter.isalpha() and letter not in "Xx":
            return not is_word(other[-2:-1] or " ")
    return False


def is_brand(before: str) -> bool:
    """Whether a product's name stands before: Model X, iPhone X."""
    if not before.endswith(" "):
        return False
    word = before[:-1]
    at = len(word)
    while at and word[at - 1].isascii() and word[at - 1].isalpha():
        at -= 1
    return len(word) - at > 1 and word[at:] != word[at:].lower()


def is_word(character: str) -> bool:
    """Whether a character is a Latin letter or a digit."""
    return character.isascii() and character.isalnum()
