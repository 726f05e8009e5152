"""The tokens that the interfaces of assistants leave: citations, controls, links."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

TOKENS = (
    # ChatGPT: 【3†source】 :contentReference[oaicite:0]{index=0} citeturn0search0
    Marker(
        "†",
        r"【\d{1,3}(?::\d{1,3})?†[^】\n]{0,60}】|\[\d{1,3}†[^\]\n]{0,60}\]",
        Place.WORDS,
    ),
    Marker(
        "oaicite|contentReference",
        r":?contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?"
        r"|\[?oaicite:\d{1,4}\]?(?:\{index=\d{1,4}\})?",
        Place.WORDS,
    ),
    Marker(
        "turn",
        r"[\ue200-\ue20f【\[]?(?:(?:file)?cite|navlist"
        r"|image_group)?[\ue200-\ue20f]?(?:turn\d{1,3}(?:search|view|news|fetch|image"
        r"|file"
        r"|product|forecast|academia|click)\d{1,3}(?:[\ue200-\ue20f, ]{0,2}(?=turn\d"
        r"|[\ue200-\ue20f])|[\ue200-\ue20f】\]])?)+",
        Place.WORDS,
    ),
    # Marks of sources of which the list was not copied: 【1】【2】, [参考资料1]
    Marker(
        "】【|参考资料|[来源|[网页|【来源|【网页",
        r"(?:【\d{1,3}】){2,}|[\[【](?:参考资料|来源|网页)[ ]?\d{1,3}[\]】]",
        Place.WORDS,
    ),
    Marker(
        "Sources:|Sources：|Citations:|References:",
        r"(?:Sources|Citations|References)[:：][ ]?(?:\[\d{1,2}\][^\n]{1,120}"
        r"|https?:[^\n]{1,200})",
        Place.LINE,
    ),
    # DeepSeek, Kimi, Gemini, Perplexity
    Marker(
        "citation:|[cite|^]|[^|[web:|^[",
        r"\[citation:\d{1,3}\]|(?:\[web:\d{1,3}\][ ,]?)+|\[cite_(?:start|end)\]"
        r"|\[cite: ?[\d, ]{1,30}\]|\[\^\d{1,3}\^\]|\^\[\d{1,3}\]\^?",
        Place.WORDS,
    ),
    Marker(
        "<|INST]|INK]|think|SYS>>",
        r"</?(?:\w{1,4}:)?think(?:ing)?>|</?\|[a-z_]{2,24}\|?>|<[a-z_]{2,24}\|>"
        r"|\[/?INST\]|</?answer>"
        r"|</s>|</?eos>|<end_of_\w{1,20}>|<unused\d{1,6}>|<</?SYS>>|\[/?THINK\]"
        r"|◁/?think▷",
        Place.WORDS,
    ),
    Marker(
        "utm_source=|sandbox:/|grok-card|grok:render|xaiartifact",
        r"(?:https?://[^\s\p{Han}]{0,200}?)?utm_source=(?:chatgpt\.com|openai"
        r"|copilot\.com"
        r"|perplexity)\b|sandbox:/mnt/data/[^\s\p{Han})）]{0,80}"
        r"|</?grok[-:][^>\n]{0,80}>"
        r"|</?xaiArtifact[^>\n]{0,80}>",
        Place.WORDS,
    ),
)
