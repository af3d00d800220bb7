"""MessageChannel and MessagePort.

Two sides stand behind two ports, each the other's partner; what is posted on one side its partner takes. A side is a
queue here (`Core`), or the end of a flow to another process (`PortEnd`): when a port is moved, an end takes the place
of its queue, and the partner does not notice.

What must stay true: messages arrive in order, each port's in a callback of its own in the poll phase, as many as are
there; a port keeps the program alive only while it listens for messages. Source: measured on Node 26.
"""

from __future__ import annotations

from collections import deque
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Any, Final

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._events.event import ABSENT, Event, field
from .._events.target import EventTarget
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from .._web.base import MAKING
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Protocol, Self

    from .._events.typed import AnyCallback
    from . import local

    class Side(Protocol):
        """One of two partners."""

        partner: Side | None

        def take(self, message: Any, ports: list[MessagePort], /) -> None: ...
        def end(self) -> None: ...

    class PortWire(Protocol):
        """What the end of a port needs of its channel."""

        def post(self, key: int, message: object, /) -> None: ...
        def say(self, key: int, act: str, /, **more: object) -> bool: ...
else:
    local = on_use("nodecompat._moved.local")  # the first message

_CLOSED: Final[Any] = object()  # stands in a queue for the partner's end
_AT_ONCE: Final = 1000  # messages that one callback emits, or as many as there are


def join(one: Side, other: Side) -> None:
    """Make two sides each other's partner."""
    one.partner, other.partner = other, one


class Core:
    """The side of a port that is here: what has come, and who reads it."""

    def __init__(self) -> None:
        self.partner: Side | None = None
        self.port: MessagePort | None = None
        self.queue: deque[tuple[Any, list[MessagePort]]] = deque()

    def take(self, message: Any, ports: list[MessagePort]) -> None:
        """A message from the partner."""
        self.queue.append((message, ports))
        if self.port is not None:
            self.port._wake()

    def end(self) -> None:
        """The partner was closed."""
        self.partner = None
        self.take(_CLOSED, [])


class PortEnd:
    """The side of a port that is in another process."""

    def __init__(self, wire: PortWire, key: int) -> None:
        self._wire = wire
        self._key = key
        self.partner: Side | None = None

    def take(self, message: Any, ports: list[MessagePort]) -> None:
        """A message from the partner."""
        if message is _CLOSED:
            self.end()
        else:
            self._wire.post(self._key, message)

    def end(self) -> None:
        """The partner was closed."""
        self.partner = None
        self._wire.say(self._key, "close")

    # What the wire says.

    def post(self, message: Any) -> None:
        """A message from the other process."""
        if self.partner is not None:
            self.partner.take(message, [])

    def close(self) -> None:
        """The port there was closed."""
        partner, self.partner = self.partner, None
        if partner is not None:
            partner.end()

    def lost(self, error: object) -> None:
        """The channel is gone."""
        self.close()


class _Rounds:
    """Which ports have something to emit: as with libuv's handles, the one that was made first comes first."""

    def __init__(self) -> None:
        self._waiting: dict[int, MessagePort] = {}
        self._numbers: list[int] = []  # of those, as a heap
        self._due = False
        self.made = 0

    def wake(self, port: MessagePort) -> None:
        """A port has messages, or its partner has ended."""
        if port._number not in self._waiting:
            self._waiting[port._number] = port
            heappush(self._numbers, port._number)
        if not self._due:
            self._due = True
            engine.call_from_thread(self._run)

    def _run(self) -> None:
        last = 0
        later: list[int] = []  # ports that had their turn, or were made before the one that woke them
        while self._numbers:
            number = heappop(self._numbers)
            if number <= last:
                later.append(number)
                continue
            last = number
            self._waiting.pop(number)._emit_messages()
        heapify(later)
        self._numbers = later
        self._due = bool(later)
        if later:
            engine.call_from_thread(self._run)


_rounds: Final = _Rounds()


class MessageEvent(Event):
    """What `onmessage` gets: `data`."""

    def __init__(self, type: object = ABSENT, options: object = None, **keywords: object) -> None:
        super().__init__(type, None)
        given = {**(options if isinstance(options, dict) else {}), **keywords}
        self.data: Any = given.get("data")
        self.ports: list[Any] = list(given.get("ports") or [])
        self.origin = given.get("origin", "")
        self.lastEventId = given.get("lastEventId", "")
        self.source = given.get("source")


class MessagePort(EventTarget):
    """One of the two ports of a MessageChannel: an event target that is an emitter, too, as Node's is.

    `on('message', fn)` calls with the message, `addEventListener` and `onmessage` with an event whose `data` it is. The
    first listener starts the port. Events: 'message', 'messageerror', 'close'.
    """

    _structured_copy: Any = None  # it is moved, never copied
    _transfers_as = "MessagePort"  # what a transfer list calls it

    def __init__(self, making: object = None) -> None:
        if making is not MAKING:
            raise NodeTypeError("Constructor cannot be called", code="ERR_CONSTRUCT_CALL_INVALID")
        super().__init__()
        self._core: Core | None = None
        self._started = self._refs = False
        _rounds.made += 1
        self._number = _rounds.made

    # -- messages ---------------------------------------------------------------------------------------

    def postMessage(self, message: object = ABSENT, transfer: object = undefined) -> Any:
        """Send a copy of a message to the other port; `transfer` lists what is moved, or is `{'transfer': […]}`.

        Raises DataCloneError, ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE. Nothing happens on a port that is closed.
        """
        if message is ABSENT:
            raise NodeTypeError("Not enough arguments to MessagePort.postMessage", code="ERR_MISSING_ARGS")
        moving = local.Transfer(_transfer_list(transfer), self)
        core = self._core
        if core is None:
            moving.copy(message, "message")
            return undefined
        copy = moving.copy(message, "message")
        if core.partner is not None:
            core.partner.take(copy, moving.ports)
        return True

    def start(self) -> None:
        """Emit messages from now on."""
        if not self._started:
            self._started = True
            self._wake()

    def close(self, callback: object = None) -> None:
        """End both ports; 'close' follows on both."""
        if is_function(callback):
            self.once("close", callback)
        if self._core is not None:
            self._end()

    def _end(self) -> None:
        engine.closing(self._closed, self._detach())

    def _closed(self, core: Core) -> None:
        """In the closing phase: the other port is told only now, and this one."""
        partner, core.partner = core.partner, None
        if partner is not None:
            partner.end()
        self.dispatchEvent(Event("close"))

    def ref(self) -> None:
        """Keep the program alive while the port is open."""
        if self._core is not None and not self._refs:
            self._refs = True
            engine.hold()

    def unref(self) -> None:
        """Let the program end."""
        if self._refs:
            self._refs = False
            engine.release()

    def hasRef(self) -> bool:
        """Whether the port keeps the program alive."""
        return self._refs

    # -- inside -----------------------------------------------------------------------------------------

    def _attach(self, core: Core) -> None:
        self._core = core
        core.port = self
        self._wake()

    def _detach(self) -> Core:
        """Give up what stands behind the port."""
        core = self._core
        assert core is not None
        self._core = core.port = None
        self.unref()
        return core

    def _wake(self) -> None:
        core = self._core
        if core is not None and core.queue and (self._started or core.queue[0][0] is _CLOSED):
            _rounds.wake(self)

    def _emit_messages(self) -> None:
        core = self._core
        limit = max(len(core.queue), _AT_ONCE) if core is not None else 0
        while limit and core is not None and core is self._core and core.queue:
            if core.queue[0][0] is _CLOSED:
                self._end()
                return
            if not self._started:
                return
            limit -= 1
            message, ports = core.queue.popleft()
            engine.run(self._emit_message, message, ports)
        self._wake()

    def _emit_message(self, message: object, ports: list[MessagePort]) -> None:
        self.dispatchEvent(MessageEvent("message", data=message, ports=ports))

    def _receive(self) -> dict[str, object] | Any:
        core = self._core
        if core is None or not core.queue or core.queue[0][0] is _CLOSED:
            return undefined
        return {"message": core.queue.popleft()[0]}

    # -- listeners --------------------------------------------------------------------------------------

    def _add(self, name: object, listener: object, **options: Any) -> None:
        is_first = name == "message" and not self._entries.get(name)
        super()._add(name, listener, **options)
        if is_first:
            self.ref()
            self.start()

    def _remove(self, name: object, listener: object, *, capture: bool = False) -> None:
        had = bool(self._entries.get(name))
        super()._remove(name, listener, capture=capture)
        if name == "message" and had and not self._entries.get(name):
            self.unref()
            self._started = False

    def _listen(self, event: Any, listener: Any, *, once: bool) -> Self:
        if not is_function(listener):
            raise InvalidArgTypeError("listener", "of type function", listener)
        before = self._entries.get(event, [])
        self._add(event, listener, once=once)
        entries = self._entries.get(event, [])
        if len(entries) > len(before):
            function = fit(listener, 1)
            entries[-1].function = lambda event: function(getattr(event, "data", undefined))
        return self

    def on(self, event: object, listener: AnyCallback) -> Self:
        """Add a listener, which gets the message."""
        return self._listen(event, listener, once=False)

    addListener = on

    def once(self, event: object, listener: AnyCallback) -> Self:
        """The same for one event."""
        return self._listen(event, listener, once=True)

    def off(self, event: object, listener: Callable[..., object]) -> Self:
        """Remove a listener."""
        self._remove(event, listener)
        return self

    removeListener = off

    def removeAllListeners(self, event: object = None) -> Self:
        """Remove those of one event, or all."""
        for name in [*self._entries] if event is None else [event]:
            for entry in self._entries.get(name, []):
                self._remove(name, entry.callback, capture=entry.capture)
        return self

    def emit(self, event: str, message: object = undefined) -> bool:
        """Call the listeners; returns whether there are any."""
        heard = bool(self._entries.get(event))
        self.dispatchEvent(MessageEvent(event, data=message))
        return heard

    def listenerCount(self, event: object) -> int:
        """How many listeners an event has."""
        return len(self._entries.get(event, []))

    def eventNames(self) -> list[Any]:
        """The events that have listeners."""
        return [*self._entries]

    @property
    def onmessage(self) -> object:
        """A function that gets each message as an event."""
        return self._handler("message")

    @onmessage.setter
    def onmessage(self, handler: object) -> None:
        self._set_handler("message", handler)

    @property
    def onmessageerror(self) -> object:
        """A function for messages that cannot be read."""
        return self._handler("messageerror")

    @onmessageerror.setter
    def onmessageerror(self, handler: object) -> None:
        self._set_handler("messageerror", handler)

    def __repr__(self) -> str:
        return f"<MessagePort{' closed' if self._core is None else ''}>"


class MessageChannel:
    """Two ports: what is posted on one comes out of the other."""

    def __init__(self) -> None:
        self.port1, self.port2 = made(Core()), made(Core())
        assert self.port1._core is not None
        assert self.port2._core is not None
        join(self.port1._core, self.port2._core)

    def __repr__(self) -> str:
        return f"<MessageChannel {self.port1!r} {self.port2!r}>"


def made(core: Core) -> MessagePort:
    """A port for a side."""
    port = MessagePort(MAKING)
    port._attach(core)
    return port


def receiveMessageOnPort(port: object = undefined) -> Any:
    """The next message of a port, at once: `{'message': …}`, or undefined when there is none.

    Raises ERR_INVALID_ARG_TYPE.
    """
    if not isinstance(port, MessagePort):
        raise NodeTypeError('The "port" argument must be a MessagePort instance', code="ERR_INVALID_ARG_TYPE")
    return port._receive()


def _transfer_list(given: object) -> Iterable[object]:
    name = "transferList"
    if isinstance(given, dict) or hasattr(given, "transfer"):
        given, name = field(given, "transfer"), "options.transfer"
        if given is None:
            given = 0
    if given is None or given is undefined:
        return ()
    if isinstance(given, (str, bytes, bytearray, int, float, dict)) or not hasattr(given, "__iter__"):
        text = f"Optional {name} argument must be an iterable"
        raise NodeTypeError(text, code="ERR_INVALID_ARG_TYPE")
    return [*given]
