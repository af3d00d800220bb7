"""Frames of the `cbor` wire to values. The only file that imports cbor2, and only when a message arrived.

What must stay true: whatever the peer sends, `decode` returns a value made of listed types or raises
ValueError; it takes no time or memory out of proportion to the frame; no cbor2 type, no exception of
another class and no MemoryError in disguise gets out of it; nothing of one message is seen by the next.

Each body is put into an array before a number the peer cannot know: cbor2 ignores what follows a data item,
but an item more would take that number's place. The bodies of one read go into one such array: a call of
cbor2 costs as much as the small message it decodes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import cbor2

from nodecompat import _clone
from nodecompat._ipc import cbor_tags as tags
from nodecompat._ipc.cbor_tags import MAY_HOLD_LARGE, head
from nodecompat.values import Map, Set

if TYPE_CHECKING:
    from nodecompat._ipc.gathering import Body

# One level for the array around the body and three for what a tag adds to the value it stands before.
_MAX_DEPTH: Final = _clone.MAX_DEPTH + 4
_END: Final = hash("the end of a message") & ((1 << 64) - 1) | 1 << 63
_OPENING: Final = b"\x82"
_CLOSING: Final = b"\x1b" + _END.to_bytes(8, "big")

_loads = cbor2.loads
_UNDEFINED = cbor2.undefined
_SIMPLE = cbor2.CBORSimpleValue
_count = sys.getrefcount
_MAX_REASON = 120  # characters of cbor2's words: they may quote the message

# -- tags --------------------------------------------------------------------------------------------


def _date(value: Any, immutable: bool) -> Any:
    if type(value) is int and abs(value) <= _LAST_SECOND:
        return _clone.date_at(value * 1_000_000)
    if type(value) is float and not abs(value) > _LAST_SECOND:
        if value != value:
            return _clone.date_at(value)
        whole = int(value)  # in two parts: the product would round a second time
        return _clone.date_at(whole * 1_000_000 + round((value - whole) * 1_000_000))
    raise ValueError("a date (tag 1) that is no number of seconds JavaScript's dates can hold")


_LAST_SECOND: Final = 8_640_000_000_000  # ECMA-262 21.4.1.1


def _big_positive(value: Any, immutable: bool) -> int:
    if type(value) is not bytes or len(value) > _clone.MAX_INTEGER_BYTES:
        raise ValueError("a big integer of more than 4096 bytes, or none at all")
    return int.from_bytes(value, "big")


def _big_negative(value: Any, immutable: bool) -> int:
    return -1 - _big_positive(value, immutable)


def _decimal(value: Any, immutable: bool) -> Any:
    from decimal import Decimal

    exponent, mantissa = _pair(value, int, "a decimal (tag 4)")
    if abs(exponent) > _clone.MAX_DECIMAL_EXPONENT or type(mantissa) is not int or mantissa.bit_length() > 13300:
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
    return _clone.make_regexp(source, flags)


def _wtf8(value: Any, immutable: bool) -> str:
    if type(value) is not bytes:
        raise ValueError("WTF-8 text (tag 273) that is no byte string")
    return value.decode("utf-8", "surrogatepass")


def _error(value: Any, immutable: bool) -> BaseException:
    if type(value) is not list or len(value) != 3 or type(value[2]) is not dict:
        raise ValueError("an error (tag 27) that is no [name, message, properties]")
    name, message, fields = value
    if type(name) is not str or type(message) is not str:
        raise ValueError("an error (tag 27) whose name or message is no text")
    return _clone.make_error(name, message, _own(fields))


def _pair(value: Any, first: type, what: str) -> Any:
    if type(value) not in (list, tuple) or len(value) != 2 or type(value[0]) is not first:
        raise ValueError(f"{what} of a wrong shape")
    return value


def _array_decoder(tag: int) -> Callable[[Any, bool], Any]:
    def typed(value: Any, immutable: bool) -> Any:
        from nodecompat._ipc.cbor_arrays import make_typed_array

        return make_typed_array(tag, value)

    return typed


def _multi_dimensional(value: Any, immutable: bool) -> Any:
    from nodecompat._ipc.cbor_arrays import make_multi_dimensional

    return make_multi_dimensional(value)


# Map and Set may hold themselves, so cbor2 must know the container before its content.
@cbor2.shareable_decoder
def _map(immutable: bool) -> tuple[Any, Callable[[Any], Any]]:
    made: Map[Any, Any] = Map()

    def fill(pairs: Any) -> Map[Any, Any]:
        if type(pairs) is not list or not all(type(pair) is list and len(pair) == 2 for pair in pairs):
            raise ValueError("a Map that is no array of pairs")
        from nodecompat._ipc.cbor_keys import check_collisions

        check_collisions([pair[0] for pair in pairs])
        for key, value in pairs:
            made[_own(key)] = _own(value)
        if len(made) != len(pairs):
            raise ValueError("a Map with a duplicate key")
        return made

    return made, fill


@cbor2.shareable_decoder
def _set(immutable: bool) -> tuple[Any, Callable[[Any], Any]]:
    made: Set[Any] = Set()

    def fill(members: Any) -> Set[Any]:
        if type(members) is not list:
            raise ValueError("a Set that is no array")
        from nodecompat._ipc.cbor_keys import check_collisions

        check_collisions(members)
        for member in members:
            made.add(_own(member))
        if len(made) != len(members):
            raise ValueError("a Set with a duplicate member")
        return made

    return made, fill


class _Tags(dict[int, Any]):
    """The tags that are accepted. Asked for any other, it gives a decoder that refuses."""

    def __missing__(self, tag: int) -> Any:
        if tag in (tags.TAG_SHARED, tags.TAG_REFERENCE):
            raise KeyError(tag)  # cbor2's own

        def refuse(value: Any, immutable: bool) -> Any:
            raise ValueError(f"tag {tag} is not used on this wire")

        return refuse


_TAGS: Final = _Tags(
    {
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
)


def _alone(value: Any, immutable: bool) -> Any:
    raise ValueError("the numbers of shared values are those of one message")


_TAGS_TOGETHER: Final = _Tags({**_TAGS, tags.TAG_SHARED: _alone, tags.TAG_REFERENCE: _alone})

# -- undefined and simple values ---------------------------------------------------------------------

# cbor2 has an `undefined` and simple values of its own. Whether a message held one is seen from the count of
# references to them, which costs 0.1 us where a walk through the job message costs 2. If that count tells
# nothing (an interpreter without a GIL, or one that makes such objects immortal), every message is walked.


def _counts_tell() -> bool:
    if not getattr(sys, "_is_gil_enabled", bool)() and hasattr(sys, "_is_gil_enabled"):
        return False
    before = _references()
    kept = [cbor2.undefined, cbor2.CBORSimpleValue(0)]
    return _references() - before == len(kept)


def _references() -> int:
    return _count(_UNDEFINED) + _count(_SIMPLE)


_LEAVES: Final = frozenset({str, int, float, bool, type(None), bytes})


def _own(value: Any) -> Any:
    """Put our `undefined` in the place of cbor2's, however deep; raises ValueError at a simple value."""
    if type(value) in _LEAVES:
        return value
    from nodecompat._ipc.cbor_simple import own

    return own(value, _UNDEFINED)


_COUNTS_TELL: Final = _counts_tell()


# -- decode ------------------------------------------------------------------------------------------


def decode_all(bodies: list[Any], values: list[Any]) -> None:
    """Append the values of messages to a list. Raises ValueError, whose text is the reason, at the first bad one."""
    if len(bodies) == 1:
        values.append(decode(bodies[0]))
    elif not _decode_together(bodies, values):
        append = values.append
        for body in bodies:
            append(decode(body))


def _decode_together(bodies: list[Any], values: list[Any]) -> bool:
    """Decode many messages at once, if nothing about any of them is unusual; else False, and nothing was appended."""
    if type(bodies[0]) is not bytes or len(bodies[0]) >= MAY_HOLD_LARGE:
        return False
    before = _count(_UNDEFINED) + _count(_SIMPLE)
    try:
        together = _loads(
            head(0x80, 2 * len(bodies)) + _CLOSING.join(bodies) + _CLOSING,
            semantic_decoders=_TAGS_TOGETHER,
            max_depth=_MAX_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # which one it was, and why, is found when each is decoded by itself
        return False
    if together[1::2].count(_END) != len(bodies):
        return False
    if _count(_UNDEFINED) + _count(_SIMPLE) != before or not _COUNTS_TELL:
        return False
    values += together[::2]
    return True


def decode(body: Body) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    message: Any = body
    accepted = _TAGS
    if type(body) is not bytes or len(body) >= MAY_HOLD_LARGE:
        from nodecompat._ipc.cbor_buffers import take_out

        message, buffers = take_out(body)
        if buffers:
            accepted = _with_buffers(buffers)
    before = _count(_UNDEFINED) + _count(_SIMPLE)
    try:
        both = _loads(
            _OPENING + message + _CLOSING,
            semantic_decoders=accepted,
            max_depth=_MAX_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # cbor2 raises a BaseException of its own when memory runs out
        both = _decode_odd_keys(body, error)
    value, end = both
    if end != _END:
        raise ValueError("bytes follow the message within its frame")
    if _count(_UNDEFINED) + _count(_SIMPLE) == before and _COUNTS_TELL:
        return value
    return _own(value)


def _with_buffers(buffers: list[bytes]) -> _Tags:
    """The accepted tags and, for one message, the one that stands for a buffer taken out of it."""

    from nodecompat._ipc.cbor_buffers import TAG_TAKEN_OUT

    def buffer(index: int, immutable: bool) -> bytes:
        return buffers[index]

    accepted = _Tags(_TAGS)
    accepted[TAG_TAKEN_OUT] = buffer
    return accepted


def _decode_odd_keys(body: Body, error: BaseException) -> Any:
    """Decode a message with keys other than text and bytes, if that is what cbor2 complained about.

    Such keys are looked at before cbor2 puts them in a dict: some cannot be hashed in reasonable time, and
    some are chosen to collide.
    """
    if not isinstance(error, cbor2.CBORDecodeError) or "map key must be" not in str(error):
        raise ValueError(_reason(error)) from None
    from nodecompat._ipc.cbor_buffers import put_back
    from nodecompat._ipc.cbor_keys import check_keys

    enclosed = _OPENING + put_back(body) + _CLOSING
    check_keys(enclosed, _key_hash)
    try:
        return _loads(
            enclosed,
            semantic_decoders=_TAGS,
            max_depth=_MAX_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as second:
        raise ValueError(_reason(second)) from None


def _key_hash(key: bytes) -> int:
    try:
        made = _loads(b"\xa1" + key + b"\xf6", semantic_decoders=_TAGS, max_depth=_MAX_DEPTH, allow_indefinite=False)
        return hash(next(iter(made)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ValueError(_reason(error)) from None


def _reason(error: BaseException) -> str:
    cause = error.__cause__
    while isinstance(cause, cbor2.CBORDecodeError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if type(cause) is ValueError:
        return str(cause)[:_MAX_REASON]
    if isinstance(error, cbor2.CBORDecodeError):
        return str(error)[:_MAX_REASON]
    return f"{type(error).__name__} while decoding"
