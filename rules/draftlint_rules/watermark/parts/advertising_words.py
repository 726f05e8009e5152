"""The words with which document sites speak to visitors, in short lines."""

from __future__ import annotations

from draftlint_rules.watermark.parts.marker import Marker, Place

# Words that alone make a short line of its own suspicious.
ALONE = (
    "精品文档|精选范文|第一范文|范文大全|侵删|侵权必删|知识星球|资料包"
    "|关注我们|不迷路|点个在看|点个“在看”|点“在看”|蓝字|免费下载"
    "|付费阅读|付费下载|下载后|VIP专享|会员专享|会员专属|放心下载|原文下载|全文下载"
    "|二维码关注|点赞收藏|一键三连|扫码入群|扫码进群|长按识别|长按二维码"
    "|识别二维码|试读|去水印|优质文档|文档下载|需要积分|积分下载|关注微信"
    "|回复关键词|求关注|觉得有用|觉得不错|付费资源|付费文档|付费文章|欢迎下载|欢迎转载"
    "|一键下载|会员登录|三方登录|微信登录|账号登录|VIP免费|加入VIP|VIP精品|上传文档赚|版权申诉"
    "|资源描述|文档评论|相关文档|关注的文档|文档简介|下载声明|下载本文档|免费阅读|页未读"
    "|完整word版|付费内容|会员可见|购买后可见|登录后可见|回复后可见|原创不易|与本站无关|小助手|加微信|客服微信"
)
# What a visitor is to do, or with what: two of them, or one with a word of the goods.
DEEDS = (
    "公众号|关注|扫码|扫一扫|二维码|长按|识别|领取|免费|下载|会员|VIP|积分|付费|购买|收藏"
    "|转发|点赞|在看|私信|客服|留言|进群|加群|入群|抖音|知乎|微博|淘宝|店铺|解锁|未读"
    "|预览|电子版|完整版|小编|限时|全套|免费送|首发|投稿|笔友|本站|转载|加QQ|QQ群|微信"
    "|登录后|回复"
)
GOODS = (
    "范文|公文|素材|模板|文档|资料|全文|原文|Word|word|PPT|PDF|写作|写材料|精品|精选|海量"
    "|更多|本文|文章|内容|仅供|参考|查看|阅读|编辑|修改|整理|版权|侵权|删除|来源|推荐"
    "|分享|喜欢|有帮助|朋友|联系|点击|链接|隐藏|剩余|打印|网站|www.|http|大家|高清|搜索"
    "|材料"
)
# A bare noun (微信公众号 in a table) calls for nothing.
CALL = (
    "关注|扫|长按|识别|领|下载|购买|收藏|转发|点赞|点击|加群|进群|入群|搜索|查看|阅读|需"
    "|联系|戳|登录|开通|升级|成为|投稿|转载|回复|留言|私信|解锁|编辑|修改|整理|侵权|仅供"
    "|喜欢|推荐|分享"
)
# The lines that hold one of them are weighed in site_words.py, without a pattern.
CALLS = Marker(f"{ALONE}|{CALL}", "", Place.LINE)
