"""CBOR as text: the diagnostic notation of RFC 8949, section 8, with `<<…>>` for embedded CBOR (RFC 8610, appendix G).

What must stay true: whatever the bytes are, the text is at most as long as was asked for and holds nothing that a
terminal would obey; the work is bounded by that length, not by what the bytes claim; `...` stands for what is left
out or missing, `?h'…'` for bytes that are no CBOR. No recursion: depth costs nothing.
"""

from __future__ import annotations

from math import isinf, isnan
from struct import unpack
from typing import Final

LIMIT = 200  # characters
_MORE: Final = "..."

_SIMPLE: Final = {20: "false", 21: "true", 22: "null", 23: "undefined"}
_FLOATS: Final = {25: ">e", 26: ">f", 27: ">d"}
_ARGUMENT_SIZES: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_INDEFINITE: Final = 31
_BREAK: Final = 0xFF
_ENCODED: Final = 24  # the tag of a byte string that holds an item
_WHOLE_STREAM: Final = -1  # how many items: as many as there are

# major type -> what opens and closes a container; strings are containers when their length is not given
_BRACKETS: Final = {2: ("(", ")"), 3: ("(", ")"), 4: ("[", "]"), 5: ("{", "}")}
_EMPTY: Final = {2: "''_", 3: '""_'}


def diagnostic(data: bytes, limit: int = LIMIT) -> str:
    """The items of a CBOR sequence as text of at most `limit` characters. `data` may be cut anywhere."""
    notation = _Notation(data, limit)
    try:
        notation.write_all()
    except _FullError:
        pass
    except (IndexError, EOFError):
        notation.parts.append(_MORE)
    return shortened("".join(notation.parts), limit)


def shortened(text: str, limit: int = LIMIT) -> str:
    """A text of at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - len(_MORE)] + _MORE


def printable(text: str) -> str:
    """A text without what a terminal would obey, and without lone surrogates: `\\u001b`."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(one: str) -> str:
    units = one.encode("utf-16-be", "surrogatepass")
    return _SHORT.get(one) or "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def hexadecimal(data: bytes, limit: int = LIMIT) -> str:
    """Bytes as `h'…'`, of at most `limit` characters."""
    most = max(limit - 3 - len(_MORE), 0) // 2
    return f"h'{data.hex()}'" if len(data) * 2 + 3 <= limit else f"h'{data[:most].hex()}{_MORE}'"


class _FullError(Exception):
    """The text is long enough."""


class _Level:
    """A container whose items are being written."""

    __slots__ = ("close", "end", "is_map", "left", "written")

    def __init__(self, close: str, left: int | None, end: int, *, is_map: bool = False) -> None:
        self.close = close
        self.left = left  # items to come; None until a break
        self.end = end  # where its bytes end
        self.is_map = is_map
        self.written = 0

    def separator(self) -> str:
        """What stands before the next item."""
        self.written += 1
        if self.written == 1:
            return ""
        return ": " if self.is_map and self.written % 2 == 0 else ", "


class _Notation:
    def __init__(self, data: bytes, limit: int) -> None:
        self.parts: list[str] = []
        self._data = data
        self._position = 0
        self._room = limit
        self._levels = [_Level("", _WHOLE_STREAM, len(data))]

    def write_all(self) -> None:
        while self._levels:
            level = self._levels[-1]
            if self._is_over(level):
                self._levels.pop()
                self._write(level.close)
            else:
                self._write(level.separator())
                self._item(level)

    def _is_over(self, level: _Level) -> bool:
        if level.left is None:
            if self._data[self._position] != _BREAK:
                return False
            self._position += 1
            return True
        if level.left == _WHOLE_STREAM:
            return self._position >= level.end
        level.left -= 1
        return level.left < 0

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._room -= len(text)
        if self._room < 0:
            raise _FullError

    # -- items --------------------------------------------------------------------------------------------

    def _item(self, level: _Level) -> None:
        start = self._position
        head = self._data[start]
        major, info = head >> 5, head & 31
        if info in (28, 29, 30) or (info == _INDEFINITE and major not in _BRACKETS):
            self._broken(start)
        self._position += 1
        if info == _INDEFINITE:
            self._indefinite(major, level.end)
        elif major == 7:
            self._simple(info)
        else:
            self._sized(major, self._argument(info), level.end)

    def _argument(self, info: int) -> int:
        return info if info < 24 else int.from_bytes(self._take(_ARGUMENT_SIZES[info]), "big")

    def _take(self, size: int) -> bytes:
        """The next bytes, all of them."""
        data = self._data[self._position : self._position + size]
        self._position += size
        if len(data) < size:
            raise EOFError
        return data

    def _sized(self, major: int, argument: int, end: int) -> None:
        if major == 0:
            self._write(str(argument))
        elif major == 1:
            self._write(str(-1 - argument))
        elif major == 6:
            self._tag(argument, end)
        elif major >= 4:
            opening, close = _BRACKETS[major]
            self._write(opening)
            self._levels.append(_Level(close, argument * (major - 3), end, is_map=major == 5))
        else:
            self._string(major, argument)

    def _indefinite(self, major: int, end: int) -> None:
        opening, close = _BRACKETS[major]
        if major in _EMPTY and self._data[self._position] == _BREAK:
            self._position += 1
            self._write(_EMPTY[major])
            return
        self._write(opening + "_ ")
        self._levels.append(_Level(close, None, end, is_map=major == 5))

    def _tag(self, number: int, end: int) -> None:
        self._write(f"{number}(")
        start = self._position
        if number == _ENCODED and start < len(self._data) and self._data[start] >> 5 == 2:
            info = self._data[start] & 31
            if info < 28:
                self._position += 1
                stop = self._argument(info) + self._position
                self._write("<<")
                self._levels.append(_Level(">>)", _WHOLE_STREAM, stop))
                return
        self._levels.append(_Level(")", 1, end))

    def _string(self, major: int, size: int) -> None:
        start = self._position
        data = self._data[start : start + min(size, 4 * self._room + 4)]
        self._position += size
        if major == 2:
            text = data[: self._room].hex()
            whole = len(data) == size
            self._write(f"h'{text}" + ("'" if whole else _MORE))
        else:
            text = decoded(data).replace("\\", "\\\\").replace('"', '\\"')
            self._write('"' + printable(text) + ('"' if len(data) == size else _MORE))
        if len(data) < size:
            raise _FullError

    def _simple(self, info: int) -> None:
        if info in _FLOATS:
            self._write(_number(unpack(_FLOATS[info], self._take(_ARGUMENT_SIZES[info]))[0]))
        else:
            value = self._argument(info)
            self._write(_SIMPLE.get(value, f"simple({value})") if info < 24 else f"simple({value})")

    def _broken(self, start: int) -> None:
        self._write(f"?{hexadecimal(self._data[start:], max(self._room, 8))}")
        raise _FullError


def decoded(data: bytes) -> str:
    """UTF-8 as text; a character that is cut at the end is left out, what is none is U+FFFD."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            data = data[: error.start]
        return data.decode("utf-8", "replace")


def _number(value: float) -> str:
    if isnan(value):
        return "NaN"
    if isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)
