"""The tags a message of the `cbor` wire may hold, and what each makes of the value it stands before.

Loaded by the first tag, the first message that may hold a simple value, and the first that cbor2 refuses. What must
stay true: the table is closed; a decoder gives a value of a listed type or raises ValueError, whatever it is given;
what it keeps for itself (the keys and values of a Map, the members of a Set, the properties of an error) has nothing of
cbor2's own in it; cbor2 has an `undefined` of its own and a class for simple values without a name, and neither gets
out to the program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import cbor2

from nodecompat._errors.travelling import make_error
from nodecompat._js import MAX_DEPTH
from nodecompat._js.dates import date_at
from nodecompat._js.kinds import MAX_DECIMAL_EXPONENT, MAX_INTEGER_BYTES, numpy_loaded
from nodecompat._on_use import on_use
from nodecompat._wires.budget import SHARED_EACH_BYTE, left
from nodecompat._wires.cbor import tags as tags
from nodecompat._wires.moving import moving
from nodecompat._wires.tree import check_collisions, regexp, spend
from nodecompat.values import Map, Set, undefined

if TYPE_CHECKING:
    import decimal
    import fractions
    import ipaddress
    import pathlib
    import uuid
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from nodecompat._wires import typed_arrays
    from nodecompat._wires.cbor import heads

    TagDecoder = Callable[[Any, bool], object]
else:
    heads = on_use("nodecompat._wires.cbor.heads")  # only messages that cbor2 refuses
    typed_arrays = on_use("nodecompat._wires.typed_arrays")  # only messages that hold one; 1 ms
    decimal = on_use("decimal")  # only messages that hold one; 2 ms
    fractions = on_use("fractions")  # only messages that hold one; 3 ms
    ipaddress = on_use("ipaddress")  # only messages that hold one; 4 ms
    pathlib = on_use("pathlib")  # only messages that hold one; 5 ms
    uuid = on_use("uuid")  # only messages that hold one; 4 ms

# -- single values -----------------------------------------------------------------------------------


def _date(value: object, immutable: bool) -> object:
    if type(value) is int and abs(value) <= _LAST_SECOND:
        return date_at(value * 1_000_000)
    if type(value) is float and not abs(value) > _LAST_SECOND:
        if value != value:
            return date_at(value)
        whole = int(value)  # in two parts: the product would round a second time
        return date_at(whole * 1_000_000 + round((value - whole) * 1_000_000))
    raise ValueError("a date (tag 1) that is no number of seconds JavaScript's dates can hold")


_LAST_SECOND: Final = 8_640_000_000_000  # ECMA-262 21.4.1.1


def _exact_date(value: object, immutable: bool) -> object:
    """A date whose microseconds a float cannot hold."""
    seconds, micros = _pair(value, int, f"a date (tag {tags.TAG_EXACT_DATE})")
    if abs(seconds) > _LAST_SECOND or type(micros) is not int or not 0 <= micros < 1_000_000:
        raise ValueError(f"a date (tag {tags.TAG_EXACT_DATE}) that JavaScript's dates cannot hold")
    return date_at(seconds * 1_000_000 + micros)


def _big_positive(value: object, immutable: bool) -> int:
    if type(value) is not bytes or len(value) > MAX_INTEGER_BYTES:
        raise ValueError("a big integer of more than 4096 bytes, or none at all")
    spend(left, len(value))
    return int.from_bytes(value, "big")


def _big_negative(value: object, immutable: bool) -> int:
    return -1 - _big_positive(value, immutable)


def _decimal(value: object, immutable: bool) -> decimal.Decimal:
    exponent, mantissa = _pair(value, int, "a decimal (tag 4)")
    if abs(exponent) > MAX_DECIMAL_EXPONENT or type(mantissa) is not int or mantissa.bit_length() > 13300:
        raise ValueError("a decimal (tag 4) beyond 4000 digits or an exponent of 6144")
    spend(left, mantissa.bit_length() // 8)
    return decimal.Decimal((int(mantissa < 0), tuple(map(int, str(abs(mantissa)))), exponent))


def _rational(value: object, immutable: bool) -> fractions.Fraction:
    numerator, denominator = _pair(value, int, "a rational (tag 30)")
    if type(denominator) is not int or denominator < 1:
        raise ValueError("a rational (tag 30) without a denominator")
    spend(left, (numerator.bit_length() + denominator.bit_length()) // 8 * 16)
    return fractions.Fraction(numerator, denominator)


def _ip(version: int) -> TagDecoder:
    """An address, a network or an interface; see the writer."""
    size = 4 if version == 4 else 16
    where = f"an address (tag {tags.TAG_IPV4 if version == 4 else tags.TAG_IPV6})"

    def decode(value: object, immutable: bool) -> object:
        parts: Any = [value, None] if type(value) is bytes else value
        if type(parts) not in (list, tuple) or len(parts) not in (2, 3):
            raise ValueError(f"{where} of a wrong shape")
        first, second, *zones = parts
        is_network = type(first) is int
        packed, prefix = (second, first) if is_network else (first, second)
        if type(packed) is not bytes or len(packed) != size or (prefix is not None and type(prefix) is not int):
            raise ValueError(f"{where} of a wrong shape")
        if zones and (version == 4 or type(zones[0]) is not str or not 0 < len(zones[0]) < 64):
            raise ValueError(f"{where} with a bad zone")
        made = getattr(ipaddress, f"IPv{version}Address")(packed)
        full = f"{made}%{zones[0]}" if zones else made
        if prefix is None:
            return type(made)(str(full))
        name = "Network" if is_network else "Interface"
        return getattr(ipaddress, f"IPv{version}{name}")((str(full), prefix))

    return decode


def _path(value: object, immutable: bool) -> object:
    windows = None
    if type(value) in (list, tuple):
        value, windows = _pair(value, str, "a path")
    if type(value) is not str or len(value) > _LONGEST_PATH or windows not in (None, True, False):
        raise ValueError("a path that is no text, or too long")
    if windows is None:
        return pathlib.Path(value)
    return pathlib.PureWindowsPath(value) if windows else pathlib.PurePosixPath(value)


_LONGEST_PATH: Final = 65536


def _uuid(value: object, immutable: bool) -> uuid.UUID:
    if type(value) is not bytes or len(value) != 16:
        raise ValueError("a UUID (tag 37) that is not 16 bytes")
    return uuid.UUID(bytes=value)


def _regexp(value: object, immutable: bool) -> object:
    source, flags = _pair(value, str, "a regular expression (tag 21066)")
    if type(flags) is not str or len(flags) > 16:
        raise ValueError("a regular expression (tag 21066) with bad flags")
    return regexp(source, flags)


def _wtf8(value: object, immutable: bool) -> str:
    if type(value) is not bytes:
        raise ValueError("WTF-8 text (tag 273) that is no byte string")
    spend(left, len(value))
    return value.decode("utf-8", "surrogatepass")


def _moved(value: object, immutable: bool) -> object:
    return moving.object(value)


def _pair(value: object, first: type, what: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)) or len(value) != 2 or type(value[0]) is not first:
        raise ValueError(f"{what} of a wrong shape")
    return value


# -- typed arrays ------------------------------------------------------------------------------------

_MAX_DIMENSIONS: Final = 64  # Python's own limit for buffers


def _typed_array(tag: int) -> TagDecoder:
    """An `array.array` of a typed array's bytes. Half floats, which it cannot hold, become single ones."""
    kind, size, big = tags.TYPED_ARRAYS[tag]

    def decode(value: object, immutable: bool) -> array[float]:
        if type(value) is not bytes or len(value) % size:
            raise ValueError(f"a typed array (tag {tag}) that is no whole number of elements")
        spend(left, len(value))
        return typed_arrays.make_array((kind, size), value, big)

    return decode


def _multi_dimensional(value: object, immutable: bool) -> object:
    """A numpy array when the program has imported numpy, else a memoryview of that shape."""
    if type(value) is not list or len(value) != 2 or type(value[0]) is not list:
        raise ValueError("a multi-dimensional array (tag 40) that is no pair of dimensions and elements")
    sizes, elements = value
    count = int(len(sizes) <= _MAX_DIMENSIONS)
    for size in sizes[:_MAX_DIMENSIONS]:
        if type(size) is not int or not 0 <= size < 1 << 40:
            raise ValueError("a multi-dimensional array (tag 40) with a bad dimension")
        count *= size
    if not hasattr(elements, "typecode") or count != len(elements) or len(sizes) > _MAX_DIMENSIONS:
        raise ValueError("a multi-dimensional array (tag 40) whose dimensions do not fit its elements")
    numpy = numpy_loaded()
    if numpy is not None:
        return numpy.frombuffer(elements, dtype=elements.typecode).reshape(sizes)
    if not count:
        return memoryview(elements)
    return memoryview(elements).cast("B").cast(elements.typecode, sizes)


# -- undefined and simple values ---------------------------------------------------------------------

_LEAVES: Final = frozenset({str, int, float, bool, type(None), bytes})
_CONTAINERS: Final = frozenset({list, dict, Map, Set})


def _own_leaf(value: Any) -> Any:
    """What a decoder keeps for itself: `undefined` is ours from here on. What it holds is seen to at the end."""
    if value is cbor2.undefined:
        return undefined
    if type(value) is cbor2.CBORSimpleValue:
        raise ValueError("a simple value that is not used on this wire")
    return value


def own(value: object) -> object:
    """Put our `undefined` in the place of cbor2's in a whole message, however deep; ValueError at a simple value.

    Each container is gone through once, however often it is met.
    """
    top = [value]
    containers: list[Any] = [top]
    met = {id(top)}
    for container in containers:
        for place, item in _content(container):
            kind = type(item)
            if kind in _LEAVES:
                continue
            if kind in _CONTAINERS or isinstance(item, BaseException):
                if id(item) not in met:
                    met.add(id(item))
                    containers.append(item)
            elif (ours := _own_leaf(item)) is not item:
                fields = vars(container) if isinstance(container, BaseException) else container
                fields[place] = ours
    return top[0]


def _content(container: Any) -> Iterable[tuple[Any, Any]]:
    """What a container holds, and where. In a Map or Set is no `undefined` of cbor2's: the decoder has seen to that."""
    kind = type(container)
    if kind is list:
        return enumerate(container)
    if kind is dict:
        _check_keys(container)
        return [*container.items()]
    if kind is Map:
        return enumerate([part for entry in container._entries.values() for part in entry])
    if kind is Set:
        return enumerate(container)
    causes = (container.__cause__, *getattr(container, "exceptions", ()))
    return [*vars(container).items(), *enumerate(causes)]


def _check_keys(keys: Iterable[object]) -> None:
    for key in keys:
        if type(key) is str:
            continue
        if type(key) is tuple:
            _check_keys(key)
        elif key is cbor2.undefined or type(key).__module__ == "cbor2":
            raise ValueError("a key that is not used on this wire")


# -- what holds other values -------------------------------------------------------------------------


def _error(value: object, immutable: bool) -> BaseException:
    if type(value) is not list or len(value) != 3 or type(value[2]) is not dict:
        raise ValueError("an error (tag 27) that is no [name, message, properties]")
    name, message, fields = value
    if type(name) is not str or type(message) is not str:
        raise ValueError("an error (tag 27) whose name or message is no text")
    spend(left, len(message) + len(fields))
    for part in ("args", "errors"):
        if type(fields.get(part)) is list:
            spend(left, len(fields[part]) + sum([len(one) for one in fields[part] if type(one) in (str, bytes)]))
    return make_error(name, message, {key: _own_leaf(item) for key, item in fields.items()})


# Map and Set may hold themselves, so cbor2 must know the container before its content.
@cbor2.shareable_decoder
def _map(immutable: bool) -> tuple[Map[Any, Any], Callable[[object], Map[Any, Any]]]:
    made: Map[Any, Any] = Map()

    def fill(pairs: object) -> Map[Any, Any]:
        if type(pairs) is not list:
            raise ValueError("a Map that is no array of pairs")
        spend(left, len(pairs))
        if not all(type(pair) is list and len(pair) == 2 for pair in pairs):
            raise ValueError("a Map that is no array of pairs")
        check_collisions([pair[0] for pair in pairs])
        for key, value in pairs:
            made[_own_leaf(key)] = _own_leaf(value)
        if len(made) != len(pairs):
            raise ValueError("a Map with a duplicate key")
        return made

    return made, fill


@cbor2.shareable_decoder
def _set(immutable: bool) -> tuple[Set[Any], Callable[[object], Set[Any]]]:
    made: Set[Any] = Set()

    def fill(members: object) -> Set[Any]:
        if type(members) is not list:
            raise ValueError("a Set that is no array")
        spend(left, len(members))
        check_collisions(members)
        for member in members:
            made.add(_own_leaf(member))
        if len(made) != len(members):
            raise ValueError("a Set with a duplicate member")
        return made

    return made, fill


# -- the table ---------------------------------------------------------------------------------------

ACCEPTED: Final[dict[int, Any]] = {
    tags.TAG_DATE: _date,
    tags.TAG_EXACT_DATE: _exact_date,
    tags.TAG_BIG_POSITIVE: _big_positive,
    tags.TAG_BIG_NEGATIVE: _big_negative,
    tags.TAG_DECIMAL: _decimal,
    tags.TAG_ERROR: _error,
    tags.TAG_UUID: _uuid,
    tags.TAG_RATIONAL: _rational,
    tags.TAG_IPV4: _ip(4),
    tags.TAG_IPV6: _ip(6),
    tags.TAG_PATH: _path,
    tags.TAG_MULTI_DIMENSIONAL: _multi_dimensional,
    tags.TAG_WTF8: _wtf8,
    tags.TAG_REGEXP: _regexp,
    tags.TAG_MAP: _map,
    tags.TAG_SET: _set,
    tags.TAG_MOVED: _moved,
    **{tag: _typed_array(tag) for tag in tags.TYPED_ARRAYS},
}


def refusing(tag: int) -> TagDecoder:
    """The decoder of a tag that is not in the table."""

    def refuse(value: object, immutable: bool) -> NoReturn:
        raise ValueError(f"tag {tag} is not used on this wire")

    return refuse


# -- what cbor2 refused ------------------------------------------------------------------------------

_MAX_REASON: Final = 120  # characters of cbor2's text, which may quote the message
_MOST: Final = 4 * MAX_DEPTH + 4  # levels as cbor2 counts them: a shared Map of Maps is two tags and two arrays each


def read_anew(message: bytes, accepted: dict[int, TagDecoder], error: BaseException) -> Any:
    """Decode a message that cbor2 refused for its keys or its depth, once `heads` has looked at these."""
    if not isinstance(error, cbor2.CBORDecodeError) or not any(why in str(error) for why in _LOOKED_AT):
        raise ValueError(_reason(error)) from None

    def load(data: bytes) -> Any:
        left.left = SHARED_EACH_BYTE * len(data)
        try:
            return cbor2.loads(
                data, semantic_decoders=accepted, max_depth=_MOST, allow_indefinite=False, allow_duplicate_keys=False
            )
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            raise ValueError(_reason(error)) from None

    def hash_of(key: bytes) -> int:
        return hash(next(iter(load(b"\xa1" + key + b"\xf6"))))

    heads.Look(message, hash_of).run()
    return load(message)


_LOOKED_AT: Final = ("map key must be", "nesting depth")


def _reason(error: BaseException) -> str:
    """Why cbor2 refused a message."""
    cause: BaseException | None = error
    while isinstance(cause, cbor2.CBORDecodeError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if type(cause) is ValueError or isinstance(error, cbor2.CBORDecodeError):
        return str(cause if type(cause) is ValueError else error)[:_MAX_REASON]
    return f"{type(error).__name__} while decoding"
