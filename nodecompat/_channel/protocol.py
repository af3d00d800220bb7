"""The channel as logic: bytes in, notices out; values in, frames out. No descriptor, no clock, no loop.

Theory. A channel is two independent directions over one stream socket, and each has a state. `incoming` says what
may still come out of `receive`; `outgoing` says what may still be sent, and whether the program counts as connected;
`handing` says whether the peer owes an answer to a handle. They change by the tables below and in no other way. The
socket and the endpoint keep no flags of their own: they tell the channel what happened, and ask it.

=========== ==============================================================================================
incoming
=========== ==============================================================================================
OPEN        what the peer sends comes out
ENDED       the peer closed its end
FAILED      the peer broke the wire; what it still sends is dropped
IGNORED     this side has finished; what the peer still sends is dropped
CLOSED      the descriptor is closed
=========== ==============================================================================================

=========== ==============================================================================================
outgoing
=========== ==============================================================================================
OPEN        connected: the program may send
CLOSING     the program has disconnected; 'disconnect' follows. Only the runtime's own messages are sent, such as an
            acknowledgement
LEFT_OVER   as CLOSING, while messages are emitted that had come before the program disconnected
FLUSHING    nothing new is sent; what was accepted before is still written
CLOSED      the descriptor is closed
=========== ==============================================================================================

=========== ==============================================================================================
handing
=========== ==============================================================================================
FREE        what is sent leaves at once
AWAITED     a handle was sent that the peer has not answered yet: what is sent waits, except for the runtime's own
=========== ==============================================================================================

A handle is a descriptor beside a message of the runtime's own, NODE_HANDLE, whose `msg` is what the program sent. The
peer answers with NODE_HANDLE_ACK, or with NODE_HANDLE_NACK where no descriptor came; see `pairing`. Descriptors are
plain numbers here.

The end of the stream and a bad frame change `incoming` at once. `outgoing` follows when the notice that tells of it
is taken from the queue, behind the messages that came before it. So a program sees the same, however the bytes were
cut into reads.

Rules for editing: a value that cannot be encoded raises out of `send` and changes nothing; whatever bytes the peer
sends, `receive` returns notices and never raises; all that was complete before a bad frame comes out before its
BAD_FRAME notice, in the same list. A frame cut off by the end of the stream is dropped without a notice, as in Node:
the peer died in the middle of a write.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from nodecompat import _wires as codecs
from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from nodecompat._channel import pairing, parts
    from nodecompat._errors import base as errors
    from nodecompat._wires import moving
else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    pairing = on_use("nodecompat._channel.pairing")  # only handles need it
    parts = on_use("nodecompat._channel.parts")  # only messages that claim very much memory
    moving = on_use("nodecompat._wires.moving")  # only messages that hold streams, and those that cannot travel

# What `receive` gives out: plain tuples `(kind, value)`, because a busy channel makes hundreds of thousands a second.
# The kinds are compared by identity (`kind is MESSAGE`).
Notice = tuple[str, Any]
MESSAGE: Final = "message"  # a value that the peer's program sent
HANDLE: Final = "handle"  # (dict, descriptor): an internal message with its descriptor, which is the taker's now
STREAMS: Final = "streams"  # a dict: an internal message with a message that holds streams, where that waits
HANDED: Final = "handed"  # (frame, Handle): a message with its handle, where it waits for a listener
LOST: Final = "lost"  # an internal message whose descriptor was lost: this process may have no more of them
INTERNAL: Final = "internalMessage"  # a dict whose `cmd` begins with `NODE_`: the runtimes talk among themselves
MORE: Final = "more"  # an iterator of notices: messages that are decoded one after the other; the last of a read
BAD_FRAME: Final = "badFrame"  # an IpcBadFrameError: the peer broke the wire; the last notice of a channel
END: Final = "end"  # None: the peer closed its end; the last notice of a channel

FREE: Final = "FREE"
AWAITED: Final = "AWAITED"
OPEN: Final = "OPEN"
ENDED: Final = "ENDED"
FAILED: Final = "FAILED"
IGNORED: Final = "IGNORED"
CLOSING: Final = "CLOSING"
LEFT_OVER: Final = "LEFT_OVER"
FLUSHING: Final = "FLUSHING"
CLOSED: Final = "CLOSED"

# state -> {what happens: next state}; what a state does not list leaves it as it is.
INCOMING: Final[dict[str, dict[str, str]]] = {
    OPEN: {"end": ENDED, "bad frame": FAILED, "finish": IGNORED, "close": CLOSED},
    FAILED: {"end": ENDED, "close": CLOSED},
    IGNORED: {"end": ENDED, "close": CLOSED},
    ENDED: {"close": CLOSED},
    CLOSED: {},
}
OUTGOING: Final[dict[str, dict[str, str]]] = {
    OPEN: {"disconnect": CLOSING, "finish": FLUSHING, "close": CLOSED},
    CLOSING: {"emit left over": LEFT_OVER, "finish": FLUSHING, "close": CLOSED},
    LEFT_OVER: {"emitted": CLOSING, "finish": FLUSHING, "close": CLOSED},
    FLUSHING: {"close": CLOSED},
    CLOSED: {},
}
HANDING: Final[dict[str, dict[str, str]]] = {
    FREE: {"hand over": AWAITED},
    AWAITED: {"answer": FREE, "finish": FREE, "close": FREE},
}
SENDS_INTERNAL: Final = frozenset({OPEN, CLOSING, LEFT_OVER})

DEFAULT_MAX_MESSAGE_BYTES: Final = 64 * 1024 * 1024
READ_BYTES: Final = 65536  # what one read takes, unless `receive` wants more
_LARGE_EACH: Final = 16384  # bytes a message from which on the reads of a busy stream are larger
_ANY: Final = 1  # what `receive` wants as long as nothing large is on its way
_NOTHING: Final = 0  # what it wants at the end of the stream

_PREFIX: Final = "NODE_"
_HANDLE: Final = "NODE_HANDLE"
_HANDLES: Final = "NODE_HANDLES"


def is_internal(value: object) -> bool:
    """Whether a message is the runtimes' own: a dict whose `cmd` is longer than `NODE_` and begins so.

    Source: measured on Node 20 and 24; `{cmd: 'NODE_'}` is an ordinary message.
    """
    if type(value) is not dict:
        return False
    command = value.get("cmd")
    return isinstance(command, str) and len(command) > len(_PREFIX) and command.startswith(_PREFIX)


class Channel:
    """One end of a channel, without I/O; `wire` is a name of `_wires.WIRES`.

    `max_message_bytes` caps what the peer may send in one frame, `peer_max_bytes` what it takes.
    """

    looks_at_frames = False  # whether a class wants to see each frame, which a compiled reader does not show

    def __init__(
        self,
        wire: str,
        *,
        max_message_bytes: int = DEFAULT_MAX_MESSAGE_BYTES,
        peer_max_bytes: int = DEFAULT_MAX_MESSAGE_BYTES,
    ) -> None:
        self.incoming: str = OPEN
        self.outgoing: str = OPEN
        self.handing: str = FREE
        # Makes the frame of a message that holds what moves to the other side; without it such a message is refused.
        self.on_moves: Callable[[object, moving.MovesError], codecs.Frame] | None = None
        self.replies: list[codecs.Frame] = []  # see `data_to_send`
        self._wire = codecs.wire(wire)
        self._max = max_message_bytes
        self.peer_max = peer_max_bytes
        self._claimed = 0
        self.is_foreign: Callable[[], bool] = bool  # whether the peer is certainly no Python
        self.pairs: pairing.Descriptors | None = None  # from the first handle on
        self._wanted = _ANY
        self._filled = 0  # bytes that were read to where `room` said, which `receive` was not told yet
        self._dialects = self._wire.dialects  # what tells the peer's wire, as long as that is not clear
        self._start = b""  # what it said, as long as that tells nothing
        self._encode: codecs.Encode | None = None
        self._decode: codecs.Decode | None = None
        self.arrive: codecs.Arrive | None = None  # reads plain messages one by one, where a compiled reader does
        self._arriving: codecs.Arrivals | None = None  # those of the last read that were not all taken yet

    @cached_property
    def _framing(self) -> codecs.Framing:
        """What cuts the stream into frames: made when the first bytes come."""
        return self._wire.framing(self._max)

    @property
    def encoder(self) -> codecs.Encode | None:
        """What makes frames of messages; None before the first one, and when the peer's dialect has changed."""
        return self._encode

    @property
    def peer_is_python(self) -> bool:
        """Whether nobody else speaks this wire."""
        return self._wire.only_python

    @property
    def moves(self) -> codecs.Moves | None:
        """How streams move on this wire; None where they cannot."""
        return self._wire.moves

    @property
    def connected(self) -> bool:
        """Whether the program may send: neither side has ended the channel, as far as the program was told."""
        return self.outgoing is OPEN

    @property
    def received(self) -> int:
        """About how much memory the messages have taken that came so far: their bytes, and what they claimed."""
        return self._framing.next + self._claimed

    def speak(self, dialect: str | None) -> None:
        """Take up one of `codecs.DIALECTS`, if the wire has any: a guess, which the peer's first bytes correct."""
        if self._dialects is not None and dialect is not None and codecs.DIALECTS[dialect] is not self._wire:
            self._wire = codecs.DIALECTS[dialect]
            self.__dict__.pop("_framing", None)
            self._encode = self._decode = self.arrive = None

    # -- out --------------------------------------------------------------------------------------------

    def send(self, value: object) -> codecs.Frame:
        """Frame a message of the program's.

        Returns its bytes, or a list of buffers to be written one after the other when it holds large ones.
        Raises IpcChannelClosedError when the channel takes no more messages; DataCloneError,
        InvalidArgValueError or TypeError for a value that cannot travel; OutOfRangeError for a message that
        is larger than the peer takes. The state stays as it was.
        """
        if self.outgoing is not OPEN:
            raise errors.IpcChannelClosedError
        try:
            frame = (self._encode or self._load_encoder())(value)
        except moving.MovesError as error:
            return self._frame_moving(value, error)
        if type(frame) is not bytes or len(frame) > self.peer_max:
            self._check_size(frame)
        return frame

    def _check_size(self, frame: codecs.Frame) -> None:
        """Raise OutOfRangeError for a frame that the peer would not take."""
        buffers = [frame] if isinstance(frame, bytes) else frame
        size = sum(map(len, buffers))
        if size <= self.peer_max:
            return
        theirs = self._wire.framing(self.peer_max)
        theirs.split(b"".join(buffers))
        if theirs.fault is not None:
            if self._wire.opening and bytes(buffers[0][: len(self._wire.opening)]) == self._wire.opening:
                self._encode = None  # what opens the channel is still to be sent
            raise errors.OutOfRangeError("message", f"of at most {self.peer_max} bytes (maxMessageBytes)", size)

    def send_internal(self, value: dict[str, Any]) -> codecs.Frame:
        """Frame a message of the runtime's own; also possible while the channel is closing. Raises as `send`."""
        if self.outgoing not in SENDS_INTERNAL:
            raise errors.IpcChannelClosedError
        return (self._encode or self._load_encoder())(value)

    def data_to_send(self) -> list[codecs.Frame]:
        """Take the frames that answer what was received, from `replies`: to be written before all that comes after."""
        frames, self.replies = self.replies, []
        if self.pairs is not None and not self._framing.unfinished():
            self.pairs.no_message_follows()
        return frames

    def send_sized(self, value: dict[str, Any]) -> codecs.Frame:
        """As `send_internal`, for what may be larger than the peer takes, or hold what moves."""
        if self.outgoing not in SENDS_INTERNAL:
            raise errors.IpcChannelClosedError
        try:
            frame = (self._encode or self._load_encoder())(value)
        except moving.MovesError as error:
            return self._frame_moving(value, error)
        self._check_size(frame)
        return frame

    def _frame_moving(self, value: object, error: moving.MovesError) -> codecs.Frame:
        if self.on_moves is None:
            raise error.refusal from None
        return self.on_moves(value, error)

    def _load_encoder(self) -> codecs.Encode:
        self._encode = self._wire.encoder()
        return self._encode

    # -- in ---------------------------------------------------------------------------------------------

    def receive(self, data: bytes | memoryview) -> tuple[list[Notice], int]:
        """Take bytes that arrived, or no bytes for the end of the stream. Never raises on the peer's account.

        Returns the notices that this completes, in order, and how many bytes are wanted next: 0 at the end of the
        stream, more than READ_BYTES when the rest of a large message is on its way. A view is on memory that the
        caller will use again.
        """
        if self._arriving is not None:
            self._arriving.settle()
        if self.incoming is not OPEN or not (data or self._filled):
            return self._receive_no_message(data)
        size, self._filled = len(data) + self._filled, 0
        if self._dialects is not None:
            data = self._decide(self._dialects, bytes(data))
        notices: list[Notice] = []
        if self._framing.large is not None and not self.looks_at_frames:
            data = self._take_large(data, notices)
        if self.arrive is not None and data:
            data = self._take_plain(self.arrive, data, notices)
        return self._receive_frames(data, size, notices)

    def arrivals(self, data: bytes, follow: Callable[[bytes, int, int], Iterable[Notice]]) -> codecs.Arrivals | None:
        """As `receive`, but the messages are decoded one by one as the notices are taken; None where that cannot be.

        When the plain messages that come first have been taken, `follow` is called for the rest: see `receive_rest`.
        """
        if self.arrive is None or self._arriving is not None or self.pairs or self.incoming is not OPEN:
            return None
        whole = self._framing.take_up(data)
        if whole:
            self._arriving = self.arrive(whole, self._max, (MESSAGE, INTERNAL), follow)
        return self._arriving

    def receive_rest(self, whole: bytes, taken: int, count: int) -> tuple[list[Notice], int]:
        """What `receive` returns, of the rest of a read off which `arrivals` took so many bytes, `count` messages."""
        self._arriving = None
        rest = self._framing.skip(whole, taken)
        if self.incoming is not OPEN:
            return [], _ANY
        return self._receive_frames(rest, len(whole), [], count) if rest else ([], self._wanted)

    def _receive_frames(
        self, data: bytes | memoryview, size: int, notices: list[Notice], taken: int = 0
    ) -> tuple[list[Notice], int]:
        """Add the notices of the frames that the data completes; `size` is that of the read, `taken` came before."""
        framing = self._framing
        try:
            bodies = framing.split(data) if data else []
        except MemoryError:
            framing.fault, bodies = errors.IpcBadFrameError("", framing.next), []
        fault = framing.fault
        if bodies:
            values: list[Any] = []
            try:
                (self._decode or self._load_decoder())(bodies, values)
            except (ValueError, MemoryError) as error:
                fault = errors.IpcBadFrameError(str(error), framing.spans()[len(values)][0])
            else:
                if len(values) < len(bodies):
                    self._wanted = framing.wanted
                    more = MORE, parts.in_parts(self, bodies, values, OPEN, BAD_FRAME)
                    return [*notices, more], self._wanted
            for value in values:
                if type(value) is dict and "cmd" in value and is_internal(value):
                    notices.append(self._take_internal(value))
                else:
                    notices.append((MESSAGE, value))
        if fault is not None:
            self._move("bad frame")
            notices.append((BAD_FRAME, fault))
        if size >= READ_BYTES or self._wanted > READ_BYTES:
            are_large = framing.large is not None or size > _LARGE_EACH * (taken + len(notices))
            self._wanted = max(framing.wanted, READ_BYTES + 1) if are_large else framing.wanted
        return notices, self._wanted

    def _notice(self, value: Any) -> Notice:
        return self._take_internal(value) if is_internal(value) else (MESSAGE, value)

    def _take_large(self, data: bytes | memoryview, notices: list[Notice]) -> bytes | memoryview:
        """Take what belongs to the large frame that is arriving; returns the rest of the data."""
        framing = self._framing
        assert framing.large is not None
        bodies: list[Any] = []
        values: list[Any] = []
        try:
            rest = framing.large.add(data)
            if not framing.large.missing:
                bodies.append(framing.take_large())
                (self._decode or self._load_decoder())(bodies, values)
        except (ValueError, MemoryError) as error:
            offset = framing.spans()[0][0] if bodies else framing.next
            framing.fault = errors.IpcBadFrameError(str(error), offset)
            return b""
        notices += map(self._notice, values)
        return rest

    def room(self) -> memoryview | None:
        """Where the rest of a large message may be read to, all or some of it; None when no such is arriving.

        It must be released before anything else is done. How much was read to it `filled` is told, and then `receive`,
        with what was read elsewhere, which may be nothing.
        """
        large = self._framing.large
        if self.incoming is not OPEN or self.looks_at_frames or large is None:
            return None
        try:
            return large.room()
        except MemoryError:  # `receive` meets it again
            return None

    def begun(self, room: memoryview, size: int) -> int:
        """Move what came of a message to the end of `room`, if `size` bytes complete it, and say how much that is."""
        return 0 if self.looks_at_frames or self.incoming is not OPEN else self._framing.begun(room, size)

    def filled(self, size: int) -> None:
        """So many bytes, at least one, were read to where `room` said."""
        self._filled = size
        if self._framing.large is not None:
            self._framing.large.filled(size)

    def _take_plain(self, arrive: codecs.Arrive, data: bytes | memoryview, notices: list[Notice]) -> bytes | memoryview:
        """Add the notices of the plain messages that the data begins with; returns the rest of it."""
        whole = self._framing.take_up(data)
        if not whole:
            return data
        plain = arrive(whole, self._max, (MESSAGE, INTERNAL, HANDLE), None)
        notices += [self._take_internal(notice[1]) if notice[0] is HANDLE else notice for notice in plain]
        return self._framing.skip(whole, plain.at)

    def _receive_no_message(self, data: bytes | memoryview) -> tuple[list[Notice], int]:
        if data:
            return [], _ANY  # it is read, so that the peer can go on writing and comes to read
        notices: list[Notice] = [(END, None)] if self.incoming is OPEN else []
        self._move("end")
        return notices, _NOTHING

    def _decide(self, dialects: codecs.Dialects, data: bytes) -> bytes:
        """The bytes from the stream's start on, once they tell the dialect; nothing before."""
        self._start += data
        if (dialect := dialects.first_bytes_dialect(self._start)) is None:
            return b""
        self.speak(dialect)
        self._dialects = None
        start, self._start = self._start, b""
        return start

    def _load_decoder(self) -> codecs.Decode:
        self._decode = self._wire.decoder()
        if not self.looks_at_frames:
            self.arrive = getattr(self._decode, "arrivals", None)
        return self._decode

    def _take_internal(self, value: dict[str, Any]) -> Notice:
        """The notice of a message of the runtime's own. Who sends a handle is answered: it holds back all the rest."""
        command = value["cmd"]
        if command == _HANDLE:
            return self._take_with_handle(value, self._load_pairs())
        if command == _HANDLES:
            self._load_pairs().announce(value.get("count"))
        return INTERNAL, value

    def _take_with_handle(self, value: dict[str, Any], pairs: pairing.Descriptors) -> Notice:
        fd, answer = pairs.take()
        if answer is not None and self.outgoing in SENDS_INTERNAL:
            self.replies.append(self.send_internal(answer))
        if fd >= 0:
            return HANDLE, (value, fd)
        return LOST if pairs.take_lost() else INTERNAL, value

    def _load_pairs(self) -> pairing.Descriptors:
        if self.pairs is None:
            self.pairs = pairing.Descriptors(tells=not self.is_foreign())
        return self.pairs

    def receive_descriptors(self, came: list[int]) -> None:
        """Take descriptors that came beside the bytes that `receive` is given next; -1 says that some were lost."""
        if came:
            self._load_pairs().add(came)

    def unwanted_descriptors(self) -> list[int]:
        """Descriptors that no message will take, given out once: they are to be closed."""
        if self.pairs is None:
            return []
        if self.incoming is not OPEN:
            self.pairs.drop()
        return self.pairs.unwanted()

    # -- what happens -----------------------------------------------------------------------------------

    def disconnect(self) -> None:
        """The program ends the channel: it sends no more messages; what comes in still comes out."""
        self._move("disconnect")

    def hand_over(self) -> None:
        """A handle was sent."""
        self._move("hand over")

    def answered(self) -> bool:
        """The peer has answered a handle; returns whether one was on its way."""
        was_awaited = self.handing
        self._move("answer")
        return was_awaited is AWAITED

    def begin_left_over(self) -> None:
        """Messages are emitted now that had come before the program disconnected."""
        self._move("emit left over")

    def end_left_over(self) -> None:
        """They have been emitted."""
        self._move("emitted")

    def finish(self) -> None:
        """'disconnect' is due: nothing comes out or is accepted any more."""
        self._move("finish")

    def close(self) -> None:
        """The descriptor is closed."""
        self._move("close")

    def _move(self, event: str) -> None:
        self.incoming = INCOMING[self.incoming].get(event, self.incoming)
        self.outgoing = OUTGOING[self.outgoing].get(event, self.outgoing)
        self.handing = HANDING[self.handing].get(event, self.handing)
