"""Signs that Word takes from symbol fonts, by font and code."""

from __future__ import annotations


# The ones met in reports: check marks, boxes, arrows, mathematics.
def _signs(codes: str, signs: str) -> dict[int, str]:
    return dict(zip(bytes.fromhex(codes), signs, strict=True))


_WINGDINGS = _signs(
    "6c 6e 6f 71 72 74 75 76 9f a1 a7 a8 ab d8 e0 e8 f0 fb fc fd fe",
    "●■□□□◆◆◆•○■□★➢→→⇨✗✓☒☑",
)
_WINGDINGS_2 = _signs("4f 50 51 52 53 54 2a a3 97 98", "✗✓☒☑☒☒□□●●")
_SYMBOL = _signs(
    "a3 a5 ac ae b0 b1 b2 b3 b4 b7 b8 b9 bb 6d 61 62 67 44 53 57 70",
    "≤∞←→°±″≥×•÷≠≈μαβγΔΣΩπ",
)
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_UNKNOWN = "•"


def sign(font: str, code: str) -> str:
    """Give the sign of a w:sym; one of an unknown symbol font is a plain dot."""
    try:
        point = int(code[:8], 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF or font.lower() in _FONTS:
        return _FONTS.get(font.lower(), {}).get(point & 0xFF, _UNKNOWN)
    if not 0x20 <= point <= 0x10FFFF or 0xD800 <= point <= 0xDFFF:
        return ""
    return chr(point)
