"""The streams of one channel: what a program sends, what the peer says of it, and the end of the channel.

What must stay true: a message that holds a stream is written before anything that the stream gives; nothing is given
away with a message that cannot be written; every stream that was moved comes to an end: its own, a cancellation, or
ERR_IPC_CHANNEL_CLOSED with the channel.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from .._channel import protocol
from .._channel.protocol import SENDS_INTERNAL, is_internal
from .._errors.base import IpcBadFrameError, IpcChannelClosedError, OutOfRangeError
from .._loop.current import engine
from .._os.descriptors import let_hold
from ..values import undefined
from . import travellers
from .ledger import LATE, MOST_OPEN, OPPOSITE, READS, STREAM, STREAMS, WINDOW, Ledger, cost_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .._channel.protocol import Channel, Notice
    from .._channel.socket import Transport
    from .._wires.moving import MovesError
    from .._wires.protocols import Frame
    from .ends import Pump, Reader, Writer
    from .ports import PortEnd

    End = Pump | Reader | Writer | PortEnd

    class Owner(Protocol):
        """The endpoint."""

        _channel: Channel
        _is_child: bool
        _emit: Callable[..., bool]
        _target: Any
        _control: Any
        _transport: Transport
        _write: Callable[..., bool]

        def _fail(self, error: IpcBadFrameError, /) -> None: ...
        @property
        def _waiting(self) -> Any: ...
        def _wait_for_listener(self, notice: Notice, /) -> None: ...


_LONGEST_TEXT = 10_000  # of a reason that cannot travel


class Streams:
    """What an endpoint needs once something moves."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._channel = owner._channel
        moves = self._channel.moves
        assert moves is not None
        self._moves = moves
        self._ledger = Ledger()
        self._ends: dict[int, End] = {}
        self._early: dict[int, list[dict[str, Any]]] = {}  # what came before the program took the message
        self._full = False  # as much waits to be written as may
        self._over = False
        # What the reader takes fits into the socket: a writer that waits for credit alone, and a reader that finds many
        # chunks at once, need half the processor time of those that stop at each few chunks (measured, 64 KiB each).
        let_hold(owner._transport.fd, WINDOW)

    # -- out --------------------------------------------------------------------------------------------

    def frame(self, message: Any, error: MovesError) -> Frame:
        """The frame of a message of the program's, or of a chunk, that holds what moves. Gives that away."""
        is_chunk = is_internal(message) and message["cmd"] == STREAM
        if (is_internal(message) and not is_chunk) or not engine.on_loop_thread():
            raise error.refusal
        given: list[travellers.Giving] = []
        places: dict[int, int] = {}

        def number(value: Any) -> int:
            place = places.get(id(value))
            if place is None:
                given.append(travellers.giving(value))
                place = places[id(value)] = len(given) - 1
            return place

        body = self._moves.enclose(message["value"] if is_chunk else message, number)
        wanted, most = sum(len(one.roles) for one in given), self._ledger.room()
        if wanted > most:
            raise OutOfRangeError("streams", f"at most {MOST_OPEN} that are open at once", MOST_OPEN - most + wanted)
        keys = [[self._ledger.give(role, acks=role is READS) for role in one.roles] for one in given]
        outer = {key: value for key, value in message.items() if key != "value"} if is_chunk else {"cmd": STREAMS}
        entries = [[one.kind, flows, one.meta] for one, flows in zip(given, keys, strict=True)]
        try:
            frame = self._channel.send_sized({**outer, "streams": entries, "msg": body})
        except BaseException:
            for key in (key for flows in keys for key in flows):
                self._ledger.withdraw(key)
            raise
        for one, flows in zip(given, keys, strict=True):
            one.commit(self, flows)
        return frame

    # -- for the ends -----------------------------------------------------------------------------------

    def live(self, key: int, end: End) -> None:
        """An end has come to life."""
        self._ends[key] = end
        for frame in self._early.pop(key, ()):
            self._hear(key, frame)
        if key not in self._ledger:
            self._ends.pop(key, None)

    def write(self, key: int, chunk: object) -> bool:
        """Write a chunk, if the other side has room for it, and so has the socket; returns whether they had.

        Raises what `Channel.send` does.
        """
        flow = self._ledger.writer(key)
        if self._full or (flow is not None and flow.credit <= 0):
            return False
        if flow is None or self._channel.outgoing not in SENDS_INTERNAL:
            raise IpcChannelClosedError
        cost = cost_of(chunk)
        if not self._put({"cmd": STREAM, "id": key, "act": "chunk", "n": cost, "value": chunk}) and not self._full:
            self._full = True
            self._owner._write(b"", self._drained)
        flow.credit -= cost
        return True

    def _put(self, frame: dict[str, Any]) -> bool:
        """Write a frame as `send` does; returns whether there is room for more. Raises what `Channel.send` does."""
        transport = self._owner._transport
        collect = transport.collect
        taken = False if collect is None else collect(self._channel.encoder, frame)
        if taken is True:
            return True
        if taken is None:
            has_room = transport.write_burst()
        else:
            has_room = self._owner._write(self._channel.send_sized(frame) if taken is False else taken)
        return has_room and not transport.held_up

    def post(self, key: int, message: object) -> None:
        """A message of a port. Raises what `Channel.send` does."""
        frame = self._ledger.say(key, "post", value=message)
        if frame is not None and self._channel.outgoing in SENDS_INTERNAL:
            self._owner._write(self._channel.send_sized(frame))

    def _drained(self, _: object) -> None:
        self._full = False
        for end in [*self._ends.values()]:
            ready = getattr(end, "ready", None)
            if ready is not None:
                ready()

    def grant(self, key: int) -> None:
        """The first credit of a reader."""
        self._send(self._ledger.grant(key))

    def consumed(self, key: int, cost: int) -> None:
        """A chunk was read."""
        frame = self._ledger.consumed(key, cost)
        if frame is not None:
            self._send(frame)

    def say(self, key: int, act: str, /, **more: object) -> bool:
        """Tell the other side; returns whether there was anything to tell."""
        frame = self._ledger.say(key, act, **more)
        self._forget_if_over(key)
        self._send(frame)
        return frame is not None

    def _send(self, frame: dict[str, Any] | None) -> None:
        if frame is None or self._channel.outgoing not in SENDS_INTERNAL:
            return
        try:
            encoded = self._channel.send_sized(frame)
        except Exception:  # a reason that cannot travel, or is too large
            told = {name: value for name, value in frame.items() if name not in ("error", "reason")}
            encoded = self._channel.send_internal({**told, "text": _text_of(frame)})
        self._owner._transport.reply(encoded, self._owner._write)

    def _forget_if_over(self, key: int) -> None:
        if key not in self._ledger:
            self._ends.pop(key, None)
            self._early.pop(key, None)

    def dropped(self, key: int, act: str) -> None:
        """A stream is garbage; from any thread."""
        if not self._over and key in self._ledger:
            engine.call_from_thread(self.say, key, act)

    def hold(self) -> None:
        """Somebody reads or writes: the program goes on."""
        if self._owner._is_child:
            self._owner._control.refCounted()

    def release(self) -> None:
        """Nobody does any more."""
        if self._owner._is_child:
            self._owner._control.unrefCounted()

    # -- in ---------------------------------------------------------------------------------------------

    def take(self, frame: dict[str, Any], *, keep: bool) -> None:
        """A frame of the peer's. One that breaks the wire costs the channel."""
        if frame.get("act") == "chunk" and "streams" not in frame and frame["cmd"] == STREAM:
            self._take_chunk(frame)
            return
        is_message = frame["cmd"] == STREAMS
        key: int | None = None
        try:
            if is_message:
                self._announce(frame)
            elif frame["cmd"] == STREAM:
                key = self._receive(frame)
        except ValueError as error:
            self._broken(error)
            return
        if is_message:
            self.deliver(frame, keep=keep)
        elif key is not None:
            self._pass_on(key, frame)

    def _take_chunk(self, frame: dict[str, Any]) -> None:
        """What `take` does with a chunk that holds nothing that moves: next to all frames are that."""
        try:
            key = self._ledger.receive_chunk(frame)
        except ValueError as error:
            self._broken(error)
            return
        end: Any = self._ends.get(key)
        if end is not None:
            end.chunk(frame.get("value", undefined), frame["n"])
        elif key in self._early:
            self._early[key].append(frame)

    def _broken(self, error: ValueError) -> None:
        self._owner._fail(IpcBadFrameError(str(error), self._channel.received))

    def _announce(self, frame: dict[str, Any]) -> None:
        """Note the flows of what moves with a frame."""
        entries = frame.get("streams")
        if type(entries) is not list or type(frame.get("msg")) is not bytes:
            raise ValueError("a message with streams that lists none")
        numbers: list[Any] = []
        roles: list[str] = []
        for entry in entries:
            kind, flows, meta = entry if type(entry) is list and len(entry) == 3 else ("", [], None)
            known = travellers.KINDS.get(kind) if type(kind) is str else None
            if known is None or type(flows) is not list or type(meta) is not dict:
                raise ValueError("a stream of an unknown kind")
            found = next((one for one in known[0] if len(one) == len(flows)), None)
            if found is None:
                raise ValueError("a stream with a wrong number of flows")
            numbers += flows
            roles += found
        self._ledger.check_announced(numbers)
        for number, role in zip(numbers, roles, strict=True):
            key = self._ledger.take(number, OPPOSITE[role], acks=role is READS)
            self._early[key] = []

    def deliver(self, frame: dict[str, Any], *, keep: bool) -> None:
        """Emit a message that holds what moves, or let it wait for a listener."""
        owner = self._owner
        if owner._target.listenerCount("message"):
            try:
                message = self._open(frame)
            except ValueError as error:
                self._broken(error)
                return
            owner._emit("message", message)
            del message
            if not travellers.FREED.issuperset(kind for kind, _, _ in frame["streams"]):
                engine.microtask(gc.collect, 1)  # what its listener did not want, so that its source ends soon
        elif keep and self._channel.connected:
            owner._wait_for_listener((protocol.STREAMS, frame))
        else:
            self.dismiss(frame)

    def _open(self, frame: dict[str, Any]) -> Any:
        """The message of a frame. Raises ValueError."""
        objects = []
        for kind, numbers, meta in frame["streams"]:
            objects.append(travellers.KINDS[kind][1](self, [-number for number in numbers], meta))
        try:
            return self._moves.disclose(frame["msg"], objects)
        except Exception as error:
            raise ValueError(str(error)) from None

    def dismiss(self, frame: dict[str, Any]) -> None:
        """Nobody takes the message: what moved with it is told so."""
        for number in (number for _, numbers, _ in frame["streams"] for number in numbers):
            self.say(-number, "cancel") or self.say(-number, "error") or self.say(-number, "close")

    def _receive(self, frame: dict[str, Any]) -> int | None:
        """A frame about one flow: its key, if it is not late. Raises ValueError."""
        packed = "streams" in frame
        if packed:
            self._announce(frame)
        act, key = self._ledger.receive(frame)
        if act is LATE:
            if packed:
                self.dismiss(frame)
            return None
        return key

    def _pass_on(self, key: int, frame: dict[str, Any]) -> None:
        early = self._early.get(key)
        if early is not None:
            early.append(frame)
            self._owner._waiting.heed()  # the message that it belongs to does
            return
        self._hear(key, frame)
        if key not in self._ledger:
            self._ends.pop(key, None)

    def _hear(self, key: int, frame: dict[str, Any]) -> None:
        """Tell an end what the other side says."""
        end: Any = self._ends.get(key)
        act = frame["act"]
        if end is None:
            return
        if act in ("chunk", "post"):
            try:
                value = self._open(frame) if "streams" in frame else frame.get("value", undefined)
            except ValueError as error:
                self._broken(error)
                return
            end.chunk(value, frame["n"]) if act == "chunk" else end.post(value)
        elif act == "credit":
            end.ready()
        elif act in ("error", "cancel"):
            getattr(end, act)(_reason(frame))
        else:
            getattr(end, act)()

    # -- the end ----------------------------------------------------------------------------------------

    def close(self) -> None:
        """The channel is closed: every stream fails that has not ended."""
        if self._over:
            return
        self._over = True
        ends, self._ends = self._ends, {}
        self._ledger.forget()
        self._early.clear()
        for end in ends.values():
            end.lost(IpcChannelClosedError())


def _reason(frame: dict[str, Any]) -> object:
    for name in ("error", "reason"):
        if name in frame:
            return frame[name]
    return Exception(str(frame["text"])) if isinstance(frame.get("text"), str) else undefined


def _text_of(frame: dict[str, Any]) -> str:
    return str(frame.get("error", frame.get("reason", "")))[:_LONGEST_TEXT]
