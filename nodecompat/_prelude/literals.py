"""Object literals: `{a: 1, ...b}`, and the rest that `{a, ...rest} = value` leaves. Source: ECMA-262 13.2.5, 14.3.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nodecompat._js.own import Object
from nodecompat._js.text import property_key

from .access import get, keys, own_names
from .receivers import become, heir_of, read_slots, with_methods

if TYPE_CHECKING:
    from .terms import Given


def without(value: Given, *names: Given) -> Object:
    """The rest that `{a, b, ...rest} = value` leaves: all own properties but some."""
    left = {property_key(name) for name in names}
    return Object({name: get(value, name) for name in own_names(value) if name not in left})


def spread(*values: Given) -> Object:
    """The object `{...a, ...b}`; of a list its places, of None nothing."""
    found = Object()
    for value in values:
        if isinstance(value, dict):
            dict.update(found, {property_key(key): item for key, item in dict.items(value)})
            dict.update(found, read_slots(value))
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
    return with_methods(found)


__all__ = ["obj", "spread", "without"]
