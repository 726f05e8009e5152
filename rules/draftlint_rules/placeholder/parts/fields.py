"""Tell whether words are nothing but the name of a field: 单位名称, Project Name."""

from __future__ import annotations

# Fields of forms, and what stands before them.
_FIELDS_TEXT = """单位 公司 项目 部门 机构 企业 街道 社区 乡镇 镇 村 区县 县区 省份 城市
    地区 原因 理由 机关 公章 盖章 签名 签字
    学校 医院 活动 会议 文件 领导 负责人 联系人 经办人 主持人 作者 姓名 名字 职务
    职称 日期 时间 年份 月份 年度 地点 地址 电话 邮箱 金额 数量 数字 数据 数值 人数 户数
    合作 参与 申报 施工 监理 采购
    比例 百分比 标题 名称 全称 简称 内容 正文 图片 表格 文号 编号 序号 甲方 乙方 您 你
    贵 贵方 我 本 客户 产品 品牌 行业 具体 开始 结束 截止 成立 实际 目标 总 某 牵头 责任
    配合 主办 承办 主管 填写 请填写 请输入 输入 插入 的 之 与 和 或 年 月 日"""
_FIELDS = frozenset(_FIELDS_TEXT.split())
_ENGLISH_FIELDS_TEXT = """your the company client customer project product report team
    department organisation organization author contact recipient sender manager first
    last full job start end due phone email street city country region district village
    partner donor programme program vendor supplier employee own event meeting reporting
    position brief short document contract invoice reference name names date title
    address number amount figure percentage location place month year day signature
    description text topic logo url link value total period buyer seller landlord tenant
    lender borrower employer applicant university school institution ministry agency
    office committee board chair director president secretary minister mayor officer
    coordinator consultant grant funder currency version category item quantity price
    rate party parties dd mm yyyy tk photo
    caption initials surname role duration"""
_ENGLISH_FIELDS = frozenset(_ENGLISH_FIELDS_TEXT.split())
_HEADS_TEXT = """name names date title address number amount figure percentage location
    place organisation organization company department city country month year day email
    phone signature description text topic logo url link value total project client
    author period position party quantity price rate currency version university school
    institution ministry agency office village district region community partner donor
    recipient
    caption initials surname role duration yyyy tk"""
_HEADS = frozenset(_HEADS_TEXT.split())
_CHOICES = (
    "enter ", "add ", "choose ", "select ", "type ", "specify ", "describe ", "input ",
)  # fmt: skip


# Whatever follows these in brackets is a field; an editor's remark is none.
_HEADS_OF = (
    "name of", "date of", "number of", "title of", "amount of", "list of", "address of",
)  # fmt: skip
_EDITORIAL = frozenset(
    (
        "withheld",
        "redacted",
        "unknown",
        "omitted",
        "illegible",
        "removed",
        "see",
        "deleted",
    )
)
# Fields end in these, whatever comes before: 供应商名称, 项目负责人姓名.
_LAST_WORDS = (
    "名称", "姓名", "全称", "简称", "电话", "号码", "地址", "编号", "文号", "邮箱",
    "案号", "证号", "同号", "机关", "公章", "代码",
)  # fmt: skip


def is_field(said: str) -> bool:
    """Whether words are nothing but the name of a field: 单位名称, Project Name."""
    said = said.strip()
    if not said:
        return False
    if said.isascii():
        return _is_english_field(said)
    if said.endswith(_LAST_WORDS) and 3 <= len(said) <= 9 and _is_han(said):
        return "的" not in said[:-2]
    at = 0
    while at < len(said):
        for length in (3, 2, 1):
            if said[at : at + length] in _FIELDS or said[at] in " 、/":
                at += length if said[at : at + length] in _FIELDS else 1
                break
        else:
            return False
    return said not in (
        "的",
        "与",
        "和",
        "或",
        "年",
        "月",
        "日",
        "本",
        "总",
        "我",
        "你",
    )


def _is_han(said: str) -> bool:
    return all("\u3400" <= character <= "\u9fff" for character in said)


def _is_english_field(said: str) -> bool:
    lower = said.lower().replace("_", " ").replace("-", " ").replace("/", " ")
    parts = lower.split()
    if not parts or len(parts) > 6:
        return False
    if lower.startswith(_CHOICES) and len(parts) > 1:
        return True
    if said[0].isupper() and any(head in lower for head in _HEADS_OF):
        return not any(part in _EDITORIAL for part in parts)
    if len(parts) == 2 and parts[1] in "abcd123" and said[0].isupper():
        return parts[0] in _HEADS  # [District A]
    known = all(part in _ENGLISH_FIELDS for part in parts)
    return known and (parts[-1] in _HEADS or parts[-1].rstrip("s") in _HEADS)
