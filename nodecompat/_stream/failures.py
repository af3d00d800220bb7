"""The errors of streams, with Node's codes and texts."""

from __future__ import annotations

from ..errors import InvalidArgTypeError, NodeError, NodeTypeError

_DATA = "of type string or an instance of Buffer, TypedArray, or DataView"


def write_after_end() -> NodeError:
    """A write after `end()`."""
    return NodeError("write after end", code="ERR_STREAM_WRITE_AFTER_END")


def stream_destroyed(call: str) -> NodeError:
    """A call that came too late."""
    return NodeError(f"Cannot call {call} after a stream was destroyed", code="ERR_STREAM_DESTROYED")


def already_finished(call: str) -> NodeError:
    """A second `end` with a callback."""
    return NodeError(f"Cannot call {call} after a stream was finished", code="ERR_STREAM_ALREADY_FINISHED")


def premature_close() -> NodeError:
    """Closed before its end."""
    return NodeError("Premature close", code="ERR_STREAM_PREMATURE_CLOSE")


def push_after_end() -> NodeError:
    """Data after the end."""
    return NodeError("stream.push() after EOF", code="ERR_STREAM_PUSH_AFTER_EOF")


def no_data(value: object) -> NodeError:
    """Something that can't be written."""
    if value is None:
        return NodeTypeError("May not write null values to stream", code="ERR_STREAM_NULL_VALUES")
    return InvalidArgTypeError("chunk", _DATA, value)


def unknown_encoding(name: object) -> NodeError:
    """An encoding Buffer doesn't know."""
    return NodeTypeError(f"Unknown encoding: {name}", code="ERR_UNKNOWN_ENCODING")


def not_implemented(method: str) -> NodeError:
    """A stream without a source or a sink."""
    return NodeError(f"The {method} method is not implemented", code="ERR_METHOD_NOT_IMPLEMENTED")
