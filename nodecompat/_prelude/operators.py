"""JavaScript's operators on Python's values. Source: ECMA-262 7.1, 7.2 and 13.

What must stay true: two small integers, and two texts, take the shortest way. A result that is a number is an `int`
where it is whole and safe, else a `float`, as JavaScript's numbers are; only a BigInt keeps all its digits, and so do
two integers that both lie beyond 2^53 already, which no number here does.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from nodecompat._js.arity import fit, is_function
from nodecompat._js.kinds import kind_of, truthy, type_of
from nodecompat._js.memory import is_memory, typed_name
from nodecompat._js.numbers import MAX_SAFE_INTEGER, int32, number_in, number_of, uint32, whole
from nodecompat._js.objects import text_of
from nodecompat._js.text import Symbol, string_of, to_string
from nodecompat.values import undefined

from .bigints import BigInt, both_big
from .faults import RangeError, TypeError
from .numbers import power
from .receivers import as_given, of_symbol
from .symbols import WELL_KNOWN
from .units import units_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given

_SAFE: Final = MAX_SAFE_INTEGER
_TO_PRIMITIVE: Final = WELL_KNOWN["toPrimitive"]
_TAG: Final = WELL_KNOWN["toStringTag"]
_MOST: Final = _SAFE + 1
_PRIMITIVE = (str, int, float, Symbol, type(None), type(undefined))

# -- conversions -----------------------------------------------------------------------------------------


def typeof(value: Given = undefined, *_: object) -> str:
    """JavaScript's `typeof value`."""
    return "bigint" if type(value) is BigInt else type_of(value)


def primitive(value: Given, hint: str = "number") -> Found:
    """What stands for an object where a plain value is needed, by its own valueOf and toString. ECMA-262 7.1.1."""
    if isinstance(value, _PRIMITIVE):
        return value
    own = of_symbol(value, _TO_PRIMITIVE)
    if is_function(own):
        return fit(own, 1)(hint)
    for name in ("toString",) if hint == "string" else ("valueOf", "toString"):
        method = dict.get(value, name) if isinstance(value, dict) else _own_method(value, name)
        if is_function(method):
            found = fit(method, 0)()
            if isinstance(found, _PRIMITIVE):
                return found
    if type(value) is bytearray:  # a Uint8Array
        return ",".join(map(str, value))
    if is_memory(value):
        return f"[object {typed_name(value)}]"
    if isinstance(tag := of_symbol(value, _TAG), str):
        return f"[object {tag}]"
    kind = kind_of(type(value))
    if kind == "list" and not isinstance(value, range):
        return text_of(value, text)  # whose members may have a toString of their own
    if kind == "date" and hint == "number":
        return number_of(value)
    return number_of(value) if kind == "scalar" else string_of(value)


def _own_method(value: object, name: str) -> Found:
    found = getattr(type(value), name, None)
    return None if found is None or isinstance(value, type) else getattr(value, name)


def text(value: Given = "", *_: object) -> str:
    """JavaScript's `String(value)`, which is what a template string writes of a value. TypeError for a symbol."""
    return value if type(value) is str else to_string(primitive(value, "string"))


def number(value: Given = 0, *_: object) -> float:
    """JavaScript's `Number(value)`. Raises TypeError for a symbol."""
    if type(value) is int or type(value) is float:
        return value
    if type(value) is BigInt:
        return _rounded(int(value))
    return number_of(primitive(value))


def _rounded(value: int) -> float:
    """A JavaScript number for an integer."""
    if -_SAFE <= value <= _SAFE:
        return value
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


# -- arithmetic ------------------------------------------------------------------------------------------


def add(left: Given, right: Given) -> Found:
    """JavaScript's `left + right`: texts are joined, everything else is added."""
    kinds = type(left), type(right)
    if kinds == (str, str):
        return left + right
    if kinds == (int, int):
        return _of_integers(left, right, left + right)
    left, right = primitive(left, "default"), primitive(right, "default")
    if isinstance(left, str) or isinstance(right, str):
        return to_string(left) + to_string(right)
    return _arithmetic(left, right, lambda a, b: a + b, lambda a, b: a + b)


def sub(left: Given, right: Given) -> Found:
    """JavaScript's `left - right`."""
    if type(left) is int and type(right) is int:
        return _of_integers(left, right, left - right)
    return _arithmetic(left, right, lambda a, b: a - b, lambda a, b: a - b)


def mul(left: Given, right: Given) -> Found:
    """JavaScript's `left * right`."""
    if type(left) is int and type(right) is int and left and right:
        return _of_integers(left, right, left * right)
    return _arithmetic(left, right, lambda a, b: float(a) * float(b), lambda a, b: a * b)


def div(left: Given, right: Given) -> Found:
    """JavaScript's `left / right`: by zero it is an infinity or NaN; between BigInts, RangeError."""
    return _arithmetic(left, right, _divided, _divided_big)


def mod(left: Given, right: Given) -> Found:
    """JavaScript's `left % right`: the remainder has the sign of the left side."""
    if type(left) is int and type(right) is int and left >= 0 and right > 0:
        return left % right
    return _arithmetic(left, right, _remainder, _remainder_big)


def pow(left: Given, right: Given) -> Found:
    """JavaScript's `left ** right`."""
    return _arithmetic(left, right, power, _power_big)


def neg(value: Given) -> Found:
    """JavaScript's `-value`."""
    value = primitive(value)
    if type(value) is BigInt:
        return BigInt(-int(value))
    found = number_of(value)
    return -found if found else whole(-float(found))


def pos(value: Given) -> float:
    """JavaScript's `+value`. Raises TypeError for a BigInt."""
    value = primitive(value)
    if type(value) is BigInt:
        raise TypeError("Cannot convert a BigInt value to a number")
    return number_of(value)


def _of_integers(left: int, right: int, result: int) -> float:
    if -_SAFE <= result <= _SAFE:
        return result
    if abs(left) > _MOST and abs(right) > _MOST:  # they came as BigInts
        return result
    try:
        return float(result)
    except OverflowError:
        return math.inf if result > 0 else -math.inf


def _arithmetic(
    left: Given, right: Given, numbers: Callable[[Given, Given], float], bigs: Callable[[int, int], int]
) -> Found:
    left, right = primitive(left), primitive(right)
    if both_big(left, right):
        return BigInt(bigs(int(left), int(right)))
    left, right = number_of(left), number_of(right)
    try:
        found = numbers(left, right)
    except OverflowError:  # an integer that no float can hold
        found = numbers(_rounded(left) if isinstance(left, int) else left, float(_rounded(int(right))))
    if isinstance(found, int) and isinstance(left, int) and isinstance(right, int):
        return _of_integers(left, right, found)
    return whole(float(found))


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or left != left or right != right:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _divided_big(left: int, right: int) -> int:
    if not right:
        raise RangeError("Division by zero")
    found = abs(left) // abs(right)
    return found if (left < 0) == (right < 0) else -found


def _remainder(left: float, right: float) -> float:
    if not right or left - left != 0 or right != right:
        return math.nan
    if isinstance(left, int) and isinstance(right, int):
        found = abs(left) % abs(right)
        return -float(found) if left < 0 else found
    return math.fmod(left, right)


def _remainder_big(left: int, right: int) -> int:
    if not right:
        raise RangeError("Division by zero")
    found = abs(left) % abs(right)
    return -found if left < 0 else found


def _power_big(left: int, right: int) -> int:
    if right < 0:
        raise RangeError("Exponent must be positive")
    found: int = left**right
    return found


# -- bits ------------------------------------------------------------------------------------------------


def _bits(left: Given, right: Given, on_bits: Callable[[int, int], int]) -> Found:
    left, right = primitive(left), primitive(right)
    if both_big(left, right):
        return BigInt(on_bits(int(left), int(right)))
    return int32(on_bits(int32(number_of(left)), int32(number_of(right))))


def bit_and(left: Given, right: Given) -> Found:
    """JavaScript's `left & right`."""
    return _bits(left, right, lambda a, b: a & b)


def bit_or(left: Given, right: Given) -> Found:
    """JavaScript's `left | right`."""
    return _bits(left, right, lambda a, b: a | b)


def bit_xor(left: Given, right: Given) -> Found:
    """JavaScript's `left ^ right`."""
    return _bits(left, right, lambda a, b: a ^ b)


def bit_not(value: Given) -> Found:
    """JavaScript's `~value`."""
    value = primitive(value)
    return BigInt(~int(value)) if type(value) is BigInt else ~int32(number_of(value))


def shl(left: Given, right: Given) -> Found:
    """JavaScript's `left << right`."""
    left, right = primitive(left), primitive(right)
    if both_big(left, right):
        return BigInt(int(left) << int(right) if right >= 0 else int(left) >> -int(right))
    return int32(int32(number_of(left)) << (uint32(number_of(right)) & 31))


def shr(left: Given, right: Given) -> Found:
    """JavaScript's `left >> right`."""
    left, right = primitive(left), primitive(right)
    if both_big(left, right):
        return BigInt(int(left) >> int(right) if right >= 0 else int(left) << -int(right))
    return int32(number_of(left)) >> (uint32(number_of(right)) & 31)


def ushr(left: Given, right: Given) -> int:
    """JavaScript's `left >>> right`. Raises TypeError for BigInts."""
    left, right = primitive(left), primitive(right)
    if both_big(left, right):
        raise TypeError("BigInts have no unsigned right shift, use >> instead")
    return uint32(number_of(left)) >> (uint32(number_of(right)) & 31)


# -- equality --------------------------------------------------------------------------------------------


def same(left: Given, right: Given) -> bool:
    """JavaScript's `left === right`: objects are the same only when they are one."""
    if left is right:
        return left == left if type(left) is float else True
    kind, other = type(left), type(right)
    if kind is str or other is str or isinstance(left, str):
        return isinstance(left, str) and isinstance(right, str) and str.__eq__(left, right)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        if (kind is bool) is not (other is bool) or (kind is BigInt) is not (other is BigInt):
            return False
        return left == right
    if is_function(left) and is_function(right) and not isinstance(left, type):
        return bool(left == right) or as_given(left) is as_given(right)  # Python makes a new bound method each time
    return False


def eq(left: Given, right: Given) -> bool:
    """JavaScript's `left == right`. Source: ECMA-262 7.2.13 IsLooselyEqual."""
    if left is None or left is undefined or right is None or right is undefined:
        return (left is None or left is undefined) and (right is None or right is undefined)
    one, other = isinstance(left, _PRIMITIVE), isinstance(right, _PRIMITIVE)
    if not one and not other:
        return same(left, right)
    if not one or not other:
        return eq(primitive(left, "default"), primitive(right, "default"))
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        return left is right
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    return bool(_loose(left) == _loose(right))


def _loose(value: Given) -> float:
    return number_in(value) if isinstance(value, str) else value


def is_same_value(left: Given = undefined, right: Given = undefined, *_: object) -> bool:
    """JavaScript's `Object.is`: NaN is itself, and -0 is not 0."""
    if isinstance(left, float) or isinstance(right, float):
        if not same(left, right):
            return isinstance(left, float) and isinstance(right, float) and left != left and right != right
        return bool(left) or math.copysign(1, left) == math.copysign(1, right)
    return same(left, right)


# -- order -----------------------------------------------------------------------------------------------


def _ordered(left: Given, right: Given) -> tuple[Given, Given]:
    """Two values that Python compares as JavaScript would."""
    if type(left) is int and type(right) is int:
        return left, right
    left, right = primitive(left), primitive(right)
    if isinstance(left, str) and isinstance(right, str):
        return units_of(left), units_of(right)
    return number_of(left), number_of(right)


def lt(left: Given, right: Given) -> bool:
    """JavaScript's `left < right`."""
    one, other = _ordered(left, right)
    return bool(one < other)


def le(left: Given, right: Given) -> bool:
    """JavaScript's `left <= right`."""
    one, other = _ordered(left, right)
    return bool(one <= other)


def gt(left: Given, right: Given) -> bool:
    """JavaScript's `left > right`."""
    one, other = _ordered(left, right)
    return bool(one > other)


def ge(left: Given, right: Given) -> bool:
    """JavaScript's `left >= right`."""
    one, other = _ordered(left, right)
    return bool(one >= other)


__all__ = [
    "add",
    "bit_and",
    "bit_not",
    "bit_or",
    "bit_xor",
    "div",
    "eq",
    "ge",
    "gt",
    "le",
    "lt",
    "mod",
    "mul",
    "neg",
    "number",
    "pos",
    "pow",
    "same",
    "shl",
    "shr",
    "sub",
    "text",
    "truthy",
    "typeof",
    "ushr",
]
