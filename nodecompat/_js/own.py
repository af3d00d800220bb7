"""`Object`: a dict whose items are also its attributes, as a JavaScript object's are. Messages arrive as such where
asked for.

What must stay true: it is a dict in everything but attributes: equal to, shown, pickled, copied and sent as a plain
one; its own keys come before the methods of dict, since a peer decides what they are called.
"""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from .._on_use import on_use
from ..values import Map, Set, undefined
from . import ALONE
from .arity import TAKES_THIS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Protocol

    class _Statics(Protocol):
        """What of the module is asked for by name here."""

        keys: Callable[..., list[str]]
        values: Callable[..., list[Any]]

    statics: _Statics
    from .._prelude import receivers
    from . import strict
else:
    receivers = on_use("nodecompat._prelude.receivers")  # only functions that ask for their `this`, which it makes
    strict = on_use("nodecompat._js.strict")  # only a write that is refused needs it
    statics = on_use("nodecompat._prelude.statics")  # only programs that call `Object.keys` and the like need it

_item = dict.__getitem__
_attribute = object.__getattribute__


class _Objects(type):
    """The class of `Object`: it has JavaScript's `Object.keys`, `Object.assign` and the others."""

    @property
    def keys(cls) -> Callable[..., list[str]]:
        """JavaScript: Object.keys. A property, because instances have the `keys` of dict."""
        return statics.keys

    @property
    def values(cls) -> Callable[..., list[Any]]:
        """JavaScript: Object.values."""
        return statics.values

    def __getattr__(cls, name: str) -> Any:
        found = None if name[:1] == "_" else getattr(statics, "is_" if name == "is" else name, None)
        if found is None:
            raise AttributeError(f"type object 'Object' has no attribute {name!r}")
        return found


class Object(dict[Any, Any], metaclass=_Objects):
    """A dict with attributes: `m.type` and `m['type']` are the same own key.

    `m.nope` is undefined where there is no such key, and no method of dict by that name; `m['nope']` is Python's
    KeyError. An own key wins over a method: of a message `{'items': [...]}`, `m.items` is the list, and `dict.items(m)`
    gives its pairs. Names with two leading underscores are Python's.

    `Object()`, `Object({...})` and `Object(a=1)` make one; `Object.keys(o)`, `Object.assign(a, b)` and so on are
    JavaScript's.
    """

    __slots__ = ()

    def __getattribute__(self, name: str) -> Any:
        if name[:2] == "__":
            return _attribute(self, name)
        if name in self:
            return _item(self, name)
        return _attribute(self, name) if name in _METHODS else undefined

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value
        if type(value) in _FUNCTIONS and (hasattr(value, TAKES_THIS) or hasattr(value, ALONE)):
            receivers.with_methods(self)

    def __delattr__(self, name: str) -> None:
        dict.pop(self, name, None)

    def __dir__(self) -> list[str]:
        return [*_METHODS, *(name for name in dict.keys(self) if isinstance(name, str))]

    def __copy__(self) -> Object:
        return Object(self)

    def copy(self) -> Object:
        """Another one with the same items."""
        return Object(self)

    def __or__(self, other: Mapping[Any, Any]) -> Object:
        return Object(dict.__or__(self, other)) if isinstance(other, dict) else NotImplemented

    def __reduce_ex__(self, _: object) -> tuple[type[Object], tuple[()], None, None, Iterator[tuple[Any, Any]]]:
        return Object, (), None, None, iter([*dict.items(self)])


_FUNCTIONS = (FunctionType, MethodType)
_METHODS = frozenset(name for name in dir(dict) if name[:1] != "_")


class FrozenObject(Object):
    """An Object that was frozen: what is assigned to it is refused, in silence outside of strict mode."""

    __slots__ = ()

    def __setitem__(self, key: Any, value: Any) -> None:
        strict.refuse(strict.READ_ONLY if key in self else strict.NOT_EXTENSIBLE, self, key)

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delitem__(self, key: Any) -> None:
        if key in self:
            strict.refuse(strict.NOT_DELETED, self, key)

    def __delattr__(self, name: str) -> None:
        del self[name]

    if not TYPE_CHECKING:  # to a type checker it is what it is for a dict

        def update(self, *_: object, **__: object) -> None:
            """Change nothing."""


class ClosedObject(Object):
    """An Object that takes no new keys: what is assigned to them is refused, in silence outside of strict mode."""

    __slots__ = ()

    def __setitem__(self, key: Any, value: Any) -> None:
        if key in self:
            dict.__setitem__(self, key, value)
        else:
            strict.refuse(strict.NOT_EXTENSIBLE, self, key)


class SealedObject(ClosedObject):
    """An Object whose keys stay those that it has: what would add or remove one is refused."""

    __slots__ = ()

    def __delitem__(self, key: Any) -> None:
        if key in self:
            strict.refuse(strict.NOT_DELETED, self, key)

    def __delattr__(self, name: str) -> None:
        del self[name]


for _held in (FrozenObject, ClosedObject, SealedObject):
    _held.__name__ = _held.__qualname__ = "Object"


class NullObject(Object):
    """An Object that JavaScript makes without a prototype: `Object.create(null)`, the groups of a pattern."""

    __slots__ = ()


# -- messages --------------------------------------------------------------------------------------------


def as_objects(message: Any) -> Any:
    """The same value with an Object in the place of each dict: what a message is where that is asked for.

    What was decoded is the message's own, so lists, Maps and Sets stay what they are and are filled anew; what
    was one dict in two places is one Object in both.
    """
    if type(message) not in _HOLDING:
        return message
    walk = _Walk()
    found = walk.converted(message)
    while walk.waiting:
        container = walk.waiting.pop()
        _HOLDING[type(container)](walk, container)
    return found


class _Walk:
    __slots__ = ("known", "waiting")

    def __init__(self) -> None:
        self.waiting: list[Any] = []
        self.known: dict[
            int, tuple[Any, Any]
        ] = {}  # identity: what was decoded, which so stays alive, and what it became

    def converted(self, value: Any) -> Any:
        """What stands for a container; it is filled later."""
        known = self.known.get(id(value))
        if known is not None:
            return known[1]
        made = Object(value) if type(value) is dict else value
        self.known[id(value)] = (value, made)
        self.waiting.append(made)
        return made

    def fill_object(self, made: dict[Any, Any]) -> None:
        for key, value in dict.items(made):
            if type(value) in _HOLDING:
                dict.__setitem__(made, key, self.converted(value))  # of a key that is there

    def fill_list(self, made: list[Any]) -> None:
        for index, value in enumerate(made):
            if type(value) in _HOLDING:
                made[index] = self.converted(value)

    def fill_map(self, made: Map[Any, Any]) -> None:
        pairs = [*made.entries()]
        made.clear()
        for key, value in pairs:
            made.set(self._any(key), self._any(value))

    def fill_set(self, made: Set[Any]) -> None:
        members = [*made]
        made.clear()
        for member in members:
            made.add(self._any(member))

    def _any(self, value: Any) -> Any:
        return self.converted(value) if type(value) in _HOLDING else value


_HOLDING: dict[type, Callable[[_Walk, Any], None]] = {
    dict: _Walk.fill_object,
    Object: _Walk.fill_object,
    list: _Walk.fill_list,
    Map: _Walk.fill_map,
    Set: _Walk.fill_set,
}
