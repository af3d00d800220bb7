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
from typing import TYPE_CHECKING

from nodecompat._channel.protocol import (
    BAD_FRAME,
    DEFAULT_MAX_MESSAGE_BYTES,
    END,
    HANDED,
    HANDLE,
    INTERNAL,
    LEFT_OVER,
    LOST,
    MESSAGE,
    MORE,
    OPEN,
    SENDS_INTERNAL,
    STREAMS,
    Channel,
    is_internal,
)
from nodecompat._channel.sending import in_tick
from nodecompat._channel.socket import Control as Control
from nodecompat._channel.socket import Transport
from nodecompat._js import is_function, undefined
from nodecompat._loop.current import engine
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    import errno
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol

    from nodecompat import promise
    from nodecompat._asking import cancelling
    from nodecompat._asking import messages as asking
    from nodecompat._channel import Done, checking, confirming, handles, tracing, travellers, waiting
    from nodecompat._channel.protocol import Notice
    from nodecompat._errors import base as errors
    from nodecompat._js import arity
    from nodecompat._moved import streams
    from nodecompat._os.handle import Handle
    from nodecompat.promise import Promise
    from nodecompat.values import Undefined

    class Target(Protocol):
        """What has an endpoint: `process` or a ChildProcess."""

        connected: bool
        channel: Control | Undefined | None

        def emit(self, event: str, /, *args: object) -> bool: ...

        def listenerCount(self, event: str, /) -> int: ...

else:
    arity = on_use("nodecompat._js.arity")  # only callbacks need it
    asking = on_use("nodecompat._asking.messages")  # only programs that ask for messages one by one
    cancelling = on_use("nodecompat._asking.cancelling")  # only programs that are cancelled gracefully
    confirming = on_use("nodecompat._channel.confirming")  # only messages that are to be confirmed
    waiting = on_use("nodecompat._channel.waiting")  # only messages that nobody listens to
    checking = on_use("nodecompat._channel.checking")  # only messages that are not plain
    errno = on_use("errno")  # only handles that were lost need it
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    handles = on_use("nodecompat._channel.handles")  # only handles need it
    streams = on_use("nodecompat._moved.streams")  # only what moves with a message
    promise = on_use("nodecompat.promise")  # only sendAsync needs it
    travellers = on_use("nodecompat._channel.travellers")  # only handles need it
    tracing = on_use("nodecompat._channel.tracing")  # only NODE_DEBUG asks for it, and `observe`

_PLAIN = frozenset({str, dict, int, float, bool, list, tuple, type(None), bytes})
_FUNCTIONS = (FunctionType, MethodType, BuiltinFunctionType, type)
# What is on a target that has a channel, and undefined on one without.
METHODS = ("send", "sendAsync", "sendMessage", "getOneMessage", "getEachMessage", "disconnect")
_COUNTED = ("message", "disconnect")
_OF_HANDLES = frozenset({"NODE_HANDLE_", "NODE_SOCKET_"})  # how the messages begin that are about handles
_CONFIRM = "NODE_CONFIRM"  # how the messages begin that ask whether a message was heard, and answer
_CANCEL = "NODE_CANCEL"
_STREAM = "NODE_STREAM"  # how the messages begin that are about streams
_LOST = "A handle was lost on its way: this process may open no more descriptors"
_PEER_GONE = frozenset({"EPIPE", "ECONNRESET"})


class Endpoint:
    """A target's end of the channel.

    `fd` is a connected stream socket and belongs to the endpoint from here on, `wire` a name of
    `_wires.WIRES`, `dialect` what the peer is thought to mean by `advanced` (see `Channel.speak`).
    `warn(text)` tells of a fault that nobody listens for; `on_closed()` is called after
    'disconnect' was emitted. Nothing is read before `begin`. Raises ERR_INVALID_ARG_VALUE for an
    unknown wire, and leaves the descriptor alone.
    """

    shape: Callable[[object], object] | None = None  # what makes of a message what is emitted; see `shapes`
    is_relayed = False  # whether the peer is on another machine, and the socket ends at who passes its bytes on
    _was_heard = False  # whether anybody has ever listened to messages

    def __init__(
        self,
        target: Target,
        fd: int,
        wire: str,
        *,
        is_child: bool,
        warn: Callable[[str], object],
        on_closed: Callable[[], object] | None = None,
        max_message_bytes: int = DEFAULT_MAX_MESSAGE_BYTES,
        peer_max_bytes: int = DEFAULT_MAX_MESSAGE_BYTES,
        dialect: str | None = None,
    ) -> None:
        make = tracing.channel_class(target) if Transport.is_seen or "NODE_DEBUG" in environ else Channel
        self._channel = make(wire, max_message_bytes=max_message_bytes, peer_max_bytes=peer_max_bytes)
        self._channel.speak(dialect)
        self._target = target
        self._emit = target.emit
        self._gives = getattr(target.emit, "__func__", None) is getattr(type(target), "_emit_by_plans", undefined)
        self._is_child = is_child
        self._warn = warn
        self._on_closed = on_closed
        self._kept: waiting.Waiting | None = None  # messages that nobody has listened to yet
        self._arrived: Iterator[Notice] = iter(())  # what is left of the notices that are being emitted
        self._transport = Transport(
            fd, self._channel, self._deliver, self._write_failed, self._forget, ref=not is_child
        )
        self._transport.patient = is_child
        self._transport.target = target
        self._write = self._transport.write
        self._handles: handles.Handles | None = None  # from the first one on
        self._streams: streams.Streams | None = None  # from the first one on
        self._confirmations: confirming.Confirmations | None = None  # likewise
        self._inbox: asking.Inbox | None = None  # of who asks for messages one by one
        self._cancelling: cancelling.Cancelling | None = None
        self._channel.is_foreign = lambda: confirming.is_foreign(self)
        if self._channel.moves is not None:
            self._channel.on_moves = lambda message, error: self._moved.frame(message, error)
        self._control = Control(self._transport)
        self._publish()

    def begin(self) -> None:
        """Read from now on."""
        self._transport.begin()

    @property
    def connected(self) -> bool:
        """Whether the program may send."""
        return self._channel.connected

    def _publish(self) -> None:
        """Show on the target what the channel's state is now."""
        self._target.connected = self.connected
        self._target.channel = self._control if self.connected else None

    # -- out --------------------------------------------------------------------------------------------

    def send(
        self,
        message: object = undefined,
        sendHandle: object = None,
        options: object = undefined,
        callback: Callable[..., object] | None = None,
        *,
        strict: bool = False,
    ) -> Any:
        """Send a message to the other side.

        It leaves at once unless earlier ones still wait. `callback(error)` is called when it is written,
        with None, or could not be; it may stand in the place of `sendHandle` or `options`. Returns False
        when the channel is closed, or when 128 KiB or more wait to be written: advice to slow down, the
        message is accepted. May be called from any thread. With `strict` it returns the promise of `sendMessage`.

        Raises ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE, ERR_OUT_OF_RANGE for what is larger
        than the peer takes, and what the wire says about a message that cannot travel. Without a callback a failed
        write is an 'error' event. Source: Node `subprocess.send`, `process.send`.
        """
        channel = self._channel
        if channel.outgoing is OPEN and sendHandle is None and callback is None and options is undefined and not strict:
            collect = self._transport.collect
            taken = False if collect is None else collect(channel.encoder, message)
            if taken is True or taken is None:
                return taken or self._transport.write_burst()
            if taken is False:
                if type(message) not in _PLAIN:
                    checking.check_message(message)
                taken = channel.send(message)
            return self._write(taken)
        handle, options, done = self._arguments(sendHandle, options, callback)
        if strict:
            return confirming.send(self, message, handle, done)
        if not self.connected:
            return self._refuse(done)
        checking.check_message(message)
        if handle is None or checking.is_falsy(handle):
            return self._write(channel.send(message), done)
        return self._load_handles().send(message, handle, options, done)

    def sendAsync(self, message: object = undefined) -> Promise[None]:
        """Send a message; the promise is fulfilled when it is written to the socket, or rejected.

        For `await child.sendAsync(message)`, which waits while the other side is slow. An addition: Node's
        `send` takes a callback only. A message that cannot travel raises at once, as `send` does.
        """
        sent: Promise[None] = promise.Promise()

        def settle(error: BaseException | None) -> None:
            if error is None:
                sent._resolve()
            else:
                sent._reject(error)

        self.send(message, settle)
        return sent

    def sendMessage(self, message: object = undefined, options: object = undefined, **keywords: Any) -> Promise[None]:
        """Send a message; the promise is fulfilled when it is written, or rejected. Execa: `sendMessage`.

        With `strict` it is fulfilled when somebody over there has listened to the message, and rejected with
        ERR_IPC_NOT_HEARD when nobody does any more, when the other side ends first, or where it cannot tell (it runs no
        nodecompat). Who has not begun to listen yet is waited for. Options in a dict or as keywords.
        """
        return confirming.send_message(self, message, options, keywords)

    def getOneMessage(self, options: object = undefined, **keywords: Any) -> Promise[Any]:
        """A promise of the next message; see `_asking.messages`. Execa: `getOneMessage`."""
        return asking.get_one_message(self, options, keywords)

    def getEachMessage(self, options: object = undefined, **keywords: Any) -> asking.MessageIterator:
        """An async iterator over the messages; see `_asking.messages`. Execa: `getEachMessage`."""
        return asking.get_each_message(self, options, keywords)

    def getCancelSignal(self) -> Promise[Any]:
        """A promise of the AbortSignal that the parent cancels this process by. Execa: `getCancelSignal`."""
        return cancelling.get_cancel_signal(self)

    def _load_handles(self) -> handles.Handles:
        if self._handles is None:
            self._handles = handles.Handles(self._channel, self._transport, self._write_by, self.is_relayed)
        return self._handles

    @property
    def _moved(self) -> streams.Streams:
        if self._streams is None:
            self._streams = streams.Streams(self)
        return self._streams

    def _write_by(self, write: Callable[..., bool]) -> None:
        self._write = write

    def _arguments(self, handle: object, options: object, callback: object) -> tuple[object, object, Done | None]:
        """Node's juggling: a function in the second or third place is the callback."""
        if isinstance(handle, _FUNCTIONS) or (is_function(handle) and options is undefined and callback is None):
            return None, undefined, arity.fit(handle, 1)
        if is_function(options):
            return handle, undefined, arity.fit(options, 1)
        if options is not undefined and not isinstance(options, dict):
            raise errors.InvalidArgTypeError("options", "of type object", options)
        return handle, options, arity.fit(callback, 1) if is_function(callback) else None

    def _refuse(self, done: Done | None) -> bool:
        if done is not None or not self._unheard(race=self._channel.outgoing is LEFT_OVER):
            error = errors.IpcChannelClosedError()
            if done is None:
                confirming.tell_where(self, error)
            in_tick(done or self._write_failed, error)
        return False

    def _write_failed(self, error: BaseException | None) -> None:
        if not self._unheard(race=getattr(error, "code", None) in _PEER_GONE):
            self._emit("error", error)

    def _unheard(self, *, race: bool) -> bool:
        """Whether a failure came of a race that the program could not know of, and nobody wants to hear it.

        Two of them are found in almost every ported program, and end a Node process by an 'error' that
        nobody listens for (measured): a message crosses the peer's disconnect, which the 'disconnect' event
        is about to tell; and a listener that answers and disconnects is called again for a message that had
        come already when it disconnected.
        """
        return race and not self._target.listenerCount("error")

    # -- in ---------------------------------------------------------------------------------------------

    def _deliver(self, notices: Iterator[Notice], keep: bool = True) -> None:
        """Emit what one read brought; `keep`: a message that nobody listens to waits for the first listener.

        One tick is as good as one for each message: ticks that a listener queues come after the whole read either
        way, and when a listener raises, the rest goes to the head of the queue, where the remaining ticks would be.
        """
        emit, channel = self._emit, self._channel
        if channel.outgoing is not OPEN:
            if channel.outgoing not in SENDS_INTERNAL:  # 'disconnect' was emitted
                waiting.drop(notices)
                return
            channel.begin_left_over()
        self._arrived = notices
        try:
            if self._gives and (give := getattr(notices, "give", None)) is not None:
                # A compiled reader passes on by itself what it can, which is next to all.
                target, start = self._target, engine.start_coroutine
                while (notice := give(target, start)) is not None:
                    self._pass_on(notice, keep)
                return
            for notice in notices:
                if notice[0] is not MESSAGE:
                    self._take(notice, keep)
                elif not emit("message", notice[1]) and keep and self.connected:
                    self._wait_for_listener(notice)
        except BaseException:
            engine.tick_first(self._deliver, notices, keep)
            raise
        finally:
            if channel.outgoing is LEFT_OVER:
                channel.end_left_over()

    def _pass_on(self, notice: Notice, keep: bool) -> None:
        if notice[0] is not MESSAGE:
            self._take(notice, keep)
        elif not self._emit("message", notice[1]) and keep and self.connected:
            self._wait_for_listener(notice)

    def _take(self, notice: Notice, keep: bool) -> None:
        kind, value = notice
        if kind is INTERNAL and value["cmd"][:11] == _STREAM and self._channel.moves is not None:
            (self._streams or self._moved).take(value, keep=keep)
        elif kind is BAD_FRAME:
            self._fail(value)
        elif kind is MORE:
            engine.tick_first(self._deliver, value)
        elif kind is HANDLE:
            self._take_handle(value[0], value[1], keep)
        elif kind is HANDED:
            self._hand(value[0], value[1], keep)
        elif kind is STREAMS:
            self._moved.deliver(value, keep=keep)
        elif kind is not END:
            self._transport.answer()
            if value["cmd"][:12] in _OF_HANDLES:
                self._load_handles().take(value)
            elif value["cmd"][:12] == _CONFIRM:
                confirming.of(self).take(value)
            elif value["cmd"] == _CANCEL and self._is_child:
                cancelling.of(self).take(value)
            self._emit("internalMessage", value)
            if kind is LOST:
                self._tell_lost()
        elif self.connected:
            self._finish()

    def _take_handle(self, frame: dict[str, Any], fd: int, keep: bool) -> None:
        """Emit a message whose handle has come; what its frame says is an internal message before it."""
        handle, inner = travellers.adopted(fd), travellers.unpacked(frame)
        if is_internal(inner.get("msg")):
            self._transport.answer_with_next()
            try:
                self._emit("internalMessage", frame, handle)
                self._emit("internalMessage", inner["msg"], handle)  # who does not take it leaves nothing that listens
            finally:
                self._transport.end_answer()
        else:
            if self._channel.replies:
                self._transport.answer()
            self._emit("internalMessage", frame, handle)
            self._hand(inner, handle, keep)

    def _hand(self, frame: dict[str, Any], handle: Handle, keep: bool) -> None:
        if self._target.listenerCount("message"):
            message = frame.get("msg", undefined)
            travellers.hand(frame, handle, self._load_handles(), lambda made: self._emit("message", message, made))
        elif keep and self.connected:
            self._wait_for_listener((HANDED, (frame, handle)))
        else:
            handle.close()

    def _tell_lost(self) -> None:
        if self._target.listenerCount("error"):
            self._emit("error", errors.system_error(errno.EMFILE, "recvmsg"))
        else:
            self._warn(_LOST)

    @property
    def _waiting(self) -> waiting.Waiting:
        """What waits for somebody to listen."""
        if self._kept is None:
            self._kept = waiting.Waiting(self)
        return self._kept

    def _wait_for_listener(self, notice: Notice) -> None:
        self._waiting.put(notice)

    # -- listeners --------------------------------------------------------------------------------------

    def listener_adding(self, event: object) -> None:
        """The target is about to get a listener."""
        if event not in _COUNTED:
            return
        engine.attend()
        if self._is_child:
            self._control.refCounted()
        if event == "message":
            self._was_heard = True
            if self._kept:
                engine.next_tick(self._kept.flush)

    def listener_removed(self, event: object) -> None:
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
            if self._handles is not None:
                self._handles.flush()
            self._channel.disconnect()
            self._publish()
            left_over = [*self._arrived]  # taken from the `_deliver` that is calling us: the next one emits it
            if left_over:
                engine.tick_first(self._deliver, iter(left_over))
            engine.next_tick(self._finish)
        elif not self._unheard(race=self._channel.outgoing is LEFT_OVER):
            self._emit("error", errors.IpcDisconnectedError())

    def read_rest(self) -> None:
        """Take in what the peer wrote up to now; when that isn't its end, end the channel all the same.

        For a parent whose child has ended: nobody but a stranger holds the other end.
        """
        self._transport.read_rest()
        if self.connected:
            self._transport.end()

    def pass_on_by(self, function: Callable[[], object]) -> None:
        """What passes on to another machine what was written here, for the end of the process, when no loop does."""
        self._transport.through = function

    def read_on(self) -> None:
        """Take in what the peer wrote up to now, whatever stops the reading otherwise."""
        self._transport.read_rest()

    def _forget(self) -> None:
        """In a forked copy the channel is the original's."""
        self._publish()
        if self._kept is not None:
            self._kept.drop()

    def _fail(self, error: errors.IpcBadFrameError) -> None:
        """The peer broke the wire."""
        if not self.connected:
            return
        self._transport.abandon()
        self._publish()
        engine.next_tick(self._finish)
        if self._target.listenerCount("error"):
            self._emit("error", error)
        else:
            self._warn(f"The channel was closed: {error}")

    def _finish(self) -> None:
        """Close as soon as everything is written, and tell the program."""
        if self._kept is not None:
            self._kept.finish()
        self._transport.finish()
        self._publish()
        if self._streams is not None:
            self._streams.close()
        try:
            self._emit("disconnect")
        finally:
            for part in (self._confirmations, self._inbox, self._cancelling):
                if part is not None:
                    part.closed()
            if self._on_closed is not None:
                self._on_closed()
