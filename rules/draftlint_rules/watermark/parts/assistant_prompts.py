"""What a user asked of an assistant, copied along with the answer."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

_TEXT = (
    r"(?:报告|总结|讲话稿?|发言稿?|方案|计划|材料|文章|心得体会|通知|通报|简报|述职"
    r"|汇报|范文|稿|作文|论文)"
)
PROMPTS = (
    # 请帮我写一篇…… · 写一份3000字左右的工作总结
    Marker(
        "帮我|给我写|写一|字左右|字以内|字以上",
        # An office that asks for a text says until when.
        r"(?![^\n]*(?:报送|提交|上报|报至|[月日底]前|各单位))(?:(?:请|麻烦)?(?:你"
        r"|您)?(?:再)?(?:帮我|给我|替我|帮忙)(?:再)?(?:写|撰写|生成"
        r"|起草|润色|修改|改写|扩写"
        rf"|缩写|整理|拟)[^。\n]{{0,60}}{_TEXT}[^\n]{{0,80}}"
        r"|(?:请)?(?:写|撰写|生成|起草)一?[份篇个][^。\n]{0,60}"
        rf"{_TEXT}[^\n]{{0,40}}"
        r"(?:\d{3,5}[ ]?字|字数)[^\n]{0,60}"
        rf"|(?:请)?(?:写|撰写|生成"
        rf"|起草)一?[份篇个][^。\n]{{0,20}}\d{{3,5}}[ ]?字[^。\n]{{0,20}}{_TEXT}[^\n]{{0,40}})",
        Place.LINE,
    ),
    # Q: 帮我把下面的总结改得更正式 · A: 好的，修改如下：
    Marker(
        "帮我把|帮我将|好的",
        r"(?:(?:Q|问|用户|我)[：:][ ]?)?(?:请|再)?(?:你"
        r"|您)?帮我[把将][^。\n]{2,40}(?:改|润色|扩写|压缩|精简|写)[^\n]{0,40}"
        r"|(?:A[：:][ ]?)好的?[，,！!][^\n]{0,40}|好的[，,！!][^。，\n]{0,6}(?:修改"
        r"|润色|调整|整理|内容)(?:后)?如下",
        Place.LINE,
    ),
    # 【豆包】 · 以上内容可根据实际需求灵活调整 · 希望能帮到你
    Marker(
        "豆包|文心一言|通义千问|Kimi|DeepSeek|讯飞星火|腾讯元宝|智谱清言|以上内容可"
        "|以上内容仅|希望能帮|希望可以帮|的回答",
        r"(?:豆包|文心一言|通义千问|Kimi|DeepSeek|讯飞星火|腾讯元宝|智谱清言)"
        r"(?:[ ]?(?:生成|撰写|写作|回答|整理)[^。，\n]{0,20})?"
        r"|以上内容(?:可|仅)(?:以)?(?:根据|按照?|供|作为)[^。\n]{0,24}"
        r"|以上(?:就)?是关于[^。\n]{2,40}的?(?:回答|解答|介绍)"
        r"[^\n]{0,80}|希望(?:能|可以)(?:够)?帮(?:到|助)(?:到|了)?(?:您|你)[^\n]{0,60}",
        Place.LINE,
    ),
    # I've expanded the section on outcomes as requested.
    Marker(
        "I have |I've |I’ve ",
        r"I(?:'|’)ve (?:expanded|added|revised|rewritten|shortened|updated|restructured"
        r"|included|drafted|created|written)[^\n]{2,160}|I have (?:expanded|added"
        r"|revised|rewritten|shortened|updated|restructured|included|drafted|created"
        r"|written)[^\n]{2,100}\b(?:as (?:you )?(?:requested|asked)|tone|version)\b"
        r"[^\n]{0,60}",
        Place.LINE,
    ),
    # Write a 1500-word report on … · Word count: 1,487
    Marker(
        "-word | words|ord count",
        r"(?:Please )?(?:write|draft|create|generate|compose|rewrite"
        r"|summari[sz]e)(?: me)? [^.\n]{0,60}"
        r"\b\d{2,5}[- ]words?\b[^\n]{0,80}|(?:Approx(?:imate"
        r"|\.)? )?word count[：:][ ]?[\d,]{2,7}(?: words)?"
        r"|[（(]?\d{1,2},?\d{3} words[）)]?",
        Place.LINE,
    ),
)
