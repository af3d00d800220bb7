"""Frames of the `cbor` wire as text: the diagnostic notation of RFC 8949, section 8, and RFC 8610, appendix G.

What must stay true: whatever the bytes are, the text is at most as long as was asked for and holds nothing that a
terminal would obey; the work is bounded by that length, not by what the bytes claim; `...` stands for what is left
out or missing, `?h'…'` for bytes that this wire does not use.
"""

from __future__ import annotations

from struct import unpack
from typing import Final

from nodecompat._wires.show import LIMIT, MORE, FullError, decoded, hexadecimal, printable, shortened
from nodecompat._wires.show import bad as bad

_SIMPLE: Final = {20: "false", 21: "true", 22: "null", 23: "undefined"}
_FLOATS: Final = {25: ">e", 26: ">f", 27: ">d"}
_ENCODED: Final = 24  # the tag of a byte string that holds an item


def good(start: bytes, size: int, *value: object) -> str:
    """A frame by its first bytes."""
    return diagnostic(start)


def diagnostic(data: bytes, limit: int = LIMIT) -> str:
    """The items of a CBOR sequence as text of at most `limit` characters. `data` may be cut anywhere."""
    notation = _Notation(data, limit)
    try:
        notation.items_until(len(data))
    except FullError:
        pass
    except EOFError:
        notation.parts.append(MORE)
    return shortened("".join(notation.parts), limit)


class _Notation:
    def __init__(self, data: bytes, limit: int) -> None:
        self.parts: list[str] = []
        self._data = data
        self._position = 0
        self._room = limit

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._room -= len(text)
        if self._room < 0:
            raise FullError

    def _take(self, size: int) -> bytes:
        data = self._data[self._position : self._position + size]
        self._position += size
        if len(data) < size:
            raise EOFError
        return data

    def items_until(self, stop: int) -> None:
        """Write items up to where they end."""
        separator = ""
        while self._position < stop:
            self._write(separator)
            self._item()
            separator = ", "

    def _item(self) -> None:
        major, info, number = self._head()
        if major < 2:
            self._write(str(-1 - number if major else number))
        elif major < 4:
            self._string(major, number)
        elif major == 4:
            self._items("[", number, "]", ", ")
        elif major == 5:
            self._items("{", 2 * number, "}", ": ")
        elif major == 6:
            self._tag(number)
        elif info in _FLOATS:
            self._write(_number(unpack(_FLOATS[info], number.to_bytes(1 << (info - 24), "big"))[0]))
        else:
            self._write(_SIMPLE.get(number, f"simple({number})"))

    def _head(self) -> tuple[int, int, int]:
        first = self._take(1)[0]
        info = first & 31
        if info > 27:
            self._write(f"?{hexadecimal(self._data[self._position - 1 :], max(self._room, 8))}")
            raise FullError
        return first >> 5, info, info if info < 24 else int.from_bytes(self._take(1 << (info - 24)), "big")

    def _items(self, opening: str, count: int, close: str, after_odd: str) -> None:
        self._write(opening)
        for index in range(count):
            if index:
                self._write(after_odd if index & 1 else ", ")
            self._item()
        self._write(close)

    def _tag(self, number: int) -> None:
        self._write(f"{number}(")
        if number != _ENCODED or self._data[self._position : self._position + 1] not in _BYTE_STRINGS:
            self._item()
            self._write(")")
            return
        _, _, size = self._head()
        stop = self._position + size
        self._write("<<")
        self.items_until(min(stop, len(self._data)))
        if stop > len(self._data):
            raise EOFError
        self._write(">>)")

    def _string(self, major: int, size: int) -> None:
        data = self._data[self._position : self._position + min(size, 4 * self._room + 4)]
        self._position += size
        cut = len(data) < size
        if major == 2:
            self._write(f"h'{data[: self._room].hex()}" + (MORE if cut else "'"))
        else:
            text = decoded(data).replace("\\", "\\\\").replace('"', '\\"')
            self._write(f'"{printable(text)}' + (MORE if cut else '"'))
        if cut:
            raise FullError


_BYTE_STRINGS: Final = frozenset(bytes((0x40 + info,)) for info in range(28))


def _number(value: float) -> str:
    if value != value:
        return "NaN"
    return repr(value).replace("inf", "Infinity")
