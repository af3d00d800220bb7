"""`o.key`, `o[key]`, `o.name()`, and the rest of what is done to properties. Source: ECMA-262 10.1, 13.3.

What must stay true: what a value has of its own comes before the methods of its kind, and both before attributes of
Python's; absent is undefined; None and undefined have nothing, and say so with V8's text.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, MutableMapping
from functools import partial
from types import FunctionType, GeneratorType, MethodType
from typing import TYPE_CHECKING, Any, NoReturn

from nodecompat._errors.completing import complete
from nodecompat._js.arity import bound, fit, is_function
from nodecompat._js.fields import attributes
from nodecompat._js.holes import dig, fill, holes_of
from nodecompat._js.iterators import ASYNC_ITERATOR, ITERATOR
from nodecompat._js.kinds import type_of
from nodecompat._js.list_fields import drop_field, list_fields, put_field
from nodecompat._js.memory import is_big, is_memory
from nodecompat._js.own import NullObject, Object
from nodecompat._js.strict import NOT_DELETED, NOT_EXTENSIBLE, READ_ONLY, refuse
from nodecompat._js.text import Symbol, is_index, property_key, string_of
from nodecompat.values import Map, Set, undefined

from .bigints import BigInt
from .enumerating import keys as keys
from .enumerating import own_names as own_names
from .faults import RangeError, TypeError
from .freezing import FROZEN, SEALED, how_held
from .iterating import each
from .methods_of import arity_of, methods_of
from .naming import first_argument
from .operators import number, text
from .receivers import (
    KEEPING,
    MISSING,
    PROTOTYPES,
    PROXIES,
    Heir,
    OfValue,
    of_chain,
    of_symbol,
    with_methods,
)
from .typed import OF_BYTES, code_of, element
from .units import length_of, units_of

if TYPE_CHECKING:
    from .terms import Found, Given

_ARRAYS = (list, tuple)
_BYTES = (bytes, bytearray, memoryview, array)
_INDEXED = (str, *_ARRAYS, *_BYTES)
_MISSING: Any = object()


def _name_of(key: Given) -> str:
    return repr(key) if isinstance(key, Symbol) else text(key)


# -- reading ---------------------------------------------------------------------------------------------


def get(value: Given, key: Given, optional: bool = False) -> Found:
    """JavaScript's `value.key` and `value[key]`, with `optional` `value?.key`: undefined where there is nothing.

    Raises TypeError with V8's text for a property of None and undefined.
    """
    if isinstance(value, dict):
        found = _item(value, key)
        return bound(found, value) if found is not _MISSING else _inherited(value, key)
    if value is None or value is undefined:
        if optional:
            return undefined
        raise TypeError(f"Cannot read properties of {_nothing(value)} (reading '{_name_of(key)}')")
    if isinstance(value, _INDEXED):
        return _of_sequence(value, key)
    return _of_object(value, key)


def _nothing(value: Given) -> str:
    return "null" if value is None else "undefined"


def _item(value: dict[Any, Any], key: Given) -> Found:
    """An own property of a dict, whose keys may be numbers; _MISSING where there is none."""
    name = key if type(key) is str else property_key(key)
    found = dict.get(value, name, _MISSING)
    if found is _MISSING and isinstance(name, str) and name[:1].isdecimal() and is_index(name):
        found = dict.get(value, int(name), _MISSING)
    if found is _MISSING and hasattr(type(value), "__missing__"):  # an accessor of an object literal
        try:
            found = value[name]
        except KeyError:
            return _MISSING
        return _MISSING if found is undefined and type(value) is not Object else found
    return found


def _of_sequence(value: Given, key: Given) -> Found:
    if type(key) is str and not key[:1].isdecimal():
        if key == "length" and not is_memory(value):
            return length_of(value) if isinstance(value, str) else len(value)
        if key in OF_BYTES and isinstance(value, _BYTES):
            return OF_BYTES[key](value)
        return _inherited(value, key)
    if isinstance(key, Symbol):
        return _inherited(value, key)
    place = key if type(key) is int else _index(key)
    if place is None:
        return _inherited(value, property_key(key))
    units = units_of(value) if isinstance(value, str) else value
    if not 0 <= place < len(units):
        return undefined
    return BigInt(units[place]) if is_big(units) else units[place]


def _index(key: Given) -> int | None:
    if isinstance(key, bool):
        return None
    if isinstance(key, float):
        return int(key) if key.is_integer() else None
    name = string_of(key)
    return int(name) if is_index(name) else None


def _inherited(value: Given, key: Given) -> Found:
    """A method of the value's kind, bound to it; else an attribute that its class has beside Python's own."""
    name = key if type(key) is str else property_key(key)
    if isinstance(value, Heir) and (found := of_chain(value, name, value)) is not MISSING:
        return found
    if type(value) is list and (fields := list_fields(value)) and name in fields:
        return bound(fields[name], value)
    if isinstance(name, Symbol):
        return _of_symbol(value, name)
    method = methods_of(value).get(name)
    known = isinstance(value, (dict, GeneratorType)) or type(value) in _BUILTIN
    own = None if known else _attribute(value, name)
    if own is not None and own is not _MISSING and (method is None or _is_own(value, name)):
        return own
    if method is not None:
        return OfValue(method, value) if callable(method) else method
    if name == "constructor":
        return PROTOTYPES[0].constructor_of(value)
    return undefined


_BUILTIN = frozenset((*_INDEXED, int, float, bool))


def _is_own(value: Given, name: str) -> bool:
    """Whether a class of the program's own says it."""
    return any(name in vars(cls) for cls in type(value).__mro__ if cls.__module__.partition(".")[0] not in _NOT_OURS)


_NOT_OURS = frozenset(("builtins", "nodecompat", "collections", "datetime", "re", "typing", "abc", "_io"))


def _of_symbol(value: Given, symbol: Symbol) -> Found:
    if symbol is ITERATOR and (isinstance(value, (list, tuple, str, Map, Set)) or hasattr(type(value), "__iter__")):
        return partial(each, value) if not isinstance(value, dict) else undefined
    if symbol is ASYNC_ITERATOR and hasattr(type(value), "__aiter__"):
        return value.__aiter__
    return of_symbol(value, symbol)


def _of_object(value: Given, key: Given) -> Found:
    if type(value) in PROXIES:
        return PROXIES[type(value)].read(value, key)
    name = key if type(key) is str else property_key(key)
    if isinstance(name, Symbol):
        return _of_symbol(value, name)
    if isinstance(value, (Map, Set)):
        return value.size if name == "size" else _inherited(value, name)
    if isinstance(value, BaseException):
        complete(value)
        return _present(_attribute(value, name), value, name)
    if isinstance(value, Mapping):
        found = value.get(name, _MISSING)
        return _inherited(value, name) if found is _MISSING else found
    if name == "throw" and isinstance(value, GeneratorType):  # Python's gives no `{value, done}`
        return _inherited(value, name)
    if is_function(value) and name in ("length", "name", "prototype"):
        return _of_function(value, name)
    found = _present(_attribute(value, name), value, name)
    return found if type(value) in KEEPING else bound(found, value)


def _of_function(value: Given, name: str) -> Found:
    if name == "length":
        return arity_of(value)
    if name == "prototype":
        return PROTOTYPES[0].prototype(value)
    found = getattr(value, "__name__", "")
    return "" if found == "<lambda>" else found


def _present(found: Found, value: Given, name: str) -> Found:
    return _inherited(value, name) if found is _MISSING or found is undefined else found


def _attribute(value: Given, name: str) -> Found:
    """An attribute of the name, or of the one that stands for a keyword; _MISSING where there is none."""
    found = getattr(value, name, _MISSING) if name[:2] != "__" else _MISSING
    if found is _MISSING and not name.endswith("_"):
        found = getattr(value, f"{name}_", _MISSING)
    return found


def length(value: Given) -> Found:
    """JavaScript's `value.length`."""
    if type(value) is list:
        return len(value)
    return get(value, "length")


def has(value: Given, key: Given) -> bool:
    """JavaScript's `key in value`. Raises TypeError for what is no object."""
    if isinstance(value, dict):
        if isinstance(value, Heir) and of_chain(value, property_key(key), value) is not MISSING:
            return True
        inherited = type(value) is not NullObject and property_key(key) in methods_of(value)
        return inherited or _item(value, key) is not _MISSING
    if type(value) in PROXIES:
        return PROXIES[type(value)].holds(value, key)
    if type_of(value) not in ("object", "function") or value is None:
        raise TypeError(f"Cannot use 'in' operator to search for '{_name_of(key)}' in {text(value)}")
    if isinstance(value, (*_ARRAYS, *_BYTES)):
        place = key if type(key) is int else _index(key)
        if place is None:
            return get(value, key) is not undefined
        return 0 <= place < len(value) and place not in holes_of(value)
    return property_key(key) in attributes(value) or get(value, key) is not undefined


# -- writing ---------------------------------------------------------------------------------------------


def set(value: Given, key: Given, new: Given) -> Found:
    """JavaScript's `value[key] = new`, also behind the end of a list, and of its `length`; returns what was set.

    Raises TypeError for a property of None and undefined. What is frozen keeps what it has, as outside of strict mode.
    """
    if type(value) is dict or type(value) is Object:
        _set_item(value, key, new)
    elif value is None or value is undefined:
        raise TypeError(f"Cannot set properties of {_nothing(value)} (setting '{_name_of(key)}')")
    elif isinstance(value, list):
        _set_in_list(value, key, new)
    elif isinstance(value, (bytearray, memoryview, array)):
        place = _index(key)
        if place is not None and 0 <= place < len(value):
            value[place] = element(code_of(value), new)
    elif isinstance(value, Object) and isinstance(name := property_key(key), str):
        setattr(value, name, new)  # it may have an accessor of that name
    elif isinstance(value, MutableMapping):
        value[property_key(key)] = new
    elif type(value) in PROXIES:
        PROXIES[type(value)].write(value, key, new)
    elif type_of(value) in ("object", "function"):
        _set_attribute(value, key, new)
    return new


def _set_item(value: dict[Any, Any], key: Given, new: Given) -> None:
    name = key if type(key) is str else property_key(key)
    if type(name) is str and name not in value and name[:1].isdecimal() and is_index(name) and int(name) in value:
        name = int(name)  # type: ignore[assignment]  # a dict with numbers for keys
    if (held := how_held(value)) and (held == FROZEN or name not in value):
        refuse(READ_ONLY if name in value else NOT_EXTENSIBLE, value, name)
        return
    value[name] = new
    if isinstance(value, Object) and (type(new) is MethodType or (type(new) is FunctionType and new.__dict__)):
        with_methods(value)


def _set_in_list(value: list[Any], key: Given, new: Given) -> None:
    held = how_held(value)
    place = key if type(key) is int else _index(key)
    if held and (held == FROZEN or (place is not None and place >= len(value))):
        known = key == "length" or (place is not None and 0 <= place < len(value))
        refuse(READ_ONLY if known else NOT_EXTENSIBLE, value, key)
        return
    if place is not None and 0 <= place < len(value):
        value[place] = new
        if new is undefined:
            fill(value, place)
    elif place is not None and place >= 0:
        if place > (size := len(value)):
            value.extend([undefined] * (place - size))
            dig(value, range(size, place))
        value.append(new)
    elif key == "length":
        _set_length(value, new)
    elif hasattr(value, "__dict__"):
        setattr(value, _name_of(key), new)
    else:
        put_field(value, property_key(key), new)


def _set_length(value: list[Any], new: Given) -> None:
    size = number(new)
    if not 0 <= size < 2**32 or size != int(size):
        raise RangeError("Invalid array length")
    if size < len(value):
        del value[int(size) :]
    else:
        places = range(len(value), int(size))
        value.extend([undefined] * len(places))
        dig(value, places)


def _set_attribute(value: Given, key: Given, new: Given) -> None:
    name = property_key(key)
    if isinstance(name, Symbol) and type(value) in KEEPING:
        value.put(name, new)
    elif isinstance(name, Symbol):
        vars(value)[name] = new  # type: ignore[index]  # as `inspectCustom` and the like are looked up
    else:
        known = name if hasattr(value, name) or not hasattr(value, f"{name}_") else f"{name}_"
        setattr(value, known, new if type(value) in KEEPING else bound(new, value))


def delete(value: Given, key: Given) -> bool:
    """JavaScript's `delete value[key]`: the place in a list stays, empty. False for what is frozen."""
    if value is None or value is undefined:
        raise TypeError("Cannot convert undefined or null to object")
    if isinstance(value, dict):
        name = property_key(key)
        if how_held(value) in (FROZEN, SEALED):
            if name in value:
                refuse(NOT_DELETED, value, name)
            return name not in value
        if name in value:
            del value[name]
        elif isinstance(name, str) and is_index(name):
            dict.pop(value, int(name), None)
        return True
    if isinstance(value, list):
        place = _index(key)
        if place is not None and 0 <= place < len(value):
            value[place] = undefined
            dig(value, (place,))
        drop_field(value, property_key(key))
        return True
    if type(value) in PROXIES:
        return PROXIES[type(value)].remove(value, key)
    if isinstance(value, MutableMapping):
        value.pop(property_key(key), None)
    elif how_held(value) in (FROZEN, SEALED):
        refuse(NOT_DELETED, value, property_key(key))
        return False
    else:
        getattr(value, "__dict__", {}).pop(property_key(key), None)
    return True


# -- calling ---------------------------------------------------------------------------------------------


def call(value: Given, name: Given, *args: Given) -> Found:
    """JavaScript's `value.name(...args)`, whatever the value is; the function takes as many arguments as it has names
    for.

    Raises TypeError with V8's text where there is no such function.
    """
    cls = type(value)
    if cls in _BUILTIN and type(name) is str:
        method = methods_of(value).get(name)
        if method is not None:
            return method(value, *args)
    found = get(value, name)
    if not is_function(found):
        _refuse_call(name)
    return fit(found, len(args))(*args)


def _refuse_call(name: Given) -> NoReturn:
    owner = first_argument() or "(intermediate value)"
    raise TypeError(f"{owner}.{_name_of(name)} is not a function")


def maybe(value: Given, name: Given, *args: Given) -> Found:
    """JavaScript's `value?.name?.(...args)`: undefined where there is no value, or no such function."""
    if value is None or value is undefined:
        return undefined
    found = get(value, name)
    if found is None or found is undefined:
        return undefined
    return call(value, name, *args)


__all__ = ["call", "delete", "get", "has", "keys", "length", "maybe", "set"]
