"""How a CI service names a file: from the top of the repository it checked out."""

from __future__ import annotations

import os
from pathlib import Path


def from_root(path: str, variable: str) -> str:
    """Give a path as seen from the folder that an environment variable names.

    It stays as it is where the variable is not set, or the file is not below.
    """
    root = os.environ.get(variable)
    if not root:
        return path
    folder, name = os.path.split(path)
    real = Path(os.path.realpath(folder), name)
    try:
        return real.relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return path
