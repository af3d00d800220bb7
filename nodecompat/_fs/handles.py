"""FileHandle: an open file whose methods give promises.

What must stay true: the descriptor is closed once, when `close` was called and neither work nor a stream uses it any
more, so that nothing is ever done with a number that another file has by then.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._events.emitter import EventEmitter
from .._js.own import NullObject
from .._readline.interface import Interface
from ..promise import Promise
from ..values import undefined
from . import contents, metadata
from .running import in_a_thread, promised
from .streams import ReadStream, WriteStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._loop.threads import Work


class FileHandle(EventEmitter):
    """An open file. Node: filehandle of fs/promises. `async with` closes it.

    Every method that gives a promise rejects with EBADF once the file is closed. Event: 'close'.
    """

    def __init__(self, fd: int) -> None:
        super().__init__()
        self.fd = fd  # -1 once it is closed
        self._users = 1  # the program, until it calls `close`; work under way; streams
        self._closing: tuple[Promise[Any], Callable[[Any], None], Callable[[Any], None]] | None = None

    def do(self, prepare: Callable[..., Work], *args: object) -> Promise[Any]:
        """A promise of what some work on the descriptor comes to, which is not closed meanwhile."""
        if self.fd < 0:
            error = NodeError("file closed", code="EBADF")
            error.syscall = prepare.__name__  # as Node adds it
            return Promise.reject(error)
        promise, resolve, reject = Promise.withResolvers()

        def done(error: BaseException | None, result: Any) -> None:
            self._leave()
            resolve(result) if error is None else reject(error)

        try:
            work = prepare(self.fd, *args)
        except Exception as error:
            return Promise.reject(error)
        self._users += 1
        in_a_thread(work, done)
        return promise

    def _leave(self) -> None:
        """One user less; the last one closes the file."""
        self._users -= 1
        if not self._users and self._closing is not None:
            fd, self.fd = self.fd, -1
            _, resolve, reject = self._closing
            promised(lambda: contents.close(fd)).then(resolve, reject)

    def lend(self, close: Callable[[], object]) -> None:
        """A stream uses the file until `give_back`; it is closed by `close` when the handle is."""
        self._users += 1
        self.on("close", close)

    def give_back(self) -> Promise[Any]:
        """The stream that used the file closes it; a promise of that."""
        self._leave()
        return self.close()

    def appendFile(self, data: object = undefined, options: object = undefined) -> Promise[Any]:
        """As writeFile."""
        return self.do(contents.writeFile, data, options)

    def chmod(self, mode: object = undefined) -> Promise[Any]:
        """Change the permissions."""
        return self.do(metadata.fchmod, mode)

    def chown(self, uid: object = undefined, gid: object = undefined) -> Promise[Any]:
        """Change the owner and the group."""
        return self.do(metadata.fchown, uid, gid)

    def close(self) -> Promise[Any]:
        """Close the file, when what works on it is done; streams of it are closed. Twice is once."""
        if self.fd < 0:
            return Promise.resolve(undefined)
        if self._closing is None:
            self._closing = Promise.withResolvers()
            self._leave()
            self.emit("close")
        return self._closing[0]

    def createReadStream(self, options: object = None) -> ReadStream:
        """The file as a Readable; options of ReadStream. Its end closes the handle, unless `autoClose` is False."""
        return ReadStream("", {**(options if isinstance(options, dict) else {}), "fd": self})

    def createWriteStream(self, options: object = None) -> WriteStream:
        """The file as a Writable; options of WriteStream. Its end closes the handle, unless `autoClose` is False."""
        return WriteStream("", {**(options if isinstance(options, dict) else {}), "fd": self})

    def datasync(self) -> Promise[Any]:
        """Have what was written put on the disk."""
        return self.do(contents.fdatasync)

    def read(self, buffer: object = undefined, *place: object) -> Promise[NullObject]:
        """Read into a bytearray: `bytesRead` and `buffer`."""
        if isinstance(buffer, dict):
            place, buffer = (buffer,), buffer.get("buffer", undefined)
        target = bytearray(16384) if buffer is undefined else buffer
        return self.do(contents.read, target, *place).then(lambda count: NullObject(bytesRead=count, buffer=target))

    def readFile(self, options: object = undefined) -> Promise[Any]:
        """All from where the file is read, as bytes or a text."""
        return self.do(contents.readFile, options)

    def readLines(self, options: object = undefined) -> Interface:
        """The lines of the file, for `async for`; options of createReadStream. Their end closes the handle."""
        return Interface({"input": self.createReadStream(options), "crlfDelay": math.inf})

    def readv(self, buffers: object = undefined, position: object = undefined) -> Promise[NullObject]:
        """Read into several bytearrays, one after the other: `bytesRead` and `buffers`."""
        return self.do(contents.readv, buffers, position).then(
            lambda count: NullObject(bytesRead=count, buffers=buffers)
        )

    def stat(self, options: object = undefined) -> Promise[Any]:
        """The Stats of the file."""
        return self.do(metadata.fstat, options)

    def sync(self) -> Promise[Any]:
        """Have what was written put on the disk."""
        return self.do(contents.fsync)

    def truncate(self, len: object = 0) -> Promise[Any]:
        """Cut the file, or fill it with zeros, to a length in bytes."""
        return self.do(contents.ftruncate, len)

    def utimes(self, atime: object = undefined, mtime: object = undefined) -> Promise[Any]:
        """Set the times."""
        return self.do(metadata.futimes, atime, mtime)

    def write(self, buffer: object = undefined, *place: object) -> Promise[NullObject]:
        """Write bytes or a text: `bytesWritten` and `buffer`."""
        return self.do(contents.write, buffer, *place).then(lambda count: NullObject(bytesWritten=count, buffer=buffer))

    def writeFile(self, data: object = undefined, options: object = undefined) -> Promise[Any]:
        """Write a text or bytes from where the file is written."""
        return self.do(contents.writeFile, data, options)

    def writev(self, buffers: object = undefined, position: object = undefined) -> Promise[NullObject]:
        """Write several bytes, one after the other: `bytesWritten` and `buffers`."""
        return self.do(contents.writev, buffers, position).then(
            lambda count: NullObject(bytesWritten=count, buffers=buffers)
        )

    async def __aenter__(self) -> FileHandle:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
