"""What there is to know of files, and who may do what with them.

Each function checks its arguments and returns what does the work.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from .._errors.checks import check_integer
from .._js.kinds import defined
from .._js.numbers import UINT32_MAX
from .._js.record import Record
from ..values import undefined
from .arguments import descriptor, mode_of, options_of, path_of, seconds_of, small_mode
from .failures import calling, refused
from .stats import Stats

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.threads import Work


_OF_FILE_SYSTEM = ("bsize", "frsize", "blocks", "bfree", "bavail", "files", "ffree")


def access(path: object = undefined, mode: object = undefined) -> Work:
    """Whether a file may be read, written or executed; it raises where not. `mode`: fs.constants.F_OK and the like."""
    place = path_of(path)
    wanted = small_mode(mode)

    def work() -> Any:
        if not os.access(place, wanted):
            with calling("access", place):
                os.stat(place)
            read_only = wanted & os.W_OK and os.statvfs(place).f_flag & os.ST_RDONLY
            raise refused(errno.EROFS if read_only else errno.EACCES, "access", place)
        return undefined

    return work


def exists(path: object = undefined) -> Work:
    """Whether there is a file of that path; False for what is none."""
    try:
        place = path_of(path)
    except Exception:
        return lambda: False
    return lambda: os.access(place, os.F_OK)


def stat(path: object = undefined, options: object = undefined) -> Work:
    """The Stats of a file. Options: bigint, throwIfNoEntry (of statSync, undefined instead of ENOENT)."""
    return _asking(path, options, os.stat, "stat")


def lstat(path: object = undefined, options: object = undefined) -> Work:
    """The Stats of a file, of a symbolic link itself. Options as of stat."""
    return _asking(path, options, os.lstat, "lstat")


def fstat(fd: object = undefined, options: object = undefined) -> Work:
    """The Stats of an open file. Options: bigint."""
    given, number = _options(options), descriptor(fd)

    def work() -> Stats:
        with calling("fstat"):
            return Stats(os.fstat(number), bool(given.get("bigint")))

    return work


def _asking(path: object, options: object, ask: Callable[..., os.stat_result], syscall: str) -> Work:
    given, place = _options(options), path_of(path)

    def work() -> Any:
        try:
            with calling(syscall, place):
                return Stats(ask(place), bool(given.get("bigint")))
        except (FileNotFoundError, NotADirectoryError):
            if given.get("throwIfNoEntry") is False:
                return undefined
            raise

    return work


def _options(options: object) -> dict[str, Any]:
    return defined(options) if isinstance(options, dict) else {}


def statfs(path: object = undefined, options: object = undefined) -> Work:
    """What there is to know of the file system that a path is on; `type` is 0, which Python does not tell."""
    place = path_of(path)

    def work() -> Record:
        with calling("statfs", place):
            found = os.statvfs(place)
        return Record(type=0, **{name: getattr(found, f"f_{name}") for name in _OF_FILE_SYSTEM})

    return work


def chmod(path: object = undefined, mode: object = undefined) -> Work:
    """Change the permissions of a file: a number, or a text in octal."""
    place, wanted = path_of(path), mode_of(mode)
    return doing("chmod", lambda: os.chmod(place, wanted & 0o7777), place)


def fchmod(fd: object = undefined, mode: object = undefined) -> Work:
    """Change the permissions of an open file."""
    wanted, number = mode_of(mode), descriptor(fd)
    return doing("fchmod", lambda: os.fchmod(number, wanted & 0o7777))


def chown(path: object = undefined, uid: object = undefined, gid: object = undefined) -> Work:
    """Change the owner and the group of a file; -1 leaves one as it is."""
    place, user, group = path_of(path), _identity("uid", uid), _identity("gid", gid)
    return doing("chown", lambda: os.chown(place, user, group), place)


def lchown(path: object = undefined, uid: object = undefined, gid: object = undefined) -> Work:
    """As chown, of a symbolic link itself."""
    place, user, group = path_of(path), _identity("uid", uid), _identity("gid", gid)
    return doing("lchown", lambda: os.lchown(place, user, group), place)


def fchown(fd: object = undefined, uid: object = undefined, gid: object = undefined) -> Work:
    """As chown, of an open file."""
    user, group, number = _identity("uid", uid), _identity("gid", gid), descriptor(fd)
    return doing("fchown", lambda: os.fchown(number, user, group))


def utimes(path: object = undefined, atime: object = undefined, mtime: object = undefined) -> Work:
    """Set the times of a file: seconds, texts of them, or dates."""
    place, times = path_of(path), (seconds_of(atime, "time"), seconds_of(mtime, "time"))
    return doing("utime", lambda: os.utime(place, times), place)


def lutimes(path: object = undefined, atime: object = undefined, mtime: object = undefined) -> Work:
    """As utimes, of a symbolic link itself."""
    place, times = path_of(path), (seconds_of(atime, "time"), seconds_of(mtime, "time"))
    return doing("lutime", lambda: os.utime(place, times, follow_symlinks=False), place)


def futimes(fd: object = undefined, atime: object = undefined, mtime: object = undefined) -> Work:
    """As utimes, of an open file."""
    times, number = (seconds_of(atime, "atime"), seconds_of(mtime, "mtime")), descriptor(fd)
    return doing("futime", lambda: os.utime(number, times))


def doing(syscall: str, call: Callable[[], object], path: Any = None, dest: Any = None) -> Work:
    """Work that gives nothing, whose failures are those of one call."""

    def work() -> Any:
        with calling(syscall, path, dest):
            call()
        return undefined

    return work


def _identity(name: str, value: object) -> int:
    number = check_integer(name, value, -1, UINT32_MAX)
    return -1 if number == UINT32_MAX else number


def realpath(path: object = undefined, options: object = undefined) -> Work:
    """The path without symbolic links, `.` and `..`; every part of it has to be there."""
    given = options_of(options)
    place = path_of(path)

    def work() -> Any:
        with calling("lstat", place):
            try:
                found = os.path.realpath(place, strict=True)
            except OSError as error:
                raise refused(error.errno or errno.ENOENT, "lstat", error.filename or place) from None
        return os.fsencode(found) if given.get("encoding") == "buffer" else os.fsdecode(found)

    return work
