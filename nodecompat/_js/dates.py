"""Dates between Python and JavaScript: microseconds since the epoch, and what they arrive as."""

from __future__ import annotations

from typing import Any, Final

from nodecompat.values import Date


def microseconds(value: Any) -> float:
    """Microseconds since the epoch of a datetime, date or `values.Date`; NaN for the invalid date.

    A naive datetime is local time, as in JavaScript; a date is midnight UTC, as `new Date('2020-01-31')` is.
    """
    if type(value) is Date:
        return value.time * 1000
    from datetime import UTC, datetime, timedelta

    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    elif value.tzinfo is None:
        value = value.astimezone()
    return int((value - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1))


def make_date(epoch_microseconds: int) -> Any:
    """The aware UTC datetime; raises ValueError outside of the years 1 to 9999."""
    from datetime import UTC, datetime, timedelta

    try:
        return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=epoch_microseconds)
    except OverflowError:
        raise ValueError("a date outside of the years 1 to 9999") from None


def date_at(epoch_microseconds: float) -> Any:
    """The aware UTC datetime, or for what it cannot hold a `values.Date`, invalid for NaN."""
    if -_DATETIMES <= epoch_microseconds < _DATETIMES:
        try:
            return make_date(round(epoch_microseconds))
        except ValueError:
            pass
    return Date(epoch_microseconds / 1000)


def date_of(milliseconds: float) -> Any:
    """The date of a time as JavaScript has it."""
    if not abs(milliseconds) <= 8.64e15:
        return Date()
    whole = int(milliseconds)  # a product of 1000 and the sum would be rounded
    return date_at(whole * 1000 + round((milliseconds - whole) * 1000))


_DATETIMES: Final = 1 << 58  # microseconds: some more than the years 1 to 9999
