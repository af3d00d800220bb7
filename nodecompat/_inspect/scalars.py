"""How values without members are shown: dates, regular expressions, symbols, and what JavaScript has no kind for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._js.classes import type_name
from .._js.dates import microseconds
from .._js.fields import ordered, public_fields
from .._js.regexps import regexp_literal, regexp_text
from .._on_use import on_use
from . import text
from .shape import Shape, enumerable, finished

if TYPE_CHECKING:
    import datetime
    import re
    from enum import Enum
    from types import ModuleType

    from .._js.text import Symbol
    from ..values import RegExp
    from .options import Context
    from .shape import Handler
else:
    datetime = on_use("datetime")  # 1 ms, only dates need it

_MAX_REPR = 10_000


def date(ctx: Context, value: datetime.date) -> Shape:
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=microseconds(value))
    shown = f"{moment.isoformat('T', 'milliseconds')}Z"
    return Shape(
        "[Date]", empty=shown, base=shown, style="date", properties=enumerable(ordered(public_fields(value).items()))
    )


def regexp(ctx: Context, value: re.Pattern[str] | RegExp) -> Shape:
    if regexp_text(value) is None:  # a pattern over bytes
        return repr_text(ctx, value)
    return finished(regexp_literal(value), "regexp")


def repr_text(ctx: Context, value: object) -> Shape:
    shown = repr(value)
    if len(shown) > _MAX_REPR:
        shown = f"{shown[:_MAX_REPR]}..."
    return finished(shown.replace("\n", "\n" + " " * ctx.indentation))


def enum(ctx: Context, value: Enum) -> Shape:
    return finished(f"{type_name(value)}.{value._name_}", "symbol")


def symbol(ctx: Context, value: Symbol) -> Shape:
    return finished(repr(value), "symbol")


def undefined(ctx: Context, value: object) -> Shape:
    return finished("undefined", "undefined")


def scalar(ctx: Context, value: object) -> Shape:
    """A subclass of str, int or float, or a number of numpy's: what it holds."""
    if isinstance(value, str):
        return finished(text.quote(str.__str__(value)), "string")
    if not isinstance(value, (int, float)):
        value = value.item()  # type: ignore[attr-defined]  # a numpy.generic
    if isinstance(value, (bool, str)) or not isinstance(value, (int, float)):
        return finished(repr(value).lower() if isinstance(value, bool) else repr(value), "boolean")
    return finished(text.number(value, ctx.numeric_separator), "number")


def module(ctx: Context, value: ModuleType) -> Shape:
    return finished(f"[Module: {value.__name__}]", "special")


def tagged(tag: str) -> Handler:
    shown = f"Object [{tag}] {{}}"
    return lambda ctx, value: finished(shown)
