"""Object literals: `{a: 1, ...b}`, and the rest that `{a, ...rest} = value` leaves. Source: ECMA-262 13.2.5, 14.3.3."""

from __future__ import annotations

from types import FunctionType
from typing import TYPE_CHECKING

from nodecompat._js.holes import dig
from nodecompat._js.own import Object
from nodecompat._js.text import property_key

from .access import get, keys, own_names
from .receivers import become, heir_of, own_items, with_methods

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given


def without(value: Given, *names: Given) -> Object:
    """The rest that `{a, b, ...rest} = value` leaves: all own properties but some."""
    left = {property_key(name) for name in names}
    return Object({name: get(value, name) for name in own_names(value) if name not in left})


def spread(*values: Given) -> Object:
    """The object `{...a, ...b}`; of a list its places, of None nothing."""
    found = Object()
    for value in values:
        if isinstance(value, dict):
            dict.update(found, {property_key(key): item for key, item in own_items(value)})
        else:
            dict.update(found, {name: get(value, name) for name in keys(value)})
    return found


def obj(*values: Given, **fields: Given) -> Object:
    """An object literal: `obj(a=1)`, `obj({'a': 1}, b=2)`: a dict whose items are its attributes.

    `__proto__` is the object that it has from what it lacks.
    """
    found = Object(*values, **fields)
    if "__proto__" in found:
        become(found, heir_of(dict.pop(found, "__proto__")))
    for name, value in dict.items(found):
        if type(value) is FunctionType and value.__name__ == "<lambda>" and isinstance(name, str):
            value.__name__ = name
    return with_methods(found)


def sparse(items: list[Found], *holes: int) -> list[Found]:
    """A list with empty places: `[1, , 3]` is `sparse([1, undefined, 3], 1)`."""
    return dig(items, holes)


def anonymous(function: Given) -> Given:
    """A function or a class that JavaScript gives no name: `o.f = function () {}`."""
    function.__name__ = ""
    return function


def named(name: str) -> Callable[[Given], Given]:
    """A function or a class that has another name in JavaScript than here, where that one is taken or a keyword."""

    def renamed(function: Given) -> Given:
        function.__name__ = name
        return function

    return renamed


__all__ = ["anonymous", "named", "obj", "sparse", "spread", "without"]
