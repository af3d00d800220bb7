"""`util.format`: a text with `%s`, `%d` and so on, and whatever else there is after it.

What must stay true: values are converted as JavaScript's String(), Number(), parseInt and parseFloat do; an
argument that no placeholder takes is inspected, unless it is a string.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._inspect import text
from .._inspect.inspection import inspect
from .._inspect.kinds import HANDLERS
from .._inspect.options import DEFAULTS
from .._js.classes import bases, full_name, is_a, members, module_of
from .._js.numbers import number_of
from .._js.parsing import parse_float, parse_int
from .._js.text import Symbol, string_of
from .._on_use import on_use
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._wires.json import write as json_write

    Conversion = Callable[[object, Mapping[str, Any]], str]  # of a value, with the options
else:
    json_write = on_use("nodecompat._wires.json.write")  # only %j needs it

_PLACEHOLDER = re.compile("%([sdifjoOc%])")


def formatted(options: Mapping[str, Any], args: tuple[object, ...]) -> str:
    """The text for the arguments of `util.format`."""
    if not args:
        return ""
    first, rest = args[0], list(args[1:])
    if not is_a(first, str):
        return " ".join(_loose(value, options) for value in args)
    if not rest:
        return str.__str__(first)

    def replaced(found: re.Match[str]) -> str:
        kind = found[1]
        if kind == "%":
            return "%"
        return _CONVERSIONS[kind](rest.pop(0), options) if rest else found[0]

    return " ".join([_PLACEHOLDER.sub(replaced, first), *(_loose(value, options) for value in rest)])


def _loose(value: object, options: Mapping[str, Any]) -> str:
    return str.__str__(value) if is_a(value, str) else inspect(value, options)


def _number(value: float, options: Mapping[str, Any]) -> str:
    return text.number(value, bool(options.get("numericSeparator", DEFAULTS["numericSeparator"])))


def _as_string(value: object, options: Mapping[str, Any]) -> str:
    if value is None or value is undefined or is_a(value, (str, bytes, bool, Symbol)):
        return string_of(value)
    if is_a(value, (int, float)):
        return _number(value, options)
    if _says_what_it_is(value):
        try:
            return str(value)
        except Exception:
            pass
    return inspect(value, {**options, "depth": 0, "colors": False, "compact": 3})


def _says_what_it_is(value: object) -> bool:
    """Whether a class of the program defines `__str__`, as a class in JavaScript may define toString."""
    for cls in bases(type(value)):
        if cls is object or full_name(cls) in HANDLERS or module_of(cls).startswith("nodecompat."):
            return False
        if "__str__" in members(cls):
            return True
    return False


def _as_number(value: object, options: Mapping[str, Any]) -> str:
    if type(value).__name__ == "BigInt":
        return inspect(value, {})
    try:
        return _number(number_of(value), options)
    except Exception:  # a symbol, or a value whose own text fails
        return "NaN"


def _string_of(value: object) -> str:
    try:
        return string_of(value)
    except Exception:
        return "[object Object]"


def _parsed(parse: Callable[[str], float]) -> Conversion:
    """The conversion of a placeholder that reads a number at the start of a text."""

    def conversion(value: object, options: Mapping[str, Any]) -> str:
        if is_a(value, int) and not is_a(value, bool):
            return _number(value, options)
        return "NaN" if is_a(value, Symbol) else _number(parse(_string_of(value)), options)

    return conversion


def _as_json(value: object, options: Mapping[str, Any]) -> str:
    if is_a(value, Symbol):
        return "undefined"
    try:
        return json_write.encode_text(value).decode("utf-8")[:-1]
    except InvalidArgTypeError:  # what has no JSON text
        return "undefined"
    except NodeTypeError as error:
        if not error.message.startswith("Converting circular"):
            raise
        return "[Circular]"


_CONVERSIONS: dict[str, Conversion] = {
    "s": _as_string,
    "d": _as_number,
    "i": _parsed(parse_int),
    "f": _parsed(parse_float),
    "j": _as_json,
    "O": lambda value, options: inspect(value, options),
    "o": lambda value, options: inspect(value, {**options, "showHidden": True, "depth": 4}),
    "c": lambda value, options: "",
}
