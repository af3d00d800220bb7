"""Buffer's encodings: text to bytes, and chunks of bytes to text.

What must stay true: names are Node's, in any case; a character split over two chunks comes out whole, and what is
incomplete at the end comes out as U+FFFD (UTF-8), or not at all (half a UTF-16 unit).
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from .._js.text import utf8
from .._on_use import on_use
from .failures import unknown_encoding

if TYPE_CHECKING:
    import binascii
    from collections.abc import Callable
    from typing import Protocol, TypeGuard

    class Decoder(Protocol):
        """Turns chunks into text; `encoding` is its name, and with `final` incomplete characters are given out too."""

        encoding: str

        def decode(self, data: bytes, final: bool = False, /) -> str: ...

else:
    binascii = on_use("binascii")  # 0.3 ms: few streams carry hex or base64

# Buffer's names, and what each is called in `readableEncoding`.
_NAMES = {
    "utf8": "utf8",
    "utf-8": "utf8",
    "ucs2": "utf16le",
    "ucs-2": "utf16le",
    "utf16le": "utf16le",
    "utf-16le": "utf16le",
    "latin1": "latin1",
    "binary": "latin1",
    "ascii": "ascii",
    "hex": "hex",
    "base64": "base64",
    "base64url": "base64url",
}
_URL_SAFE = str.maketrans("+/", "-_", "=")
_FROM_URL_SAFE = str.maketrans("-_", "+/")
_NO_BASE64 = {ord(char): None for char in map(chr, range(128)) if not (char.isalnum() or char in "+/")}
_SEVEN_BITS = bytes(byte & 0x7F for byte in range(256))


def is_encoding(name: object) -> TypeGuard[str]:
    """Whether Buffer knows an encoding."""
    return isinstance(name, str) and name.lower() in _NAMES


def known(name: object) -> str:
    """The canonical name of an encoding; without a name UTF-8. Raises ERR_UNKNOWN_ENCODING."""
    found = _NAMES.get(name.lower()) if isinstance(name, str) and name else None if name else "utf8"
    if found is None:
        raise unknown_encoding(name)
    return found


def decoder(name: object) -> Decoder:
    """A new decoder. Raises ERR_UNKNOWN_ENCODING."""
    encoding = known(name)
    return _DECODERS[encoding](encoding)


def encode(text: str, name: object = None) -> bytes:
    """The bytes of a text. Raises ERR_UNKNOWN_ENCODING."""
    encoding = known(name)
    if encoding == "utf8":
        return utf8(text)
    return _ENCODERS[encoding](text)


def _latin1(text: str) -> bytes:
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return _utf16(text)[::2]


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _hex(text: str) -> bytes:
    """The bytes of the whole pairs of digits at the beginning."""
    try:
        return binascii.a2b_hex(text)
    except ValueError:
        pass
    digits = "0123456789abcdefABCDEF"
    end = next((at for at, char in enumerate(text) if char not in digits), len(text))
    return binascii.a2b_hex(text[: end & ~1])


def _base64(text: str) -> bytes:
    """The bytes of the digits of either alphabet, up to the padding; other characters are skipped."""
    digits = text.partition("=")[0].translate(_FROM_URL_SAFE).translate(_NO_BASE64)
    digits = digits.encode("ascii", "ignore").decode()
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return binascii.a2b_base64(digits + "=" * (-len(digits) % 4))


_ENCODERS: dict[str, Callable[[str], bytes]] = {
    "latin1": _latin1,
    "ascii": _latin1,
    "utf16le": _utf16,
    "hex": _hex,
    "base64": _base64,
    "base64url": _base64,
}


class _Utf8:
    """Python's decoder, which replaces invalid bytes by U+FFFD as browsers do."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode


class _Bytes:
    """One character for each byte."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def decode(self, data: bytes, final: bool = False, /) -> str:
        return (data.translate(_SEVEN_BITS) if self.encoding == "ascii" else data).decode("latin-1")


class _Utf16:
    """Units of two bytes; the first half of a surrogate pair waits for the second, a lone surrogate is passed on."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self._rest = b""

    def decode(self, data: bytes, final: bool = False, /) -> str:
        data = self._rest + data
        whole = len(data) & ~1
        if not final and whole and 0xD8 <= data[whole - 1] <= 0xDB:
            whole -= 2
        self._rest = b"" if final else data[whole:]
        return data[:whole].decode("utf-16-le", "surrogatepass")


class _Digits:
    """Writes bytes as digits: hex for each byte, base64 for groups of three."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self._group = 1 if encoding == "hex" else 3
        self._rest = b""

    def decode(self, data: bytes, final: bool = False, /) -> str:
        data = self._rest + data
        whole = len(data) if final else len(data) - len(data) % self._group
        self._rest = data[whole:]
        if self.encoding == "hex":
            return data[:whole].hex()
        text = binascii.b2a_base64(data[:whole], newline=False).decode("ascii")
        return text if self.encoding == "base64" else text.translate(_URL_SAFE)


_DECODERS: dict[str, Callable[[str], Decoder]] = {
    "utf8": _Utf8,
    "latin1": _Bytes,
    "ascii": _Bytes,
    "utf16le": _Utf16,
    "hex": _Digits,
    "base64": _Digits,
    "base64url": _Digits,
}


def view_of(value: Any) -> memoryview:
    """The bytes of bytes, an array or a DataView, whose `__buffer__` Python 3.11 does not call. Raises TypeError."""
    try:
        return memoryview(value)
    except TypeError:
        own = getattr(type(value), "__buffer__", None)
        if own is None:
            raise
        view: memoryview = own(value, 0)
        return view
