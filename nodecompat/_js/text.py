"""Symbols, `String(x)`, and property keys.

What must stay true: a property key is a string or a symbol, so that `1` and `'1'` name the same event and `None` is
`'null'`; two symbols are equal only when they are the same one; no text holds the address of an object. What only
objects need is loaded with the first of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from .._on_use import on_use
from . import Symbol as Symbol
from . import undefined

if TYPE_CHECKING:
    import decimal
    from collections.abc import Iterable, Mapping

    from . import objects
else:
    decimal = on_use("decimal")  # only very long integers need it
    objects = on_use("nodecompat._js.objects")  # names of events, the usual keys, are texts

_LAST_INDEX = 2**32 - 2  # beyond it a number is an ordinary name (ECMA-262 6.1.7, array index)


_CONSTANTS: dict[object, str] = {None: "null", True: "true", False: "false"}


def string_of(value: object) -> str:
    """JavaScript's `String(value)`, also for a symbol. Source: ECMA-262 22.1.1.1 String(value), 7.1.17 ToString."""
    if isinstance(value, str):
        return str.__str__(value)  # the text also of a subclass, such as an Enum's member
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, (int, float)):
        return number_text(value)
    if value is undefined:
        return "undefined"
    return repr(value) if isinstance(value, Symbol) else objects.text_of(value, to_string)


def to_string(value: object) -> str:
    """What JavaScript makes of a value where it needs a text: as `string_of`, but TypeError for a symbol.

    Source: ECMA-262 7.1.17 ToString.
    """
    if isinstance(value, Symbol):
        raise TypeError("Cannot convert a Symbol value to a string")
    return string_of(value)


def utf8(text: str) -> bytes:
    """A text as JavaScript encodes it: a surrogate without the other becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def property_key(value: object) -> str | Symbol:
    """The property name that a value stands for: symbols themselves, `String(value)` else. Source: ECMA-262 7.1.19."""
    return value if isinstance(value, Symbol) else string_of(value)


def integer_text(value: int) -> str:
    """All digits of an integer; Python's own text of one is refused beyond `sys.get_int_max_str_digits()`."""
    try:
        return int.__repr__(value)
    except ValueError:
        return str(decimal.Decimal(value))


def number_text(value: float) -> str:
    """A number as JavaScript's String() writes it. Source: ECMA-262 6.1.6.1.20 Number::toString."""
    if isinstance(value, int):
        return integer_text(value)
    text = float.__repr__(value)
    if text.endswith(".0"):
        return "0" if text == "-0.0" else text[:-2]
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}.get(text, text)
    power = int(exponent)
    sign = "-" if mantissa[0] == "-" else ""
    digits = mantissa.lstrip("-").replace(".", "")
    if 0 < power < 21:
        return f"{sign}{digits:0<{power + 1}}"
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    return f"{mantissa}e{'+' if power > 0 else '-'}{abs(power)}"


_Name = TypeVar("_Name")


def own_keys(names: Iterable[_Name]) -> list[_Name]:
    """Names in JavaScript's order: indexes ascending, then strings, then symbols, each as they were added."""
    keys = list(names)
    if len(keys) < 2:
        return keys
    indexes = sorted((key for key in keys if is_index(key)), key=int)  # type: ignore[arg-type]  # decimal texts
    found = set(indexes)
    strings = [key for key in keys if type(key) is not Symbol and key not in found]
    return [*indexes, *strings, *(key for key in keys if type(key) is Symbol)]


def placed(names: list[_Name], others: Mapping[_Name, int]) -> list[_Name]:
    """The names, with others among them, each behind as many as it says; those of them that are others move."""
    found = [name for name in names if name not in others]
    for name in sorted(others, key=lambda each: others[each]):
        found.insert(others[name], name)
    return found


def is_index(key: object) -> bool:
    """Whether the name of a property is an array index: a whole number below 2**32 - 1. Source: ECMA-262 6.1.7."""
    if type(key) is not str or not key.isdecimal() or not key.isascii():
        return False
    return (key == "0" or key[0] != "0") and len(key) <= 10 and int(key) <= _LAST_INDEX
