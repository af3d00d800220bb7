"""The tags a message of the `cbor` wire may hold, and what each makes of the value it stands before.

Opened by the first tag that arrives. What must stay true: the table is closed; a decoder gives a value of a
listed type or raises ValueError, whatever it is given; what it keeps for itself (the keys and values of a Map,
the members of a Set, the properties of an error) has nothing of cbor2's own in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from nodecompat._errors.travelling import make_error
from nodecompat._js.dates import date_at
from nodecompat._js.kinds import MAX_DECIMAL_EXPONENT, MAX_INTEGER_BYTES
from nodecompat._js.regexps import make_regexp
from nodecompat._wires.cbor import codec as cbor_codec
from nodecompat._wires.cbor import tags as tags
from nodecompat._wires.cbor.codec import shareable_decoder
from nodecompat._wires.cbor.simple import LEAVES, own
from nodecompat.values import Map, Set

if TYPE_CHECKING:
    from collections.abc import Callable

# -- single values -----------------------------------------------------------------------------------


def _date(value: Any, immutable: bool) -> Any:
    if type(value) is int and abs(value) <= _LAST_SECOND:
        return date_at(value * 1_000_000)
    if type(value) is float and not abs(value) > _LAST_SECOND:
        if value != value:
            return date_at(value)
        whole = int(value)  # in two parts: the product would round a second time
        return date_at(whole * 1_000_000 + round((value - whole) * 1_000_000))
    raise ValueError("a date (tag 1) that is no number of seconds JavaScript's dates can hold")


_LAST_SECOND: Final = 8_640_000_000_000  # ECMA-262 21.4.1.1


def _big_positive(value: Any, immutable: bool) -> int:
    if type(value) is not bytes or len(value) > MAX_INTEGER_BYTES:
        raise ValueError("a big integer of more than 4096 bytes, or none at all")
    return int.from_bytes(value, "big")


def _big_negative(value: Any, immutable: bool) -> int:
    return -1 - _big_positive(value, immutable)


def _decimal(value: Any, immutable: bool) -> Any:
    from decimal import Decimal

    exponent, mantissa = _pair(value, int, "a decimal (tag 4)")
    if abs(exponent) > MAX_DECIMAL_EXPONENT or type(mantissa) is not int or mantissa.bit_length() > 13300:
        raise ValueError("a decimal (tag 4) beyond 4000 digits or an exponent of 6144")
    return Decimal((int(mantissa < 0), tuple(map(int, str(abs(mantissa)))), exponent))


def _uuid(value: Any, immutable: bool) -> Any:
    from uuid import UUID

    if type(value) is not bytes or len(value) != 16:
        raise ValueError("a UUID (tag 37) that is not 16 bytes")
    return UUID(bytes=value)


def _regexp(value: Any, immutable: bool) -> Any:
    source, flags = _pair(value, str, "a regular expression (tag 21066)")
    if type(flags) is not str or len(flags) > 16:
        raise ValueError("a regular expression (tag 21066) with bad flags")
    return make_regexp(source, flags)


def _wtf8(value: Any, immutable: bool) -> str:
    if type(value) is not bytes:
        raise ValueError("WTF-8 text (tag 273) that is no byte string")
    return value.decode("utf-8", "surrogatepass")


def _pair(value: Any, first: type, what: str) -> Any:
    if type(value) not in (list, tuple) or len(value) != 2 or type(value[0]) is not first:
        raise ValueError(f"{what} of a wrong shape")
    return value


def _array_decoder(tag: int) -> Callable[[Any, bool], Any]:
    def typed(value: Any, immutable: bool) -> Any:
        from nodecompat._wires.cbor.arrays import make_typed_array

        return make_typed_array(tag, value)

    return typed


def _multi_dimensional(value: Any, immutable: bool) -> Any:
    from nodecompat._wires.cbor.arrays import make_multi_dimensional

    return make_multi_dimensional(value)


# -- what holds other values -------------------------------------------------------------------------


def _own(value: Any) -> Any:
    """Put our `undefined` in the place of cbor2's, however deep; raises ValueError at a simple value."""
    return value if type(value) in LEAVES else own(value, cbor_codec.UNDEFINED)


def _error(value: Any, immutable: bool) -> BaseException:
    if type(value) is not list or len(value) != 3 or type(value[2]) is not dict:
        raise ValueError("an error (tag 27) that is no [name, message, properties]")
    name, message, fields = value
    if type(name) is not str or type(message) is not str:
        raise ValueError("an error (tag 27) whose name or message is no text")
    return make_error(name, message, _own(fields))


# Map and Set may hold themselves, so cbor2 must know the container before its content.
@shareable_decoder
def _map(immutable: bool) -> tuple[Any, Callable[[Any], Any]]:
    made: Map[Any, Any] = Map()

    def fill(pairs: Any) -> Map[Any, Any]:
        if type(pairs) is not list or not all(type(pair) is list and len(pair) == 2 for pair in pairs):
            raise ValueError("a Map that is no array of pairs")
        from nodecompat._wires.cbor.keys import check_collisions

        check_collisions([pair[0] for pair in pairs])
        for key, value in pairs:
            made[_own(key)] = _own(value)
        if len(made) != len(pairs):
            raise ValueError("a Map with a duplicate key")
        return made

    return made, fill


@shareable_decoder
def _set(immutable: bool) -> tuple[Any, Callable[[Any], Any]]:
    made: Set[Any] = Set()

    def fill(members: Any) -> Set[Any]:
        if type(members) is not list:
            raise ValueError("a Set that is no array")
        from nodecompat._wires.cbor.keys import check_collisions

        check_collisions(members)
        for member in members:
            made.add(_own(member))
        if len(made) != len(members):
            raise ValueError("a Set with a duplicate member")
        return made

    return made, fill


# -- the table ---------------------------------------------------------------------------------------

ACCEPTED: Final[dict[int, Any]] = {
    tags.TAG_DATE: _date,
    tags.TAG_BIG_POSITIVE: _big_positive,
    tags.TAG_BIG_NEGATIVE: _big_negative,
    tags.TAG_DECIMAL: _decimal,
    tags.TAG_ERROR: _error,
    tags.TAG_UUID: _uuid,
    tags.TAG_MULTI_DIMENSIONAL: _multi_dimensional,
    tags.TAG_WTF8: _wtf8,
    tags.TAG_REGEXP: _regexp,
    tags.TAG_MAP: _map,
    tags.TAG_SET: _set,
    **{tag: _array_decoder(tag) for tag in tags.TYPED_ARRAYS},
}


def refusing(tag: int) -> Callable[[Any, bool], Any]:
    """The decoder of a tag that is not in the table."""

    def refuse(value: Any, immutable: bool) -> Any:
        raise ValueError(f"tag {tag} is not used on this wire")

    return refuse
