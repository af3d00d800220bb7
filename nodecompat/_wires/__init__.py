"""How messages become bytes: one folder for each wire, one row for each in the table here.

    (here)       the table: one row holds all that anybody asks about a wire
    protocols    what the table asks of a wire's modules
    framing      where frames begin and end in the stream; `gathering` keeps those that are large and incomplete
    budget       what a frame may cost beyond its bytes, counted for all wires
    tree         what all writers and readers share: limits, refusals, the containers that are rare, colliding keys
    javascript   what the wires of JavaScript's engines share; `javascript_rest`, `typed_arrays`: the rare part of it
    show         how frames are shown by NODE_DEBUG=ipc
    cbor         between Pythons
    json         Node's, Bun's and Deno's default
    v8, jsc      `advanced`: V8's format (Node, Deno) and JavaScriptCore's (Bun)

The folders have the same files:

    tags         the numbers and heads that both directions need
    write        plain values to frames: the hot path, and all that a first message loads
    write_rest   the values that are not plain; the first of them loads it
    read         frames to plain values
    read_rest    the values that are not plain
    show         how a frame is shown, where its bytes can be read in part

A wire of your own
------------------

`tests/_wires/test_a_wire_of_your_own.py` is one: MessagePack for plain values, in a hundred lines. It takes:

1. `write.py` with `encode(value) -> bytes`, or a list of buffers to be written one after the other. Writers have the
   form `(value, out, seen, depth)`, in a table by type: `out` is the list of the parts of the message, `seen` what the
   wire knows of the containers met so far, `depth` the level of containers the value sits in. A writer raises
   `RefusedError` for what cannot travel and adds to its `steps` on the way up, `TooDeepError` beyond `MAX_DEPTH`;
   `encode` makes of both, and of Python's RecursionError, what `tree.rescue` says.
2. `write_rest.py`, if more than plain values shall travel: derive from `tree.Rest` and say how a container is entered,
   opened and closed. Load it with `on_use`, so that a child's first message does not wait for it.
3. `read.py` with `decode(body)`: the value, or ValueError with a reason, whatever the bytes are; in time and memory
   that are bounded by the bytes.
4. A framing: derive from `framing.SizedFrames` and write `_head`.
5. A row in `WIRES`: the wire's name, what the option `serialization` calls it, and these modules. From then on
   `fork` and `Bun.spawn` take the name, error texts list it, and NODE_DEBUG=ipc shows its frames. For type checkers,
   add the name to `Serialization`.

What must stay true: outside `_wires` no file decides anything by the name of a wire; it asks a row. A row names the
modules of its wire, and the first message loads them: a child that only listens does not pay for the writer, nor one
that only speaks for the reader. Every child loads this file at its start, and no other of this folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from nodecompat._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat import _native as native
    from nodecompat._errors import base as errors
    from nodecompat._wires import budget as budgets
    from nodecompat._wires import framing as framings
    from nodecompat._wires import show as values_show
    from nodecompat._wires.cbor import enclosed as cbor_enclosed
    from nodecompat._wires.cbor import read as cbor_read
    from nodecompat._wires.cbor import show as cbor_show
    from nodecompat._wires.cbor import write as cbor_write
    from nodecompat._wires.framing import Framing as Framing
    from nodecompat._wires.gathering import Body
    from nodecompat._wires.jsc import dialect as advanced_dialects
    from nodecompat._wires.jsc import framing as jsc_framing
    from nodecompat._wires.jsc import read as jsc_read
    from nodecompat._wires.jsc import write as jsc_write
    from nodecompat._wires.json import read as json_read
    from nodecompat._wires.json import show as json_show
    from nodecompat._wires.json import write as json_write
    from nodecompat._wires.protocols import Arrivals as Arrivals
    from nodecompat._wires.protocols import Arrive as Arrive
    from nodecompat._wires.protocols import Decode as Decode
    from nodecompat._wires.protocols import Dialects as Dialects
    from nodecompat._wires.protocols import Encode as Encode
    from nodecompat._wires.protocols import Frame as Frame
    from nodecompat._wires.protocols import Moves as Moves
    from nodecompat._wires.protocols import Read, Show, Write
    from nodecompat._wires.v8 import read as v8_read
    from nodecompat._wires.v8 import write as v8_write
else:
    errors = on_use("nodecompat._errors.base")  # a start raises none of them
    native = on_use("nodecompat._native")  # the first message
    budgets = on_use("nodecompat._wires.budget")  # the first message that is received
    framings = on_use("nodecompat._wires.framing")  # the first bytes that are received
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

    `name` is the wire's own; `serialization` is what that option calls it. `opens`: Bun's prelude goes out first.
    `only_python`: nobody else speaks it; `moves`: how streams do, where they can. `dialects` tells apart the wires of
    one `serialization`, of which this one is taken until more is known.
    A plain class: to make a NamedTuple costs every child a millisecond of its start.
    """

    __slots__ = (
        "_decode",
        "dialects",
        "framing",
        "moves",
        "name",
        "only_python",
        "opens",
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
        opens: bool = False,
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
        self.opens = opens
        self.dialects = dialects
        self.only_python = only_python
        self.moves = moves
        self._decode: Decode | None = None

    @property
    def opening(self) -> bytes:
        """What goes out before a channel's first frame."""
        return framings.BUN_PRELUDE if self.opens else b""

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
        append, reading = values.append, budgets.reading
        if len(bodies) == 1:
            if reading.used:
                reading.begin(1)
            append(decode(bodies[0]))  # type: ignore[arg-type]  # the reader takes what its framing gives
            return
        reading.begin(len(bodies))
        try:
            for body in bodies:
                append(decode(body))  # type: ignore[arg-type]
        except budgets.LaterError:
            if not values:  # there is nothing to wait for
                reading.begin(1)
                append(decode(bodies[0]))  # type: ignore[arg-type]
        finally:
            reading.elements = budgets.NO_LIMIT

    return decode_all


def _json_frames(max_message_bytes: int) -> Framing:
    return framings.JsonLines(max_message_bytes)


def _v8_frames(max_message_bytes: int) -> Framing:
    return framings.LengthPrefixed(max_message_bytes)


def _cbor_frames(max_message_bytes: int) -> Framing:
    return framings.CborSequence(max_message_bytes)


def _bun_frames(max_message_bytes: int) -> Framing:
    return jsc_framing.BunFrames(max_message_bytes)


# What `serialization` may be; the order is that of error texts.
Serialization = Literal["json", "advanced", "cbor"]

WIRES: Final[dict[str, Wire]] = {
    "json": Wire("json", "json", _json_frames, json_write, json_read, json_show),
    "advanced": Wire("v8", "advanced", _v8_frames, v8_write, v8_read, values_show, dialects=advanced_dialects),
    "cbor": Wire("cbor", "cbor", _cbor_frames, cbor_write, cbor_read, cbor_show, only_python=True, moves=cbor_enclosed),
}

# The wires that go by the name 'advanced': which one it is, the first bytes of the peer tell.
DIALECTS: Final[dict[str, Wire]] = {
    "v8": WIRES["advanced"],
    "jsc": Wire("jsc", "advanced", _bun_frames, jsc_write, jsc_read, values_show, opens=True),
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
