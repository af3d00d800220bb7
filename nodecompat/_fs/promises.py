"""`fs/promises`: the functions of `fs` as promises.

What must stay true: whatever is wrong, with the arguments too, rejects; nothing is raised.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from .._errors.rare import AbortError
from .._loop.coroutines import start
from ..promise import Promise
from ..values import undefined
from . import contents, globbing, temporary
from .arguments import is_buffer, options_of, path_of
from .constants import constants as constants
from .forms import PROMISES
from .handles import FileHandle
from .running import promised, with_options
from .watching import watched as watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from ..values import Undefined
    from .running import Prepare

    access: Callable[..., Promise[Any]]
    appendFile: Callable[..., Promise[Any]]
    chmod: Callable[..., Promise[Any]]
    chown: Callable[..., Promise[Any]]
    copyFile: Callable[..., Promise[Any]]
    cp: Callable[..., Promise[Any]]
    lchown: Callable[..., Promise[Any]]
    link: Callable[..., Promise[Any]]
    lstat: Callable[..., Promise[Any]]
    lutimes: Callable[..., Promise[Any]]
    mkdir: Callable[..., Promise[Any]]
    mkdtemp: Callable[..., Promise[Any]]
    opendir: Callable[..., Promise[Any]]
    readFile: Callable[..., Promise[Any]]
    readdir: Callable[..., Promise[Any]]
    readlink: Callable[..., Promise[Any]]
    realpath: Callable[..., Promise[Any]]
    rename: Callable[..., Promise[Any]]
    rm: Callable[..., Promise[Any]]
    rmdir: Callable[..., Promise[Any]]
    stat: Callable[..., Promise[Any]]
    statfs: Callable[..., Promise[Any]]
    symlink: Callable[..., Promise[Any]]
    truncate: Callable[..., Promise[Any]]
    unlink: Callable[..., Promise[Any]]
    utimes: Callable[..., Promise[Any]]
    writeFile: Callable[..., Promise[Any]]

globals().update(PROMISES)

__all__ = [*PROMISES, "FileHandle", "constants", "glob", "mkdtempDisposable", "open", "watch"]


async def glob(pattern: object = undefined, options: object = undefined) -> AsyncIterator[Any]:
    """The paths that match a pattern, one by one. Options as of fs.glob. Node: fsPromises.glob."""
    for path in await promised(lambda: globbing.glob(pattern, options)):
        yield path


def mkdtempDisposable(prefix: object = undefined, options: object = undefined) -> Promise[Any]:
    """A promise of a directory as of mkdtemp, with `remove()`; `async with` removes it. Node: as named."""
    return promised(lambda: temporary.mkdtempDisposable(prefix, options))


def _of_handle_or_path(prepare: Prepare) -> Callable[..., Promise[Any]]:
    """A function of `fs/promises` whose file may be a FileHandle, but no descriptor, and whose data may be pieces."""
    plain = PROMISES[prepare.__name__]
    writes, flag = prepare is not contents.readFile, "a" if prepare is contents.appendFile else "w"

    def begun(path: object = undefined, *args: Any, **options: Any) -> Promise[Any]:
        if not isinstance(path, FileHandle):
            path_of(path)
        if writes and args and _in_pieces(args[0]):
            given = options_of(args[1] if len(args) > 1 else undefined, flag=flag)
            return start(_write_pieces(path, args[0], {**given, **options}))
        if isinstance(path, FileHandle):
            return path.do(prepare, *with_options(prepare, args, options))
        done: Promise[Any] = plain(path, *args, **options)
        return done

    @wraps(plain)
    def function(*args: Any, **options: Any) -> Promise[Any]:
        try:
            return begun(*args, **options)
        except Exception as error:
            return Promise.reject(error)

    return cast("Callable[..., Promise[Any]]", function)


def _in_pieces(data: object) -> bool:
    """Whether data is an iterable of texts and bytes, such as a stream."""
    if isinstance(data, (str, dict)) or is_buffer(data):
        return False
    return hasattr(data, "__iter__") or hasattr(data, "__aiter__")


async def _write_pieces(path: Any, pieces: Any, given: dict[str, Any]) -> Undefined:
    handle = path if isinstance(path, FileHandle) else await open(path, given["flag"], given.get("mode", 0o666))
    try:
        if hasattr(pieces, "__aiter__"):
            async for piece in pieces:
                await _write_piece(handle, piece, given)
        else:
            for piece in pieces:
                await _write_piece(handle, piece, given)
    finally:
        if handle is not path:
            await handle.close()
    return undefined


async def _write_piece(handle: FileHandle, piece: object, given: dict[str, Any]) -> None:
    signal = given.get("signal")
    if signal is not None and signal.aborted:
        raise AbortError(cause=signal.reason)
    await handle.writeFile(piece, {"encoding": given.get("encoding", "utf8")})


def open(path: object = undefined, flags: object = "r", mode: object = undefined) -> Promise[FileHandle]:
    """A FileHandle of a file. Node: fsPromises.open."""
    return promised(lambda: contents.open(path, flags, mode)).then(FileHandle)


globals().update(
    (one.__name__, _of_handle_or_path(one)) for one in (contents.appendFile, contents.readFile, contents.writeFile)
)
