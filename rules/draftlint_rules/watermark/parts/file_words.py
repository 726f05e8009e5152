"""What belongs to a file, not to its text: page numbers, passwords, stamps."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

PAGE_NUMBERS = (
    # 第 3 页 共 12 页 · 共12页 第3页 · 第3页/共12页 · 第三页，共十二页
    Marker(
        "页",
        r"(?:本?(?:文档|文件|文))?第[ ]?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})[ ]?页"
        r"[ ,，/|]{0,3}(?:[（(]?共|总共"
        r"|/)[ ]?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})[ ]?页[）)]?"
        r"|(?:本?(?:文档|文件|文|篇))?共[ ]?\d{1,4}[ ]?页[ ,，/|]{0,3}(?:当前|这是)?"
        r"第[ ]?\d{1,4}[ ]?页|(?:页码"
        r"|第)?[ ]?\d{1,4}[ ]?(?:/|of)[ ]?\d{1,4}[ ]?页",
        Place.WORDS,
    ),
    Marker(
        "页",
        r"第[ ]?\d{1,4}[ ]?页",
        Place.LINE,
    ),
    # Page 3 of 12
    Marker(
        "age",
        r"Page[ ]{0,2}\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?",
        Place.LINE,
    ),
)

_LETTERS = r"[A-Za-z0-9@#$%&*_.!+-]{2,40}"
PASSWORDS = (
    # at the foot of bought files (本文档编辑密码：…), in archives, on net disks
    Marker(
        "密码|口令",
        "(?:文档|文件|文章|文稿|本文|编辑|打开|解压|解压缩|压缩包|限制|阅读|查看|保护|权限"
        r"|修改|解锁|解除|下载|网盘|提取)的?(?:统一|默认)?(?:密码|口令)[ \t]*(?:[：:=]"
        r"|[为是][：:]?|[】\]])[ \t]*[“\x22‘'【\[]?"
        f"{_LETTERS}",
    ),
    Marker(
        "密码",
        r"(?:文件|文档|附件|压缩包)[^。，\n]{0,4}(?:加密|设置?了?密码"
        r"|有密码)[，,][^。\n]{0,4}密码[ ]?[：:为是][ ]?"
        f"{_LETTERS}",
    ),
    Marker(
        "解压码|解锁码",
        r"(?:解压|解锁)码[ \t]*[：:为是][ \t]*" f"{_LETTERS}",
    ),
    Marker(
        "提取码",
        r"提取码[ \t]*[：:为是]?[ \t]*[“【\[]?[A-Za-z0-9]{4}(?!\w)",
    ),
    Marker(
        "assword",
        "(?:document|file|archive|zip|rar|unzip|extract(?:ion)?|edit(?:ing)?|unlock"
        r"|open(?:ing)?)[ -]+password[ \t]*(?:[:=]|is\b(?=\s*\S*\d))[ \t]*[\x22'“]?"
        f"{_LETTERS}",
    ),
    Marker(
        "密码",
        "(?:本?(?:文档|文件|word)(?:的)?)?(?:打开|编辑|解压|修改|保护|限制编辑"
        r"|压缩包)(?:文档|文件)?密码[ \t]{1,4}(?=\S*\d)[A-Za-z0-9@#]{3,20}",
        Place.LINE,
    ),
    Marker(
        "密码",
        r"密码[ \t]*[：:是为][ \t]*" f"{_LETTERS}",
        Place.LINE,
    ),
)

CIRCULATION_STAMPS = (
    Marker(
        "样稿|样张|样本|样例|送审稿|校对稿|内部资料|内部文件|内部材料|外传|注意保密|注意保存"
        "|妥善保管|仅供内部|草稿|禁止复制",
        "(?:样稿|样张|样本|样例|草稿|校对稿|(?:内部(?:资料|文件"
        r"|材料))?[ \u3000，,、·]{0,3}(?:注意保密|注意保存|妥善保管|严禁外传|请勿外传"
        "|不得外传|禁止外传|禁止复制|仅供内部(?:使用|参考"
        r"|交流))(?:[ \u3000，,]{0,2}(?:严禁外传|请勿外传|违者必究|注意保密))?|内部(?:资料"
        "|文件|材料))",
        Place.LINE,
    ),
    Marker(
        "DRAFT|SAMPLE|CONFIDENTIAL|COPY",
        "(?-i:DRAFT|SAMPLE|CONFIDENTIAL|DO NOT COPY|DRAFT COPY)",
        Place.LINE,
    ),
)
