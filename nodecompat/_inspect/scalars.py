"""How values without members are shown: dates, regular expressions, symbols, and what JavaScript has no kind for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import text
from .fields import ordered, own_fields, type_name
from .shape import Shape, enumerable, finished

if TYPE_CHECKING:
    from .._js.text import Symbol
    from .kinds import Handler
    from .options import Context

_MAX_REPR = 10_000


def date(ctx: Context, value: Any) -> Shape:
    from datetime import UTC, datetime, timedelta

    from .._js.dates import microseconds

    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds(value))
    shown = f"{moment.replace(tzinfo=None).isoformat('T', 'milliseconds')}Z"
    return Shape(
        "[Date]", empty=shown, base=shown, style="date", properties=enumerable(ordered(own_fields(value).items()))
    )


def regexp(ctx: Context, value: Any) -> Shape:
    from .._js.regexps import regexp_text

    found = regexp_text(value)
    if found is None:
        return repr_text(ctx, value)
    source, flags = found
    escaped = _escape_slashes(source)
    return finished(f"/{escaped or '(?:)'}/{flags}", "regexp")


def _escape_slashes(source: str) -> str:
    """The source between slashes: a slash and a line end inside are escaped unless they are already."""
    out, in_class, at = [], False, 0
    while at < len(source):
        char = source[at]
        if char == "\\":
            out.append(source[at : at + 2].replace("\n", "n"))
            at += 2
            continue
        in_class = char == "[" or (in_class and char != "]")
        out.append({"\n": "\\n", "/": "/" if in_class else "\\/"}.get(char, char))
        at += 1
    return "".join(out)


def repr_text(ctx: Context, value: Any) -> Shape:
    shown = repr(value)
    if len(shown) > _MAX_REPR:
        shown = f"{shown[:_MAX_REPR]}..."
    return finished(shown.replace("\n", "\n" + " " * ctx.indentation))


def enum(ctx: Context, value: Any) -> Shape:
    return finished(f"{type_name(value)}.{value._name_}", "symbol")


def symbol(ctx: Context, value: Symbol) -> Shape:
    return finished(repr(value), "symbol")


def undefined(ctx: Context, value: Any) -> Shape:
    return finished("undefined", "undefined")


def scalar(ctx: Context, value: Any) -> Shape:
    """A subclass of str, int or float, or a number of numpy's: what it holds."""
    if isinstance(value, str):
        return finished(text.quote(str.__str__(value)), "string")
    if not isinstance(value, (int, float)):
        value = value.item()
    if isinstance(value, (bool, str)) or not isinstance(value, (int, float)):
        return finished(repr(value).lower() if isinstance(value, bool) else repr(value), "boolean")
    return finished(text.number(value, ctx.numeric_separator), "number")


def module(ctx: Context, value: Any) -> Shape:
    return finished(f"[Module: {value.__name__}]", "special")


def tagged(tag: str) -> Handler:
    shown = f"Object [{tag}] {{}}"
    return lambda ctx, value: finished(shown)
