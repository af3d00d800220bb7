"""The errors of HTTP, with Node's codes and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors.base import NodeError, NodeRangeError, NodeTypeError
from .._js.text import string_of
from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    from .._util import formatting
else:
    formatting = on_use("nodecompat._util.formatting")  # only values that are no texts need it

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
    """What was received is no HTTP; `code` and `reason` are those of Node's parser, `rawPacket` what it was reading.

    `bytesParsed` is how many bytes of that were taken before: of the head of a message, and 0 where that is not known.
    """

    bytesParsed: int = 0
    rawPacket: object = undefined

    def __init__(self, code: str, reason: str, position: int = -1) -> None:
        self.position = position  # in the head of the message; -1: not known
        # What the end of the connection tells is without the reason in Node's text.
        told_late = code == "HPE_INVALID_EOF_STATE"
        super().__init__("Parse Error" if told_late else f"Parse Error: {reason}", code=code)
        self.reason = reason


def failure(code: str, *values: object) -> NodeError:
    """The error of a code; `values` fill its text."""
    kind, message = _TEXTS[code]
    shown = [value if isinstance(value, str) else formatting.formatted({}, ("%s", value)) for value in values]
    return kind(message.format(*shown), code=code)


def invalid_char(what: str, field: object = None) -> NodeError:
    """ERR_INVALID_CHAR."""
    shown = "" if field is None else f' ["{string_of(field)}"]'
    return NodeTypeError(f"Invalid character in {what}{shown}", code="ERR_INVALID_CHAR")


def reset(message: str) -> NodeError:
    """ECONNRESET, for a message that was cut short or never came."""
    return NodeError(message, code="ECONNRESET")
