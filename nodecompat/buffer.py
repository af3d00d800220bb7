"""Node's `buffer`: the class Buffer, which is JavaScript's global of that name.

    from nodecompat.buffer import Buffer
    Buffer.from_("text").toString("base64")

Not here: `resolveObjectURL`; `INSPECT_MAX_BYTES` is 50 and stays so.
"""

from __future__ import annotations

from ._errors.base import InvalidArgTypeError, NodeError
from ._fs.arguments import is_buffer
from ._js.own import Object
from ._prelude.buffer import decoded
from ._stream.encodings import is_encoding, known
from ._web.file import File
from .js import Blob, Buffer, atob, btoa
from .values import undefined

__all__ = [
    "INSPECT_MAX_BYTES",
    "Blob",
    "Buffer",
    "File",
    "atob",
    "btoa",
    "constants",
    "isAscii",
    "isLatin1",
    "isUtf8",
    "kMaxLength",
    "kStringMaxLength",
    "transcode",
]

INSPECT_MAX_BYTES = 50
_TRANSCODED = {"ascii": "ascii", "latin1": "latin-1", "utf8": "utf-8", "utf16le": "utf-16-le"}

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


def isLatin1(input: object = undefined) -> bool:
    """Whether a text has only characters up to U+00FF. Raises ERR_INVALID_ARG_TYPE. Node: buffer.isLatin1."""
    if not isinstance(input, str):
        raise InvalidArgTypeError("input", "of type string", input)
    return not input or max(input) <= "\xff"


def transcode(source: object = undefined, fromEnc: object = undefined, toEnc: object = undefined) -> Buffer:
    """Bytes of a text from one encoding to another; what that one lacks becomes `?`. Node: buffer.transcode.

    Raises ERR_INVALID_ARG_TYPE, U_ILLEGAL_ARGUMENT_ERROR.
    """
    if not isinstance(source, (bytes, bytearray)):
        raise InvalidArgTypeError("source", "an instance of Buffer or Uint8Array", source)
    before, after = (known(name) if is_encoding(name) else "" for name in (fromEnc, toEnc))
    if before not in _TRANSCODED or after not in _TRANSCODED:
        code = "U_ILLEGAL_ARGUMENT_ERROR"
        raise NodeError(f"Unable to transcode Buffer [{code}]", code=code)
    return Buffer(decoded(source, before).encode(_TRANSCODED[after], "replace"))


def _data(input: object) -> bytes:
    if not is_buffer(input):
        raise InvalidArgTypeError("input", "an instance of ArrayBuffer, Buffer, or TypedArray", input)
    return bytes(input)  # type: ignore[call-overload,no-any-return]  # which is a buffer
