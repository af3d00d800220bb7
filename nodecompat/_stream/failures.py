"""The errors of streams, with Node's codes and texts."""

from __future__ import annotations

from typing import Any

from .._errors.base import InvalidArgTypeError, NodeError, NodeTypeError

_DATA = "of type string or an instance of Buffer, TypedArray, or DataView"


class StreamError(NodeError):
    """An error of a stream; `code` says which."""


class AggregateError(NodeError):
    """Two failures of one stream: `errors` holds both, code and message are those of the later one."""

    name = "AggregateError"

    def __init__(self, errors: list[Any], message: str, code: str | None) -> None:
        super().__init__(message, code=code)
        self.errors = errors


def aggregate(inner: Any, outer: Any) -> Any:
    """One error for two, or the one there is."""
    if not inner or not outer or inner is outer:
        return inner or outer
    if isinstance(outer, AggregateError):
        outer.errors.append(inner)
        return outer
    return AggregateError([outer, inner], str(outer), getattr(outer, "code", None))


def write_after_end() -> NodeError:
    """A write after `end()`."""
    return StreamError("write after end", code="ERR_STREAM_WRITE_AFTER_END")


def stream_destroyed(call: str) -> NodeError:
    """A call that came too late."""
    return StreamError(f"Cannot call {call} after a stream was destroyed", code="ERR_STREAM_DESTROYED")


def already_finished(call: str) -> NodeError:
    """A second `end` with a callback."""
    return StreamError(f"Cannot call {call} after a stream was finished", code="ERR_STREAM_ALREADY_FINISHED")


def premature_close() -> NodeError:
    """Closed before its end."""
    return StreamError("Premature close", code="ERR_STREAM_PREMATURE_CLOSE")


def push_after_end() -> NodeError:
    """Data after the end."""
    return StreamError("stream.push() after EOF", code="ERR_STREAM_PUSH_AFTER_EOF")


def unshift_after_end() -> NodeError:
    """Data put back after 'end'."""
    return StreamError("stream.unshift() after end event", code="ERR_STREAM_UNSHIFT_AFTER_END_EVENT")


def multiple_callback() -> NodeError:
    """A callback that an implementation called twice."""
    return StreamError("Callback called multiple times", code="ERR_MULTIPLE_CALLBACK")


def cannot_pipe() -> NodeError:
    """`pipe` of what can't be read."""
    return StreamError("Cannot pipe, not readable", code="ERR_STREAM_CANNOT_PIPE")


def unable_to_pipe() -> NodeError:
    """A pipeline into what has closed."""
    return StreamError("Cannot pipe to a closed or destroyed stream", code="ERR_STREAM_UNABLE_TO_PIPE")


def socket_closed() -> NodeError:
    """A write to a socket without descriptor."""
    return StreamError("Socket is closed", code="ERR_SOCKET_CLOSED")


def ended_by_peer() -> NodeError:
    """A write after the other side ended the connection."""
    return StreamError("This socket has been ended by the other party", code="EPIPE")


def null_values() -> NodeError:
    """None where a chunk is wanted."""
    return NodeTypeError("May not write null values to stream", code="ERR_STREAM_NULL_VALUES")


def no_data(value: object) -> NodeError:
    """Something that is neither text nor bytes."""
    return InvalidArgTypeError("chunk", _DATA, value)


def unknown_encoding(name: object) -> NodeError:
    """An encoding Buffer doesn't know."""
    return NodeTypeError(f"Unknown encoding: {name}", code="ERR_UNKNOWN_ENCODING")


def not_implemented(method: str) -> NodeError:
    """A stream without a source or a sink."""
    return StreamError(f"The {method} method is not implemented", code="ERR_METHOD_NOT_IMPLEMENTED")


def invalid_return(expected: str, name: str, value: object) -> NodeError:
    """A function in a pipeline that returned something unusable."""
    from .._errors.base import received

    kind = received(value)
    text = f'Expected {expected} to be returned from the "{name}" function but got {_kind(kind)}.'
    return NodeTypeError(text, code="ERR_INVALID_RETURN_VALUE")


def _kind(received: str) -> str:
    """Node's words for a value: `type number`, `an instance of Object` …"""
    if received.startswith("an instance of "):
        return received.removeprefix("an ")
    return received.partition(" (")[0] if received.startswith("type ") else f"type {received}"
