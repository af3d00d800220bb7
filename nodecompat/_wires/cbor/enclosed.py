"""Messages within frames of the runtime's own: written when what they hold is known to move, read when it is there.

What must stay true: what is written and read here is what `write` and `read` make of a message; only what moves is
added, see `_wires.moving`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._wires.cbor import read, write
from nodecompat._wires.cbor.tags import cbor_head
from nodecompat._wires.moving import moving

if TYPE_CHECKING:
    from collections.abc import Callable


def enclose(value: object, number: Callable[[Any], int]) -> bytes:
    """The bytes of a message; `number` is asked for each object that moves. Raises as `write.encode` does."""
    before, moving.number = moving.number, number
    try:
        frame = write.encode(value)
    finally:
        moving.number = before
    whole = frame if isinstance(frame, bytes) else b"".join(frame)
    size = len(whole)
    return whole[next(start for start in _HEADS if len(cbor_head(size - start)) == start) :]


_HEADS = (3, 4, 5, 7, 11)  # how long the head of a frame may be


def disclose(body: bytes, objects: list[Any]) -> Any:
    """The message of some bytes, with objects in the place of their numbers. Raises ValueError."""
    before, moving.objects = moving.objects, objects
    try:
        return read.decode(body)
    finally:
        moving.objects = before
