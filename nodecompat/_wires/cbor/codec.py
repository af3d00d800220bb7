"""Frames of the `cbor` wire to values. The only file that imports cbor2, and only when a message arrived.

What must stay true: whatever the peer sends, `decode` returns a value made of listed types or raises
ValueError; it takes no time or memory out of proportion to the frame; no cbor2 type, no exception of
another class and no MemoryError in disguise gets out of it; nothing of one message is seen by the next.

Each body is put into an array before a number the peer cannot know: cbor2 ignores what follows a data item,
but an item more would take that number's place. The bodies of one read go into one such array: a call of
cbor2 costs as much as the small message it decodes.

Whoever waits for a first message waits for this file, so what plain messages do without has rooms of its own:
`cbor_accepted` for tags, `cbor_simple` for simple values, `cbor_buffers` for large byte strings, `cbor_complaint`
for what cbor2 did not like.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import cbor2

from nodecompat._wires.cbor.tags import MAX_DEPTH, MAY_HOLD_LARGE, TAG_REFERENCE, TAG_SHARED, head

if TYPE_CHECKING:
    from nodecompat._wires.gathering import Body

# One level for the array around the body and three for what a tag adds to the value it stands before.
DEPTH: Final = MAX_DEPTH + 4
_END: Final = hash("the end of a message") & ((1 << 64) - 1) | 1 << 63
OPENING: Final = b"\x82"
CLOSING: Final = b"\x1b" + _END.to_bytes(8, "big")

loads = cbor2.loads
shareable_decoder = cbor2.shareable_decoder
DecodeError = cbor2.CBORDecodeError
UNDEFINED = cbor2.undefined
_SIMPLE = cbor2.CBORSimpleValue
_count = sys.getrefcount

# -- tags --------------------------------------------------------------------------------------------


class Tags(dict[int, Any]):
    """The tags that are accepted. It is filled when it is first asked; any other tag gets a decoder that refuses."""

    def __missing__(self, tag: int) -> Any:
        if tag in (TAG_SHARED, TAG_REFERENCE):
            raise KeyError(tag)  # cbor2's own
        from nodecompat._wires.cbor.accepted import ACCEPTED, refusing

        self.update(ACCEPTED)
        return self.get(tag) or refusing(tag)


def _alone(value: Any, immutable: bool) -> Any:
    raise ValueError("the numbers of shared values are those of one message")


TAGS: Final = Tags()
_TAGS_TOGETHER: Final = Tags({TAG_SHARED: _alone, TAG_REFERENCE: _alone})

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
    return _count(UNDEFINED) + _count(_SIMPLE)


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
    if not _COUNTS_TELL or type(bodies[0]) is not bytes or len(bodies[0]) >= MAY_HOLD_LARGE:
        return False
    before = _count(UNDEFINED) + _count(_SIMPLE)
    try:
        together = loads(
            head(0x80, 2 * len(bodies)) + CLOSING.join(bodies) + CLOSING,
            semantic_decoders=_TAGS_TOGETHER,
            max_depth=DEPTH,
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
    if _count(UNDEFINED) + _count(_SIMPLE) != before:
        return False
    values += together[::2]
    return True


def decode(body: Body) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    message: Any = body
    accepted = TAGS
    if type(body) is not bytes or len(body) >= MAY_HOLD_LARGE:
        from nodecompat._wires.cbor.buffers import take_out

        message, buffers = take_out(body)
        if buffers:
            accepted = _with_buffers(buffers)
    before = _count(UNDEFINED) + _count(_SIMPLE)
    try:
        both = loads(
            OPENING + message + CLOSING,
            semantic_decoders=accepted,
            max_depth=DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            strict_hashable_types=True,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # cbor2 raises a BaseException of its own when memory runs out
        from nodecompat._wires.cbor.complaint import answer

        both = answer(body, error)
    value, end = both
    if end != _END:
        raise ValueError("bytes follow the message within its frame")
    if _count(UNDEFINED) + _count(_SIMPLE) == before and _COUNTS_TELL:
        return value
    from nodecompat._wires.cbor.simple import own

    return own(value, UNDEFINED)


def _with_buffers(buffers: list[bytes]) -> Tags:
    """The accepted tags and, for one message, the one that stands for a buffer taken out of it."""
    from nodecompat._wires.cbor.buffers import TAG_TAKEN_OUT

    def buffer(index: int, immutable: bool) -> bytes:
        return buffers[index]

    accepted = Tags(TAGS)
    accepted[TAG_TAKEN_OUT] = buffer
    return accepted
