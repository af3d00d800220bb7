"""Symbols, and how any value becomes the name of an event.

What must stay true: a JavaScript property key is a string or a symbol, so that `1` and `'1'` name the same
event and `None` is `'null'`; two symbols are equal only when they are the same one.
"""

from __future__ import annotations

from typing import Any, ClassVar

from ..errors import number_text
from ..values import undefined

_LAST_INDEX = 2**32 - 2  # beyond it a number is an ordinary name (ECMA-262 6.1.7, array index)


class Symbol:
    """A unique name that equals nothing but itself; `description` is only for messages.

    ECMA-262 20.4.
    """

    __slots__ = ("__weakref__", "_key", "description")

    _registry: ClassVar[dict[str, Symbol]] = {}

    def __init__(self, description: str | None = None) -> None:
        self.description: str | None = description
        self._key: str | None = None

    @classmethod
    def for_(cls, key: str) -> Symbol:
        """The one symbol registered under a key, made when there is none (`Symbol.for` in JavaScript)."""
        symbol = cls._registry.get(key)
        if symbol is None:
            symbol = cls._registry[key] = cls(key)
            symbol._key = key
        return symbol

    @classmethod
    def keyFor(cls, symbol: Symbol) -> str | None:  # noqa: N802  # the name of the language
        """The key a symbol is registered under; None when it is not."""
        return symbol._key

    def __repr__(self) -> str:
        return f"Symbol({self.description or ''})"

    def __copy__(self) -> Symbol:
        return self

    def __deepcopy__(self, _: Any) -> Symbol:
        return self

    def __reduce__(self) -> Any:
        if self._key is None:
            raise TypeError(f"{self!r} is unique in its process and cannot be pickled")
        return Symbol.for_, (self._key,)


_CONSTANTS: tuple[tuple[Any, str], ...] = ((None, "null"), (undefined, "undefined"), (True, "true"), (False, "false"))


def property_key(value: Any) -> str | Symbol:
    """The name that a value stands for: symbols themselves, everything else as JavaScript's String() writes it.

    An object that says nothing about itself is '[object Object]', a dict too. ECMA-262 7.1.19.
    """
    if isinstance(value, Symbol):
        return value
    if isinstance(value, str):
        return str.__str__(value)  # the text also of a subclass, such as an Enum's member
    for constant, text in _CONSTANTS:
        if value is constant:
            return text
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, (list, tuple)):
        return ",".join("" if item is None or item is undefined else str(property_key(item)) for item in value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    kind: Any = type(value)
    if isinstance(value, dict) or (kind.__str__ is object.__str__ and kind.__repr__ is object.__repr__):
        return "[object Object]"
    return str(value)


def own_keys(names: Any) -> list[Any]:
    """Names in JavaScript's order: indexes ascending, then strings, then symbols, each as they were added."""
    keys = list(names)
    if len(keys) < 2:
        return keys
    indexes = sorted((key for key in keys if _is_index(key)), key=int)
    found = set(indexes)
    strings = [key for key in keys if type(key) is not Symbol and key not in found]
    return [*indexes, *strings, *(key for key in keys if type(key) is Symbol)]


def _is_index(key: Any) -> bool:
    if type(key) is not str or not key.isdecimal() or not key.isascii():
        return False
    return (key == "0" or key[0] != "0") and len(key) <= 10 and int(key) <= _LAST_INDEX
