"""The names of properties, in JavaScript's order. Source: ECMA-262 10.1.11, 14.7.5.9."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING

from nodecompat._js.classes import ENUMERATED, bases, members, statics
from nodecompat._js.fields import attributes, public_fields
from nodecompat._js.holes import holes_of
from nodecompat._js.kinds import type_of
from nodecompat._js.own import Object
from nodecompat._js.regexps import is_regexp
from nodecompat._js.text import own_keys, placed, property_key, string_of
from nodecompat.values import Map, Set, undefined

from .global_object import Global, enumerated
from .receivers import BOXES, EXTENDED, KEEPING, PROXIES, chain, own_slots
from .units import length_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .terms import Given

_ARRAYS = (list, tuple)
_BYTES = (bytes, bytearray, memoryview, array)


def own_names(value: Given) -> list[str]:
    """The names of a value's own properties that JavaScript enumerates, in its order."""
    if type(value) is Global:
        return enumerated(value)
    if isinstance(value, dict):
        slots = {name: slot.place for name, slot in own_slots(value).items() if slot.enumerable and name not in value}
        own = [*map(property_key, value)]
        names = own_keys(placed(own, slots) if slots else own)
        return [name for name in names if isinstance(name, str)]
    if type(value) in PROXIES:
        return PROXIES[type(value)].names(value)
    if isinstance(value, (*_ARRAYS, *_BYTES)):
        extra = [name for name in attributes(value) if isinstance(name, str)]
        holes = holes_of(value)
        return [*(str(place) for place in range(len(value)) if place not in holes), *extra]
    if isinstance(value, str):
        return [*map(str, range(length_of(value)))]
    if type(value) in BOXES:
        return [*own_names(value.valueOf()), *public_fields(value)]
    if isinstance(value, Mapping) and not isinstance(value, Map):
        return [*map(string_of, value)]
    if type(value) in KEEPING:
        return [*members(value.owner).get(ENUMERATED, ())]  # what a class of JavaScript's has is not enumerated
    if isinstance(value, (Map, Set, ModuleType)) or value is None or value is undefined or type_of(value) == "number":
        return [] if not isinstance(value, ModuleType) else [*getattr(value, "__all__", public_fields(value))]
    if isinstance(value, type):
        return own_keys(statics(value))
    if is_regexp(value):
        return []
    hidden = ("message", "stack", "cause", "errors") if isinstance(value, BaseException) else ()
    return [name for name in own_keys(public_fields(value)) if isinstance(name, str) and name not in hidden]


def _above(value: Given) -> Iterator[Iterable[str]]:
    """The names that each of a value's prototypes enumerates."""
    if isinstance(value, type):
        yield from (own_names(each) for each in bases(value)[1:])
    elif isinstance(value, dict):
        yield from (own_names(each) for each in [*chain(value)][1:] if isinstance(each, dict))
    yield EXTENDED.get(list if isinstance(value, _ARRAYS) else type(value), ())
    yield EXTENDED.get(Object, ())
    yield from (members(cls).get(ENUMERATED, ()) for cls in bases(type(value)))


def keys(value: Given) -> list[str]:
    """The names that `for (name in value)` goes through: those of a list are its places, as texts."""
    if value is None or value is undefined:
        return []
    own = own_names(value)
    above = [name for each in _above(value) for name in each]
    return [*dict.fromkeys([*own, *above])] if above else own
