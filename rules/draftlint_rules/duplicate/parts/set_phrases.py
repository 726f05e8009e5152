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
