"""inotify, by way of libc: what Linux tells of files that change."""

from __future__ import annotations

import ctypes
import os
import struct
from typing import TYPE_CHECKING, Any

from .failures import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGED = 0x2 | 0x4  # IN_MODIFY, IN_ATTRIB
_WATCHED = (
    CHANGED | 0x100 | 0x200 | 0x400 | 0x800 | 0x40 | 0x80
)  # CREATE, DELETE, DELETE_SELF, MOVE_SELF, MOVED_FROM, _TO
_GONE = 0x8000  # IN_IGNORED
_DIRECTORY = 0x40000000
_KINDS = 0xFFF
_HEAD = struct.Struct("iIII")


class Inotify:
    """A descriptor that can be read when something has happened."""

    def __init__(self) -> None:
        self._libc: Any = ctypes.CDLL(None, use_errno=True)
        if not hasattr(self._libc, "inotify_init1"):
            raise refused(38, "watch")
        self.fd: int = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self._paths: dict[int, str] = {}
        self._recursive = False

    def add(self, path: str, *, recursive: bool = False) -> None:
        """Watch a file or a directory, or all directories in it."""
        self._recursive = recursive
        number = self._libc.inotify_add_watch(self.fd, os.fsencode(path), _WATCHED)
        if number < 0:
            failed = ctypes.get_errno()
            self.close()
            raise refused(failed, "watch", path)
        self._paths[number] = path
        if recursive and os.path.isdir(path):
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        self.add(entry.path, recursive=True)

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
            if mask & _GONE:
                self._paths.pop(number, None)
                continue
            whole = os.path.join(path, name) if name else path
            if self._recursive and mask & _DIRECTORY and mask & (0x100 | 0x80) and os.path.isdir(whole):
                self.add(whole, recursive=True)
            yield mask & _KINDS, whole

    def close(self) -> None:
        """Watch nothing any more."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1
