"""Array, String, Number, Boolean and Function, which are called as functions and have functions; and WeakMap, WeakSet.

What must stay true: `isinstance(x, Array)` holds for lists and tuples; strings and booleans are primitive values, so
nothing is an instance of those. Source: ECMA-262 20.2, 20.3, 22.1, 23.1, 24.3, 24.4.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.arguments import Arguments
from nodecompat._js.arity import is_function
from nodecompat._js.holes import dig
from nodecompat._js.iterators import ASYNC_ITERATOR
from nodecompat._js.kinds import truthy
from nodecompat._js.numbers import MAX_SAFE_INTEGER, is_integer, is_number, number_of, uint32
from nodecompat._js.own import Object
from nodecompat._js.text import Symbol
from nodecompat.values import Map, Set, undefined

from . import access, numbers
from .bigints import BigInt
from .boxes import is_boxed
from .calling import callback, integer
from .converted import each_async, promised
from .faults import RangeError, TypeError
from .iterating import each, not_iterable
from .methods_of import methods_of
from .operators import number, text
from .receivers import OfValue
from .units import from_units

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat.promise import Promise

    from .terms import Found, Given


class _Arrays(type):
    def __call__(cls, *items: Given) -> Any:
        if cls is not Array:
            return super().__call__(*items)
        return Array.of(*items) if len(items) != 1 or not is_number(items[0]) else _of_size(items[0])

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, (list, tuple)) if cls is Array else type.__instancecheck__(cls, value)


class Array(list[Any], metaclass=_Arrays):
    """JavaScript's Array: `Array(3)` is a list of three empty places, `Array(1, 2)` one of the items.

    A class that derives from it is a list with JavaScript's methods and `length`.
    """

    def __init__(self, *items: Given) -> None:
        super().__init__()
        made = _of_size(items[0]) if len(items) == 1 and is_number(items[0]) else items
        self.extend(made)
        if len(made) != len(items):
            dig(self, range(len(made)))

    @staticmethod
    def isArray(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a list or a tuple."""
        return isinstance(value, (list, tuple)) and type(value) is not Arguments

    @classmethod
    def of(cls, *items: Given) -> list[Any]:
        """A list of the items."""
        return cls._holding([*items])

    @classmethod
    def _holding(cls, items: list[Any]) -> list[Any]:
        """The list, or an instance of a class that derives from this one, with the same items."""
        if cls is Array:
            return items
        made: list[Any] = cls()
        made[:] = items
        return made

    @classmethod
    def from_(cls, source: Given = undefined, function: Given = undefined, *_: object) -> list[Any]:
        """A list of what is iterated, or of the places of an object with a length (`Array.from` in JavaScript).

        Raises TypeError for null and undefined.
        """
        if source is None or source is undefined:
            raise TypeError(not_iterable(source))
        if isinstance(source, dict) and _is_array_like(source):
            items = [access.get(source, place) for place in range(integer(access.get(source, "length")))]
        else:
            items = [] if is_number(source) or isinstance(source, bool) else [*each(source)]
        if function is undefined:
            return cls._holding(items)
        call = callback(function, 2)
        return cls._holding([call(item, index) for index, item in enumerate(items)])

    @staticmethod
    def fromAsync(source: Given = undefined, function: Given = undefined, *_: object) -> Promise[list[Any]]:
        """A promise of the list of what is iterated, each awaited, also by `async for`. JavaScript: Array.fromAsync."""
        call = None if function is undefined else callback(function, 2)
        items = Array.from_(source) if type(source) is Object and _is_array_like(source) else source

        async def gathered() -> list[Any]:
            found: list[Any] = []
            async for item in each_async(items):
                made = item if call is None else call(item, len(found))
                found.append(await made if hasattr(made, "__await__") else made)
            return found

        return promised(gathered)()

    def __getattr__(self, name: str) -> Found:
        if name[:2] == "__":
            raise AttributeError(name)
        method = methods_of(self).get(name)
        if name in _OF_SPECIES and method is not None:
            return _of_species(method, self)
        return len(self) if name == "length" else undefined if method is None else OfValue(method, self)


_OF_SPECIES: Final = frozenset({"concat", "filter", "flat", "flatMap", "map", "slice", "splice"})


def _of_species(method: Callable[..., Any], array: Array) -> Callable[..., Any]:
    """A method of an instance of a class that derives from Array, which gives an instance as well."""

    def made(*args: Given) -> Found:
        found = type(array)(0)
        found[:] = method(array, *args)
        return found

    return made


def _is_array_like(source: Given) -> bool:
    """Whether an object has no iterator, so that its `length` and its places count."""
    return not any(is_function(access.get(source, each)) for each in (Symbol_iterator(), ASYNC_ITERATOR))


def Symbol_iterator() -> Symbol:
    """The symbol of iterators."""
    found: Symbol = Symbol.iterator  # type: ignore[attr-defined]  # the face sets it
    return found


setattr(Array, "from", Array.from_)


def _of_size(size: float) -> list[Any]:
    if not 0 <= size < 2**32 or size != int(size):
        raise RangeError("Invalid array length")
    return dig([undefined] * int(size), range(int(size)))


class _Primitives(type):
    def __instancecheck__(cls, value: object) -> bool:
        return is_boxed(value, cls.__name__)  # others are primitive values


class _Strings(_Primitives):
    def __call__(cls, value: Given = "", *_: object) -> str:
        return repr(value) if isinstance(value, Symbol) else text(value)


class String(metaclass=_Strings):
    """JavaScript's String: `String(value)` is the text of a value; texts are Python's own."""

    @staticmethod
    def fromCharCode(*codes: Given) -> str:
        """The text of some UTF-16 units."""
        return from_units("".join(chr(uint32(float(number_of(code))) & 0xFFFF) for code in codes))

    @staticmethod
    def fromCodePoint(*codes: Given) -> str:
        """The text of some characters by their numbers. Raises RangeError."""
        for code in codes:
            point = number_of(code)
            if point != point or not 0 <= point <= 0x10FFFF or point != int(point):
                raise RangeError(f"Invalid code point {text(code)}")
        return from_units("".join(chr(int(number_of(code))) for code in codes))

    @staticmethod
    def raw(parts: Given = undefined, *values: Given) -> str:
        """A template's text as it is written: `String.raw({'raw': parts}, *values)`."""
        pieces = access.get(parts, "raw")
        texts = [text(piece) for piece in each(pieces)]
        found = ""
        for index, piece in enumerate(texts):
            found += piece
            if index < len(texts) - 1 and index < len(values):
                found += text(values[index])
        return found


class _Numbers(_Primitives):
    def __call__(cls, value: Given = 0, *_: object) -> float:
        return number(value)


class Number(metaclass=_Numbers):
    """JavaScript's Number: `Number(value)` is the number of a value; numbers are Python's own."""

    EPSILON: Final = 2.0**-52
    MAX_SAFE_INTEGER: Final = MAX_SAFE_INTEGER
    MAX_VALUE: Final = 1.7976931348623157e308
    MIN_SAFE_INTEGER: Final = -MAX_SAFE_INTEGER
    MIN_VALUE: Final = 5e-324
    NaN: Final = math.nan
    NEGATIVE_INFINITY: Final = -math.inf
    POSITIVE_INFINITY: Final = math.inf

    @staticmethod
    def isFinite(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a number, and a finite one."""
        return is_number(value) and (isinstance(value, int) or math.isfinite(value))

    @staticmethod
    def isInteger(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a whole number; `2.0` is one."""
        return is_integer(value) and type(value) is not BigInt

    @staticmethod
    def isNaN(value: Given = undefined, *_: object) -> bool:
        """Whether a value is NaN itself."""
        return is_number(value) and value != value

    @staticmethod
    def isSafeInteger(value: Given = undefined, *_: object) -> bool:
        """Whether a value is a whole number below 2^53."""
        return is_integer(value) and abs(value) <= MAX_SAFE_INTEGER

    @staticmethod
    def parseFloat(text: Given = undefined, *_: object) -> float:
        """The number that a text begins with."""
        return numbers.parseFloat(text)

    @staticmethod
    def parseInt(text: Given = undefined, radix: Given = undefined, *_: object) -> float:
        """The integer that a text begins with."""
        return numbers.parseInt(text, radix)


class _Booleans(_Primitives):
    def __call__(cls, value: Given = False, *_: object) -> bool:
        return truthy(value)


class Boolean(metaclass=_Booleans):
    """JavaScript's Boolean: the truth of a value; `[]` and `{}` are true."""


class _Functions(type):
    def __instancecheck__(cls, value: object) -> bool:
        return is_function(value)


class Function(metaclass=_Functions):
    """JavaScript's Function, for `instanceof`; there is no making of functions from texts."""

    def __init__(self, *_: object) -> None:
        raise TypeError("Function(...) makes a function of a text, which is for JavaScript only")


class WeakMap(Map[Any, Any]):
    """JavaScript's WeakMap. Lists and dicts of Python's cannot be held weakly, so it holds its keys like a Map."""

    _toStringTag = "WeakMap"

    def __setitem__(self, key: Any, value: Any) -> None:
        _check_key(key, "Invalid value used as weak map key")
        super().__setitem__(key, value)

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return "WeakMap { <items unknown> }"


class WeakSet(Set[Any]):
    """JavaScript's WeakSet, which holds its members like a Set."""

    _toStringTag = "WeakSet"

    def add(self, value: Any) -> WeakSet:  # type: ignore[override]
        """Add a member. Raises TypeError for a primitive value."""
        _check_key(value, "Invalid value used in weak set")
        super().add(value)
        return self

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows."""
        return "WeakSet { <items unknown> }"


def _check_key(key: Given, text: str) -> None:
    if key is None or key is undefined or isinstance(key, (str, int, float)):
        raise TypeError(text)


class FinalizationRegistry:
    """JavaScript's FinalizationRegistry, in a program in which nothing is collected before its end."""

    def __init__(self, cleanup: Given = undefined) -> None:
        if not is_function(cleanup):
            raise TypeError("FinalizationRegistry: cleanup must be callable")
        self._tokens: list[Any] = []

    def register(self, target: Given = undefined, held: Given = undefined, token: Given = undefined) -> Found:
        """Ask to be called when a target is gone."""
        _check_key(target, "FinalizationRegistry.prototype.register: invalid target")
        if token is not undefined:
            self._tokens.append(token)
        return undefined

    def unregister(self, token: Given = undefined) -> bool:
        """Ask for what was registered with a token no more; whether there was something."""
        kept = [each for each in self._tokens if each is not token]
        found = len(kept) < len(self._tokens)
        self._tokens = kept
        return found


class WeakRef:
    """JavaScript's WeakRef: `deref()` gives the target, which it holds."""

    def __init__(self, target: Given = undefined) -> None:
        _check_key(target, "WeakRef: target must be an object")
        self._target = target

    def deref(self) -> Found:
        """The target."""
        return self._target
