"""Stats and Dirent: what there is to know of a file, and of an entry of a directory."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from typing import Any

from .._js import Symbol
from .arguments import Path, name_or_bytes


class _Kind:
    """The questions about the kind of a file."""

    _kind: int

    def isBlockDevice(self) -> bool:
        """Whether it is a block device."""
        return self._kind == stat.S_IFBLK

    def isCharacterDevice(self) -> bool:
        """Whether it is a character device."""
        return self._kind == stat.S_IFCHR

    def isDirectory(self) -> bool:
        """Whether it is a directory."""
        return self._kind == stat.S_IFDIR

    def isFIFO(self) -> bool:
        """Whether it is a pipe."""
        return self._kind == stat.S_IFIFO

    def isFile(self) -> bool:
        """Whether it is a regular file."""
        return self._kind == stat.S_IFREG

    def isSocket(self) -> bool:
        """Whether it is a socket."""
        return self._kind == stat.S_IFSOCK

    def isSymbolicLink(self) -> bool:
        """Whether it is a symbolic link."""
        return self._kind == stat.S_IFLNK


# What Node has of a time beside its milliseconds, and shows.
_PARTS: dict[str, Any] = {
    "atime": Symbol("partialAtimeNs"),
    "mtime": Symbol("partialMtimeNs"),
    "ctime": Symbol("partialCtimeNs"),
    "birthtime": Symbol("kPartialBirthtimeNs"),
}


# libuv's numbers for the kinds of entries, UV_DIRENT_FILE and so on.
_NUMBERS = {
    stat.S_IFREG: 1,
    stat.S_IFDIR: 2,
    stat.S_IFLNK: 3,
    stat.S_IFIFO: 4,
    stat.S_IFSOCK: 5,
    stat.S_IFCHR: 6,
    stat.S_IFBLK: 7,
}
_KINDS_BY_NUMBER = {number: kind for kind, number in _NUMBERS.items()}
_TYPE: Any = Symbol("type")


class Stats(_Kind):
    """Node's fs.Stats. Times are milliseconds, `mtime` and the like datetimes; with `bigint` nanoseconds as well."""

    def __init__(self, found: os.stat_result | None = None, bigint: bool = False) -> None:
        for name in ("dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"):
            setattr(self, name, 0 if found is None else getattr(found, f"st_{name}", 0))
        times = {}
        for name in ("atime", "mtime", "ctime"):
            times[name] = 0 if found is None else getattr(found, f"st_{name}_ns")
        times["birthtime"] = int(getattr(found, "st_birthtime", 0) * 1e9) or times["ctime"]
        for name, nanoseconds in times.items():
            setattr(self, f"{name}Ms", nanoseconds // 1_000_000 if bigint else nanoseconds / 1_000_000)
        if bigint:
            for name, nanoseconds in times.items():
                setattr(self, f"{name}Ns", nanoseconds)
        else:
            vars(self).update((_PARTS[name], nanoseconds % 1_000_000_000) for name, nanoseconds in times.items())

    @property
    def _kind(self) -> int:  # type: ignore[override]  # which is read only
        mode: int = self.__dict__["mode"]
        return stat.S_IFMT(mode)

    def __getattr__(self, name: str) -> Any:
        if name in ("atime", "mtime", "ctime", "birthtime"):
            return datetime.fromtimestamp(self.__dict__[f"{name}Ms"] / 1000, UTC)
        raise AttributeError(f"'Stats' object has no attribute {name!r}")


class Dirent(_Kind):
    """Node's fs.Dirent: `name`, `parentPath`, and the kind of an entry."""

    def __init__(self, name: Path, parent: Path, kind: int, encoding: object = None) -> None:
        self.name = name_or_bytes(name, encoding)
        self.parentPath = name_or_bytes(parent, None)
        vars(self)[_TYPE] = _NUMBERS.get(kind, 0)  # a key that is a symbol, as in Node, which shows it

    @property
    def _kind(self) -> int:  # type: ignore[override]  # which is read only
        return _KINDS_BY_NUMBER.get(vars(self)[_TYPE], 0)


def kind_of(entry: os.DirEntry[Any]) -> int:
    """The kind of an entry, without following it: one of stat's S_IF…, 0 where it is gone."""
    if entry.is_symlink():
        return stat.S_IFLNK
    if entry.is_dir(follow_symlinks=False):
        return stat.S_IFDIR
    if entry.is_file(follow_symlinks=False):
        return stat.S_IFREG
    try:
        return stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    except OSError:  # gone since
        return 0
