"""Short lines made of the words with which document sites speak to visitors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from draftlint import Kind, patterns
from draftlint_rules.watermark.lines import readable, short_lines, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from draftlint import Document, Span

# Words that alone make a short line of its own suspicious.
_ALONE = patterns.compile(
    "精品文档|精选范文|第一范文|范文大全|侵删|侵权必删|知识星球|资料包"
    "|关注我们|不迷路|点个在看|蓝字|可(?:任意|自由|直接|随意)?(?:编辑|修改)|免费下载"
    "|付费阅读|付费下载|下载后|VIP专享|会员专享|会员专属|放心下载|原文下载|全文下载"
    "|二维码关注|点赞收藏|一键三连|扫码入群|扫码进群|长按识别|长按二维码"
    "|识别二维码|试读|去水印|优质文档|文档下载|需要积分|积分下载|关注微信"
    "|回复关键词|求关注|觉得有用|觉得不错|付费资源|付费文档|付费文章|欢迎下载|欢迎转载"
    "|完整word版|付费内容|会员可见|购买后可见|登录后可见|回复后可见|原创不易|与本站无关|小助手|加微信|客服微信"
)
# What a visitor is to do, or with what: two of them, or one with a word of the goods.
_DEEDS = (
    "公众号|关注|扫码|扫一扫|二维码|长按|识别|领取|免费|下载|会员|VIP|积分|付费|购买|收藏"
    "|转发|点赞|在看|私信|客服|留言|进群|加群|入群|抖音|知乎|微博|淘宝|店铺|解锁|未读"
    "|预览|电子版|完整版|小编|限时|全套|免费送|首发|投稿|笔友|本站|转载|加QQ|QQ群|微信"
    "|登录后|回复"
)
_GOODS = (
    "范文|公文|素材|模板|文档|资料|全文|原文|Word|word|PPT|PDF|写作|写材料|精品|精选|海量"
    "|更多|本文|文章|内容|仅供|参考|查看|阅读|编辑|修改|整理|版权|侵权|删除|来源|推荐"
    "|分享|喜欢|有帮助|朋友|联系|点击|链接|隐藏|剩余|打印|网站|www.|http|大家|高清|搜索"
    "|材料"
)
# A bare noun (微信公众号 in a table) calls for nothing.
_CALL = patterns.compile(
    "关注|扫|长按|识别|领|下载|购买|收藏|转发|点[赞击]|[加进入]群|搜索|查看|阅读|需|联系|戳"
    "|登录|开通|升级|成为|投稿|转载|回复|留言|私信|解锁|编辑|修改|整理|侵权|仅供|喜欢|推荐|分享"
)
# What the work of an office is about: then the words are its subject.
_WORK = patterns.compile(
    "我[市区县镇乡街局办院校]|[全本][市区县镇乡街]|社区|群众|居民|企业|干部|党员|工作"
    "|建设|服务|推进|加强|提升|开展|落实|管理|培训|宣传|活动|机制|制度|部门|单位|政务"
    "|政府|办理|安装|注册|平台|系统|应用|功能|优化|流程|心得|内部|已经|完成|建成|增长|达到"
    r"|累计|密码|附件|会议|邮箱|电话|(?<!\d)(?!20\d\d年)\d+(?![篇份套页元]|积分|小时)\p{Han}|《|图书|数据|统计|运营"
    "|情况|做法|成效|矩阵|打造|改版|渠道|诉求|投诉|发放|受理|率|矛盾|问卷|报名|预约|录入"
    "|登记|评选|征集|出版|归档|制作|传阅|下乡|惠民|老年|儿童|学生|村|镇|规定|制度|要求"
    "|通知|意见|汇总|清单|支付|点餐|缴费|取号|挂号"
)
_HEADING = patterns.compile(
    r"[\s（(第【]*(?:[一二三四五六七八九十\d]{1,3}[、.．）)章节]|附[件录表]|图\d|表\d)"
)
_PRODUCT = patterns.compile(r"工作(?=总结|报告|计划|方案|汇报)")
LONGEST = 40  # characters; an advertising line is a call, not a paragraph


def short_site_lines(document: Document) -> Iterator[Span]:
    """Yield short unnumbered lines in which site words gather, and no work is named."""
    text = document.view(readable)
    for span in document.view(short_lines).spans:
        line = trimmed(text, span)
        if not 2 <= len(line) <= LONGEST:
            continue
        # 工作总结 is what such sites sell, 工作 what an office does
        words = _PRODUCT.sub("", text[line.start : line.end])
        if _HEADING.match(words) or _WORK.search(words) or not _sells(words):
            continue
        block = document.block_at(line.start)
        if block is not None and block.kind is not Kind.TABLE_CELL:
            yield line


def _sells(words: str) -> bool:
    if _ALONE.search(words):
        return True
    if not _CALL.search(words):
        return False
    deeds = sum(word in words for word in _DEEDS.split("|"))
    goods = sum(word in words for word in _GOODS.split("|"))
    return deeds >= 2 or deeds * goods > 0 or goods >= 3
