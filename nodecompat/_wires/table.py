"""The table of wires: one row holds all that anybody asks about a wire.

What must stay true: outside `_wires` no file decides anything by the name of a wire; it asks a row. A row names the
modules of its wire, and the first message loads them: a child that only listens does not pay for the writer, nor one
that only speaks for the reader. Every child loads this file at its start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from nodecompat._on_use import on_use
from nodecompat._wires.framing import BUN_PRELUDE, CborSequence, JsonLines, LengthPrefixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Protocol

    from nodecompat import _native as native
    from nodecompat._errors import base as errors
    from nodecompat._wires import budget
    from nodecompat._wires import show as values_show
    from nodecompat._wires.cbor import enclosed as cbor_enclosed
    from nodecompat._wires.cbor import read as cbor_read
    from nodecompat._wires.cbor import show as cbor_show
    from nodecompat._wires.cbor import write as cbor_write
    from nodecompat._wires.framing import Frame as Frame
    from nodecompat._wires.framing import Framing
    from nodecompat._wires.gathering import Body
    from nodecompat._wires.jsc import dialect as advanced_dialects
    from nodecompat._wires.jsc import framing as jsc_framing
    from nodecompat._wires.jsc import read as jsc_read
    from nodecompat._wires.jsc import write as jsc_write
    from nodecompat._wires.json import read as json_read
    from nodecompat._wires.json import show as json_show
    from nodecompat._wires.json import write as json_write
    from nodecompat._wires.v8 import read as v8_read
    from nodecompat._wires.v8 import write as v8_write

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

    # The notices of some bytes: pairs of a kind that is given and a message, as far as they are plain and not larger
    # than a number; then those that a function has, which is called with the bytes and how many of them were taken.
    Arrive = Callable[
        [bytes | memoryview, int, str, Callable[[bytes, int], Iterable[tuple[str, Any]]] | None], Arrivals
    ]

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

else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    native = on_use("nodecompat._native")  # the first message
    budget = on_use("nodecompat._wires.budget")  # the first message that is received
    cbor_enclosed = on_use("nodecompat._wires.cbor.enclosed")  # only messages with streams
    cbor_write = on_use("nodecompat._wires.cbor.write")  # the first message that is sent on this wire
    cbor_read = on_use("nodecompat._wires.cbor.read")  # cbor2: the first message that is received on this wire
    cbor_show = on_use("nodecompat._wires.cbor.show")  # only NODE_DEBUG=ipc
    json_show = on_use("nodecompat._wires.json.show")  # only NODE_DEBUG=ipc
    values_show = on_use("nodecompat._wires.show")  # only NODE_DEBUG=ipc
    json_write = on_use("nodecompat._wires.json.write")  # the first message that is sent on this wire
    json_read = on_use("nodecompat._wires.json.read")  # the first message that is received on this wire
    v8_write = on_use("nodecompat._wires.v8.write")  # the first message that is sent on this wire
    v8_read = on_use("nodecompat._wires.v8.read")  # the first message that is received on this wire
    jsc_write = on_use("nodecompat._wires.jsc.write")  # the first message that is sent on this wire
    jsc_read = on_use("nodecompat._wires.jsc.read")  # the first message that is received on this wire
    jsc_framing = on_use("nodecompat._wires.jsc.framing")  # only channels with a Bun
    advanced_dialects = on_use("nodecompat._wires.jsc.dialect")  # only channels called 'advanced'


class Wire:
    """One row: how frames are cut out of the stream, and the modules that write, read and show what is in them.

    `name` is the wire's own; `serialization` is what that option calls it. `opening` goes out before a channel's first
    frame. `only_python`: nobody else speaks it; `moves`: how streams do, where they can. `dialects` tells apart the
    wires of one `serialization`, of which this one is taken until more is known.
    A plain class: to make a NamedTuple costs every child a millisecond of its start.
    """

    __slots__ = (
        "_decode",
        "dialects",
        "framing",
        "moves",
        "name",
        "only_python",
        "opening",
        "read",
        "serialization",
        "show",
        "write",
    )

    def __init__(
        self,
        name: str,
        serialization: str,
        framing: Callable[[int], Framing],
        write: Write,
        read: Read,
        show: Show,
        *,
        opening: bytes = b"",
        dialects: Dialects | None = None,
        only_python: bool = False,
        moves: Moves | None = None,
    ) -> None:
        self.name = name
        self.serialization = serialization
        self.framing = framing
        self.write = write
        self.read = read
        self.show = show
        self.opening = opening
        self.dialects = dialects
        self.only_python = only_python
        self.moves = moves
        self._decode: Decode | None = None

    def encoder(self) -> Encode:
        """The encoder of one channel. Loads the writer, or the compiled one, which loads it when it is needed."""
        if self.name in native.WIRES:
            return native.encoder(self.name, self._write_rest)
        encode, opening = self.write.encode, self.opening
        if not opening:
            return encode

        def encode_after_opening(value: object) -> Frame:
            nonlocal opening
            frame = encode(value)
            if opening:
                frame = opening + frame if isinstance(frame, bytes) else [opening, *frame]
                opening = b""
            return frame

        return encode_after_opening

    def decoder(self) -> Decode:
        """The decoder of one channel. Loads the reader, or the compiled one, which loads it when it is needed."""
        return native.decoder(self.name, self._read_rest) if self.name in native.WIRES else self._python_decoder()

    def _python_decoder(self) -> Decode:
        if self._decode is None:
            self._decode = _one_by_one(self.read.decode)
        return self._decode

    def _write_rest(self, value: object) -> Frame:
        return self.write.encode(value)

    def _read_rest(self, bodies: list[Body], values: list[object]) -> None:
        self._python_decoder()(bodies, values)


def _one_by_one(decode: Callable[[bytes], object]) -> Decode:
    def decode_all(bodies: list[Body], values: list[object]) -> None:
        append, reading = values.append, budget.reading
        if len(bodies) == 1:
            if reading.used:
                reading.begin(1)
            append(decode(bodies[0]))  # type: ignore[arg-type]  # the reader takes what its framing gives
            return
        reading.begin(len(bodies))
        try:
            for body in bodies:
                append(decode(body))  # type: ignore[arg-type]
        except budget.LaterError:
            if not values:  # there is nothing to wait for
                reading.begin(1)
                append(decode(bodies[0]))  # type: ignore[arg-type]
        finally:
            reading.elements = budget.NO_LIMIT

    return decode_all


def _bun_frames(max_message_bytes: int) -> Framing:
    return jsc_framing.BunFrames(max_message_bytes)


# What `serialization` may be; the order is that of error texts.
Serialization = Literal["json", "advanced", "cbor"]

WIRES: Final[dict[str, Wire]] = {
    "json": Wire("json", "json", JsonLines, json_write, json_read, json_show),
    "advanced": Wire("v8", "advanced", LengthPrefixed, v8_write, v8_read, values_show, dialects=advanced_dialects),
    "cbor": Wire("cbor", "cbor", CborSequence, cbor_write, cbor_read, cbor_show, only_python=True, moves=cbor_enclosed),
}

# The wires that go by the name 'advanced': which one it is, the first bytes of the peer tell.
DIALECTS: Final[dict[str, Wire]] = {
    "v8": WIRES["advanced"],
    "jsc": Wire("jsc", "advanced", _bun_frames, jsc_write, jsc_read, values_show, opening=BUN_PRELUDE),
}

# What is spoken when nobody named a wire.
DEFAULT: Final = "json"  # by Node's rule
PYTHON_DEFAULT: Final = "cbor"  # with a Python child
BUN_DEFAULT: Final = "advanced"  # by Bun's rule, which `Bun.spawn` follows


class Spoken:
    """What this program speaks with Python children unless it says otherwise."""

    with_python: str = PYTHON_DEFAULT


def wire(name: object) -> Wire:
    """The wire called `name` in the `serialization` option.

    Raises InvalidArgValueError as `child_process.fork` does for a name it does not know.
    """
    found = WIRES.get(name) if isinstance(name, str) else None
    if found is None:
        names = ", ".join(f"'{known}'" for known in WIRES)
        raise errors.InvalidArgValueError("options.serialization", name, f"must be one of: undefined, {names}")
    return found


def dialects_of(name: str) -> Dialects | None:
    """What tells apart the wires called `name` in that option; None where one wire goes by that name, or none."""
    return WIRES[name].dialects if name in WIRES else None
