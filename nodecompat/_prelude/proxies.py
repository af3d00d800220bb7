"""`new Proxy(target, handler)`. Source: ECMA-262 10.5, 28.2.

What must stay true: what a program does to a proxy goes through its handler where that has a trap for it, and to the
target otherwise; a proxy is shown as its target. What Python's own functions do to a list goes past it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nodecompat._inspect.inspection import inspected
from nodecompat._js.arity import is_function
from nodecompat._js.kinds import type_of
from nodecompat._js.own import Object
from nodecompat._js.text import property_key
from nodecompat.values import undefined

from . import access
from .faults import TypeError
from .iterating import each
from .operators import truthy
from .receivers import PROXIES, Ways, called_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .terms import Found, Given

_get = object.__getattribute__


class Proxy:
    """JavaScript's Proxy: traps `get`, `set`, `has`, `deleteProperty`, `ownKeys`, `apply`, `construct`."""

    def __new__(cls, target: Given = undefined, handler: Given = undefined) -> Any:
        """A proxy of a function can be called."""
        if not _is_object(target) or not _is_object(handler):
            raise TypeError("Cannot create proxy with a non-object as target or handler")
        made = object.__new__(_OfFunction if is_function(target) else Proxy)
        object.__setattr__(made, "__target__", target)
        object.__setattr__(made, "__handler__", handler)
        return made

    @staticmethod
    def revocable(target: Given = undefined, handler: Given = undefined, *_: object) -> Object:
        """A proxy, and the function that ends it. JavaScript: Proxy.revocable."""
        made = Proxy(target, handler)

        def revoke(*_: object) -> Found:
            object.__setattr__(made, "__handler__", None)
            return undefined

        return Object({"proxy": made, "revoke": revoke})

    def __getattribute__(self, name: str) -> Any:
        if name == "inspectCustom" or (name[:2] == "__" and name != "__proto__"):
            return _get(self, name)
        return read(self, name)

    def __setattr__(self, name: str, value: Given) -> None:
        write(self, name, value)

    def __delattr__(self, name: str) -> None:
        remove(self, name)

    def __iter__(self) -> Iterator[Any]:
        return each(target_of(self))

    def __len__(self) -> int:
        return int(read(self, "length"))

    def inspectCustom(self, *_: object) -> str:
        """What `util.inspect` shows: the target."""
        return f"Proxy({inspected(target_of(self), {})})"


class _OfFunction(Proxy):
    def __call__(self, *args: Given) -> Any:
        target = target_of(self)
        if isinstance(target, type) and trap(self, "construct"):
            return trap(self, "construct")(target, [*args], self)
        found = trap(self, "apply")
        return found(target, undefined, [*args]) if found else access.call(target, "call", undefined, *args)


_OfFunction.__name__ = "function"  # what `typeof` goes by


def target_of(proxy: Proxy) -> Found:
    """What a proxy stands for."""
    return _get(proxy, "__target__")


def trap(proxy: Proxy, name: str) -> Found:
    """A trap of the handler, called on it; None where there is none."""
    handler = _get(proxy, "__handler__")
    if handler is None:
        raise TypeError(f"Cannot perform '{name}' on a proxy that has been revoked")
    found = access.get(handler, name)
    return None if found is undefined or found is None else lambda *args: called_on(found, handler, args)


def read(proxy: Proxy, key: Given) -> Found:
    """`proxy[key]`."""
    found = trap(proxy, "get")
    target = target_of(proxy)
    return found(target, property_key(key), proxy) if found else access.get(target, key)


def write(proxy: Proxy, key: Given, value: Given) -> None:
    """`proxy[key] = value`."""
    found = trap(proxy, "set")
    if found:
        found(target_of(proxy), property_key(key), value, proxy)
    else:
        access.set(target_of(proxy), key, value)


def holds(proxy: Proxy, key: Given) -> bool:
    """`key in proxy`."""
    found = trap(proxy, "has")
    return truthy(found(target_of(proxy), property_key(key))) if found else access.has(target_of(proxy), key)


def remove(proxy: Proxy, key: Given) -> bool:
    """`delete proxy[key]`."""
    found = trap(proxy, "deleteProperty")
    target = target_of(proxy)
    return truthy(found(target, property_key(key))) if found else access.delete(target, key)


def names(proxy: Proxy) -> list[str]:
    """The names that a program sees when it goes through a proxy."""
    found = trap(proxy, "ownKeys")
    target = target_of(proxy)
    own = access.own_names(target)
    if not found:
        return own
    described = trap(proxy, "getOwnPropertyDescriptor")
    listed = [name for name in each(found(target)) if isinstance(name, str)]
    return [name for name in listed if name in own or (described and described(target, name) is not undefined)]


def _is_object(value: Given) -> bool:
    return value is not None and type_of(value) in ("object", "function")


PROXIES[Proxy] = PROXIES[_OfFunction] = Ways(read, write, holds, remove, names)


__all__ = ["Proxy"]
