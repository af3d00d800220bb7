"""Why a message is refused, and where: by what its bytes show, or by what h11 says.

What must stay true: of the rows that fit, the one that ends first decides, as Node's parser stops at the first byte
that it refuses; the codes and texts are those of that parser. No I/O here. Source: measured on Node 26.
"""

from __future__ import annotations

import re
from itertools import chain

from .failures import ParseError
from .tables import MAX_HEADER_SIZE, METHODS

BAD_ENCODING = "Invalid `Transfer-Encoding` header value"
BOTH = "Content-Length can't be present with Transfer-Encoding"
_MAX_LENGTH = 2**64 - 1
_length_line = re.compile(rb"\ncontent-length:[ \t]*+([^\r\n]*+)\r", re.IGNORECASE)
_encoding_line = re.compile(rb"\ntransfer-encoding:[ \t]*chunked *\r", re.IGNORECASE)
_last_chunk = re.compile(rb"0+[ \t]*(?:;[^\r\n]*)?")
_strange_size = re.compile(r"illegal chunk header: bytearray\(b['\"][0-9a-fA-F]+\\r(?!\\n)")  # as h11 words it

# Node's parser knows these of other protocols, too: a request that begins with one is refused later.
_OTHERS = (
    "ANNOUNCE", "DESCRIBE", "FLUSH", "GET_PARAMETER", "PAUSE", "PLAY", "RECORD", "REDIRECT", "SETUP", "SET_PARAMETER",
    "TEARDOWN",
)  # fmt: skip
names = b"|".join(sorted((re.escape(name.encode()) for name in METHODS), reverse=True))
_others = "|".join(_OTHERS).encode()
_all_names = {name.encode() for name in (*METHODS, *_OTHERS)}
_begins = re.compile(
    b"|".join(
        map(
            re.escape, sorted({one[:size] for one in _all_names for size in range(len(one) + 1)}, key=len, reverse=True)
        )
    )
)  # as much of a request as is the beginning of a method

# Why a head was refused: what the pattern of a row ends with is the last byte that the parser has taken.
_Rule = tuple["re.Pattern[bytes]", str, str]


def _rules(*rows: tuple[bytes, str, str]) -> list[_Rule]:
    return [(re.compile(pattern), code, reason) for pattern, code, reason in rows]


_token = rb"[-!#$%&'*+.^_`|~0-9A-Za-z]"
_field = rb"\r\n" + _token + rb"++:[ \t]*+"
_control = rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_value = rb"[^\x00-\x08\x0a-\x1f\x7f]"
_version = rb"\A(?:[^ \r\n]++ ++[^ \r\n]++ ++)?HTTP/"
_target = rb"\A(?!CONNECT )[^ ]++ ++"
_schema = _target + rb"[a-zA-Z]++"
_path = rb"[^\x00-\x20\x7f-\xff?#]*+"
_strange = rb"(?=[\x00-\x08\x0b\x0e-\x1f\x7f-\xff])"
_http = rb"(?:H(?:T(?:T(?:P/?+)?+)?+)?+)?+(?<!HTTP/)(?!\Z)"  # as much of it as is there, and then something else
_blank = rb"[ \t\r\n\x0c]"
_WHY_LATER = _rules(
    (_version + rb"(?!\d|\Z)", "HPE_INVALID_VERSION", "Invalid major version"),
    (_version + rb"\d(?!\.|\Z)", "HPE_INVALID_VERSION", "Expected dot"),
    (_version + rb"\d\.(?!\d|\Z)", "HPE_INVALID_VERSION", "Invalid minor version"),
    (_version + rb"(?!0\.9|1\.[01]|2\.0)\d\.\d", "HPE_INVALID_VERSION", "Invalid HTTP version"),
    (rb"\A[^\n]*\n ", "HPE_UNEXPECTED_SPACE", "Unexpected space after start line"),
    (rb"\n[^\r\n]*+\r\n(?=[ \t])", "HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value"),
    (rb"\r\n(?!" + _token + rb"|[\r\n ]|\Z)", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
    (rb"\r\n" + _token + rb"++(?!:|\Z)", "HPE_INVALID_HEADER_TOKEN", "Invalid header token"),
    (rb"\r\n\n", "HPE_INVALID_HEADER_TOKEN", "Invalid header field char"),
    (rb"\r\n\r(?!\n|\Z)", "HPE_STRICT", "Expected LF after headers"),
    (_field + rb"\n", "HPE_INVALID_HEADER_TOKEN", "Invalid header value char"),
    (_field + rb"\r(?!\n|\Z)", "HPE_STRICT", "Expected LF after CR"),
    (_field + _value + rb"*+(?=" + _control + rb")", "HPE_INVALID_HEADER_TOKEN", "Invalid header value char"),
    (_field + _value + rb"++(?=\n)", "HPE_CR_EXPECTED", "Missing expected CR after header value"),
    (_field + _value + rb"++\r(?!\n|\Z)", "HPE_LF_EXPECTED", "Missing expected LF after header value"),
    (rb"(?i)\ncontent-length:[ \t]*+\r\n", "HPE_INVALID_CONTENT_LENGTH", "Empty Content-Length"),
    (
        rb"(?i)\ncontent-length:[ \t]*+\d*+[ \t]*+(?![\r\n]|\Z)",
        "HPE_INVALID_CONTENT_LENGTH",
        "Invalid character in Content-Length",
    ),
    (rb"(?i)\ntransfer-encoding:[^\r\n]*?chunked *,", "HPE_INVALID_TRANSFER_ENCODING", BAD_ENCODING),
    (rb"(?i)\ntransfer-encoding:[ \t]*+\r\n", "HPE_INVALID_TRANSFER_ENCODING", "Empty Transfer-Encoding"),
)  # fmt: skip
_WHY_REQUEST = [
    *_rules(
        (rb"\A(?:" + _others + rb") [^ ]++ HTTP", "HPE_INVALID_CONSTANT", "Invalid method for HTTP/x.x request"),
        (_target + rb"(?![/*a-zA-Z]|" + _blank + rb"|\Z)", "HPE_INVALID_URL", "Unexpected start char in url"),
        (_target + rb"[a-zA-Z]*+" + _blank, "HPE_INVALID_URL", "Invalid characters in url"),
        (_schema + rb"(?!:|" + _blank + rb"|\Z)", "HPE_INVALID_URL", "Unexpected char in url schema"),
        (_schema + rb":(?!/|" + _blank + rb"|\Z)", "HPE_INVALID_URL", "Unexpected char in url schema"),
        (_schema + rb":/(?!/|" + _blank + rb"|\Z)", "HPE_INVALID_URL", "Unexpected char in url schema"),
        (_target + rb"/" + _path + rb"[\t\x0c]", "HPE_INVALID_URL", "Invalid characters in url"),
        (_target + rb"/" + _path + _strange, "HPE_INVALID_URL", "Invalid char in url path"),
        (
            _target + rb"/" + _path + rb"[?][^\x00-\x20\x7f-\xff#]*+" + _strange,
            "HPE_INVALID_URL",
            "Invalid char in url query",
        ),
        (
            rb"\A[^ ]++ ++[^ \r\n]++ ++" + _http,
            "HPE_INVALID_CONSTANT",
            "Expected HTTP/, RTSP/ or ICE/",
        ),
        (_version + rb"\d\.\d(?![\r\n]|\Z)", "HPE_INVALID_VERSION", "Expected CRLF after version"),
        (_version + rb"\d\.\d\n", "HPE_INVALID_VERSION", "Expected CRLF after version"),
        (_version + rb"\d\.\d\r(?!\n|\Z)", "HPE_STRICT", "Expected CRLF after version"),
    ),
    *_WHY_LATER,
]
_WHY_RESPONSE = [
    *_rules(
        (rb"\A" + _http, "HPE_INVALID_CONSTANT", "Expected HTTP/, RTSP/ or ICE/"),
        (rb"\AHTTP/\d\.\d(?! |\Z)", "HPE_INVALID_VERSION", "Expected space after version"),
        (rb"\AHTTP/\d\.\d +\d{0,2}+(?!\d|\Z)", "HPE_INVALID_STATUS", "Invalid status code"),
        (rb"\AHTTP/\d\.\d +(?=0)", "HPE_INVALID_STATUS", "Invalid status code"),
        (rb"\AHTTP/\d\.\d +\d{3}(?:\n|(?![ \r\n]|\Z))", "HPE_INVALID_STATUS", "Invalid response status"),
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


def why(text: str, head: bytes | None, most: int = MAX_HEADER_SIZE, *, of_requests: bool) -> ParseError:
    """The error for what h11 has refused with a text, or we without one; `head` is None for what follows a head.

    `most`: see `why_so_far`.
    """
    if head is not None and not text.startswith(("peer ", "Receive ")):
        found = why_so_far(head, most, of_requests=of_requests)
        if found is not None:
            return found
    if _strange_size.match(text):
        return ParseError("HPE_STRICT", "Expected LF after chunk size")
    _, code, reason = next(row for row in _WHY_H11 if text.startswith(row[0]))
    is_at_end = head is not None and code == "HPE_INVALID_TRANSFER_ENCODING"
    return ParseError(code, reason, len(head) if is_at_end and head is not None else -1)


def why_so_far(head: bytes, most: int = MAX_HEADER_SIZE, *, of_requests: bool) -> ParseError | None:
    """What the beginning of a head is refused for first, whatever follows, if for anything.

    One reason is that target, reason, names and values have `most` bytes together.
    """
    refused = [
        overflow(head, most, of_requests=of_requests),
        _both_lengths(head),
        _second_length(head),
        _too_long(head),
    ]
    if of_requests:
        refused.append(_method(head))
    for pattern, code, reason in _WHY_REQUEST if of_requests else _WHY_RESPONSE:
        found = pattern.search(head)
        if found is not None:
            refused.append(ParseError(code, reason, found.end()))
    return min((one for one in refused if one is not None), key=lambda one: one.position, default=None)


def overflow(head: bytes, most: int, *, of_requests: bool) -> ParseError | None:
    """Too much of target, reason, names and values: what ends the one that makes them `most` bytes is the last.

    Of a trailer `head` is what begins with the end of the line before it.
    """
    if len(head) < most:
        return None
    line = (_request_line if of_requests else _response_line).match(head)
    spans = [line.span(1)] if line is not None else []
    fields = _counted_field.finditer(head)
    count = 0
    for start, end in chain(spans, (field.span(part) for field in fields for part in ("name", "value"))):
        count += end - start
        if count >= most:
            is_ended = head[end : end + 1] in (b":", b"\r", b"\n")
            return ParseError("HPE_HEADER_OVERFLOW", "Header overflow", end + is_ended)
    return None


_request_line = re.compile(rb"[A-Z-]++ ++([^ \r\n]*+)")
_response_line = re.compile(rb"HTTP/\d\.\d \d++ ?([^\r\n]*+)")
_counted_field = re.compile(rb"\r\n(?P<name>" + _token + rb"++)(?::[ \t]*+(?P<value>" + _value + rb"*+))?")


def _method(head: bytes) -> ParseError | None:
    """The beginning of a request that is no method."""
    found = _begins.match(head)
    begun = found[0] if found is not None else b""
    if len(begun) == len(head):  # so far it may be one
        return None
    if begun in _all_names and head[len(begun) : len(begun) + 1] == b" ":
        return None
    reason = "Expected space after method" if begun in _all_names else "Invalid method encountered"
    return ParseError("HPE_INVALID_METHOD", reason, len(begun))


def bad_length(raw: bytes, special: dict[str, str]) -> ParseError | None:
    """Two statements of how long a body is, or one that is none."""
    if "transfer-encoding" in special and "content-length" in special:
        return _both_lengths(raw)
    if "transfer-encoding" in special and _encoding_line.search(raw) is None:
        return ParseError("HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`", len(raw))
    if "content-length" not in special:
        return None
    lines = _length_line.findall(raw)
    if len(lines) > 1:
        return _second_length(raw)
    if not lines or not lines[0].strip().isdigit():
        return why("bad Content-Length", raw, len(raw) + 1, of_requests=True)
    return _too_long(raw)


def _second_length(raw: bytes) -> ParseError | None:
    lines = [*_length_line.finditer(raw)]
    if len(lines) < 2:
        return None
    return ParseError("HPE_UNEXPECTED_CONTENT_LENGTH", "Duplicate Content-Length", lines[1].start(1))


def _too_long(raw: bytes) -> ParseError | None:
    """A length of more than 64 bits."""
    line = _length_line.search(raw)
    digits = line[1].strip() if line is not None else b""
    if line is None or not digits.isdigit():
        return None
    zeros = len(digits) - len(digits.lstrip(b"0"))
    size = next((size for size in _OVERFLOWS if int(digits[zeros : zeros + size] or b"0") > _MAX_LENGTH), None)
    if size is None:
        return None
    return ParseError("HPE_INVALID_CONTENT_LENGTH", "Content-Length overflow", line.start(1) + zeros + size)


def _both_lengths(head: bytes) -> ParseError | None:
    """What the second of both statements is refused with; None if one is not there. Also a second encoding."""
    lower = head.lower()
    encoding, length = lower.find(_ENCODING), lower.find(_LENGTH)
    if min(encoding, length) >= 0:
        if encoding < length:
            return ParseError("HPE_INVALID_CONTENT_LENGTH", BOTH, length + len(_LENGTH))
        reason = "Transfer-Encoding can't be present with Content-Length"
        return ParseError("HPE_INVALID_TRANSFER_ENCODING", reason, encoding + len(_ENCODING))
    again = lower.find(_ENCODING, encoding + 1) if _encoding_line.match(head, encoding) else -1
    if again < 0:
        return None
    begins = again + len(_ENCODING)
    value = head[begins:].lstrip(b" \t")
    if not value:
        return None
    return ParseError("HPE_INVALID_TRANSFER_ENCODING", BAD_ENCODING, len(head) - len(value) + 1)


_OVERFLOWS = (20, 21)  # digits of which a number may have more than 64 bits
_ENCODING, _LENGTH = b"\ntransfer-encoding:", b"\ncontent-length:"


def why_chunks(body: bytes) -> ParseError | None:
    """What a chunked body is refused for, up to the end of the trailer; the position is that in the body."""
    at = 0
    while True:
        found = _chunk.match(body, at)
        if found is None:
            return None
        digits, size = found["size"], int(found["size"].lstrip(b"0")[: _MOST_DIGITS + 1] or b"0", 16)
        if size > _MAX_LENGTH:
            return ParseError(
                "HPE_INVALID_CHUNK_SIZE",
                "Chunk size overflow",
                at + len(digits) - len(digits.lstrip(b"0")) + _MOST_DIGITS + 1,
            )
        ended = _after(body, found.end(), "chunk size")
        if not digits or (
            ended is not None and found["more"] is None and body[found.end() : found.end() + 1] not in _ENDS
        ):
            return ParseError("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size", found.end())
        if ended is not None:
            return ended
        at = found.end() + 2
        if not size:
            rows = [
                (row.search(body, at - 2), code, reason)
                for row, code, reason in _WHY_LATER
                if row.pattern[:2] != b"\\A"
            ]
            errors = [ParseError(code, reason, where.end()) for where, code, reason in rows if where is not None]
            return min(errors, key=lambda one: one.position, default=None)
        at += size
        ended = _after(body, at, "chunk data")
        if ended is not None:
            return ended
        at += 2


def _after(body: bytes, at: int, what: str) -> ParseError | None:
    """The line's end that has to follow here is another one."""
    end = body[at : at + 2]
    if b"\r\n".startswith(end):
        return None
    if end[:1] == b"\n":
        return ParseError("HPE_CR_EXPECTED", f"Missing expected CR after {what}", at + 1)
    return ParseError("HPE_STRICT", f"Expected LF after {what}", at + (end[:1] == b"\r"))


_chunk = re.compile(rb"(?P<size>[0-9a-fA-F]*+)(?P<more>;[^\r\n]*+)?")
_MOST_DIGITS = 16
_ENDS = (b"\r", b"\n")


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
