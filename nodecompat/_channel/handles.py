"""Handles: sockets, servers and descriptors that travel with a message.

A descriptor leaves beside the first byte of a message of the runtime's own, `NODE_HANDLE`, which holds what the program
sent. From then on every message waits until the peer has answered; so a handle that did not arrive can be sent again
before anything that comes after it. Source: Node's `handleConversion` and `handleQueue`, measured on 20, 24 and 26.

What must stay true:

- a descriptor that travels is ours alone: a copy, or one that its object has given up. It is closed exactly once: when
  the peer has answered, or when the channel is closed;
- a descriptor that arrives belongs to a `Handle` at once, and is closed when nobody takes it;
- messages leave in the order they were sent, those of each thread; what waits when the program disconnects or ends
  leaves then, without waiting for answers;
- a handle that cannot travel is refused by `send`, before anything is written.
"""

from __future__ import annotations

import _socket
from _thread import allocate_lock
from collections import deque
from typing import TYPE_CHECKING, Final

from nodecompat._channel.protocol import FREE, NODE_HANDLE
from nodecompat._channel.sending import in_tick
from nodecompat._errors.base import InvalidHandleTypeError, IpcChannelClosedError
from nodecompat._loop.current import engine
from nodecompat._on_use import on_use
from nodecompat._os.handle import SERVER, STREAM, UDP4, UDP6, Handle, borrow, duplicate, kind_of
from nodecompat.values import undefined

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from typing import Any, Protocol

    from nodecompat._channel.outbox import Done
    from nodecompat._channel.protocol import Channel
    from nodecompat._channel.socket import Transport
    from nodecompat._wires.table import Frame

    class Traveller(Protocol):
        """An object with a descriptor that may travel."""

        @property
        def travels_as(self) -> str:
            """Its type, as messages name it."""

        def travel_fields(self) -> dict[str, object]:
            """What its message says besides."""

        def take_descriptor(self, *, keep: bool) -> int | None:
            """A descriptor for the peer, which the caller closes; None when there is none."""

else:
    socket = on_use("socket")  # 13 ms: only sockets of Python's own need it

MOST_TRIES: Final = 4  # to send a handle that the peer did not get
_NOT_RECEIVED: Final = "Handle did not reach the receiving process correctly"

PYTHON_SOCKET: Final = "socket.socket"
_REPEATED: Final = frozenset({"net.Socket", PYTHON_SOCKET})  # sent again when they did not arrive; as Node does
_NATIVE: Final = {STREAM: "net.Native", SERVER: "net.Native", UDP4: "dgram.Native", UDP6: "dgram.Native"}
_NAMED: Final = {STREAM: "net.Socket", SERVER: "net.Server", UDP4: "dgram.Socket", UDP6: "dgram.Socket"}


class _Socket:
    """A socket of Python's own. The program keeps it; the peer gets a copy."""

    def __init__(self, socket: _socket.socket, *, to_python: bool) -> None:
        self._socket = socket
        kind = kind_of(socket.fileno())
        self.travels_as = PYTHON_SOCKET if to_python else _NAMED.get(kind, "")
        self._fields: dict[str, object] = {"dgramType": kind} if kind in (UDP4, UDP6) and not to_python else {}

    def travel_fields(self) -> dict[str, object]:
        return self._fields

    def take_descriptor(self, *, keep: bool) -> int | None:
        fd = self._socket.fileno()
        return None if fd < 0 else duplicate(fd)


class _Native:
    """A handle as it is. The program keeps it; the peer gets a copy."""

    def __init__(self, handle: Handle, *, to_python: bool) -> None:
        self._handle = handle
        self.travels_as = _NATIVE.get(kind_of(handle.fd), "net.Native" if to_python else "")

    def travel_fields(self) -> dict[str, object]:
        return {}

    def take_descriptor(self, *, keep: bool) -> int | None:
        return None if self._handle.fd < 0 else duplicate(self._handle.fd)


class Parcel:
    """A message that waits to be sent, or whose handle the peer has not answered."""

    __slots__ = ("alone", "done", "frame", "handle", "keep", "repeats", "traveller", "tries")

    def __init__(
        self, frame: Frame, done: Done | None, traveller: Traveller | None = None, *, keep: bool = False
    ) -> None:
        self.frame = frame if isinstance(frame, bytes) else b"".join(frame)  # a program may change what it has sent
        self.done = done
        self.traveller = traveller
        self.keep = keep
        self.repeats = not keep and traveller is not None and traveller.travels_as in _REPEATED
        self.alone: Callable[[], Frame] | None = None  # the message alone, for when the handle is gone
        self.handle: Handle | None = None
        self.tries = 1


class Handles:
    """What an endpoint needs once a handle travels: `write` takes the place of the transport's from then on."""

    def __init__(self, channel: Channel, transport: Transport, redirect: Callable[[Callable[..., bool]], None]) -> None:
        self._channel = channel
        self._transport = transport
        self._redirect = redirect  # says what writes the messages without a handle
        self._waiting: deque[Parcel] = deque()
        self._away: deque[Parcel] = deque()  # sent with a handle that is not answered
        self._crossing: deque[Parcel] = deque()  # from other threads
        self._lock = allocate_lock()  # for the change between the two ways to write
        self._diverted = False  # whether `write` is asked
        borrowed = borrow(transport.fd)
        self._local = borrowed is not None and borrowed.family == _socket.AF_UNIX
        if borrowed is not None:
            borrowed.detach()
        transport.parcels = self

    # -- out --------------------------------------------------------------------------------------------

    def send(self, message: object, handle: object, options: object, done: Done | None) -> bool:
        """Send a message with a handle. Raises InvalidHandleTypeError, and what `Channel.send` does."""
        traveller = self._traveller(handle)
        keep = isinstance(options, dict) and bool(options.get("keepOpen"))
        framed = {"cmd": NODE_HANDLE, "type": traveller.travels_as, "msg": message, **traveller.travel_fields()}
        parcel = Parcel(self._channel.send(framed), done, traveller, keep=keep)
        parcel.alone = lambda: self._channel.send(message)
        return self._accept(parcel)

    def write(self, frame: Frame, done: Done | None = None) -> bool:
        """As the transport's, while messages wait behind a handle."""
        return self._accept(Parcel(frame, done))

    def _traveller(self, handle: object) -> Traveller:
        if not self._local:
            raise InvalidHandleTypeError("the channel is not a local socket")
        to_python = self._channel.peer_is_python
        if isinstance(handle, Handle):
            if handle.fd < 0:
                raise InvalidHandleTypeError("it is closed")
            made: Traveller = _Native(handle, to_python=to_python)
        elif isinstance(handle, _socket.socket):
            if handle.fileno() < 0:
                raise InvalidHandleTypeError("it is closed")
            made = _Socket(handle, to_python=to_python)
        elif hasattr(type(handle), "travels_as"):
            return handle  # type: ignore[return-value]  # that is how one says that it is one
        else:
            raise InvalidHandleTypeError
        if not made.travels_as:
            raise InvalidHandleTypeError("the other side takes stream sockets and UDP sockets only")
        return made

    def _accept(self, parcel: Parcel) -> bool:
        if not engine.on_loop_thread():
            return self._cross(parcel)
        if self._channel.handing is FREE and not self._waiting and not self._crossing:
            return self._send(parcel)
        self._keep(parcel, self._waiting)
        return len(self._waiting) == 1

    @staticmethod
    def _keep(parcel: Parcel, queue: deque[Parcel]) -> None:
        """Put a parcel in a queue; its message is taken as it is now."""
        if parcel.alone is not None:
            alone = parcel.alone()
            parcel.alone = lambda: alone
        queue.append(parcel)

    def _cross(self, parcel: Parcel) -> bool:
        """From another thread: the loop's takes it over, and with it all that follows until nothing waits."""
        with self._lock:
            if parcel.traveller is not None:
                self._divert()
            crosses = self._diverted
            if crosses:
                self._keep(parcel, self._crossing)
        if not crosses:
            return self._transport.write(parcel.frame, parcel.done)
        engine.call_from_thread(self._go_on)
        return True

    def _send(self, parcel: Parcel) -> bool:
        """Send what need not wait any more."""
        transport, traveller = self._transport, parcel.traveller
        fd = None if traveller is None else traveller.take_descriptor(keep=parcel.keep)
        if fd is None:
            return transport.write(parcel.frame if parcel.alone is None else parcel.alone(), parcel.done)
        parcel.handle = handle = Handle(fd)
        self._away.append(parcel)
        self._divert()
        self._channel.hand_over()
        return transport.write_with(handle, parcel.frame, parcel.done)

    def _divert(self) -> None:
        if not self._diverted:
            self._diverted = True
            self._transport.let_collect(False)
            self._redirect(self.write)

    def answered(self, *, received: bool) -> None:
        """The peer has answered: it got the handle, or did not."""
        if not self._channel.answered():
            return  # to nothing
        parcel = self._away[0]
        handle = parcel.handle
        assert handle is not None
        if not received and parcel.repeats and parcel.tries < MOST_TRIES:
            parcel.tries += 1
            self._channel.hand_over()
            self._transport.write_with(handle, parcel.frame, None)
            return
        self._away.popleft()
        if not received and parcel.repeats:
            engine.warn(_NOT_RECEIVED, "SentHandleNotReceivedWarning")
        handle.close()
        self._go_on()

    def _go_on(self) -> None:
        """Send what waits, up to the next handle."""
        while self._crossing:
            self._waiting.append(self._crossing.popleft())
        while self._waiting and self._channel.handing is FREE:
            self._send(self._waiting.popleft())
        with self._lock:
            if not self._waiting and not self._crossing and self._channel.handing is FREE and self._diverted:
                self._diverted = False
                self._transport.let_collect(True)
                self._redirect(self._transport.write)

    def flush(self) -> None:
        """Send what waits, whatever the peer has answered: nothing will come after it."""
        while self._crossing:
            self._waiting.append(self._crossing.popleft())
        while self._waiting:
            self._send(self._waiting.popleft())

    def close(self, *, tells: bool = True) -> None:
        """The channel is closed: nothing that waits is sent any more."""
        lost, self._waiting = [*self._waiting, *self._crossing], deque()
        self._crossing.clear()
        while self._away:
            handle = self._away.popleft().handle
            assert handle is not None
            handle.close()
        for parcel in lost:
            if tells and parcel.done is not None:
                in_tick(parcel.done, IpcChannelClosedError())


# -- in ------------------------------------------------------------------------------------------------------


def adopted(fd: int) -> Handle:
    """A handle for a descriptor that has arrived."""
    return Handle(fd)


def unpacked(frame: dict[str, Any]) -> dict[str, Any]:
    """The frame that says what the handle is: Node packs a handle that it sends again into one more."""
    inner = frame
    while type(inner.get("msg")) is dict and inner["msg"].get("cmd") == NODE_HANDLE:
        inner = inner["msg"]
    return inner


def handed(frame: dict[str, Any], handle: Handle) -> object:
    """What the listener of a message gets for its handle: an object of the type that the frame names.

    A descriptor that is not what the frame says arrives as it is, as a Handle.
    """
    if handle.fd < 0:
        return undefined
    name = frame.get("type")
    make, *kinds = _MAKERS.get(name if isinstance(name, str) else "", (None,))
    if make is None or (kinds and kind_of(handle.fd) not in kinds):
        return handle
    return make(frame, handle)


def _python_socket(frame: dict[str, Any], handle: Handle) -> object:
    made = socket.socket(fileno=handle.fd)
    handle.detach()
    return made


# The types of handles, each with what makes the object, and the kinds of descriptors that it can be of.
_MAKERS: Final[dict[object, tuple[Any, ...]]] = {
    PYTHON_SOCKET: (_python_socket,),
    "net.Server": (_python_socket, SERVER, STREAM),
    "net.Socket": (_python_socket, STREAM),
    "dgram.Socket": (_python_socket, UDP4, UDP6),
}
