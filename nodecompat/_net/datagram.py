"""Datagram sockets.

What must stay true: nothing blocks; a message goes out in the order of the calls, or its callback tells why not; what
is sent before the socket is bound waits for that. No message is lost in the socket's own hands, except by `close`.
"""

from __future__ import annotations

import errno
from collections import deque
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, system_error
from .._errors.checks import check_signal, check_uint32
from .._events.awaiting import addAbortListener
from .._events.emitter import EventEmitter, errorMonitor
from .._js.arity import bound, fit, is_function
from .._js.kinds import truthy
from .._js.numbers import is_number
from .._js.record import Record
from .._loop.current import engine
from .._on_use import on_use
from .._stream.options import joined
from ..values import undefined
from . import datagram_arguments as given_as
from . import datagram_options, names
from .addresses import address_record, check_port, host_port_error, number_of_error, socket_address, socket_family
from .arguments import BIND, DATAGRAM
from .failures import failure
from .handle import Handle, kind_of

if TYPE_CHECKING:
    import _socket
    from collections.abc import Callable
    from typing import Self

    Later = Callable[[], object]
else:
    _socket = on_use("_socket")  # an extension module

_FAMILIES = {"udp4": 4, "udp6": 6}
_ANY = {"udp4": "0.0.0.0", "udp6": "::"}
_LOOPBACK = {"udp4": "127.0.0.1", "udp6": "::1"}
_LARGEST = 65536
_RECEIVES = 32  # in one callback of the loop, as in libuv
UNBOUND, BINDING, BOUND = range(3)
DISCONNECTED, CONNECTING, CONNECTED = range(3)

# `cluster` fills this in, in a worker: asked for the handle of a socket that does not ask for one of its own.
# Called with the socket, what it asks for, and a callback that takes an errno or 0, and the handle.
share: Callable[[Socket, dict[str, Any], Callable[[int, Handle], object]], object] | None = None


class Socket(datagram_options.Options, EventEmitter):
    """A datagram socket. Node: dgram.Socket.

    `Socket(type[, listener])`, the listener for 'message'; `type` is 'udp4' or 'udp6', or a dict of type, reuseAddr,
    reusePort, ipv6Only, recvBufferSize, sendBufferSize, lookup, signal.
    Events: 'listening', 'message' (bytes, and the sender's address, family, port and the size), 'connect', 'error',
    'close'. Raises ERR_SOCKET_BAD_TYPE, ERR_INVALID_ARG_TYPE.
    """

    _travels_as = "dgram.Socket"  # see `_channel.travellers`

    def __init__(self, type: Any = undefined, listener: object = undefined, **keywords: Any) -> None:
        super().__init__()
        options = joined("createSocket", type if isinstance(type, dict) else {"type": type}, keywords, DATAGRAM)
        for name in ("recvBufferSize", "sendBufferSize"):
            if truthy(options.get(name, undefined)):
                check_uint32(f"options.{name}", options[name])
        look_up = options.get("lookup", undefined)
        if look_up is not undefined and not is_function(look_up):
            raise InvalidArgTypeError("lookup", "of type function", look_up)
        if options.get("type") not in ("udp4", "udp6"):
            raise failure("ERR_SOCKET_BAD_TYPE")
        self.type: str = options["type"]
        self._options = options
        self._look_up = None if look_up is undefined else fit(look_up, 3)
        self._handle: Handle | None = Handle(-1, "UDPWrap")
        self._bind_state = UNBOUND
        self._connect_state = DISCONNECTED
        self._queue: list[Later] | None = None  # what waits until it is bound
        self._unsent: deque[tuple[bytes, Any, Any]] = deque()  # what waits for room: data, address, callback
        if is_function(listener):
            self.on("message", listener)
        signal = options.get("signal", undefined)
        if signal is not undefined:
            self._close_with(signal)

    def _close_with(self, signal: Any) -> None:
        check_signal(signal, "options.signal")

        def abort() -> None:
            if self._handle is not None:
                self.close()

        if signal.aborted:
            abort()
        else:
            self.once("close", addAbortListener(signal, abort).dispose)

    def _running(self) -> Handle:
        if self._handle is None:
            raise failure("ERR_SOCKET_DGRAM_NOT_RUNNING")
        return self._handle

    def _connected(self) -> Handle:
        handle = self._running()
        if self._connect_state != CONNECTED:
            raise failure("ERR_SOCKET_DGRAM_NOT_CONNECTED")
        return handle

    def _lookup(self, address: Any, found: Callable[..., object]) -> None:
        """Find the address of a name; the loopback's for none."""
        host, family = address if truthy(address) else _LOOPBACK[self.type], _FAMILIES[self.type]
        if self._look_up is not None:
            self._look_up(host, family, found)
        else:
            names.lookup(given_as.text("hostname", host), {"family": family}, found)

    def _opened(self) -> Handle:
        """The handle with a descriptor, for what joins a group before it is bound."""
        try:
            return self._make()
        except OSError as error:
            raise system_error(number_of_error(error), "addMembership") from None

    def _make(self) -> Handle:
        """The handle with a descriptor. Raises OSError."""
        handle = self._running()
        if handle.fd < 0:
            made = _socket.socket(socket_family(_FAMILIES[self.type]), _socket.SOCK_DGRAM)
            made.setblocking(False)
            handle.open(made.detach())
            for name, option in (("reuseAddr", "SO_REUSEADDR"), ("reusePort", "SO_REUSEPORT")):
                if truthy(self._options.get(name, undefined)):
                    handle.call("setsockopt", _socket.SOL_SOCKET, getattr(_socket, option), 1)
            if truthy(self._options.get("ipv6Only", undefined)):
                handle.call("setsockopt", _socket.IPPROTO_IPV6, _socket.IPV6_V6ONLY, 1)
        return handle

    # -- binding ----------------------------------------------------------------------------------------

    def bind(self, port: Any = undefined, address: Any = undefined, *args: Any, **keywords: Any) -> Self:
        """Receive at `[port[, address]]`, at `{port, address, exclusive, fd}`, or with a Handle.

        A last argument hears 'listening'. Raises ERR_SOCKET_ALREADY_BOUND, ERR_SOCKET_DGRAM_NOT_RUNNING,
        ERR_INVALID_FD_TYPE.
        """
        self._running()
        if self._bind_state != UNBOUND:
            raise failure("ERR_SOCKET_ALREADY_BOUND")
        self._bind_state = BINDING
        callback = (port, address, *args)[-1] if args else address if address is not undefined else port
        if is_function(callback):
            self._hear_listening(callback)
        options = joined("bind", port, keywords, BIND)
        fd, exclusive = given_as.descriptor(port, options), truthy(options.get("exclusive", undefined))
        if fd is not None:
            self._open(fd, exclusive=exclusive or not options)
            return self
        if isinstance(port, dict) or keywords:
            port, address = options.get("port", undefined), options.get("address", undefined)
        elif is_function(address):
            address = undefined
        self._lookup(
            address if truthy(address) else _ANY[self.type],
            lambda error=None, ip=undefined, *_: self._found(error, ip, port, exclusive=exclusive),
        )
        return self

    def _hear_listening(self, callback: Callable[..., object]) -> None:
        function = fit(bound(callback, self), 0)

        def remove() -> None:
            self.removeListener(errorMonitor, remove)
            self.removeListener("listening", listening)

        def listening() -> object:
            remove()
            return function()

        self.on(errorMonitor, remove)
        self.on("listening", listening)

    def _open(self, fd: int, *, exclusive: bool) -> None:
        if share is not None and not exclusive:
            query = {"address": None, "port": None, "addressType": self.type, "fd": fd, "flags": None}
            share(self, query, lambda number, handle: self._shared(number, handle, None, None))
            return
        kind = kind_of(fd)
        if kind != "UDP":
            raise failure("ERR_INVALID_FD_TYPE", kind)
        self._replace(Handle(fd, "UDPWrap"))
        self._start()

    def _found(self, error: object, ip: Any, port: Any, *, exclusive: bool) -> None:
        if self._handle is None:
            return
        if error:
            self._bind_state = UNBOUND
            self.emit("error", error)
            return
        if share is not None and not exclusive and not truthy(self._options.get("reusePort", undefined)):
            query = given_as.query(self.type, ip, port, self._options)
            share(self, query, lambda number, handle: self._shared(number, handle, ip, port))
            return
        number = self._bind_to(ip, given_as.cut(port))
        if number:
            self._bind_state = UNBOUND
            self.emit("error", host_port_error(number, "bind", ip, port))
        else:
            self._start()

    def _bind_to(self, ip: str, port: int) -> int:
        try:
            self._make().call("bind", socket_address(ip, port, _FAMILIES[self.type]))
        except OSError as error:
            return number_of_error(error)
        return 0

    def _shared(self, number: int, handle: Handle, ip: Any, port: Any) -> None:
        """The answer of the process that has the socket."""
        if number:
            if self._handle is not None:
                self._bind_state = UNBOUND
                error = system_error(number, "open") if ip is None else host_port_error(number, "bind", ip, port)
                self.emit("error", error)
        elif self._handle is None:
            handle.close()
        else:
            self._replace(handle)
            self._start()

    def _replace(self, handle: Handle) -> None:
        old = self._running()
        handle.set_ref(old._ref)
        old.close()
        self._handle = handle

    def _start(self, *, tell: bool = True) -> None:
        handle = self._running()
        self._bind_state = BOUND
        handle.on_readable(self._receive)
        for name, which in (("recvBufferSize", "recv"), ("sendBufferSize", "send")):
            if truthy(self._options.get(name, undefined)):
                datagram_options.buffer_size(handle, which, datagram_options.check_size(self._options[name]))
        if tell:
            self.emit("listening")

    @classmethod
    def _take(cls, fd: int, type: str, *args: Any) -> Self:
        """A socket that is bound already, from elsewhere, such as another process; it is owned from now on."""
        return cls(type, *args).bind({"fd": fd, "exclusive": True})

    def _give_up(self) -> int:
        """Receive no more, and let the descriptor go to whoever passes it on. Raises ERR_SOCKET_DGRAM_NOT_RUNNING."""
        handle = self._running()
        self._handle = None
        return handle.release()

    def bindSync(self, options: Any = None, **keywords: Any) -> Record:
        """Bind at once, and return the address; `{port, address}` without a name. Raises what the system says."""
        self._running()
        given = joined("bindSync", options, keywords, BIND)
        if self._bind_state != UNBOUND:
            raise failure("ERR_SOCKET_ALREADY_BOUND")
        port, address = (given.get(name, undefined) for name in ("port", "address"))
        port = 0 if port is None or port is undefined else check_port(port, "options.port")
        address = given_as.numeric("options.address", address, "bindSync") if truthy(address) else _ANY[self.type]
        number = self._bind_to(address, port)
        if number:
            raise host_port_error(number, "bind", address, port)
        self._start(tell=False)
        engine.next_tick(lambda: self._handle is not None and self.emit("listening"))
        return self.address()

    # -- connecting -------------------------------------------------------------------------------------

    def connect(self, port: Any = undefined, address: Any = undefined, callback: object = undefined) -> None:
        """Send to one address alone, and receive from it alone; `callback` hears 'connect', or an error.

        Raises ERR_SOCKET_BAD_PORT, ERR_INVALID_ARG_TYPE, ERR_SOCKET_DGRAM_IS_CONNECTED.
        """
        number = check_port(port, zero=False)
        if is_function(address):
            address, callback = "", address
        elif address is undefined:
            address = ""
        if not isinstance(address, str):
            raise InvalidArgTypeError("address", "of type string", address)
        if self._connect_state != DISCONNECTED:
            raise failure("ERR_SOCKET_DGRAM_IS_CONNECTED")
        self._connect_state = CONNECTING
        done = callback if is_function(callback) else None
        self._when_bound(lambda: self._connect(number, address, done))

    def _connect(self, port: int, address: str, callback: Callable[..., object] | None) -> None:
        if callback is not None:
            self.once("connect", callback)

        def found(error: Any = None, ip: Any = undefined, *_: object) -> None:
            if self._handle is None:
                return
            error = error or self._connect_to(ip, port, address)
            if not error:
                self._connect_state = CONNECTED
                engine.next_tick(self.emit, "connect")
                return
            self._connect_state = DISCONNECTED
            if callback is None:
                engine.next_tick(self.emit, "error", error)
            else:
                engine.next_tick(self.removeListener, "connect", callback)
                engine.next_tick(fit(callback, 1), error)

        self._lookup(address, found)

    def _connect_to(self, ip: str, port: int, address: str) -> Any:
        try:
            self._running().call("connect", socket_address(ip, port, _FAMILIES[self.type]))
        except OSError as error:
            return host_port_error(number_of_error(error), "connect", address, port)
        return None

    def connectSync(self, port: Any = undefined, address: Any = undefined) -> None:
        """Connect at once, to an address that is no name. Raises what the system says."""
        self._running()
        number = check_port(port, zero=False)
        if self._connect_state != DISCONNECTED:
            raise failure("ERR_SOCKET_DGRAM_IS_CONNECTED")
        address = given_as.numeric("address", address, "connectSync") if truthy(address) else _LOOPBACK[self.type]
        if self._bind_state == UNBOUND:
            self.bindSync()
        elif self._bind_state != BOUND:
            raise failure("ERR_SOCKET_ALREADY_BOUND")
        error = self._connect_to(address, number, address)
        if error:
            raise error
        self._connect_state = CONNECTED
        engine.next_tick(lambda: self._handle is not None and self.emit("connect"))

    def disconnect(self) -> None:
        """Send to anybody again. Raises ERR_SOCKET_DGRAM_NOT_CONNECTED."""
        datagram_options.disconnect(self._connected())
        self._connect_state = DISCONNECTED

    def _when_bound(self, act: Later) -> None:
        """Act now, or when the socket, which is bound for it if need be, listens."""
        if self._bind_state == UNBOUND:
            self.bind({"port": 0, "exclusive": True})
        if self._bind_state == BOUND:
            act()
            return
        if self._queue is None:
            self._queue = []

            def failed() -> None:
                self.removeListener("listening", listening)
                self._queue = None

            def listening() -> None:
                self.removeListener(errorMonitor, failed)
                waiting, self._queue = self._queue or [], None
                for one in waiting:
                    one()

            self.once(errorMonitor, failed)
            self.once("listening", listening)
        self._queue.append(act)

    # -- sending ----------------------------------------------------------------------------------------

    def send(
        self,
        buffer: Any = undefined,
        offset: Any = undefined,
        length: Any = undefined,
        port: Any = undefined,
        address: Any = undefined,
        callback: Any = undefined,
    ) -> None:
        """Send a message: `send(data[, offset, length][, port[, address]][, callback])`; data may be a list, joined.

        `callback(error, bytes)` is called when it went out or could not. Raises ERR_INVALID_ARG_TYPE,
        ERR_BUFFER_OUT_OF_BOUNDS, ERR_SOCKET_BAD_PORT, ERR_SOCKET_DGRAM_IS_CONNECTED, ERR_SOCKET_DGRAM_NOT_RUNNING.
        """
        connected = self._connect_state == CONNECTED
        if not connected:
            if truthy(address) or (truthy(port) and not is_function(port)):
                buffer = given_as.slice_of(buffer, offset, length)
            else:
                port, address, callback = offset, length, port
        else:
            if is_number(length):
                buffer = given_as.slice_of(buffer, offset, length)
                if is_function(port):
                    port, callback = None, port
            else:
                callback = offset
            if truthy(port) or truthy(address):
                raise failure("ERR_SOCKET_DGRAM_IS_CONNECTED")
        data = given_as.joined(buffer)
        number = 0 if connected else check_port(port, zero=False)
        if is_function(address):
            address, callback = undefined, address
        elif address is not None and address is not undefined and not isinstance(address, str):
            raise InvalidArgTypeError("address", "of type string", address)
        self._running()
        done = fit(callback, 2) if is_function(callback) else None
        self._when_bound(lambda: self._send_to(data, number, address, done))

    def sendto(self, buffer: Any = undefined, *part: Any) -> None:
        """As `send` of a part: offset, length, port, address, callback. Raises ERR_INVALID_ARG_TYPE without them."""
        self.send(buffer, *given_as.part(*part))

    def _send_to(self, data: bytes, port: int, address: Any, done: Any) -> None:
        if self._connect_state == CONNECTED or not port:
            self._write(data, None, done)
            return

        def found(error: object = None, ip: Any = undefined, *_: object) -> None:
            if error:
                engine.next_tick(done, error, undefined) if done else engine.next_tick(self.emit, "error", error)
            elif self._handle is not None:
                self._write(data, (ip, port, address), done)

        self._lookup(address, found)

    def _write(self, data: bytes, to: Any, done: Any) -> None:
        if self._unsent:
            self._unsent.append((data, to, done))
            return
        number = self._try(data, to)
        if number == errno.EAGAIN:
            self._unsent.append((data, to, done))
            self._running().on_writable(self._send_rest)
        elif done is not None:
            engine.next_tick(done, *given_as.outcome(number, data, to))

    def _try(self, data: bytes, to: Any) -> int:
        try:
            if to is None:
                self._running().call("send", data)
            else:
                self._running().call("sendto", data, socket_address(to[0], to[1], _FAMILIES[self.type]))
        except OSError as error:
            return number_of_error(error)
        return 0

    def _send_rest(self) -> None:
        while self._unsent and self._handle is not None:
            data, to, done = self._unsent[0]
            number = self._try(data, to)
            if number == errno.EAGAIN:
                return
            self._unsent.popleft()
            if done is not None:
                engine.run(done, *given_as.outcome(number, data, to))
        if self._handle is not None:
            self._handle.on_writable(None)

    def _waiting(self) -> list[bytes]:
        return [data for data, _, _ in self._unsent]

    # -- receiving --------------------------------------------------------------------------------------

    def _receive(self) -> None:
        """Take what has come. Each message is a callback of the loop by itself."""
        for again in range(_RECEIVES):
            if again:
                engine.drain()
            handle = self._handle
            if handle is None:
                return
            try:
                data, sender = handle.call("recvfrom", _LARGEST)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                self.emit("error", system_error(number_of_error(error), "recvmsg"))
                return
            info = address_record(sender)
            info["size"] = len(data)
            self.emit("message", data, info)

    # -- the end, and what it is like -------------------------------------------------------------------

    def close(self, callback: object = undefined) -> Self:
        """Receive no more; 'close' follows, for `callback` too. Raises ERR_SOCKET_DGRAM_NOT_RUNNING."""
        if is_function(callback):
            self.on("close", callback)
        if self._queue is not None:
            self._queue.append(self.close)
            return self
        self._running().close()
        self._handle = None
        engine.next_tick(self.emit, "close")
        return self
