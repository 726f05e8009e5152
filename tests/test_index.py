"""The index on disk: what it holds, how it is kept up, what becomes of it in a storm."""

from __future__ import annotations

import json
import os
import pickle
import random
import sqlite3
import subprocess
import sys
import zlib
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftlint.corpus import digests, index_postings, index_reading, index_store
from draftlint.corpus.index import Index, is_index
from draftlint.corpus.index_building import Building
from draftlint.corpus.index_planning import Read, Wanted
from draftlint.errors import BadArgument
from draftlint.formats.text import TEXT
from draftlint.linter import Outcome
from tests.benchmarks.archive_copies import Copyist
from tests.benchmarks.archive_reports import Author

if TYPE_CHECKING:
    from draftlint.corpus.digests import Digest
    from tests.conftest import CommandLine, Install

ROADS = (
    "全区新建改建农村公路，对急弯陡坡、临水临崖路段加装护栏，村道安全隐患整治全部完成，"
    "沿线群众出行条件明显改善；客运班车通达每一个建制村，运输企业安全责任逐级落实到人，"
    "超限超载治理常抓不懈，路域环境整治取得实效。"
)
FARMS = (
    "农技人员分片包村，指导春耕备耕，落实早稻集中育秧点面积，推广测土配方施肥和绿色防控"
    "技术；粮食播种面积稳中有增，单产再创新高，种粮大户和合作社的积极性得到进一步提高，"
    "冷库和烘干设施布局更加合理，农产品加工转化率稳步提升。"
)
CLINICS = (
    "乡镇卫生院标准化建设全部达标，家庭医生签约服务做实做细，慢性病患者按季度随访；县级"
    "医院牵头的医共体统一药品目录，检查检验结果互认，群众在家门口就能看上病、看好病，"
    "基层首诊和双向转诊的秩序初步形成。"
)
NAME = index_store.NAME


@pytest.fixture
def archive(folder: Path) -> Path:
    """A folder with three reports."""
    archive = folder / "archive"
    (archive / "2022").mkdir(parents=True)
    for name, text in (
        ("2021年交通工作总结.txt", ROADS),
        ("2022/2022年农业工作总结.md", FARMS),
        ("2022/2022年卫生工作总结.txt", CLINICS),
    ):
        (archive / name).write_text(f"工作总结\n{text}\n", encoding="utf-8")
    return archive


def digest_of(text: str) -> Digest:
    return digests.read(TEXT.read("draft.txt", text.encode()))


def sources(archive: Path, text: str) -> list[str]:
    """Give the reports that an index leads to from a text."""
    with Index.open(archive) as index:
        found = index.candidates(digest_of(text).passages, 5)
    return [candidate.path for passage in found for candidate in passage]


def described(draftlint: CommandLine, archive: Path) -> dict[str, object]:
    ran = draftlint("index", "stat", archive, "--output-format", "json")
    assert ran.status == 0
    found: dict[str, object] = json.loads(ran.out)
    return found


# --- building and asking ---


def test_a_passage_leads_to_the_report_it_is_from(
    draftlint: CommandLine, archive: Path
) -> None:
    ran = draftlint("index", "build", archive)

    assert (ran.status, ran.err) == (0, "")
    assert "3 reports; 3 read this time" in ran.out
    assert sources(archive, f"总结\n{CLINICS}") == [
        "archive/2022/2022年卫生工作总结.txt"
    ]
    assert sources(archive, "总结\n" + "别处没有的一段话，" * 20) == []


def test_the_digest_of_a_report_comes_back_as_it_was_but_for_its_keys(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    path = "archive/2022/2022年卫生工作总结.txt"

    with Index.open(archive) as index:
        stored = index.digest(path)
        with pytest.raises(KeyError):
            index.digest("archive/none.txt")
        with pytest.raises(KeyError):
            index.digest("elsewhere/2022年卫生工作总结.txt")

    digest = digest_of(Path(path).read_text(encoding="utf-8"))
    assert [p.text for p in stored.passages] == [p.text for p in digest.passages]
    assert stored.head == digest.head
    assert stored.fingerprint == digest.fingerprint
    assert not any(passage.keys for passage in stored.passages)


def test_an_index_says_what_it_holds(draftlint: CommandLine, archive: Path) -> None:
    built = draftlint("index", "build", archive, "--output-format", "json")

    facts = described(draftlint, archive)
    told = draftlint("index", "stat", archive / NAME)

    assert json.loads(built.out) == facts
    assert facts["documents"] == 3
    assert facts["passages"] == 3
    assert facts["complete"] is True
    assert facts["unread"] == []
    assert facts["bytes"] == (archive / NAME).stat().st_size
    assert facts["folder"] == str(archive)
    assert "reports: 3" in told.out


def test_the_places_of_a_key_are_counted(draftlint: CommandLine, archive: Path) -> None:
    twice = f"{ROADS}\n{FARMS}\n{ROADS.replace('全区', '全县')}\n"
    (archive / "both.txt").write_text(twice, encoding="utf-8")
    draftlint("index", "build", archive)
    keys = digest_of(ROADS).passages[0].keys

    with Index.open(archive) as index:
        counted = index.frequencies([*keys, 1])

    assert set(counted[:-1]) == {3}
    assert counted[-1] == 0


def test_what_git_ignores_is_left_out_and_what_is_excluded_from_linting_is_not(
    draftlint: CommandLine, archive: Path
) -> None:
    (archive / ".git").mkdir()
    (archive / ".gitignore").write_text("2022/\n", encoding="utf-8")
    (archive / "draftlint.toml").write_text('exclude = ["*.txt"]\n', encoding="utf-8")

    ran = draftlint("index", "build", archive)

    assert "1 reports" in ran.out


def test_an_index_leads_to_the_same_findings_as_the_folder_it_is_of(
    draftlint: CommandLine, folder: Path
) -> None:
    author = Author()
    copyist = Copyist(author, 40)
    written = [(f"archive/{r.path}", r.text) for r in map(author.write, range(40))]
    written += [copyist.write(number)[:2] for number in range(6)]
    for name, text in written:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    draftlint("index", "build", "archive", "-o", "kept.sqlite")
    check = ("check", "drafts", "--output-format", "json", "--against")

    by_folder = draftlint(*check, "archive")
    by_index = draftlint(*check, "kept.sqlite")

    findings = json.loads(by_index.out)["findings"]
    assert by_index.status == by_folder.status == 1
    assert findings == json.loads(by_folder.out)["findings"]
    assert any(finding["rule"] == "copied-section" for finding in findings)
    assert "index kept.sqlite: 40 reports" in by_index.err


def test_several_indexes_are_asked_together(
    draftlint: CommandLine, archive: Path, folder: Path
) -> None:
    (folder / "other").mkdir()
    (archive / "2022" / "2022年卫生工作总结.txt").rename(folder / "other" / "2022.txt")
    draftlint("index", "build", "archive")
    draftlint("index", "build", "other")
    (folder / "2024.txt").write_text(f"总结\n{ROADS}\n{CLINICS}\n", encoding="utf-8")
    check = ("check", "2024.txt", "--output-format", "json")

    ran = draftlint(*check, "--against", "archive", "--against", "other")

    findings = json.loads(ran.out)["findings"]
    named = {note["path"] for finding in findings for note in finding["related"]}
    assert {"archive/2021年交通工作总结.txt", "other/2022.txt"} <= named


# --- keeping it up ---


def test_an_update_reads_only_what_is_new_or_changed(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    (archive / "2021年交通工作总结.txt").write_text(f"总结\n{CLINICS}大家满意。\n")
    (archive / "2023年农业工作总结.txt").write_text(f"总结\n{FARMS}大家满意。\n")
    (archive / "2022" / "2022年农业工作总结.md").unlink()

    ran = draftlint("index", "update", archive)

    assert "3 reports; 2 read this time, 1 taken out, 1 unchanged" in ran.out
    assert sources(archive, ROADS) == []
    assert sources(archive, FARMS) == ["archive/2023年农业工作总结.txt"]
    assert sorted(sources(archive, CLINICS)) == [
        "archive/2021年交通工作总结.txt",
        "archive/2022/2022年卫生工作总结.txt",
    ]


def test_a_file_that_was_only_touched_is_not_read_again(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    os.utime(archive / "2021年交通工作总结.txt", (1, 1))

    ran = draftlint("index", "update", archive)

    assert "0 read this time, 0 taken out, 3 unchanged" in ran.out


def test_of_reports_that_say_the_same_another_takes_the_place_of_one_that_goes(
    draftlint: CommandLine, archive: Path
) -> None:
    first, second = archive / "2021年交通工作总结.txt", archive / "2021 copy.txt"
    second.write_bytes(first.read_bytes())
    draftlint("index", "build", archive)
    (one,) = sources(archive, ROADS)
    with Index.open(archive) as index:
        twins = index.twins(digest_of(first.read_text(encoding="utf-8")).fingerprint)
    Path(one).unlink()

    draftlint("index", "update", archive)

    assert len(twins) == 2
    (other,) = sources(archive, ROADS)
    assert {one, other} == set(twins)


def test_such_a_report_is_not_forgotten_when_the_update_is_broken_off(
    draftlint: CommandLine, archive: Path
) -> None:
    first, second = archive / "2021年交通工作总结.txt", archive / "2021 copy.txt"
    second.write_bytes(first.read_bytes())
    draftlint("index", "build", archive)
    (one,) = sources(archive, ROADS)
    Path(one).unlink()

    with index_store.writing(archive / NAME) as connection:
        Building(connection, ".").remove([Path(one).name.encode()])
    draftlint("index", "update", archive)

    assert len(sources(archive, ROADS)) == 1


def test_many_updates_and_many_that_went_leave_what_a_fresh_index_has(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    for number in range(12):
        text = f"总结\n{'甲乙丙丁戊己庚辛壬癸子丑'[number]}{FARMS}{ROADS}\n"
        (archive / f"{number:02}.txt").write_text(text, encoding="utf-8")
        draftlint("index", "update", archive)
    for number in range(8):
        (archive / f"{number:02}.txt").unlink()
    draftlint("index", "update", archive)
    keys = digest_of(FARMS).passages[0].keys

    with Index.open(archive) as index:
        kept = index.frequencies(keys), sorted(sources(archive, FARMS))
        measured = index.measured()
    (archive / NAME).unlink()
    draftlint("index", "build", archive)

    with Index.open(archive) as index:
        assert (index.frequencies(keys), sorted(sources(archive, FARMS))) == kept
        fresh = index.measured()
    assert measured["keys"] == fresh["keys"]
    assert measured["documents"] == fresh["documents"] == 7


def test_a_report_that_cannot_be_read_is_named_and_tried_again(
    draftlint: CommandLine, archive: Path
) -> None:
    bad = archive / "2020.docx"
    bad.write_bytes(b"no zip")

    ran = draftlint("index", "build", archive)
    facts = described(draftlint, archive)
    bad.unlink()
    after = draftlint("index", "update", archive)

    assert ran.status == 2
    assert "archive/2020.docx: not read" in ran.err
    assert facts["documents"] == 3
    assert [one["path"] for one in facts["unread"]] == ["archive/2020.docx"]  # type: ignore[attr-defined]
    assert after.status == 0


def test_an_index_may_be_kept_elsewhere_but_stays_that_of_its_folder(
    draftlint: CommandLine, archive: Path, folder: Path
) -> None:
    draftlint("index", "build", archive, "-o", "kept.sqlite")
    (folder / "other").mkdir()
    (folder / "other" / "a.txt").write_text(FARMS, encoding="utf-8")

    ran = draftlint("index", "update", "other", "-o", "kept.sqlite")

    assert ran.status == 2
    assert "is the index of" in ran.err
    assert sources(Path("kept.sqlite"), ROADS) == ["archive/2021年交通工作总结.txt"]
    assert not is_index(archive)
    assert is_index(folder / "kept.sqlite")


def test_an_index_in_its_folder_moves_with_it(
    draftlint: CommandLine, archive: Path, folder: Path
) -> None:
    draftlint("index", "build", archive)
    archive.rename(folder / "moved")

    ran = draftlint("index", "update", "moved")

    assert "0 read this time" in ran.out
    assert sources(Path("moved"), ROADS) == ["moved/2021年交通工作总结.txt"]


# --- storms ---

INTERRUPTING = """
import os, signal
import draftlint
from draftlint.formats import Format
from draftlint.formats.text import TEXT

def read(path, content):
    if b"stop" in content:
        os.kill(os.getpid(), {signal})
    return TEXT.read(path, content)

@draftlint.hookimpl
def draftlint_formats():
    return [Format(name="stopping", endings=(".stop",), read=read)]
"""


def test_an_interrupted_build_keeps_what_it_has_and_goes_on_from_there(
    draftlint: CommandLine, archive: Path, install: Install
) -> None:
    install("stopping", INTERRUPTING.format(signal="signal.SIGINT"))
    (archive / "2022" / "b.stop").write_text("stop", encoding="utf-8")

    stopped = draftlint("index", "build", archive)
    facts = described(draftlint, archive)
    (archive / "2022" / "b.stop").write_text("go on", encoding="utf-8")
    again = draftlint("index", "build", archive)

    assert stopped.status == 130
    assert "run it again to go on" in stopped.err
    assert facts["complete"] is False
    held = int(str(facts["documents"]))
    assert 1 <= held < 4
    assert f"{4 - held} read this time" in again.out
    assert sources(archive, CLINICS) == ["archive/2022/2022年卫生工作总结.txt"]


def test_a_build_that_is_killed_leaves_an_index_that_can_be_gone_on_with(
    draftlint: CommandLine, archive: Path, install: Install
) -> None:
    site = install("killing", INTERRUPTING.format(signal="9"))
    draftlint("index", "build", archive)
    (archive / "more.stop").write_text("stop", encoding="utf-8")
    command = [sys.executable, "-m", "draftlint", "index", "update", str(archive)]
    path = os.pathsep.join((str(site), *sys.path))

    killed = subprocess.run(
        [*command, "--jobs", "1"],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        check=False,
    )
    (archive / "more.stop").write_text(FARMS, encoding="utf-8")
    again = draftlint("index", "update", archive)

    assert killed.returncode == -9
    assert again.status == 0
    assert "4 reports; 1 read this time" in again.out
    assert len(sources(archive, FARMS)) == 2


def test_readers_see_what_was_there_when_they_began(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    (archive / "new.txt").write_text(f"新的一份\n{ROADS}", encoding="utf-8")

    with Index.open(archive) as before:
        ran = draftlint("index", "update", archive)
        passages = digest_of(ROADS).passages
        seen = before.candidates(passages, 5)
        with Index.open(archive) as after:
            fresh = after.candidates(passages, 5)

    assert ran.status == 0
    assert len(seen[0]) == 1
    assert len(fresh[0]) == 2


def test_the_later_of_two_updates_takes_over(archive: Path, folder: Path) -> None:
    with index_store.writing(folder / "kept.sqlite") as connection:
        first = Building(connection, ".")
        with index_store.writing(folder / "kept.sqlite") as another:
            Building(another, ".")
            wanted = Wanted(b"a.txt", archive, 1, 1)

            with pytest.raises(BadArgument, match="taken over"):
                first.add(Read(wanted, None, Outcome("a.txt", None)))


@pytest.mark.parametrize("fact", ["keys", "digests"])
def test_an_index_of_another_making_is_refused_and_made_anew_by_build(
    draftlint: CommandLine, archive: Path, fact: str
) -> None:
    draftlint("index", "build", archive)
    connection = sqlite3.connect(archive / NAME)
    query = "UPDATE facts SET value = CASE name WHEN 'version' THEN '9.9' ELSE 99 END"
    connection.execute(f"{query} WHERE name IN ('version', ?)", (fact,))
    connection.commit()
    connection.close()

    told = draftlint("index", "stat", archive)
    updated = draftlint("index", "update", archive)
    built = draftlint("index", "build", archive)

    assert (told.status, updated.status, built.status) == (2, 2, 0)
    assert "draftlint 9.9" in told.err
    assert "draftlint index build" in updated.err
    assert "3 read this time" in built.out


@pytest.mark.parametrize("change", ["other", "short", "none"])
def test_a_check_against_an_index_that_cannot_be_used_is_no_check(
    draftlint: CommandLine, archive: Path, folder: Path, change: str
) -> None:
    draftlint("index", "build", archive, "-o", "kept.sqlite")
    kept = folder / "kept.sqlite"
    if change == "other":
        connection = sqlite3.connect(kept)
        connection.execute("UPDATE facts SET value = 99 WHERE name = 'keys'")
        connection.commit()
        connection.close()
    elif change == "short":
        kept.write_bytes(kept.read_bytes()[:-5_000])
    else:
        kept.unlink()
    (folder / "draft.txt").write_text(f"总结\n{ROADS}\n", encoding="utf-8")

    ran = draftlint("check", "draft.txt", "--against", "kept.sqlite")

    assert ran.status == 2
    assert "kept.sqlite" in ran.err


def test_an_index_by_another_version_of_the_same_making_is_used(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    connection = sqlite3.connect(archive / NAME)
    connection.execute("UPDATE facts SET value = '9.9' WHERE name = 'version'")
    connection.commit()
    connection.close()

    assert sources(archive, ROADS) == ["archive/2021年交通工作总结.txt"]


def test_a_later_schema_is_refused(draftlint: CommandLine, archive: Path) -> None:
    draftlint("index", "build", archive)
    connection = sqlite3.connect(archive / NAME)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    assert draftlint("index", "stat", archive).status == 2


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
def test_half_an_index_is_said_to_be_damaged(
    draftlint: CommandLine, archive: Path, keep: float
) -> None:
    draftlint("index", "build", archive)
    content = (archive / NAME).read_bytes()
    (archive / NAME).write_bytes(content[: int(keep * len(content))])

    ran = draftlint("index", "update", archive)

    assert ran.status == 2
    assert "is damaged" in ran.err
    assert "Traceback" not in ran.err


def test_no_damage_to_an_index_comes_through_as_anything_else(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    content = (archive / NAME).read_bytes()
    chance = random.Random(8)

    for _ in range(60):
        broken = bytearray(content)
        start = chance.randrange(100, len(broken) - 400)
        broken[start : start + 400] = chance.randbytes(400)
        (archive / NAME).write_bytes(broken)
        try:
            for path in sources(archive, f"{ROADS}\n{FARMS}"):
                with Index.open(archive) as index:
                    index.digest(path)
        except (BadArgument, KeyError):
            continue


def test_nothing_is_left_beside_an_index(draftlint: CommandLine, archive: Path) -> None:
    draftlint("index", "build", archive)
    draftlint("index", "update", archive)
    draftlint("index", "stat", archive)

    assert [path.name for path in archive.iterdir() if NAME in path.name] == [NAME]


def test_another_file_is_never_overwritten(
    draftlint: CommandLine, archive: Path, folder: Path
) -> None:
    (folder / "draft.txt").write_text(FARMS, encoding="utf-8")

    ran = draftlint("index", "build", archive, "-o", "draft.txt")

    assert ran.status == 2
    assert "no index of draftlint" in ran.err
    assert (folder / "draft.txt").read_text(encoding="utf-8") == FARMS


@pytest.mark.parametrize("action", ["build", "update", "stat"])
def test_a_folder_that_is_not_there_is_an_error(
    draftlint: CommandLine, action: str
) -> None:
    ran = draftlint("index", action, "nowhere")

    assert ran.status == 2
    assert "nowhere" in ran.err


def test_a_folder_without_reports_is_an_error_and_empties_no_index(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    for path in [*archive.rglob("*.txt"), *archive.rglob("*.md")]:
        path.unlink()

    ran = draftlint("index", "update", archive)

    assert ran.status == 2
    assert described(draftlint, archive)["documents"] == 3


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="nothing is read-only for the superuser",
)
def test_an_index_on_a_read_only_medium_can_be_read(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    (archive / NAME).chmod(0o444)
    archive.chmod(0o555)

    try:
        found = sources(archive, ROADS)
    finally:
        archive.chmod(0o755)

    assert found == ["archive/2021年交通工作总结.txt"]
    assert [path.name for path in archive.iterdir() if NAME in path.name] == [NAME]


# --- packing ---


def test_a_pickle_that_calls_something_is_refused() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, ...]:
            return print, ("called",)

    rest = pickle.dumps((Evil(), ()))
    packed = compress(len(rest).to_bytes(4, "big") + rest)

    with pytest.raises(pickle.UnpicklingError):
        index_reading.unpack(packed)


@pytest.mark.parametrize("value", [3, (3, 4), ("text", ()), ((), (1, 2)), None])
def test_what_is_no_digest_is_refused(value: object) -> None:
    rest = pickle.dumps(value)
    packed = compress(len(rest).to_bytes(4, "big") + rest)

    with pytest.raises(pickle.UnpicklingError):
        index_reading.unpack(packed)


def test_what_would_fill_the_memory_is_refused() -> None:
    bomb = compress(b"0" * (200 << 20), 9)

    with pytest.raises(zlib.error, match="too large"):
        index_reading.unpack(bomb)


def test_a_database_that_does_more_than_hold_data_is_no_index(
    draftlint: CommandLine, archive: Path
) -> None:
    draftlint("index", "build", archive)
    connection = sqlite3.connect(archive / NAME)
    connection.execute("CREATE VIEW more AS SELECT * FROM facts")
    connection.close()

    ran = draftlint("index", "stat", archive)

    assert ran.status == 2
    assert "no index of draftlint" in ran.err


@given(st.text(alphabet="公路安全，。；\n ×a0\u20ac\U0001f600\ud800", max_size=600))
def test_whatever_was_packed_comes_back(text: str) -> None:
    digest = digest_of(text.encode("utf-8", "replace").decode() + ROADS)

    back = index_reading.unpack(index_reading.pack(digest))

    assert [p.text for p in back.passages] == [p.text for p in digest.passages]
    assert back.characters == digest.characters


POSTINGS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 300)).map(
        lambda pair: index_postings.posting(pair[0] * 97_000_003, pair[1])
    ),
    max_size=200,
    unique=True,
)


@given(st.lists(POSTINGS, min_size=1, max_size=6), st.integers(0, 300))
def test_merging_changes_nothing_but_takes_out_what_is_gone(
    runs: list[list[int]], gone: int
) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(index_store._TABLES)
    everything: set[int] = set()
    for run in runs:
        new = set(run) - everything
        everything |= new
        index_postings.write(connection, sorted(new))

    def held() -> dict[int, list[int]]:
        lookup = index_postings.Postings(connection)
        found = lookup.find(key * 97_000_003 for key in range(42))
        return {key: list(places) for key, places in found.items() if len(places)}

    def expected(left: set[int]) -> dict[int, list[int]]:
        by_key = groupby(sorted(left), lambda one: one >> 32)
        return {key: [one & 0xFFFFFFFF for one in group] for key, group in by_key}

    before = held()
    segments = index_postings.segments(connection)
    index_postings.merge(connection, segments, lambda place: place == gone)

    assert before == expected(everything)
    assert held() == expected({one for one in everything if one & 0xFFFFFFFF != gone})
    assert len(index_postings.segments(connection)) == 1
