"""LibreOffice, where it is installed: it makes .docx of what nothing else can read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from draftlint.errors import reason_of
from draftlint.formats import Unreadable
from draftlint.wording import Text

_TIMEOUT = 120.0  # seconds; a report of a hundred pages takes about five
_PROGRAMS = ("soffice", "libreoffice", "soffice.exe")
# Where it stands without being on the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
# Named, so that LibreOffice does not show a broken file as a text full of signs.
_FILTERS = {
    "doc": "MS Word 97",
    "rtf": "Rich Text Format",
    "xml": "MS Word 2003 XML",
}
# A profile of its own, in which no macro runs and nothing is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

_SLOW = Text(
    zh="LibreOffice 转换超过 {seconds} 秒，已停止；请在 Word、WPS 中另存为 .docx",
    en="LibreOffice took over {seconds} seconds and was stopped; save it as .docx",
)
_FAILED = Text(
    zh="LibreOffice 转换不了：文件可能有密码、不完整或已损坏；请在 Word、WPS 中另存为 .docx",
    en="LibreOffice cannot convert it: encrypted, cut short or damaged? "
    "Save it as .docx",
)
_CANNOT_START = Text(
    zh="启动不了 LibreOffice：{error}", en="LibreOffice cannot be started: {error}"
)


def find() -> str | None:
    """Find LibreOffice: on the path, else where its installer puts it."""
    for program in _PROGRAMS:
        if found := shutil.which(program):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), None)


def version() -> str:
    """Tell one installed LibreOffice from another without starting it; "" for none."""
    program = find()
    if program is None:
        return ""
    real = Path(program).resolve()
    state = real.stat()
    return f"{real} {state.st_mtime_ns} {state.st_size}"


def convert(
    program: str, content: bytes, kind: str, timeout: float = _TIMEOUT
) -> bytes:
    """Give a file as .docx; raises Unreadable.

    Each conversion has a profile of its own: two LibreOffices do not share one.
    """
    with tempfile.TemporaryDirectory(
        prefix="draftlint-", ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        source, result = folder / f"draft.{kind}", folder / "out" / "draft.docx"
        source.write_bytes(content)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        profile = (folder / "profile").as_uri()
        command = [
            *(program, "--headless", "--norestore", "--nologo", "--nodefault"),
            *("--nolockcheck", f"-env:UserInstallation={profile}"),
            *((f"--infilter={_FILTERS[kind]}",) if kind in _FILTERS else ()),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir"),
            *(str(result.parent), str(source)),
        ]
        _run(command, folder, timeout)
        if not result.is_file():
            raise Unreadable(_FAILED)
        return result.read_bytes()


def _run(command: list[str], folder: Path, timeout: float) -> None:
    """Run a command; one that does not end in time is ended, with its children."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program was found, not given
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Unreadable(_CANNOT_START.format(error=reason_of(error))) from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(_SLOW.format(seconds=round(timeout))) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it started, if any are left."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):  # all have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
