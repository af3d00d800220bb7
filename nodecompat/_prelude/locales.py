"""Numbers and dates as a reader of American English writes them, Node's default; others have a table.

What must stay true: options that are known do what they do in Node 26 (`minimumFractionDigits`, `style`, `timeZone`,
`weekday`, `month`, …); others change nothing. Measured on Node 26.
"""

from __future__ import annotations

import datetime
import zoneinfo
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nodecompat._js.kinds import truthy
from nodecompat.values import undefined

from . import moments
from .faults import RangeError, TypeError

if TYPE_CHECKING:
    from .terms import Given

_CURRENCIES: Final = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CNY": "CN¥", "KRW": "₩"}
_WHOLE_CURRENCIES: Final = ("JPY", "KRW")


def _given(options: Given) -> dict[str, Any]:
    found = options if isinstance(options, dict) else {}
    return {name: value for name, value in found.items() if value is not undefined}


class _Place(NamedTuple):
    """How people of a place write a day, and what stands before a time, between thousands, before a fraction."""

    day: str
    between: str = ", "
    thousands: str = ","
    point: str = "."
    least: int = 4  # digits that a number has before thousands are set apart

    def day_of(self, fields: moments.Fields) -> str:
        """A day in numbers."""
        return self.day.format(d=fields.date, m=fields.month + 1, y=fields.year)


_PLACES: Final = {
    "en-GB": _Place("{d:02}/{m:02}/{y}"),
    "de": _Place("{d}.{m}.{y}", thousands=".", point=","),
    "fr": _Place("{d:02}/{m:02}/{y}", " ", "\u202f", ","),
    "es": _Place("{d}/{m}/{y}", thousands=".", point=",", least=5),
    "it": _Place("{d:02}/{m:02}/{y}", thousands=".", point=",", least=5),
    "pt": _Place("{d:02}/{m:02}/{y}", thousands=".", point=","),
    "nl": _Place("{d}-{m}-{y}", thousands=".", point=","),
    "sv": _Place("{y}-{m:02}-{d:02}", " ", "\xa0", ","),
    "pl": _Place("{d}.{m:02}.{y}", thousands="\xa0", point=",", least=5),
    "ru": _Place("{d:02}.{m:02}.{y}", thousands="\xa0", point=","),
    "nb": _Place("{d}.{m}.{y}", thousands="\xa0", point=","),
    "tr": _Place("{d:02}.{m:02}.{y}", " ", ".", ","),
    "ja": _Place("{y}/{m}/{d}", " "),
    "zh": _Place("{y}/{m}/{d}", " "),
}


def _place_of(locales: Given) -> _Place | None:
    """What is known of a locale; None for American English, and what is not known."""
    name = locales[0] if isinstance(locales, (list, tuple)) and locales else locales
    if not isinstance(name, str):
        return None
    return _PLACES.get(name) or _PLACES.get(name.partition("-")[0])


# -- numbers ---------------------------------------------------------------------------------------------


def number_in_words(number: float, options: Given = undefined, locales: Given = undefined) -> str:
    """A number with commas, and at most three digits of its fraction."""
    given = _given(options)
    style = given.get("style", "decimal")
    if number != number:
        return "NaN"
    sign = "-" if number < 0 or str(float(number)) == "-0.0" else ""
    if given.get("signDisplay") in _SIGNS and not sign and (number or given["signDisplay"] == "always"):
        sign = "+"
    sign = "" if given.get("signDisplay") == "never" else sign
    if given.get("notation") == "compact":
        return sign + _compact(abs(number), given)
    shown = _as_in(_place_of(locales), _digits(abs(number), given, style), str(locales))
    if style == "unit":
        return f"{sign}{shown}{_unit(shown, str(given.get('unit', '')), str(given.get('unitDisplay', 'short')))}"
    if style == "percent":
        return f"{sign}{shown}%"
    if style == "currency":
        if "currency" not in given:
            raise TypeError("Currency code is required with currency style.")
        code = str(given["currency"]).upper()
        symbol = _CURRENCIES.get(code, f"{code}\xa0")
        return f"{sign}{symbol}{shown}"
    return sign + shown


_SIGNS: Final = ("always", "exceptZero")
_GREAT: Final = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))


def _compact(number: float, given: dict[str, Any]) -> str:
    """A number as `1.2M`: two digits, or all of those before the point."""
    number = float(f"{number:.2g}") if number < 100 else number
    scaled = ((number / size, letter) for size, letter in _GREAT)
    shown, letter = next((each for each in scaled if round(each[0], 1 if each[0] < 10 else 0) >= 1), (number, ""))
    digits = {"maximumFractionDigits": 1 if shown < 10 else 0, **given}
    return _digits(shown, {name: item for name, item in digits.items() if name != "notation"}, "decimal") + letter


_UNITS: Final = {
    "byte": " byte", "kilobyte": " kB", "megabyte": " MB", "gigabyte": " GB", "terabyte": " TB", "bit": " bit",
    "millisecond": " ms", "second": " sec", "minute": " min", "hour": " hr", "day": " day", "week": " wk",
    "month": " mth", "year": " yr", "percent": "%", "celsius": "°C", "fahrenheit": "°F", "degree": " deg",
    "kilometer": " km", "meter": " m", "centimeter": " cm", "millimeter": " mm", "mile": " mi", "foot": " ft",
    "inch": " in", "kilogram": " kg", "gram": " g", "pound": " lb", "liter": " L", "milliliter": " mL",
    "kilometer-per-hour": " km/h", "mile-per-hour": " mph", "megabyte-per-second": " MB/s",
}  # fmt: skip
_WITH_S: Final = ("day", "week", "month", "year")


def _unit(shown: str, unit: str, display: str) -> str:
    """What stands behind a number of units. Raises RangeError for a unit that nobody knows."""
    if unit not in _UNITS:
        raise RangeError(f"Invalid unit argument for Intl.NumberFormat() '{unit}'")
    if display == "long":
        one, _, other = unit.partition("-per-")
        return f" {one}{'' if shown == '1' else 's'}{f' per {other}' if other else ''}"
    return _UNITS[unit] + ("s" if unit in _WITH_S and shown != "1" else "")


def _as_in(place: _Place | None, digits: str, name: str) -> str:
    if name.endswith("-IN") and "," in digits:
        whole, _, fraction = digits.partition(".")
        *great, last = whole.replace(",", "")[:-3], whole.replace(",", "")[-3:]
        pairs = great[0][::-1]
        before = ",".join(pairs[at : at + 2] for at in range(0, len(pairs), 2))[::-1]
        return f"{before},{last}" + (f".{fraction}" if fraction else "")
    if place is None:
        return digits
    whole, _, fraction = digits.partition(".")
    between = place.thousands if len(whole.replace(",", "")) >= place.least else ""
    return whole.replace(",", between) + (f"{place.point}{fraction}" if fraction else "")


_EXACT: Final = Context(prec=1000)  # the digits of every number


def _digits(number: float, given: dict[str, Any], style: str) -> str:
    if number in (float("inf"),):
        return "∞"
    default = {"percent": (0, 0), "currency": (2, 2)}.get(style, (0, 3))
    if style == "currency" and str(given.get("currency")).upper() in _WHOLE_CURRENCIES:
        default = (0, 0)
    least = given.get("minimumFractionDigits", default[0])
    most = given.get("maximumFractionDigits", max(least, default[1]))
    least = min(least, most)
    if not 0 <= most <= 100 or not 0 <= least <= 100:
        raise RangeError("maximumFractionDigits value is out of range.")
    exact = Decimal(repr(float(number))) if isinstance(number, float) else Decimal(number)
    exact = exact * 100 if style == "percent" else exact
    if "maximumSignificantDigits" in given and exact:
        most = max(0, int(given["maximumSignificantDigits"]) - exact.adjusted() - 1)
        exact = exact.quantize(
            Decimal(1).scaleb(exact.adjusted() - int(given["maximumSignificantDigits"]) + 1), ROUND_HALF_UP, _EXACT
        )
        least = 0
    text = f"{exact.quantize(Decimal(1).scaleb(-int(most)), ROUND_HALF_UP, _EXACT):,f}"
    whole, _, fraction = text.partition(".")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    if (wanted := int(given.get("minimumIntegerDigits", 1))) > len(whole.replace(",", "")):
        whole = f"{'1' + whole.replace(',', '').rjust(wanted, '0'):}"
        whole = f"{int(whole):,}"[1:].lstrip(",")
    whole = whole if truthy(given.get("useGrouping", True)) else whole.replace(",", "")
    return f"{whole}.{fraction}" if fraction else whole


# -- dates -----------------------------------------------------------------------------------------------

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEK: Final = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_DAY_PARTS: Final = ("weekday", "year", "month", "day")
_CLOCK_PARTS: Final = ("hour", "minute", "second", "fractionalSecondDigits")
_STYLES: Final = {
    "full": {"weekday": "long", "year": "numeric", "month": "long", "day": "numeric"},
    "long": {"year": "numeric", "month": "long", "day": "numeric"},
    "medium": {"year": "numeric", "month": "short", "day": "numeric"},
    "short": {"year": "2-digit", "month": "numeric", "day": "numeric"},
}
_ALL_OF_A_DAY: Final = {"year": "numeric", "month": "numeric", "day": "numeric"}
_ALL_OF_A_CLOCK: Final = {"hour": "numeric", "minute": "2-digit", "second": "2-digit"}


def date_in_words(time: float, what: str, locales: Given, options: Given) -> str:
    """A moment: `1/31/2020, 1:30:00 PM`, only its day, or only its time."""
    if time != time:
        return "Invalid Date"
    given = _given(options)
    day: dict[str, Any] = {name: given[name] for name in _DAY_PARTS if name in given}
    clock: dict[str, Any] = {name: given[name] for name in _CLOCK_PARTS if name in given}
    if "dateStyle" in given or "timeStyle" in given:
        day = dict(_STYLES.get(given.get("dateStyle", ""), {}))
        clock = dict(_ALL_OF_A_CLOCK) if "timeStyle" in given else {}
        if given.get("timeStyle") == "short":
            clock.pop("second")
    elif (what == "any" and not day and not clock) or (what == "date" and not day):
        day = dict(_ALL_OF_A_DAY)
        clock = dict(_ALL_OF_A_CLOCK) if what == "any" else clock
    elif what == "time" and not clock:
        clock = dict(_ALL_OF_A_CLOCK)
    fields = moments.fields_of(_in_zone(time, given.get("timeZone")))
    place = _place_of(locales)
    if place is not None and day in ({}, _ALL_OF_A_DAY):
        given.setdefault("hour12", False)
        parts = [place.day_of(fields) if day else "", _clock_in_words(fields, clock, given)]
        return place.between.join(part for part in parts if part)
    parts = [_day_in_words(fields, day), _clock_in_words(fields, clock, given)]
    between = " at " if given.get("dateStyle") in ("full", "long") else ", "
    return between.join(part for part in parts if part)


def _in_zone(time: float, zone: Given) -> float:
    if zone is None:
        return moments.local(time)
    try:
        where = datetime.UTC if zone.upper() == "UTC" else zoneinfo.ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise RangeError(f"Invalid time zone specified: {zone}") from None
    moment = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(milliseconds=int(time))
    offset = moment.astimezone(where).utcoffset() or datetime.timedelta()
    return time + offset // datetime.timedelta(milliseconds=1)


def _day_in_words(fields: moments.Fields, day: dict[str, str]) -> str:
    year = f"{fields.year % 100:02}" if day.get("year") == "2-digit" else str(fields.year)
    date = f"{fields.date:02}" if day.get("day") == "2-digit" else str(fields.date)
    week = _WEEK[fields.day] if day.get("weekday") == "long" else moments.DAYS[fields.day]
    kind = day.get("month")
    if kind in ("long", "short"):
        month = _MONTHS[fields.month] if kind == "long" else moments.MONTHS[fields.month]
        text = f"{month} {date}" if "day" in day else month
        text += ("," if "day" in day else "") + f" {year}" if "year" in day else ""
    else:
        month = f"{fields.month + 1:02}" if kind == "2-digit" else str(fields.month + 1)
        shown = {"month": month, "day": date, "year": year}
        text = "/".join(shown[name] for name in shown if name in day)
    return ", ".join(part for part in (week if "weekday" in day else "", text) if part)


def _clock_in_words(fields: moments.Fields, clock: dict[str, Any], given: dict[str, Any]) -> str:
    if not clock:
        return ""
    half = truthy(given["hour12"]) if "hour12" in given else given.get("hourCycle", "h12") in ("h12", "h11")
    hours = (fields.hours % 12 or 12) if half else fields.hours
    parts: list[str] = []
    if "hour" in clock:
        parts.append(f"{hours:02}" if clock["hour"] == "2-digit" or not half else str(hours))
    if "minute" in clock:
        parts.append(f"{fields.minutes:02}" if parts or "second" in clock else str(fields.minutes))
    if "second" in clock:
        parts.append(f"{fields.seconds:02}" if parts else str(fields.seconds))
    text = ":".join(parts)
    if "fractionalSecondDigits" in clock:
        text += f".{fields.milliseconds:03}"[: 1 + int(clock["fractionalSecondDigits"])]
    return f"{text} {'AM' if fields.hours < 12 else 'PM'}" if half and "hour" in clock else text
