"""What may travel: how each kind is given away here, and comes to life on the other side.

What must stay true: nothing is changed of an object that cannot travel, nor of one whose message cannot be written;
what was given away is locked here. Texts are those of Node's postMessage, measured on Node 26.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .._errors.base import received
from .._js.kinds import RefusedError
from .._loop.current import engine
from .._on_use import on_use
from .._stream.duplex import Duplex
from .._stream.readable import Readable
from .._stream.writable import Writable
from .._web.base import then
from .._web.blob import Blob
from .._web.piping import Pipe
from .._web.readable import ReadableStream
from .._web.reading import ReadableSide
from .._web.transform import TransformStream
from .._web.writing import WritableSide
from .ends import Pump, Reader, Writer
from .ledger import PORTS, READS, WRITES
from .ports import Core, MessagePort, PortEnd, join, made

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from .._bun import files, streams
    from .ends import Wire

    class Taker(Wire, Protocol):
        """A channel as far as what comes to life needs it."""

        def live(self, key: int, end: Pump | Reader | Writer | PortEnd, /) -> None: ...
        def post(self, key: int, message: object, /) -> None: ...

    Roles = tuple[str, ...]
else:
    files = on_use("nodecompat._bun.files")  # only Responses need it
    streams = on_use("nodecompat._bun.streams")  # only what `bun` has need it


class Giving:
    """Something that is about to travel: its kind, the roles of this side in its flows, and what else is said of it."""

    def __init__(
        self, kind: str, roles: Roles, meta: dict[str, object], commit: Callable[[Taker, list[int]], None]
    ) -> None:
        self.kind = kind
        self.roles = roles
        self.meta = meta
        self.commit = commit  # gives it away, with the keys of its flows


def _locked(kind: str) -> RefusedError:
    refusal = RefusedError(f"a locked {kind}")
    refusal.text = f"Cannot transfer a locked {kind}"
    return refusal


# -- the two directions --------------------------------------------------------------------------------------


def _pump(wire: Taker, key: int, source: ReadableSide) -> None:
    """Send what a stream gives, from when the message has been written."""
    pump = Pump(wire, key, source)
    wire.live(key, pump)
    engine.next_tick(pump.start)


def _sink(wire: Taker, key: int, target: WritableSide) -> None:
    """Write what comes to a stream, which keeps the program alive until it is over; `done` when that is closed."""
    end = Reader(wire, key)
    pipe = end.pipe = Pipe(end.stream(), target, set(), None)
    pipe._promise._handled = True
    wire.live(key, end)
    wire.hold()
    then(pipe._promise, wire.release, lambda _: wire.release())
    engine.next_tick(pipe.start)
    then(
        pipe._promise,
        lambda: wire.say(key, "done"),
        lambda error: wire.say(key, "cancel", reason=error),
    )


# -- out -----------------------------------------------------------------------------------------------------


def _give_readable(stream: Any) -> Giving:
    if stream.locked:
        raise _locked("ReadableStream")
    is_bun = getattr(type(stream), "_used", None) is not None

    def commit(wire: Taker, keys: list[int]) -> None:
        if is_bun:
            stream._used = True
        _pump(wire, keys[0], stream)

    return Giving("ReadableStream", (WRITES,), {"bun": is_bun}, commit)


def _give_writable(stream: Any) -> Giving:
    if stream.locked:
        raise _locked("WritableStream")
    return Giving("WritableStream", (READS,), {}, lambda wire, keys: _sink(wire, keys[0], stream))


def _give_transform(pair: Any) -> Giving:
    _give_readable(pair.readable)
    _give_writable(pair.writable)

    def commit(wire: Taker, keys: list[int]) -> None:
        _pump(wire, keys[0], pair.readable)
        _sink(wire, keys[1], pair.writable)

    return Giving("TransformStream", (WRITES, READS), {}, commit)


def _give_node_readable(stream: Any) -> Giving:
    _check_unused(stream, "Readable")
    meta = {"objectMode": stream.readableObjectMode, "encoding": stream.readableEncoding}

    def commit(wire: Taker, keys: list[int]) -> None:
        _give_away(stream)
        _pump(wire, keys[0], Readable.toWeb(stream))

    return Giving("Readable", (WRITES,), meta, commit)


def _give_node_writable(stream: Any) -> Giving:
    _check_unused(stream, "Writable")

    def commit(wire: Taker, keys: list[int]) -> None:
        _give_away(stream)
        _sink(wire, keys[0], Writable.toWeb(stream))

    return Giving("Writable", (READS,), {"objectMode": stream.writableObjectMode}, commit)


def _give_duplex(stream: Any) -> Giving:
    """One of whose sides is over travels as the other one."""
    if not stream.writable:
        return _give_node_readable(stream)
    if not stream.readable:
        return _give_node_writable(stream)
    _check_unused(stream, "Duplex")
    meta = {
        "readableObjectMode": stream.readableObjectMode,
        "writableObjectMode": stream.writableObjectMode,
        "encoding": stream.readableEncoding,
    }

    def commit(wire: Taker, keys: list[int]) -> None:
        _give_away(stream)
        pair = Duplex.toWeb(stream)
        _pump(wire, keys[0], pair.readable)
        _sink(wire, keys[1], pair.writable)

    return Giving("Duplex", (WRITES, READS), meta, commit)


def _give_away(stream: Any) -> None:
    """What becomes of it is the other side's affair: an error that nobody hears here ends no program."""
    stream._given = True
    stream.on("error", lambda _: None)


def _check_unused(stream: Any, kind: str) -> None:
    """A stream of Node's is locked when somebody reads it, or it was given away."""
    state = getattr(stream, "_readableState", None)
    reads = state is not None and (state.dataListening or state.readableListening or state.pipes)
    if reads or getattr(stream, "_given", False):
        raise _locked(kind)


def _give_blob(blob: Any) -> Giving:
    is_bun = type(blob).__module__.endswith("._bun.streams")
    return Giving("Blob", (), {"data": blob._data, "type": blob.type, "bun": is_bun}, lambda *_: None)


def _give_response(response: Any) -> Giving:
    meta: dict[str, object] = {"status": response.status, "data": None}
    if response.bodyUsed:
        raise _locked("Response")
    data = response._data
    if data is None or isinstance(data, bytes):
        return Giving("Response", (), {**meta, "data": data}, lambda *_: response.take())
    body = response.body
    if body.locked:
        raise _locked("ReadableStream")

    def commit(wire: Taker, keys: list[int]) -> None:
        response.take()
        body._used = True
        _pump(wire, keys[0], body)

    return Giving("Response", (WRITES,), meta, commit)


def _give_port(port: MessagePort) -> Giving:
    if port._core is None:
        refusal = RefusedError(received(port))
        refusal.text = "MessagePort in transfer list is already detached"
        raise refusal

    def commit(wire: Taker, keys: list[int]) -> None:
        core, end = port._detach(), PortEnd(wire, keys[0])
        partner = core.partner
        if partner is not None:
            join(partner, end)
        wire.live(keys[0], end)
        engine.next_tick(forward, core, end)

    def forward(core: Core, end: PortEnd) -> None:
        """What had come for the port before it was given away follows it."""
        for message, ports in core.queue:
            end.take(message, ports)
        if core.partner is None and not core.queue:
            end.end()

    return Giving("MessagePort", (PORTS,), {}, commit)


# By the name of a class, the first in the order of bases that is found.
_GIVE: Final[dict[str, Callable[[Any], Giving]]] = {
    "nodecompat._web.reading.ReadableSide": _give_readable,
    "nodecompat._web.writing.WritableSide": _give_writable,
    "nodecompat._web.transform.TransformStream": _give_transform,
    "nodecompat._web.blob.Blob": _give_blob,
    "nodecompat._bun.files.Response": _give_response,
    "nodecompat._moved.ports.MessagePort": _give_port,
    "nodecompat._stream.duplex.Duplex": _give_duplex,
    "nodecompat._stream.readable.Readable": _give_node_readable,
    "nodecompat._stream.writable.Writable": _give_node_writable,
}


def giving(value: object) -> Giving:
    """How an object travels. Raises RefusedError."""
    for base in type(value).__mro__:
        give = _GIVE.get(f"{base.__module__}.{base.__qualname__}")
        if give is not None:
            return give(value)
    raise RefusedError(received(value))


# -- in ------------------------------------------------------------------------------------------------------


def _reader(wire: Taker, key: int, kind: type[ReadableStream] = ReadableStream) -> ReadableStream:
    end = Reader(wire, key)
    stream = end.stream(kind)
    wire.live(key, end)
    return stream


def _writer(wire: Taker, key: int) -> Any:
    end = Writer(wire, key, acks=True)
    stream = end.stream()
    wire.live(key, end)
    return stream


def _take_readable(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    return _reader(wire, keys[0], streams.ReadableStream if meta.get("bun") is True else ReadableStream)


def _take_transform(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    pair: Any = TransformStream.__new__(TransformStream)
    pair._readable, pair._writable, pair._full = _reader(wire, keys[0]), _writer(wire, keys[1]), True
    return pair


def _take_node_readable(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    return Readable.fromWeb(_reader(wire, keys[0]), {"objectMode": meta.get("objectMode") is True, **_encoding(meta)})


def _take_node_writable(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    return Writable.fromWeb(_writer(wire, keys[0]), {"objectMode": meta.get("objectMode") is True})


def _take_duplex(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    pair = {"readable": _reader(wire, keys[0]), "writable": _writer(wire, keys[1])}
    either = meta.get("readableObjectMode") is True or meta.get("writableObjectMode") is True
    return Duplex.fromWeb(pair, {"objectMode": either, "allowHalfOpen": True, **_encoding(meta)})


def _encoding(meta: dict[str, Any]) -> dict[str, Any]:
    encoding = meta.get("encoding")
    return {"encoding": encoding} if isinstance(encoding, str) else {}


def _take_blob(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    data, kind = meta.get("data"), meta.get("type")
    if not isinstance(data, bytes) or not isinstance(kind, str):
        raise ValueError("a Blob without data")
    return (streams.Blob if meta.get("bun") is True else Blob)([data], {"type": kind})


def _take_response(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    data, status = meta.get("data"), meta.get("status")
    if not isinstance(status, int):
        raise ValueError("a Response without a status")
    body = _reader(wire, keys[0], streams.ReadableStream) if keys else data
    return files.Response(body, {"status": status})


def _take_port(wire: Taker, keys: list[int], meta: dict[str, Any]) -> object:
    core, end = Core(), PortEnd(wire, keys[0])
    join(core, end)
    wire.live(keys[0], end)
    return made(core)


# Each kind: the roles of the giving side, and what makes the object here.
KINDS: Final[dict[str, tuple[tuple[Roles, ...], Callable[[Taker, list[int], dict[str, Any]], object]]]] = {
    "ReadableStream": (((WRITES,),), _take_readable),
    "WritableStream": (((READS,),), lambda wire, keys, meta: _writer(wire, keys[0])),
    "TransformStream": (((WRITES, READS),), _take_transform),
    "Readable": (((WRITES,),), _take_node_readable),
    "Writable": (((READS,),), _take_node_writable),
    "Duplex": (((WRITES, READS),), _take_duplex),
    "Blob": (((),), _take_blob),
    "Response": (((), (WRITES,)), _take_response),
    "MessagePort": (((PORTS,),), _take_port),
}

# Those that are freed as soon as nobody holds them: those of Node are in a circle with the stream they read or write.
FREED: Final = frozenset({"ReadableStream", "WritableStream", "TransformStream", "Blob", "Response"})
