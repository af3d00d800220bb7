"""The `encoding` option: what the bytes of a child are turned into.

What must stay true: the names are Buffer's, in any case; what is no name of an encoding is Buffer's error, but only
where there is something to be turned into text.
"""

from __future__ import annotations

from typing import Any

from .._stream.encodings import decoder, encode, known
from .checks import truthy

_UNITS = {"utf16le": 2.0, "latin1": 1.0, "ascii": 1.0, "hex": 0.5}  # bytes for a character of the text


def encoded(text: str, name: Any) -> bytes:
    """The bytes of a text. Raises ERR_UNKNOWN_ENCODING, for 'buffer' too. Node: Buffer.from."""
    return encode(text, name if truthy(name) else None)


def decoded(data: bytes, name: Any) -> str | bytes:
    """The text of some bytes, or the bytes for 'buffer' and for no encoding. Raises ERR_UNKNOWN_ENCODING."""
    if not truthy(name) or name == "buffer":
        return data
    return decoder(name).decode(data, True) if data else ""


def byte_length(text: str, name: str) -> int:
    """How many bytes a text has in an encoding. Node: Buffer.byteLength."""
    codec = known(name)
    if codec in ("base64", "base64url"):
        return len(text.rstrip("=")) * 3 // 4
    if codec in _UNITS:
        return int(units(text) * _UNITS[codec])
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def units(text: str) -> int:
    """The length of a text as JavaScript counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def first_units(text: str, count: int) -> str:
    """The beginning of a text, of so many of JavaScript's characters; half an emoji is a lone surrogate."""
    if text.isascii():
        return text[:count]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "surrogatepass")
