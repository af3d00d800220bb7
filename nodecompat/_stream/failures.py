"""The errors of streams, with Node's codes and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.base import InvalidArgTypeError, NodeError, NodeTypeError, received
from .._on_use import on_use

if TYPE_CHECKING:
    from .._util import formatting
else:
    formatting = on_use("nodecompat._util.formatting")  # only some errors need it

_TEXTS = {
    "EPIPE": "This socket has been ended by the other party",
    "ERR_METHOD_NOT_IMPLEMENTED": "The {} method is not implemented",
    "ERR_MULTIPLE_CALLBACK": "Callback called multiple times",
    "ERR_SOCKET_CLOSED": "Socket is closed",
    "ERR_STREAM_ALREADY_FINISHED": "Cannot call {} after a stream was finished",
    "ERR_STREAM_CANNOT_PIPE": "Cannot pipe, not readable",
    "ERR_STREAM_DESTROYED": "Cannot call {} after a stream was destroyed",
    "ERR_STREAM_PREMATURE_CLOSE": "Premature close",
    "ERR_STREAM_PUSH_AFTER_EOF": "stream.push() after EOF",
    "ERR_STREAM_UNABLE_TO_PIPE": "Cannot pipe to a closed or destroyed stream",
    "ERR_STREAM_UNSHIFT_AFTER_END_EVENT": "stream.unshift() after end event",
    "ERR_STREAM_WRITE_AFTER_END": "write after end",
}


class StreamError(NodeError):
    """An error of a stream; `code` says which."""


class AggregateError(NodeError):
    """Two failures of one stream: `errors` holds both, code and message are those of the later one."""

    name = "AggregateError"

    def __init__(self, errors: list[object], message: str, code: str | None) -> None:
        super().__init__(message, code=code)
        self.errors = errors


def failure(code: str, subject: str = "") -> StreamError:
    """The error of a code; `subject` is the method that its text names."""
    return StreamError(_TEXTS[code].format(subject), code=code)


def aggregate(inner: object, outer: object) -> object:
    """One error for two, or the one there is."""
    if not inner or not outer or inner is outer:
        return inner or outer
    if isinstance(outer, AggregateError):
        outer.errors.append(inner)
        return outer
    return AggregateError([outer, inner], str(outer), getattr(outer, "code", None))


def null_values() -> NodeError:
    """The error for None where a chunk is wanted."""
    return NodeTypeError("May not write null values to stream", code="ERR_STREAM_NULL_VALUES")


def no_data(value: object) -> NodeError:
    """The error for a chunk that is neither text nor bytes."""
    return InvalidArgTypeError("chunk", "of type string or an instance of Buffer, TypedArray, or DataView", value)


def no_stream(value: object) -> NodeError:
    """The error for an argument that is no stream."""
    return InvalidArgTypeError("stream", "an instance of ReadableStream, WritableStream, or Stream", value)


def no_destination(value: object) -> NodeError:
    """The error for what can not be piped to, such as a file of Python's."""
    expected = "an instance of Writable, such as process.stdout or process.stderr for a file of Python's"
    return InvalidArgTypeError("destination", expected, value)


def unknown_encoding(name: object) -> NodeError:
    """The error for an encoding that Buffer does not know."""
    return NodeTypeError(f"Unknown encoding: {formatting.formatted({}, ('%s', name))}", code="ERR_UNKNOWN_ENCODING")


def invalid_return(expected: str, name: str, value: object) -> NodeError:
    """The error for a function of a pipeline that returned something unusable."""
    message = f'Expected {expected} to be returned from the "{name}" function but got {received(value)}.'
    return NodeTypeError(message, code="ERR_INVALID_RETURN_VALUE")
