"""Cuts the stream of Bun's `advanced` wire into frames.

What must stay true is what framing.py says. Frames come out whole, with their heads, because their type says how
the body is to be read; the prelude does not come out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._wires.framing import SizedFrames
from nodecompat._wires.jsc.tags import BUFFERS, FRAMING_VERSIONS, HEAD, MESSAGE, PRELUDE_FRAME, U32

if TYPE_CHECKING:
    from nodecompat._wires.gathering import Body

_length = U32.unpack_from


class BunFrames(SizedFrames):
    """Frames of Bun's `advanced` wire: a type, a length of four bytes, little-endian, then the body."""

    smallest_head = HEAD

    def _cut(self, data: bytes | memoryview, bodies: list[Body]) -> None:
        starts, position, end, cap = self._starts, 0, len(data), self._max
        self._need = HEAD
        while position < end:
            kind = data[position]
            if not MESSAGE <= kind <= BUFFERS and kind != PRELUDE_FRAME:
                raise self._bad(f"no frame of Bun's 'advanced' wire begins with 0x{kind:02x}", position)
            body = position + HEAD
            if body > end:
                self._backlog.add(data[position:])
                break
            (size,) = _length(data, position + 1)
            if kind == PRELUDE_FRAME:
                self._check_version(size, position)
                position = body
                continue
            stop = body + size
            if size > cap:
                raise self._bad(f"a message of {size} bytes exceeds maxMessageBytes ({cap})", position)
            if stop > end:
                self._keep(data, position, position, stop)
                break
            bodies.append(bytes(data[position:stop]))
            starts.append(position)
            position = stop
        self.next = self._base + position

    def _check_version(self, version: int, position: int) -> None:
        if version not in FRAMING_VERSIONS:
            raise self._bad(_UNKNOWN_VERSION.format(version), position)


_UNKNOWN_VERSION: Final = (
    "version {} of Bun's 'advanced' wire; versions 1 and 2 are understood: start the peer with serialization: 'json'"
)
