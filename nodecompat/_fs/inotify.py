"""inotify, by way of libc: what Linux tells of files that change."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from typing import TYPE_CHECKING, Any

from .failures import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .arguments import Path

# Source: linux/inotify.h, where each name begins with IN_.
_MODIFY, _ATTRIB, _MOVED_FROM, _MOVED_TO = 0x2, 0x4, 0x40, 0x80
_CREATE, _DELETE, _DELETE_SELF, _MOVE_SELF = 0x100, 0x200, 0x400, 0x800
_IGNORED, _ISDIR = 0x8000, 0x40000000
_ALL_EVENTS = 0xFFF
CHANGED = _MODIFY | _ATTRIB
_WATCHED = CHANGED | _CREATE | _DELETE | _DELETE_SELF | _MOVE_SELF | _MOVED_FROM | _MOVED_TO
_HEAD = struct.Struct("iIII")


class Inotify:
    """A descriptor that can be read when something has happened."""

    def __init__(self, asked: Path) -> None:
        self._asked = asked  # as the program has named it: errors show that
        self._libc: Any = ctypes.CDLL(None, use_errno=True)
        if not hasattr(self._libc, "inotify_init1"):
            raise refused(errno.ENOSYS, "watch", asked)
        self.fd: int = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.fd < 0:
            raise refused(ctypes.get_errno(), "watch", asked)
        self._paths: dict[int, str] = {}
        self._recursive = False

    def add(self, path: str, *, recursive: bool = False) -> None:
        """Watch a file or a directory, or all directories in it. What is below and gone already is no error."""
        self._recursive = recursive
        number = self._libc.inotify_add_watch(self.fd, os.fsencode(path), _WATCHED)
        if number < 0:
            raise refused(ctypes.get_errno(), "watch", self._asked)
        self._paths[number] = path
        if recursive:
            for below in _directories(path):
                self._add_below(below)

    def _add_below(self, path: str) -> None:
        try:
            self.add(path, recursive=True)
        except OSError as error:
            if error.errno not in (-errno.ENOENT, -errno.ENOTDIR):
                raise

    def events(self) -> Iterator[tuple[int, str]]:
        """What has happened: kinds and the path."""
        try:
            data = os.read(self.fd, 1 << 16)
        except BlockingIOError:
            return
        at = 0
        while at < len(data):
            number, mask, _, length = _HEAD.unpack_from(data, at)
            name = os.fsdecode(data[at + _HEAD.size : at + _HEAD.size + length].rstrip(b"\0"))
            at += _HEAD.size + length
            path = self._paths.get(number, "")
            if mask & _IGNORED:
                self._paths.pop(number, None)
                continue
            whole = os.path.join(path, name) if name else path
            if self._recursive and mask & _ISDIR and mask & (_CREATE | _MOVED_TO) and os.path.isdir(whole):
                self._add_below(whole)
            yield mask & _ALL_EVENTS, whole

    def close(self) -> None:
        """Watch nothing any more."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def _directories(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
