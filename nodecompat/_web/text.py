"""TextEncoderStream and TextDecoderStream: text to bytes and back, chunk by chunk.

What must stay true: a character that is cut between two chunks comes whole. Source: Encoding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._events.event import field
from .._js.kinds import truthy
from .._js.text import string_of, utf8
from ..values import undefined
from .base import Shown
from .encodings import encoding_of, new_decoder
from .transform import TransformStream

if TYPE_CHECKING:
    from .readable import ReadableStream
    from .writable import WritableStream

_SURROGATE = range(0xD800, 0xDC00)  # the first half of a pair


class _Pair(Shown):
    """The two sides of a TransformStream."""

    _transform: TransformStream

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return "utf-8"

    @property
    def readable(self) -> ReadableStream:
        """What comes out."""
        return self._transform.readable

    @property
    def writable(self) -> WritableStream:
        """What goes in."""
        return self._transform.writable

    def _fields(self) -> dict[str, object]:
        return {"encoding": self.encoding, "readable": self.readable, "writable": self.writable}


class TextEncoderStream(_Pair):
    """Text in, bytes of UTF-8 out."""

    def __init__(self) -> None:
        self._half = ""
        self._transform = TransformStream({"transform": self._encode, "flush": self._flush})

    def _encode(self, chunk: object, controller: Any) -> None:
        text = self._half + string_of(chunk)
        self._half = ""
        if text and ord(text[-1]) in _SURROGATE:
            text, self._half = text[:-1], text[-1]
        if text:
            controller.enqueue(utf8(text))

    def _flush(self, controller: Any) -> None:
        if self._half:
            controller.enqueue(b"\xef\xbf\xbd")


class TextDecoderStream(_Pair):
    """Bytes in, text out. Options: fatal, ignoreBOM. Raises ERR_ENCODING_NOT_SUPPORTED."""

    def __init__(self, encoding: str = "utf-8", options: object = None) -> None:
        self._encoding = encoding_of(encoding)
        self._fatal, self._keeps_mark = truthy(field(options, "fatal")), truthy(field(options, "ignoreBOM"))
        self._decoder = new_decoder(self._encoding, fatal=self._fatal)
        self._begun = self._keeps_mark
        self._transform = TransformStream({"transform": self._decode, "flush": self._flush})

    @property
    def encoding(self) -> str:
        """The name of the encoding."""
        return self._encoding

    @property
    def fatal(self) -> bool:
        """Whether wrong bytes fail the stream."""
        return self._fatal

    @property
    def ignoreBOM(self) -> bool:
        """Whether a byte order mark is kept."""
        return self._keeps_mark

    def _decode(self, chunk: Any, controller: Any) -> None:
        if isinstance(chunk, str) or chunk is None or chunk is undefined:
            name = "list" if chunk is not undefined else "chunk"
            expected = "an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView"
            raise InvalidArgTypeError(name, expected if chunk is not undefined else "of type string", chunk)
        self._put(controller, bytes(memoryview(chunk)), last=False)

    def _flush(self, controller: Any) -> None:
        self._put(controller, b"", last=True)
        controller.terminate()

    def _put(self, controller: Any, data: bytes, *, last: bool) -> None:
        try:
            text = self._decoder.decode(data, last)
        except UnicodeDecodeError:
            message = f"The encoded data was not valid for encoding {self._encoding}"
            raise NodeTypeError(message, code="ERR_ENCODING_INVALID_ENCODED_DATA") from None
        if text and not self._begun:
            self._begun = True
            text = text.removeprefix("\ufeff")
        if text:
            controller.enqueue(text)

    def _fields(self) -> dict[str, object]:
        marks = {"encoding": self._encoding, "fatal": self._fatal, "ignoreBOM": self._keeps_mark}
        return {**marks, "readable": self.readable, "writable": self.writable}
