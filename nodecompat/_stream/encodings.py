"""Buffer's encodings: text to bytes, and chunks of bytes to text.

What must stay true: names are Node's, in any case; a character split over two chunks comes out whole.
"""

from __future__ import annotations

import codecs
from binascii import a2b_base64, a2b_hex
from collections.abc import Callable
from typing import Any, Protocol

from .failures import unknown_encoding

# Node's name -> Python's codec, or the kind of digits.
_CODECS = {
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "ucs2": "utf-16-le",
    "ucs-2": "utf-16-le",
    "utf16le": "utf-16-le",
    "utf-16le": "utf-16-le",
    "latin1": "latin-1",
    "binary": "latin-1",
    "ascii": "latin-1",
    "hex": "hex",
    "base64": "base64",
    "base64url": "base64url",
}
_URL_SAFE = str.maketrans("+/", "-_", "=\n")


class Decoder(Protocol):
    """Turns chunks into text; `final` flushes what is incomplete."""

    def decode(self, data: bytes, final: bool = False, /) -> str:
        """The text that is complete so far."""
        ...


def known(name: Any) -> str:
    """Python's name for an encoding; None stands for UTF-8. Raises ERR_UNKNOWN_ENCODING."""
    codec = _CODECS.get(name.lower()) if isinstance(name, str) else "utf-8" if name is None else None
    if codec is None:
        raise unknown_encoding(name)
    return codec


def decoder(name: Any) -> Decoder:
    """A new decoder. Raises ERR_UNKNOWN_ENCODING."""
    codec = known(name)
    if codec == "hex":
        return _Digits(1, bytes.hex)
    if codec == "base64":
        return _Digits(3, _base64)
    if codec == "base64url":
        return _Digits(3, lambda data: _base64(data).translate(_URL_SAFE))
    return codecs.getincrementaldecoder(codec)("replace")


def encode(text: str, name: Any) -> bytes:
    """The bytes of a text. Raises ERR_UNKNOWN_ENCODING."""
    codec = known(name)
    if codec == "utf-8":
        try:
            return text.encode()
        except UnicodeEncodeError:  # lone surrogates
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    if codec == "latin-1":
        return bytes(ord(char) & 0xFF for char in text)
    if codec == "utf-16-le":
        return text.encode(codec, "surrogatepass")
    if codec == "hex":
        return _hex(text)
    digits = text.translate(str.maketrans("-_", "+/", "=\n\r "))
    return a2b_base64(digits + "=" * (-len(digits) % 4))


def _hex(text: str) -> bytes:
    """As far as there are whole pairs of digits."""
    end = 0
    while end + 2 <= len(text) and all(char in "0123456789abcdefABCDEF" for char in text[end : end + 2]):
        end += 2
    return a2b_hex(text[:end])


def _base64(data: bytes) -> str:
    from binascii import b2a_base64

    return b2a_base64(data, newline=False).decode("ascii")


class _Digits:
    """Writes bytes as digits, in groups of so many bytes."""

    def __init__(self, group: int, write: Callable[[bytes], str]) -> None:
        self._group = group
        self._write = write
        self._rest = b""

    def decode(self, data: bytes, final: bool = False, /) -> str:
        data = self._rest + data
        whole = len(data) if final else len(data) - len(data) % self._group
        self._rest = data[whole:]
        return self._write(data[:whole])
