"""What stops a run, in words for the person who started it; exit status 2."""

from __future__ import annotations

import errno

from draftlint.wording import Text

_REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，或文件正被其他程序打开",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EROFS: "这个磁盘只能读，不能写",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "文件正被占用",
}


class Stop(Exception):
    """The run cannot be done: the message names the file, key, plugin or option."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


class BadConfig(Stop):
    """A configuration that cannot be used."""


class BadPlugin(Stop):
    """A plugin that cannot be used."""


class BadArgument(Stop):
    """An argument that cannot be used."""


def reason_of(error: Exception) -> Text:
    """Say why a file could not be read or written, as the system does."""
    said = str(getattr(error, "strerror", None) or error)
    return Text(zh=_REASONS.get(getattr(error, "errno", 0), said), en=said)
