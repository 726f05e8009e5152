"""Across reports: who is told of whom, what is no copy, and what drafts are held against."""

from __future__ import annotations

import json
import pickle
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from draftlint.corpus import digests, titles
from draftlint.corpus.comparing import Corpus
from draftlint.formats import text
from draftlint_rules.duplicate.copied_report import CopiedReport
from draftlint_rules.duplicate.copied_section import CopiedSection
from draftlint_rules.duplicate.foreign_name import ForeignName
from draftlint_rules.duplicate.stale_figure import StaleFigure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from draftlint import Finding
    from draftlint.corpus.digests import Digest
    from draftlint.rule import CorpusRule
    from tests.conftest import CommandLine

RULES = "copied-section,copied-report,stale-figure,foreign-name"
# Paragraphs that have nothing to do with each other.
BRIDGE = (
    "老城的石拱桥加固工程分三期施工，先封闭东侧人行道，再更换伸缩缝，最后铺设沥青面层，"
    "施工队白天清运渣土、夜里吊装构件，沿河商户照常开门，公交绕行线路提前一周贴到了站牌上。"
)
SCHOOL = (
    "两所寄宿制小学的食堂改由学校自办，食材统一配送，后厨装上透明玻璃，家长委员会每周派人"
    "陪餐，菜谱在门口公示，剩余的伙食费期末逐笔退还，孩子们爱吃的红薯饭又回到了餐桌上。"
)
WELLS = (
    "山区缺水的九个自然村打出深井，泵房旁边建起蓄水池，水管接到灶台边，水费按阶梯收取，"
    "困难户由村集体垫付，管护员每天骑摩托巡线，冻裂的接头当天换好，老人不用再下沟挑水。"
)
CLINIC = (
    "镇卫生院新添了彩超和心电设备，县医院的医生每周二来坐诊，片子传到县里当场出报告，"
    "慢病患者的药送到村口，签约医生的电话印在门牌背面，夜里发烧也有人接听。"
)
LIBRARY = (
    "The mobile library now stops at eleven hamlets on market days, lends large-print "
    "novels and seed packets from the same counter, and takes orders by telephone from "
    "readers who cannot climb the steps, while two volunteers drive returned boxes back "
    "to the depot every Friday."
)


def found(
    rule: CorpusRule[Digest], reports: Mapping[str, str], **options: Any
) -> Iterator[tuple[str, Finding]]:
    """Compare reports, those of the mapping's order, all of them drafts."""
    made = ((path, text.document(source)) for path, source in reports.items())
    pairs = [(path, digests.read(document)) for path, document in made]
    return rule.compare(Corpus(pairs, **options))


def told(rule: CorpusRule[Digest], reports: Mapping[str, str], **options: Any) -> Any:
    """Give the pairs of later and older report that a rule tells of."""
    return [
        (path, finding.related[0].path)
        for path, finding in found(rule, reports, **options)
    ]


def report(title: str, *paragraphs: str) -> str:
    return "\n".join((title, *paragraphs)) + "\n"


def write(folder: str, **sources: str) -> None:
    for name, source in sources.items():
        path = Path(folder) / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


# --- which report is told of which ---


def test_the_newer_report_by_the_year_in_the_files_name_is_told_of_the_older() -> None:
    reports = {
        "a-2024.txt": report("石塘县工作总结", BRIDGE, SCHOOL, WELLS),
        "b-2023.txt": report("云坪县工作总结", BRIDGE, CLINIC, LIBRARY),
    }

    assert told(CopiedSection(), reports) == [("a-2024.txt", "b-2023.txt")]


def test_the_year_in_the_title_decides_where_the_names_have_none() -> None:
    reports = {
        "a.txt": report("石塘县2024年工作总结", BRIDGE, SCHOOL, WELLS),
        "b.txt": report("云坪县二〇二三年工作总结", BRIDGE, CLINIC, LIBRARY),
    }

    assert told(CopiedSection(), reports) == [("a.txt", "b.txt")]


def test_the_later_path_is_told_where_nothing_else_decides() -> None:
    reports = {
        "b.txt": report("石塘县工作总结", BRIDGE, SCHOOL, WELLS),
        "a.txt": report("云坪县工作总结", BRIDGE, CLINIC, LIBRARY),
    }

    assert told(CopiedSection(), reports) == [("b.txt", "a.txt")]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.usefixtures("folder")
def test_git_knows_which_of_two_reports_of_one_year_came_first() -> None:
    sources = {
        "a": report("石塘县工作总结", BRIDGE, SCHOOL, WELLS),
        "b": report("云坪县工作总结", BRIDGE, CLINIC, LIBRARY),
    }
    git("init", "-q")
    for name, date in (("b", "2024-01-10T09:00:00Z"), ("a", "2024-01-12T09:00:00Z")):
        write(".", **{name: sources[name]})
        git("add", ".")
        git("commit", "-q", "-m", name, date=date)
    reports = {"a.txt": sources["a"], "b.txt": sources["b"]}

    assert told(CopiedSection(), reports) == [("a.txt", "b.txt")]


def git(*arguments: str, date: str = "2024-01-01T09:00:00Z") -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(
        ("git", *who, *arguments),
        check=True,
        env={"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "PATH": path()},
    )


def path() -> str:
    program = shutil.which("git")
    assert program is not None
    return str(Path(program).parent)


def test_a_place_is_told_once_from_the_report_that_most_comes_from() -> None:
    reports = {
        "2021.txt": report("石塘县2021年工作总结", BRIDGE),
        "2022.txt": report("平川县2022年工作总结", BRIDGE, SCHOOL, LIBRARY),
        "2023.txt": report("云坪县2023年工作总结", BRIDGE, SCHOOL, CLINIC, WELLS),
    }

    pairs = told(CopiedSection(), reports)

    assert ("2023.txt", "2022.txt") in pairs
    assert ("2023.txt", "2021.txt") not in pairs


# --- what counts as a copy ---


@pytest.mark.parametrize(
    "edited",
    [
        BRIDGE,
        BRIDGE.replace("三期", "两期").replace("一周", "十天").replace("照常", "正常"),
        BRIDGE.replace("再更换伸缩缝，", "").replace("沿河", "按照年初安排，沿河"),
        BRIDGE.partition("，")[2] + "老城的石拱桥加固工程分三期施工。",
    ],
    ids=["as it is", "words", "clauses", "order"],
)
def test_small_edits_do_not_hide_a_copy(edited: str) -> None:
    reports = {
        "a-2023.txt": report("云坪县工作总结", CLINIC, BRIDGE, LIBRARY),
        "b-2024.txt": report("石塘县工作总结", SCHOOL + edited, WELLS),
    }

    assert told(CopiedSection(), reports) == [("b-2024.txt", "a-2023.txt")]


def test_neighbouring_paragraphs_that_were_copied_are_one_section() -> None:
    reports = {
        "a-2023.txt": report("云坪县工作总结", BRIDGE, SCHOOL, LIBRARY, LIBRARY),
        "b-2024.txt": report("石塘县工作总结", CLINIC, BRIDGE, SCHOOL, WELLS, WELLS),
    }

    [(path, finding)] = found(CopiedSection(), reports)

    source = reports[path]
    copied = source[finding.span.start : finding.span.end]
    assert copied == f"{BRIDGE}\n{SCHOOL}"


def test_english_reports_are_compared_too() -> None:
    edited = LIBRARY.replace("eleven", "fourteen").replace("Friday", "Saturday")
    reports = {
        "a-2023.txt": report("Maple County Annual Report 2023", LIBRARY),
        "b-2024.txt": report("Cedar County Annual Report 2024", edited, LIBRARY[:20]),
    }

    [(_, finding)] = found(CopiedSection(), reports)

    assert "a-2023.txt" in finding.message.en
    assert "eleven" in finding.message.en


def test_what_many_units_say_is_a_common_wording() -> None:
    names = "甲乙丙丁戊己庚辛"
    reports = {
        f"{n}.txt": report(f"{n}山县工作总结", BRIDGE, CLINIC * 2) for n in names[:2]
    }
    many = {f"{n}.txt": report(f"{n}山县工作总结", BRIDGE) for n in names}

    assert told(CopiedSection(), reports) != []
    assert told(CopiedSection(), many) == []


def test_set_phrases_are_no_copies() -> None:
    phrases = (
        "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深刻领悟"
        "“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，"
        "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念。"
    )
    reports = {
        "a.txt": report("云坪县工作总结", phrases, BRIDGE),
        "b.txt": report("石塘县工作总结", phrases, SCHOOL),
    }

    assert told(CopiedSection(), reports) == []


def test_a_frame_with_other_figures_is_no_copy() -> None:
    frame = (
        "全年粮食产量{}万吨，增长{}%；蔬菜产量{}万吨，增长{}%；生猪出栏{}万头，增长{}%；"
        "水产品产量{}万吨，增长{}%；茶叶产量{}吨，增长{}%。"
    )
    reports = {
        "a.txt": report("云坪县公报", frame.format(*range(11, 21)), BRIDGE),
        "b.txt": report("石塘县公报", frame.format(*range(31, 41)), SCHOOL),
    }

    assert told(CopiedSection(), reports) == []


def test_templates_and_allowed_texts_are_no_copies() -> None:
    reports = {
        "a.txt": report("云坪县工作总结", BRIDGE, CLINIC),
        "b.txt": report("石塘县工作总结", BRIDGE, SCHOOL),
    }
    template = digests.read(text.document(report("模板", BRIDGE)))

    assert told(CopiedSection(), reports) == [("b.txt", "a.txt")]
    assert told(CopiedSection(), reports, templates=[template]) == []
    assert told(CopiedSection(), reports, allow=[BRIDGE]) == []


# --- whole reports ---


def test_a_report_mostly_from_another_is_one_finding_not_one_a_section() -> None:
    same = (BRIDGE, SCHOOL, WELLS)
    reports = {
        "a-2023.txt": report("云坪县2023年工作总结", *same, CLINIC),
        "b-2024.txt": report("石塘县2024年工作总结", *same, "其余工作按计划进行。"),
    }
    both = ("copied-section", "copied-report")

    [(_, whole)] = found(CopiedReport(), reports)

    assert whole.severity == "error"
    assert told(CopiedSection(), reports, rules=both) == []
    assert told(CopiedSection(), reports) == [("b-2024.txt", "a-2023.txt")]


@pytest.mark.parametrize(
    "name", ["报告（修改稿）.txt", "报告-终稿.txt", "报告 v2.txt", "报告.md"]
)
def test_two_versions_of_one_report_are_told_once_as_such(name: str) -> None:
    reports = {
        "报告-A.txt" if name == "报告.md" else "报告.txt": report(
            "云坪县2024年工作总结", BRIDGE, SCHOOL, WELLS
        ),
        name: report("云坪县2024年工作总结", BRIDGE, SCHOOL, WELLS, "另有一句。"),
    }

    [(_, finding)] = found(CopiedReport(), reports)

    assert finding.severity == "info"
    assert "版本" in finding.message.zh
    assert told(CopiedSection(), reports) == []


def test_identical_files_are_told_once_each() -> None:
    source = report("云坪县2024年工作总结", BRIDGE, SCHOOL)
    reports = dict.fromkeys(("a.txt", "b.txt", "c.txt"), source)

    assert told(CopiedReport(), reports) == [("b.txt", "a.txt"), ("c.txt", "a.txt")]
    assert told(CopiedSection(), reports) == []


def test_last_years_report_under_a_new_name_is_no_version() -> None:
    source = report("云坪县工作总结", BRIDGE, SCHOOL)
    reports = {"云坪县2023.txt": source, "云坪县2024.txt": source}

    [(path, finding)] = found(CopiedReport(), reports)

    assert (path, finding.severity) == ("云坪县2024.txt", "warning")


# --- figures and names ---


@pytest.mark.parametrize(
    "sentence",
    [
        "全县总面积2164.5平方公里，辖13个乡镇，户籍人口418276人。",
        "自2019年以来累计改造危房3127户，发放补助6841万元，农户搬进了新居。",
        "低保标准提高到每人每月865元，特困供养标准每人每年14532元。",
        "到2026年新建冷库137座，冷链运输车达到264辆，鲜果损耗控制在4.5%以内。",
        "全年新增学位360个。",
    ],
)
def test_what_need_not_change_from_year_to_year_is_no_stale_figure(
    sentence: str,
) -> None:
    reports = {
        f"云坪县{year}.txt": report(f"云坪县{year}年工作总结", BRIDGE + sentence)
        for year in (2023, 2024)
    }

    assert told(StaleFigure(), reports) == []


def test_a_sentence_that_moved_on_by_its_year_alone_is_stale() -> None:
    reports = {
        f"云坪县{year}.txt": report(
            f"云坪县{year}年工作总结",
            f"{BRIDGE}{year}年化解矛盾纠纷1746件，调处成功率98.3%，接待群众来访2351人次。",
        )
        for year in (2023, 2024)
    }

    [(path, finding)] = found(StaleFigure(), reports)

    span = finding.span
    assert path == "云坪县2024.txt"
    assert reports[path][span.start : span.end].startswith("2024年化解")


def test_names_of_ones_own_and_those_named_on_purpose_are_not_foreign() -> None:
    theirs = report("云坪县2023年总结", "罗汉镇今年修通水渠。", f"罗汉镇{BRIDGE}")
    copies = {
        "": f"罗汉镇{BRIDGE}",
        "它也是本县的": f"罗汉镇{BRIDGE}\n罗汉镇的学校开学了。",
        "去学习": f"组织干部赴罗汉镇学习。{BRIDGE}",
    }

    names = {
        why: [
            finding.kind or finding.message.zh[1:4]
            for _, finding in found(
                ForeignName(),
                {"a-2023.txt": theirs, "b-2024.txt": report("石塘县2024年总结", copy)},
            )
        ]
        for why, copy in copies.items()
    }

    assert names == {"": ["罗汉镇"], "它也是本县的": [], "去学习": []}


# --- what is taken of a document ---


def test_the_digests_of_all_rules_are_one_object_and_travel() -> None:
    document = text.document(report("云坪县2024年工作总结", BRIDGE, SCHOOL))
    rules = (CopiedSection(), CopiedReport(), StaleFigure(), ForeignName())

    taken = [rule.digest(document) for rule in rules]

    assert len({id(digest) for digest in taken}) == 1
    assert pickle.loads(pickle.dumps(taken[0])) == taken[0]


def test_passages_stand_where_they_say() -> None:
    short = "一、开头\n不长的一段。\n" * 9
    source = report("云坪县2024年工作总结", BRIDGE, short, LIBRARY * 9, SCHOOL * 40)

    taken = digests.read(text.document(source))

    for passage in taken.passages:
        end = passage.start + len(passage.text)
        assert source[passage.start : end] == passage.text
        assert len(passage.blocks) == len(passage.places)
    assert max(len(passage.text) for passage in taken.passages) < 4_000


@pytest.mark.parametrize(
    ("name", "line", "unit", "year"),
    [
        ("a.txt", "关于云坪县2024年预算执行情况的报告", "云坪县", 2024),
        ("a.txt", "中共云坪县委办公室二〇二四年工作总结", "云坪县委办公室", 2024),
        ("云坪县罗汉镇20231205总结.txt", "工作总结", "云坪县罗汉镇", 2023),
        ("a.txt", "云坪县市场监督管理局半年工作总结", "云坪县市场监督管理局", 0),
        ("a.txt", "Maple County Annual Report 2024", "Maple County", 2024),
        ("a.txt", "总结", "", 0),
    ],
)
def test_titles_tell_whose_a_report_is_and_of_which_year(
    name: str, line: str, unit: str, year: int
) -> None:
    read = titles.read(name, digests.read(text.document(report(line, BRIDGE))))

    assert (read.unit, read.year) == (unit, year)


# --- the command line ---


@pytest.fixture
def two_years(folder: Path) -> Path:
    """A draft of this year, and last year's report in an archive."""
    write("archive", old=report("云坪县2023年工作总结", BRIDGE, SCHOOL, CLINIC))
    write("drafts", new=report("石塘县2024年工作总结", WELLS, BRIDGE, LIBRARY))
    return folder


@pytest.mark.usefixtures("two_years")
def test_a_draft_is_held_against_an_archive_that_is_not_linted(
    draftlint: CommandLine,
) -> None:
    ran = draftlint(
        *("check", "drafts", "--against", "archive", "--select", RULES),
        *("--output-format", "json"),
    )

    told = json.loads(ran.out)
    assert ran.status == 1
    assert [file["path"] for file in told["files"]] == ["drafts/new.txt"]
    [finding] = told["findings"]
    [other] = finding["related"]
    assert (other["path"], other["start"]["line"]) == ("archive/old.txt", 2)


@pytest.mark.usefixtures("two_years")
def test_an_archive_that_git_ignores_is_compared_with_but_for_what_is_hidden(
    draftlint: CommandLine,
) -> None:
    Path(".git").mkdir()
    Path(".gitignore").write_text("archive/\n", encoding="utf-8")
    Path("archive/.old.txt").write_bytes(Path("archive/old.txt").read_bytes())

    ran = draftlint(
        *("check", "drafts", "--against", "archive", "--select", RULES),
        *("--output-format", "json"),
    )

    [finding] = json.loads(ran.out)["findings"]
    assert [note["path"] for note in finding["related"]] == ["archive/old.txt"]


@pytest.mark.usefixtures("two_years")
def test_the_other_place_is_shown_in_the_terminal(draftlint: CommandLine) -> None:
    ran = draftlint("check", "drafts", "--against", "archive", "--select", RULES)

    assert "archive/old.txt:2:1" in ran.out.replace("\n", "")


@pytest.mark.usefixtures("two_years")
def test_a_single_draft_with_nothing_beside_it_is_compared_with_nothing(
    draftlint: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(digests, "read", read)

    assert draftlint("check", "drafts/new.txt").status == 0
    assert draftlint("check", "drafts/new.txt", "archive/old.txt").status == 2


@pytest.mark.usefixtures("two_years")
def test_an_archived_report_that_cannot_be_read_is_named_and_the_rest_compared(
    draftlint: CommandLine,
) -> None:
    Path("archive/broken.docx").write_bytes(b"no archive at all")

    ran = draftlint("check", "drafts", "--against", "archive", "--select", RULES)

    assert ran.status == 2
    assert "archive/broken.docx: not read" in ran.err
    assert "copied-section" in ran.out


@pytest.mark.parametrize("missing", ["nowhere", "empty"])
@pytest.mark.usefixtures("two_years")
def test_an_archive_that_holds_nothing_is_an_error(
    draftlint: CommandLine, missing: str
) -> None:
    Path("empty").mkdir()

    ran = draftlint("check", "drafts", "--against", missing)

    assert ran.status == 2
    assert missing in ran.err


@pytest.mark.usefixtures("two_years")
def test_templates_of_the_configuration_are_read_and_never_linted(
    draftlint: CommandLine,
) -> None:
    write("模板", form=report("模板", BRIDGE))
    command = ("check", ".", "--select", RULES, "--output-format", "json")
    before = json.loads(draftlint(*command).out)

    Path("draftlint.toml").write_text('templates = ["模板/"]\n', encoding="utf-8")
    after = json.loads(draftlint(*command).out)

    assert len(before["files"]) == 3
    assert before["findings"] != []
    assert len(after["files"]) == 2
    assert after["findings"] == []


@pytest.mark.usefixtures("two_years")
def test_a_template_that_is_not_there_is_an_error(draftlint: CommandLine) -> None:
    Path("draftlint.toml").write_text('templates = ["模版/"]\n', encoding="utf-8")

    ran = draftlint("check", ".", "--select", RULES)

    assert ran.status == 2
    assert "模版" in ran.err


@pytest.mark.usefixtures("two_years")
def test_the_number_of_processes_and_the_cache_change_nothing(
    draftlint: CommandLine,
) -> None:
    command = ("check", ".", "--select", RULES, "--output-format", "json")

    outs = [
        draftlint(*command, *more).out
        for more in (("--jobs", 1, "--no-cache"), ("--jobs", 2), ("--jobs", 2))
    ]

    assert "copied-section" in outs[0]
    assert outs[1:] == [outs[0], outs[0]]


@pytest.mark.usefixtures("two_years")
def test_a_copy_that_the_author_allows_in_place_is_not_told(
    draftlint: CommandLine,
) -> None:
    path = Path("drafts/new.txt")
    source = path.read_text(encoding="utf-8")
    allowed = f"# draftlint-disable-next-line copied-section\n{BRIDGE}"
    path.write_text(source.replace(BRIDGE, allowed), encoding="utf-8")

    ran = draftlint("check", "drafts", "--against", "archive", "--select", RULES)

    assert "copied-section" not in ran.out
