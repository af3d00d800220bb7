"""Calendar and clock for dates of JavaScript's: milliseconds since the epoch, and what they are in a time zone.

What must stay true: years reach as far as JavaScript's do, ±271,821, by the calendar that repeats itself every 400
years; local time is that of the system, as it was at the moment. Source: ECMA-262 21.4.1.
"""

from __future__ import annotations

import datetime
import math
import re
from typing import Final, NamedTuple

from nodecompat._js.dates import ZONES

DAY: Final = 86_400_000
LAST: Final = 8.64e15
_ERA_DAYS: Final = 146_097  # of 400 years
_EPOCH_DAY: Final = 719_163  # date(1970, 1, 1).toordinal()
DAYS: Final = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Fields(NamedTuple):
    """A moment in parts, as JavaScript names them; the month counts from 0, and Sunday is day 0 of a week."""

    year: int
    month: int
    date: int
    hours: int
    minutes: int
    seconds: int
    milliseconds: int
    day: int


def fields_of(time: float) -> Fields:
    """The parts of a moment in UTC."""
    days, rest = divmod(int(time), DAY)
    eras, day = divmod(days, _ERA_DAYS)
    date = datetime.date.fromordinal(_EPOCH_DAY + day)
    hours, rest = divmod(rest, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    seconds, milliseconds = divmod(rest, 1000)
    week_day = (4 + days) % 7
    return Fields(date.year + 400 * eras, date.month - 1, date.day, hours, minutes, seconds, milliseconds, week_day)


def time_of(parts: list[float]) -> float:
    """The moment of year, month, date, hours, minutes, seconds and milliseconds in UTC; NaN if one is none.

    Each may be beyond its range, as in JavaScript: day 0 is the last of the month before.
    """
    year, month, date, hours, minutes, seconds, milliseconds = parts
    if not all(map(math.isfinite, parts)):
        return math.nan
    years, month = divmod(int(month), 12)
    eras, rest = divmod(int(year) + years, 400)
    if abs(eras) > 1000:
        return math.nan
    days = datetime.date(rest + 1600, month + 1, 1).toordinal() - _EPOCH_DAY + (eras - 4) * _ERA_DAYS + int(date) - 1
    return days * DAY + int(hours) * 3_600_000 + int(minutes) * 60_000 + int(seconds) * 1000 + int(milliseconds)


def clipped(time: float) -> float:
    """The time if it is one that a date can have, without fractions; else NaN."""
    return int(time) if abs(time) <= LAST else math.nan  # NaN is not


def zone_at(time: float) -> tuple[int, str]:
    """Minutes that local time is ahead of UTC at a moment, and the name of the time zone."""
    moment = _datetime_at(time).astimezone()
    offset = moment.utcoffset() or datetime.timedelta()
    return round(offset.total_seconds() / 60), moment.tzname() or ""


def local(time: float) -> float:
    """The moment in UTC that has the parts which this one has in local time."""
    offset = _datetime_at(time).astimezone().utcoffset() or datetime.timedelta()
    return time + offset // datetime.timedelta(milliseconds=1)


def from_local(time: float) -> float:
    """The moment whose local time has the parts that this one has in UTC."""
    if not abs(time) <= LAST + DAY:
        return math.nan
    there = _datetime_at(time)
    return time + 1000 * int(there.replace(tzinfo=None).timestamp() - there.timestamp())


def _datetime_at(time: float) -> datetime.datetime:
    """One that a time zone can be asked about: of a far year, the same day of a near one."""
    seconds = int(time) // 1000
    if not -60_000_000_000 < seconds < 250_000_000_000:
        seconds = seconds % (_ERA_DAYS * 86_400) + (0 if seconds > 0 else -4 * 0)
    return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(seconds=seconds)


# -- texts -----------------------------------------------------------------------------------------------


def year_text(year: int) -> str:
    """A year as JavaScript's own texts have it."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def day_text(fields: Fields) -> str:
    """`Fri Jan 31 2020`."""
    return f"{DAYS[fields.day]} {MONTHS[fields.month]} {fields.date:02} {year_text(fields.year)}"


def clock_text(time: float) -> str:
    """`12:30:00 GMT+0100 (Central European Standard Time)` of a moment, in local time."""
    fields = fields_of(local(time))
    minutes, name = zone_at(time)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    clock = f"{fields.hours:02}:{fields.minutes:02}:{fields.seconds:02}"
    return f"{clock} GMT{sign}{hours:02}{rest:02} ({ZONES.get(name, name)})"


# -- reading ---------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"([+-]\d{6}|\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_WORDS = re.compile(r"([A-Za-z]+)\.?|([+-]?\d+(?:[:/.-]\d+)*)|(\([^)]*\))|[\s,]+|(.)")
_LONG = re.compile(r"[1-9]\d{9}")  # more digits than any part of a date has
_ZONE_WORDS = {
    "gmt": 0,
    "utc": 0,
    "ut": 0,
    "z": 0,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
}
_ZONE_WORDS |= {"mdt": -360, "pst": -480, "pdt": -420}


def read(text: str) -> float:
    """The moment that a text names; NaN for what is none. ECMA-262 21.4.3.2, and what V8 reads beside it."""
    found = _ISO.fullmatch(text.strip())
    return _read_words(text.strip()) if found is None else _read_iso(found)


def _read_iso(found: re.Match[str]) -> float:
    year, month, date, hours, minutes, seconds, fraction, zone = found.groups()
    if year == "-000000":
        return math.nan
    parts = [int(year), int(month or 1) - 1, int(date or 1), int(hours or 0), int(minutes or 0), int(seconds or 0)]
    parts.append(int(f"{fraction or '':0<3}"[:3]))
    latest = [parts[0], 11, 31, 24, 59, 59, 999]
    if any(
        not low <= part <= high for part, low, high in zip(parts, [parts[0], 0, 1, 0, 0, 0, 0], latest, strict=True)
    ):
        return math.nan
    if parts[3] == 24 and any(parts[4:]):
        return math.nan
    if parts[2] > 28 and fields_of(time_of([*map(float, parts[:3]), 0, 0, 0, 0])).month != parts[1] and hours is None:
        return math.nan if parts[2] > 31 else time_of([*map(float, parts)])
    time = time_of([*map(float, parts)])
    if hours is None or (zone or "").upper() == "Z":
        return time
    return from_local(time) if zone is None else time - _minutes(zone) * 60_000


def _minutes(zone: str) -> int:
    digits = zone[1:].replace(":", "")
    found = int(digits[:2]) * 60 + int(digits[2:] or 0)
    return -found if zone[0] == "-" else found


def _part(digits: str) -> int:
    return int(digits.lstrip("0") or "0")


class _Words:
    """What the words of a text say about a moment."""

    def __init__(self) -> None:
        self.month: int | None = None
        self.numbers: list[int] = []
        self.clock: list[int] = []
        self.zone: int | None = None
        self.half: str = ""

    def take_word(self, word: str) -> bool:
        """Take a name; False for one that means nothing."""
        low = word.lower()
        month = next((place for place, name in enumerate(MONTHS) if low.startswith(name.lower())), None)
        if low in _ZONE_WORDS:
            self.zone = _ZONE_WORDS[low]
        elif low in ("am", "pm"):
            self.half = low
        elif low == "t" and self.numbers:
            return True
        elif month is not None:
            self.month = month
        elif not any(low.startswith(name.lower()) for name in DAYS):
            return not self.numbers and self.month is None  # V8 ignores words before the first number
        return True

    def take_number(self, number: str) -> bool:
        """Take numbers with what joins them."""
        if _LONG.search(number):
            return False
        if ":" in number:
            self.clock = [_part(part) for part in re.split(r"[:.]", number.lstrip("+-"))]
            if number[:1] in "+-":
                self.zone = _minutes(f"{number[0]}{self.clock[0]:02}{self.clock[1]:02}")
        elif number[0] in "+-" and (self.clock or self.zone is not None):
            self.zone = _minutes(number if len(number) > 3 else f"{number}00")
        elif "/" in number and self.month is None:
            first, *others = (_part(part) for part in re.split(r"[/.-]", number))
            self._take_slashes(first, others)
        else:
            self.numbers += [_part(part) for part in re.split(r"[/.-]", number.lstrip("+-")) if part]
        return True

    def _take_slashes(self, first: int, others: list[int]) -> None:
        if first > 31:  # 2020/1/31
            self.month = others[0] - 1
            self.numbers += [*others[1:], first]
        else:
            self.month = first - 1
            self.numbers += others

    def time(self) -> float:
        """The moment they say, NaN for none."""
        if self.month is None and len(self.numbers) == 3:
            first, second, third = self.numbers
            self.numbers = [third, first] if first > 31 else [second, third]
            self.month = (second if first > 31 else first) - 1
        if self.month is None and len(self.numbers) == 1 and not self.clock:
            [number] = self.numbers
            self.month = number - 1 if number <= 12 else 0 if number > 31 else 12
            self.numbers = [1] if number <= 12 else [1, number]
        if self.month is None or not 1 <= len(self.numbers) <= 2 or not 0 <= self.month <= 11:
            return math.nan
        date, year = (self.numbers + [2001])[:2]
        if date > 31 and year <= 31:
            date, year = year if len(self.numbers) > 1 else 1, date
        year += 2000 if year < 50 else 1900 if year < 100 else 0
        hours, minutes, seconds, *_ = [*self.clock, 0, 0, 0]
        if self.half:
            hours = hours % 12 + 12 * (self.half == "pm")
        if not 1 <= date <= 31 or hours > 24 or minutes > 59 or seconds > 59:
            return math.nan
        found = time_of([year, self.month, date, hours, minutes, seconds, 0])
        return from_local(found) if self.zone is None else found - self.zone * 60_000


def _read_words(text: str) -> float:
    words = _Words()
    for found in _WORDS.finditer(text):
        word, number, _, other = found.groups()
        if other is not None or (word and not words.take_word(word)) or (number and not words.take_number(number)):
            return math.nan
    return words.time()
