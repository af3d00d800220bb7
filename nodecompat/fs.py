"""Node's `fs`: files.

    from nodecompat import fs
    text = fs.readFileSync("data.txt", "utf8")
    fs.readFile("data.txt", lambda error, data: ...)
    data = await fs.promises.readFile("data.txt")

What must stay true: what a file holds is a Buffer, which is `bytes`, or a text where there is an encoding. A function
without Sync never blocks the loop, and checks its arguments before it returns. Errors are Node's, and those that Python
has for them (FileNotFoundError, ...). Options may be given by name, too.

Not here: `lchmod`, which is for macOS, the `fs` option of streams, the mode FICLONE of copies; `birthtime` is the time
of the last change of the inode where Python does not know it; the type of `statfs` is 0; `watch` needs Linux.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._fs import promises as promises
from ._fs.constants import constants as constants
from ._fs.directories import Dir as Dir
from ._fs.forms import CALLBACK, SYNC
from ._fs.forms import exists as exists
from ._fs.forms import read as read
from ._fs.forms import readv as readv
from ._fs.forms import write as write
from ._fs.forms import writev as writev
from ._fs.stats import Dirent as Dirent
from ._fs.stats import Stats as Stats
from ._fs.streams import ReadStream as ReadStream
from ._fs.streams import WriteStream as WriteStream
from ._fs.streams import createReadStream as createReadStream
from ._fs.streams import createWriteStream as createWriteStream
from ._fs.temporary import mkdtempDisposableSync as mkdtempDisposableSync
from ._fs.temporary import openAsBlob as openAsBlob
from ._fs.temporary import openAsBlobSync as openAsBlobSync
from ._fs.watching import FSWatcher as FSWatcher
from ._fs.watching import unwatchFile as unwatchFile
from ._fs.watching import watch as watch
from ._fs.watching import watchFile as watchFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol, overload

    from ._events.typed import TakesCallback
    from ._stream.octets import Buffer
    from .values import Undefined

    class ReadsFile(Protocol):
        """`fs.readFileSync`."""

        @overload
        def __call__(self, path: object, options: Undefined | None = ..., *, flag: str = ...) -> Buffer: ...
        @overload
        def __call__(self, path: object, *, encoding: str, flag: str = ...) -> str: ...
        @overload
        def __call__(self, path: object, options: str) -> str: ...
        @overload
        def __call__(self, path: object, options: object, **keywords: Any) -> Any: ...
        def __call__(self, path: object, options: object = ..., **keywords: Any) -> Any:
            """All that a file holds: bytes, or a text with an `encoding`, as in `readFileSync('a.txt', 'utf8')`.

            `path` may be a descriptor. Raises an OSError with Node's `code`, ERR_INVALID_ARG_TYPE.
            Node: fs.readFileSync.
            """

    class Writes(Protocol):
        """`fs.writeFileSync` and `fs.appendFileSync`."""

        def __call__(self, path: object, data: object, options: object = ..., **keywords: Any) -> None:
            """Write a text or bytes. Raises an OSError with Node's `code`, ERR_INVALID_ARG_TYPE."""

    access: TakesCallback
    accessSync: Callable[..., Any]
    appendFile: TakesCallback
    appendFileSync: Writes
    chmod: TakesCallback
    chmodSync: Callable[..., Any]
    chown: TakesCallback
    chownSync: Callable[..., Any]
    close: TakesCallback
    closeSync: Callable[..., Any]
    copyFile: TakesCallback
    copyFileSync: Callable[..., Any]
    cp: TakesCallback
    cpSync: Callable[..., Any]
    existsSync: Callable[[object], bool]
    fchmod: TakesCallback
    fchmodSync: Callable[..., Any]
    fchown: TakesCallback
    fchownSync: Callable[..., Any]
    fdatasync: TakesCallback
    fdatasyncSync: Callable[..., Any]
    fstat: TakesCallback
    fstatSync: Callable[..., Any]
    fsync: TakesCallback
    fsyncSync: Callable[..., Any]
    ftruncate: TakesCallback
    ftruncateSync: Callable[..., Any]
    futimes: TakesCallback
    futimesSync: Callable[..., Any]
    glob: TakesCallback
    globSync: Callable[..., Any]
    lchown: TakesCallback
    lchownSync: Callable[..., Any]
    link: TakesCallback
    linkSync: Callable[..., Any]
    lstat: TakesCallback
    lstatSync: Callable[..., Any]
    lutimes: TakesCallback
    lutimesSync: Callable[..., Any]
    mkdir: TakesCallback
    mkdirSync: Callable[..., Any]
    mkdtemp: TakesCallback
    mkdtempSync: Callable[..., Any]
    open: TakesCallback
    openSync: Callable[..., Any]
    opendir: TakesCallback
    opendirSync: Callable[..., Any]
    readFile: TakesCallback
    readFileSync: ReadsFile
    readSync: Callable[..., Any]
    readdir: TakesCallback
    readdirSync: Callable[..., Any]
    readlink: TakesCallback
    readlinkSync: Callable[..., Any]
    readvSync: Callable[..., Any]
    realpath: TakesCallback
    realpathSync: Callable[..., Any]
    rename: TakesCallback
    renameSync: Callable[..., Any]
    rm: TakesCallback
    rmSync: Callable[..., Any]
    rmdir: TakesCallback
    rmdirSync: Callable[..., Any]
    stat: TakesCallback
    statSync: Callable[..., Any]
    statfs: TakesCallback
    statfsSync: Callable[..., Any]
    symlink: TakesCallback
    symlinkSync: Callable[..., Any]
    truncate: TakesCallback
    truncateSync: Callable[..., Any]
    unlink: TakesCallback
    unlinkSync: Callable[..., Any]
    utimes: TakesCallback
    utimesSync: Callable[..., Any]
    writeFile: TakesCallback
    writeFileSync: Writes
    writeSync: Callable[..., Any]
    writevSync: Callable[..., Any]

FileReadStream, FileWriteStream = ReadStream, WriteStream  # their older names
globals().update(SYNC)
globals().update(CALLBACK)

__all__ = [
    *SYNC,
    *CALLBACK,
    "Dir",
    "Dirent",
    "FSWatcher",
    "FileReadStream",
    "FileWriteStream",
    "ReadStream",
    "Stats",
    "WriteStream",
    "constants",
    "createReadStream",
    "createWriteStream",
    "exists",
    "mkdtempDisposableSync",
    "openAsBlob",
    "openAsBlobSync",
    "promises",
    "read",
    "readv",
    "unwatchFile",
    "watch",
    "watchFile",
    "write",
    "writev",
]
