"""Which methods a value has that Python's class of it has not: a table for each kind. Source: ECMA-262 20 to 24.

What must stay true: a kind is found once for each class, and kept; what a value has of its own comes first, which
`access` sees to.
"""

from __future__ import annotations

from array import array
from collections.abc import AsyncGenerator, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.arity import bounds, fit, is_function
from nodecompat._js.classes import statics
from nodecompat._js.fields import attributes, public_fields
from nodecompat._js.going import Going
from nodecompat._js.kinds import is_of_node, kind_of
from nodecompat._js.memory import Memory, is_memory, store
from nodecompat._js.text import Symbol, is_index, property_key, string_of
from nodecompat.promise import Promise
from nodecompat.values import Map, Set, undefined

from . import arrays, async_iterators, base_texts, buffer, dates, iterators, number_texts, patterns, sets, strings
from .bigints import BigInt
from .calling import callback, integer
from .faults import RangeError, str_of
from .iterating import each
from .operators import text as text_of
from .receivers import EXTENDED, KEEPING, called_on, chain, own_slots
from .typed import code_of, element, items_of, part_of, slice_of, transfer, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .terms import Found, Given

    Methods = Mapping[str, Callable[..., Any]]

# -- objects, functions, and what has few ----------------------------------------------------------------


def has_own(value: Given, name: Given = undefined, *_: object) -> bool:
    """JavaScript's `value.hasOwnProperty(name)`."""
    key = property_key(name)
    if isinstance(value, dict):
        return (
            key in value
            or key in own_slots(value)
            or any(string_of(one) == key for one in value if not isinstance(one, (str, Symbol)))
        )
    if isinstance(value, (list, tuple, str)):
        own = key in attributes(value)
        return own or key == "length" or (isinstance(key, str) and is_index(key) and int(key) < len(value))
    if type(value) in KEEPING:
        return key in value.names()
    return key in (statics(value) if isinstance(value, type) else public_fields(value))


def _object_text(value: Given, *_: object) -> str:
    if isinstance(value, BaseException) and not is_of_node(value):
        return str_of(getattr(value, "name", undefined), getattr(value, "message", str(value)))
    return string_of(value)


def _apply(function: Given, this: Given = undefined, args: Given = (), *_: object) -> Found:
    return _call(function, this, *([] if args is None or args is undefined else args))


def _call(function: Given, this: Given = undefined, *args: Given) -> Found:
    return called_on(function, this, args)


def _bind(function: Given, this: Given = undefined, *args: Given) -> Callable[..., Any]:
    def bound(*more: Given) -> Found:
        return called_on(function, this, (*args, *more))

    bound.__name__ = f"bound {getattr(function, '__name__', '')}"
    return bound


OBJECT: Final[Methods] = {
    "hasOwnProperty": has_own,
    "propertyIsEnumerable": has_own,
    "toString": _object_text,
    "toLocaleString": _object_text,
    "valueOf": lambda value, *_: value,
    "isPrototypeOf": lambda value, other=undefined, *_: any(each is value for each in [*chain(other)][1:]),
}
FUNCTION: Final[Methods] = {**OBJECT, "apply": _apply, "call": _call, "bind": _bind}
BOOLEAN: Final[Methods] = {**OBJECT, "toString": lambda value, *_: text_of(value)}
SYMBOL: Final[Methods] = {**OBJECT, "toString": lambda value, *_: repr(value)}
BIGINT: Final[Methods] = {
    **number_texts.METHODS,
    "toString": lambda value, radix=10, *_: number_texts.to_radix(int(value), radix),
}


def _for_each_entry(entries: Map[Any, Any], function: Given = undefined, this: Given = undefined, *_: object) -> Found:
    call = callback(function, 3, this)
    for key, value in entries.entries():
        call(value, key, entries)
    return undefined


def _pairs(entries: Map[Any, Any], *_: object) -> Iterator[list[Any]]:
    return Going(entries._entries, lambda name: [*entries._entries[name]], "Map Entries")


MAP: Final[Methods] = {
    **OBJECT,
    "get": lambda entries, key=undefined, *_: entries.get(key),
    "set": lambda entries, key=undefined, value=undefined, *_: entries.set(key, value),
    "has": lambda entries, key=undefined, *_: entries.has(key),
    "getOrInsert": lambda entries, key=undefined, value=undefined, *_: entries.getOrInsert(key, value),
    "getOrInsertComputed": lambda entries, key=undefined, function=undefined, *_: entries.getOrInsertComputed(
        key, callback(function, 1)
    ),
    "delete": lambda entries, key=undefined, *_: entries.delete(key),
    "clear": lambda entries, *_: entries.clear() or undefined,
    "keys": lambda entries, *_: entries.keys(),
    "values": lambda entries, *_: entries.values(),
    "entries": _pairs,
    "forEach": _for_each_entry,
    "toString": lambda *_: "[object Map]",
}


_REGEXP: Final[Methods] = {
    "test": lambda pattern, text=undefined, *_: patterns.as_regexp(pattern).test(text),
    "exec": lambda pattern, text=undefined, *_: patterns.as_regexp(pattern).exec(text),
    "toString": lambda pattern, *_: patterns.as_regexp(pattern).toString(),
}
_PROMISE: Final[Methods] = {"then": Promise.then, "catch": Promise.catch, "finally": Promise.finally_}

# -- the table -------------------------------------------------------------------------------------------


_IN_PLACE: Final = ("sort", "reverse", "fill", "copyWithin")


def _same_kind(name: str) -> Callable[..., Any]:
    """A method of arrays on bytes and typed arrays: its result is of the same kind, or it changes them in place."""
    method = arrays.METHODS[name]

    def call(data: Given, *args: Given) -> Found:
        items = items_of(data)
        if name in ("sort", "toSorted") and not args:
            items.sort()
            found = items
        else:
            found = method(items, *args)
        code = code_of(data)
        made = [element(code, item) for item in found]
        if name in _IN_PLACE:
            store(data, 0, array(code.lstrip("@"), made).tobytes())
            return data
        return buffer.Buffer(made) if isinstance(data, (bytes, buffer.Buffer)) else view_of(code, made)

    return call


def _put(data: Given, other: Given, at: Given) -> Found:
    """`data.set(other, at)` of a typed array. Raises RangeError where there is no room."""
    items, start = [*each(other)], integer(at)
    if start < 0 or start + len(items) > len(data):
        raise RangeError("offset is out of bounds")
    code = code_of(data)
    for place, item in enumerate(items, start):
        data[place] = element(code, item)
    return undefined


def _joined(data: Given, separator: Given = ",", *_: object) -> str:
    return arrays.METHODS["join"](items_of(data), separator)  # type: ignore[no-any-return]  # a text


_OF_MEMORY: Final[Methods] = {**OBJECT, "slice": slice_of, "transfer": transfer, "transferToFixedLength": transfer}


_TYPED: Final[Methods] = {
    **OBJECT,
    **arrays.METHODS,
    **{name: _same_kind(name) for name in (*_IN_PLACE, "map", "filter", "slice", "toSorted", "toReversed", "with")},
    "subarray": part_of,
    "join": _joined,
    "set": lambda data, other, at=0, *_: _put(data, other, at),
}
_BY_TYPE: dict[type, Methods] = {
    str: {**OBJECT, **strings.METHODS},
    list: {**OBJECT, **arrays.METHODS},
    tuple: {**OBJECT, **arrays.METHODS},
    int: {**OBJECT, **number_texts.METHODS},
    float: {**OBJECT, **number_texts.METHODS},
    BigInt: {**OBJECT, **BIGINT},
    bool: BOOLEAN,
    dict: OBJECT,
    Symbol: SYMBOL,
    Map: MAP,
    Set: {**OBJECT, **sets.METHODS},
    Promise: {**OBJECT, **_PROMISE},
}
_BY_KIND: Final[dict[str, Methods]] = {
    "bytes": {**_TYPED, **base_texts.METHODS, **buffer.METHODS},
    "typed": _TYPED,
    "set": {**OBJECT, **sets.METHODS},
    "Map": MAP,
    "map": OBJECT,
    "list": {**OBJECT, **arrays.METHODS},
    "date": {**OBJECT, **dates.METHODS},
    "regexp": {**OBJECT, **_REGEXP},
    "function": FUNCTION,
    "text": {**OBJECT, **strings.METHODS},
    "int": {**OBJECT, **number_texts.METHODS},
    "float": {**OBJECT, **number_texts.METHODS},
}
_BY_TYPE[buffer.Buffer] = _BY_KIND["bytes"]
_BY_TYPE[bytearray] = {**_BY_KIND["bytes"], **_TYPED, "toString": arrays.METHODS["toString"]}  # a Uint8Array
_BY_TYPE[Memory] = _OF_MEMORY


_OF_BYTES: Final[Methods] = {**base_texts.METHODS, **_TYPED}


def methods_of(value: Given) -> Methods:
    """The methods that JavaScript has for a value of this kind."""
    cls = type(value)
    if cls is memoryview:
        return _OF_BYTES if value.format == "B" else _OF_MEMORY if is_memory(value) else _TYPED
    found = _BY_TYPE.get(cls)
    if found is None:
        found = _BY_TYPE[cls] = _found_for(cls, value)
    return found


def _found_for(cls: type, value: Given) -> Methods:
    for base in cls.__mro__[:-1]:
        if base in _BY_TYPE and base is not Symbol:
            return _BY_TYPE[base]
    if issubclass(cls, Iterator):
        return {**OBJECT, **iterators.METHODS}
    if issubclass(cls, AsyncGenerator):
        return {**OBJECT, **async_iterators.METHODS}
    found = _BY_KIND.get(kind_of(cls))
    return found if found is not None else FUNCTION if is_function(value) else OBJECT


_ALIKE: Final[dict[type, tuple[object, ...]]] = {
    list: (list, tuple, "list"), str: (str, "text"), int: (int, float, "int", "float"), Map: (Map,), Set: (Set, "set"),
}  # fmt: skip


def extend(sample: Given, name: str, function: Given) -> None:
    """Give all values of a kind another method, `Array.prototype.last = …`; the function gets the value first."""

    def call(value: Given, *args: Given) -> Found:
        return fit(function, len(args) + 1)(value, *args)

    EXTENDED.setdefault(type(sample), {})[name] = None
    tables: list[Any] = [methods_of(sample)]
    tables += [_BY_TYPE.get(each, _BY_KIND.get(each)) for each in _ALIKE.get(type(sample), ())]  # type: ignore[call-overload]
    if tables[0] is OBJECT or isinstance(sample, dict):
        tables += [OBJECT, *_BY_TYPE.values(), *_BY_KIND.values()]
        for table in tables:
            table.setdefault(name, call if is_function(function) else function)
        return
    for table in tables:
        table[name] = call if is_function(function) else function


def arity_of(function: Given) -> int:
    """JavaScript's `function.length`: the parameters before the first that has a default.

    Of a function that takes whatever comes (`*_`), as converted ones do that may be called with fewer arguments,
    undefined is no default.
    """
    if isinstance(function, partial):  # what `bind` gave
        return max(arity_of(function.func) - len(function.args), 0)
    required, most = bounds(function)
    written: Any = getattr(function, "__func__", function)
    code = getattr(written, "__code__", None)
    rest = () if code is None else code.co_varnames[code.co_argcount : code.co_argcount + 1]
    if code is None or not {"_", "__"} & {*rest}:
        return min(required, most)
    defaults = written.__defaults__ or ()
    left_out = next((place for place, each in enumerate(defaults) if each is not undefined), len(defaults))
    return min(required + left_out, most)
