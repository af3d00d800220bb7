"""`fs/promises`: the functions of `fs` as promises, and FileHandle.

What must stay true: whatever is wrong, with the arguments too, rejects; nothing is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._events.emitter import EventEmitter
from .._js.record import Record
from ..promise import Promise
from ..values import undefined
from . import contents, globbing, metadata, temporary
from .constants import constants as constants
from .forms import PROMISES
from .running import promised
from .streams import ReadStream, WriteStream
from .watching import watched as watch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

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


class FileHandle(EventEmitter):
    """An open file. Node: filehandle of fs/promises. `async with` closes it."""

    def __init__(self, fd: int) -> None:
        super().__init__()
        self.fd = fd
        self._closing: Promise[Any] | None = None

    def _do(self, prepare: Callable[..., Callable[[], Any]], *args: object) -> Promise[Any]:
        if self.fd < 0:
            error = NodeError("file closed", code="EBADF")
            error.syscall = prepare.__name__.removeprefix("f")  # as Node adds it
            return Promise.reject(error)
        return promised(lambda: prepare(self.fd, *args))

    def appendFile(self, data: object = undefined, options: object = undefined) -> Promise[Any]:
        """As writeFile."""
        return self._do(contents.appendFile, data, options)

    def chmod(self, mode: object = undefined) -> Promise[Any]:
        """Change the permissions."""
        return self._do(metadata.fchmod, mode)

    def chown(self, uid: object = undefined, gid: object = undefined) -> Promise[Any]:
        """Change the owner and the group."""
        return self._do(metadata.fchown, uid, gid)

    def close(self) -> Promise[Any]:
        """Close the file; twice is once."""
        if self._closing is None:
            work = contents.close(self.fd) if self.fd >= 0 else lambda: undefined
            self.fd = -1
            self._closing = promised(lambda: work)
            self.emit("close")
        return self._closing

    def createReadStream(self, options: object = None) -> ReadStream:
        """The file as a Readable."""
        return ReadStream("", {**(options if isinstance(options, dict) else {}), "fd": self.fd})

    def createWriteStream(self, options: object = None) -> WriteStream:
        """The file as a Writable."""
        return WriteStream("", {**(options if isinstance(options, dict) else {}), "fd": self.fd})

    def datasync(self) -> Promise[Any]:
        """Have what was written put on the disk."""
        return self._do(contents.fdatasync)

    def read(self, buffer: object = undefined, *place: object) -> Promise[Record]:
        """Read into a bytearray: `bytesRead` and `buffer`."""
        if isinstance(buffer, dict):
            place, buffer = (buffer,), buffer.get("buffer", undefined)
        target = bytearray(16384) if buffer is undefined else buffer
        return self._do(contents.read, target, *place).then(lambda count: Record(bytesRead=count, buffer=target))

    def readFile(self, options: object = undefined) -> Promise[Any]:
        """All from where the file is read, as bytes or a text."""
        return self._do(contents.readFile, options)

    async def readLines(self, options: object = undefined) -> AsyncIterator[str]:
        """The lines of the file."""
        for line in (await self.readFile("utf8")).splitlines():
            yield line

    def stat(self, options: object = undefined) -> Promise[Any]:
        """The Stats of the file."""
        return self._do(metadata.fstat, options)

    def sync(self) -> Promise[Any]:
        """Have what was written put on the disk."""
        return self._do(contents.fsync)

    def truncate(self, len: object = 0) -> Promise[Any]:
        """Cut the file, or fill it with zeros, to a length in bytes."""
        return self._do(contents.ftruncate, len)

    def utimes(self, atime: object = undefined, mtime: object = undefined) -> Promise[Any]:
        """Set the times."""
        return self._do(metadata.futimes, atime, mtime)

    def write(self, buffer: object = undefined, *place: object) -> Promise[Record]:
        """Write bytes or a text: `bytesWritten` and `buffer`."""
        return self._do(contents.write, buffer, *place).then(lambda count: Record(bytesWritten=count, buffer=buffer))

    def writeFile(self, data: object = undefined, options: object = undefined) -> Promise[Any]:
        """Write a text or bytes from where the file is written."""
        return self._do(contents.writeFile, data, options)

    async def __aenter__(self) -> FileHandle:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def open(path: object = undefined, flags: object = "r", mode: object = undefined) -> Promise[FileHandle]:
    """A FileHandle of a file. Node: fsPromises.open."""
    return promised(lambda: contents.open(path, flags, mode)).then(FileHandle)
