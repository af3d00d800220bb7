"""What all wires share, whatever their bytes: refusals, limits, the writers of values that are not plain, large parts.

A message is a tree of values, or a graph. Each wire writes plain values (text, numbers, dicts, lists) in a hot path
of its own, and derives from `Rest` what it makes of all others.

A writer has the form `(value, out, seen, depth)`: `out` takes the parts of the message, `depth` is the level of
containers that the value sits in, `seen` knows the containers met so far, so that a second meeting is a reference.

What must stay true: nothing here knows a wire. No writer recurses deeper than MAX_DEPTH. What is made of a
value for the message alone stays alive until the message is written, because identities of freed objects are given
out again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, TypeVar

from nodecompat._errors.base import InvalidArgValueError, received
from nodecompat._js import MAX_DEPTH
from nodecompat._js.kinds import (
    FIELDS,
    FUNCTION,
    MAX_INTEGER_BYTES,
    MOVED,
    REFUSED,
    RefusedError,
    TooDeepError,
    advice_for,
    class_name,
    kind_of,
    scalar_of,
)
from nodecompat._js.text import string_of
from nodecompat._on_use import on_use
from nodecompat._wires.budget import EACH_BYTE, LaterError, reading
from nodecompat.values import Map, RegExp

if TYPE_CHECKING:
    import re
    from typing import Protocol

    from nodecompat import _room as room
    from nodecompat._errors import rare
    from nodecompat._js import regexps
    from nodecompat._wires.protocols import Frame

    class Message(Protocol):
        """What knows how much a message may still make that it does not spell out."""

        left: int

else:
    rare = on_use("nodecompat._errors.rare")  # only values that cannot travel need it
    regexps = on_use("nodecompat._js.regexps")  # only messages that hold a pattern
    room = on_use("nodecompat._room")  # only messages of many levels

_T = TypeVar("_T")
_Seen = TypeVar("_Seen")

# -- limits ------------------------------------------------------------------------------------------

LARGE: Final = 64 * 1024  # bytes objects from this size on are not copied into the frame but follow what is before


def magnitude(value: int, unit: int) -> bytes:
    """The bytes of an integer without its sign, little-endian, in whole units of `unit` bytes."""
    size = -(-value.bit_length() // (8 * unit)) * unit
    if size > MAX_INTEGER_BYTES:
        raise RefusedError(f"an integer of {size} bytes")
    return abs(value).to_bytes(size, "little")


def big_integer(data: bytes, position: int, size: int) -> int:
    """The integer that `size` bytes of a message stand for, little-endian."""
    if size > MAX_INTEGER_BYTES:
        raise ValueError(f"a bigint of more than {MAX_INTEGER_BYTES} bytes")
    return int.from_bytes(data[position : position + size], "little")


def key_text(key: object) -> str:
    """`String(key)`. Raises RefusedError for an integer of more digits than Python writes."""
    return integer_text(key) if isinstance(key, int) and not isinstance(key, bool) else string_of(key)


def integer_text(value: int) -> str:
    """The digits of an integer. Raises RefusedError where Python does not write so many, since it would take long."""
    try:
        return int.__repr__(value)
    except ValueError:
        what = f"an integer of more than {sys.get_int_max_str_digits()} digits"
        raise RefusedError(what, "Send it as bytes, or set sys.set_int_max_str_digits.") from None


# -- what is raised ----------------------------------------------------------------------------------


def unsendable(fault: Exception, message: object) -> Exception:
    """The error that the sender of a message sees; `fault` is what ended its writing."""
    if not isinstance(fault, RefusedError):
        return fault
    path = rare.path_text(fault.steps)
    if not isinstance(fault, TooDeepError):
        refused = rare.DataCloneError(fault.what, path, fault.advice)
        if fault.text:
            refused.message, refused.args = fault.text, (fault.text,)
        return refused
    shown = path if len(path) <= _SHOWN else f"{path[:_SHOWN]}..."
    error = InvalidArgValueError("message", class_name(message), f"has more than {MAX_DEPTH} levels (at {shown})")
    error.path = path
    return error


def rescue(
    fault: Exception,
    write: Callable[[Any], _T],
    message: object,
    unsendable: Callable[[Exception, object], Exception] = unsendable,
) -> _T:
    """What `write` makes of a message after all, if it was Python's limit of calls that ended its first attempt.

    Raises what the sender sees if it was anything else, or is now. An error of the program's own gets out as it is.
    """
    if isinstance(fault, RecursionError):
        try:
            with room.room:
                return write(message)
        except Exception as second:
            fault = second
    try:
        raise unsendable(fault, message) from None
    finally:
        del fault  # else it would keep this call alive, and the message with it


_SHOWN: Final = 60  # characters of the path to what is too deep


def too_large(message: object, limit: str) -> Exception:
    """The error for a message that no frame can hold."""
    return InvalidArgValueError("message", class_name(message), f"is larger than {limit}")


# -- writing: the form of writers --------------------------------------------------------------------

Writer = Callable[[Any, list[Any], Any, int], None]
Again = Callable[[Any, list[Any], Any], None]  # writes a reference to what was met before
_MAX_WRITERS: Final = 1024

_W = TypeVar("_W")


def remember(writers: dict[type, _W], cls: type, writer: _W) -> _W:
    """Keep the writer of a type: up to a bound, because classes may be made at run time."""
    if len(writers) < _MAX_WRITERS:
        writers[cls] = writer
    return writer


# -- writing: the containers -------------------------------------------------------------------------


class Rest(Generic[_Seen]):
    """The writers of a wire for values that are not plain, by kind (see `_js.kinds`).

    A wire derives its own: it adds to `by_kind` what it has of its own, and says how a container is entered, opened and
    closed, and how keys are written. `write_items` writes an array that was entered, `again` a reference.
    """

    def __init__(self, writers: dict[type, Writer], write_items: Writer, again: Again) -> None:
        self.writers = writers
        self.write_items = write_items
        self.again = again
        self.by_kind: dict[str, Writer] = {
            "text": writers[str],
            "bool": writers[bool],
            "int": writers[int],
            "float": writers[float],
            "map": self.write_fields,
            FIELDS: self.write_fields,
            "list": self.write_sequence,
            "set": self.write_set,
            "Map": self.write_map,
            "uuid": self.write_string,
            "decimal": self.write_string,
            "path": self.write_string,
            "fraction": self.write_string,
            "ip": self.write_string,
            "string": self.write_string,
            "enum": self.write_enum,
            "scalar": self.write_scalar,
            FUNCTION: self.refuse,
            REFUSED: self.refuse,
            MOVED: self.refuse,
        }

    def find(self, cls: type) -> Writer:
        """The writer of a type that is met for the first time."""
        return self.by_kind[kind_of(cls)]

    # What a wire says of its own.

    def head(self, kind: str, size: int) -> bytes:
        """What opens a container of a kind, "object", "Map" or "set"."""
        raise NotImplementedError

    def end(self, kind: str, size: int) -> bytes:
        """What closes it."""
        raise NotImplementedError

    def key(self, key: Any, out: list[Any], depth: int) -> bytes:
        """A key of an object."""
        raise NotImplementedError

    def fields_of(self, value: Any) -> Mapping[Any, object]:
        """The properties of a mapping or an instance, as they travel."""
        raise NotImplementedError

    def enter(self, value: object, make: Callable[[Any], _T], out: list[Any], seen: _Seen) -> _T | None:
        """What `make` makes of a container that is met for the first time; None after a reference to one met before."""
        raise NotImplementedError

    # What stands for another value.

    def write_any(self, value: object, out: list[Any], seen: _Seen, depth: int) -> None:
        """A value of any type."""
        self.writers[type(value)](value, out, seen, depth)

    def write_string(self, value: object, out: list[Any], seen: _Seen, depth: int) -> None:
        """UUID, Decimal, paths and their like, as their JavaScript libraries' toJSON makes them."""
        self.writers[str](str(value), out, seen, depth)

    def write_enum(self, value: Any, out: list[Any], seen: _Seen, depth: int) -> None:
        """The value of an Enum."""
        self.write_any(value.value, out, seen, depth)

    def write_scalar(self, value: Any, out: list[Any], seen: _Seen, depth: int) -> None:
        """A scalar of numpy."""
        self.write_any(scalar_of(value), out, seen, depth)

    def refuse(self, value: object, out: list[Any], seen: _Seen, depth: int) -> NoReturn:
        """What cannot travel."""
        raise RefusedError(received(value), advice_for(value))

    # Containers.

    def write_fields(self, value: object, out: list[Any], seen: _Seen, depth: int) -> None:
        """A plain instance, or a mapping that is no plain dict and may say one length and yield another."""
        fields = self.enter(value, self.fields_of, out, seen)
        if fields is not None:
            self.write_properties(fields, out, seen, depth)

    def write_properties(self, fields: Mapping[Any, object], out: list[Any], seen: _Seen, depth: int) -> None:
        """The properties of an object that was entered."""
        self.open("object", len(fields), out, depth)
        key = None
        try:
            for key, item in fields.items():
                out.append(self.key(key, out, depth))
                self.writers[type(item)](item, out, seen, depth + 1)
        except RefusedError as refusal:
            refusal.steps.append(key)
            raise
        out.append(self.end("object", len(fields)))

    def write_sequence(self, value: object, out: list[Any], seen: _Seen, depth: int) -> None:
        """What JavaScript calls an array, besides lists and tuples."""
        items = self.enter(value, tuple, out, seen)
        if items is not None:
            self.write_items(items, out, seen, depth)

    def write_map(self, value: Map[object, object], out: list[Any], seen: _Seen, depth: int) -> None:
        """A Map: keys and values in turn."""
        pairs = self.enter(value, pairs_of, out, seen)
        if pairs is None:
            return
        self.open("Map", len(pairs), out, depth)
        key = None
        try:
            for key, item in pairs:
                self.writers[type(key)](key, out, seen, depth + 1)
                self.writers[type(item)](item, out, seen, depth + 1)
        except RefusedError as refusal:
            refusal.steps.append(key)
            raise
        out.append(self.end("Map", len(pairs)))

    def write_set(self, value: object, out: list[Any], seen: _Seen, depth: int) -> None:
        """A Set, a set or a frozenset."""
        members = self.enter(value, tuple, out, seen)
        if members is None:
            return
        self.open("set", len(members), out, depth)
        index = 0
        try:
            for index, member in enumerate(members):  # noqa: B007  # the index is for the path to a culprit
                self.writers[type(member)](member, out, seen, depth + 1)
        except RefusedError as refusal:
            refusal.steps.append(index)
            raise
        out.append(self.end("set", len(members)))

    def open(self, kind: str, size: int, out: list[Any], depth: int) -> None:
        """Begin the content of a container."""
        if depth > MAX_DEPTH:
            raise TooDeepError
        out.append(self.head(kind, size))


def pairs_of(value: Map[object, object]) -> tuple[tuple[object, object], ...]:
    """The pairs of a Map, in an object that nobody else changes."""
    return tuple(value._entries.values())


# -- writing: the frame ------------------------------------------------------------------------------


def gather(parts: Iterable[bytes | memoryview]) -> Frame:
    """Join what is small and leave what is large as it is: the frame, or its buffers in order."""
    frame: list[bytes | memoryview] = []
    small: list[bytes | memoryview] = []
    for part in parts:
        if len(part) < LARGE:
            small.append(part)
            continue
        frame += (b"".join(small), part)
        small = []
    frame.append(b"".join(small))
    frame = [part for part in frame if part]
    return bytes(frame[0]) if len(frame) == 1 else frame


# -- reading: what is not spelled out ----------------------------------------------------------------


def spend(message: Message, elements: int, size: int = 0) -> None:
    """Count elements that a message of `size` bytes does not spell out, or may not. ValueError at too many for it."""
    message.left = left = message.left - elements
    if left + EACH_BYTE * size < 0:
        raise ValueError("a message that claims more than its bytes allow")


def make_of_nothing(message: Message, elements: int, size: int) -> None:
    """`spend`, for elements that take memory though nothing stands for them.

    Raises LaterError when the message must wait until those before it are gone.
    """
    spend(message, elements, size)
    reading.elements -= elements
    reading.used = True
    if reading.elements < 0:
        raise LaterError


def regexp(source: str, flags: str) -> re.Pattern[str] | RegExp:
    """The pattern that arrived: inert where Python has none like it, or would take too long to compile it."""
    cost = regexps.compile_cost(source, flags)
    if cost > reading.patterns:
        return RegExp(source, flags)
    reading.patterns -= cost
    reading.used = True
    return regexps.make_regexp(source, flags)


# -- reading: keys that collide ----------------------------------------------------------------------

# Integers, tuples and dates are hashed without a secret, so a peer can choose thousands that collide and make one dict
# take seconds.

MAX_COLLISIONS: Final = 50  # keys of one hash; chance never makes three
HASH_MODULUS: Final = (1 << 61) - 1  # Python's hash of an integer is its rest by this
_SECRET: Final = frozenset({str, bytes})


def check_collisions(keys: list[Any]) -> None:
    """Raise ValueError when many of the keys of a Map, or members of a Set, have the same hash."""
    if len(keys) <= MAX_COLLISIONS or _SECRET.issuperset(map(type, keys)):
        return
    counts: dict[int, int] = {}
    for key in keys:
        if type(key) in _SECRET or type(key).__hash__ is None or (type(key) is int and abs(key) < HASH_MODULUS):
            continue
        try:
            hashed = hash(key)
        except ValueError:  # a memoryview that can be written to is compared by identity
            continue
        count_hash(hashed, counts)


def count_hash(hashed: int, counts: dict[int, int]) -> None:
    """Count a key by its hash; raises ValueError at too many of one."""
    counts[hashed] = number = counts.get(hashed, 0) + 1
    if number > MAX_COLLISIONS:
        raise ValueError("keys chosen to collide")
