"""The errors of HTTP, with Node's codes and texts."""

from __future__ import annotations

from .._errors.base import NodeError, NodeRangeError, NodeTypeError, system_error
from .._js.text import string_of
from ..values import undefined

_TEXTS: dict[str, tuple[type[NodeError], str]] = {
    "ERR_HTTP_BODY_NOT_ALLOWED": (
        NodeError,
        "Adding content for this request method or response status is not allowed.",
    ),
    "ERR_HTTP_CONTENT_LENGTH_MISMATCH": (
        NodeError,
        "Response body's content-length of {} byte(s) does not match the content-length of {} byte(s) set in header",
    ),
    "ERR_HTTP_HEADERS_SENT": (NodeError, "Cannot {} headers after they are sent to the client"),
    "ERR_HTTP_INVALID_HEADER_VALUE": (NodeTypeError, 'Invalid value "{}" for header "{}"'),
    "ERR_HTTP_INVALID_STATUS_CODE": (NodeRangeError, "Invalid status code: {}"),
    "ERR_HTTP_REQUEST_TIMEOUT": (NodeError, "Request timeout"),
    "ERR_HTTP_SOCKET_ASSIGNED": (NodeError, "ServerResponse has an already assigned socket"),
    "ERR_HTTP_SOCKET_ENCODING": (
        NodeError,
        "Changing the socket encoding is not allowed per RFC7230 Section 3.",
    ),
    "ERR_HTTP_TRAILER_INVALID": (NodeError, "Trailers are invalid with this transfer encoding"),
    "ERR_INVALID_HTTP_TOKEN": (NodeTypeError, '{} must be a valid HTTP token ["{}"]'),
    "ERR_INVALID_PROTOCOL": (NodeTypeError, 'Protocol "{}" not supported. Expected "{}"'),
    "ERR_UNESCAPED_CHARACTERS": (NodeTypeError, "{} contains unescaped characters"),
}


class ParseError(NodeError):
    """What was received is no HTTP; `code` and `reason` are those of Node's parser, `rawPacket` what it was reading."""

    bytesParsed: int = 0  # always: h11 does not tell where it stopped
    rawPacket: object = undefined

    def __init__(self, code: str, reason: str) -> None:
        # What the end of the connection tells is without the reason in Node's text.
        told_late = code == "HPE_INVALID_EOF_STATE"
        super().__init__("Parse Error" if told_late else f"Parse Error: {reason}", code=code)
        self.reason = reason


def failure(code: str, *values: object) -> NodeError:
    """The error of a code; `values` fill its text."""
    kind, message = _TEXTS[code]
    return kind(message.format(*[string_of(value) for value in values]), code=code)


def invalid_char(what: str, field: object = None) -> NodeError:
    """ERR_INVALID_CHAR."""
    shown = "" if field is None else f' ["{string_of(field)}"]'
    return NodeTypeError(f"Invalid character in {what}{shown}", code="ERR_INVALID_CHAR")


def reset(message: str) -> NodeError:
    """ECONNRESET, for a message that was cut short or never came."""
    return NodeError(message, code="ECONNRESET")


def refused_by_system(number: int, call: str) -> NodeError:
    """What the system said."""
    return system_error(number, call)
