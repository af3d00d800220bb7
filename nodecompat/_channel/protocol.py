"""The channel as logic: bytes in, notices out; values in, bytes out. No descriptor, no clock, no loop.

Theory. A channel is two independent directions over one stream socket. What may still be sent and what
still comes out follows from one state, and the state only changes by the table below:

======== ============================ ========================================== =========================
state     meaning                      send                                       receive
======== ============================ ========================================== =========================
OPEN      both directions              yes                                        yes
CLOSING   disconnect() was called      internal only: what was queued goes out    yes: it may carry an ACK
ENDED     the peer closed its end      no                                         nothing comes
FAILED    the peer broke the wire      no                                         nothing comes
CLOSED    the descriptor is closed     no                                         nothing comes
======== ============================ ========================================== =========================

Rules for editing: a value that cannot be encoded raises out of `send` and changes nothing; whatever bytes
the peer sends, `receive` returns notices and never raises; all that was complete before a bad frame comes
out before its BAD_FRAME notice, in the same list. A frame cut off by the end of the stream is dropped
without a word, as Node does: the peer died in the middle of a write.
"""

from __future__ import annotations

from typing import Any, Final

from nodecompat._channel.notices import BAD_FRAME, EOF, INTERNAL, MESSAGE, REPLY, Notice
from nodecompat._errors.base import IpcBadFrameError, IpcChannelClosedError
from nodecompat._wires import table as codecs
from nodecompat._wires.framing import DEFAULT_MAX_MESSAGE_BYTES

OPEN: Final = "OPEN"
CLOSING: Final = "CLOSING"
ENDED: Final = "ENDED"
FAILED: Final = "FAILED"
CLOSED: Final = "CLOSED"

# state -> {what happens: next state}; what a state does not list leaves it as it is.
TRANSITIONS: Final[dict[str, dict[str, str]]] = {
    OPEN: {"disconnect": CLOSING, "eof": ENDED, "bad frame": FAILED, "close": CLOSED},
    CLOSING: {"eof": ENDED, "bad frame": FAILED, "close": CLOSED},
    ENDED: {"close": CLOSED},
    FAILED: {"close": CLOSED},
    CLOSED: {},
}
SENDS_MESSAGES: Final = frozenset({OPEN})
SENDS_INTERNAL: Final = frozenset({OPEN, CLOSING})
RECEIVES: Final = frozenset({OPEN, CLOSING})

_PREFIX: Final = "NODE_"
_NACK: Final = {"cmd": "NODE_HANDLE_NACK"}


def is_internal(value: object) -> bool:
    """Whether a message is the runtimes' own: a dict whose `cmd` is longer than `NODE_` and begins so.

    Source: measured on Node 20 and 24; `{cmd: 'NODE_'}` is an ordinary message.
    """
    if type(value) is not dict:
        return False
    command = value.get("cmd")
    return isinstance(command, str) and len(command) > len(_PREFIX) and command.startswith(_PREFIX)


class Channel:
    """One end of a channel, sans I/O.

    `wire` is a name of `codecs.WIRES`. `max_message_bytes` caps what the peer may send in one frame.
    """

    def __init__(self, wire: str, *, max_message_bytes: int = DEFAULT_MAX_MESSAGE_BYTES) -> None:
        self._wire = codecs.wire(wire)
        self._framing = self._wire.framing(max_message_bytes)
        self._max = max_message_bytes
        self._dialects = self._wire.dialects  # what tells the peer's wire, as long as that is not clear
        self._start = b""  # what it said, as long as that tells nothing
        self._encode: codecs.Encode | None = None
        self._decode: codecs.Decode | None = None
        self.state = OPEN

    @property
    def wanted(self) -> int:
        """Bytes that must still arrive before another message can be complete: a hint for the size of reads."""
        return self._framing.wanted

    def speak(self, dialect: str | None) -> None:
        """Take up a dialect, a name of `codecs.DIALECTS`: a guess, which the peer's first bytes correct.

        Nothing on another wire, or for None.
        """
        if self._dialects is not None and dialect is not None and codecs.DIALECTS[dialect] is not self._wire:
            self._wire = codecs.DIALECTS[dialect]
            self._framing = self._wire.framing(self._max)
            self._encode = self._decode = None

    # -- out --------------------------------------------------------------------------------------------

    def send(self, value: Any) -> codecs.Frame:
        """Frame a user's message.

        Returns its bytes, or a list of buffers to be written one after the other when it holds large ones.
        Raises IpcChannelClosedError when the channel takes no more messages; DataCloneError,
        InvalidArgValueError or TypeError for a value that cannot travel. The state stays as it was.
        """
        if self.state is not OPEN:
            raise IpcChannelClosedError
        return (self._encode or self._load_encoder())(value)

    def send_internal(self, value: dict[str, Any]) -> codecs.Frame:
        """Frame a message of the runtime's own; also possible while the channel is closing.

        Raises as `send` does.
        """
        if self.state not in SENDS_INTERNAL:
            raise IpcChannelClosedError
        return (self._encode or self._load_encoder())(value)

    def _load_encoder(self) -> codecs.Encode:
        self._encode = self._wire.encoder()
        return self._encode

    # -- in ---------------------------------------------------------------------------------------------

    def receive(self, data: bytes | memoryview) -> list[Notice]:
        """Take bytes that arrived; return what they complete, in order. Never raises on the peer's account.

        A view is on memory that the caller will use again.
        """
        notices: list[Notice] = []
        if self.state not in RECEIVES:
            return notices
        if self._dialects is not None:
            data = self._decide(self._dialects, bytes(data))
        framing = self._framing
        bodies = framing.split(data)
        if bodies:
            values: list[Any] = []
            reason = None
            try:
                (self._decode or self._load_decoder())(bodies, values)
            except ValueError as error:
                reason = str(error)
            for value in values:
                if type(value) is dict and "cmd" in value and is_internal(value):
                    self._take_internal(value, notices)
                else:
                    notices.append((MESSAGE, value))
            if reason is not None:
                return self._fail(notices, IpcBadFrameError(reason, framing.offset_of(len(values))))
        if framing.fault is not None:
            return self._fail(notices, framing.fault)
        return notices

    def _decide(self, dialects: codecs.Dialects, data: bytes) -> bytes:
        """The bytes from the stream's start on, once they tell the dialect; nothing before."""
        self._start += data
        dialect = dialects.first_bytes_dialect(self._start)
        if dialect is None:
            return b""
        self.speak(dialect)
        self._dialects = None
        start, self._start = self._start, b""
        return start

    def _load_decoder(self) -> codecs.Decode:
        self._decode = self._wire.decoder()
        return self._decode

    def _take_internal(self, value: dict[str, Any], notices: list[Notice]) -> None:
        # No descriptor can come with it here, so the sender must be told before anything else happens:
        # it holds back every later message until it hears.
        if value["cmd"] == "NODE_HANDLE" and self.state in SENDS_INTERNAL:
            notices.append((REPLY, self.send_internal(_NACK)))
        notices.append((INTERNAL, value))

    def _fail(self, notices: list[Notice], error: IpcBadFrameError) -> list[Notice]:
        self._move("bad frame")
        notices.append((BAD_FRAME, error))
        return notices

    def receive_eof(self) -> list[Notice]:
        """The peer closed its end. A frame that was not complete is dropped."""
        if self.state not in RECEIVES:
            return []
        self._move("eof")
        return [(EOF, None)]

    # -- ends -------------------------------------------------------------------------------------------

    def disconnect(self) -> None:
        """No more user messages go out; what comes in still comes out."""
        self._move("disconnect")

    def close(self) -> None:
        """The descriptor is closed: nothing goes out or comes out any more."""
        self._move("close")

    def _move(self, event: str) -> None:
        self.state = TRANSITIONS[self.state].get(event, self.state)
