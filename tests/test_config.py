"""What the configuration file says, and what is told to one who mistypes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from draftlint import Severity, config
from draftlint.errors import BadConfig
from tests.sample_plugin import ForbiddenWord, SharedOpening

if TYPE_CHECKING:
    from pathlib import Path

RULES = (ForbiddenWord, SharedOpening)


def write(text: str, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def load(text: str, folder: Path, *settings: str) -> config.Config:
    path = write(text, folder / "draftlint.toml")
    return config.load(path, folder, RULES, settings)


def names(loaded: config.Config, path: Path) -> list[str]:
    return [rule.name for rule in loaded.rules_for(path, RULES)]


# --- what it says ---


def test_without_a_file_every_rule_is_used_and_warnings_fail(tmp_path: Path) -> None:
    loaded = config.load(None, tmp_path, RULES, ())

    assert names(loaded, tmp_path / "a.txt") == ["forbidden-word", "shared-opening"]
    assert loaded.fail_level is Severity.WARNING


def test_every_key_of_the_documentation_is_read(tmp_path: Path) -> None:
    loaded = load(
        """
        select = ["hygiene"]
        ignore = ["shared-opening"]
        fail-level = "error"
        exclude = ["archive/"]
        allow = ["X光", "“X”计划"]
        lang = "zh"
        [severity]
        "forbidden-word" = "info"
        [rules.forbidden-word]
        word = "TABOO"
        least-times = 2
        share = 1
        in-quotes = false
        beside = ["a", "b"]
        [per-file]
        "plans/**" = { ignore = ["forbidden-word"] }
        """,
        tmp_path,
    )

    assert loaded.select == ("hygiene",)
    assert loaded.ignore == ("shared-opening",)
    assert loaded.fail_level is Severity.ERROR
    assert loaded.exclude == ("archive/",)
    assert loaded.allow == ("X光", "“X”计划")
    assert loaded.lang == "zh"
    assert loaded.severity == {"forbidden-word": Severity.INFO}
    assert loaded.rules_for(tmp_path / "a.txt", RULES) == (
        ForbiddenWord(
            word="TABOO", least_times=2, share=1, in_quotes=False, beside=("a", "b")
        ),
    )
    assert names(loaded, tmp_path / "plans/2025/a.txt") == []


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ('select = ["ALL"]', ["forbidden-word", "shared-opening"]),
        ('select = ["duplicate"]', ["shared-opening"]),
        ('select = ["forbidden-word"]', ["forbidden-word"]),
        ('ignore = ["hygiene"]', ["shared-opening"]),
        ('select = ["hygiene"]\nignore = ["forbidden-word"]', []),
        ('ignore = ["ALL"]', []),
        ("select = []", []),
    ],
)
def test_rules_are_chosen_by_name_by_family_or_all(
    text: str, used: list[str], tmp_path: Path
) -> None:
    assert names(load(text, tmp_path), tmp_path / "a.txt") == used


def test_per_file_selection_replaces_and_per_file_ignoring_adds(tmp_path: Path) -> None:
    loaded = load(
        """
        ignore = ["forbidden-word"]
        [per-file]
        "plans/**" = { select = ["ALL"], ignore = ["shared-opening"] }
        "*.md" = { select = ["hygiene"] }
        """,
        tmp_path,
    )

    assert names(loaded, tmp_path / "a.txt") == ["shared-opening"]
    assert names(loaded, tmp_path / "plans/a.txt") == []
    assert names(loaded, tmp_path / "deep/below/a.md") == []


def test_patterns_are_relative_to_the_folder_of_the_file(tmp_path: Path) -> None:
    loaded = load(
        '[per-file]\n"/plans/*" = { select = ["hygiene"] }', tmp_path / "reports"
    )

    assert names(loaded, tmp_path / "reports/plans/a.txt") == ["forbidden-word"]
    assert names(loaded, tmp_path / "plans/a.txt") != ["forbidden-word"]


# --- where it is found ---


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draftlint.toml", ""),
        (".draftlint.toml", ""),
        ("pyproject.toml", "[tool.draftlint]"),
    ],
)
def test_the_file_closest_above_is_found_under_each_of_its_names(
    name: str, text: str, tmp_path: Path
) -> None:
    write("", tmp_path / "draftlint.toml")
    closest = write(text, tmp_path / "sub" / name)
    below = tmp_path / "sub" / "below"
    below.mkdir()

    assert config.find(below) == closest


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    above = write("", tmp_path / "draftlint.toml")
    write("[tool.ruff]", tmp_path / "sub" / "pyproject.toml")
    write("tool = 3", tmp_path / "sub" / "below" / "pyproject.toml")

    assert config.find(tmp_path / "sub" / "below") == above


def test_the_closest_file_is_not_mixed_with_those_above(tmp_path: Path) -> None:
    write('ignore = ["hygiene"]', tmp_path / "draftlint.toml")

    loaded = load('fail-level = "info"', tmp_path / "sub")

    assert loaded.ignore == ()


def test_pyproject_is_read_in_its_table_alone(tmp_path: Path) -> None:
    path = write(
        '[project]\nname = "x"\n[tool.draftlint]\nlang = "en"',
        tmp_path / "pyproject.toml",
    )

    assert config.load(path, tmp_path, RULES, ()).lang == "en"


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert load('\ufefflang = "en"', tmp_path).lang == "en"


# --- extend ---


def test_a_file_extends_another_and_weighs_more(tmp_path: Path) -> None:
    write(
        """
        ignore = ["hygiene"]
        fail-level = "info"
        [rules.forbidden-word]
        word = "A"
        least-times = 7
        """,
        tmp_path / "base.toml",
    )

    loaded = load(
        """
        extend = "../base.toml"
        ignore = []
        [rules.forbidden-word]
        word = "B"
        """,
        tmp_path / "sub",
    )

    assert loaded.ignore == ()
    assert loaded.fail_level is Severity.INFO
    assert loaded.options == {"forbidden-word": {"word": "B", "least_times": 7}}


def test_a_file_may_extend_the_table_in_a_pyproject(tmp_path: Path) -> None:
    write('[tool.draftlint]\nlang = "en"', tmp_path / "pyproject.toml")

    assert load('extend = "pyproject.toml"', tmp_path).lang == "en"


def test_extending_in_a_circle_is_an_error(tmp_path: Path) -> None:
    write('extend = "draftlint.toml"', tmp_path / "base.toml")

    with pytest.raises(BadConfig, match="goes round in a circle"):
        load('extend = "base.toml"', tmp_path)


def test_extending_a_missing_file_names_it(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match=r"nowhere\.toml: cannot be read"):
        load('extend = "nowhere.toml"', tmp_path)


# --- key=value on the command line ---


def test_a_setting_weighs_more_than_the_file(tmp_path: Path) -> None:
    loaded = load('lang = "zh"\nfail-level = "info"', tmp_path, "lang=en")

    assert loaded.lang == "en"
    assert loaded.fail_level is Severity.INFO


def test_a_setting_leaves_its_neighbours_in_the_file_alone(tmp_path: Path) -> None:
    loaded = load(
        '[rules.forbidden-word]\nword = "A"\nleast-times = 7\n'
        '[severity]\nshared-opening = "info"',
        tmp_path,
        "rules.forbidden-word.word=B",
        "severity.forbidden-word=error",
    )

    assert loaded.options == {"forbidden-word": {"word": "B", "least_times": 7}}
    assert loaded.severity == {
        "forbidden-word": Severity.ERROR,
        "shared-opening": Severity.INFO,
    }


def test_the_last_of_two_settings_counts(tmp_path: Path) -> None:
    assert load("", tmp_path, "lang=en", "lang=zh").lang == "zh"


def test_a_setting_may_be_any_toml_value(tmp_path: Path) -> None:
    loaded = load("", tmp_path, 'ignore=["hygiene"]', "fail-level = 'error'")

    assert loaded.ignore == ("hygiene",)
    assert loaded.fail_level is Severity.ERROR


def test_a_wrong_setting_is_named_as_it_was_typed(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="--config lnag=en: unknown key “lnag”"):
        load("", tmp_path, "lnag=en")
    with pytest.raises(BadConfig, match="--config =: not valid TOML"):
        load("", tmp_path, "=")


# --- what is wrong ---


def test_an_error_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(BadConfig) as caught:
        load("colour = true", tmp_path)

    assert str(tmp_path / "draftlint.toml") in caught.value.reason.en
    assert str(tmp_path / "draftlint.toml") in caught.value.reason.zh


def test_an_unknown_key_names_the_nearest_valid_one(tmp_path: Path) -> None:
    with pytest.raises(BadConfig) as caught:
        load('fail_level = "error"', tmp_path)

    assert "unknown key “fail_level”; did you mean “fail-level”?" in str(caught.value)
    assert (
        "没有名为“fail_level”的配置项，是不是“fail-level”？" in caught.value.reason.zh
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('ignore = ["forbiden-word"]', "rule “forbiden-word”; did you mean “forbidden"),
        ('select = ["Hygeine"]', "unknown rule “Hygeine”; did you mean “hygiene”"),
        ('[severity]\nforbidden = "info"', "unknown rule “forbidden”; did you mean"),
        ("[rules.forbidden]", "unknown rule “forbidden”; did you mean"),
        ("[rules.forbidden-word]\nwrod = 'x'", "option “wrod”; did you mean “word”"),
        ("[rules.forbidden-word]\nleast_times = 1", "did you mean “least-times”"),
        ("[per-file]\n'a' = { ingore = [] }", "unknown key “ingore”; did you mean"),
        ("[per-file]\n'a' = { ignore = ['hygeine'] }", "unknown rule “hygeine”"),
        ("zzz = 1", "unknown key “zzz”$"),
    ],
)
def test_an_unknown_name_is_an_error_wherever_it_stands(
    text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadConfig, match=said):
        load(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = 'ALL'", 'select is "ALL", but must be a list of strings'),
        ("ignore = [1]", r"ignore is \[1\], but must be a list of strings"),
        ("fail-level = 'fatal'", "must be one of error, warning, info"),
        ("fail-level = 'eror'", "did you mean “error”"),
        ("fail-level = 1", "must be one of error, warning, info"),
        ("fail-level = []", "must be one of error, warning, info"),
        ("lang = 'fr'", 'lang is "fr", but must be one of zh, en'),
        ("lang = {}", "must be one of zh, en"),
        ("severity = 1", r"severity is 1, but must be a table, like \[severity\]"),
        ("[severity]\nforbidden-word = 'x'", 'severity.forbidden-word is "x"'),
        ("rules = []", r"must be a table, like \[rules\]"),
        ("[rules]\nforbidden-word = 3", r"a table, like \[rules.forbidden-word\]"),
        ("per-file = 'a'", r"must be a table, like \[per-file\]"),
        ("[per-file]\n'a' = []", "must be a table"),
        ("allow = 'X光'", 'allow is "X光", but must be a list of strings'),
        ("extend = 1", "extend is 1, but must be a string"),
        ("exclude = ['!']", 'exclude is "!", but must be a pattern'),
        ("[per-file]\n'!' = { ignore = [] }", 'per-file is "!", but must be a pattern'),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_that_says_what_is_wanted(
    text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadConfig, match=said):
        load(text, tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("word = 1", "rules.forbidden-word.word is 1, but must be a string"),
        ("least-times = 1.5", "least-times is 1.5, but must be a whole number"),
        ("least-times = true", "least-times is true, but must be a whole number"),
        ("share = 'a'", 'share is "a", but must be a number'),
        ("in-quotes = 1", "in-quotes is 1, but must be true or false"),
        ("beside = 'a'", 'beside is "a", but must be a list of strings'),
        ("beside = [1]", "must be a list of strings"),
    ],
)
def test_an_option_of_the_wrong_kind_is_an_error(
    line: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadConfig, match=said):
        load(f"[rules.forbidden-word]\n{line}", tmp_path)


def test_options_are_read_whatever_way_a_plugin_writes_its_annotations(
    tmp_path: Path,
) -> None:
    from dataclasses import make_dataclass

    kinds = {"times": 1, "word": "x", "beside": ()}
    rule = make_dataclass(
        "Plain",
        [(name, type(default), default) for name, default in kinds.items()],
        bases=(ForbiddenWord,),
        frozen=True,
        namespace={"name": "plain"},
    )
    path = write(
        "[rules.plain]\ntimes = 2\nbeside = ['y']", tmp_path / "draftlint.toml"
    )

    loaded = config.load(path, tmp_path, (rule,), ())

    assert loaded.options == {"plain": {"times": 2, "beside": ("y",)}}


def test_what_is_no_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(
        BadConfig, match=r"draftlint.toml: not valid TOML in line 2, column"
    ):
        load("lang = 'zh'\nselect = ]\n", tmp_path)


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "draftlint.toml"
    path.write_bytes('lang = "zh" # 中文'.encode("gb18030"))

    with pytest.raises(BadConfig, match=r"draftlint\.toml: cannot be read"):
        config.load(path, tmp_path, RULES, ())


def test_a_table_in_pyproject_that_is_none_is_an_error(tmp_path: Path) -> None:
    write("[tool]\ndraftlint = 3", tmp_path / "pyproject.toml")

    with pytest.raises(BadConfig, match=r"must be a table, like \[tool\.draftlint\]"):
        config.find(tmp_path)
