"""The entries of an emitter's lists: the listeners themselves, and for `once` a wrapper around each.

What must stay true: a listener is never called with more arguments than it takes nor with fewer than it
needs. How it is called with a given number of arguments is worked out once and kept in `Plans`; a running `emit`
goes through the tuple found there, so that listeners added or removed meanwhile do not change it.
"""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any

from .. import _native as native
from .._js import ALONE
from .._on_use import on_use

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._js import arity

    Listener = Callable[..., Any]
else:
    arity = on_use("nodecompat._js.arity")  # a listener that takes what is emitted needs no fitting


class OnceListener:
    """The entry of a listener that is called once: it removes itself, then calls `listener`.

    It is what `rawListeners` shows and what an overridden `on` receives. Of several threads that call it, one gets
    through: only one can delete `_armed`.
    """

    __slots__ = ("__weakref__", "_armed", "emitter", "event", "listener")

    def __init__(self, emitter: Any, event: object, listener: Listener) -> None:
        self.emitter = emitter
        self.event = event
        self.listener = listener
        self._armed = True

    @property
    def fired(self) -> bool:
        """Whether the listener was called, or is about to be."""
        return not hasattr(self, "_armed")

    def __call__(self, *args: object, **kwargs: object) -> Any:
        return self.call(args, kwargs)

    def call(self, args: tuple[object, ...], kwargs: dict[str, object] | None = None) -> Any:
        """The same for whoever has the arguments together."""
        try:
            del self._armed
        except AttributeError:
            return None
        try:
            self.emitter.removeListener(self.event, self)
        except BaseException:
            self._armed = True
            raise
        listener = self.listener
        if kwargs:
            return taking_keywords(listener)(*args, **kwargs)
        if type(listener) is FunctionType:  # as `ready` does
            code = listener.__code__
            if code.co_argcount == len(args) and not code.co_flags & 0x04:
                return listener(*args)
        return ready(listener, len(args))(*args)

    def __repr__(self) -> str:
        return f"OnceListener({self.listener!r})"


class Plans(dict[int, "tuple[Listener, ...]"]):
    """For one event: the number of arguments -> what to call, in order."""

    __slots__ = ("_entries",)

    def __init__(self, entries: list[Listener]) -> None:
        self._entries = entries

    def __missing__(self, count: int) -> tuple[Listener, ...]:
        plan = self[count] = tuple([ready(entry, count) for entry in tuple(self._entries)])
        return plan


def ready(entry: Listener, count: int) -> Listener:
    """What to call for an entry with exactly `count` arguments."""
    if type(entry) is OnceListener:
        return entry
    if type(entry) is FunctionType:
        code = entry.__code__
        if code.co_argcount == count and not code.co_flags & 0x04:  # no *args: it takes just these
            return entry
    return arity.fit(entry, count)


def taking_keywords(entry: Listener) -> Listener:
    """What to call for an entry with keywords: surplus arguments are dropped, missing ones may come by name."""
    if type(entry) is OnceListener:
        return entry
    return arity.taking_keywords(entry)


if not TYPE_CHECKING:
    OnceListener = native.once_listener(OnceListener, ready, taking_keywords)


def original(entry: Listener) -> Listener:
    """The function that was registered: what a wrapper has as `listener`, else the entry itself."""
    if type(entry) is OnceListener:
        entry = entry.listener
    elif type(entry) is FunctionType and entry.__dict__:  # a wrapper that a program made by hand
        listener: Listener = entry.__dict__.get("listener", entry)
        return listener
    if type(entry) is MethodType:  # a function that asks for its `this`, which is the emitter
        return getattr(entry.__func__, ALONE, entry)
    return entry


def matches(entry: Listener, listener: object) -> bool:
    """Whether an entry stands for a listener; each read of `obj.method` makes a new, equal object."""
    kept = entry.listener if type(entry) is OnceListener else entry
    return entry is listener or kept == listener or original(entry) == listener


def last_match(entries: list[Listener], listener: Listener) -> int:
    """The place of the listener that was added last; -1 when it is none of the entries."""
    for place in range(len(entries) - 1, -1, -1):
        if matches(entries[place], listener):
            return place
    return -1
