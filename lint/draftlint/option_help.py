"""What --help says of each command and option, in both languages."""

from __future__ import annotations

from draftlint.wording import Text

OPTION_HELP = {
    "arguments": Text(zh="参数", en="arguments"),
    "options": Text(zh="选项", en="options"),
    "commands": Text(zh="命令", en="commands"),
    "program": Text(
        zh="报告送出之前的最后一遍检查：占位符、重复段落、编号、数目、水印残留。",
        en="A last look at a draft report: placeholders, duplicates, numbering, "
        "totals, stray text.",
    ),
    "example": Text(
        zh="例：\n"
        "  draftlint check 报告.docx                 检查一份报告\n"
        "  draftlint annotate 报告.docx -o 批注.docx  把问题写成 Word 批注\n"
        "  draftlint sums 报告.docx                  逐条核对文中的算式",
        en="Examples:\n"
        "  draftlint check report.docx\n"
        "  draftlint annotate report.docx -o commented.docx\n"
        "  draftlint sums report.docx",
    ),
    "check": Text(zh="检查报告", en="check drafts"),
    "rules": Text(zh="列出所有规则", en="list every rule"),
    "explain": Text(zh="说明一条规则", en="explain one rule"),
    "annotate": Text(
        zh="把问题逐处写成 Word 批注（写在副本里，或用 --in-place 写在原文件里）",
        en="write each finding into a copy of a Word file, as a comment on its place",
    ),
    "baseline": Text(
        zh="把现有的问题记进 draftlint-baseline.json，以后只报新的；已改掉的同时清除",
        en="accept what is found now: write or prune draftlint-baseline.json, and "
        "check reports only what is new",
    ),
    "baseline_file": Text(
        zh="基线文件（默认：文稿所在及以上文件夹中最近的 draftlint-baseline.json）",
        en="the baseline (default: draftlint-baseline.json closest above a draft)",
    ),
    "against": Text(
        zh="与这个文件、文件夹或索引里的报告比对，本身不检查；可重复",
        en="compare with the reports of a file, folder or index, which are not linted; "
        "repeatable",
    ),
    "changed_since": Text(
        zh="只报自 REV 以来的改动带来的问题（要用 git）：txt、md 里改动的行上的，"
        "以及各种文件里原先没有的；从 REV 与 HEAD 的分叉处算起，他人在 REV 上的改动不算",
        en="only what comes of changes since REV (asks git): findings on changed lines of "
        ".txt and .md, and in any file those it did not have; since REV and HEAD parted, "
        "so that what others changed in REV does not count",
    ),
    "sums": Text(
        zh="列出报告中的每个算式（合计、比率、增减等）和核对结论",
        en="list every equation of drafts (totals, rates, growth …) with its verdict",
    ),
    "init": Text(
        zh="在当前文件夹写一份带说明的 draftlint.toml",
        en="write a draftlint.toml with comments into this folder",
    ),
    "merge": Text(
        zh="把分份检查（--shard）的 JSON 报告合并成一份",
        en="put the JSON reports of the parts of a run (--shard) together",
    ),
    "json_reports": Text(zh="各份的 JSON 报告", en="the JSON report of each part"),
    "merged": Text(
        zh="合并后的报告写到哪里（默认输出到屏幕）",
        en="where to write the whole report (default: standard output)",
    ),
    "completion": Text(
        zh="输出命令行补全脚本", en="print a script that completes commands in a shell"
    ),
    "pre_commit": Text(
        zh="同时在 .pre-commit-config.yaml 里加上 draftlint",
        en="add draftlint to .pre-commit-config.yaml too",
    ),
    "shell": Text(zh="所用的 shell：{names}", en="the shell: {names}"),
    "word_file": Text(zh="Word 文件", en="a Word file"),
    "copy": Text(zh="带批注的副本", en="where to write the copy with the comments"),
    "in_place": Text(zh="直接写在原文件里", en="write into the file itself"),
    "paths": Text(
        zh="文件、文件夹，或 - 表示标准输入；默认为当前文件夹",
        en="files, folders, or - for standard input (default: this folder)",
    ),
    "drafts": Text(
        zh="文件或文件夹；默认为当前文件夹",
        en="files or folders (default: this folder)",
    ),
    "paths_given": Text(
        zh="文件、文件夹，或 - 表示标准输入",
        en="files, folders, or - for standard input",
    ),
    "rule": Text(zh="规则名", en="the rule's name"),
    "fix": Text(
        zh="自动作安全的修改（不动数字、名称和编号）",
        en="make the safe fixes (none touches a number, a name or a heading number)",
    ),
    "unsafe_fixes": Text(
        zh="连同建议的修改一起作（请逐处核对）",
        en="make the suggested fixes too (look at each)",
    ),
    "track_changes": Text(
        zh="安全的修改在 Word 文件里写成修订，供逐处接受或拒绝（其他文件不改）",
        en="make the safe fixes as tracked changes in Word files, to be accepted or "
        "rejected one by one (other files stay)",
    ),
    "diff": Text(
        zh="只显示会改什么，不写文件", en="show what would be fixed, write nothing"
    ),
    "output_format": Text(
        zh="输出格式：{names}（默认 full）", en="one of {names} (default: full)"
    ),
    "output": Text(
        zh="把报告写入文件（- 为标准输出）；格式看扩展名（.json .html .md 等），"
        "或写成 格式:文件；可重复",
        en="write the report to a file (- is standard output), in the format that it "
        "is named after (.json .html .md …), or FORMAT:FILE; repeatable",
    ),
    "select": Text(
        zh="只用这些规则或类别（逗号分隔）",
        en="rules or families to use, with commas between",
    ),
    "ignore": Text(
        zh="不用这些规则或类别（逗号分隔）",
        en="rules or families to leave out, with commas between",
    ),
    "only_family": Text(zh="只查一个类别", en="check one family only"),
    "fail_level": Text(
        zh="从哪一级起退出状态为 1：{names}（默认 warning）",
        en="exit with 1 from this severity on: {names} (default: warning)",
    ),
    "exit_zero": Text(
        zh="有问题也以 0 退出（检查未能完成时仍为 2）",
        en="exit with 0 in spite of findings (still 2 when the job was not done)",
    ),
    "all": Text(zh="逐条列出，不折叠", en="list every finding, fold none"),
    "config": Text(
        zh="配置文件，或一项 键=值；可重复",
        en="a configuration file, or one key=value; repeatable",
    ),
    "force_exclude": Text(
        zh="配置的 exclude 对点名的文件也有效（供 pre-commit 等使用）",
        en="let `exclude` of the configuration hold for files named, too: for "
        "pre-commit and its like",
    ),
    "isolated": Text(
        zh="不读任何配置文件和基线（指明的除外）",
        en="read no configuration file and no baseline, but those named",
    ),
    "show_settings": Text(zh="显示生效的配置并退出", en="show the settings and exit"),
    "show_files": Text(zh="显示将检查的文件并退出", en="show the files and exit"),
    "jobs": Text(
        zh="进程数；0 为自动（默认）",
        en="how many processes; 0 decides itself (default)",
    ),
    "file_timeout": Text(
        zh="一个文件最多检查多少秒，超过即停止并报告；0 为不限（默认 {default}）",
        en="how many seconds a file may take before it is given up and named; "
        "0 is for ever (default: {default})",
    ),
    "shard": Text(
        zh="只检查这一份，如 2/4 为四份中的第二份；各份的 JSON 报告由 merge 合并",
        en="check this part alone: 2/4 is the second of four; merge puts their JSON "
        "reports together",
    ),
    "scheduler": Text(
        zh="由这个 dask 调度程序的工作进程检查，如 tcp://host:8786",
        en="let the workers of this dask scheduler do the work: tcp://host:8786",
    ),
    "shared_files": Text(
        zh="工作进程按同样的路径自己打开文件（默认把文件发过去）",
        en="let them open the files under the same paths (default: files are sent)",
    ),
    "no_cache": Text(
        zh="不用上次检查留下的结果，也不留下结果",
        en="neither use nor keep what was found in unchanged files",
    ),
    "stdin_filename": Text(
        zh="标准输入的文件名，决定格式和报告里的名字",
        en="the file name of standard input: decides format and name in reports",
    ),
    "lang": Text(
        zh="报告的语言：{names}（默认随系统；系统未指明时随文稿）",
        en="language of the report: {names} (default: the locale's, else the draft's)",
    ),
    "statistics": Text(zh="另列每条规则的处数", en="also count the findings by rule"),
    "timing": Text(zh="另列每条规则的用时", en="also show the time by rule"),
    "index": Text(
        zh="为历年报告建立、更新索引，供 check --against 比对",
        en="build or update an index of an archive, for check --against",
    ),
    "index_action": Text(
        zh="build 建立（中断后再运行即接着建），update 只读新增和改动的文件，"
        "stat 显示索引的内容",
        en="build it (once more after an interruption: it goes on), update it with "
        "what is new or changed, or say what it holds (stat)",
    ),
    "index_folder": Text(
        zh="历年报告所在的文件夹（stat 也可以是索引文件）",
        en="the folder of the archive (for stat, the index itself as well)",
    ),
    "index_file": Text(
        zh="索引文件（默认 文件夹/.draftlint-index.sqlite）；其中有报告的全文，请妥善保管",
        en="where the index is kept (default: FOLDER/.draftlint-index.sqlite); it "
        "holds the reports' text and is as confidential as they are",
    ),
    "quiet_annotate": Text(zh="写好后不再说明", en="say nothing when it is written"),
    "quiet_index": Text(zh="只说未能读取的文件", en="name only what was not read"),
    "quiet": Text(zh="只输出问题", en="print the findings alone"),
    "verbose": Text(
        zh="也列出已放行的和基线里的问题", en="print what is allowed or accepted, too"
    ),
    "version": Text(zh="显示版本并退出", en="show the version and exit"),
    "help": Text(zh="显示帮助并退出", en="show this help and exit"),
}
