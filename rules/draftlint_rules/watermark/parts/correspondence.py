"""What mail programs, chats and recorders print around the words of people."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

_DATE = r"(?:\d{4}[-/.年][ ]?)?\d{1,2}[-/.月][ ]?\d{1,2}日?"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"

# One line of the head of a message: told where several stand together.
MAIL_HEADS = Marker(
    "发件人|发送时间|收件人|抄送|密送|主题：|主题:|附件：|日期：|From: |Sent: |To: "
    "|Cc: |Subject: "
    "|Date: |发自:|发自：",
    r"(?:发件人|发送时间|发送日期|收件人|抄送人?|密送|主题|附件|日期|发自|From|Sent|To"
    r"|Cc|Bcc"
    r"|Subject|Date)[ ]?[：:][^\n]{0,120}",
    Place.LINE,
)
MAIL = (
    # 发自我的iPhone · 来自QQ邮箱手机版 · Sent from my iPad
    Marker(
        "发自我的|来自我的|发自网易|发自QQ|来自QQ|发自企业微信|来自网易|发自微软"
        "|Sent from|Get Outlook"
        "|Sent via",
        r"(?:发自|来自)(?:我的|网易邮箱|QQ邮箱|企业微信|微软)[^。，\n]{1,20}"
        r"|Sent (?:from|via) (?:my |Mail |Outlook|Yahoo|the )[\w .+-]{1,40}"
        r"|Get Outlook for \w+",
        Place.LINE,
    ),
    # -----原始邮件----- · 于2024年3月5日写道： · On Mar 5, 2024, Laura Hill wrote:
    Marker(
        "邮件|写道|Original Message|orwarded|wrote:",
        r"(?:原始邮件|转发(?:的)?邮件(?:信息)?|回复的原邮件|Original Message"
        r"|(?:Begin )?forwarded message)"
        rf"|(?:在|于)?[ ]?{_DATE}[^。\n]{{0,60}}写道"
        r"|On [A-Z][^\n]{6,100} wrote",
        Place.LINE,
    ),
    # 本邮件及其附件含有保密信息 · This e-mail is intended solely for the addressee
    Marker(
        "邮件及|本邮件|此邮件|-mail |email |-mail,|message ",
        r"(?:本|此)(?:电子)?邮件(?:及|和|与|中|可能|含|包含|仅)[^。\n]{0,40}(?:保密"
        r"|机密|收件人|专有"
        r"|病毒|误收)|(?<!said )\bthis (?:e-?mail|message)(?:,|\b)[^.\n]{0,60}"
        r"(?:confidential|privileged|addressee|intended (?:solely|only)|recipient)",
    ),
)
CHAT = (
    # 张丽 2024/3/5 14:22:10 · 王海(12345678) 9:02:11
    Marker(
        ":0|:1|:2|:3|:4|:5",
        rf"[^\s。，；：:]{{1,16}}(?:[（(<][^）)>\n]{{1,30}}[）)>])?[ ]{{1,2}}{_DATE}[ ]{{1,2}}"
        r"(?:上午|下午|晚上|AM|PM)?[ ]?\d{1,2}:\d{2}:\d{2}"
        r"|[^\s。，；：:]{1,16}[（(]\d{5,11}[）)][ ]{1,2}\d{1,2}:\d{2}:\d{2}",
        Place.LINE,
    ),
    Marker(
        "@所有人|@全体|撤回了|转发自|聊天记录|打招呼|拍了拍|群公告|以下为新消息|接龙",
        r"@(?:所有人|全体成员)[^\n]{0,120}|\S{1,16}撤回了一条消息"
        r"|转发自[：:][^。\n]{1,30}"
        r"|(?:\S{1,12}的|群聊的?)聊天记录|以上是打招呼的内容|\S{1,12}拍了拍\S{1,16}"
        r"|群公告[：:][^\n]{0,80}"
        r"|以下为新消息|#?接龙",
        Place.LINE,
    ),
)
TRANSCRIPT = (
    # 说话人1 00:12:33 · 发言人 2： · Speaker 1 (00:04)
    Marker(
        "说话人|发言人|讲话人|Speaker |SPEAKER ",
        rf"(?:说话人|发言人|讲话人"
        rf"|Speaker)[ _]?\d{{1,2}}[ ：:]{{0,3}}[（(\[]?(?:{_TIME})?",
        Place.LINE,
    ),
    # 00:12:33 · 00:00:04.000 --> 00:00:09.120 · [00:12:33] 张三：
    Marker(
        ":0|:1|:2|:3|:4|:5",
        r"\d{2}:\d{2}:\d{2}(?:[.,]\d{3})?(?:[ ]?-->[ ]?\d{2}:\d{2}:\d{2}[.,]\d{3})?"
        r"|\S{1,12}[ ]{1,2}\d{2}:\d{2}:\d{2}",
        Place.LINE,
    ),
    Marker(
        "WEBVTT|naudible|rosstalk|听不清|识别不清",
        r"WEBVTT[^\n]{0,30}|\[(?:inaudible|crosstalk)[^\]\n]{0,20}\]"
        r"|[\[（(【](?:听不清|识别不清)[^\]）)】\n]{0,10}[\]）)】]",
        Place.WORDS,
    ),
    # 以上内容由讯飞听见自动转写 · 由百度翻译提供翻译服务 · Transcribed by …
    Marker(
        "转写|听写|语音识别|机器翻译|翻译提供|翻译生成|翻译结果|翻译服务|ranscribed "
        "|ranslated ",
        r"(?:以上|本|该)?[^。，\n]{0,10}?(?:由|通过|使用|来自)[^。，\n]{0,14}(?:转写"
        r"|听写|语音识别|翻译)"
        r"[^。\n]{0,20}|(?:Transcribed|Translated)(?: from \w+)?(?: to \w+)? (?:by"
        r"|with) (?:https?:|www\.|Otter|Google|DeepL"
        r"|Rev|Whisper|Bing|Zoom|an? )[^\n]{0,50}",
        Place.LINE,
    ),
    # What meeting software prints at the head of its minutes.
    Marker(
        "智能纪要|会议录制|实时转写|章节速览|发言总结|AI纪要|智能总结|智能摘要",
        r"(?:智能纪要|实时转写|章节速览|发言总结|AI纪要|智能总结"
        r"|智能摘要)(?:[：:][^\n]{0,40})?"
        r"|(?:腾讯会议|飞书|钉钉|Zoom)[^。，\n]{0,6}会议录制[^。\n]{0,40}",
        Place.LINE,
    ),
)
CORRESPONDENCE = (*MAIL, *CHAT, *TRANSCRIPT)
