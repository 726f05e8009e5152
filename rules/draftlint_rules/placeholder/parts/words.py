"""Words that stand before and after a placeholder, and what they make of it.

They were collected from work summaries, budget reports and notices.
"""

from __future__ import annotations

# Measure words of one character, each with what makes it begin another word: 人民, 项目.
MEASURES = {
    "个": ("体", "性", "别", "案", "人信息"),
    "人": tuple("民才力社事工数均口员居文行武物防保们类为家本大"),
    "件": ("数",), "次": ("数", "序", "生"), "户": ("籍", "外", "型", "主"),
    "名": tuple("称单义城牌誉胜气校"), "位": tuple("于置居"), "项": ("目",),
    "条": tuple("例件约款"), "处": tuple("于理置长罚方境室"), "所": tuple("有在属长得谓需"),
    "家": tuple("庭园长具电风政访乡里属教用装族"), "座": ("谈", "右"), "栋": (),
    "幢": (), "套": ("餐", "取", "路", "现", "用"),
    "台": ("风", "湾", "账", "商"), "辆": (), "架": ("构",),
    "艘": (), "份": ("额",), "册": ("子",), "篇": ("章",), "期": ("间", "货", "望"),
    "场": tuple("所地镇馆景"), "届": ("时",), "轮": ("换", "胎"), "批": tuple("准发复评示"),
    "类": tuple("型别似"), "种": tuple("植子养类"), "起": tuple("来步到草诉"), "宗": ("旨",
    "教"),
    "例": tuple("如会行"), "株": (), "棵": (), "头": tuple("条部"), "匹": ("配",),
    "封": ("闭", "控"),
    "枚": (), "颗": (), "粒": (), "盏": (), "桶": (), "箱": (), "袋": (), "瓶": (), "盒": (),
    "筐": (), "趟": (), "剂": ("量",), "针": ("对",), "亩": ("产", "均"), "吨": (), "斤": (),
    "克": ("服",), "升": tuple("级学高"), "米": ("粉",), "里": ("程",), "秒": (),
    "天": tuple("然津气河台"), "周": ("边", "年", "期"), "岁": (), "倍": (), "角": ("度",),
    "门": tuple("店诊户"), "步": tuple("行骤"), "间": ("隔",), "层": tuple("面级次"),
    "张": ("贴",), "首": tuple("次个批先要"), "块": (), "双": tuple("方创"), "班": ("子",),
    "支": tuple("持付部撑队出"), "对": tuple("口接象于"), "字": (), "幅": ("度",),
    "组": tuple("织长建成"),
    "部": tuple("门署分队长"), "面": tuple("积对向"), "段": (), "站": (), "盘": ("活",),
    "票": tuple("据价房面"), "口": tuple("径岸号罩头"), "页": ("面",),
    "节": tuple("约日点目假"), "道": tuple("路德理"), "只": tuple("要有是能"),
    "根": tuple("据本"), "级": ("别",), "代": tuple("表理"), "号": ("召", "称"), "桌": (),
    "包": tuple("括含装"), "度": (),
}  # fmt: skip
# Longer units, and Latin ones where no letter follows.
UNITS = (
    "平方", "立方", "公里", "公顷", "公斤", "公升", "千米", "千瓦", "千克", "兆瓦",
    "毫米", "厘米", "微克", "毫克", "小时", "分钟", "季度", "度电", "车次",
    "床位", "学位", "车位", "课时", "学时", "℃", "人次",
    "户次", "人民币", "㎡", "㎥", "㎞",
)  # fmt: skip
LATIN_UNITS = frozenset(("km", "cm", "mm", "m", "kg", "kW", "MW", "GW", "m²", "m³"))
MONEY = ("元", "美元", "欧元", "港元", "日元", "英镑", "块钱")
DATES = {
    "年": tuple("度级龄轻均会货报检审味画代"),
    "月": tuple("均报度亮饼嫂考例"),
    "日": tuple("常报照均益用子"),
}
# After 党的XX大, XX届X中全会, 成立XX周年.
CONGRESS = tuple(
    "大" + word for word in ("精神", "报告", "以来", "召开", "胜利", "代表", "闭幕")
)
CONGRESS += tuple("大" + mark for mark in "，。、的”》；")
NAMES = (
    "街道", "街办", "社区", "小区", "片区", "辖区", "校区", "园区", "景区", "新区", "城区",
    "老村",
    "公司", "集团", "企业", "医院", "学校", "学院", "大学", "中学", "小学", "幼儿园",
    "党委", "党组",
    "支部", "委员会", "办事处", "中心", "广场", "大厦", "商场", "商厦", "花园", "家园",
    "家属院",
    "产业园", "项目", "工程", "行动", "计划", "银行", "协会", "商会", "基地", "合作社",
    "派出所",
    "法院", "检察院", "单位", "部门", "大街", "大道", "水库", "文化", "品牌", "平台", "模式",
    "人民政府", "人民医院", "人大", "政协", "超市", "市场", "酒店", "农场", "林场", "机场",
    "车站",
    "高速", "铁路", "有限", *"省州市县区镇乡村旗盟城路街巷河湖江山桥港局厅厂科园院杯",
)  # fmt: skip
ADMINISTRATIVE = "省市县区镇乡村道"
PERSONS = (
    "同志", "先生", "女士", "教授", "老师", "书记", "主任", "主席", "局长", "厅长",
    "部长", "市长", "县长", "区长", "镇长", "乡长", "院长", "校长", "处长", "科长",
    "所长", "站长", "队长", "经理", "董事长", "秘书长", "等同志", "担任", "任职", "兼任",
    "当选",
)  # fmt: skip
# A figure is expected after these, and a person after those.
NUMBER_LEADS = (
    *"数量额率值期龄价达共约近占超增降为第", "共计", "合计", "总计", "分别", "超过", "增长",
    "增加",
    "下降", "提高", "突破", "不少于", "不低于", "至少", "完成", "实现", "投入", "开展", "发放",
    "，有", "。有", "；有", "达到", "约合",
)  # fmt: skip
PERSON_LEADS = (
    "任命", "同志", "书记", "主任", "主席", "局长", "市长", "县长", "区长", "镇长",
    "部长", "院长", "校长", "处长", "科长", "所长", "经理", "负责人", "联系人", "组长",
    "队长", "委员", "代表", "党员", "干部", "姓名", "主持人", "汇报人", "报告人", "作者",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
    "Sep", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
# What a masked figure is written on to: GDPXX亿元, PMXX平均浓度.
INDICATORS = ("GDP", "CPI", "PPI", "AQI", "PM", "kV", "KV", "kW", "MW")
# What an English figure counts.
_ENGLISH_UNITS_TEXT = """percent per percentage million billion trillion thousand
    hundred people persons participants residents households families employees staff
    members customers clients patients students teachers farmers villages districts
    communities countries cities sites units projects programmes programs tasks items
    cases reports meetings sessions workshops trainings visits events respondents
    interviews hours days weeks months years quarters minutes km hectares tonnes tons kg
    MW dollars euros yuan RMB USD EUR GBP copies samples"""
ENGLISH_UNITS = frozenset(_ENGLISH_UNITS_TEXT.split())
# Words that leave the next word free to begin: no noun is cut in two behind them.
FREE = frozenset(
    "在由对和与将为向给把被是的从到于以及或等了着过按经赴至如即使让叫各每该本全共"
    "，。；：、！？“‘《〈（(【[「『—…·\n\r\t \u3000,;:\"'|"
)
CLOSING = frozenset("”’」』》〉）)】]")
STOPS = frozenset("，。；、！？：,;:.!?")
NUMERALS = frozenset("一二三四五六七八九十百千零廿○〇")
# The commonest family names: 张××, 李*明, 王某某 hide a person on purpose.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡"
    "余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# A role before a family name ends in one of these: 村民王某某, 网格员李某.
ROLE_ENDS = frozenset("员长任记民师生工者属户友警官计事家管手人")
CASES = (
    "案例", "一案", "本案", "该案", "被告", "原告", "嫌疑人", "当事人", "受害人", "被害人",
    "化名", "罪犯", "患者", "病例", "涉嫌",
)  # fmt: skip
