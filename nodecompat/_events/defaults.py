"""What holds for all emitters: the defaults that can be set on the class `EventEmitter` or on the module `events`.

What must stay true: `EventEmitter.defaultMaxListeners = 5` and `events.defaultMaxListeners = 5` are one
setting, checked before it takes effect, and read by every emitter that has no limit of its own.
"""

from __future__ import annotations

import sys
from abc import ABCMeta
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..errors import InvalidArgTypeError, OutOfRangeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .._js.text import Symbol

EVENTS = "nodecompat.events"
# What `require('events')` offers on the class and no instance method has the name of.
STATICS = frozenset(
    {
        "EventEmitter",
        "EventEmitterAsyncResource",
        "addAbortListener",
        "captureRejectionSymbol",
        "errorMonitor",
        "getEventListeners",
        "init",
        "usingDomains",
    }
)
# Names of the module `events` -> the file that has them. Loaded when somebody asks: a child's start needs none.
LAZY = {
    "EventEmitterAsyncResource": "_events.async_resource",
    "MaxListenersExceededWarning": "_events.leak",
    "addAbortListener": "_events.awaiting",
    "getEventListeners": "_events.functions",
    "getMaxListeners": "_events.functions",
    "init": "_events.functions",
    "listenerCount": "_events.functions",
    "on": "_events.awaiting",
    "once": "_events.awaiting",
    "setMaxListeners": "_events.functions",
}


class Defaults:
    """The settings themselves."""

    max_listeners: float = 10
    capture_rejections = False


def check_limit(value: Any, name: str) -> float:
    """A limit of listeners, which may be a fraction or infinity; raises ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise InvalidArgTypeError(name, "of type number", value)
    if not value >= 0:
        raise OutOfRangeError(name, ">= 0", value)
    return value


def set_max_listeners(value: Any, name: str = "defaultMaxListeners") -> None:
    """Set the limit of all emitters without their own."""
    Defaults.max_listeners = check_limit(value, name)


def set_capture_rejections(value: Any) -> None:
    """Set whether emitters made from now on capture rejections."""
    if not isinstance(value, bool):
        raise InvalidArgTypeError("EventEmitter.captureRejections", "of type boolean", value)
    Defaults.capture_rejections = value


class EmitterType(ABCMeta):
    """The class of `EventEmitter`: its accessors. An ABCMeta, so that emitters can also be abstract collections."""

    addAbortListener: Callable[..., Any]
    captureRejectionSymbol: Symbol
    errorMonitor: Symbol
    getEventListeners: Callable[..., list[Callable[..., Any]]]
    usingDomains: bool

    @property
    def defaultMaxListeners(cls) -> float:
        """How many listeners an event may have before a warning: 10 unless set."""
        return Defaults.max_listeners

    @defaultMaxListeners.setter
    def defaultMaxListeners(cls, value: float) -> None:
        set_max_listeners(value)

    @property
    def captureRejections(cls) -> bool:
        """Whether emitters made from now on capture rejections."""
        return Defaults.capture_rejections

    @captureRejections.setter
    def captureRejections(cls, value: bool) -> None:
        set_capture_rejections(value)

    if not TYPE_CHECKING:

        def __getattr__(cls, name: str) -> Any:
            if name in STATICS:
                return getattr(sys.modules[EVENTS], name)
            raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}")


class EventsModule(ModuleType):
    """The class of the module `events`: the same accessors, and the names that are loaded late."""

    @property
    def defaultMaxListeners(self) -> float:
        """How many listeners an event may have before a warning: 10 unless set."""
        return Defaults.max_listeners

    @defaultMaxListeners.setter
    def defaultMaxListeners(self, value: float) -> None:
        set_max_listeners(value)

    @property
    def captureRejections(self) -> bool:
        """Whether emitters made from now on capture rejections."""
        return Defaults.capture_rejections

    @captureRejections.setter
    def captureRejections(self, value: bool) -> None:
        set_capture_rejections(value)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name not in LAZY:
                raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
            module = f"nodecompat.{LAZY[name]}"
            __import__(module)  # `importlib`, which would do this, has to be loaded itself
            value = self.__dict__[name] = getattr(sys.modules[module], name)
            return value
