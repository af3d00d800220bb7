"""Functions with a `this` of their own, and objects that have from another what they lack.

`@method def greet(this, word)` is JavaScript's `function greet(word)` where `this` is whoever it is called on: read
from an object it is bound to that; called alone, `this` is what everybody has. A function of a class is one already.

What must stay true: an object without such functions, made by nothing but its literal, is a plain `Object`; the class
of the others knows their prototype, one class for each prototype. Source: ECMA-262 10.1.1, 10.2.1.2.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nodecompat._inspect.inspection import CUSTOM, CUSTOM_METHOD
from nodecompat._js import ALONE, RECEIVERS
from nodecompat._js.arity import TAKES_THIS, bound, fit
from nodecompat._js.classes import items_of
from nodecompat._js.own import NullObject, Object
from nodecompat._js.strict import ONLY_GETTER, READ_ONLY, refuse
from nodecompat._js.text import Symbol, placed, property_key
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from .terms import Found, Given

MISSING: Final[Any] = object()
EVERYBODY: Final[list[Any]] = [undefined]
"""What `this` is in a function that is called alone; the globals, as soon as there are such."""


def method(function: Callable[..., Found]) -> Callable[..., Found]:
    """A function whose first parameter is `this`; called alone it gets the globals, as outside of strict mode."""
    return _made(function, EVERYBODY)


def strict_method(function: Callable[..., Found]) -> Callable[..., Found]:
    """A function whose first parameter is `this`; called alone it gets undefined, as in strict mode."""
    return _made(function, _NOBODY)


class Ways(NamedTuple):
    """What is done with a value instead of what is done with others."""

    read: Callable[[Any, Any], Any]
    write: Callable[[Any, Any, Any], None]
    holds: Callable[[Any, Any], bool]
    remove: Callable[[Any, Any], bool]
    names: Callable[[Any], list[str]]


PROXIES: Final[dict[type, Ways]] = {}
"""The classes of proxies: filled where there are such."""

PROTOTYPES: Final[list[Any]] = []
"""The module of prototypes, which knows all the others: it puts itself there."""

EXTENDED: Final[dict[type, dict[str, None]]] = {}
"""The names that a program has put into the prototypes of JavaScript's own values, by what Python has for those."""

KEEPING: Final[set[type]] = set()
"""Classes whose instances keep such a function as it is: prototypes."""

BOXES: Final[set[type]] = set()
"""Classes of objects around plain values."""

_NOBODY: Final[list[Any]] = [undefined]


def _made(function: Callable[..., Found], alone: list[Any]) -> Callable[..., Found]:
    known = getattr(function, ALONE, None)
    if known is not None:
        return known  # type: ignore[no-any-return]  # it was made here

    def call(*args: Given) -> Found:
        return fit(function, len(args) + 1)(alone[0], *args)

    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        if hasattr(function, name):
            setattr(call, name, getattr(function, name))
    setattr(call, TAKES_THIS, function)
    if type(function) is FunctionType:
        setattr(function, ALONE, call)  # one function is one value
    return call


def raw(function: Given) -> Callable[..., Found] | None:
    """The function that takes `this` as its first argument; None for one that knows no `this`."""
    return getattr(function, TAKES_THIS, None) if type(function) is FunctionType else None


RECEIVERS.append(bound)


def as_given(function: Given) -> Found:
    """A function that asks for its `this` as it was before an object was asked for it, which binds it."""
    if type(function) is MethodType:
        return function.__func__ if isinstance(function.__self__, dict) else function
    return getattr(function, TAKES_THIS, None) or function


def unbound(value: Given) -> Found:
    """A method that was taken from its object, which it does not know any more: `const f = o.method`."""
    if type(value) is not MethodType or isinstance(value.__self__, type):
        return value
    return _made(value.__func__, EVERYBODY if isinstance(value.__self__, dict) else _NOBODY)


class OfValue(partial[Any]):
    """A method of JavaScript's own that was read from a value."""


def _lets_others_call(function: MethodType) -> bool:
    """Whether a method that was read from an object is one for other values too: a program's, or a prototype's."""
    owner = function.__self__
    return _is_a_programs(owner) or (type(owner) in KEEPING and not hasattr(type(owner), function.__name__))


def _is_a_programs(owner: Given) -> bool:
    """Whether a method was read from an object of the program's, or an instance of its class."""
    cls = type(owner)
    return isinstance(owner, Object) or (cls is not type and is_a_programs_class(cls))


def is_a_programs_class(cls: type) -> bool:
    """Whether a class is neither Python's own nor this package's."""
    return cls.__module__.partition(".")[0] not in ("builtins", "nodecompat")


def called_on(function: Given, this: Given, args: tuple[Given, ...]) -> Found:
    """JavaScript's `function.call(this, ...args)`."""
    inner = raw(function)
    if inner is None and type(function) is MethodType and _lets_others_call(function):
        inner = function.__func__
    elif inner is None and type(function) is OfValue and this is not None and this is not undefined:
        return function.func(this, *args)
    if inner is not None:
        return fit(inner, len(args) + 1)(this, *args)
    return fit(function, len(args))(*args)


# -- members under symbols, and under names that are worked out ------------------------------------------


def member(
    cls: type, key: Given, function: Given = undefined, get: Given = None, set: Given = None, static: bool = False
) -> None:
    """A method of a class, or an accessor, whose name is worked out: `class X { [key]() {} }`. It gets `self` first."""
    name = property_key(key)
    if not isinstance(name, Symbol):
        made = property(get, set) if get or set else staticmethod(function) if static else function
        setattr(cls, name, made)
        return
    if name is CUSTOM and not static:
        setattr(cls, CUSTOM_METHOD, function)
    where = _STATIC if static else _OWN
    if where not in vars(cls):
        setattr(cls, where, {})
    getattr(cls, where)[name] = (function, get)


_OWN: Final = "__symbols__"
_STATIC: Final = "__static_symbols__"


def of_symbol(value: Given, symbol: Symbol) -> Found:
    """What a value, or its class, has under a symbol; undefined where there is nothing."""
    own = dict.get(value, symbol, MISSING) if isinstance(value, dict) else _own_of(value).get(symbol, MISSING)
    if own is not MISSING:
        return bound(own, value)
    static = isinstance(value, type)
    for cls in value.__mro__ if static else type(value).__mro__:
        found = vars(cls).get(_STATIC if static else _OWN, _NOTHING).get(symbol)
        if found is not None:
            function, get = found
            if get is not None:
                return get() if static else get(value)
            return function if static else MethodType(function, value)
    return undefined


_NOTHING: Final[dict[Any, Any]] = {}


def _own_of(value: Given) -> Mapping[Any, Any]:
    found: Mapping[Any, Any] = getattr(value, "__dict__", _NOTHING)
    return found


# -- objects with a prototype ----------------------------------------------------------------------------


class Slot:
    """A property that was described: an accessor, or a value that is hidden or cannot be changed."""

    __slots__ = ("configurable", "enumerable", "get", "place", "set", "value", "writable")

    def __init__(
        self, value: Given, get: Given, set: Given, writable: bool, enumerable: bool, configurable: bool = True
    ) -> None:
        self.place = 0  # how many properties stand before it
        self.configurable = configurable
        self.value = value
        self.get = get
        self.set = set
        self.writable = writable
        self.enumerable = enumerable

    @property
    def accesses(self) -> bool:
        """Whether functions are called where it is read or set."""
        return self.get is not undefined or self.set is not undefined


class Heir(Object):
    """An object that has from its prototype what it lacks, or functions that know whom they are called on.

    What was described of its properties is in the class, which is the object's own then.
    """

    __slots__ = ()
    __prototype__: Any = undefined
    __own__: Mapping[Any, Slot] = {}  # that of nobody

    def __getattribute__(self, name: str) -> Any:
        if name[:2] == "__":
            return object.__getattribute__(self, name)
        found = of_chain(self, name, self)
        return super().__getattribute__(name) if found is MISSING else found

    def __missing__(self, name: Given) -> Any:
        found = of_chain(self, name, self)
        if found is MISSING:
            raise KeyError(name)
        return found

    def __setattr__(self, name: str, value: Given) -> None:
        value = _kept(value)
        slot = next((own for each in chain(self) if (own := own_slots(each).get(name)) is not None), None)
        if slot is None:
            self[name] = value
        elif slot.accesses:
            if slot.set is not undefined:
                called_on(slot.set, self, (value,))
            else:
                refuse(ONLY_GETTER, self, name)
        elif not slot.writable:
            refuse(READ_ONLY, self, name)
        else:
            if name in own_slots(self) and name not in self:
                slot.value = value
            else:
                self[name] = value


def own_slots(value: Given) -> Mapping[Any, Slot]:
    """What was described of an object's own properties."""
    return type(value).__own__ if isinstance(value, Heir) else {}


def own_items(value: dict[Any, Any]) -> list[tuple[Any, Found]]:
    """Names and values of an object's own properties that anybody sees, its accessors read, each at its place."""
    places = {name: slot.place for name, slot in own_slots(value).items() if slot.enumerable and name not in value}
    if not places:
        return [*items_of(value)]
    names = placed([*dict.keys(value)], places)
    return [(name, of_chain(value, name, value) if name in places else dict.__getitem__(value, name)) for name in names]


def describe(value: Object, name: Given, slot: Slot) -> None:
    """Let an object have a property that is described; one that anybody sees and may set is an item as others."""
    if not slot.accesses and slot.writable and slot.enumerable:
        value[name] = slot.value
        return
    if "__own__" not in vars(type(value)) or type(value) is Heir:
        base = getattr(type(value), "__prototype__", None if type(value) is NullObject else undefined)
        names: dict[str, Any] = {"__slots__": (), "__prototype__": base, "__own__": {}, "__module__": Object.__module__}
        become(value, type("Object", (Heir,), names))
    slots = vars(type(value))["__own__"]
    order = placed([*dict.keys(value)], {each: one.place for each, one in slots.items()})
    slot.place = order.index(name) if name in order else len(order)
    slots[name] = slot
    dict.pop(value, name, None)
    if slot.enumerable and not slot.accesses:
        dict.__setitem__(value, name, slot.value)


_CLASSES: Final[dict[int, type[Heir]]] = {}  # by the identity of the prototype, which its class keeps alive


def heir_of(prototype: Given) -> type[Object]:
    """The class of objects with this prototype; of `undefined` that of objects with functions that take `this`."""
    if prototype is None:
        return NullObject
    found = _CLASSES.get(id(prototype))
    if found is None:
        names = {"__slots__": (), "__prototype__": prototype, "__module__": Object.__module__}
        found = _CLASSES[id(prototype)] = type("Object", (Heir,), names)
    return found


def of_chain(value: Given, name: Given, receiver: Given) -> Found:
    """A property of an object or of its prototypes, read from `receiver`; MISSING where there is none."""
    for each in chain(value):
        slot = own_slots(each).get(name)
        if slot is not None and slot.accesses:
            return undefined if slot.get is undefined else called_on(slot.get, receiver, ())
        if slot is not None and not dict.__contains__(each, name):
            return bound(slot.value, receiver)
        if not isinstance(each, dict):
            found = getattr(each, name, MISSING) if isinstance(name, str) else MISSING
            return found if found is undefined else bound(found, receiver)
        if dict.__contains__(each, name):
            return bound(dict.__getitem__(each, name), receiver)
    return MISSING


def chain(value: Given) -> Iterator[Given]:
    """An object, its prototype, and so on, as far as programs said."""
    while value is not undefined and value is not None:
        yield value
        value = type(value).__prototype__ if isinstance(value, Heir) else undefined


def become(value: Given, cls: type[Object]) -> None:
    """Let an object be of another class."""
    object.__setattr__(value, "__class__", cls)


def _kept(value: Given) -> Given:
    """What an object keeps of a method that was read from another object: `this` is whoever it is called on then."""
    return unbound(value) if type(value) is MethodType and isinstance(value.__self__, Object) else value


def with_methods(value: Object) -> Object:
    """The object, which knows its functions' `this` where one of them has such, be it one read from another object."""
    if type(value) is not Object:
        return value
    asks = False
    for name, each in dict.items(value):
        if type(each) is MethodType:
            each = value[name] = _kept(each)
        asks = asks or (type(each) is FunctionType and raw(each) is not None)
    if asks:
        become(value, heir_of(undefined))
    return value


__all__ = ["member", "method", "strict_method", "unbound"]
