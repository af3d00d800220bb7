"""Values that are not plain, on the `cbor` wire: their writers by kind, odd keys, and messages that are no trees.

Loaded by the first value whose type `write` has no writer for. What must stay true: every kind of `_js.kinds` has its
writer here; writers have the form that all have, see `write`; whatever tags and arrays a Map, a Set or an error is
made of, it counts as one level, which is how the reader counts, see `keys`.

A message that turns out to be no tree in its first pass, or to hold something that must be undone, is written anew by
the same writers: `Places` is the `seen` of the second pass, which knows where each container begins, so that cycles and
shared identity survive as in structured clone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from nodecompat._errors.base import received
from nodecompat._errors.travelling import error_parts
from nodecompat._js import MAX_DEPTH
from nodecompat._js.classes import items_of
from nodecompat._js.dates import microseconds
from nodecompat._js.fields import fields_of
from nodecompat._js.kinds import (
    MAX_DECIMAL_EXPONENT,
    MOVED,
    RefusedError,
    TooDeepError,
    advice_for,
    kind_of,
)
from nodecompat._js.regexps import regexp_text
from nodecompat._js.text import Symbol
from nodecompat._on_use import on_use
from nodecompat._wires import tree
from nodecompat._wires.cbor import tags as tags
from nodecompat._wires.cbor.tags import HAS_LARGE, LARGE, head, integer, text, text_of
from nodecompat._wires.moving import MovesError, moving

if TYPE_CHECKING:
    import datetime
    import decimal
    import fractions
    import re
    import uuid
    from collections.abc import Callable
    from pathlib import PurePath

    from nodecompat._wires import typed_arrays
    from nodecompat._wires.cbor.write import Out, Seen
    from nodecompat.values import Date, Map, RegExp
else:
    typed_arrays = on_use("nodecompat._wires.typed_arrays")  # only messages that hold one; 1 ms

_T = TypeVar("_T")

_KEY_KINDS: Final = frozenset(
    {"text", "bool", "int", "float", "bytes", "date", "uuid", "decimal", "fraction", "ip", "path", "string"}
)


class AnewError(Exception):
    """The first pass cannot go on: the message has to be written anew, with `Places`."""


class SymbolKeyError(Exception):
    """A dict has a key that is a symbol. Such entries do not travel."""


class _Kept:
    """In `seen`: what was made of a value, alive as long as identities count."""

    __slots__ = ("made",)

    def __init__(self, made: object) -> None:
        self.made = made


class Places(dict[Any, int]):
    """The `seen` of the second pass: for each container met, by its identity, the place of its first part in `out`."""

    def __init__(self, out: Out) -> None:
        super().__init__()
        self.out = out
        # For each reference its place, and that of the container it refers to; the numbers are given at the end.
        self.references: list[tuple[int, int]] = []
        self.errors: set[int] = set()  # those that are being written

    def add(self, identity: object) -> None:
        """Note what is met at this place."""
        self[identity] = len(self.out)

    def refer(self, identity: int) -> None:
        """Leave a place for a reference to a container met before."""
        self.references.append((len(self.out), self[identity]))
        self.out.append(b"")

    def undo(self, place: int, known: int) -> None:
        """Forget what was written since there were so many parts, and met since so many entries were known."""
        del self.out[place:]
        while len(self) > known:
            self.popitem()
        while self.references and self.references[-1][0] >= place:
            self.references.pop()

    def write_references(self) -> None:
        """Put tag 28 before each container that is referred to; its number is how many of these there are before it."""
        numbers = {place: number for number, place in enumerate(sorted({place for _, place in self.references}))}
        for place, target in self.references:
            self.out[place] = head(0xC0, tags.TAG_REFERENCE) + head(0x00, numbers[target])
        for place in numbers:
            self.out[place] = head(0xC0, tags.TAG_SHARED) + bytes(self.out[place])


def places(seen: object) -> Places:
    """The places of a second pass. Raises AnewError in a first one."""
    if isinstance(seen, Places):
        return seen
    raise AnewError


class Rest(tree.Rest["Seen"]):
    """The writers of the wire."""

    def __init__(self, writers: dict[type, tree.Writer], write_items: tree.Writer, again: tree.Again) -> None:
        super().__init__(writers, write_items, again)
        self.by_kind |= {
            "bytes": writers[bytes],
            "undefined": _write_undefined,
            "date": self.write_date,
            "uuid": _write_uuid,
            "decimal": _write_decimal,
            "fraction": _write_fraction,
            "ip": self.write_ip,
            "path": self.write_path,
            "regexp": _write_regexp,
            "typed": self.write_typed,
            "error": self.write_error,
            MOVED: self.write_moved,
        }

    # -- keys -----------------------------------------------------------------------------------------

    def odd_key(self, key: Any, depth: int) -> bytes:
        """The data item of a key that is no plain text: what Python can hash and the reader can rebuild."""
        if type(key) is Symbol:
            raise SymbolKeyError
        return self._key_part(key, depth)

    def _key_part(self, key: Any, depth: int) -> bytes:
        if type(key) is str:
            return text(key)
        if isinstance(key, tuple):
            if depth > MAX_DEPTH:
                raise TooDeepError
            return head(0x80, len(key)) + b"".join([self._key_part(part, depth + 1) for part in key])
        kind = kind_of(type(key))
        if kind == "enum":
            return self._key_part(key.value, depth)
        if key is not None and kind not in _KEY_KINDS:
            raise RefusedError(f"the key {received(key)}", advice_for(key))
        parts: Out = []
        self.writers[type(key)](key, parts, set(), depth + 1)
        return b"".join(parts)

    # -- containers -----------------------------------------------------------------------------------

    def enter(self, value: object, make: Callable[[Any], _T], out: Out, seen: Seen) -> _T | None:
        """What `make` makes of a container that is met for the first time; None after a reference to one met before."""
        if id(value) in seen:
            self.again(value, out, seen)
            return None
        seen.add(id(value))
        made = make(value)
        seen.add(_Kept(made))
        return made

    def fields_of(self, value: Any) -> dict[Any, object]:
        return _without_symbols(dict(items_of(value)) if kind_of(type(value)) == "map" else fields_of(value))

    def key(self, key: Any, out: Out, depth: int) -> bytes:
        return text_of(key) or self._key_part(key, depth + 1)

    def head(self, kind: str, size: int) -> bytes:
        return head(0xA0, size)

    def end(self, kind: str, size: int) -> bytes:
        return b""

    def write_without_symbols(self, value: dict[Any, object], out: Out, seen: Seen, depth: int) -> None:
        """Write a dict again, one of whose keys turned out to be a symbol."""
        known = places(seen)
        while next(reversed(known)) != id(value):
            known.popitem()
        known.undo(known[id(value)], len(known))
        self.write_properties(_without_symbols(value), out, seen, depth)

    def refer(self, value: object, out: Out, seen: Seen) -> None:
        """Write a container that was met before."""
        places(seen).refer(id(value))

    def write_sequence(self, value: Any, out: Out, seen: Seen, depth: int) -> None:
        """What JavaScript calls an array, besides lists and tuples."""
        if isinstance(value, (tuple, range)):
            return self.write_items(tuple(value), out, seen, depth)
        return super().write_sequence(value, out, seen, depth)

    def write_map(self, value: Map[object, object], out: Out, seen: Seen, depth: int) -> None:
        """A Map: an array of pairs."""
        pairs = self.enter(value, tree.pairs_of, out, seen)
        if pairs is None:
            return
        if depth > MAX_DEPTH:
            raise TooDeepError
        out.append(head(0xC0, tags.TAG_MAP) + head(0x80, len(pairs)))
        for key, item in pairs:
            out.append(b"\x82")
            self.write_any(key, out, seen, depth + 1)
            try:
                self.write_any(item, out, seen, depth + 1)
            except RefusedError as refusal:
                refusal.steps.append(key)
                raise

    def write_set(self, value: Any, out: Out, seen: Seen, depth: int) -> None:
        """A Set, a set or a frozenset: an array of members."""
        members = tuple(value) if type(value) is frozenset else self.enter(value, tuple, out, seen)
        if members is None:
            return
        out.append(head(0xC0, tags.TAG_SET))
        self.write_items(members, out, seen, depth)

    def write_error(self, value: BaseException, out: Out, seen: Seen, depth: int) -> None:
        """Tag 27 around [class name, message, own properties]; a property that cannot travel stays behind.

        An exception often drags requests, locks or itself along, and a report of a failure must not fail.
        """
        known = places(seen)
        if depth > MAX_DEPTH:
            raise TooDeepError
        if id(value) in known.errors:
            raise RefusedError("an error that holds itself")
        parts = self.enter(value, error_parts, out, seen)
        if parts is None:
            return
        name, message, fields = parts
        known.errors.add(id(value))
        out.append(head(0xC0, tags.TAG_ERROR) + b"\x83" + text(name) + text(message))
        slot = len(out)
        out.append(b"")  # the head of the map of properties, when their number is known
        count = 0
        for key, item in fields.items():
            mark, met = len(out), len(known)
            try:
                out.append(text_of(key) or self._key_part(key, depth + 1))
                self.write_any(item, out, seen, depth + 1)
                count += 1
            except RefusedError:
                known.undo(mark, met)
        known.errors.discard(id(value))
        out[slot] = head(0xA0, count)

    def write_moved(self, value: object, out: Out, seen: Seen, depth: int) -> None:
        """The number of what moves with this message; MovesError where the message goes by itself."""
        if moving.number is None:
            raise MovesError(tree.unsendable(RefusedError(received(value), advice_for(value)), value))
        out.append(head(0xC0, tags.TAG_MOVED) + integer(moving.number(value)))

    # -- single values --------------------------------------------------------------------------------

    def write_date(self, value: datetime.date | Date, out: Out, seen: Seen, depth: int) -> None:
        """Tag 1 and the seconds since the epoch; a tag of ours and two integers where a double is too short."""
        whole = microseconds(value)
        if isinstance(whole, float) or not whole % 1_000_000:
            out.append(head(0xC0, tags.TAG_DATE))
            if isinstance(whole, float):
                self.writers[float](whole / 1_000_000, out, seen, depth)
            else:
                out.append(integer(whole // 1_000_000))
            return
        seconds = whole / 1_000_000
        if int(seconds) * 1_000_000 + round((seconds - int(seconds)) * 1_000_000) == whole:
            out.append(head(0xC0, tags.TAG_DATE))
            self.writers[float](seconds, out, seen, depth)
            return
        first, rest = divmod(whole, 1_000_000)
        out.append(head(0xC0, tags.TAG_EXACT_DATE) + b"\x82" + integer(first) + integer(rest))

    def write_ip(self, value: Any, out: Out, seen: Seen, depth: int) -> None:
        """An address is its bytes, a network [prefix length, bytes], an interface [bytes, prefix length].

        The zone of an IPv6 address comes third. Source: RFC 9164.
        """
        packed, prefix = getattr(value, "packed", None), getattr(value, "_prefixlen", None)
        parts: object = packed
        if packed is None:
            parts = [prefix, value.network_address.packed]
        elif prefix is not None:
            parts = [packed, prefix]
        zone = getattr(value if packed is not None else value.network_address, "scope_id", None)
        if zone:
            parts = [*parts, zone] if isinstance(parts, list) else [parts, None, zone]
        out.append(head(0xC0, tags.TAG_IPV4 if value.version == 4 else tags.TAG_IPV6))
        self.write_any(parts, out, set(), depth + 1)

    def write_path(self, value: PurePath, out: Out, seen: Seen, depth: int) -> None:
        """Its text; of a pure path [text, whether it is one of Windows]."""
        out.append(head(0xC0, tags.TAG_PATH))
        if not hasattr(value, "open"):
            windows = any(base.__name__ == "PureWindowsPath" for base in type(value).__mro__)
            out.append(b"\x82" + text(str(value)) + (b"\xf5" if windows else b"\xf4"))
        else:
            out.append(text(str(value)))

    def write_typed(self, value: Any, out: Out, seen: Seen, depth: int) -> None:
        """A buffer's elements."""
        if id(value) in seen:
            return self.again(value, out, seen)
        seen.add(id(value))
        pieces = typed_array(value)
        out += pieces
        if len(pieces[1]) >= LARGE:
            seen.add(HAS_LARGE)
        return None


def _without_symbols(fields: dict[Any, object]) -> dict[Any, object]:
    return {key: item for key, item in fields.items() if type(key) is not Symbol}


def _write_undefined(value: object, out: Out, seen: Seen, depth: int) -> None:
    out.append(b"\xf7")


def _write_uuid(value: uuid.UUID, out: Out, seen: Seen, depth: int) -> None:
    out.append(head(0xC0, tags.TAG_UUID) + b"\x50" + value.bytes)


def _write_decimal(value: decimal.Decimal, out: Out, seen: Seen, depth: int) -> None:
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or abs(exponent) > MAX_DECIMAL_EXPONENT or len(digits) > 4000:
        raise RefusedError(f"{value!s:.40}")
    mantissa = int("".join(map(str, digits)))
    out.append(head(0xC0, tags.TAG_DECIMAL) + b"\x82" + integer(exponent) + integer(-mantissa if sign else mantissa))


def _write_fraction(value: fractions.Fraction, out: Out, seen: Seen, depth: int) -> None:
    out.append(head(0xC0, tags.TAG_RATIONAL) + b"\x82" + integer(value.numerator) + integer(value.denominator))


def _write_regexp(value: re.Pattern[str] | RegExp, out: Out, seen: Seen, depth: int) -> None:
    pattern = regexp_text(value)
    if pattern is None:
        raise RefusedError("a pattern over bytes")
    out.append(head(0xC0, tags.TAG_REGEXP) + b"\x82" + text(pattern[0]) + text(pattern[1]))


# -- typed arrays ------------------------------------------------------------------------------------

# RFC 8746, one tag for each element type. The elements travel in this machine's byte order, without being copied where
# their memory is contiguous.

_ARRAY_TAGS: Final = {
    (kind, size, big): tag for tag, (kind, size, big) in reversed(tags.TYPED_ARRAYS.items()) if tag not in (64, 68)
} | {("u", 1, False): 64, ("u", 1, True): 64, ("i", 1, True): 72}


def typed_array(value: object) -> tuple[bytes, bytes | memoryview]:
    """The head and the data of a buffer's elements. Raises RefusedError when their type has no tag."""
    view, (kind, size), big = typed_arrays.view_of(value)
    tag = _ARRAY_TAGS.get((kind, size, big))
    if tag is None:
        raise RefusedError(received(value), advice_for(value))
    data: bytes | memoryview
    if view.c_contiguous and view.format[0] not in "<>!=" and view.nbytes:
        data = view.cast("B") if view.ndim != 1 or view.format != "B" else view
    else:
        data = view.tobytes()
    start = head(0xC0, tag) + head(0x40, view.nbytes)
    if view.ndim != 1:
        sizes = b"".join([head(0x00, size) for size in view.shape or ()])
        start = head(0xC0, tags.TAG_MULTI_DIMENSIONAL) + b"\x82" + head(0x80, view.ndim) + sizes + start
    return start, data


# -- the second pass ---------------------------------------------------------------------------------


def rescue(message: object, writers: dict[type, tree.Writer]) -> tuple[Out, Places]:
    """The parts of a message. Called while the exception is handled that broke off the first pass.

    An error of the program's own gets out as it is.
    """

    def write(message: object) -> tuple[Out, Places]:
        out: Out = []
        seen = Places(out)
        writers[type(message)](message, out, seen, 1)
        seen.write_references()
        return out, seen

    try:
        try:
            raise
        except AnewError:
            return write(message)
    except (RefusedError, RecursionError) as fault:
        return tree.rescue(fault, write, message)
