"""Wordings that reports repeat on purpose: they weigh little as evidence of a copy."""

from __future__ import annotations

from draftlint import patterns

# Formulae of policy documents, seen in the opening and the closing of reports of every
# level.  A clause that holds one is repeated because it must be, not by accident.
SET_PHRASE = patterns.compile(
    r"习近平|总书记|党中央|党的[一二三四五六七八九十x×\d]+[大届]|[中全]会精神"
    r"|[一二三四五六七八九十x×\d]中全会|讲话精神|决策部署|坚强领导|正确领导"
    r"|两个(?:确立|维护)|四个(?:意识|自信|全面)|五位一体|[一三]个代表|科学发展观"
    r"|特色社会主义|中国式现代化|民族(?:伟大)?复兴|共同体意识|以人民为中心"
    r"|为指[导引]|新发展(?:理念|格局)|高质量发展|稳中求进|奋力谱写"
    r"|共产党|人民政府|人大及其常委会|政协(?:民主)?监督"
)

# What a download site or an assistant left behind, a line of its own each time: the
# watermark rules report every one of them, so that it is no copy besides.
RESIDUE = patterns.compile(
    r"(?i)为您|对您有|祝您|AI|人工智能助手|语言模型|范文|文库|公众号|下载|会员|版权|转载|侵权"
    r"|仅供(?:参考|学习)|本文(?:来源|由)|https?:|www\.|language model|hope (?:this|that) helps"
    r"|let me know|download|copyright|all rights reserved"
)

# What is said at the opening and the close of a report, whoever gives it: the address,
# the request for approval, the thanks, how the figures were taken; and
# what a yearly meeting of the centre has all reports say of difficulties.
CEREMONY = patterns.compile(
    r"各位代表|请予审[议查]|提请|提出意见|大会.{0,2}报告工作|作(?:政府)?工作报告|工作回顾"
    r"|预算草案|列席(?:会议|人[员士])|民主党派|无党派|驻.{0,4}(?:部队|官兵)|人民团体|离退休|政协委员|兄弟省|解放军"
    r"|(?:表示|致以).{0,8}(?:感谢|敬意|问候)|各级领导|社会各界"
    r"|(?:领导|奋斗|拼搏|支持|努力)的结果|本公报|四舍五入|(?:现|不变|可比)价格?计算"
    r"|数据(?:来自|来源|由)|全国经济普查|有效需求不足|企业生产经营困难|风险隐患|增收.{0,6}压力"
)

# What a site puts around a report that was saved from it.
SITE = patterns.compile(r"版权|转载|本[网站]|icp|信息来源|原文地址|用户登录|网站声明")
