"""What the table of wires asks of a wire's modules. For type checkers; nothing loads it when a program runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from nodecompat._wires.gathering import Body

Frame = bytes | list[bytes | memoryview]  # of a message: its bytes, or buffers to be written one after the other

# A value -> its frame: bytes, or a list of buffers to be written one after the other. Raises DataCloneError,
# InvalidArgValueError, TypeError for a value that cannot travel.
Encode = Callable[[object], Frame]
# Appends the values of some bodies to a list; raises ValueError(reason) at the first bad one. All that one read
# brought is decoded in one call, so that what its messages claim is counted together. Where
# fewer values come than there are bodies, the others are to be decoded when these values are gone, see `budget`.
Decode = Callable[[list[Body], list[object]], None]


class Arrivals(Protocol):
    """The notices of a read, each made when it is asked for."""

    at: int  # bytes that were taken

    def __iter__(self) -> Arrivals: ...

    def __next__(self) -> tuple[str, Any]: ...

    def give(self, emitter: object, start: Callable[[Any], object], /) -> tuple[str, Any] | None:
        """Emit the plain messages; returns the first notice for which there is more to do, None at the end.

        `start` gets the coroutines that listeners return.
        """

    def settle(self) -> None:
        """Make all of them now: more bytes have come."""


# The notices of some bytes: pairs of a kind and a message, as far as they are plain and not larger than a number; of
# the two kinds that are given, the first is that of the program's messages, the other that of the runtimes' own. Then
# those that a function has, which is called with the bytes, how many of them were taken, and in how many messages.
Follow = Callable[[bytes, int, int], Iterable[tuple[str, Any]]]
Arrive = Callable[[bytes | memoryview, int, tuple[str, ...], Follow | None], Arrivals]


class Write(Protocol):
    """The module of a wire that writes. Its `encode` is an `Encode`."""

    def encode(self, value: object, /) -> Frame: ...


class Read(Protocol):
    """The module of a wire that reads."""

    def decode(self, body: bytes, /) -> object:
        """The value of one body. Raises ValueError, whose text is the reason, for anything else."""


class Show(Protocol):
    """The module of a wire that shows frames to a person; see `show`."""

    def good(self, start: bytes, size: int, /, *value: object) -> str: ...

    def bad(self, start: bytes, size: int, /) -> str: ...


class Moves(Protocol):
    """The module of a wire by which streams move: messages in which numbers stand for them."""

    def enclose(self, value: object, number: Callable[[Any], int], /) -> bytes: ...

    def disclose(self, body: bytes, objects: list[Any], /) -> Any: ...


class Dialects(Protocol):
    """The module that tells apart the wires that go by one name; each is a name of `DIALECTS`."""

    def first_bytes_dialect(self, start: bytes, /) -> str | None: ...

    def program_dialect(self, path: str, /) -> str | None: ...
