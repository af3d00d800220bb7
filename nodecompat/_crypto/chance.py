"""What nobody can foresee: bytes, numbers, UUIDs."""

from __future__ import annotations

import os
import secrets
import time
import uuid
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, OutOfRangeError
from .._errors.checks import check_integer
from .._fs.arguments import is_buffer
from .._fs.running import checked_callback, in_a_thread, settling
from .._js.arity import fit
from .._js.kinds import defined
from .._js.numbers import INT32_MAX, MAX_SAFE_INTEGER, is_number
from .._loop.current import engine
from .._stream.octets import Buffer
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = (1 << 48) - 1


def randomBytes(size: object = undefined, callback: object = undefined) -> Any:
    """So many bytes; with a callback later: `callback(None, bytes)`.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE. Node: crypto.randomBytes.
    """
    if not is_number(size):
        raise InvalidArgTypeError("size", "of type number", size)
    if not 0 <= size <= INT32_MAX:
        raise OutOfRangeError("size", f">= 0 && <= {INT32_MAX}", size)
    return _now_or_later(lambda: Buffer(os.urandom(int(size))), callback)


def randomFillSync(buf: object = undefined, offset: object = 0, size: object = undefined) -> Any:
    """Fill a bytearray, or `size` bytes of it from `offset` on. Node: crypto.randomFillSync."""
    return _filling(buf, offset, size)()


def randomFill(buf: object = undefined, *rest: object) -> None:
    """As randomFillSync, later: `callback(None, buffer)`. Node: crypto.randomFill."""
    callback = checked_callback(rest[-1] if rest else undefined, "callback")
    in_a_thread(_filling(buf, *rest[:-1]), settling(callback))


def _filling(buf: Any, offset: object = 0, size: object = undefined) -> Callable[[], Any]:
    if not is_buffer(buf):
        raise InvalidArgTypeError("buf", "an instance of ArrayBuffer or ArrayBufferView", buf)
    view = memoryview(buf).cast("B")
    start = check_integer("offset", offset, 0, len(view))
    count = len(view) - start if size is undefined else check_integer("size", size, 0, len(view) - start)

    def fill() -> Any:
        view[start : start + count] = os.urandom(count)
        return buf

    return fill


def randomInt(min: object = undefined, max: object = undefined, callback: object = undefined) -> Any:
    """A whole number, `min` (0) at least and less than `max`.

    Raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE. Node: crypto.randomInt.
    """
    alone = max is undefined or callable(max)
    low, high, told = (0, min, max) if alone else (min, max, callback)
    if told is not undefined:
        checked_callback(told, "callback")
    start, end = _safe("min", low), _safe("max", high)
    if end <= start:
        raise OutOfRangeError("max", f'greater than the value of "min" ({start})', end)
    if end - start > _LARGEST:
        raise OutOfRangeError("max" if alone else "max - min", f"<= {_LARGEST}", end - start)
    found = start + secrets.randbelow(end - start)
    if told is undefined:
        return found
    engine.next_tick(fit(checked_callback(told), 2), undefined, found)
    return undefined


def _safe(name: str, value: object) -> int:
    if not is_number(value) or value != value or int(value) != value or abs(value) > MAX_SAFE_INTEGER:
        raise InvalidArgTypeError(name, "a safe integer", value)
    return int(value)


def randomUUID(options: object = undefined) -> str:
    """A UUID of version 4, as a text. Raises ERR_INVALID_ARG_TYPE. Node: crypto.randomUUID."""
    if options is not undefined:
        if not isinstance(options, dict):
            raise InvalidArgTypeError("options", "of type object", options)
        given = defined(options).get("disableEntropyCache", False)
        if not isinstance(given, bool):
            raise InvalidArgTypeError("options.disableEntropyCache", "of type boolean", given)
    return str(uuid.uuid4())


def randomUUIDv7(options: object = undefined) -> str:
    """A UUID of version 7, which begins with the time, as a text. Raises ERR_INVALID_ARG_TYPE.

    Node: crypto.randomUUIDv7. Source: RFC 9562, 5.7.
    """
    if options is not undefined and not isinstance(options, dict):
        raise InvalidArgTypeError("options", "of type object", options)
    milliseconds = time.time_ns() // 1_000_000
    found = milliseconds << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=found))


def _now_or_later(work: Callable[[], Any], callback: object) -> Any:
    if callback is undefined:
        return work()
    in_a_thread(work, settling(checked_callback(callback, "callback")))
    return undefined
