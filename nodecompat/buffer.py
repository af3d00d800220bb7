"""Node's `buffer`: the class Buffer, which is JavaScript's global of that name.

    from nodecompat.buffer import Buffer
    Buffer.from_("text").toString("base64")

Not here: `transcode`, `File`, `resolveObjectURL`, `SlowBuffer`, `INSPECT_MAX_BYTES`.
"""

from __future__ import annotations

from ._errors.base import InvalidArgTypeError
from ._fs.arguments import is_buffer
from ._js.own import Object
from .js import Blob, Buffer, atob, btoa
from .values import undefined

__all__ = ["Blob", "Buffer", "atob", "btoa", "constants", "isAscii", "isUtf8", "kMaxLength", "kStringMaxLength"]

kMaxLength = (1 << 53) - 1
kStringMaxLength = (1 << 29) - 24
constants = Object(MAX_LENGTH=kMaxLength, MAX_STRING_LENGTH=kStringMaxLength)


def isUtf8(input: object = undefined) -> bool:
    """Whether bytes are UTF-8. Raises ERR_INVALID_ARG_TYPE. Node: buffer.isUtf8."""
    try:
        _data(input).decode()
    except UnicodeDecodeError:
        return False
    return True


def isAscii(input: object = undefined) -> bool:
    """Whether bytes are ASCII. Raises ERR_INVALID_ARG_TYPE. Node: buffer.isAscii."""
    return _data(input).isascii()


def _data(input: object) -> bytes:
    if not is_buffer(input):
        raise InvalidArgTypeError("input", "an instance of ArrayBuffer, Buffer, or TypedArray", input)
    return bytes(input)  # type: ignore[call-overload,no-any-return]  # which is a buffer
