"""`String(x)` of objects: what their `toString` would say in JavaScript.

What must stay true: a text never holds the address of an object, and only a `__str__` of the program's own runs; a
list that holds itself ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..values import undefined
from .dates import date_text
from .kinds import error_name, kind_of, type_of
from .regexps import regexp_literal
from .text import Symbol, string_of, to_string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TAGS: Final = {
    "module": "Module",
    "generator": "Generator",
    "async_generator": "AsyncGenerator",
    "coroutine": "Promise",
    "Promise": "Promise",
}


def text_of(value: object) -> str:
    """The text of any object; an instance is '[object Object]', unless its class has a `__str__`."""
    return _text(value, ())


def _text(value: object, outer: tuple[int, ...]) -> str:
    if isinstance(value, Symbol):
        return repr(value)
    cls = type(value)
    kind = kind_of(cls)
    known = _BY_KIND.get(kind)
    if known is not None:
        return known(value)
    if cls.__str__ is not object.__str__:
        return str(value)
    if kind == "list":
        return _joined(value, outer)  # type: ignore[arg-type]  # which is what the kind says
    if type_of(value) == "function":
        return f"function {getattr(value, '__name__', '')}() {{ [native code] }}"
    return f"[object {_BY_NAME.get(kind) or _TAGS.get(cls.__name__, 'Object')}]"


def _joined(items: Iterable[object], outer: tuple[int, ...]) -> str:
    if id(items) in outer:
        return ""
    inner = (*outer, id(items))
    return ",".join(["" if item is None or item is undefined else _member(item, inner) for item in items])


def _member(item: object, outer: tuple[int, ...]) -> str:
    return to_string(item) if isinstance(item, (str, int, float, Symbol)) else _text(item, outer)


def _error_text(error: BaseException) -> str:
    message = error.message if isinstance(error, BaseExceptionGroup) else str(error)
    name = error_name(error)
    return f"{name}: {message}" if message else name


_BY_NAME: Final = {"Map": "Map", "set": "Set"}
_BY_KIND: Final[dict[str, Callable[[Any], str]]] = {
    "bytes": lambda value: value.decode("utf-8", "replace"),
    "typed": lambda value: _joined(value.tolist(), ()),
    "date": date_text,
    "regexp": regexp_literal,
    "error": _error_text,
    "enum": lambda value: string_of(value.value),
    "scalar": lambda value: string_of(value.item()),
}
