"""A stream over a descriptor: a connection, and what `child.stdin`, `child.stdout` and `child.stdio[n]` are.

What must stay true: nothing blocks; what isn't read stays in the kernel beyond the high-water mark; what the kernel
takes at once is written inside `write`; 'close' (with whether there was an error) comes in the closing phase, after
the callbacks of what could not be written. What only connections need is loaded for them alone.
"""

from __future__ import annotations

import errno
import os
from functools import partial
from typing import TYPE_CHECKING, Any

from .._errors.base import system_error
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from .._stream.duplex import Duplex
from .._stream.encodings import encode
from .._stream.failures import failure
from .._stream.options import SOCKET, merge
from ..values import undefined
from .handle import Handle

if TYPE_CHECKING:
    from typing import Self

    from .._events.typed import Encoding, WhenDone, Written
    from .._js.record import Record
    from .._stream.base import Callback
    from .._timers.scheduling import Timeout
    from ..values import Undefined
    from . import arguments, connecting, failures, own_buffer, tuning
    from .protocols import Request, Tuned
    from .server import Server
else:
    arguments = on_use("nodecompat._net.arguments")  # pipes are not connected
    connecting = on_use("nodecompat._net.connecting")  # pipes are not connected
    failures = on_use("nodecompat._net.failures")  # only some errors need it
    own_buffer = on_use("nodecompat._net.own_buffer")  # the option onread
    tuning = on_use("nodecompat._net.tuning")  # what pipes and most connections do without

READ_SIZE = 65536
MOST_BUFFERS = 1024  # of one write: IOV_MAX
READS = 32  # in one callback of the loop, as in libuv


class Socket(Duplex):
    """A connection, a pipe, or a file. Node: net.Socket.

    `Socket(fd)`, or the options of Duplex with `fd`, `manualStart` (True: nothing is read before a program asks),
    noDelay, keepAlive, keepAliveInitialDelay, onread (`{buffer, callback}`: see `own_buffer`). The descriptor is owned
    and made non-blocking. Without `allowHalfOpen` our side ends when the peer's has; `readable=False`: there is only
    ours. A subclass may override `_open`, which makes the Handle.
    Events: those of Duplex; 'lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout',
    'connect', 'ready', 'timeout'.
    """

    _known = SOCKET
    _travels_as = "net.Socket"  # see `_channel.travellers`
    connecting = False
    server: Server | None = None  # the one that has accepted it
    timeout: Any = undefined  # the milliseconds of `setTimeout`
    autoSelectFamilyAttemptedAddresses: list[str] | Undefined = undefined  # known when several were tried
    _server: Server | None = None  # the same, while it counts the connection
    _counted: Any = None  # the list of another process's connections that it is on; see `_channel.socket_lists`
    _handle: Handle | None = None
    _host: str | None = None
    _attempt: Request | None = None  # the one under way
    _timer: Timeout | None = None
    _tuning: Tuned | None = None  # what is set on the socket, or will be
    _local: Record | None = None
    _peer: Record | None = None
    _own_buffer: own_buffer.OwnBuffer | None = None
    _receiving = False
    _resetting = False
    _received = 0
    _sent = 0
    _unsent = 0  # of that chunk, when time was looked at last
    _pending: list[bytes] | None = None  # what waits for the connection
    _rest: tuple[memoryview, Callback] | None = None  # of a chunk that the kernel has taken in part, and its callback

    def __init__(self, options: object = None, **keywords: object) -> None:
        given = merge(type(self).__name__, {"fd": options} if type(options) is int else options, keywords, self._known)
        if not _CHECKED.isdisjoint(given):
            self._tuning = tuning.checked(given)
        own = {"allowHalfOpen": bool(given.get("allowHalfOpen")), "emitClose": False, "autoDestroy": True}
        super().__init__({**given, **own, "decodeStrings": False})
        handle = given.get("handle")
        if handle is not None:
            self._handle = handle if isinstance(handle, Handle) else self._open(handle.detach())
        elif "fd" in given and given["fd"] is not None:
            self._handle = self._open(given["fd"])
        if "onread" in given:
            self._own_buffer = own_buffer.own_buffer(given["onread"], self)
        if self._handle is None or given.get("readable") is False:
            return
        if given.get("pauseOnCreate"):
            self._readableState.flowing = False
        elif not given.get("manualStart"):
            self.read(0)

    def _open(self, fd: int) -> Handle:
        return tuning.open_descriptor(fd)

    @classmethod
    def _take(cls, fd: int, **options: object) -> Self:
        """A stream over a descriptor that came from elsewhere, such as another process; it is owned from now on."""
        return cls({"fd": fd, **options})

    def _give_up(self) -> int:
        """Let the descriptor go, open and non-blocking, to whoever passes it on. Raises ERR_SOCKET_CLOSED.

        The object stays as it is, without a descriptor: no event tells of it.
        """
        if self._handle is None:
            raise failures.failure("ERR_SOCKET_CLOSED")
        handle, self._handle = self._handle, None
        self._receiving = False
        self.setTimeout(0)
        self._leave_server()
        return handle.release()

    # -- what it is like --------------------------------------------------------------------------------

    @property
    def fd(self) -> int | None:
        """The descriptor; None without one, or when the stream was destroyed."""
        return self._handle.fd if self._handle is not None and self._handle.fd >= 0 else None

    @property
    def pending(self) -> bool:
        """Whether there is no connection (yet, or any more)."""
        return self._handle is None or self.connecting

    @property
    def bytesRead(self) -> int:
        """How many bytes were received."""
        return self._received

    @property
    def bytesWritten(self) -> int:
        """How many bytes were written, or wait to be."""
        waiting = self._writableState.buffered
        pending = sum(map(len, self._pending or ()))
        return self._sent + pending + sum(len(_as_bytes(chunk, encoding)) for chunk, encoding, _ in waiting)

    @property
    def bufferSize(self) -> Any:
        """`writableLength`; undefined without a connection."""
        return undefined if self._handle is None else self.writableLength

    @property
    def readyState(self) -> str:
        """'opening', 'open', 'readOnly', 'writeOnly' or 'closed'."""
        if self.connecting:
            return "opening"
        states = {(True, True): "open", (True, False): "readOnly", (False, True): "writeOnly"}
        return states.get((self.readable, self.writable), "closed")

    def address(self) -> Record:
        """`{address, family, port}` of this side; empty without a connection, and for a path."""
        if self._handle is None:
            return tuning.nowhere()
        if self._local is None:
            self._local = tuning.local_address(self._handle)
        return self._local

    def _remote(self) -> Record:
        if self._peer is None and self._handle is not None and not self.connecting:
            self._peer = tuning.remote_address(self._handle) or None
        return self._peer or tuning.nowhere()

    localAddress = property(lambda self: self.address().get("address", undefined), doc="The address of this side.")
    localPort = property(lambda self: self.address().get("port", undefined), doc="The port of this side.")
    localFamily = property(lambda self: self.address().get("family", undefined), doc="'IPv4' or 'IPv6'.")
    remoteAddress = property(lambda self: self._remote().get("address", undefined), doc="The address of the peer.")
    remotePort = property(lambda self: self._remote().get("port", undefined), doc="The port of the peer.")
    remoteFamily = property(lambda self: self._remote().get("family", undefined), doc="'IPv4' or 'IPv6'.")

    def ref(self) -> Self:
        """Let the stream keep the loop alive while it waits (the default)."""
        return self._set_ref(True)

    def unref(self) -> Self:
        """Let the loop end although the stream waits."""
        return self._set_ref(False)

    def _set_ref(self, on: bool) -> Self:
        if self._handle is None:
            self.once("connect", self.ref if on else self.unref)
        else:
            self._handle.set_ref(on)
        return self

    def setTimeout(self, msecs: object = undefined, callback: object = undefined) -> Self:
        """Emit 'timeout' after so many milliseconds without traffic, for `callback` too; 0: no more.

        Nothing is closed by it, and no process is kept alive. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE.
        """
        if not self.destroyed:
            tuning.set_timeout(self, msecs, callback)
        return self

    def _restart_timer(self) -> None:
        if self._timer is not None:
            self._timer.refresh()

    def setNoDelay(self, enable: object = True) -> Self:
        """Send small pieces at once (True), or wait for more to send with them."""
        return tuning.set_no_delay(self, enable)

    def setKeepAlive(
        self, enable: object = False, initialDelay: Any = 0, interval: Any = undefined, count: Any = undefined
    ) -> Self:
        """Ask an idle peer whether it is still there, first after so many milliseconds. Also with one dict."""
        return tuning.set_keep_alive(self, enable, initialDelay, interval, count)

    def setTypeOfService(self, tos: object = undefined) -> Self:
        """The type of service of what is sent. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
        return tuning.set_type_of_service(self, tos)

    def getTypeOfService(self) -> int:
        """The type of service of what is sent."""
        return tuning.type_of_service(self)

    # -- connecting -------------------------------------------------------------------------------------

    def connect(self, *args: Any, **options: Any) -> Self:
        """Connect to `port[, host]`, to a `path`, or as options say; a last argument is called at 'connect'.

        Options: port, host, family, localAddress, localPort, lookup, hints, autoSelectFamily,
        autoSelectFamilyAttemptTimeout; path. Raises ERR_MISSING_ARGS, ERR_SOCKET_BAD_PORT, ERR_INVALID_ARG_TYPE,
        ERR_INVALID_ARG_VALUE, ERR_INVALID_IP_ADDRESS.
        """
        connecting.connect(self, arguments.Given("connect", args, options, arguments.CONNECT))
        return self

    def _prepare(self, name: str) -> None:
        """Be as new, with a handle that will be connected."""
        if self.destroyed:
            self._handle = self._peer = self._local = None
        if self._handle is None:
            self._undestroy()
            self._handle = Handle(-1, name)
            self._received = self._sent = 0
        self._restart_timer()
        self.connecting = True

    def _replace_handle(self) -> None:
        """For the next address: close what was used for the last one."""
        if self._handle is not None:
            self._handle.close()
        self._handle = Handle(-1, "TCPSocketWrap")
        self._undestroy()
        self._local = None

    def _connected(self) -> None:
        """The connection stands."""
        self.connecting = False
        self._local = None
        self._restart_timer()
        if self._tuning is not None:
            self._tuning.apply(self)
        self.emit("connect")
        self.emit("ready")
        if not self.isPaused():
            self.read(0)

    # -- reading ----------------------------------------------------------------------------------------

    def _read(self, size: int) -> None:
        if self.connecting or self._handle is None:
            self.once("connect", lambda: self._read(size))
        elif not self._receiving:
            self._receiving = True
            own = self._own_buffer
            self._handle.on_readable(self._ready if own is None else partial(own.ready, self))

    def pause(self) -> Self:
        """As `Readable.pause`; with `onread` nothing is read from now on."""
        if self._own_buffer is not None and not self.connecting:
            self._stop_receiving()
        return super().pause()

    def resume(self) -> Self:
        """As `Readable.resume`; with `onread` reading goes on."""
        if self._own_buffer is not None and not self.connecting and self._handle is not None:
            self._read(0)
        return super().resume()

    def _stop_receiving(self) -> None:
        self._receiving = False
        if self._handle is not None:
            self._handle.on_readable(None)

    def _came_to_an_end(self) -> None:
        self._stop_receiving()
        self.push(None)
        self.read(0)

    def _ready(self) -> None:
        """Read until the descriptor is empty or the stream is full. Each chunk is a callback of the loop by itself."""
        for again in range(READS):
            if again:
                engine.drain()
            handle = self._handle
            if handle is None or not self._receiving:
                return
            try:
                data = os.read(handle.fd, READ_SIZE)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                self.destroy(_failed("read", error))
                return
            if not data:
                self._came_to_an_end()
                return
            self._received += len(data)
            if self._timer is not None:
                self._timer.refresh()
            if not self.push(data):
                self._stop_receiving()
            if len(data) < READ_SIZE or handle.shared:  # the next read would find nothing, or might block
                return

    # -- writing ----------------------------------------------------------------------------------------

    def write(self, chunk: Written = undefined, encoding: Encoding = None, callback: WhenDone = None) -> bool:  # type: ignore[override]
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
        self._send([chunk.encode() if encoding == "utf8" else _as_bytes(chunk, encoding)], callback)

    def _writev(self, chunks: list[Record], callback: Callback) -> None:
        self._send([_as_bytes(one["chunk"], one["encoding"]) for one in chunks], callback)

    def _send(self, buffers: list[bytes], callback: Callback) -> None:
        handle = self._handle
        if self.connecting:
            self._send_when_connected(buffers, callback)
            return
        if handle is None:
            callback(failure("ERR_SOCKET_CLOSED"))
            return
        if self._timer is not None:
            self._timer.refresh()
        many = len(buffers) > 1
        size = sum(map(len, buffers)) if many else len(buffers[0])
        self._sent += size
        try:
            count = os.writev(handle.fd, buffers[:MOST_BUFFERS]) if many else os.write(handle.fd, buffers[0])
        except (BlockingIOError, InterruptedError):
            count = 0
        except OSError as error:
            callback(_failed("write", error))
            return
        if count == size:
            callback()
            return
        data = b"".join(buffers) if many else buffers[0]
        self._rest = memoryview(data)[count:], callback
        self._unsent = size
        handle.on_writable(self._send_rest)

    def _send_when_connected(self, buffers: list[bytes], callback: Callback) -> None:
        self._pending = buffers

        def connected() -> None:
            self.removeListener("close", closed)
            self._pending = None
            self._send(buffers, callback)

        def closed() -> None:
            callback(failures.failure("ERR_SOCKET_CLOSED_BEFORE_CONNECTION"))

        self.once("connect", connected)
        self.once("close", closed)

    def _send_rest(self) -> None:
        handle = self._handle
        if handle is None or self._rest is None:
            return
        rest, callback = self._rest
        failed = None
        try:
            rest = rest[os.write(handle.fd, rest) :]
        except (BlockingIOError, InterruptedError):
            return
        except OSError as error:
            failed = _failed("write", error)
        if rest and failed is None:
            self._rest = rest, callback
            return
        self._rest = None
        handle.on_writable(None)
        callback(failed)

    # -- the end ----------------------------------------------------------------------------------------

    def _final(self, callback: Callback) -> None:
        if self.connecting:
            self.once("connect", lambda: self._final(callback))
        elif self._handle is None:
            callback()
        else:
            engine.pending(self._shut, callback)

    def _shut(self, callback: Callback) -> None:
        if self._handle is not None:
            self._handle.shut_write()
        callback()

    def destroySoon(self) -> None:
        """End the stream, and destroy it when everything was written."""
        if self.writable:
            self.end()
        if self.writableFinished:
            self.destroy()
        else:
            self.once("finish", self.destroy)

    def resetAndDestroy(self) -> Self:
        """Close the connection so that the peer reads ECONNRESET. Raises ERR_INVALID_HANDLE_TYPE for a path or pipe."""
        if self._handle is None:
            return self.destroy(failures.failure("ERR_SOCKET_CLOSED"))
        tuning.check_tcp(self._handle)
        if self.connecting:
            self.once("connect", self._reset)
        else:
            self._reset()
        return self

    def _reset(self) -> None:
        self._resetting = True
        self.destroy()

    def _destroy(self, error: Any, callback: Callback) -> None:
        handle, self._handle = self._handle, None
        self.connecting = self._receiving = False
        if self._attempt is not None:
            self._attempt.cancel()
        if self._timer is not None:
            self._timer.close()
        had_error = bool(error)
        if handle is None:
            callback(error)
            engine.next_tick(self.emit, "close")
        else:
            if self._resetting:
                tuning.linger_not(handle)
            self._resetting = False
            handle.close()
            engine.closing(self._closed, had_error)
            self._local = None
            callback(error)
        self._leave_server()

    def _closed(self, had_error: bool) -> None:
        if self._rest is not None:
            (_, done), self._rest = self._rest, None
            engine.run(done, system_error(errno.ECANCELED, "write"))
        self.emit("close", had_error)

    def _leave_server(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server._connection_ended()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'destroyed' if self.destroyed else f'fd={self.fd}'}>"


_CHECKED = frozenset(
    (
        "keepAlive", "keepAliveInitialDelay", "noDelay", "objectMode", "readableObjectMode", "typeOfService",
        "writableObjectMode",
    )
)  # fmt: skip


def _as_bytes(chunk: str | bytes, encoding: str) -> bytes:
    return encode(chunk, encoding) if isinstance(chunk, str) else chunk


def _failed(call: str, error: OSError) -> OSError:
    return system_error(error.errno or errno.EIO, call)
