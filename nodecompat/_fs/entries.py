"""Directories and what is in them: made, listed, renamed, linked, taken away.

Each function checks its arguments and returns what does the work.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgValueError
from .._errors.checks import check_integer, check_uint32
from .._js.numbers import INT32_MAX
from ..values import undefined
from .arguments import boolean, is_absent, mode_of, name_or_bytes, object_of, options_of, path_of
from .failures import FsError, calling, refused
from .metadata import doing
from .stats import Dirent, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .._loop.threads import Work
    from .arguments import Path


def mkdir(path: object = undefined, options: object = undefined) -> Work:
    """Make a directory; with `recursive` those on the way, too: the first that was made, or undefined.

    `options` may be the mode alone.
    """
    mode, recursive = 0o777, False
    if isinstance(options, (int, float, str)) and not isinstance(options, bool):
        mode = mode_of(options)
    elif isinstance(options, dict):
        given = {key: value for key, value in options.items() if value is not undefined}
        recursive = boolean(given, "recursive")
        mode = mode_of(given.get("mode"), "options.mode", 0o777)
    place = path_of(path)
    if not recursive:
        return doing("mkdir", lambda: os.mkdir(place, mode), place)
    return lambda: _make_all(place, mode)


def _make_all(path: Path, mode: int) -> Any:
    first: Any = undefined
    whole = os.path.abspath(path)
    missing = []
    while not os.path.isdir(whole):
        missing.append(whole)
        whole = os.path.dirname(whole)
        if os.path.lexists(whole) and not os.path.isdir(whole):
            raise refused(errno.ENOTDIR, "mkdir", path)
    for one in reversed(missing):
        with calling("mkdir", path):
            try:
                os.mkdir(one, mode)
            except FileExistsError:
                if not os.path.isdir(one):
                    raise
                continue
        first = os.fsdecode(one) if first is undefined else first
    return first


def mkdtemp(prefix: object = undefined, options: object = undefined) -> Work:
    """Make a directory whose name is the prefix and six more characters: its path."""
    given, start = options_of(options), os.fsdecode(path_of(prefix, "prefix"))

    def work() -> Any:
        directory, name = os.path.split(start)
        while True:
            chosen = next(tempfile._get_candidate_names())[:6]  # type: ignore[attr-defined]  # the names of Python's own
            found = os.path.join(directory, name + chosen)
            try:
                with calling("mkdtemp", f"{start}XXXXXX"):
                    os.mkdir(found, 0o700)
            except FileExistsError:
                continue
            return name_or_bytes(found, given.get("encoding"))

    return work


def readdir(path: object = undefined, options: object = undefined) -> Work:
    """The names in a directory. Options: encoding, withFileTypes (Dirents instead), recursive."""
    given, place = options_of(options), path_of(path)
    recursive = False if is_absent(given.get("recursive")) else boolean(given, "recursive")
    typed, encoding = bool(given.get("withFileTypes")), given.get("encoding")

    def work() -> list[Any]:
        if typed:
            return [dirent(entry, where, encoding) for entry, where, _ in walk(place, recursive)]
        return [name_or_bytes(name, encoding) for _, _, name in walk(place, recursive)]

    return work


def walk(place: Path, recursive: bool) -> Iterator[tuple[os.DirEntry[Any], Path, Path]]:
    """The entries of a directory, and of those below it: each with its directory and its path from the first one."""
    waiting: deque[tuple[Path, Path]] = deque([(place, place[:0])])
    while waiting:
        where, prefix = waiting.popleft()
        for entry in _sorted(where):
            name = os.path.join(prefix, entry.name)
            yield entry, where, name
            if recursive and entry.is_dir(follow_symlinks=False):
                waiting.append((os.path.join(where, entry.name), name))


def _sorted(path: Path) -> list[os.DirEntry[Any]]:
    """The entries of a directory, as libuv sorts them."""
    with calling("scandir", path), os.scandir(path) as entries:
        return sorted(entries, key=lambda entry: os.fsencode(entry.name))


def dirent(entry: os.DirEntry[Any], parent: Path, encoding: object = None) -> Dirent:
    """An entry of the system's as Node shows it."""
    return Dirent(entry.name, parent, kind_of(entry), encoding)


def rename(oldPath: object = undefined, newPath: object = undefined) -> Work:
    """Give a file another path, in the place of what is there."""
    old, new = path_of(oldPath, "oldPath"), path_of(newPath, "newPath")
    return doing("rename", lambda: os.rename(old, new), old, new)


def link(existingPath: object = undefined, newPath: object = undefined) -> Work:
    """Give a file a second path."""
    old, new = path_of(existingPath, "existingPath"), path_of(newPath, "newPath")
    return doing("link", lambda: os.link(old, new), old, new)


def symlink(target: object = undefined, path: object = undefined, type: object = None) -> Work:
    """Make a symbolic link to a target; `type` is for Windows."""
    if type not in ("dir", "file", "junction", None) and type is not undefined:
        raise InvalidArgValueError("type", type, "must be one of: 'dir', 'file', 'junction', null, undefined")
    to, place = path_of(target, "target"), path_of(path)
    return doing("symlink", lambda: os.symlink(to, place), to, place)


def readlink(path: object = undefined, options: object = undefined) -> Work:
    """What a symbolic link says."""
    given, place = options_of(options), path_of(path)

    def work() -> Any:
        with calling("readlink", place):
            return name_or_bytes(os.readlink(os.fsencode(place)), given.get("encoding"))

    return work


def unlink(path: object = undefined) -> Work:
    """Take a file away; a directory is refused."""
    place = path_of(path)
    return doing("unlink", lambda: os.unlink(place), place)


def rmdir(path: object = undefined, options: object = undefined) -> Work:
    """Take an empty directory away."""
    place = path_of(path)
    if isinstance(options, dict) and options.get("recursive", undefined) is not undefined:
        raise InvalidArgValueError("options.recursive", options["recursive"], "is no longer supported")
    return doing("rmdir", lambda: os.rmdir(place), place)


def rm(path: object = undefined, options: object = undefined) -> Work:
    """Take a file away; with `recursive` a directory and all in it, with `force` also what is not there.

    Options: recursive, force, maxRetries, retryDelay (the two are checked, and not needed here).
    """
    place = path_of(path)
    given = object_of(options)
    force, recursive = boolean(given, "force"), boolean(given, "recursive")
    check_integer("options.retryDelay", given.get("retryDelay", 100), 0, INT32_MAX)
    check_uint32("options.maxRetries", given.get("maxRetries", 0))

    def work() -> Any:
        try:
            with calling("lstat", place):
                directory = stat.S_ISDIR(os.lstat(place).st_mode)
        except FileNotFoundError:
            if force:
                return undefined
            raise
        if directory and not recursive:
            raise FsError("ERR_FS_EISDIR", "Path is a directory", errno.EISDIR, "is a directory", "rm", place)
        with calling("rm", place):
            shutil.rmtree(place) if directory else os.unlink(place)
        return undefined

    return work
