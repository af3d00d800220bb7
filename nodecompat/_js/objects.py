"""`String(x)` of objects: what their `toString` would say in JavaScript.

What must stay true: a text never holds the address of an object, and only a `__str__` of the program's own runs; a
list that holds itself ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..values import undefined
from .dates import date_text
from .kinds import error_title, kind_of, type_of
from .regexps import regexp_literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    ToString = Callable[[object], str]  # of any value; TypeError for a symbol

_TAGS: Final = {
    "module": "Module",
    "generator": "Generator",
    "async_generator": "AsyncGenerator",
    "coroutine": "Promise",
    "Promise": "Promise",
}


def text_of(value: object, to_string: ToString, outer: tuple[int, ...] = ()) -> str:
    """The text of any object; an instance is '[object Object]', unless its class has a `__str__`.

    `outer` are the identities of the lists around it. Source: ECMA-262 20.1.3.6 Object.prototype.toString.
    """
    cls = type(value)
    kind = "list" if cls is list or cls is tuple else kind_of(cls)
    known = _BY_KIND.get(kind)
    if known is not None:
        return known(value, to_string)
    if cls.__str__ is not object.__str__:
        return str(value)
    if isinstance(value, range):
        return repr(value)  # its members could be more than memory holds
    if kind == "list":
        return _joined(value, to_string, outer)  # type: ignore[arg-type]  # which is what the kind says
    if type_of(value) == "function":
        return f"function {getattr(value, '__name__', '')}() {{ [native code] }}"
    tag = getattr(cls, "_toStringTag", None)  # that of a class whose instances have one in Node
    return f"[object {tag if isinstance(tag, str) else _BY_NAME.get(kind) or _TAGS.get(cls.__name__, 'Object')}]"


def _joined(items: Iterable[object], to_string: ToString, outer: tuple[int, ...]) -> str:
    """Source: ECMA-262 23.1.3.18 Array.prototype.join."""
    if id(items) in outer:
        return ""
    inner = (*outer, id(items))

    def member(item: object) -> str:
        if item is None or item is undefined:
            return ""
        if isinstance(item, (str, int, float)) or kind_of(type(item)) != "list":
            return to_string(item)
        return text_of(item, to_string, inner)

    return ",".join([member(item) for item in items])


def _error_text(error: BaseException, _: ToString) -> str:
    message = error.message if isinstance(error, BaseExceptionGroup) else str(error)
    title = error_title(error)
    return f"{title}: {message}" if message else title


_BY_NAME: Final = {"Map": "Map", "set": "Set"}
_BY_KIND: Final[dict[str, Callable[[Any, ToString], str]]] = {
    "bytes": lambda value, _: value.decode("utf-8", "replace"),
    "typed": lambda value, to_string: _joined(value.tolist(), to_string, ()),
    "date": lambda value, _: date_text(value),
    "regexp": lambda value, _: regexp_literal(value),
    "error": _error_text,
    "enum": lambda value, to_string: to_string(value.value),
    "scalar": lambda value, to_string: to_string(value.item()),
}
