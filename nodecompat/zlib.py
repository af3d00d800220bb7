"""Node's `zlib` over Python's: whole buffers at once, with a callback, and streams of gzip and deflate.

    from nodecompat import zlib
    zlib.gzipSync('text'), zlib.gunzip(data, callback), source.pipe(zlib.createGzip())

What must stay true: what is compressed is any format that Node reads, not the same bytes; errors have Node's codes. The
callback is called from a later turn, the work is done at once. Not here: brotli, zstandard, `flush` and `params` of
streams.
"""

from __future__ import annotations

import zlib as _zlib
from math import inf
from typing import TYPE_CHECKING, Any, Final, cast

from ._crypto.hashing import bytes_of
from ._errors.base import InvalidArgTypeError, NodeError, NodeRangeError, OutOfRangeError
from ._fs.arguments import is_buffer
from ._fs.running import checked_callback
from ._js.arity import fit, is_function
from ._js.kinds import defined, truthy
from ._js.numbers import MAX_SAFE_INTEGER, is_number
from ._js.own import Object
from ._stream.duplex import Transform
from ._stream.octets import Buffer
from .timers import setImmediate
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from ._events.typed import Chunk, TakesCallback

    class AtOnce(Protocol):
        """`zlib.gzipSync` and its like."""

        def __call__(self, buffer: Chunk, options: object = ...) -> Buffer:
            """What a text or a buffer is, compressed or unpacked.

            Options: `level`, `windowBits`, `memLevel`, `strategy`, `dictionary`, `maxOutputLength`. Raises ZlibError,
            ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_BUFFER_TOO_LARGE beyond `maxOutputLength` bytes.
            """
            ...


__all__ = [
    "ZlibError",
    "codes",
    "constants",
    "crc32",
    "createDeflate",
    "createDeflateRaw",
    "createGunzip",
    "createGzip",
    "createInflate",
    "createInflateRaw",
    "createUnzip",
    "deflate",
    "deflateRaw",
    "deflateRawSync",
    "deflateSync",
    "gunzip",
    "gunzipSync",
    "gzip",
    "gzipSync",
    "inflate",
    "inflateRaw",
    "inflateRawSync",
    "inflateSync",
    "unzip",
    "unzipSync",
]  # fmt: skip

constants: Final = Object({name: getattr(_zlib, name) for name in dir(_zlib) if name[:2] == "Z_"} | {
    "Z_MIN_WINDOWBITS": 8, "Z_MAX_WINDOWBITS": 15, "Z_DEFAULT_WINDOWBITS": 15, "Z_MIN_LEVEL": -1, "Z_MAX_LEVEL": 9,
    "Z_DEFAULT_LEVEL": -1, "Z_MIN_MEMLEVEL": 1, "Z_MAX_MEMLEVEL": 9, "Z_DEFAULT_MEMLEVEL": 8, "Z_MIN_CHUNK": 64,
    "Z_DEFAULT_CHUNK": 16384, "Z_OK": 0, "Z_STREAM_END": 1, "Z_NEED_DICT": 2, "Z_ERRNO": -1, "Z_STREAM_ERROR": -2,
    "Z_DATA_ERROR": -3, "Z_MEM_ERROR": -4, "Z_BUF_ERROR": -5, "Z_VERSION_ERROR": -6,
})  # fmt: skip
codes: Final = {number: name for name, number in constants.items() if name.endswith(("ERROR", "ERRNO", "NEED_DICT"))}
_BYTES = "an instance of Buffer, TypedArray, DataView, or ArrayBuffer"
_BUFFER = f"of type string or {_BYTES}"

_GZIP, _ZLIB, _RAW, _EITHER = 16, 0, -1, 32  # what is added to the bits of the window; raw negates them


class ZlibError(NodeError):
    """Data that is not what it should be: Z_DATA_ERROR, Z_BUF_ERROR, …; `errno` is the number."""

    name = "Error"

    def __init__(self, message: str, errno: int) -> None:
        super().__init__(message)
        self.errno = errno
        self.code = codes.get(errno, "Z_DATA_ERROR")


_BOUNDS: Final = {  # option -> the lowest, the highest, what it is where it is not given; in Node's order
    "chunkSize": (64, inf, 16384),
    "flush": (0, 5, 0),
    "finishFlush": (0, 5, 4),
    "maxOutputLength": (1, MAX_SAFE_INTEGER, MAX_SAFE_INTEGER),
    "windowBits": (8, 15, 15),
    "level": (-1, 9, -1),
    "memLevel": (1, 9, 8),
    "strategy": (0, 4, 0),
}


class _Options:
    """What options say. Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""

    def __init__(self, kind: int, options: Any, packs: bool = False) -> None:
        given = defined(options) if isinstance(options, dict) else {}
        if kind != _RAW and not packs and not truthy(given.get("windowBits")):
            given.pop("windowBits", None)  # what the data says
        found = {}
        for name, (low, high, missing) in _BOUNDS.items():
            low += name == "windowBits" and packs and kind == _GZIP
            found[name] = _number(f"options.{name}", given.get(name, undefined), low, high, missing)
        self.most = found["maxOutputLength"]
        self.level, self.memory, self.strategy = found["level"], found["memLevel"], found["strategy"]
        bits = max(found["windowBits"], 9) if packs and kind == _RAW else found["windowBits"]
        self.bits = -bits if kind == _RAW else bits + kind
        words = given.get("dictionary", undefined)
        if words is not undefined and not is_buffer(words):
            raise InvalidArgTypeError("options.dictionary", _BYTES, words)
        self.words = None if words is undefined else bytes(words)


def _number(name: str, value: Any, low: float, high: float, missing: int) -> int:
    if value is undefined or value != value:
        return missing
    if not is_number(value):
        raise InvalidArgTypeError(name, "of type number", value)
    if value - value != 0:
        raise OutOfRangeError(name, "a finite number", value)
    if not low <= value <= high:
        raise OutOfRangeError(name, f">= {low}" + ("" if high == inf else f" and <= {high}"), value)
    return int(value)


def _packer(options: _Options) -> Any:
    more = () if options.words is None else (options.words,)
    return _zlib.compressobj(options.level, _zlib.DEFLATED, options.bits, options.memory, options.strategy, *more)


def _not_longer(size: int, most: int) -> None:
    if size > most:
        raise NodeRangeError(f"Cannot create a Buffer larger than {most} bytes", code="ERR_BUFFER_TOO_LARGE")


_PIECE: Final = 8192  # bytes that are looked at together: the end of each member in them costs a copy of what follows


class _Unpacker:
    """The members of what was compressed, one after the other, from chunks."""

    def __init__(self, kind: int, options: _Options) -> None:
        self._many = kind in (_GZIP, _EITHER)
        self._arguments: dict[str, Any] = {"wbits": options.bits}
        if options.words is not None:
            self._arguments["zdict"] = options.words
        self._current = _zlib.decompressobj(**self._arguments)
        self._begun = False

    def decompress(self, data: bytes, most: int = 0) -> bytes:
        """What the next bytes give, little more than `most` of it if that is not 0. Raises ZlibError."""
        parts: list[bytes] = []
        left = most + 1 if most else 0
        whole = memoryview(data)
        for place in range(0, len(data), _PIECE):
            rest: bytes | memoryview = whole[place : place + _PIECE]
            while rest:
                if self._current.eof:
                    if not self._many or rest[:1] == b"\0":
                        return b"".join(parts)  # what follows belongs to nobody
                    self._current = _zlib.decompressobj(**self._arguments)
                if not self._begun:
                    self._begun, self._many = True, self._many and rest[:1] == b"\x1f"
                try:
                    parts.append(self._current.decompress(rest, left))
                except _zlib.error as error:
                    raise _fault(error) from None
                left -= min(left, len(parts[-1]))
                if most and not left:
                    return b"".join(parts)
                rest = self._current.unused_data
        return b"".join(parts)

    def flush(self) -> bytes:
        """Raises ZlibError where the end is missing."""
        if not self._current.eof:
            raise ZlibError("unexpected end of file", _zlib_number("Z_BUF_ERROR"))
        return b""


def _zlib_number(name: str) -> int:
    return int(constants[name])


def _fault(error: Exception) -> ZlibError:
    """`Error -3 while decompressing data: incorrect header check` as Node says it."""
    head, _, text = str(error).partition(": ")
    number = next((int(word) for word in head.split() if word.lstrip("-").isdigit()), -3)
    return ZlibError("Missing dictionary" if number == 2 else text or head, number)


def _given(buffer: object) -> bytes:
    if not isinstance(buffer, str) and not is_buffer(buffer):
        raise InvalidArgTypeError("buffer", _BUFFER, buffer)
    return bytes_of(buffer, "buffer")


def _packed(kind: int) -> AtOnce:
    def sync(buffer: object = undefined, options: object = undefined) -> Buffer:
        """The compressed bytes of a text or a buffer.

        Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_BUFFER_TOO_LARGE beyond `maxOutputLength` bytes. Node:
        zlib.gzipSync and its like.
        """
        checked = _Options(kind, options, packs=True)
        packer = _packer(checked)
        found = packer.compress(_given(buffer)) + packer.flush()
        _not_longer(len(found), checked.most)
        return Buffer(found)

    return sync


def _unpacked(kind: int) -> AtOnce:
    def sync(buffer: object = undefined, options: object = undefined) -> Buffer:
        """What was compressed.

        Raises ZlibError, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_BUFFER_TOO_LARGE beyond `maxOutputLength` bytes,
        before much more memory than that is taken. Node: zlib.gunzipSync and its like.
        """
        checked = _Options(kind, options)
        unpacker = _Unpacker(kind, checked)
        found = unpacker.decompress(_given(buffer), checked.most)
        _not_longer(len(found), checked.most)
        return Buffer(found + unpacker.flush())

    return sync


def _later(sync: AtOnce) -> TakesCallback:
    def asynchronous(buffer: Chunk, options: object, callback: object = undefined) -> None:
        """The same, given to `callback(error, result)`."""
        if is_function(options):
            options, callback = undefined, options
        done = fit(checked_callback(callback, "callback"), 2)
        try:
            found = sync(buffer, options)
        except NodeError as error:
            if not isinstance(error, ZlibError) and error.code != "ERR_BUFFER_TOO_LARGE":
                raise
            setImmediate(done, error, undefined)
        else:
            setImmediate(done, None, found)

    return cast("TakesCallback", asynchronous)


class _Stream(Transform):
    """Chunks in, compressed or unpacked ones out."""

    def __init__(self, work: Any, method: str, options: Any) -> None:
        super().__init__(options if isinstance(options, dict) else None)
        self._work = work
        self._take = getattr(work, method)
        self.bytesWritten = 0

    def _transform(self, chunk: Any, encoding: str, callback: Callable[..., object]) -> None:
        data = bytes_of(chunk, "chunk", encoding)
        self.bytesWritten += len(data)
        self._give(callback, self._take, data)

    def _flush(self, callback: Callable[..., object]) -> None:
        self._give(callback, self._work.flush)

    def _give(self, callback: Callable[..., object], work: Callable[..., bytes], *data: bytes) -> None:
        try:
            found = work(*data)
        except ZlibError as error:
            callback(error)
            return
        if found:
            self.push(Buffer(found))
        callback()


def _creates(kind: int, packs: bool) -> Callable[..., _Stream]:
    def create(options: object = undefined) -> _Stream:
        """A stream that compresses, or unpacks, what is written to it. Node: zlib.createGzip and its like."""
        checked = _Options(kind, options, packs)
        if packs:
            return _Stream(_packer(checked), "compress", options)
        return _Stream(_Unpacker(kind, checked), "decompress", options)

    return create


def crc32(data: object = undefined, value: int = 0) -> int:
    """The checksum of a text or a buffer, which goes on from `value`. Node: zlib.crc32."""
    return _zlib.crc32(bytes_of(data, "data"), value)


gzipSync, gunzipSync, unzipSync = _packed(_GZIP), _unpacked(_GZIP), _unpacked(_EITHER)
deflateSync, inflateSync = _packed(_ZLIB), _unpacked(_ZLIB)
deflateRawSync, inflateRawSync = _packed(_RAW), _unpacked(_RAW)
gzip, gunzip, unzip = _later(gzipSync), _later(gunzipSync), _later(unzipSync)
deflate, inflate = _later(deflateSync), _later(inflateSync)
deflateRaw, inflateRaw = _later(deflateRawSync), _later(inflateRawSync)
createGzip, createGunzip, createUnzip = _creates(_GZIP, True), _creates(_GZIP, False), _creates(_EITHER, False)
createDeflate, createInflate = _creates(_ZLIB, True), _creates(_ZLIB, False)
createDeflateRaw, createInflateRaw = _creates(_RAW, True), _creates(_RAW, False)
