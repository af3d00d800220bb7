"""Date: JavaScript's, and its methods on every date of Python's. Source: ECMA-262 21.4.

What must stay true: a Date is what `values.Date` is, so it travels as one; what arrived as a `datetime` has the same
methods, but cannot be set.
"""

from __future__ import annotations

import math
import time as _clock
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.dates import microseconds
from nodecompat._js.kinds import kind_of
from nodecompat._js.numbers import number_of, whole
from nodecompat.values import Date as InertDate
from nodecompat.values import undefined

from . import moments
from .faults import RangeError
from .locales import date_in_words
from .moments import Fields, clipped, fields_of, from_local, local
from .operators import primitive

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given

_PARTS: Final = ("FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds")


def time_of(date: Given) -> float:
    """The milliseconds of any date; NaN of the invalid one."""
    if isinstance(date, InertDate):
        return date.time
    found = microseconds(date)
    return whole(float(found // 1000)) if found == found else math.nan


class _Dates(type):
    def __call__(cls, *parts: Given) -> Any:
        return super().__call__(*parts)

    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, InertDate) or kind_of(type(value)) == "date"


class Date(InertDate, metaclass=_Dates):
    """JavaScript's Date: `Date()` is now, `Date(ms)`, `Date(text)`, `Date(year, month, date, …)` in local time.

    Its methods are those of JavaScript. `Date.now()`, `Date.parse(text)`, `Date.UTC(year, month, …)`.
    """

    __slots__ = ()

    def __init__(self, *parts: Given) -> None:
        super().__init__(_made_of(parts))

    @staticmethod
    def now(*_: object) -> int:
        """Milliseconds since the epoch."""
        return _clock.time_ns() // 1_000_000

    @staticmethod
    def parse(text: Given = undefined, *_: object) -> float:
        """The milliseconds of the moment that a text names; NaN for none."""
        return clipped(moments.read(str(primitive(text, "string"))))

    @staticmethod
    def UTC(*parts: Given) -> float:
        """The milliseconds of a moment in UTC: year, month (from 0), date, hours, minutes, seconds, milliseconds."""
        return clipped(_of_parts(parts)) if parts else math.nan

    def __getattr__(self, name: str) -> Any:
        method = METHODS.get(name)
        if method is None:
            raise AttributeError(f"'Date' object has no attribute {name!r}")
        return lambda *args: method(self, *args)

    def toISOString(self) -> str:
        """ISO 8601 in UTC. Raises RangeError for the invalid date."""
        return toISOString(self)

    def __str__(self) -> str:
        return toString(self)

    def __float__(self) -> float:
        return float(self.time)

    def __sub__(self, other: Given) -> float:
        return whole(float(self.time) - float(number_of(other)))

    def __rsub__(self, other: Given) -> float:
        return whole(float(number_of(other)) - float(self.time))

    def __lt__(self, other: Given) -> bool:
        return self.time < number_of(other)

    def __le__(self, other: Given) -> bool:
        return self.time <= number_of(other)

    def __gt__(self, other: Given) -> bool:
        return self.time > number_of(other)

    def __ge__(self, other: Given) -> bool:
        return self.time >= number_of(other)

    def __reduce__(self) -> Any:
        return Date, (self.time,)


def _made_of(parts: tuple[Given, ...]) -> float:
    if not parts:
        return Date.now()
    if len(parts) > 1:
        return clipped(from_local(_of_parts(parts)))
    value = parts[0]
    if kind_of(type(value)) == "date":
        return time_of(value)
    value = primitive(value, "default")
    return Date.parse(value) if isinstance(value, str) else clipped(float(number_of(value)))


def _of_parts(parts: tuple[Given, ...]) -> float:
    numbers = [float(number_of(part)) for part in parts[:7]]
    numbers += [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0][len(numbers) :]
    if 0 <= numbers[0] <= 99:
        numbers[0] = 1900.0 + int(numbers[0])
    return moments.time_of(numbers)


# -- getters and setters ---------------------------------------------------------------------------------


def _getter(place: int, in_utc: bool) -> Callable[..., float]:
    def get(date: Given, *_: object) -> float:
        time = time_of(date)
        return math.nan if time != time else fields_of(time if in_utc else local(time))[place]

    return get


def _setter(place: int, most: int, in_utc: bool) -> Callable[..., float]:
    def set_(date: Given, *values: Given) -> float:
        time = time_of(date)
        if time != time and place:
            return math.nan
        fields: Fields = fields_of(0 if time != time else time if in_utc else local(time))
        parts = [float(part) for part in fields[:7]]
        given = [float(number_of(value)) for value in values[:most]] or [math.nan]
        parts[place : place + len(given)] = given
        found = moments.time_of(parts)
        date.time = clipped(found if in_utc else from_local(found))
        return whole(float(date.time))

    return set_


_MOST: Final = (3, 2, 1, 4, 3, 2, 1)  # what each setter takes at most
_ACCESSORS: dict[str, Callable[..., Any]] = {}
for _place, (_name, _most) in enumerate(zip(_PARTS, _MOST, strict=True)):
    for _zone in ("", "UTC"):
        _ACCESSORS[f"get{_zone}{_name}"] = _getter(_place, bool(_zone))
        _ACCESSORS[f"set{_zone}{_name}"] = _setter(_place, _most, bool(_zone))
for _zone in ("", "UTC"):
    _ACCESSORS[f"get{_zone}Day"] = _getter(7, bool(_zone))


def getTime(date: Given, *_: object) -> float:
    """Milliseconds since the epoch, NaN of the invalid date."""
    return time_of(date)


def setTime(date: Given, time: Given = undefined, *_: object) -> float:
    """Set the milliseconds since the epoch; returns them."""
    date.time = clipped(float(number_of(time)))
    return whole(float(date.time))


def getTimezoneOffset(date: Given, *_: object) -> float:
    """Minutes that UTC is ahead of local time."""
    time = time_of(date)
    return math.nan if time != time else 0 - moments.zone_at(time)[0]


def getYear(date: Given, *_: object) -> float:
    """The year since 1900."""
    year: float = _ACCESSORS["getFullYear"](date)
    return year - 1900


# -- texts -----------------------------------------------------------------------------------------------


def _text(write: Callable[[float], str]) -> Callable[..., str]:
    def text(date: Given, *_: object) -> str:
        time = time_of(date)
        return "Invalid Date" if time != time else write(time)

    return text


def _utc(time: float) -> str:
    one = fields_of(time)
    clock = f"{one.hours:02}:{one.minutes:02}:{one.seconds:02}"
    day = f"{moments.DAYS[one.day]}, {one.date:02} {moments.MONTHS[one.month]} {moments.year_text(one.year)}"
    return f"{day} {clock} GMT"


toString = _text(lambda time: f"{moments.day_text(fields_of(local(time)))} {moments.clock_text(time)}")
toDateString = _text(lambda time: moments.day_text(fields_of(local(time))))
toTimeString = _text(moments.clock_text)
toUTCString = _text(_utc)


def toISOString(date: Given, *_: object) -> str:
    """ISO 8601 in UTC. Raises RangeError for the invalid date."""
    time = time_of(date)
    if time != time:
        raise RangeError("Invalid time value")
    return InertDate(time).toISOString()


def toJSON(date: Given, *_: object) -> Found:
    """As `toISOString`; None of the invalid date."""
    time = time_of(date)
    return None if time != time else toISOString(date)


def toLocaleString(date: Given, locales: Given = undefined, options: Given = undefined, *_: object) -> str:
    """Day and time as a reader of American English writes them."""
    return date_in_words(time_of(date), "any", locales, options)


def toLocaleDateString(date: Given, locales: Given = undefined, options: Given = undefined, *_: object) -> str:
    """The day as a reader of American English writes it."""
    return date_in_words(time_of(date), "date", locales, options)


def toLocaleTimeString(date: Given, locales: Given = undefined, options: Given = undefined, *_: object) -> str:
    """The time as a reader of American English writes it."""
    return date_in_words(time_of(date), "time", locales, options)


METHODS: Final[dict[str, Callable[..., Any]]] = {
    **_ACCESSORS,
    "getTime": getTime,
    "valueOf": getTime,
    "setTime": setTime,
    "getTimezoneOffset": getTimezoneOffset,
    "getYear": getYear,
    "toString": toString,
    "toDateString": toDateString,
    "toTimeString": toTimeString,
    "toUTCString": toUTCString,
    "toGMTString": toUTCString,
    "toISOString": toISOString,
    "toJSON": toJSON,
    "toLocaleString": toLocaleString,
    "toLocaleDateString": toLocaleDateString,
    "toLocaleTimeString": toLocaleTimeString,
}
"""The methods of a date by the names that JavaScript has for them."""
