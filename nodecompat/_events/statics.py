"""What the classes `EventEmitter` and `Stream` offer beside their methods: in Node each is the module of its name.

`require('events')` is the class EventEmitter, whose functions and settings are looked up in the module `events`;
`EventEmitter.once(emitter, 'x')` is that function, `emitter.once('x', listener)` the method.

What must stay true: an instance has none of it, and reaching a method through an instance costs nothing more. A class
that overrides such a method has its own, as a class in Python has. Loaded with the module `events`.
"""

from __future__ import annotations

from functools import partial, wraps
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar

from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_not_negative
from .._js.arity import is_function
from .emitter import Defaults, EmitterType, EventEmitter

if TYPE_CHECKING:
    from collections.abc import Callable

    Function = Callable[..., Any]


class DefaultsAccess:
    """The settings as attributes, of the class `EventEmitter` and of the module `events`; setting one checks it."""

    __slots__ = ()

    @property
    def defaultMaxListeners(self) -> float:
        """How many listeners an event may have before a warning: 10 unless set."""
        return Defaults.max_listeners

    @defaultMaxListeners.setter
    def defaultMaxListeners(self, value: float) -> None:
        Defaults.max_listeners = check_not_negative("defaultMaxListeners", value)

    @property
    def captureRejections(self) -> bool:
        """Whether emitters made from now on capture rejections."""
        return Defaults.capture_rejections

    @captureRejections.setter
    def captureRejections(self, value: bool) -> None:
        if not isinstance(value, bool):
            raise InvalidArgTypeError("EventEmitter.captureRejections", "of type boolean", value)
        Defaults.capture_rejections = value


class ClassModule(ModuleType):
    """The class of a module that is a class in Node: it is called, inherited from and asked for instances like it."""

    stands_for: ClassVar[Any]

    @classmethod
    def become(cls, module: ModuleType) -> None:
        """Make a module one of these."""
        module.__class__ = cls
        EmitterType.modules[cls.stands_for] = module

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.stands_for(*args, **kwargs)

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        return (self.stands_for,)

    def __instancecheck__(self, instance: object) -> bool:
        return isinstance(instance, self.stands_for)

    def __subclasscheck__(self, subclass: type) -> bool:
        return issubclass(subclass, self.stands_for)


class EventsModule(DefaultsAccess, ClassModule):
    """The class of the module `events`: a plain module could not notice that a setting of it is assigned."""

    stands_for = EventEmitter


class AlsoStatic:
    """An attribute of classes that is a function of the module too: the arguments tell which of the two is meant.

    It is the metaclass's, so that instances reach the method itself.
    """

    def __init__(
        self, name: str, function: Callable[[], Function], is_method: Callable[[tuple[Any, ...]], bool]
    ) -> None:
        self._name = name
        self._method = method = EventEmitter.__dict__[name]

        @wraps(method)
        def either(*args: Any, **kwargs: Any) -> Any:
            if "listener" in kwargs or (args and is_method(args)):
                return method(*args, **kwargs)
            return function()(*args, **kwargs)

        self._either = either

    def __get__(self, cls: type, metaclass: type) -> Function:
        found = next(base.__dict__[self._name] for base in cls.__mro__ if self._name in base.__dict__)
        if found is self._method:
            return self._either
        bound: Function = found.__get__(None, cls) if hasattr(type(found), "__get__") else found
        return bound

    def __set__(self, cls: type, value: object) -> None:
        self._aside(lambda: type.__setattr__(cls, self._name, value))

    def __delete__(self, cls: type) -> None:
        self._aside(lambda: type.__delattr__(cls, self._name))

    def _aside(self, change: Callable[[], None]) -> None:
        """Change the class itself, which this attribute stands before."""
        delattr(EmitterType, self._name)
        try:
            change()
        finally:
            setattr(EmitterType, self._name, self)


def _takes_listener(args: tuple[Any, ...]) -> bool:
    return len(args) > 2 and is_function(args[2])


def _is_of_emitter(args: tuple[Any, ...]) -> bool:
    return isinstance(args[0], EventEmitter)


_MEANS_METHOD: dict[str, Callable[[tuple[Any, ...]], bool]] = {
    "on": _takes_listener,
    "once": _takes_listener,
    "getMaxListeners": _is_of_emitter,
    "listenerCount": _is_of_emitter,
    "setMaxListeners": _is_of_emitter,
}


def install(module: Any) -> None:
    """Put what the module `events` offers on the class `EventEmitter`."""
    for name in ("defaultMaxListeners", "captureRejections"):
        setattr(EmitterType, name, DefaultsAccess.__dict__[name])
    for name, is_method in _MEANS_METHOD.items():
        setattr(EmitterType, name, AlsoStatic(name, partial(getattr, module, name), is_method))
    EventsModule.become(module)
