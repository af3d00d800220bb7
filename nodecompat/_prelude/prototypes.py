"""Prototypes as values: `js.prototype(Dog)` is JavaScript's `Dog.prototype`. Source: ECMA-262 10.1.1, 20.1.2.

What must stay true: a class has one such value; what is put into it the class has, what is read from it is a function
that takes `this`; those of JavaScript's own classes lead to the tables of methods.
"""

from __future__ import annotations

import sys
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

from nodecompat._inspect.callables import function_kind
from nodecompat._inspect.containers import Accessor
from nodecompat._js.arity import fit, is_function
from nodecompat._js.classes import CONSTRUCTOR, ENUMERATED
from nodecompat._js.iterators import ASYNC_ITERATOR, ITERATOR
from nodecompat._js.kinds import kind_of, type_of
from nodecompat._js.memory import typed_name
from nodecompat._js.own import Object
from nodecompat._js.regexps import is_regexp
from nodecompat.promise import Promise
from nodecompat.values import Map, Set, undefined

from . import faults, methods_of
from .buffer import Buffer
from .class_accessors import static_getter
from .classes import Array, Boolean, Function, Number, String
from .faults import counts_as
from .protocols import iterates, iterates_async
from .receivers import KEEPING, PROTOTYPES, Heir, member, method, of_symbol, raw, strict_method
from .symbols import WELL_KNOWN
from .typed import class_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from nodecompat._js.text import Symbol

    from .terms import Found, Given

_ITERATES: Final = {ITERATOR: ("__iter__", iterates), ASYNC_ITERATOR: ("__aiter__", iterates_async)}
_KNOWN: Final[dict[Any, Prototype]] = {}
_SAMPLES: Final[dict[type, Any]] = {
    Boolean: False,
    Array: [],
    String: "",
    Number: 0,
    Map: Map(),
    Set: Set(),
    Promise: Promise.resolve(undefined),
    Object: Object(),
    Function: fit,
}


_OF_OBJECT: Final = (
    "constructor", "__defineGetter__", "__defineSetter__", "hasOwnProperty", "__lookupGetter__", "__lookupSetter__",
    "isPrototypeOf", "propertyIsEnumerable", "toString", "valueOf", "__proto__", "toLocaleString",
)  # fmt: skip


class Prototype:
    """What the instances of a class have in common, as an object."""

    __slots__ = ("owner",)
    owner: Any

    def __init__(self, owner: Given) -> None:
        object.__setattr__(self, "owner", owner)

    def __getattr__(self, name: str) -> Found:
        if name[:2] == "__":
            raise AttributeError(name)
        if name == "constructor":
            return constructor_found(self.owner)
        if self.owner is Object and name == "toString":
            return _TO_STRING
        if name == "hasOwnProperty":
            return method(methods_of.has_own)
        if self.owner in _SAMPLES:
            found = methods_of.methods_of(_SAMPLES[self.owner]).get(name)
            if found is not None and self.owner is Array and name not in _CHANGING:
                return method(_on_what_has_a_length(found))
            return undefined if found is None else method(found)
        found = getattr(self.owner, name, undefined)
        return method(found) if type(found) is FunctionType and raw(found) is None else found

    def __setattr__(self, name: str, value: Given) -> None:
        if self.owner in _SAMPLES:
            methods_of.extend(_SAMPLES[self.owner], name, _as_method(value))
        elif name != "constructor":
            setattr(self.owner, name, _as_method(value))
            setattr(self.owner, ENUMERATED, {**vars(self.owner).get(ENUMERATED, {}), name: None})

    def put(self, symbol: Symbol, value: Given) -> None:
        """Give the instances a member under a symbol; what iterates them is what Python's loops ask for, too."""
        function = _as_method(value)
        member(self.owner, symbol, function)
        if symbol in _ITERATES:
            name, made = _ITERATES[symbol]
            setattr(self.owner, name, made(function))

    def isPrototypeOf(self, value: Given = undefined, *_: object) -> bool:
        """Whether an object is an instance of the class."""
        if self.owner in _SAMPLES:
            return self.owner is Object or prototype_of(value) is self
        return isinstance(value, self.owner) or (isinstance(value, Prototype) and issubclass(value.owner, self.owner))

    def names(self) -> list[str]:
        """The names that the class itself has something under."""
        if self.owner in _SAMPLES:
            first = _OF_OBJECT if self.owner is Object else ("constructor",)
            return [*dict.fromkeys([*first, *methods_of.methods_of(_SAMPLES[self.owner])])]
        own = getattr(self.owner, "__dict__", {})
        static = {name for name, item in own.items() if isinstance(item, (staticmethod, classmethod, static_getter))}
        return ["constructor", *(name for name in own if name[:1] != "_" and name not in static)]

    def inspectCustom(self, _depth: object, options: Given, inspect: Given) -> str:
        """What `util.inspect` shows."""
        if self.owner in _SAMPLES:
            return "[Object: null prototype] {}" if self.owner is Object else f"Object [{self.owner.__name__}] {{}}"
        above = base_of(self.owner)
        names = vars(self.owner).get(ENUMERATED, ())
        text = inspect(Object({name: self._shown(name, above is None) for name in names}), options)
        return text if above is None else f"{above.__name__} {text}"

    def _shown(self, name: str, literal: bool) -> Found:
        """What stands for a member; `X.prototype.f = function () {}` gives a function no name, a literal does."""
        found = self.owner if name == "constructor" else vars(self.owner)[name]
        if isinstance(found, property):
            return Accessor(found.fget, found.fset)
        if type(found) is not FunctionType or (literal and vars(self.owner).get(CONSTRUCTOR) is not None):
            return found
        return lambda *_: undefined


_CHANGING: Final = ("push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin", "concat")


def _on_what_has_a_length(function: Callable[..., Found]) -> Callable[..., Found]:
    """A method of arrays that may be called on whatever has a length and places, or is iterated."""

    def call(this: Given, *args: Given) -> Found:
        return function(this if isinstance(this, (list, tuple)) else Array.from_(this), *args)

    return call


KEEPING.add(Prototype)
PROTOTYPES.append(sys.modules[__name__])


def constructs(owner: type | None = None, *, constructor: bool | None = None) -> type | Callable[[type], type]:
    """Marks a class that is a function with a prototype in JavaScript: `for in` and the console see its members.

    `constructor` is True where the prototype names it in a property that is seen, too: `X.prototype.constructor = X`;
    False where the prototype was replaced by one that does not.
    """
    if owner is None:
        return lambda cls: constructs(cls, constructor=constructor)  # type: ignore[return-value]  # a class is given
    names = [name for name, item in vars(owner).items() if name[:2] != "__" and item is not undefined]
    setattr(owner, CONSTRUCTOR, constructor)
    setattr(owner, ENUMERATED, dict.fromkeys(["constructor", *names] if constructor else names))
    return owner


def _as_method(value: Given) -> Found:
    """What a class has for a function: it gets the instance first, which one without a `this` leaves."""
    if not is_function(value) or isinstance(value, type):
        return value
    inner = raw(value)
    return inner if inner is not None else lambda _, *args: fit(value, len(args))(*args)


def base_of(cls: Given) -> Found:
    """The class that a program's class derives from; None for one that has none."""
    above = cls.__mro__[1] if isinstance(cls, type) else object
    return None if above is object else above


def prototype(owner: Given) -> Found:
    """JavaScript's `owner.prototype`."""
    if not is_function(owner):
        return getattr(owner, "prototype", undefined)
    found = _KNOWN.get(owner)
    if found is None:
        found = _KNOWN[owner] = Prototype(owner)
    return found


class AsyncFunction(Function):
    """The class of asynchronous functions."""


class GeneratorFunction(Function):
    """The class of functions that make generators."""


class AsyncGeneratorFunction(Function):
    """The class of functions that make asynchronous generators."""


_FUNCTIONS: Final = {cls.__name__: cls for cls in (Function, AsyncFunction, GeneratorFunction, AsyncGeneratorFunction)}
_CLASS_OF: Final[tuple[tuple[Any, type], ...]] = (
    (bool, Boolean),
    ((list, tuple), Array),
    (str, String),
    ((int, float), Number),
    (Map, Map),
    (Set, Set),
    (dict, Object),
    ((bytes, Buffer), Buffer),
)


def prototype_of(value: Given) -> Found:
    """JavaScript's `Object.getPrototypeOf(value)`."""
    if isinstance(value, Heir) and type(value).__prototype__ is not undefined:
        return type(value).__prototype__
    if isinstance(value, Prototype):
        above = base_of(value.owner)
        return prototype(above or Object) if value.owner is not Object else None
    if is_function(value):
        return (base_of(value) if value not in _SAMPLES else None) or prototype(_FUNCTIONS[function_kind(value)])
    if isinstance(value, BaseException) and type(value).__module__.partition(".")[0] in ("builtins", "nodecompat"):
        named = getattr(faults, type(value).__name__, None)
        return prototype(named if isinstance(named, type) else getattr(faults, counts_as(type(value))))
    known = next((cls for python, cls in _CLASS_OF if isinstance(value, python)), None)
    return prototype(known or class_of(value) or type(value))


def constructor_of(value: Given) -> Found:
    """JavaScript's `value.constructor`."""
    found = prototype_of(value)
    if isinstance(found, Prototype):
        return constructor_found(found.owner)
    return undefined if found is None else constructor_of(found)


def constructor_found(cls: Given) -> Found:
    """The constructor that the prototypes of a class name: its own, or one that it derives from."""
    while isinstance(cls, type) and vars(cls).get(CONSTRUCTOR) is False:
        cls = base_of(cls) or Object
    return cls


# -- what Object.prototype.toString says -----------------------------------------------------------------

_TAG: Final = WELL_KNOWN["toStringTag"]
_PRIMITIVES: Final = {
    "boolean": "Boolean",
    "number": "Number",
    "string": "String",
    "bigint": "BigInt",
    "symbol": "Symbol",
    "undefined": "Undefined",
}
_KINDS: Final = {
    "list": "Array",
    "error": "Error",
    "date": "Date",
    "regexp": "RegExp",
    "Map": "Map",
    "set": "Set",
    "bytes": "Uint8Array",
}
_TYPES: Final = {
    "Promise": "Promise",
    "generator": "Generator",
    "async_generator": "AsyncGenerator",
    "module": "Module",
    "DataView": "DataView",
}


def tag_of(value: Given = undefined, *_: object) -> str:
    """JavaScript's `Object.prototype.toString.call(value)`: '[object Array]'."""
    return f"[object {_tag(value)}]"


def _tag(value: Given) -> str:
    if value is None:
        return "Null"
    kind = type_of(value)
    if kind in _PRIMITIVES:
        return _PRIMITIVES[kind]
    own = of_symbol(value, _TAG)
    own = getattr(value, "_toStringTag", None) if own is undefined and not isinstance(value, dict) else own
    if isinstance(own, str):
        return own
    if kind == "function":
        return function_kind(value)
    if is_regexp(value):
        return "RegExp"
    return typed_name(value) or _TYPES.get(type(value).__name__) or _KINDS.get(kind_of(type(value)), "Object")


_TO_STRING: Final = strict_method(tag_of)

__all__ = ["constructs", "prototype", "tag_of"]
