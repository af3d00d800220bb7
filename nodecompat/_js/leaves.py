"""Copies of values that hold no others, by kind.

What must stay true: a value that Python cannot change is its own copy; of a subclass it is its base; a copy shares
nothing with what it is of.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Final, NoReturn

from nodecompat._js.dates import date_at, microseconds, plain_datetime
from nodecompat._js.kinds import (
    FUNCTION,
    MOVED,
    REFUSED,
    RefusedError,
    advice_for,
    class_name,
    numpy_loaded,
    type_of,
)
from nodecompat._js.memory import Memory
from nodecompat._js.text import Symbol
from nodecompat._on_use import on_use
from nodecompat.values import Date, RegExp

if TYPE_CHECKING:
    import datetime
    import decimal
    import fractions
    import re
    import uuid
    from collections.abc import Callable
    from pathlib import PurePath
else:  # each is loaded already when there is a value of it to copy
    datetime = on_use("datetime")
    decimal = on_use("decimal")
    fractions = on_use("fractions")
    uuid = on_use("uuid")


def _same(value: object) -> object:
    return value


def _refused(value: object) -> NoReturn:
    advice = "" if type(value).__module__.startswith("nodecompat.") else advice_for(value)  # JavaScript's text alone
    raise RefusedError(named(value), advice)


def named(value: object) -> str:
    if isinstance(value, Symbol):
        return repr(value)
    if isinstance(value, type):
        return f"class {value.__name__}"
    if type_of(value) == "function":
        name = getattr(value, "__name__", "<lambda>")
        return "function (anonymous)" if name == "<lambda>" else f"function {name}"
    return f"#<{class_name(value)}>"


def _bytes(value: bytes | bytearray) -> object:
    if isinstance(value, Memory):
        return _memory(type(value), value)
    if isinstance(value, bytearray):
        return bytearray(value)
    return bytes(value)


def _memory(cls: type[Memory], data: bytes | bytearray) -> Memory:
    made = cls.__new__(cls)
    bytearray.__init__(made, data)
    return made


def _date(value: datetime.date | Date) -> object:
    if isinstance(value, Date):  # whose time can be set
        return Date(value.time)
    if type(value) is datetime.datetime or type(value) is datetime.date:
        return value
    if isinstance(value, datetime.datetime):
        return _plain_moment(value)
    return datetime.date.fromordinal(datetime.date.toordinal(value))


def _plain_moment(value: datetime.datetime) -> datetime.datetime | Date:
    """An instance of a subclass: what it holds, unless it says another moment, or none."""
    moment, plain = microseconds(value), plain_datetime(value)
    return plain if moment == microseconds(plain) else date_at(moment)


def _decimal(value: decimal.Decimal) -> object:
    return value if type(value) is decimal.Decimal else decimal.Decimal(value)


def _fraction(value: fractions.Fraction) -> object:
    return value if type(value) is fractions.Fraction else fractions.Fraction(value)


def _scalar(value: Any) -> object:
    return _refused(value) if value.dtype.kind in "mcV" else value


def _uuid(value: uuid.UUID) -> object:
    if type(value) is uuid.UUID:
        return value
    return uuid.UUID(int=value.int, is_safe=value.is_safe)


def _path(value: PurePath) -> object:
    base = next(one for one in type(value).__mro__ if one.__module__.partition(".")[0] == "pathlib")
    return value if type(value) is base else base(value)


def _ip(value: object) -> object:
    base = next(one for one in type(value).__mro__ if one.__module__ == "ipaddress")
    return value if type(value) is base else base(str(value))


def _regexp(value: re.Pattern[str] | RegExp) -> object:
    return (RegExp(value.source, value.flags)) if isinstance(value, RegExp) else value


def _typed(value: Any) -> object:
    numpy = numpy_loaded()
    if numpy is not None and isinstance(value, numpy.ndarray):
        if value.dtype.hasobject:
            raise RefusedError(named(value))
        return numpy.array(value)
    if isinstance(value, memoryview):
        return _view(value)
    return array(value.typecode, value)


def _view(value: memoryview) -> object:
    try:
        data = value.tobytes()
        owner: Any = value.obj
        made = _memory(type(owner), data) if isinstance(owner, Memory) else bytearray(data)
        copy: Any = memoryview(data if value.readonly else made)
        if (value.format, value.ndim) == ("B", 1):
            return copy
        return copy.cast(value.format, value.shape) if value.nbytes else copy.cast(value.format)
    except (TypeError, ValueError):  # released, or of elements that memoryview cannot make
        raise RefusedError(named(value)) from None


LEAVES: Final[dict[str, Callable[[Any], object]]] = {
    "text": str.__str__,
    "bool": _same,
    "int": lambda value: value if type(value).__name__ == "BigInt" else int(value),
    "float": float.__float__,
    "bytes": _bytes,
    "undefined": _same,
    "date": _date,
    "uuid": _uuid,
    "decimal": _decimal,
    "fraction": _fraction,
    "ip": _ip,
    "path": _path,
    "string": str,
    "regexp": _regexp,
    "typed": _typed,
    "scalar": _scalar,
    FUNCTION: _refused,
    REFUSED: _refused,
    MOVED: _refused,
}
"""The copy of a value, by its kind. Raises RefusedError for what cannot be copied."""

KEYS: Final = LEAVES.keys() - {"typed", FUNCTION, REFUSED, MOVED}
"""The kinds that a key of a dict may be of, besides tuples of them."""
