"""Keys: the same for the same words, wherever they stand and whoever asks."""

from __future__ import annotations

import subprocess
import sys
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from draftlint.corpus import ranking
from draftlint.corpus.sketches import LEAST_SHARED, keys

PASSAGE = (
    "全区新建改建农村公路并对急弯陡坡临水临崖路段加装护栏村道安全隐患整治全部完成"
    "沿线群众出行条件明显改善客运班车通达每一个建制村运输企业安全责任逐级落实到人"
)
OTHER = (
    "农技人员分片包村指导春耕备耕落实早稻集中育秧点面积推广测土配方施肥和绿色防控技术"
    "粮食播种面积稳中有增单产再创新高种粮大户和合作社的积极性得到进一步提高"
)
ENGLISH = (
    "thecontractordeliveredthesteelbeamsforthesecondspanlateandthecommitteedecidedto"
    "movetheclosureoftheeasterncarriagewaytothefirstweekofmaywhentrafficislightest"
)


def shared(one: str, another: str) -> int:
    first, second = keys([one, another])
    return len(set(first).intersection(second))


def test_keys_do_not_depend_on_the_process() -> None:
    script = (
        f"from draftlint.corpus.sketches import keys; print(*keys([{PASSAGE!r}])[0])"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
    )

    assert elsewhere.stdout.split() == [*map(str, keys([PASSAGE])[0])]


def test_keys_stay_what_they_are() -> None:
    # An index that was made before would lead nowhere: raise sketches.VERSION as well.
    (found,) = keys(["农村公路沿线群众出行条件明显改善"])

    assert [*found] == [3934806679, 178083412, 3908077809]


def test_a_passage_keeps_its_keys_in_whatever_paragraph_it_is_put() -> None:
    alone, within = keys([PASSAGE, OTHER + PASSAGE + OTHER])

    assert set(alone) <= set(within)


def test_texts_on_other_matters_share_no_keys() -> None:
    assert shared(PASSAGE, OTHER) == 0


def test_a_copy_with_every_fifth_word_changed_still_shares_enough() -> None:
    copy = "".join(
        "某些" if start % 10 == 8 else PASSAGE[start : start + 2]
        for start in range(0, len(PASSAGE), 2)
    )

    assert shared(PASSAGE, copy) >= LEAST_SHARED


def test_english_is_known_by_longer_runs() -> None:
    copy = ENGLISH.replace("steelbeams", "girders").replace("may", "june")

    assert shared(ENGLISH, copy) >= LEAST_SHARED
    assert len(keys([ENGLISH])[0]) < len(ENGLISH) / 5


def test_texts_that_are_asked_about_together_have_no_part_in_each_others_keys() -> None:
    texts = [f"0{OTHER}0", PASSAGE, f"0{OTHER}0", f"0{ENGLISH}0", ENGLISH, "", "0"]

    assert keys(texts) == [keys([text])[0] for text in texts]


def test_more_keys_are_taken_where_figures_leave_few_runs() -> None:
    beside, without = keys([f"0{PASSAGE[:14]}0", PASSAGE[:14]])

    assert len(beside) > len(without)


def test_no_key_holds_a_figure() -> None:
    # The frames of statistics are alike in all reports.
    (found,) = keys(["增加值0亿元增长0其中税收0亿元下降0占比0全部完成0"])

    assert not found


def test_keys_come_in_the_order_of_the_text_and_each_once() -> None:
    first, second, twice = keys([PASSAGE, OTHER, PASSAGE + OTHER + PASSAGE])

    assert [key for key in twice if key in first] == list(first)
    assert [key for key in twice if key in second] == list(second)
    assert len(set(twice)) == len(twice)


@given(st.lists(st.sampled_from("农村公0路安全隐aclmxz\ud800😀"), max_size=40))
def test_what_is_too_short_or_damaged_does_no_harm(letters: list[str]) -> None:
    (found,) = keys(["".join(letters)])

    assert all(0 <= key < 1 << 32 for key in found)


def test_a_very_long_text_loses_no_key_at_its_seams() -> None:
    long = "".join(chr(0x4E00 + number * 37 % 20_000) for number in range(7_000))
    runs = {
        crc32(long[start : start + 6].encode("utf-16-le"))
        for start in range(len(long) - 5)
    }

    (found,) = keys([long])
    parts = {
        key
        for start in range(0, 7_000, 9)
        for key in keys([long[start : start + 14]])[0]
    }

    assert set(found) == parts
    assert parts <= runs


# --- ranking ---

WORTH = ranking.Worth(100)


def test_a_source_is_not_hidden_by_a_sentence_that_many_have() -> None:
    common = [range(100, 110)] * 30
    own = [[7]] * 4

    places = ranking.best([*common, *own], lambda place: place, most=5, worth=WORTH)

    assert (7, 4) in places
    assert places[0] == (100, 30)


def test_places_of_as_many_documents_as_asked_for_are_given() -> None:
    found = [range(12)] * 4 * LEAST_SHARED

    places = ranking.best(found, lambda place: place // 2, most=3, worth=WORTH)

    assert [place for place, _ in places] == [0, 1, 2, 3, 4, 5][: len(places)]
    assert {place // 2 for place, _ in places} == {0, 1, 2}


def test_what_everybody_has_leads_nowhere() -> None:
    everywhere = [range(1_000_000)] * 9

    assert ranking.best(everywhere, lambda place: place, most=2, worth=WORTH) == []


def test_what_is_common_grows_with_the_archive() -> None:
    assert ranking.frequent(300) < 20
    assert ranking.frequent(100_000) == 200


def test_too_few_keys_in_common_are_not_enough() -> None:
    found = [[3]] * (LEAST_SHARED - 1) + [[4]]

    assert ranking.best(found, lambda place: place, most=2, worth=WORTH) == []


def test_places_that_are_no_more_are_passed_over() -> None:
    found = [[1, 2]] * LEAST_SHARED

    places = ranking.best(
        found, lambda place: None if place == 1 else place, most=1, worth=WORTH
    )

    assert places == [(2, LEAST_SHARED)]
