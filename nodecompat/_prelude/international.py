"""Intl: numbers, dates, lists and the order of texts, as far as `locales` and `collating` know them. Source: ECMA-402.

What must stay true: an object of Intl writes what `toLocaleString` and `localeCompare` write with the same options.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from nodecompat._js.kinds import defined
from nodecompat._js.own import Object
from nodecompat.values import undefined

from . import collating, locales
from .dates import Date
from .faults import RangeError, TypeError
from .iterating import each
from .operators import number, text
from .parts import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Given


def _locale_of(given: Given) -> str:
    name = next(iter(each(given)), undefined) if isinstance(given, (list, tuple)) else given
    if name is undefined:
        return "en-US"
    if not isinstance(name, str) or not name or not name.replace("-", "").isalnum():
        raise RangeError(f"Invalid language tag: {text(name)}")
    return name


class _Service:
    """What the objects of Intl have in common: a locale, and options."""

    def __init__(self, locales: Given = undefined, options: Given = undefined, *_: object) -> None:
        self._locale = _locale_of(locales)
        self._options = defined(options) if isinstance(options, dict) else {}

    @staticmethod
    def supportedLocalesOf(locales: Given = undefined, *_: object) -> list[str]:
        """Those of some locales that are known by name."""
        return [_locale_of(one) for one in (locales if isinstance(locales, (list, tuple)) else [locales])]

    def resolvedOptions(self) -> Object:
        """What it does: the locale, and the options."""
        return Object({"locale": self._locale, **self._options})


class NumberFormat(_Service):
    """Intl.NumberFormat: `format(number)`. Options: style, currency, useGrouping, digits."""

    @property
    def format(self) -> Callable[..., str]:
        """The text of a number, as `toLocaleString` has it."""
        return lambda value=undefined, *_: locales.number_in_words(number(value), self._options, self._locale)

    def resolvedOptions(self) -> Object:
        """What it does: the locale, the digits, and the options."""
        return Object({"locale": self._locale, "numberingSystem": "latn", "style": "decimal", **self._options})


class DateTimeFormat(_Service):
    """Intl.DateTimeFormat: `format(date)`. Options: weekday, year, …, dateStyle, timeStyle, timeZone, hour12."""

    @property
    def format(self) -> Callable[..., str]:
        """The text of a date, as `toLocaleDateString` has it."""

        def format(date: Given = undefined, *_: object) -> str:
            moment = Date.now() if date is undefined else number(date)
            if moment != moment:
                raise RangeError("Invalid time value")
            what = "any" if {"hour", "minute", "second"} & self._options.keys() else "date"
            return locales.date_in_words(moment, what, self._locale, self._options)

        return format

    def resolvedOptions(self) -> Object:
        """What it does: the locale, the calendar, the zone, and the options."""
        found = {"locale": self._locale, "calendar": "gregory", "numberingSystem": "latn", "timeZone": _zone()}
        return Object({**found, **self._options})


class Collator(_Service):
    """Intl.Collator: `compare(a, b)`. Options: sensitivity, numeric."""

    @property
    def compare(self) -> Callable[..., int]:
        """-1, 0 or 1, as `localeCompare` has it."""
        return lambda one=undefined, other=undefined, *_: collating.compare(text(one), text(other), self._options)


class PluralRules(_Service):
    """Intl.PluralRules of English: `select(number)`. Options: type ('cardinal', 'ordinal')."""

    def select(self, value: Given = undefined, *_: object) -> str:
        """'one', 'two', 'few' or 'other'."""
        found = number(value)
        if self._options.get("type") != "ordinal":
            return "one" if found == 1 else "other"
        last = found % 10
        if last not in (1, 2, 3) or found % 100 in (11, 12, 13):
            return "other"
        return {1: "one", 2: "two"}.get(int(last), "few")


class ListFormat(_Service):
    """Intl.ListFormat of English: `format(list)`. Options: type ('conjunction', 'disjunction', 'unit'), style."""

    def format(self, items: Given = undefined, *_: object) -> str:
        """The items with commas, and a word before the last. Raises TypeError for what is no text."""
        shown = [*each(items)]
        wrong = next((item for item in shown if not isinstance(item, str)), None)
        if wrong is not None:
            raise TypeError(f"Iterable yielded {text(wrong)} which is not a string")
        kind, style = self._options.get("type", "conjunction"), self._options.get("style", "long")
        if kind == "unit":
            return (" " if style == "narrow" else ", ").join(shown)
        word = "or" if kind == "disjunction" else "and" if style == "long" else "&" if style == "short" else ""
        if len(shown) < 3:
            return (f" {word} " if word else ", ").join(shown)
        return ", ".join([*shown[:-1], f"{word} {shown[-1]}".lstrip()])


_NEAR: Final = {
    ("second", 0): "now", ("minute", 0): "this minute", ("hour", 0): "this hour",
    ("day", -1): "yesterday", ("day", 0): "today", ("day", 1): "tomorrow",
    **{
        (unit, turn): f"{word} {unit}"
        for unit in ("week", "month", "quarter", "year")
        for turn, word in ((-1, "last"), (0, "this"), (1, "next"))
    },
}  # fmt: skip
_SPANS: Final = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
_SHORT: Final = {"second": "sec.", "minute": "min.", "hour": "hr.", "week": "wk.", "month": "mo.", "year": "yr."}


class RelativeTimeFormat(_Service):
    """Intl.RelativeTimeFormat of English: `format(value, unit)`. Options: numeric ('always', 'auto'), style."""

    def format(self, value: Given = undefined, unit: Given = undefined, *_: object) -> str:
        """'in 3 days', '1 hour ago'. Raises RangeError for what is no number or no unit."""
        found, span = number(value), text(unit).removesuffix("s")
        if found != found or found - found != 0:
            raise RangeError("Invalid time value")
        if span not in _SPANS:
            raise RangeError(f"Invalid unit argument for format() '{text(unit)}'")
        near = _NEAR.get((span, int(found))) if found == int(found) else None
        if self._options.get("numeric") == "auto" and near is not None:
            return near
        past = found < 0 or str(float(found)) == "-0.0"
        shown = locales.number_in_words(abs(found), {}, self._locale)
        word = _SHORT.get(span) if self._options.get("style") in ("short", "narrow") else None
        counted = f"{shown} {word or (span if abs(found) == 1 else f'{span}s')}"
        return f"{counted} ago" if past else f"in {counted}"


def _zone() -> str:
    """The name of this system's zone, as far as it says it."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        try:
            named = os.readlink("/etc/localtime").partition("zoneinfo/")[2]
        except OSError:
            named = ""
    return named or "UTC"


class IntlObject(Part):
    """The class of Intl, which is an object."""

    _toStringTag = "Intl"
    Collator: Final = Collator
    DateTimeFormat: Final = DateTimeFormat
    ListFormat: Final = ListFormat
    NumberFormat: Final = NumberFormat
    PluralRules: Final = PluralRules
    RelativeTimeFormat: Final = RelativeTimeFormat

    @staticmethod
    def getCanonicalLocales(given: Given = undefined, *_: object) -> list[Any]:
        """The locales under the names that they have. Raises RangeError."""
        if given is undefined:
            return []
        return [_canonical(_locale_of(one)) for one in (given if isinstance(given, (list, tuple)) else [given])]


def _canonical(name: str) -> str:
    language, *rest = name.replace("_", "-").split("-")
    shaped = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    return "-".join([language.lower(), *shaped])


Intl: Final = IntlObject()
"""JavaScript's Intl."""
