"""The frames between parent and agent: one byte for what it is, four for the length, big endian, then the payload.

    H hello   agent: token, version, host         c o e i  bytes of the channel, stdout, stderr, stdin
    G go      parent: the program                 .        the end of a stream, which the payload names; from who
                                                           reads it: that nobody does any more
    N no      parent: why not                     W        credit for a stream: its letter, four bytes of number
    U up      agent: pid                          k        parent: a signal's number
    F failed  agent: errno, text                  X        agent: exit code, signal's number
    P alive   both, when they say nothing else    B        parent: goodbye, before which the agent does not close

What must stay true: no I/O here. Memory is bounded by what came: a control frame has its limit, and bytes of streams
are passed on as they come, also in the middle of a frame. Nobody sends more bytes of a stream than it has credit for,
and who gets more than it gave ends the connection. After a frame that is none nothing is read any more.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Bytes = bytes | memoryview

VERSION: Final = 2

HELLO, GO, NO, UP, FAILED, ALIVE, BYE = b"HGNUFPB"
CHANNEL, STDOUT, STDERR, STDIN, END, CREDIT, KILL, EXIT = b"coei.WkX"
STANDARD: Final = (STDIN, STDOUT, STDERR)
"""The streams of descriptors 0, 1 and 2."""
STREAMS: Final = frozenset({CHANNEL, *STANDARD})
WINDOW: Final = 1 << 20
"""How many bytes of one stream may be on their way, until the other side says that it has passed them on."""
READ_BYTES: Final = 1 << 18
ALIVE_SECONDS: Final = 5.0
"""Who has said nothing for so long, or for a sixth of the silence, says that it is there."""
SILENCE_SECONDS: Final = 30.0
"""A side from which nothing came for so long is taken for gone, unless the caller gave another time."""
GO_SECONDS: Final = 600.0
"""How long an agent waits for the program: a parent that computes has not looked who is there."""
BEATS: Final = 6
"""How often in the silence something is said."""

_HEADER = struct.Struct(">BI")
_LIMITS: Final = {
    HELLO: 512, GO: 64 << 20, NO: 512, UP: 16, FAILED: 4096, ALIVE: 0, BYE: 0, END: 1, CREDIT: 5, KILL: 1, EXIT: 8,
    **dict.fromkeys(STREAMS, WINDOW),
}  # fmt: skip
_NUMBER = struct.Struct(">I")
_CREDIT = struct.Struct(">BI")
_EXIT = struct.Struct(">ii")
_NONE: Final = -1


class ProtocolError(Exception):
    """The other side sent what is no frame, or one that it may not send."""


class Frame(NamedTuple):
    """A whole control frame, or a piece of a stream's bytes."""

    kind: int
    payload: Bytes


class Frames:
    """Takes bytes as they come, and gives frames. `takes` are the kinds that the other side may send."""

    __slots__ = ("_head", "_kind", "_left", "_parts", "_takes")

    def __init__(self, takes: frozenset[int]) -> None:
        self._takes = takes
        self._head = b""
        self._kind = 0
        self._left = -1  # bytes of the frame that are missing; -1 before its header is whole
        self._parts: list[bytes] = []

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that these bytes complete. Raises ProtocolError."""
        view, at = memoryview(data), 0
        while True:
            if self._left < 0:
                wanted = _HEADER.size - len(self._head)
                self._head += bytes(view[at : at + wanted])
                at = min(at + wanted, len(view))
                if len(self._head) < _HEADER.size:
                    return
                self._begin()
            piece = view[at : at + self._left]
            at += len(piece)
            self._left -= len(piece)
            if self._kind in STREAMS:
                if piece:
                    yield Frame(self._kind, piece)
            else:
                self._parts.append(bytes(piece))
            if self._left:
                return
            self._left = -1
            if self._kind not in STREAMS:
                whole = b"".join(self._parts)
                self._parts = []
                yield Frame(self._kind, whole)

    def _begin(self) -> None:
        self._kind, self._left = _HEADER.unpack(self._head)
        self._head = b""
        if self._kind not in self._takes:
            raise ProtocolError(f"a frame of the unknown kind {self._kind}")
        if self._left > _LIMITS[self._kind]:
            raise ProtocolError(f"a frame {chr(self._kind)!r} of {self._left} bytes")


def frame(kind: int, payload: Bytes = b"") -> bytes:
    """A control frame. Raises ValueError for one over its limit."""
    if len(payload) > _LIMITS[kind]:
        raise ValueError(f"{len(payload)} bytes are more than a frame {chr(kind)!r} takes, {_LIMITS[kind]}")
    return _HEADER.pack(kind, len(payload)) + payload


def header(kind: int, size: int) -> bytes:
    """What stands before so many bytes of a stream."""
    return _HEADER.pack(kind, size)


def end_of(stream: int) -> bytes:
    """The end of a stream."""
    return frame(END, bytes([stream]))


def stream_ended(payload: Bytes) -> int:
    """The stream whose end it is. Raises ProtocolError."""
    if len(payload) != 1 or payload[0] not in STREAMS:
        raise ProtocolError("the end of an unknown stream")
    return payload[0]


def credit(stream: int, size: int) -> bytes:
    """So many bytes of a stream were passed on."""
    return frame(CREDIT, _CREDIT.pack(stream, size))


def credit_given(payload: Bytes) -> tuple[int, int]:
    """The stream and the number of bytes. Raises ProtocolError."""
    if len(payload) != _CREDIT.size:
        raise ProtocolError("a credit of another size")
    stream, size = _CREDIT.unpack(payload)
    if stream not in STREAMS or size > WINDOW:
        raise ProtocolError("credit that nobody can give")
    return stream, size


def up(pid: int) -> bytes:
    """The program runs."""
    return frame(UP, _NUMBER.pack(pid))


def pid_of(payload: Bytes) -> int:
    """Its number on the other machine. Raises ProtocolError."""
    if len(payload) != _NUMBER.size:
        raise ProtocolError("a pid of another size")
    return int(_NUMBER.unpack(payload)[0])


def exited(code: int | None, signal: int | None) -> bytes:
    """How the program ended; both None when that is not known."""
    return frame(EXIT, _EXIT.pack(_NONE if code is None else code, _NONE if signal is None else signal))


def status_of(payload: Bytes) -> tuple[int | None, int | None]:
    """The exit code and the signal's number. Raises ProtocolError."""
    if len(payload) != _EXIT.size:
        raise ProtocolError("a status of another size")
    code, signal = _EXIT.unpack(payload)
    return None if code == _NONE else code, None if signal == _NONE else signal


def kill(number: int) -> bytes:
    """A signal for the program."""
    return frame(KILL, bytes([number]))


def number_of(payload: Bytes) -> int:
    """The signal's number. Raises ProtocolError."""
    if len(payload) != 1:
        raise ProtocolError("a signal of another size")
    return payload[0]


FROM_AGENT: Final = frozenset({HELLO, UP, FAILED, ALIVE, EXIT, END, CREDIT, CHANNEL, STDOUT, STDERR})
FROM_PARENT: Final = frozenset({GO, NO, ALIVE, BYE, KILL, END, CREDIT, CHANNEL, STDIN})
