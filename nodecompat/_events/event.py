"""The web's `Event` and `CustomEvent`, and how options are read and objects shown in this corner of the web.

What must stay true: what an event says of itself cannot be set from outside, as on the web; options are a dict, an
object or keywords; what cannot hold any is refused with Node's text.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from .._errors.base import InvalidArgTypeError, MissingArgsError
from .._js.arity import is_function
from .._js.kinds import truthy
from .._js.text import Symbol, to_string
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable

    from .target import EventTarget

ABSENT: Any = object()  # an argument that was not given


class Event:
    """Something that happened to a target. Node: Event.

    `options`, or keywords: `bubbles`, `cancelable`, `composed`. Raises ERR_MISSING_ARGS without a type, and
    ERR_INVALID_ARG_TYPE for options that are no object.
    """

    _tag = "Event"  # of its text

    NONE, CAPTURING_PHASE, AT_TARGET, BUBBLING_PHASE = 0, 1, 2, 3

    def __init__(self, type: object = ABSENT, options: object = None, **keywords: object) -> None:
        if type is ABSENT:
            raise MissingArgsError("type")
        chosen = checked_options(options, keywords)
        self._type: str = to_string(type)
        self._bubbles: bool = truthy(chosen("bubbles"))
        self._cancelable: bool = truthy(chosen("cancelable"))
        self._composed: bool = truthy(chosen("composed"))
        self._default_prevented: bool = False
        self._trusted = False
        self._target: EventTarget | None = None
        self._time: float = monotonic() * 1000
        self._dispatched = False
        self._in_passive = False
        self._propagation_stopped = False
        self._stopped = False

    def initEvent(self, type: object = ABSENT, bubbles: object = False, cancelable: object = False) -> None:
        """The old way to say what the event is; nothing while it is being dispatched. Raises ERR_MISSING_ARGS."""
        if type is ABSENT:
            raise MissingArgsError("type")
        if not self._dispatched:
            self._type, self._bubbles, self._cancelable = to_string(type), truthy(bubbles), truthy(cancelable)

    @property
    def type(self) -> str:
        """What happened."""
        return self._type

    @property
    def bubbles(self) -> bool:
        """What the option said; there is nobody here to bubble to."""
        return self._bubbles

    @property
    def cancelable(self) -> bool:
        """Whether `preventDefault` does something."""
        return self._cancelable

    @property
    def composed(self) -> bool:
        """What the option said; there is no shadow tree here."""
        return self._composed

    @property
    def defaultPrevented(self) -> bool:
        """Whether `preventDefault` was called and could do something."""
        return self._default_prevented

    @property
    def isTrusted(self) -> bool:
        """Whether the library made it, not the program."""
        return self._trusted

    @property
    def timeStamp(self) -> float:
        """When it was made, in milliseconds of a clock that only goes forward."""
        return self._time

    @property
    def target(self) -> EventTarget | None:
        """Whom it was dispatched to."""
        return self._target

    @property
    def currentTarget(self) -> EventTarget | None:
        """The target while its listeners are called, else None."""
        return self.target if self._dispatched else None

    @property
    def srcElement(self) -> EventTarget | None:
        """The old name of `target`."""
        return self.target

    @property
    def eventPhase(self) -> int:
        """2 (AT_TARGET) while listeners are called, else 0."""
        return self.AT_TARGET if self._dispatched else self.NONE

    @property
    def returnValue(self) -> bool:
        """The old opposite of `defaultPrevented`."""
        return not self.defaultPrevented

    @returnValue.setter
    def returnValue(self, value: object) -> None:
        if not truthy(value):
            self.preventDefault()

    @property
    def cancelBubble(self) -> bool:
        """Whether the propagation was stopped; setting it to something true stops it, and nothing takes that back."""
        return self._propagation_stopped

    @cancelBubble.setter
    def cancelBubble(self, value: object) -> None:
        if truthy(value):
            self._propagation_stopped = True

    def composedPath(self) -> list[EventTarget]:
        """The target, while its listeners are called."""
        return [self.target] if self._dispatched and self.target is not None else []

    def preventDefault(self) -> None:
        """Make `dispatchEvent` return False; nothing for an event that is not cancelable, nor in a passive listener."""
        if self.cancelable and not self._in_passive:
            self._default_prevented = True

    def stopPropagation(self) -> None:
        """Without effect on a single target, apart from `cancelBubble`."""
        self._propagation_stopped = True

    def stopImmediatePropagation(self) -> None:
        """Call no further listeners of the program's."""
        self._propagation_stopped = self._stopped = True

    def __str__(self) -> str:
        return f"[object {self._tag}]"

    def _structured_copy(self) -> dict[str, object]:
        """What structuredClone makes of it: its properties are those of its class."""
        return {}

    def inspectCustom(self, depth: float, options: dict[str, Any], inspect: Callable[..., str]) -> str:
        """What `util.inspect` shows."""
        shown = {name: getattr(self, name) for name in ("type", "defaultPrevented", "cancelable", "timeStamp")}
        return shown_as(self, shown, depth, options, inspect)


class CustomEvent(Event):
    """An event with a value of the program's own. Node: CustomEvent.

    Options, besides those of Event: `detail`, None unless given.
    """

    _tag = "CustomEvent"

    def __init__(self, type: object = ABSENT, options: object = None, **keywords: object) -> None:
        super().__init__(type, options, **keywords)
        detail = checked_options(options, keywords)("detail")
        self._detail: Any = None if detail is undefined else detail

    @property
    def detail(self) -> Any:
        """The program's own value."""
        return self._detail


def shown_as(
    value: object, fields: dict[str, object], depth: float, options: dict[str, Any], inspect: Callable[..., str]
) -> str:
    """The text of an object of the web: its class and a few of its fields, one level further down."""
    name = type(value).__name__
    if depth < 0:
        return name
    return f"{name} {inspect(fields, {**options, 'depth': options['depth'] - 1})}"


def abort_event(target: object = None) -> Event:
    """The event that an abort dispatches; of an abort in the past, with its target."""
    event = Event("abort")
    event._trusted = True
    event._target = cast("EventTarget | None", target)
    return event


# -- options ----------------------------------------------------------------------------------------------


def field(source: object, name: str) -> Any:
    """A property of an object or a dict; undefined when it has none."""
    return source.get(name, undefined) if isinstance(source, dict) else getattr(source, name, undefined)


def _fields(options: object, keywords: dict[str, object]) -> Callable[[str], Any]:
    """Reads an option: a keyword, where None counts as not given, before an entry of the options."""

    def read(name: str) -> Any:
        value = keywords.get(name)
        return field(options, name) if value is None else value

    return read


def checked_options(options: object, keywords: dict[str, object]) -> Callable[[str], Any]:
    if options is None or options is undefined:
        return _fields({}, keywords)
    if is_function(options) or isinstance(options, (str, bytes, int, float, list, tuple, Symbol)):
        raise InvalidArgTypeError("options", "of type object", options)
    return _fields(options, keywords)


def listener_options(options: object, keywords: dict[str, object]) -> Callable[[str], Any]:
    """The same for listeners: a boolean stands for `capture`, and lists and functions are objects as well."""
    if isinstance(options, bool):
        return _fields({"capture": options}, keywords)
    return (
        _fields(options, keywords)
        if is_function(options) or isinstance(options, list)
        else checked_options(options, keywords)
    )
