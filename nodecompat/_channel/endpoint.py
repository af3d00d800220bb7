"""One side of the channel as programs see it: `send`, `disconnect`, `connected`, `channel`, and the events.

The same object serves both sides: the target is a `ChildProcess` in the parent, `process` in the child.

What must stay true:

- each message is emitted where a nextTick callback of its own would run (Node: `setupChannel`, measured);
- a message nobody listens to waits for the first listener, as long as the channel is open;
- 'disconnect' is emitted exactly once, after all messages that came before it, whoever ended the channel;
- what `send` accepted is delivered, also when `disconnect` follows at once;
- whatever the peer sends, it costs the peer its channel and the program nothing but an event;
- a race at the end is no failure of the program: see `_unheard`.
"""

from __future__ import annotations

from os import environ
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from nodecompat._channel.control import Control
from nodecompat._channel.notices import BAD_FRAME, MESSAGE, REPLY
from nodecompat._channel.protocol import Channel
from nodecompat._channel.socket import READ_BYTES, Transport
from nodecompat._errors.base import (
    InvalidArgTypeError,
    InvalidHandleTypeError,
    IpcChannelClosedError,
    IpcDisconnectedError,
    MissingArgsError,
)
from nodecompat._js.arity import fit
from nodecompat._loop.current import engine
from nodecompat._wires.framing import DEFAULT_MAX_MESSAGE_BYTES
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nodecompat._channel.notices import Notice
    from nodecompat._events.emitter import EventEmitter
    from nodecompat.promise import Promise

_PLAIN = frozenset({str, dict, int, float, bool, list, tuple, type(None), bytes})
_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType, type)
_MESSAGE_TYPES = "one of type string, object, number, or boolean"
_COUNTED = ("message", "disconnect")
_PEER_GONE = frozenset({"EPIPE", "ECONNRESET"})


class Endpoint:
    """A target's end of the channel.

    `fd` is a connected stream socket and belongs to the endpoint from here on, `wire` a name of
    `codecs.WIRES`, `dialect` what the peer is thought to mean by `advanced` (see `Channel.speak`).
    `warn(text)` tells of a fault that nobody listens for; `on_closed()` is called after
    'disconnect' was emitted. Raises ERR_INVALID_ARG_VALUE for an unknown wire, and leaves the descriptor alone.
    """

    def __init__(
        self,
        target: EventEmitter,
        fd: int,
        wire: str,
        *,
        is_child: bool,
        warn: Callable[[str], Any],
        on_closed: Callable[[], Any] | None = None,
        max_message_bytes: int = DEFAULT_MAX_MESSAGE_BYTES,
        dialect: str | None = None,
    ) -> None:
        make = _channel_class() if "NODE_DEBUG" in environ else Channel
        self._channel = make(wire, max_message_bytes=max_message_bytes)
        self._channel.speak(dialect)
        self._frame = self._channel.send
        self._target: Any = target
        self._emit = target.emit
        self._is_child = is_child
        self._warn = warn
        self._on_closed = on_closed
        self._backlog: list[Notice] = []
        self._arrived: Iterator[Notice] = iter(())  # what is left of the last read
        self._left_over = False  # it is emitted after our own disconnect
        self._transport = Transport(fd, self._receive, self._end, self._write_failed, self._forget, ref=not is_child)
        self._write = self._transport.write
        self._control = Control(self._transport)
        self.connected = True
        self._announce(True)

    def _announce(self, connected: bool) -> None:
        self.connected = self._target.connected = connected
        self._target.channel = self._control if connected else None

    # -- out --------------------------------------------------------------------------------------------

    def send(
        self,
        message: Any = undefined,
        sendHandle: Any = None,
        options: Any = undefined,
        callback: Callable[[BaseException | None], Any] | None = None,
    ) -> bool:
        """Send a message to the other side.

        It leaves at once unless earlier ones still wait. `callback(error)` is called when it is written,
        with None, or could not be; it may stand in the place of `sendHandle` or `options`. Returns False
        when the channel is closed, or when 128 KiB or more wait to be written: advice to slow down, the
        message is accepted. May be called from any thread.

        Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE, and what the wire says about
        a message that cannot travel. Without a callback a failed write is an 'error' event.
        Source: Node `subprocess.send`, `process.send`.
        """
        if self.connected and sendHandle is None and callback is None and options is undefined:
            if type(message) not in _PLAIN:
                _check_message(message)
            return self._write(self._frame(message))
        handle, done = self._arguments(sendHandle, options, callback)
        if not self.connected:
            return self._refuse(done)
        _check_message(message)
        if handle is not None and not _is_falsy(handle):
            raise InvalidHandleTypeError
        return self._write(self._frame(message), done)

    def sendAsync(self, message: Any = undefined) -> Promise[None]:
        """Send a message; the promise is fulfilled when it is written to the socket, or rejected.

        For `await child.sendAsync(message)`, which waits while the other side is slow. An addition: Node's
        `send` takes a callback only. A message that cannot travel raises at once, as `send` does.
        """
        from nodecompat.promise import Promise

        promise: Promise[None] = Promise()
        self.send(message, lambda error: promise._resolve() if error is None else promise._reject(error))
        return promise

    def _arguments(self, handle: Any, options: Any, callback: Any) -> tuple[Any, Callable[..., Any] | None]:
        """Node's juggling: a function in the second or third place is the callback."""
        if isinstance(handle, _FUNCTIONS) or (callable(handle) and options is undefined and callback is None):
            return None, fit(handle, 1)
        if callable(options):
            return handle, fit(options, 1)
        if options is not undefined and not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        return handle, fit(callback, 1) if callable(callback) else None

    def _refuse(self, done: Callable[..., Any] | None) -> bool:
        fail = done or self._write_failed
        if done is None and self._unheard(self._left_over):
            return False
        if engine.on_loop_thread():
            engine.next_tick(fail, IpcChannelClosedError())
        else:
            engine.call_from_thread(fail, IpcChannelClosedError())
        return False

    def _write_failed(self, error: Any) -> None:
        if not self._unheard(error.code in _PEER_GONE):
            self._emit("error", error)

    def _unheard(self, race: bool) -> bool:
        """Whether a failure came of a race that the program could not know of, and nobody wants to hear it.

        Two of them are found in almost every ported program, and end a Node process by an 'error' that
        nobody listens for (measured): a message crosses the peer's disconnect, which the 'disconnect' event
        is about to tell; and a listener that answers and disconnects is called again for a message that had
        come already when it disconnected.
        """
        return race and not self._target.listenerCount("error")

    # -- in ---------------------------------------------------------------------------------------------

    def _receive(self, data: bytes | memoryview) -> None:
        channel, transport = self._channel, self._transport
        notices = channel.receive(data)
        if notices:
            engine.queues.ticks.append((self._deliver, (iter(notices),)))
        if len(data) >= READ_BYTES or transport.large:
            transport.large = channel.wanted > READ_BYTES

    def _deliver(self, notices: Iterator[Notice]) -> None:
        """Emit what one read brought.

        As good as a tick for each: ticks that a listener queues come after the whole read either way; when
        a listener raises, the rest stays at the head of the queue, where the remaining ticks would be.
        """
        emit = self._emit
        self._arrived = notices
        try:
            for notice in notices:
                if notice[0] is MESSAGE:
                    if not emit("message", notice[1]) and self.connected:
                        self._backlog.append(notice)
                else:
                    self._take(*notice)
        except BaseException:
            deliver = self._deliver_left_over if self._left_over else self._deliver
            engine.queues.ticks.appendleft((deliver, (notices,)))
            raise

    def _deliver_left_over(self, notices: Iterator[Notice]) -> None:
        """Emit what had come with the message whose listener disconnected, as Node does."""
        self._left_over = True
        try:
            self._deliver(notices)
        finally:
            self._left_over = False

    def _take(self, kind: str, value: Any) -> None:
        if kind is REPLY:
            self._write(value)
        elif kind is BAD_FRAME:
            self._fail(value)
        else:
            self._emit("internalMessage", value)

    def _flush_backlog(self) -> None:
        """Emit what came before the first listener: all of it in this tick, as Node does.

        A `once` listener takes the first message and nobody the rest (measured on Node 20 and 24). The list
        is empty before anything is emitted, so that no message is emitted twice.
        """
        if not self.connected or not self._target.listenerCount("message"):
            return
        waiting, self._backlog = self._backlog, []
        self._emit_all(iter(waiting))

    def _emit_all(self, waiting: Iterator[Notice]) -> None:
        emit = self._emit
        try:
            for _, value in waiting:
                emit("message", value)
        except BaseException:
            engine.queues.ticks.appendleft((self._emit_all, (waiting,)))
            raise

    # -- listeners --------------------------------------------------------------------------------------

    def listener_adding(self, event: str) -> None:
        """The target is about to get a listener."""
        if event not in _COUNTED:
            return
        if self._is_child:
            self._control.refCounted()
        if self._backlog and event == "message":
            engine.next_tick(self._flush_backlog)

    def listener_removed(self, event: str) -> None:
        """The target lost a listener."""
        if self._is_child and event in _COUNTED:
            self._control.unrefCounted()

    # -- the end ----------------------------------------------------------------------------------------

    def disconnect(self) -> None:
        """Close the channel from this side.

        What was sent is still delivered; what has not been received yet is not. 'disconnect' follows in a
        tick. When the channel is closed already: an 'error' event with ERR_IPC_DISCONNECTED, at once.
        Source: Node `subprocess.disconnect`, `process.disconnect`.
        """
        if not engine.on_loop_thread():
            engine.call_from_thread(self.disconnect)
        elif self.connected:
            self._channel.disconnect()
            self._announce(False)
            left_over = [*self._arrived]
            if left_over:
                engine.queues.ticks.appendleft((self._deliver_left_over, (iter(left_over),)))
            engine.next_tick(self._closed)
        elif not self._unheard(self._left_over):
            self._emit("error", IpcDisconnectedError())

    def read_rest(self) -> None:
        """Take in what the peer wrote up to now; when that isn't its end, end the channel all the same.

        For a parent whose child has ended: nobody but a stranger holds the other end.
        """
        self._transport.read_rest()
        if self.connected:
            engine.run(self._end)

    def _end(self) -> None:
        """The peer closed its end."""
        self._channel.receive_eof()
        if self.connected:
            self._announce(False)
            engine.queues.ticks.append((self._closed, ()))

    def _forget(self) -> None:
        """In a forked copy the channel is the original's."""
        self._announce(False)
        self._backlog.clear()

    def _fail(self, error: BaseException) -> None:
        """The peer broke the wire."""
        if not self.connected:
            return
        self._transport.abandon()
        self._announce(False)
        engine.queues.ticks.append((self._closed, ()))
        if self._target.listenerCount("error"):
            self._emit("error", error)
        else:
            self._warn(f"The channel was closed: {error}")

    def _closed(self) -> None:
        self._backlog.clear()
        self._transport.finish()
        try:
            self._emit("disconnect")
        finally:
            if self._on_closed is not None:
                self._on_closed()


def _channel_class() -> type[Channel]:
    from nodecompat._channel.tracing import channel_class

    return channel_class()


def _is_falsy(value: object) -> bool:
    """As JavaScript has it: an empty dict or list is not."""
    return value is None or value is undefined or (isinstance(value, (bool, int, float, str)) and not value)


def _check_message(message: object) -> None:
    if message is undefined:
        raise MissingArgsError("message")
    if isinstance(message, _FUNCTIONS):
        raise InvalidArgTypeError("message", _MESSAGE_TYPES, message)
