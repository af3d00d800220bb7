"""The functions of `fs` in their forms: `readFileSync`, `readFile` with a callback, and as a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.arity import is_function
from ..values import undefined
from . import contents, copying, directories, entries, globbing, metadata
from .arguments import descriptor
from .running import as_promise, at_once, checked_callback, in_a_thread, settling, with_callback

if TYPE_CHECKING:
    from collections.abc import Callable

    from .running import Prepare

# The function that prepares -> how many arguments come before the callback at least.
_FUNCTIONS: dict[Prepare, int] = {
    metadata.access: 1,
    contents.appendFile: 2,
    metadata.chmod: 2,
    metadata.chown: 3,
    contents.close: 1,
    copying.copyFile: 2,
    copying.cp: 2,
    metadata.fchmod: 2,
    metadata.fchown: 3,
    contents.fdatasync: 1,
    metadata.fstat: 1,
    contents.fsync: 1,
    contents.ftruncate: 1,
    globbing.glob: 1,
    metadata.futimes: 3,
    metadata.lchown: 3,
    entries.link: 2,
    metadata.lstat: 1,
    metadata.lutimes: 3,
    entries.mkdir: 1,
    entries.mkdtemp: 1,
    contents.open: 1,
    directories.opendir: 1,
    entries.readdir: 1,
    contents.readFile: 1,
    entries.readlink: 1,
    metadata.realpath: 1,
    entries.rename: 2,
    entries.rm: 1,
    entries.rmdir: 1,
    metadata.stat: 1,
    metadata.statfs: 1,
    entries.symlink: 2,
    contents.truncate: 1,
    entries.unlink: 1,
    metadata.utimes: 3,
    contents.writeFile: 2,
}
_PATH_FIRST = {
    metadata.access,
    metadata.chmod,
    copying.copyFile,
    metadata.fchmod,
    metadata.fchown,
    metadata.futimes,
    contents.open,
    entries.rm,
}
_LOOSE = {contents.appendFile, contents.close, contents.fsync, contents.open, contents.readFile, contents.writeFile}
_NO_PROMISE = {"close", "glob", "open", "fchmod", "fchown", "fdatasync", "fstat", "fsync", "ftruncate", "futimes"}

_AT_ONCE: list[Prepare] = [*_FUNCTIONS, metadata.exists, contents.read, contents.readv, contents.write, contents.writev]

SYNC: dict[str, Callable[..., Any]] = {f"{one.__name__}Sync": at_once(one) for one in _AT_ONCE}
CALLBACK: dict[str, Callable[..., Any]] = {
    one.__name__: with_callback(one, required, path_first=one in _PATH_FIRST, loose=one in _LOOSE)
    for one, required in _FUNCTIONS.items()
}
for _realpath in (SYNC["realpathSync"], CALLBACK["realpath"]):
    _realpath.native = _realpath  # type: ignore[attr-defined]  # both ask the system
PROMISES: dict[str, Callable[..., Any]] = {
    one.__name__: as_promise(one) for one in _FUNCTIONS if one.__name__ not in _NO_PROMISE
}


def exists(path: object = undefined, callback: object = undefined) -> None:
    """Whether there is a file of that path: `callback(true or false)`, without an error. Node: fs.exists."""
    function = checked_callback(callback)
    in_a_thread(metadata.exists(path), lambda _, found: function(found))


def _moving(prepare: Prepare, name: str) -> Callable[..., None]:
    def function(fd: object = undefined, buffer: object = undefined, *rest: Any) -> None:
        descriptor(fd)
        if is_function(buffer):
            buffer, rest = bytearray(16384), (buffer,)
        place, callback = (rest[:-1], rest[-1]) if rest else ((), undefined)
        if isinstance(buffer, dict):
            given = buffer
            buffer = given.get("buffer") or bytearray(16384)
            place = (given,)
        work = prepare(fd, buffer, *place)
        in_a_thread(lambda: (work(), buffer), settling(checked_callback(callback), 2))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"{prepare.__doc__} The callback gets the error, the number and the buffer. Node: fs.{name}."
    return function


def _moving_many(prepare: Prepare, name: str) -> Callable[..., None]:
    def function(fd: object = undefined, buffers: object = undefined, *rest: Any) -> None:
        callback = checked_callback(rest[-1] if rest else undefined)
        work = prepare(fd, buffers, *rest[:-1])
        in_a_thread(lambda: (work(), buffers), settling(callback, 2))

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"{prepare.__doc__} The callback gets the error, the number and the buffers. Node: fs.{name}."
    return function


readv = _moving_many(contents.readv, "readv")
writev = _moving_many(contents.writev, "writev")
read = _moving(contents.read, "read")
write = _moving(contents.write, "write")
