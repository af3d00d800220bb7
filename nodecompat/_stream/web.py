"""`stream/web`: the streams of the web.

Bytes are bytes here: a BYOB reader fills a bytearray. Not here: CompressionStream and DecompressionStream.
"""

from __future__ import annotations

from .._errors.base import InvalidArgTypeError
from .._web.base import ByteLengthQueuingStrategy as ByteLengthQueuingStrategy
from .._web.base import CountQueuingStrategy as CountQueuingStrategy
from .._web.bytes import ReadableByteStreamController as ReadableByteStreamController
from .._web.bytes import ReadableStreamBYOBReader as ReadableStreamBYOBReader
from .._web.bytes import ReadableStreamBYOBRequest as ReadableStreamBYOBRequest
from .._web.readable import ReadableStream as ReadableStream
from .._web.reader import ReadableStreamDefaultReader as ReadableStreamDefaultReader
from .._web.reading import ReadableStreamDefaultController as ReadableStreamDefaultController
from .._web.text import TextDecoderStream as TextDecoderStream
from .._web.text import TextEncoderStream as TextEncoderStream
from .._web.transform import TransformStream as TransformStream
from .._web.transform import TransformStreamDefaultController as TransformStreamDefaultController
from .._web.writable import WritableStream as WritableStream
from .._web.writable import WritableStreamDefaultWriter as WritableStreamDefaultWriter
from .._web.writing import WritableStreamDefaultController as WritableStreamDefaultController

__all__ = [
    "ByteLengthQueuingStrategy",
    "CountQueuingStrategy",
    "ReadableByteStreamController",
    "ReadableStream",
    "ReadableStreamBYOBReader",
    "ReadableStreamBYOBRequest",
    "ReadableStreamDefaultController",
    "ReadableStreamDefaultReader",
    "ReadableStreamTee",
    "TextDecoderStream",
    "TextEncoderStream",
    "TransformStream",
    "TransformStreamDefaultController",
    "WritableStream",
    "WritableStreamDefaultController",
    "WritableStreamDefaultWriter",
]


def ReadableStreamTee(stream: object) -> list[ReadableStream]:
    """`stream.tee()`. Raises ERR_INVALID_ARG_TYPE."""
    if not isinstance(stream, ReadableStream):
        raise InvalidArgTypeError("stream", "an instance of ReadableStream", stream)
    return stream.tee()
