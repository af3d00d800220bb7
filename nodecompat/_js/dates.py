"""Dates between Python and JavaScript: microseconds since the epoch, what they arrive as, and their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nodecompat._on_use import on_use
from nodecompat.values import Date

if TYPE_CHECKING:
    import datetime
else:
    datetime = on_use("datetime")  # 1 ms; every wire loads this file, and few messages hold a date

_DATETIMES: Final = 1 << 58  # microseconds: some more than the years 1 to 9999
_FIRST_SAFE_YEAR, _LAST_SAFE_YEAR = 3, 9997  # a naive datetime of these years is one in UTC too
_EPOCH_DAY: Final = 719_163  # date(1970, 1, 1).toordinal()
_LAST_TIME: Final = 8.64e15  # milliseconds, ECMA-262 21.4.1.1
_MICROSECONDS_OF_400_YEARS: Final = 146_097 * 86_400 * 10**6
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

ZONES: Final = {
    "UTC": "Coordinated Universal Time",
    "GMT": "Greenwich Mean Time",
    "CET": "Central European Standard Time",
    "CEST": "Central European Summer Time",
    "EST": "Eastern Standard Time",
    "EDT": "Eastern Daylight Time",
    "CST": "Central Standard Time",
    "CDT": "Central Daylight Time",
    "MST": "Mountain Standard Time",
    "MDT": "Mountain Daylight Time",
    "PST": "Pacific Standard Time",
    "PDT": "Pacific Daylight Time",
    "BST": "British Summer Time",
    "JST": "Japan Standard Time",
    "IST": "India Standard Time",
}
"""The names that JavaScript has for the time zones that the system knows by their letters."""


def microseconds(value: datetime.date | Date) -> float:
    """Microseconds since the epoch of a datetime, date or `values.Date`; NaN for the invalid date.

    A naive datetime is local time, as in JavaScript; a date is midnight UTC, as `new Date('2020-01-31')` is. A
    subclass of datetime that has no moment (`pandas.NaT`) is the invalid date; so is one whose time zone fails.
    """
    if isinstance(value, Date):
        return value.time * 1000
    if not isinstance(value, datetime.datetime):
        return (datetime.date.toordinal(value) - _EPOCH_DAY) * 86_400_000_000
    try:
        if type(value) is datetime.datetime:
            return _moment(value)
        own: float = value.timestamp()
        moment = _moment(plain_datetime(value))
    except Exception:  # of a class of the program's own
        return float("nan")
    # Some can say moments that a datetime cannot hold; what they hold as one is then not what they say.
    return moment if abs(moment / 1e6 - own) < 1 else own if own != own else round(own * 1e6)


def plain_datetime(value: datetime.datetime) -> datetime.datetime:
    """An instance of a subclass, by the methods of datetime itself."""
    whole = datetime.datetime
    return whole.combine(whole.date(value), whole.timetz(value))


def _moment(value: datetime.datetime) -> int:
    eras = 0
    if value.utcoffset() is None:
        if not _FIRST_SAFE_YEAR <= value.year <= _LAST_SAFE_YEAR:  # near an end: the calendar repeats itself
            eras = -1 if value.year < _FIRST_SAFE_YEAR else 1
            value = value.replace(year=value.year - 400 * eras)
        value = value.astimezone()
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    since: int = (value - epoch) // datetime.timedelta(microseconds=1)
    return since + eras * _MICROSECONDS_OF_400_YEARS


def make_date(epoch_microseconds: int) -> datetime.datetime:
    """The aware UTC datetime; raises ValueError outside of the years 1 to 9999."""
    try:
        epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
        return epoch + datetime.timedelta(microseconds=epoch_microseconds)
    except OverflowError:
        raise ValueError("a date outside of the years 1 to 9999") from None


def date_at(epoch_microseconds: float) -> datetime.datetime | Date:
    """The aware UTC datetime, or for what it cannot hold a `values.Date`, to the millisecond below; invalid for NaN."""
    if -_DATETIMES <= epoch_microseconds < _DATETIMES:
        try:
            return make_date(round(epoch_microseconds))
        except ValueError:
            pass
    return Date(epoch_microseconds // 1000 if type(epoch_microseconds) is int else epoch_microseconds / 1000)


def date_of(milliseconds: float) -> datetime.datetime | Date:
    """The date of a time as JavaScript has it."""
    if not abs(milliseconds) <= _LAST_TIME:
        return Date()
    whole = int(milliseconds)  # a product of 1000 and the sum would be rounded
    return date_at(whole * 1000 + round((milliseconds - whole) * 1000))


def date_text(value: datetime.date | Date) -> str:
    """`String(date)`: local time, with the name of the time zone that the system gives. Source: ECMA-262 21.4.4.41."""
    time = microseconds(value)
    if time != time:
        return "Invalid Date"
    eras, moment = 0, date_at(time)
    if isinstance(moment, Date):  # a year that `datetime` cannot hold: the calendar repeats itself every 400 years
        eras, rest = divmod(int(time), _MICROSECONDS_OF_400_YEARS)
        moment = make_date(rest)
    try:
        moment = moment.astimezone()
    except (OverflowError, ValueError):  # the first or the last day that `datetime` can hold, elsewhere
        pass
    year = moment.year + 400 * eras
    zone = ZONES.get(moment.tzname() or "", moment.tzname())
    day = f"{_DAYS[moment.weekday()]} {_MONTHS[moment.month - 1]} {moment.day:02} {'-' * (year < 0)}{abs(year):04}"
    return f"{day} {moment:%H:%M:%S} GMT{moment.strftime('%z')[:5]} ({zone})"
