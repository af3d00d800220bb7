"""Frames of the `cbor` wire to values. Loaded when a message arrives, and cbor2 with it.

What must stay true: whatever the peer sends, `decode` returns a value made of listed types or raises
ValueError; it takes no time or memory out of proportion to the frame; no cbor2 type, no exception of
another class and no MemoryError in disguise gets out of it; nothing of one message is seen by the next.

Each body is put into an array before a number the peer cannot know: cbor2 ignores what follows a data item,
but an item more would take that number's place.

Whoever waits for a first message waits for this file, so what plain messages do without is loaded on use: `read_rest`
for tags, simple values and what cbor2 refuses, `heads` for large strings, odd keys and many levels.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Final

try:
    import cbor2
except ImportError as error:
    raise ImportError(
        f"cbor2, which reads messages between Pythons, can't be loaded in this interpreter ({error}); "
        "fork with serialization: 'advanced' or 'json', which do without it",
        name="cbor2",
    ) from error

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.budget import SHARED_EACH_BYTE, left
from nodecompat._wires.cbor.tags import MAY_HOLD_LARGE, TAG_REFERENCE, TAG_SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._wires.cbor import heads, read_rest
    from nodecompat._wires.gathering import Body

    TagDecoder = Callable[[Any, bool], object]
else:
    heads = on_use("nodecompat._wires.cbor.heads")  # only messages of 64 KiB and more, and what cbor2 refuses
    read_rest = on_use("nodecompat._wires.cbor.read_rest")  # only messages with tags or simple values

# cbor2 counts each array, map and tag as a level. What it refuses may be right all the same: then `heads` counts.
_DEPTH: Final = MAX_DEPTH + 1  # with the array around the body
_END: Final = hash("the end of a message") & ((1 << 64) - 1) | 1 << 63
_OPENING: Final = b"\x82"
_CLOSING: Final = b"\x1b" + _END.to_bytes(8, "big")

_loads = cbor2.loads

# -- tags --------------------------------------------------------------------------------------------


class _Tags(dict[int, "TagDecoder"]):
    """The tags that are accepted. It is filled when it is first asked; any other tag gets a decoder that refuses."""

    def __missing__(self, tag: int) -> TagDecoder:
        if tag in (TAG_SHARED, TAG_REFERENCE):
            raise KeyError(tag)  # cbor2's own
        self.update(read_rest.ACCEPTED)
        return self.get(tag) or read_rest.refusing(tag)


_TAGS: Final = _Tags()

# -- decode ------------------------------------------------------------------------------------------

# cbor2 has types of its own for `undefined` and simple values: they begin with these bytes.
_FOREIGN: Final = bytes([*range(0xE0, 0xF4), 0xF7, 0xF8])


def _is_ours(value: Any, message: bytes) -> bool:
    """Whether nothing of a value can be cbor2's own.

    Either no such byte is in the message, be it within a text or a number; or marshal, which knows no types but
    Python's builtin ones, can write the value: that takes half the time of a walk in Python.
    """
    if len(message.translate(None, _FOREIGN)) == len(message):
        return True
    try:
        marshal.dumps(value)  # type: ignore[arg-type, unused-ignore]
    except ValueError:
        return False
    return True


def decode(body: Body) -> Any:
    """The value of a message. Raises ValueError, whose text is the reason, for anything but a message."""
    message: Any = body
    accepted, apart = _TAGS, 0
    if type(body) is not bytes or len(body) >= MAY_HOLD_LARGE:
        message, large = heads.take_out(body)
        accepted, apart = _with_buffers(large), sum(map(len, large))
    left.left = SHARED_EACH_BYTE * (len(message) + apart)
    try:
        value, end = _loads(
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
        value, end = read_rest.read_anew(_OPENING + heads.put_back(body) + _CLOSING, _TAGS, error)
    if end != _END:
        raise ValueError("bytes follow the message within its frame")
    return value if not apart and _is_ours(value, message) else read_rest.own(value)


def _with_buffers(large: list[bytes | str]) -> _Tags:
    """The accepted tags and, for one message, the one that stands for what was taken out of it."""

    def buffer(index: int, immutable: bool) -> bytes | str:
        return large[index]

    accepted = _Tags(_TAGS)
    accepted[heads.TAG_TAKEN_OUT] = buffer
    return accepted
