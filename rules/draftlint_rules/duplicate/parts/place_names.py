"""Names of places and units in running text, as far as it shows where they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

_ENDS = patterns.compile(r"(?:街道|社区|[县市镇乡村旗])(?![场长委])")
_LONGEST, _SHORTEST = 5, 2
# With these a name does not go on to the left: they belong to the sentence.
_NO_PART = frozenset(
    "的了在和与及对于从把将被等为是向到由给让使以至往经过按照据因各全本我该每某此这那其两几多诸"
    "一二三四五六七八九十百千万零〇个次家处座条里年月日号、，。；：（）《》“”0123456789所有无不"
    "也都还又再就则并且或但而若如推动抓好做强加快完成建设开展支持帮助走进"
)
# These are kinds of places, no names.
_COMMON = patterns.compile(
    r"(?:示范|试点|中心|重点|贫困|脱贫|美丽|文明|行政|自然|和美|宜居|民俗|传统|古|空心|城中|移民"
    r"|搬迁|安置|智慧|农|城|乡|老旧|平安|和谐|完整|绿色|幸福|未来|特色|卫生|生态|建制|边境|沿边|沿海"
    r"|超市|菜|股|楼|房|地级|县级|直辖|省辖|内陆|资源|中小|特大|大中|园林|森林|海绵|韧性|创新型?|旅游"
    r"|历史|名|强|大|小|新|旧|外|邻|周边|相邻|兄弟|基层|街道|乡镇|村|产业|工业|农业|经济|百强|先进"
    r"|试验|整|驻|进|下|入|到|帮|联|包|全|本|我|该|各|每|逐|扩权|强)$"
)
_ENGLISH = patterns.compile(
    r"\b(?:(?:[A-Z][\w'’-]+[ ]){1,3}(?:County|City|District|Township|Town|Borough|Parish"
    r"|Village|Creek|River|Valley|Street|Road|Avenue|Bridge|School|Park))\b"
)
_ARTICLES = ("The ", "In ", "At ", "Our ", "This ", "A ")


def candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that may be names: of those that end alike the longest first."""
    for end in _ENDS.finditer(text):
        yield from _before(text, end)
    for match in _ENGLISH.finditer(text):
        start = match.start()
        for article in _ARTICLES:
            if match[0].startswith(article):
                start += len(article)
        yield start, match.end()


def _before(text: str, end: regex.Match[str]) -> Iterator[tuple[int, int]]:
    start = end.start()
    while start and end.start() - start < _LONGEST and _is_part(text[start - 1]):
        start -= 1
    for first in range(start, end.start() - _SHORTEST + 1):
        if not _COMMON.search(text[first : end.start()]):
            yield first, end.end()


def _is_part(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff" and sign not in _NO_PART
