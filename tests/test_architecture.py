"""The engine knows no rule."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import draftlint
from draftlint import plugins

ENGINE = Path(draftlint.__file__).parent
SOURCES = sorted(ENGINE.rglob("*.py"))


def imported(source: Path) -> set[str]:
    """Give the packages that a module imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_engine_imports_no_rule_and_names_none(source: Path) -> None:
    text = source.read_text(encoding="utf-8")

    assert "draftlint_rules" not in imported(source)
    assert "draftlint_rules." not in text
    assert [rule.name for rule in plugins.installed().rules if rule.name in text] == []


def test_loading_the_engine_loads_no_rule() -> None:
    asked = (
        "import sys, draftlint.cli; "
        "sys.exit(any(name.startswith('draftlint_rules') for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
