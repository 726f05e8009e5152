"""Find words that leaked Markdown sets in bold in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import patterns

if TYPE_CHECKING:
    from draftlint import Document

# What stands behind a masked name or figure, and so hardly at the start of bold words.
_MASKED_NOUN = (
    "(?:社区|街道|小区|公司|集团|企业|大街|大道|老村|文化|同志|中学|小学|医院|学校|片区|工程|项目"
    "|[路河厂局站]|[省市县区镇乡村](?![长委级])|[年月日人户个名次条件起家%万亿元亩套场期份])"
)
BOLD = patterns.compile(
    rf"""(?xm)
    (?<! [*\w] ) (\*{{1,3}}+) (?= [“《【（\w] ) (?! {_MASKED_NOUN} )
        [^*\n]{{1,80}} (?<= [^\s*，、和与及] ) \1 (?! \* ) (?=
        [\s：:，。；、）)】”!！?？] | $ )
    | (?<! [*A-Za-z0-9] ) (\*\*) (?= [“《【\p{{Han}}] ) (?! {_MASKED_NOUN} )
        [^*\n，。；、]{{2,24}} (?<= [^\s*，、和与及的在由] ) \2 (?! \* | {_MASKED_NOUN} )
        (?= [\p{{Han}}：:，。；、）] | $ )
    """
)


def bold(document: Document) -> tuple[tuple[int, int], ...]:
    """Give where bold words begin and end: **重点工作**：, ***注意***.

    Markdown's own reader has blanked them already; this is for plain text.
    """
    if document.format == "markdown" or "*" not in document.narrow:
        return ()
    return tuple(match.span() for match in BOLD.finditer(document.narrow))
