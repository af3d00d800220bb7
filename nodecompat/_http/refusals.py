"""Why a message is refused: by what its bytes show, or by what h11 says.

What must stay true: the first row that fits decides; the codes and texts are those of Node's parser. No I/O here.
"""

from __future__ import annotations

import re

from .failures import ParseError
from .tables import METHODS

BAD_ENCODING = "Invalid `Transfer-Encoding` header value"
BOTH = "Content-Length can't be present with Transfer-Encoding"
_MAX_LENGTH = 2**64 - 1
_length_line = re.compile(rb"\ncontent-length:[ \t]*([^\r\n]*)\r", re.IGNORECASE)
_encoding_line = re.compile(rb"\ntransfer-encoding:[ \t]*chunked *\r", re.IGNORECASE)
_last_chunk = re.compile(rb"0+[ \t]*(?:;[^\r\n]*)?")
_strange_size = re.compile(r"illegal chunk header: bytearray\(b['\"][0-9a-fA-F]+\\r(?!\\n)")  # as h11 words it

# Why a head was refused: the first that fits. For requests, for responses, for both.
names = b"|".join(sorted((re.escape(name.encode()) for name in METHODS), reverse=True))
_Rule = tuple["re.Pattern[bytes]", str, str]


def _rules(*rows: tuple[bytes, str, str]) -> list[_Rule]:
    return [(re.compile(pattern), code, reason) for pattern, code, reason in rows]


_token = rb"[-!#$%&'*+.^_`|~0-9A-Za-z]"
_WHY_LATER = _rules(
    (rb"\A[^\r\n]*HTTP/(?!(?:0\.9|1\.[01]|2\.0)[ \r\n]|\Z)", "HPE_INVALID_VERSION", "Invalid HTTP version"),
    (rb"\A[^\r\n]*\n", "HPE_INVALID_VERSION", "Expected CRLF after version"),
    (rb"\A[^\n]*\n[ \t]", "HPE_UNEXPECTED_SPACE", "Unexpected space after start line"),
    (rb"\r\n[ \t]", "HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value"),
    (rb"(?<!\r)\n", "HPE_CR_EXPECTED", "Missing expected CR after header value"),
    (rb"\n\r(?!\n|\Z)", "HPE_STRICT", "Expected LF after headers"),
    (rb"\r(?!\n|\Z)", "HPE_LF_EXPECTED", "Missing expected LF after header value"),
    (rb"\r\n(?:" + _token + rb"*(?!" + _token + rb"|:)[^\r\n]|:)", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
    (rb"\r\n" + _token + rb"+\r\n", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
    (rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "HPE_INVALID_HEADER_TOKEN", "Invalid header value char"),
    (rb"(?i)\ncontent-length:[ \t]*\r", "HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length"),
    (rb"(?i)\ntransfer-encoding:[^\r\n]*chunked *,", "HPE_INVALID_TRANSFER_ENCODING", BAD_ENCODING),
    (rb"(?i)\ntransfer-encoding:[ \t]*\r", "HPE_INVALID_TRANSFER_ENCODING", "Empty Transfer-Encoding"),
)  # fmt: skip
_WHY_REQUEST = [
    *_rules(
        (rb"\A(?:" + names + rb")[^ ]", "HPE_INVALID_METHOD", "Expected space after method"),
        (rb"\A(?!(?:" + names + rb") )", "HPE_INVALID_METHOD", "Invalid method encountered"),
        (rb"\A[^ ]+ +(?![/*]|[a-zA-Z]+://)", "HPE_INVALID_URL", "Invalid characters in url"),
        (rb"\A[^ ]+ +[^ \r\n]*[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\xff]", "HPE_INVALID_URL", "Invalid char in url path"),
        (rb"\A[^ ]+ +[^ \r\n]+ +(?!HTTP/)", "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/"),
    ),
    *_WHY_LATER,
]
_WHY_RESPONSE = [
    *_rules(
        (rb"\A(?!HTTP/)", "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/"),
        (rb"\AHTTP/\d\.\d +(?!\d\d\d[ \r\n])", "HPE_INVALID_STATUS", "Invalid response status"),
        (rb"\AHTTP/\d\.\d +0", "HPE_INVALID_STATUS", "Invalid status code"),
        (rb"\A[^\r\n]*\n", "HPE_CR_EXPECTED", "Missing expected CR after response line"),
    ),
    *_WHY_LATER,
]

# The same by what h11 says: how its text begins.
_WHY_H11: list[tuple[str, str, str]] = [
    ("bad Content-Length", "HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length"),
    ("conflicting Content-Length", "HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length"),
    ("multiple Transfer-Encoding", "HPE_INVALID_TRANSFER_ENCODING", BAD_ENCODING),
    ("Only Transfer-Encoding", "HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`"),
    ("illegal chunk header", "HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size"),
    ("malformed chunk footer", "HPE_STRICT", "Expected LF after chunk data"),
    ("Receive buffer too long", "HPE_HEADER_OVERFLOW", "Header overflow"),
    ("peer ", "HPE_INVALID_EOF_STATE", "Invalid EOF state"),
    ("Found multiple Host", "HPE_INVALID_HEADER_TOKEN", "Duplicate Host"),
    ("", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
]


def why(text: str, head: bytes | None, *, of_requests: bool) -> ParseError:
    """The error for what h11 has refused with a text, or we without one; `head` is None for what follows a head."""
    if head is not None and not text.startswith(("peer ", "Receive ", "bad C", "conflicting")):
        for pattern, code, reason in _WHY_REQUEST if of_requests else _WHY_RESPONSE:
            if pattern.search(head):
                return ParseError(code, reason)
    if _strange_size.match(text):
        return ParseError("HPE_STRICT", "Expected LF after chunk size")
    _, code, reason = next(row for row in _WHY_H11 if text.startswith(row[0]))
    if code == "HPE_INVALID_TRANSFER_ENCODING" and head is not None:
        return _both_lengths(head) or ParseError(code, reason)
    if code == "HPE_INVALID_CONTENT_LENGTH" and head is not None:
        found = _length_line.search(head)
        if found is not None and not found[1].strip():
            reason = "Empty Content-Length"
    return ParseError(code, reason)


def bad_length(raw: bytes, special: dict[str, str]) -> ParseError | None:
    """Two statements of how long a body is, or one that is none."""
    if "transfer-encoding" in special and "content-length" in special:
        return _both_lengths(raw)
    if "transfer-encoding" in special and _encoding_line.search(raw) is None:
        return ParseError("HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`")
    if "content-length" not in special:
        return None
    lines = _length_line.findall(raw)
    if len(lines) > 1:
        return ParseError("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length")
    if not lines or not lines[0].strip().isdigit():
        return ParseError("HPE_INVALID_CONTENT_LENGTH", "Invalid character in Content-Length")
    if int(lines[0]) > _MAX_LENGTH:
        return ParseError("HPE_INVALID_CONTENT_LENGTH", "Content-Length overflow")
    return None


def _both_lengths(raw: bytes) -> ParseError | None:
    """What the second of both statements is refused with; None if one is not there."""
    lower = raw.lower()
    encoding, length = lower.find(b"\ntransfer-encoding:"), lower.find(b"\ncontent-length:")
    if min(encoding, length) < 0:
        return None
    if encoding < length:
        return ParseError("HPE_INVALID_CONTENT_LENGTH", BOTH)
    return ParseError("HPE_INVALID_TRANSFER_ENCODING", "Transfer-Encoding can't be present with Content-Length")


def ends_well(body: bytes, fields: int) -> bool:
    """Whether the last chunk and the fields after it have carriage returns at their lines' ends, and nowhere else."""
    lines = body.rsplit(b"\r\n", fields + 3)[-(fields + 3) :]
    last, *trailer = lines
    has_ends = len(trailer) == fields + 2 and trailer[-1] == trailer[-2] == b""
    return (
        has_ends
        and _last_chunk.fullmatch(last) is not None
        and not any(b"\r" in one or b"\n" in one for one in trailer)
    )
