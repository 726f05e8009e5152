"""The rule numeral-style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import (
    Bad,
    Document,
    Family,
    Finding,
    Good,
    Rule,
    Severity,
    Text,
    patterns,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

# GB/T 15835-2011: 〇, not 零, in numbers that name (5.3); 万 and 亿, not 千 and 百,
# after Arabic digits (千克, 千米, 千瓦 and 百分 are units).
YEAR = patterns.compile(
    r"(?<![一二三四五六七八九零\d])[一二][一二三四五六七八九〇零0oO]{3}(?=年)"
)
THOUSANDS = patterns.compile(
    r"(?<![\d.万亿])(?P<figure>\d{1,3}(?:\.\d)?)(?P<factor>[千百])"
    r"(?:(?P<hundreds>\d)百)?(?=[余多]?[人名户个件次项家亩吨元条台辆笔份册场篇头])"
)
# 增长3。1%: the input method made a full stop of the decimal point.
POINT = patterns.compile(
    r"\d{1,6}。\d{1,2}(?=[%％]|个百分点|[万亿](?:元|平方|亩|人|吨))"
)
# What the patterns match has one of these in it, which `re` finds at once or not.
SIGN = patterns.plain(
    r"[。千百零](?:(?<=\d[千百])(?=\d百|[余多]?[人名户个件次项家亩吨元条台辆笔份册场篇头])"
    r"|(?<=\d。)(?=\d)|(?<=零)(?=[零一二三四五六七八九]{0,2}年))"
)
ZEROS = patterns.plain("[零0oO]")
STOP = Text(zh="小数点打成了句号", en="the decimal point became a full stop")
ZERO = Text(zh="年份里的“零”应写作“〇”", en="a year takes 〇, not 零")
LATIN_ZERO = Text(
    zh="年份里的“〇”打成了数字或字母", en="a digit or letter stands for 〇 in this year"
)
FACTOR = Text(
    zh="阿拉伯数字后不用“千”“百”，应写全数字",
    en="Arabic digits do not go with 千 or 百",
)


class NumeralStyle(Rule):
    """Find figures written against GB/T 15835: 二零二一年, 3千人, 3。1%.

    The standard applies to official documents too.

    二〇二一年, 3万人, 千瓦, 千米 and 百分之三 are left alone.
    """

    name = "numeral-style"
    family = Family.HYGIENE
    severity = Severity.INFO
    message = Text(
        zh="“{words}”：{why}，即“{right}”", en="“{words}”: {why}; write “{right}”"
    )
    chinese = """
        找出不合 GB/T 15835 的数字写法，如“二零二一年”“3千人”“3。1%”。

        公文也适用这项标准。

        “二〇二一年”“3万人”“千瓦”“千米”“百分之三”不报。
    """
    examples = (
        Good("二〇二一年，全市装机3千瓦，修路5千米，参会3万人，增长百分之三。"),
        Good("全市1万6千户受益，一九七八年以来，共零件三千个，二十零售网点。"),
        Bad(
            "⟦二零二一年⟧".replace("年⟧", "⟧年") + "工作总结",
            fixed="二〇二一年工作总结",
        ),
        Good("排查隐患32。2024年以来整改率100%。"),
        Bad("⟦二0二四⟧年新增36家。", fixed="二〇二四年新增36家。", says="打成了"),
        Bad("工业增加值增长⟦3。1⟧%。", fixed="工业增加值增长3.1%。", says="句号"),
        Bad("发放贷款⟦2千3百⟧笔。", says="2300"),
        Bad("慰问群众⟦3千⟧人，发放物资⟦5百⟧余件。", says="3000"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        signs = set(SIGN.findall(document.narrow))
        for match in (
            document.find(YEAR) if "零" in signs or _has_latin_zero(document) else ()
        ):
            right = ZEROS.sub("〇", match[0])
            if right != match[0]:
                latin = "零" not in match[0]
                yield self.found(
                    match,
                    severity=Severity.WARNING if latin else None,
                    words=match[0],
                    why=LATIN_ZERO if latin else ZERO,
                    right=right,
                    fix=right,
                )
        for match in document.find(POINT) if "。" in signs else ():
            right = match[0].replace("。", ".")
            yield self.found(
                match,
                severity=Severity.WARNING,
                words=match[0],
                why=STOP,
                right=right,
                fix=right,
            )
        for match in document.find(THOUSANDS) if signs & {"千", "百"} else ():
            factor = 1000 if match["factor"] == "千" else 100
            hundreds = 100 * int(match["hundreds"] or 0)
            right = f"{float(match['figure']) * factor + hundreds:.0f}"
            yield self.found(match, words=match[0], why=FACTOR, right=right)


def _has_latin_zero(document: Document) -> bool:
    """Whether a year such as 二0二四 may be there; most begin with these."""
    return any(year in document.narrow for year in ("二0", "二O", "二o"))
