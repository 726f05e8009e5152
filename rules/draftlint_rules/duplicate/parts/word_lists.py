"""Words that are written twice by accident, and words that are doubled on purpose."""

from __future__ import annotations

# Frequent words of work reports that are never doubled on purpose: verbs of written
# Chinese, adverbs, conjunctions, general nouns.
_NEVER_DOUBLED = """
    加强 推进 推动 提升 提高 完善 落实 开展 建设 实施 强化 促进 健全 优化 深化 加快
    坚持 保障 确保 组织 发展 支持 服务 管理 培育 打造 构建 建立 扩大 增强 改善 改造
    治理 整治 监督 宣传 教育 培训 引导 鼓励 贯彻 执行 完成 实现 做好 抓好 抓实 统筹
    解决 化解 防范 防控 排查 整改 巩固 拓展 创新 改革 进行 规范 制定 印发 召开 举办
    新增 新建 发放 办理 受理 争取 争创 获得 投入 实行 严格 压实 守牢 筑牢 夯实 激发
    积极 全面 深入 切实 认真 扎实 有效 持续 不断 大力 着力 努力 重点 主要 充分 及时
    同时 以及 并且 但是 因此 由于 为了 根据 按照 围绕 针对 关于 对于 通过 其中 包括
    目前 今年 去年 明年 当前 各项 各级 相关 有关 我们 他们 我市 我县 我区 我镇 我局
    我办 我省 本市 本县 全市 全县 全区 全省 全国 群众 干部 工作 任务 项目 企业 问题
    又要 还要 也要 既要 必须 应当 应该 可以 能够 已经 正在 没有 但是 而且 或者 如果 虽然
    这些 那些 他们 它们 本次 此次 该项 人次 人员 资金 时间 方案 计划 目标 规划 任务 内容
    情况 方面 机制 体系 能力 水平 质量 环境 经济 社会 生态 资金 政策 措施 制度
"""
NEVER_DOUBLED = frozenset(_NEVER_DOUBLED.split())

# Verbs and adjectives of two characters that are doubled to soften them: 讨论讨论再定。
_OFTEN_DOUBLED = """
    讨论 研究 商量 考虑 学习 了解 打听 休息 活动 锻炼 打扫 收拾 整理 检查 参观 体验
    感受 交流 沟通 琢磨 合计 核对 反思 总结 回忆 回顾 介绍 比较 对比 分析 观察 调查
    走访 帮助 照顾 关心 放松 熟悉 适应 尝试 练习 修改 修理 调整 安排 布置 准备 打扮
    庆祝 热闹 凉快 舒服 高兴 暖和 清理 联系 联络 认识 指导 指点 点拨 教训 评估 评价
"""
OFTEN_DOUBLED = frozenset(_OFTEN_DOUBLED.split())

# What follows the second of two equal words when it begins a longer word of its own:
# 建设建设中路、推进教育教育局、博士博士后、支援发展发展中国家.
LONGER_WORD = (
    "[局委部院所馆站厅处会员者业费权型性化类式体法后币家长级区校]"
    "|[\u4e00-\u9fff]{0,2}(?:路|街|巷|大道|胡同|大桥|广场|公园|社区|村|镇|乡|银行)"
    "|党群|中国家|系统|部门|人员"
)

# English words that rightly stand twice: he had had it, all that that means.
_ENGLISH_TWICE = "had that is so very no yes bye ha blah really much more far long many"
ENGLISH_TWICE = frozenset(_ENGLISH_TWICE.split())
