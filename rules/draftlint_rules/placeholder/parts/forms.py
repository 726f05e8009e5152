"""Find forms that the reader fills in: questionnaires, applications, ballots."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from draftlint import Document

# What the title of a form ends in. A 统计表 or 一览表 is filled in by the author.
_FORMS = (
    "问卷", "调查表", "申请表", "申报表", "登记表", "报名表", "测评表", "评议表", "评分表",
    "打分表", "意见表", "征求意见表", "反馈表", "推荐表", "审批表", "选票", "表决票", "测评票",
    "同意书", "保证书", "确认书", "登记卡", "回执", "回执单", "试卷", "试题", "答题卡",
    "承诺书", "责任书", "协议书", "授权书", "委托书",
    "Form", "form", "Questionnaire", "questionnaire", "Survey", "survey", "Ballot",
)  # fmt: skip
# Texts made for others to fill in, from the first line to the last.
_MODELS = (
    "示范文本", "合同范本", "文书格式", "格式文本", "参考格式",
    "Model clause", "Model contract",
)  # fmt: skip
_LONGEST_TITLE = 40
_LONGEST_FORM = 4_000
_ATTACHMENTS = ("附件", "附表", "附录", "Annex", "Appendix")


def forms(document: Document) -> tuple[tuple[int, int], ...]:
    """Give where forms begin and end: from a form's title to the next attachment."""
    text = document.narrow
    if is_model(document):
        return ((0, len(text)),)
    found: list[tuple[int, int]] = []
    for block in document.blocks:
        length = len(block.span)
        if not 2 <= length <= _LONGEST_TITLE:
            continue
        said = text[block.span.start : block.span.end].strip("# *\u3000\r\n")
        opens = said.removesuffix("）").endswith(_FORMS)
        if found and (opens or said.startswith(_ATTACHMENTS)):
            start, end = found[-1]
            found[-1] = (start, min(end, block.span.start))
        if opens:
            end = min(len(text), block.span.end + _LONGEST_FORM)
            found.append((block.span.start, end))
    return tuple(found)


def is_model(document: Document) -> bool:
    """Whether the title says that the whole text is one for others to fill in."""
    if not document.blocks:
        return False
    span = document.blocks[0].span
    title = document.narrow[span.start : min(span.end, span.start + _LONGEST_TITLE)]
    return any(model in title for model in _MODELS)


def is_on_form(document: Document, start: int) -> bool:
    """Whether a place is on a form."""
    return any(begin <= start < end for begin, end in document.view(forms))
