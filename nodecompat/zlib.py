"""Node's `zlib` over Python's: whole buffers at once, with a callback, and streams of gzip and deflate.

    from nodecompat import zlib
    zlib.gzipSync('text'), zlib.gunzip(data, callback), source.pipe(zlib.createGzip())

What must stay true: what is compressed is any format that Node reads, not the same bytes; errors have Node's codes. The
callback is called from a later turn, the work is done at once. Not here: brotli, zstandard, `flush` and `params` of
streams.
"""

from __future__ import annotations

import zlib as _zlib
from typing import TYPE_CHECKING, Any, Final

from ._crypto.hashing import bytes_of
from ._errors.base import InvalidArgTypeError, NodeError
from ._fs.arguments import is_buffer
from ._js.arity import fit, is_function
from ._js.own import Object
from ._stream.duplex import Transform
from ._stream.octets import Buffer
from .timers import setImmediate
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

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
_BUFFER = "of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer"

_GZIP, _ZLIB, _RAW, _EITHER = 16, 0, -1, 32  # what is added to the bits of the window; raw negates them


class ZlibError(NodeError):
    """Data that is not what it should be: Z_DATA_ERROR, Z_BUF_ERROR, …; `errno` is the number."""

    name = "Error"

    def __init__(self, message: str, errno: int) -> None:
        super().__init__(message)
        self.errno = errno
        self.code = codes.get(errno, "Z_DATA_ERROR")


def _bits(kind: int, options: Any) -> int:
    bits = int(_of(options, "windowBits", 15))
    return -bits if kind == _RAW else bits + kind


def _of(options: Any, name: str, missing: Any) -> Any:
    found = options.get(name, undefined) if isinstance(options, dict) else undefined
    return missing if found is undefined or found is None else found


def _packer(kind: int, options: Any) -> Any:
    level = _of(options, "level", _zlib.Z_DEFAULT_COMPRESSION)
    memory = _of(options, "memLevel", 8)
    strategy = _of(options, "strategy", 0)
    words = _of(options, "dictionary", None)
    more = () if words is None else (bytes(words),)
    return _zlib.compressobj(level, _zlib.DEFLATED, _bits(kind, options), memory, strategy, *more)


class _Unpacker:
    """The members of what was compressed, one after the other, from chunks."""

    def __init__(self, kind: int, options: Any) -> None:
        self._many = kind in (_GZIP, _EITHER)
        self._arguments: dict[str, Any] = {"wbits": _bits(kind, options)}
        if (words := _of(options, "dictionary", None)) is not None:
            self._arguments["zdict"] = bytes(words)
        self._current = _zlib.decompressobj(**self._arguments)
        self._begun = False

    def decompress(self, data: bytes) -> bytes:
        """What the next bytes give. Raises ZlibError."""
        parts: list[bytes] = []
        while data:
            if self._current.eof:
                if not self._many or data[:1] == b"\0":
                    break  # what follows belongs to nobody
                self._current = _zlib.decompressobj(**self._arguments)
            if not self._begun:
                self._begun, self._many = True, self._many and data[:1] == b"\x1f"
            try:
                parts.append(self._current.decompress(data))
            except _zlib.error as error:
                raise _fault(error) from None
            data = self._current.unused_data
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


def _packed(kind: int) -> Callable[..., Any]:
    def sync(buffer: object = undefined, options: object = undefined) -> Any:
        """The compressed bytes of a text or a buffer. Raises ERR_INVALID_ARG_TYPE. Node: zlib.gzipSync and its like."""
        packer = _packer(kind, options)
        return Buffer(packer.compress(_given(buffer)) + packer.flush())

    return sync


def _unpacked(kind: int) -> Callable[..., Any]:
    def sync(buffer: object = undefined, options: object = undefined) -> Any:
        """What was compressed. Raises ZlibError, ERR_INVALID_ARG_TYPE. Node: zlib.gunzipSync and its like."""
        unpacker = _Unpacker(kind, options)
        return Buffer(unpacker.decompress(_given(buffer)) + unpacker.flush())

    return sync


def _later(sync: Callable[..., Any]) -> Callable[..., Any]:
    def asynchronous(buffer: object, options: object, callback: object = undefined) -> None:
        """The same, given to `callback(error, result)`."""
        if is_function(options):
            options, callback = undefined, options
        done = fit(callback, 2)  # type: ignore[arg-type]  # what is no function fails here
        try:
            found = sync(buffer, options)
        except ZlibError as error:
            setImmediate(done, error, undefined)
        else:
            setImmediate(done, None, found)

    return asynchronous


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
        if packs:
            return _Stream(_packer(kind, options), "compress", options)
        return _Stream(_Unpacker(kind, options), "decompress", options)

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
