"""A stream over a descriptor: what `child.stdin`, `child.stdout`, `child.stderr` and `child.stdio[n]` are.

What must stay true: nothing blocks; what isn't read stays in the kernel beyond the high-water mark; what the kernel
takes at once is written inside `write`; 'close' (with whether there was an error) comes in the closing phase, after
the callbacks of what could not be written.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

from .._errors.base import system_error
from .._js.arity import fit, is_function
from .._loop.current import engine
from ..values import undefined
from .descriptor import Descriptor
from .duplex import Duplex
from .encodings import encode
from .failures import failure
from .options import DUPLEX, merge

if TYPE_CHECKING:
    from typing import Self

    from .base import Callback
    from .writable import Chunk

READ_SIZE = 65536
READS = 32  # in one callback of the loop, as in libuv


class Socket(Duplex):
    """A connected socket, a pipe, or a file. Node: net.Socket.

    `Socket(fd)`, or the options of Duplex with `fd` and `manualStart` (True: nothing is read before a program asks).
    The descriptor is owned, and made non-blocking. Without `allowHalfOpen` our side ends when the peer's has; with
    `readable=False` there is only ours. A subclass may override `_open`, which makes the Descriptor.
    """

    _known = DUPLEX | {"fd", "manualStart"}
    bytesRead: int = 0
    connecting = False
    _io: Descriptor | None = None
    _receiving = False
    _sent = 0
    _rest: tuple[memoryview, Callback] | None = None  # of a chunk that the kernel has taken in part, and its callback

    def __init__(self, options: object = None, **keywords: object) -> None:
        given = merge({"fd": options} if type(options) is int else options, keywords, self._known)
        own = {"allowHalfOpen": bool(given.get("allowHalfOpen")), "emitClose": False, "autoDestroy": True}
        super().__init__({**given, **own, "decodeStrings": False})
        if given.get("fd") is not None:
            self._io = self._open(given["fd"])
            if given.get("readable") is not False and not given.get("manualStart"):
                self.read(0)

    def _open(self, fd: int) -> Descriptor:
        return Descriptor(fd)

    @property
    def fd(self) -> int | None:
        """The descriptor; None without one, or when the stream was destroyed."""
        return self._io.fd if self._io is not None and self._io.fd >= 0 else None

    @property
    def pending(self) -> bool:
        """Whether there is no descriptor (yet, or any more)."""
        return self._io is None

    @property
    def bytesWritten(self) -> int:
        """How many bytes were written, or wait to be."""
        waiting = self._writableState.buffered
        return self._sent + sum(len(_as_bytes(chunk, encoding)) for chunk, encoding, _ in waiting)

    @property
    def readyState(self) -> str:
        """'open', 'readOnly', 'writeOnly' or 'closed'."""
        states = {(True, True): "open", (True, False): "readOnly", (False, True): "writeOnly"}
        return states.get((self.readable, self.writable), "closed")

    def ref(self) -> Self:
        """Let the stream keep the loop alive while it waits (the default)."""
        if self._io is not None:
            self._io.set_ref(True)
        return self

    def unref(self) -> Self:
        """Let the loop end although the stream waits."""
        if self._io is not None:
            self._io.set_ref(False)
        return self

    # -- reading ----------------------------------------------------------------------------------------

    def _read(self, size: int) -> None:
        if self._io is not None and not self._receiving:
            self._receiving = True
            self._io.on_readable(self._ready)

    def _stop_receiving(self) -> None:
        self._receiving = False
        if self._io is not None:
            self._io.on_readable(None)

    def _ready(self) -> None:
        """Read until the descriptor is empty or the stream is full. Each chunk is a callback of the loop by itself."""
        for again in range(READS):
            if again:
                engine.drain()
            io = self._io
            if io is None or not self._receiving:
                return
            try:
                data = os.read(io.fd, READ_SIZE)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                self.destroy(_failed("read", error))
                return
            if not data:
                self._stop_receiving()
                self.push(None)
                self.read(0)
                return
            self.bytesRead += len(data)
            if not self.push(data):
                self._stop_receiving()
            if io.shared:  # the next read might block
                return

    # -- writing ----------------------------------------------------------------------------------------

    def write(self, chunk: object = undefined, encoding: object = None, callback: object = None) -> bool:
        """As `Writable.write`; after the peer's end has ended our side too, the error is EPIPE."""
        ended_by_peer = not self.allowHalfOpen and self._readableState.readable is not False
        if not (self.readableEnded and self.writableEnded and ended_by_peer):
            return super().write(chunk, encoding, callback)
        callback = encoding if is_function(encoding) else callback
        error = failure("EPIPE")
        if is_function(callback):
            engine.next_tick(fit(callback, 1), error)
        self.destroy(error)
        return False

    def _write(self, chunk: Any, encoding: str, callback: Callback) -> None:
        self._send(_as_bytes(chunk, encoding), callback)

    def _writev(self, chunks: list[Chunk], callback: Callback) -> None:
        self._send(b"".join([_as_bytes(one["chunk"], one["encoding"]) for one in chunks]), callback)

    def _send(self, data: bytes, callback: Callback) -> None:
        io = self._io
        if io is None:
            callback(failure("ERR_SOCKET_CLOSED"))
            return
        self._sent += len(data)
        try:
            count = os.write(io.fd, data)
        except (BlockingIOError, InterruptedError):
            count = 0
        except OSError as error:
            callback(_failed("write", error))
            return
        if count == len(data):
            callback()
            return
        self._rest = memoryview(data)[count:], callback
        io.on_writable(self._send_rest)

    def _send_rest(self) -> None:
        io = self._io
        if io is None or self._rest is None:
            return
        rest, callback = self._rest
        failed = None
        try:
            rest = rest[os.write(io.fd, rest) :]
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            failed = _failed("write", error)
        if rest and failed is None:
            self._rest = rest, callback
            return
        self._rest = None
        io.on_writable(None)
        callback(failed)

    # -- the end ----------------------------------------------------------------------------------------

    def _final(self, callback: Callback) -> None:
        if self._io is None:
            callback()
        else:
            engine.pending(self._shut, callback)

    def _shut(self, callback: Callback) -> None:
        if self._io is not None:
            self._io.shut_write()
        callback()

    def destroySoon(self) -> None:
        """End the stream, and destroy it when everything was written."""
        if self.writable:
            self.end()
        if self.writableFinished:
            self.destroy()
        else:
            self.once("finish", self.destroy)

    def _destroy(self, error: Any, callback: Callback) -> None:
        io, self._io = self._io, None
        self._receiving = False
        had_error = bool(error)
        if io is None:
            callback(error)
            engine.next_tick(self.emit, "close", had_error)
            return
        if self._rest is not None:
            (_, done), self._rest = self._rest, None
            engine.closing(done, system_error(errno.ECANCELED, "write"))
        io.close()
        engine.closing(self.emit, "close", had_error)
        callback(error)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'destroyed' if self.destroyed else f'fd={self.fd}'}>"


def _as_bytes(chunk: str | bytes, encoding: str) -> bytes:
    return encode(chunk, encoding) if isinstance(chunk, str) else chunk


def _failed(call: str, error: OSError) -> OSError:
    return system_error(error.errno or errno.EIO, call)
