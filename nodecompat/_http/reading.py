"""Bytes to events: what was received, as heads, pieces of bodies, and ends.

h11 parses; what it lets pass and Node does not is refused here: the head of a message, once h11 has taken it, is looked
at for such shapes. What h11 refuses and Node does not stays refused; the list is in `nodecompat.http`.

What must stay true: no I/O here; nothing is kept of a message but what h11 waits with, which is bounded; each message
has an h11 connection of its own, so that the next one can be read before this one is answered.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from .failures import ParseError
from .refusals import BAD_ENCODING, BOTH, bad_length, ends_well, overflow, why, why_chunks, why_so_far
from .tables import MAX_HEADER_SIZE, MAX_HEADERS, METHODS

try:
    import h11
except ModuleNotFoundError:
    raise ModuleNotFoundError("nodecompat.http needs h11: pip install 'nodecompat[http]'", name="h11") from None

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

MOST_KNOWN, LONGEST_KNOWN = 256, 1024  # heads whose fields are remembered, and bytes of these
STEP = 256  # of a head that is not complete: after so many bytes it is looked at again
SLICE = 4096  # of a chunked body with extensions: what h11 is given at once
MAX_EXTENSION = 16384  # of one chunk
_known_methods = frozenset(name.encode() for name in METHODS)
_versions = frozenset((b"1.1", b"1.0", b"0.9", b"2.0"))

_strange = re.compile(rb"(?<!\r)\n|\n[ \t]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_target = re.compile(rb"[/*]|[a-zA-Z]+://")
_plain_line = re.compile(
    rb"(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (/[!-~]*) HTTP/1\.1"
)  # h11 takes it before any fields
_chunk_line = re.compile(rb"[0-9a-fA-F]+[ \t]*;.*", re.DOTALL)  # its beginning
_closes = re.compile(r"(?:^|[\s,])close(?:$|[\s,])", re.IGNORECASE)
_keeps = re.compile(r"(?:^|[\s,])keep-alive(?:$|[\s,])", re.IGNORECASE)
_upgrades = re.compile(r"(?:^|[\s,])upgrade(?:$|[\s,])", re.IGNORECASE)


class Head:
    """The beginning of a message: a request has a method and a target, a response a status and a reason."""

    __slots__ = ("fields", "keep_alive", "method", "reason", "special", "status", "target", "upgrade", "version")

    def __init__(self, version: str, fields: list[str], special: dict[str, str]) -> None:
        self.version = version
        self.special = special  # the values of the fields that a connection looks at, joined
        self.fields = fields  # names and values by turns, as they came
        self.method = self.target = self.reason = ""
        self.status = 0
        self.keep_alive = True
        self.upgrade = False

    def copy(self) -> Head:
        """The same for another request, with a line of its own, whose program may change the fields."""
        made = Head(self.version, [*self.fields], self.special)
        made.keep_alive = self.keep_alive
        return made


class End:
    """The end of a message, with the fields of its trailer."""

    __slots__ = ("fields",)

    def __init__(self, fields: list[str]) -> None:
        self.fields = fields


if TYPE_CHECKING:
    Event: TypeAlias = Head | End | ParseError | bytes

_known: dict[
    tuple[int, int], dict[bytes, Head]
] = {}  # by what limits them: heads of requests without a body, by their bytes after the first line

_encoding_value = re.compile(rb"\ntransfer-encoding:[ \t]*([^\r\n]*[^\r\n \t])", re.IGNORECASE)
_encoding_name = re.compile(rb"\ntransfer-encoding(?=:)", re.IGNORECASE)
_host_name = re.compile(rb"\nhost(?=:)", re.IGNORECASE)
_OTHER_NAME = b"\nOther"  # as h11 is told
_ABOUT_HOST = ("Missing mandatory Host", "Found multiple Host")
_HOST_LINE = b"\r\nHost: -\r\n"


class Reader:
    """What one side of a connection sends: message after message."""

    def __init__(self, *, of_requests: bool, max_header_size: int = 0, max_headers: int = MAX_HEADERS) -> None:
        self._of_requests = of_requests
        self._max_headers = max_headers  # 0: as many as fit
        self._most = max_header_size or MAX_HEADER_SIZE
        self._h11: h11.Connection | None = None  # of the message that is being read
        self._waiting = b""  # what h11 was not given yet
        self._received = self._packet = self._begun = 0  # bytes in all; before the last packet; before this message
        self._given: deque[bytes] = deque()  # what it was given last, of a chunked body: as much as a trailer may have
        self._given_size = 0
        self._forgot = False  # some of it
        self._late: ParseError | None = None  # what refuses the message whose head was taken
        self._head = bytearray()  # what h11 was given of a head
        self._looked_at = 0  # so much of it was counted
        self._in_body = False
        self._is_chunked = False
        self._is_empty = False
        self._stalled = 0  # bytes since the last event
        self._ended = False  # the other side sends no more
        self._was_last = False  # the last message said that none follows
        self._method = b"GET"  # of the request that is answered
        self._known = _known.setdefault((self._most, max_headers), {}) if of_requests else {}

    @property
    def is_idle(self) -> bool:
        """Whether no message has begun."""
        return self._h11 is None

    @property
    def in_body(self) -> bool:
        """Whether the head of the message is complete."""
        return self._in_body

    def feed(self, data: bytes) -> None:
        """Take what was received."""
        self._packet = self._received
        self._received += len(data)
        self._waiting = self._waiting + data if self._waiting else data

    def parsed(self, error: ParseError) -> int:
        """How many bytes of the last packet were taken before the one that is refused; 0 where that is not known."""
        return max(0, self._begun + error.position - self._packet) if error.position >= 0 else 0

    def finish(self) -> None:
        """Nothing more will come."""
        self._ended = True

    def rest(self) -> bytes:
        """What follows the last message, in another protocol."""
        rest, self._waiting = self._trailing() + self._waiting, b""
        return rest

    def answers_to(self, method: str) -> None:
        """The next message is the response to such a request."""
        self._method = method.encode()
        self._was_last = False

    def next(self) -> Event | None:
        """The next event; None: more is needed."""
        connection = self._h11
        if self._is_empty:  # no field says that there is a body, so there is none
            self._is_empty = self._in_body = False
            self._h11 = None
            return End([])
        if connection is None:
            if not self._waiting:
                return None
            again = self._again()
            if again is not None:
                return again
            begun = self._begin()
            if not isinstance(begun, h11.Connection):
                return begun
            connection = begun
            self._give(connection)
        while True:
            try:
                event = connection.next_event()
            except h11.RemoteProtocolError as error:
                return self._refused(str(error))
            if event is h11.NEED_DATA:
                if not self._give(connection):
                    return self._incomplete()
                continue
            self._stalled = 0
            kind = type(event)
            if kind is h11.Data:
                return bytes(event.data)  # type: ignore[union-attr]
            if kind is h11.EndOfMessage:
                return self._end(connection, event)  # type: ignore[arg-type]
            if kind is h11.Request or kind is h11.Response or kind is h11.InformationalResponse:
                found = self._checked(event)  # type: ignore[arg-type]
                if self._is_empty and isinstance(found, Head):
                    self._remember_head(found)
                return found
            return None  # closed, or switched to another protocol

    def _again(self) -> Head | None:
        """A request without a body whose fields are, byte for byte, those of one that h11 has taken before."""
        line, _, fields = self._waiting.partition(b"\r\n")
        known = self._known.get(fields)
        if known is None or self._was_last or len(self._waiting) >= self._most:
            return None
        words = _plain_line.fullmatch(line)
        if words is None:
            return None
        self._waiting = b""
        self._in_body = self._is_empty = True
        self._is_chunked = False
        self._was_last = not known.keep_alive
        head = known.copy()
        head.method, head.target = words[1].decode(), words[2].decode()
        return head

    def _remember_head(self, head: Head) -> None:
        """Who asks again does so with the same fields, as a rule, on this connection or another."""
        line, _, fields = bytes(self._head).partition(b"\r\n")
        if len(fields) > LONGEST_KNOWN or head.upgrade or self._waiting or self._trailing():
            return
        if _plain_line.fullmatch(line) is None:
            return
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[fields] = head.copy()

    def _trailing(self) -> bytes:
        return self._h11.trailing_data[0] if self._h11 is not None else b""

    # -- giving to h11 --------------------------------------------------------------------------------------

    def _begin(self) -> h11.Connection | ParseError | None:
        """A message begins, unless these are the line ends that may stand before one."""
        self._waiting = self._waiting.lstrip(b"\r\n")
        if not self._waiting:
            return None
        self._begun = self._received - len(self._waiting)
        if self._was_last:
            return ParseError("HPE_CLOSED_CONNECTION", "Data after `Connection: close`", 1)
        self._h11 = connection = self._connection()
        self._head = bytearray()
        self._looked_at = self._stalled = 0
        self._in_body = self._is_chunked = False
        self._given.clear()
        self._given_size = 0
        self._forgot = False
        return connection

    def _connection(self) -> h11.Connection:
        """A new one, in the state to receive a message."""
        most = 2 * self._most + 1024
        if self._of_requests:
            return h11.Connection(h11.SERVER, most)
        connection = h11.Connection(h11.CLIENT, most)
        fields = [(b"Host", b"-"), (b"Upgrade", b"-")]  # what was sent is not known here: any answer may come
        connection.send(h11.Request(method=self._method, target=b"/", headers=fields))
        connection.send(h11.EndOfMessage())
        return connection

    def _give(self, connection: h11.Connection) -> bool:
        """Give it the next piece; whether there was one, or an end."""
        data = self._waiting
        if not data:
            if self._ended:
                connection.receive_data(b"")
            return self._ended
        if not self._in_body:
            head = self._head
            begun = max(0, len(head) - 3)
            head += data
            end = head.find(b"\r\n\r\n", begun)
            size = len(data) if end < 0 else len(data) - (len(head) - end - 4)
            del head[len(head) - len(data) + size :]
        else:
            size = len(data)
            if self._is_chunked:
                if self._stalled > MAX_EXTENSION - SLICE:
                    return False
                if size > SLICE and (self._stalled or b";" in data):
                    size = SLICE
                self._remember(data[:size])
            self._stalled += size
        connection.receive_data(data[:size] if size < len(data) else data)
        self._waiting = data[size:] if size < len(data) else b""
        return True

    def _remember(self, piece: bytes) -> None:
        """Keep it until the end of the body is seen, which is looked at once more."""
        given = self._given
        given.append(piece)
        self._given_size += len(piece)
        while self._given_size - len(given[0]) > 2 * self._most + 2048:
            self._given_size -= len(given.popleft())
            self._forgot = True

    def _incomplete(self) -> Event | None:
        """More is needed, unless there was too much already, or what there is will be refused."""
        if self._in_body:
            return self._stalled_body() if self._is_chunked and self._waiting else None
        head = self._head
        if len(head) - self._looked_at < STEP <= len(head):
            return None
        self._looked_at = len(head)
        return why_so_far(bytes(head), self._most, of_requests=self._of_requests)

    def _stalled_body(self) -> ParseError:
        """Much of a chunked body has come to nothing: the line of a chunk is too long, or else the trailer is."""
        if _chunk_line.fullmatch(b"".join(self._given).rpartition(b"\n")[2]):
            return ParseError("HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow")
        return ParseError("HPE_HEADER_OVERFLOW", "Header overflow")

    # -- what h11 gave ----------------------------------------------------------------------------------------

    def _end(self, connection: h11.Connection, event: h11.EndOfMessage) -> Event:
        fields = [part.decode("latin-1") for pair in event.headers.raw_items() for part in pair]
        rest = connection.trailing_data[0]
        self._waiting = rest + self._waiting
        self._h11 = None
        self._in_body = False
        for name in map(str.lower, fields[::2]):
            if name == "content-length":
                return ParseError("HPE_INVALID_CONTENT_LENGTH", BOTH)
            if name == "transfer-encoding":
                return ParseError("HPE_INVALID_TRANSFER_ENCODING", BAD_ENCODING)
        if self._is_chunked:
            body = b"".join(self._given).removesuffix(rest)
            if not ends_well(body, len(fields) // 2):
                return self._why_chunks() or ParseError("HPE_STRICT", "Expected LF after chunk data")
            if fields:
                return self._too_much_trailer(body, len(fields) // 2) or End(fields)
        return End(fields)

    def _too_much_trailer(self, body: bytes, fields: int) -> ParseError | None:
        """The fields after a body, which ends here, are counted as those before it are."""
        trailer = b"\r\n".join([b"", *body.rsplit(b"\r\n", fields + 2)[1:]])
        refused = overflow(trailer, self._most, of_requests=self._of_requests)
        if refused is not None:
            refused.position += self._received - len(self._waiting) - self._begun - len(trailer)
        return refused

    def _checked(
        self,
        event: h11.Request | h11.Response | h11.InformationalResponse,
        written: list[tuple[bytes, bytes]] | None = None,
    ) -> Event:
        """A head that h11 has taken, looked at once more; `written` are its fields, if h11 was given others."""
        raw = bytes(self._head)
        if _strange.search(raw) or event.http_version not in _versions:
            return self._why("")
        fields, special = _fields_of(event.headers.raw_items() if written is None else written, raw)
        if 0 < self._max_headers < len(fields) // 2:
            return ParseError("HPE_HEADER_OVERFLOW", "Header overflow", _nth_colon(raw, self._max_headers + 1))
        if len(raw) >= self._most:
            refused = overflow(raw, self._most, of_requests=self._of_requests)
            if refused is not None:
                return refused
        if "content-length" in special or "transfer-encoding" in special:
            refused = bad_length(raw, special)
            if refused is not None:
                return refused
        head = Head(event.http_version.decode(), fields, special)
        head.keep_alive = _keeps_alive(head.version, special.get("connection", ""))
        self._is_chunked = "transfer-encoding" in special
        head.upgrade = "upgrade" in special and _upgrades.search(special.get("connection", "")) is not None
        if isinstance(event, h11.Request):
            return self._checked_request(event, head)
        return self._checked_response(event, head)

    def _checked_request(self, event: h11.Request, head: Head) -> Event:
        if event.method not in _known_methods or (event.method != b"CONNECT" and _target.match(event.target) is None):
            return self._why("")
        head.method, head.target = event.method.decode(), event.target.decode("latin-1")
        if head.method == "CONNECT":
            head.upgrade = True
        self._in_body = True
        self._is_empty = not self._is_chunked and "content-length" not in head.special
        self._was_last = not head.keep_alive
        return head

    def _checked_response(self, event: h11.Response | h11.InformationalResponse, head: Head) -> Head:
        head.status, head.reason = event.status_code, event.reason.decode("latin-1")
        if head.status == 101 and not head.upgrade:  # a response without a body, whatever follows
            self._in_body = self._is_empty = self._was_last = True
            self._waiting, head.keep_alive = b"", False
        elif isinstance(event, h11.InformationalResponse):
            self._begun += len(self._head)  # another head follows
            self._head = bytearray()
            self._looked_at = 0
        else:
            head.upgrade = False
            self._in_body = True
            if head.status in (204, 304) or self._method == b"HEAD":
                self._is_chunked = False  # there is no body, whatever the fields say
            elif "content-length" not in head.special and not self._is_chunked:
                head.keep_alive = False
            self._was_last = not head.keep_alive
        return head

    # -- what is refused --------------------------------------------------------------------------------------

    def _refused(self, text: str) -> Event | None:
        if self._late is not None:
            return self._late
        if self._in_body and text.startswith("Receive buffer"):
            return self._stalled_body()
        return self._read_otherwise(text) if self._of_requests and not self._in_body else self._why(text)

    def _read_otherwise(self, text: str) -> Event:
        """A request of which h11 refuses what Node takes is read as one that h11 takes, with the fields it has.

        That is one with no Host or with several; whoever answers decides about it. And one whose body nobody can read
        is a request all the same; what refuses it is next.
        """
        raw = seen = bytes(self._head)
        refused = None if text.startswith(_ABOUT_HOST) else self._why(text)
        if refused is not None:
            if refused.position != len(raw) or not raw:
                return refused
            seen = _encoding_name.sub(_OTHER_NAME, raw)
        connection = self._connection()
        connection.receive_data(_host_name.sub(_OTHER_NAME, seen).replace(b"\r\n", _HOST_LINE, 1))
        try:
            event = connection.next_event()
        except h11.RemoteProtocolError as error:
            return refused or self._why(str(error))
        found = self._checked(event, _written(seen)) if isinstance(event, h11.Request) else None
        if refused is None:
            self._h11 = connection
        elif isinstance(found, Head):
            found.fields = [part.decode("latin-1") for field in _written(raw) for part in field]
            self._late, self._is_empty = refused, False
        return found or refused or self._why(text)

    def _why(self, text: str) -> ParseError:
        """The error for what h11 has refused with a text, or we."""
        found = self._why_chunks() if self._in_body and self._is_chunked else None
        head = None if self._in_body else bytes(self._head)
        return found or why(text, head, self._most, of_requests=self._of_requests)

    def _why_chunks(self) -> ParseError | None:
        """What the bytes of a chunked body show, unless it is too long for all of it to be there still."""
        found = None if self._forgot else why_chunks(b"".join(self._given))
        if found is not None:
            found.position += len(self._head)
        return found


def _nth_colon(head: bytes, count: int) -> int:
    """How long a head is up to the colon of its field of that number."""
    lines = head.split(b"\r\n", count + 1)
    return len(b"\r\n".join(lines[: count + 1])) - len(lines[count]) + lines[count].index(b":") + 1


_SPECIAL = frozenset(("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade"))


def _keeps_alive(version: str, connection: str) -> bool:
    """Whether another message may follow on the connection."""
    if version == "1.1":
        return not connection or _closes.search(connection) is None
    return bool(connection) and _keeps.search(connection) is not None and _closes.search(connection) is None


def _written(head: bytes) -> list[tuple[bytes, bytes]]:
    """The fields of a head as they stand there."""
    lines = [line.partition(b":") for line in head.split(b"\r\n")[1:-2]]
    return [(name, value.strip(b" \t")) for name, _, value in lines]


def _fields_of(pairs: Iterable[tuple[bytes, bytes]], raw: bytes) -> tuple[list[str], dict[str, str]]:
    """Names and values in turn, and the joined values of those that say something of the message."""
    fields: list[str] = []
    special: dict[str, str] = {}
    for name, value in pairs:
        text, lower = name.decode(), name.lower().decode()
        is_encoding = lower == "transfer-encoding"  # which h11 gives in lower case
        said = (_encoding_value.search(raw) or {1: value})[1] if is_encoding else value
        fields += (text, said.decode("latin-1"))
        if lower in _SPECIAL:
            special[lower] = f"{special[lower]}, {fields[-1]}" if lower in special else fields[-1]
    return fields, special
