"""Frames of the `cbor` wire to values. Loaded when a message arrives, and cbor2 with it.

What must stay true: whatever the peer sends, `decode` returns a value made of listed types or raises
ValueError; it takes no time or memory out of proportion to the frame; no cbor2 type, no exception of
another class and no MemoryError in disguise gets out of it; nothing of one message is seen by the next.

Each body is put into an array before a number the peer cannot know: cbor2 ignores what follows a data item,
but an item more would take that number's place.

Whoever waits for a first message waits for this file, so what plain messages do without is loaded on use: `read_rest`
for tags and simple values, `keys` for keys that are not text, `buffers` for large strings. These are three files
and not one because each is needed without the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import cbor2

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.budget import SHARED_EACH_BYTE, Left
from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE, TAG_REFERENCE, TAG_SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._wires.cbor import buffers, keys, read_rest
    from nodecompat._wires.gathering import Body

    TagDecoder = Callable[[Any, bool], object]
else:
    buffers = on_use("nodecompat._wires.cbor.buffers")  # only messages of 64 KiB and more
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

# -- tags --------------------------------------------------------------------------------------------


class _Tags(dict[int, "TagDecoder"]):
    """The tags that are accepted. It is filled when it is first asked; any other tag gets a decoder that refuses."""

    def __missing__(self, tag: int) -> TagDecoder:
        if tag in (TAG_SHARED, TAG_REFERENCE):
            raise KeyError(tag)  # cbor2's own
        self.update(read_rest.accepted(_left))
        return self.get(tag) or read_rest.refusing(tag)


_TAGS: Final = _Tags()

# -- decode ------------------------------------------------------------------------------------------

# cbor2 has an `undefined` and simple values of its own, for which each message is walked.
_PLAIN: Final = frozenset({str, int, float, bool, bytes, type(None)})


def _is_plain(value: object, size: int) -> bool:
    """Whether a message of `size` bytes is made of dicts, lists and plain values; False also for some that refer.

    Only containers are listed: plain values, which are most, cost one look at their type.
    """
    found: list[Any] = [[value]]
    for container in found:
        kind = type(container)
        if kind is dict:
            items = container.values()
        elif kind is list:
            items = container
        else:
            return False
        size -= len(items)
        if size < 0:  # more items than bytes: the walk goes round
            return False
        for item in items:
            if type(item) not in _PLAIN:
                found.append(item)  # noqa: PERF401  # a comprehension is a call on Python 3.11
    return True


def decode(body: Body) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    message: Any = body
    accepted, is_unusual = _TAGS, False
    if type(body) is not bytes or len(body) >= MAY_HOLD_LARGE:
        message, large = buffers.take_out(body)
        if large:
            accepted = _with_buffers(large)
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
        is_unusual = True
    value, end = both
    if end != _END:
        raise ValueError("bytes follow the message within its frame")
    return value if not is_unusual and _is_plain(value, len(message)) else read_rest.own(value)


def _with_buffers(large: list[bytes | str]) -> _Tags:
    """The accepted tags and, for one message, the one that stands for what was taken out of it."""

    def buffer(index: int, immutable: bool) -> bytes | str:
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
