"""Frames of the `cbor` wire to values. Loaded when a message arrives, and cbor2 with it.

What must stay true: whatever the peer sends, `decode` returns a value made of listed types or raises
ValueError; it takes no time or memory out of proportion to the frame; no cbor2 type, no exception of
another class and no MemoryError in disguise gets out of it; nothing of one message is seen by the next.

Each body is put into an array before a number the peer cannot know: cbor2 ignores what follows a data item,
but an item more would take that number's place. The bodies of one read go into one such array: a call of
cbor2 costs as much as the small message it decodes.

Whoever waits for a first message waits for this file, so what plain messages do without is loaded on use: `read_rest`
for tags and simple values, `keys` for keys that are not text, `buffers` for large byte strings. These are three files
and not one because each is needed without the others.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

import cbor2

from nodecompat._on_use import on_use
from nodecompat._wires.budget import SHARED_EACH_BYTE, Left, reading
from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE, TAG_REFERENCE, TAG_SHARED, head
from nodecompat._wires.framing import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._wires.cbor import buffers, keys, read_rest
    from nodecompat._wires.gathering import Body

    TagDecoder = Callable[[Any, bool], object]
else:
    buffers = on_use("nodecompat._wires.cbor.buffers")  # only messages of 128 KiB and more
    keys = on_use("nodecompat._wires.cbor.keys")  # only messages that cbor2 refuses
    read_rest = on_use("nodecompat._wires.cbor.read_rest")  # only messages with tags or simple values

# cbor2 counts each array, map and tag as a level. What it refuses may be right all the same: then `keys` counts.
_DEPTH: Final = MAX_DEPTH + 1  # with the array around the body
_MOST: Final = 4 * MAX_DEPTH + 4  # a shared Map of Maps: two tags and two arrays each
_END: Final = hash("the end of a message") & ((1 << 64) - 1) | 1 << 63
_OPENING: Final = b"\x82"
_CLOSING: Final = b"\x1b" + _END.to_bytes(8, "big")

_left: Final = Left()  # of the message that is being decoded
_loads = cbor2.loads
_UNDEFINED = cbor2.undefined
_SIMPLE = cbor2.CBORSimpleValue
_count = sys.getrefcount

# -- tags --------------------------------------------------------------------------------------------


class _Tags(dict[int, "TagDecoder"]):
    """The tags that are accepted. It is filled when it is first asked; any other tag gets a decoder that refuses."""

    def __missing__(self, tag: int) -> TagDecoder:
        if tag in (TAG_SHARED, TAG_REFERENCE):
            raise KeyError(tag)  # cbor2's own
        self.update(read_rest.accepted(_left))
        return self.get(tag) or read_rest.refusing(tag)


def _alone(value: object, immutable: bool) -> NoReturn:
    raise ValueError("the numbers of shared values are those of one message")


_TAGS: Final = _Tags()
_TAGS_TOGETHER: Final = _Tags({TAG_SHARED: _alone, TAG_REFERENCE: _alone})

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


_COUNTS_TELL: Final = _counts_tell()


# -- decode ------------------------------------------------------------------------------------------


def decode_all(bodies: list[Body], values: list[object]) -> None:
    """Append the values of messages to a list. Raises ValueError, whose text is the reason, at the first bad one."""
    if reading.used:
        reading.begin(1)
    if len(bodies) == 1:
        values.append(decode(bodies[0]))
    elif not _decode_together(bodies, values):
        append = values.append
        for body in bodies:
            append(decode(body))


def _decode_together(bodies: list[Any], values: list[object]) -> bool:
    """Decode many messages at once, if nothing about any of them is unusual; else False, and nothing was appended."""
    if not _COUNTS_TELL or type(bodies[0]) is not bytes or len(bodies[0]) >= MAY_HOLD_LARGE:
        return False
    before = _count(_UNDEFINED) + _count(_SIMPLE)
    both = head(0x80, 2 * len(bodies)) + _CLOSING.join(bodies) + _CLOSING
    _left.left = SHARED_EACH_BYTE * len(both)
    try:
        together = _loads(
            both,
            semantic_decoders=_TAGS_TOGETHER,
            max_depth=_DEPTH,
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
    if _count(_UNDEFINED) + _count(_SIMPLE) != before:
        return False
    values += together[::2]
    return True


def decode(body: Body) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    message: Any = body
    accepted = _TAGS
    if type(body) is not bytes or len(body) >= MAY_HOLD_LARGE:
        message, large = buffers.take_out(body)
        if large:
            accepted = _with_buffers(large)
    before = _count(_UNDEFINED) + _count(_SIMPLE)
    _left.left = SHARED_EACH_BYTE * len(message)
    if accepted is not _TAGS:
        _left.left += SHARED_EACH_BYTE * sum(map(len, large))
    try:
        both = _loads(
            _OPENING + message + _CLOSING,
            semantic_decoders=accepted,
            max_depth=_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # cbor2 raises a BaseException of its own when memory runs out
        both = _decode_unusual(body, error)
    value, end = both
    if end != _END:
        raise ValueError("bytes follow the message within its frame")
    if _count(_UNDEFINED) + _count(_SIMPLE) == before and _COUNTS_TELL:
        return value
    return read_rest.own(value)


def _with_buffers(large: list[bytes]) -> _Tags:
    """The accepted tags and, for one message, the one that stands for a buffer taken out of it."""

    def buffer(index: int, immutable: bool) -> bytes:
        return large[index]

    accepted = _Tags(_TAGS)
    accepted[buffers.TAG_TAKEN_OUT] = buffer
    return accepted


# -- keys that are not text or bytes, and many levels -------------------------------------------------


def _decode_unusual(body: Body, error: BaseException) -> Any:
    """Decode a message that cbor2 refused for its keys or its depth, once these have been looked at."""
    if not keys.are_odd(error) and not keys.is_deep(error):
        raise ValueError(keys.reason(error)) from None
    message = buffers.put_back(body)
    if len(message) > MAX_DEPTH:
        keys.check_levels(message)
    enclosed = _OPENING + message + _CLOSING
    keys.check_keys(enclosed, _key_hash)
    return _load_anew(enclosed)


def _key_hash(key: bytes) -> int:
    return hash(next(iter(_load_anew(b"\xa1" + key + b"\xf6"))))


def _load_anew(data: bytes) -> Any:
    _left.left = SHARED_EACH_BYTE * len(data)
    try:
        return _loads(
            data, semantic_decoders=_TAGS, max_depth=_MOST, allow_indefinite=False, allow_duplicate_keys=False
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise ValueError(keys.reason(error)) from None
