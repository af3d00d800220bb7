"""Frames of the `json` wire: JSON.stringify and JSON.parse, with orjson where it gives the same.

What must stay true: with and without orjson the bytes sent and the values received are equal. The rule:

- sending, orjson takes only exact builtin types, so whatever has a rule of its own (instances, dates, other
  keys, undefined, lone surrogates, integers over 64 bits) makes it raise and goes to `json_encoder`. What it
  writes without complaint but not as JavaScript does are some floats (`1.0`, `1e+16`); a text that might
  hold one is used only when the message holds no float;
- receiving, what orjson refuses is tried again here, and integers over 64 bits, of which it makes floats,
  never reach it.

orjson costs 10 to 19 ms to import (it loads dataclasses and uuid), so it is taken at once only when the
program has loaded it already, and otherwise after `_WORTH_IMPORTING` small messages or a few large ones.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Final, NoReturn

from nodecompat._wires.json.encoder import encode_text

try:  # the C scanner alone: the json package would load re, 5 ms of a child's start
    from _json import make_scanner
except ImportError:
    from json.scanner import make_scanner

_WORTH_IMPORTING: Final = 2000  # by then it would have saved what its import costs
_AS_MUCH_AS_ONE: Final = 11  # 2 KiB more of text take as long as a small message

_fast_dumps: Callable[[Any], bytes] | None = None
_fast_loads: Callable[[bytes], Any] | None = None
_until_import = _WORTH_IMPORTING  # small messages; negative when orjson was tried

# -- out ---------------------------------------------------------------------------------------------


def encode(value: Any) -> bytes:
    """The line of a message. Raises as `json_encoder.encode_text` does."""
    if _fast_dumps is None:
        line = encode_text(value)
        _count_down(line)
        return line
    try:
        line = _fast_dumps(value)
    except TypeError:
        return encode_text(value)
    # `find` and not `in`, which first tries bytes as an integer: 0.1 against 0.4 us.
    # One byte is found 20 times as fast as two.
    find = line.find
    if (
        (find(b".") >= 0 and find(b".0") >= 0)
        or (find(b"-") >= 0 and find(b"e-") >= 0)
        or (find(b"+") >= 0 and find(b"e+") >= 0)
    ) and _holds_float(value):
        return encode_text(value)
    return line


_NO_FLOATS: Final = frozenset({str, int, bool, type(None)})


def _holds_float(value: Any) -> bool:
    """Whether a value that orjson took holds a float (an enum's value counts as one: it is not looked into)."""
    stack = [value]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind in _NO_FLOATS:
            continue
        if kind is dict:
            children: Any = item.values()
        elif kind is list or kind is tuple:
            children = item
        else:
            return True
        if not _NO_FLOATS.issuperset(map(type, children)):
            stack.extend(children)
    return False


# -- in ----------------------------------------------------------------------------------------------

_DIGITS_TO_0: Final = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER: Final = b"0" * 19  # digits from which on an integer may need more than 64 bits
_SPACE: Final = " \t\n\r"

# What stands between lines that are parsed together: a line that holds more or less than one text moves it.
_JOINT: Final = hash("the end of a message") & ((1 << 62) - 1) | 1 << 61
_JOINT_TEXT: Final = b",%d," % _JOINT
_LAST_JOINT: Final = b",%d]" % _JOINT


def decode_all(lines: list[bytes], values: list[Any]) -> None:
    """Append the values of lines to a list. Raises ValueError, whose text is the reason, at the first bad one."""
    if len(lines) == 1 or _fast_loads is None or not _decode_together(_fast_loads, lines, values):
        append = values.append
        for line in lines:
            append(decode(line))


def _decode_together(loads: Callable[[bytes], Any], lines: list[bytes], values: list[Any]) -> bool:
    """Parse many lines as one array, if nothing about any of them is unusual; else False, and nothing was appended."""
    text = b"[" + _JOINT_TEXT.join(lines) + _LAST_JOINT
    if text.translate(_DIGITS_TO_0).count(_LONG_NUMBER) > len(lines):
        return False  # a number that is long, besides ours
    try:
        together = loads(text)
    except ValueError:
        return False
    if len(together) != 2 * len(lines) or together[1::2].count(_JOINT) != len(lines):
        return False
    values += together[::2]
    return True


def decode(line: bytes) -> Any:
    """The value of a line. Raises ValueError, whose text is the reason, for anything but one JSON text."""
    if _fast_loads is None:
        _count_down(line)
    elif len(line) < 19 or line.translate(_DIGITS_TO_0).find(_LONG_NUMBER) < 0:
        try:
            return _fast_loads(line)
        except ValueError:
            pass  # perhaps JSON.parse takes it all the same
    return _parse(line)


def _parse(line: bytes) -> Any:
    text = line.decode("utf-8", "replace").strip(_SPACE)
    try:
        try:
            value, end = _scan(text, 0)
        except SystemError:  # 3.11's scanner can complain only where its complaint's class is loaded
            import json.decoder  # noqa: F401

            value, end = _scan(text, 0)
    except StopIteration as stop:
        raise ValueError(f"no JSON value at character {stop.value}") from None
    except RecursionError:
        raise ValueError("JSON nested too deep") from None
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


_scan: Callable[[str, int], tuple[Any, int]] = make_scanner(_Rules)  # type: ignore[arg-type]  # any object with these names will do

# -- orjson ------------------------------------------------------------------------------------------


def _count_down(line: bytes) -> None:
    global _until_import
    if _until_import > 0:
        _until_import -= 1 + (len(line) >> _AS_MUCH_AS_ONE)
        if _until_import <= 0:
            use_orjson()


def use_orjson() -> bool:
    """Take orjson from here on, if it can be imported and writes numbers as this file expects."""
    global _fast_dumps, _fast_loads, _until_import
    _until_import = -1
    try:
        import orjson
    except ImportError:
        return False
    if orjson.dumps([1e16, 1e-7, 2.5e300, 0.5]) != b"[1e+16,1e-7,2.5e+300,0.5]":
        return False
    options = (
        orjson.OPT_APPEND_NEWLINE
        | orjson.OPT_PASSTHROUGH_DATACLASS
        | orjson.OPT_PASSTHROUGH_DATETIME
        | orjson.OPT_PASSTHROUGH_SUBCLASS
    )
    dumps = orjson.dumps

    def fast_dumps(value: Any) -> bytes:
        return dumps(value, None, options)

    _fast_dumps, _fast_loads = fast_dumps, orjson.loads
    return True


def use_standard_library() -> None:
    """Leave orjson alone from here on; for tests, and for whoever measures."""
    global _fast_dumps, _fast_loads, _until_import
    _fast_dumps = _fast_loads = None
    _until_import = -1


if "orjson" in sys.modules:
    use_orjson()
