"""TextEncoder, TextDecoder, `atob` and `btoa`. Source: the Encoding standard; HTML 8.3."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from nodecompat._errors.base import InvalidArgTypeError, NodeTypeError
from nodecompat._errors.rare import DOMException
from nodecompat._js.kinds import truthy
from nodecompat._js.own import Object
from nodecompat._stream.encodings import view_of
from nodecompat._web.encodings import encoding_of, new_decoder
from nodecompat.values import undefined

from .buffer import encoded
from .operators import text

if TYPE_CHECKING:
    from .terms import Given


class TextEncoder:
    """Texts to UTF-8."""

    encoding = "utf-8"

    def encode(self, value: Given = "", *_: object) -> bytearray:
        """The bytes of a text, as the Uint8Array that `bytearray` stands for."""
        return bytearray(encoded("" if value is undefined else text(value)))

    def encodeInto(self, value: Given, target: bytearray, *_: object) -> Object:
        """Write as much of a text as there is room for; `{read, written}`."""
        read = written = 0
        for char in text(value):
            data = encoded(char)
            if written + len(data) > len(target):
                break
            target[written : written + len(data)] = data
            read, written = read + 1 + (char > "\uffff"), written + len(data)
        return Object(read=read, written=written)


class TextDecoder:
    """Bytes to texts: `TextDecoder(label, {'fatal': True, 'ignoreBOM': True})`.

    Raises ERR_ENCODING_NOT_SUPPORTED for an unknown label, ERR_INVALID_ARG_TYPE for options that are no object.
    """

    def __init__(self, label: Given = "utf-8", options: Given = undefined, *_: object) -> None:
        self.encoding = encoding_of("utf-8" if label is undefined else text(label))
        given = _checked(options)
        self.fatal = truthy(given.get("fatal", False))
        self.ignoreBOM = truthy(given.get("ignoreBOM", False))
        self._decoder = new_decoder(self.encoding, fatal=self.fatal)
        self._begun = False

    def decode(self, data: Given = b"", options: Given = undefined, *_: object) -> str:
        """The text of some bytes; with `{'stream': True}` the last character may come with the next ones.

        Raises ERR_INVALID_ARG_TYPE, and ERR_ENCODING_INVALID_ENCODED_DATA when `fatal`.
        """
        goes_on = truthy(_checked(options).get("stream", False))
        try:
            found = self._decoder.decode(b"" if data is undefined else _bytes_of(data), not goes_on)
        except UnicodeDecodeError:
            self._decoder = new_decoder(self.encoding, fatal=self.fatal)
            message = f"The encoded data was not valid for encoding {self.encoding}"
            raise NodeTypeError(message, code="ERR_ENCODING_INVALID_ENCODED_DATA") from None
        if found and not self._begun and not self.ignoreBOM:
            found = found.removeprefix("\ufeff")
        self._begun = goes_on and (self._begun or bool(found))
        if not goes_on:
            self._decoder.reset()
        return found


def _checked(options: Given) -> dict[str, Any]:
    if isinstance(options, (str, int, float)):
        raise InvalidArgTypeError("options", "of type object", options)
    return options if isinstance(options, dict) else {}


def _bytes_of(data: Given) -> bytes:
    try:
        return bytes(view_of(data))
    except TypeError:
        raise InvalidArgTypeError("input", "an instance of ArrayBuffer or ArrayBufferView", data) from None


def btoa(value: Given = undefined, *_: object) -> str:
    """Base64 of a text of bytes. Raises InvalidCharacterError for characters beyond U+00FF."""
    try:
        return base64.b64encode(text(value).encode("latin-1")).decode()
    except UnicodeEncodeError:
        raise DOMException("Invalid character", "InvalidCharacterError") from None


def atob(value: Given = undefined, *_: object) -> str:
    """The text of bytes that base64 stands for. Raises InvalidCharacterError."""
    source = "".join(text(value).split())
    source = source[:-2] if len(source) % 4 == 0 and source.endswith("==") else source
    source = source[:-1] if len(source) % 4 == 0 and source.endswith("=") else source
    try:
        if len(source) % 4 == 1 or "=" in source:
            raise ValueError
        return base64.b64decode(source + "=" * (-len(source) % 4), validate=True).decode("latin-1")
    except ValueError:
        raise DOMException("The string to be decoded is not correctly encoded.", "InvalidCharacterError") from None
