"""Tell whether words ask somebody to fill something in: 待补充, to be confirmed."""

from __future__ import annotations

from draftlint import patterns

# What a mark asks to be done, and with what.
DO = (
    "补充", "补齐", "填写", "填报", "填入", "填上", "核实", "核准", "核对", "核定",
    "复核", "核查", "查证", "查实", "确认", "更新", "完善", "替换", "改为", "定稿", "录入",
    "统计", "插入", "输入", "添加", "加入", "审核", "补写", "续写", "撰写", "提供", "加",
    "写", "附", "补", "填", "核", "定",
)  # fmt: skip
DATA = (
    "文字",    "具体", "相关", "有关", "实际", "真实", "准确", "最新", "完整", "本单位", "数据",
    "数字", "数值", "内容", "材料", "信息", "名称", "姓名", "人数", "户数", "金额",
    "比例", "百分比", "占比", "日期", "时间", "地点", "地址", "单位", "部门", "领导",
    "名单", "名字", "案例", "事例", "图", "表", "照片", "附件", "资料", "情况", "来源",
    "依据", "出处", "文号", "标题", "正文", "电话", "联系", "职务", "说明", "原因",
    "章节", "亮点", "做法", "成效", "全称", "简称",
)  # fmt: skip
# 待 is part of another word here: 有待, 期待, 接待.
NOT_WAITING = frozenset("有亟期等接招看对优款虐")
_PLAIN_TEXT = """待补充 待补 待填写 待填 待核实 待核 待核对 待查 待确认 待更新 待完善
    待定 待录入 待统计 待审核 待提供 待续写 需补充 需核实 需更新 需确认 需核对 填写 未填
    未填写 留空待填 缺数据 数据缺 数据缺失 缺图 缺表 补数据 补图 补表 以下内容待补充 tbd
    tbc tba todo fixme placeholder"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
_HERE = (
    "此处", "这里", "该处", "此位置", "此段", "此表", "此图", "在此处", "在此", "在这里",
)  # fmt: skip
_HERE_DO = (
    "键入", "录入", "编辑",
    "略", "省略", "待", "缺", "放", "贴", "填", "插", "补", "附", "加", "替换", "输入", "添加",
    "数据待", "数据需", "数据缺", "内容待", "内容需", "内容缺", "结合", "展开", "写",
)  # fmt: skip
_HERE_NOT = ("加点", "加粗", "加注", "放置", "缺字", "补记", "补白", "附近", "附带")
_CLICK = ("点击", "单击", "双击", "单击或点击")
_IMPERATIVE = ("填写", "填入", "插入", "输入", "键入", "替换为", "替换", "粘贴")
_SHORT_IMPERATIVE = ("补充", "添加", "补", "填")
_FIGURES = (
    "具体", "完整", "实际", "数据", "数字", "数值", "案例", "名单", "金额", "人数", "图",
    "照片",
)  # fmt: skip
# What a note to a colleague begins with: 注：以上数据请各科室核实.
_NOTES = ("注", "备注", "提示", "说明")
# … and what a request is about.
_SUBJECTS = (
    "以上", "以下", "此", "本", "该", "上述", "相关", "有关", "具体", "数据", "数字", "内容",
    "名单", "金额", "部分",
)  # fmt: skip
# Titles of forms and sections, not tasks: 填写说明, 补充材料.
_TITLES_TEXT = """填写说明 填写日期 填写时间 填写单位 填写部门 填写人 填写要求 补充说明 补充材料
    输入数据 输入信息 输入内容 输入数值"""
_TITLES = frozenset(_TITLES_TEXT.split())
_PROMPTED = (
    "insert ",
    "fill in",
    "please insert",
    "please fill",
    "placeholder ",
    "your text",
)
_PLEASE = (
    "please add ", "please enter ", "please complete", "please update", "please confirm",
    "please provide ", "please verify", "please check ", "please specify ",
    "please replace ", "tbd ", "tbc ", "tba ", "todo ", "todo:", "tbd:", "tbc:", "fixme ",
    "fixme:", "to-do:",
)  # fmt: skip
_NOTES_TO_SELF = (
    "ntd", "note to draft", "drafting note", "note to self", "note to editor", "ed:", "query:",
    "check with ", "confirm with ", "verify with ", "need to ", "still to ",
)  # fmt: skip
_YET = frozenset(
    (
        "confirmed", "added", "completed", "determined", "updated", "inserted", "supplied",
        "provided", "filled in", "decided", "verified", "advised",
    )
)  # fmt: skip
_MISSING = (
    " to follow",
    " needed",
    " missing",
    " pending",
    " here",
    " tbc",
    " tbd",
    " to come",
)
_MISSED = ("figure", "number", "data", "source", "citation", "reference", "text", "quote",
           "name", "amount", "table", "chart", "photo", "image", "date", "list",
           "detail")  # fmt: skip
_BEFORE_SENDING = (
    *("，请" + what for what in ("复核", "核实", "核对", "补充", "确认", "更新")),
    *(when + what
    for when in ("发文前", "定稿前", "报送前", "上会前", "印发前", "打印前", "提交前", "上报前")
    for what in ("更新", "核对", "核实", "复核", "补充", "替换", "删除", "确认", "修改")),
)  # fmt: skip
_UNDER_WAY = (
    "更新中",
    "统计中",
    "核实中",
    "汇总中",
    "整理中",
    "补充中",
    "收集中",
    "核对中",
)
_SECTIONS = (
    "此部分",
    "本部分",
    "该部分",
    "这部分",
    "本节",
    "此节",
    "本段",
    "此段",
    "本章",
    "此处",
)
_BY_OTHERS = ("补充", "提供", "撰写", "填写", "完善", "补写", "起草", "续写")
# How the directions of a template begin, and what they end in.
_DIRECTED = (
    "简要", "请简要", "简述", "请简述", "概述", "描述", "阐述", "介绍", "列出", "列举", "填写",
    "请", "重点介绍",    "重点阐述", "重点说明", "说明",
)  # fmt: skip
_ADAPTED = ("条目", "内容", "增减", "调整", "修改", "填写", "补充", "删减", "行数")
PICTURE = patterns.plain(r"[（【(\[](?:照片|图片|插图|截图|配图)\d{0,2}[）】)\]]")
LENGTH_LIMIT = patterns.plain(
    r"(?:不超过|限|少于|控制在|约)[ ]?\d+[ ]?字(?:以内|左右|以上)?[）)。]*\Z"
    r"|\d+[ ]?字(?:以内|左右)[）)。]*\Z"
)
_SECTION_STARTS = frozenset(
    words[0] for words in (*_SECTIONS, *_DIRECTED, "可", *"（【([")
)


def asks(said: str) -> bool:
    """Whether words ask for something to be filled in: 待补充, 请核实, to be confirmed."""
    said = said.strip(" \u3000。！!.")
    for note in _NOTES:
        said = said.removeprefix(note).lstrip("：: ")
    lower = said.lower()
    if lower in _PLAIN:
        return True
    if not said or lower[0].isascii():
        return _asks_in_english(lower)
    if said in _TITLES:
        return False
    return (
        said.endswith(_BEFORE_SENDING)
        or _is_under_way(said)
        or (said[0] == "由" and len(said) <= 12 and said.endswith(_BY_OTHERS))
        or _asks_here(said)
        or _asks_politely(said)
        or _waits(said)
        or _commands(said)
    )


def asks_for_section(said: str) -> bool:
    """此部分由办公室补充。 and 简要介绍研究背景（不超过500字）, as a paragraph."""
    if said[0] not in _SECTION_STARTS:
        return False
    bare = said.rstrip("。！ ")
    if bare.startswith(_SECTIONS) and bare.endswith(_BY_OTHERS):
        return "由" in bare or "请" in bare
    if bare.startswith("可根据实际") and bare.endswith(_ADAPTED):
        return True
    if PICTURE.fullmatch(bare):
        return True
    return said.startswith(_DIRECTED) and LENGTH_LIMIT.search(said) is not None


def _is_under_way(said: str) -> bool:
    """数据更新中, 名单统计中."""
    return len(said) <= 12 and said.endswith(_UNDER_WAY) and said.startswith(DATA[6:])


def _asks_here(said: str) -> bool:
    """此处填写数据, 此处插入图1, 点击此处添加标题."""
    if not said.startswith((*_CLICK, *_HERE)):
        return False
    for click in _CLICK:
        said = said.removeprefix(click)
    for here in _HERE:
        if said.startswith(here):
            rest = said[len(here) :].lstrip("，,：: 请需可应要以")
            return rest.startswith(_HERE_DO) and not rest.startswith(_HERE_NOT)
    return False


def _asks_politely(said: str) -> bool:
    """请补充具体数字, 请各科室补充完善, 请领导审定后补充."""
    said = said.removeprefix("敬").removeprefix("务")
    at = said.find("请")
    if 0 < at <= 10 and said.startswith(_SUBJECTS):
        said = said[at:]
    if not said.startswith("请") or "，" in said[:6]:
        return False
    verb, at = _first_verb(said, 1, 12)
    if not verb:
        return False
    rest = said[at + len(verb) :].removeprefix("完善").removeprefix("一下")
    if not rest or rest[0] in "：:，,":
        return True
    if rest[0] == "后" and rest[1:].startswith(DO):
        return True
    return len(rest) <= 16 and any(datum in rest for datum in DATA)


def end_of_wait(text: str, start: int) -> int:
    """Give where 待财务部提供 ends if a colon follows: 待财务部提供：应收账款. Or 0."""
    colon = text.find("：", start, start + 14)
    said = text[start:colon] if colon >= 0 else ""
    return colon if said and not {"，", "\n"} & set(said) and _waits(said) else 0


def _first_verb(said: str, start: int, end: int) -> tuple[str, int]:
    """Give the first of the verbs in a stretch and where it stands."""
    for at in range(start, min(end, len(said))):
        for verb in DO[:-7]:
            if said.startswith(verb, at):
                return verb, at
    for verb in ("补", "填", "核"):
        if said[start:end].rstrip().endswith(verb):
            return verb, len(said) - 1
    return "", 0


def _waits(said: str) -> bool:
    """数据待核实, 待补充：2023年数据, 待财政局提供, 具体金额需进一步核实."""
    if said[0] in "如若凡":
        return False
    for sign in ("待", "需", "须"):
        at = said.find(sign)
        if at < 0 or at > 14 or said[at - 1 : at] in NOT_WAITING:
            continue
        rest = said[at + 1 :].lstrip("要").removeprefix("再").removeprefix("进一步")
        if _is_task(rest):
            return True
    return False


def _is_task(rest: str) -> bool:
    for verb in DO:
        if rest.startswith(verb):
            tail = rest[len(verb) :]
            return not tail or tail[0] in "：:" or (_is_data(tail) and verb != "定")
    # 待财政局提供, 需业务科补充
    ends = ("提供", "补充", "填报", "核实", "确定", "确认", "明确")
    return len(rest) <= 10 and rest.endswith(ends)


def _is_data(tail: str) -> bool:
    """Whether a tail is data words and little else: 具体数据, XX数据; not 耕地500亩."""
    if len(tail) > 10 or "，" in tail or tail.endswith("的"):
        return False
    return any(datum in tail for datum in DATA[6:]) and "清单" not in tail


def _commands(said: str) -> bool:
    """填写单位名称, 插入图表, 补充具体案例, 补数据."""
    if not said.startswith((*_IMPERATIVE, *_SHORT_IMPERATIVE)):
        return False
    for verb in _IMPERATIVE:
        if said.startswith(verb):
            return said[len(verb) :].startswith(DATA) and len(said) <= 20
    for verb in _SHORT_IMPERATIVE:
        if said.startswith(verb):
            return said[len(verb) :].startswith(_FIGURES) and len(said) <= 16
    return False


def _asks_in_english(lower: str) -> bool:
    if lower.startswith((*_PROMPTED, *_PLEASE, *_NOTES_TO_SELF)):
        return True
    for missing in _MISSING:
        if lower.endswith(missing):
            return lower.removesuffix(missing).rstrip("s").endswith(_MISSED)
    # Prose goes on: (a bridge to be completed in 2026).
    before, sign, verb = lower.rpartition("to be ")
    if sign and verb in _YET and len(before.split()) <= 3:
        return True
    return lower.endswith((" goes here", " text here", " name here"))
