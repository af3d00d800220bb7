"""Lines of the `json` wire to values, as JSON.parse reads them; with orjson where it gives the same.

What must stay true: with and without orjson the values are equal. What orjson refuses is tried again here, and
integers over 64 bits, of which it makes floats, never reach it. No value has more than MAX_DEPTH levels: orjson, which
reads a few more, is given what may be too deep within as many arrays as it takes to come to its own limit; before the
standard library reads such a line, `depth` counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

from nodecompat._js import MAX_DEPTH
from nodecompat._on_use import on_use
from nodecompat._wires.json.fast import LEVELS, fast

try:  # the C scanner alone: the json package would load re, 5 ms of a child's start
    from _json import make_scanner
except ImportError:
    from json.scanner import make_scanner

if TYPE_CHECKING:
    from collections.abc import Callable
    from json import decoder as json_decoder

    from nodecompat import _room as room
    from nodecompat._wires.json import depth
else:
    depth = on_use("nodecompat._wires.json.depth")  # only lines of many containers
    room = on_use("nodecompat._room")  # only lines of many levels, on 3.11
    json_decoder = on_use("json.decoder")  # only lines that are no JSON, on 3.11; 5 ms

_DIGITS_TO_0: Final = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER: Final = b"0" * 19  # digits from which on an integer may need more than 64 bits
_SPACE: Final = " \t\n\r"
_SHORT: Final = 2 * MAX_DEPTH  # bytes of a line that can have no more levels
_AROUND: Final = LEVELS - MAX_DEPTH
_OPENING: Final = b"[" * _AROUND
_CLOSING: Final = b"]" * _AROUND


def decode(line: bytes) -> Any:
    """The value of a line. Raises ValueError, whose text is the reason, for anything but one JSON text."""
    loads = fast.loads
    if loads is None:
        if fast.until_import > 0:
            fast.count_down(line)
    elif len(line) < 19 or line.translate(_DIGITS_TO_0).find(_LONG_NUMBER) < 0:
        try:
            return loads(line) if len(line) <= _SHORT else _within(loads(_OPENING + line + _CLOSING), _AROUND)
        except ValueError:
            pass  # perhaps JSON.parse takes it all the same
    return _parse(line)


def _within(value: Any, levels: int) -> Any:
    """The value within so many arrays of one item. ValueError at one that has more: the line was no single text."""
    for _ in range(levels):
        (value,) = value
    return value


def _parse(line: bytes) -> object:
    if len(line) > _SHORT and line.count(b"[") + line.count(b"{") > MAX_DEPTH:
        depth.check(line)
    text = line.decode("utf-8", "replace").strip(_SPACE)
    try:
        try:
            value, end = _scan(text, 0)
        except SystemError:  # 3.11's scanner can complain only where its complaint's class is loaded
            _ = json_decoder.JSONDecodeError
            value, end = _scan(text, 0)
        except RecursionError:
            with room.room:
                value, end = _scan(text, 0)
    except StopIteration as stop:
        raise ValueError(f"no JSON value at character {stop.value}") from None
    except RecursionError:
        raise ValueError(depth.TOO_DEEP) from None
    except ValueError as error:  # JSONDecodeError, or an integer of more digits than Python reads
        raise ValueError(f"no JSON: {str(error)[:120]}") from None
    if end != len(text):
        raise ValueError(f"text after the JSON value, at character {end}")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


class _Rules:
    """What the scanner of the standard library asks for: Python's own rules but for NaN and Infinity."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = staticmethod(_refuse_constant)
    memo: Final[dict[str, str]] = {}


_scan: Callable[[str, int], tuple[object, int]] = make_scanner(_Rules)  # type: ignore[arg-type]  # any object with these names will do
