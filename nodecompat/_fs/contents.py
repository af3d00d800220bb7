"""What is in files: read and written whole, or piece by piece through a descriptor.

Each function checks its arguments and returns what does the work.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, InvalidArgValueError, OutOfRangeError
from .._errors.checks import check_integer
from .._errors.rare import AbortError
from .._js.numbers import MAX_SAFE_INTEGER, is_number
from .._stream.encodings import view_of
from ..values import undefined
from .arguments import (
    boolean,
    data_of,
    descriptor,
    flags_of,
    is_absent,
    is_buffer,
    is_descriptor,
    length_of,
    mode_of,
    options_of,
    path_of,
    text_or_bytes,
)
from .failures import calling

if TYPE_CHECKING:
    from .._loop.threads import Work
    from .arguments import Path

_PIECE = 1 << 16


def readFile(path: object = undefined, options: object = undefined) -> Work:
    """All that a file holds, as bytes, or as a text with an `encoding`; `path` may be a descriptor."""
    given = options_of(options, flag="r")
    encoding, signal = given.get("encoding"), given.get("signal")
    flags = flags_of(given["flag"])
    place: Path | int = path if is_descriptor(path) else path_of(path)  # type: ignore[assignment]  # which was asked

    def work() -> Any:
        _check_signal(signal)
        fd = place if isinstance(place, int) else _opened(place, flags, 0o666)
        try:
            return text_or_bytes(_all_of(fd), encoding)
        finally:
            if fd is not place:
                os.close(fd)

    return work


def writeFile(path: object = undefined, data: object = undefined, options: object = undefined) -> Work:
    """Make a file hold a text or bytes, and nothing else. Options: encoding, mode, flag, flush, signal."""
    return _writing(path, data, options_of(options, encoding="utf8", mode=0o666, flag="w"))


def appendFile(path: object = undefined, data: object = undefined, options: object = undefined) -> Work:
    """Add a text or bytes at the end of a file, which is made if need be. Options as of writeFile."""
    return _writing(path, data, options_of(options, encoding="utf8", mode=0o666, flag="a"))


def _writing(path: object, data: object, given: dict[str, Any]) -> Work:
    flush = boolean(given, "flush")
    mode = mode_of(given["mode"], "mode", 0o666)
    content = data_of(data, "data", given["encoding"])
    flags = flags_of(given["flag"] or "w")
    place: Path | int = path if is_descriptor(path) else path_of(path)  # type: ignore[assignment]  # which was asked
    signal = given.get("signal")

    def work() -> Any:
        _check_signal(signal)
        fd = place if isinstance(place, int) else _opened(place, flags, mode)
        try:
            write_all(fd, content)
            if flush:
                os.fsync(fd)
        finally:
            if fd is not place:
                os.close(fd)
        return undefined

    return work


def open(path: object = undefined, flags: object = "r", mode: object = undefined) -> Work:
    """A descriptor of a file; `flags` are 'r', 'w', 'a', with '+' and 'x', or a number."""
    bits, permissions = flags_of(flags), mode_of(mode, "mode", 0o666)
    place = path_of(path)
    return lambda: _opened(place, bits, permissions)


def close(fd: object = undefined) -> Work:
    """Close a descriptor."""
    number = descriptor(fd)

    def work() -> Any:
        with calling("close"):
            os.close(number)
        return undefined

    return work


def read(fd: object = undefined, buffer: object = undefined, *place: object) -> Work:
    """Read into a bytearray, from `offset` on, `length` bytes, at a `position` of the file or where it is.

    These three may be options, too. The number of bytes that were read.
    """
    if isinstance(buffer, dict):
        place, buffer = (buffer,), buffer.get("buffer", undefined)
    target = writable(buffer)
    if len(place) == 1 and not isinstance(place[0], dict) and not is_absent(place[0]):
        raise InvalidArgTypeError("options", "of type object", place[0])
    offset, length, position = _place(place, len(target))
    if length and not len(target):
        raise InvalidArgValueError("buffer", buffer, "is empty and cannot be written")
    if offset + length > len(target):
        raise OutOfRangeError("length", f"<= {len(target) - offset}", length)
    number = descriptor(fd)

    def work() -> int:
        with calling("read"):
            piece = target[offset : offset + length]
            return os.readv(number, [piece]) if position is None else os.preadv(number, [piece], position)

    return work


def write(fd: object = undefined, buffer: object = undefined, *place: object) -> Work:
    """Write bytes, `length` from `offset` on, or a text, at a `position` of the file or where it is.

    The number of bytes that were written. A text is followed by its position and its encoding.
    """
    if isinstance(buffer, str):
        position = place[0] if place and is_number(place[0]) else None
        content = memoryview(data_of(buffer, "buffer", place[1] if len(place) > 1 else "utf8"))
    else:
        whole = memoryview(data_of(buffer, "buffer"))
        offset, length, position = _place(place, len(whole))
        if length > len(whole) - offset:
            raise OutOfRangeError("length", f"<= {len(whole) - offset}", length)
        content = whole[offset : offset + length]
    number = descriptor(fd)

    def work() -> int:
        with calling("write"):
            return os.write(number, content) if position is None else os.pwrite(number, content, int(position))

    return work


def readv(fd: object = undefined, buffers: object = undefined, position: object = undefined) -> Work:
    """Read into several bytearrays, one after the other: the number of bytes that were read."""
    number = descriptor(fd)
    targets = [writable(one) for one in _list_of(buffers)]
    at = int(position) if is_number(position) else None

    def work() -> int:
        with calling("read"):
            return os.readv(number, targets) if at is None else os.preadv(number, targets, at)

    return work


def writev(fd: object = undefined, buffers: object = undefined, position: object = undefined) -> Work:
    """Write several bytes, one after the other: the number of bytes that were written."""
    number = descriptor(fd)
    pieces = [data_of(one, "buffers") for one in _list_of(buffers)]
    at = int(position) if is_number(position) else None

    def work() -> int:
        with calling("write"):
            return os.writev(number, pieces) if at is None else os.pwritev(number, pieces, at)

    return work


def _list_of(buffers: object) -> list[object]:
    if not isinstance(buffers, (list, tuple)) or not all(map(is_buffer, buffers)):
        raise InvalidArgTypeError("buffers", "an ArrayBufferView[]", buffers)
    return [*buffers]


def _place(place: tuple[object, ...], size: int) -> tuple[int, int, int | None]:
    """Offset, length and position, from three arguments or from options."""
    if len(place) == 1 and isinstance(place[0], dict):
        place = tuple(place[0].get(name, undefined) for name in ("offset", "length", "position"))
    given = (*place, undefined, undefined, undefined)
    offset = 0 if is_absent(given[0]) else check_integer("offset", given[0], 0, MAX_SAFE_INTEGER)
    length = size - offset if is_absent(given[1]) else int(given[1])  # type: ignore[call-overload]  # a number
    if length < 0:
        past = is_absent(given[1])
        raise OutOfRangeError(
            "offset" if past else "length", f"<= {size}" if past else ">= 0", offset if past else length
        )
    at = None if is_absent(given[2]) else check_integer("position", given[2], -1, MAX_SAFE_INTEGER)
    return offset, length, None if at == -1 else at


def writable(buffer: object) -> memoryview:
    """What can be read into. Raises ERR_INVALID_ARG_TYPE."""
    if not is_buffer(buffer):
        raise InvalidArgTypeError("buffer", "an instance of Buffer, TypedArray, or DataView", buffer)
    view = view_of(buffer)
    if view.readonly:
        raise TypeError("bytes cannot be written to: read into a bytearray")
    return view.cast("B")


def fsync(fd: object = undefined) -> Work:
    """Have what was written to a descriptor put on the disk."""
    return _with_descriptor(fd, os.fsync, "fsync")


def fdatasync(fd: object = undefined) -> Work:
    """As fsync, without what is only about the file."""
    return _with_descriptor(fd, getattr(os, "fdatasync", os.fsync), "fdatasync")


def ftruncate(fd: object = undefined, len: object = 0) -> Work:
    """Cut an open file, or fill it with zeros, to a length in bytes."""
    number, size = descriptor(fd), length_of(len)
    return _with_descriptor(number, lambda one: os.ftruncate(one, size), "ftruncate")


def truncate(path: object = undefined, len: object = 0) -> Work:
    """Cut a file, or fill it with zeros, to a length in bytes."""
    place = path_of(path)

    def work() -> Any:
        fd = _opened(place, os.O_RDWR, 0o666)
        try:
            size = length_of(len)
            with calling("ftruncate"):
                os.ftruncate(fd, size)
        finally:
            os.close(fd)
        return undefined

    return work


def _with_descriptor(fd: object, call: Any, syscall: str) -> Work:
    number = descriptor(fd)

    def work() -> Any:
        with calling(syscall):
            call(number)
        return undefined

    return work


def _opened(path: Path, flags: int, mode: int) -> int:
    with calling("open", path):
        return os.open(path, flags | os.O_CLOEXEC, mode)


def _all_of(fd: int) -> bytes:
    pieces: list[bytes] = []
    with calling("read"):
        size = os.fstat(fd).st_size
        while piece := os.read(fd, max(_PIECE, size + 1 if not pieces else 0)):
            pieces.append(piece)
    return b"".join(pieces)


def write_all(fd: int, content: bytes) -> None:
    """Write all of it, however many calls that takes."""
    left = memoryview(content)
    with calling("write"):
        while left:
            left = left[os.write(fd, left) :]


def _check_signal(signal: Any) -> None:
    if signal is not None and signal.aborted:
        raise AbortError(cause=signal.reason)
