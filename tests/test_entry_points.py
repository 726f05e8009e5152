"""The entry points found in folders are those that importlib.metadata finds."""

from __future__ import annotations

import importlib.metadata
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from draftlint import entry_points

if TYPE_CHECKING:
    from pathlib import Path


def by_metadata(group: str) -> list[tuple[str, str]]:
    found = importlib.metadata.entry_points(group=group)
    return sorted({(entry.name, entry.value) for entry in found})


def project(site: Path, name: str, entries: str, ending: str = "dist-info") -> None:
    info = site / f"{name}-1.0.{ending}"
    info.mkdir(parents=True)
    metadata = "PKG-INFO" if ending == "egg-info" else "METADATA"
    (info / metadata).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(entries, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


@pytest.mark.parametrize("group", ["draftlint", "console_scripts", "pytest11", "none"])
def test_here_both_find_the_same(group: str) -> None:
    assert entry_points.find(group) == by_metadata(group)


@pytest.mark.parametrize(
    "entries",
    [
        "[draftlint]\nhouse = house_style\n",
        "[other]\nx = y\n\n[draftlint]\n# a remark\na = b\nc=d.e:f.g\n[last]\nz = z\n",
        "\n[ draftlint ]\na = b\n",
        "[draftlint.more]\na = b\n",
        "[draftlint]\n",
        "",
    ],
)
@pytest.mark.parametrize("ending", ["dist-info", "egg-info"])
def test_a_project_is_read_as_metadata_reads_it(
    entries: str, ending: str, site: Path
) -> None:
    project(site, "plugin", entries, ending)

    assert entry_points.find("draftlint") == by_metadata("draftlint")


def test_of_two_installations_the_first_counts(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(site / "behind", "plug_in", "[draftlint]\nold = old\n")
    project(site / "before", "Plug_In", "[draftlint]\nnew = new\n")
    monkeypatch.syspath_prepend(site / "behind")
    monkeypatch.syspath_prepend(site / "before")

    names = [entry.name for entry in entry_points.find("draftlint")]

    assert "new" in names
    assert "old" not in names


def test_a_zipped_project_is_found_too(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = site / "plugins.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("zipped-1.0.dist-info/METADATA", "Name: zipped\nVersion: 1.0\n")
        packed.writestr(
            "zipped-1.0.dist-info/entry_points.txt", "[draftlint]\nzipped = zipped\n"
        )
    monkeypatch.syspath_prepend(archive)

    assert ("zipped", "zipped") in entry_points.find("draftlint")


def test_an_entry_point_names_a_module_or_an_object_in_it() -> None:
    assert entry_points.EntryPoint("a", "os.path").load() is sys.modules["os.path"]
    assert (
        entry_points.EntryPoint("a", "os:path.join").load()
        is __import__("os").path.join
    )
