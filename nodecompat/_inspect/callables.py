"""How functions and classes are shown: `[Function: f]`, `[AsyncFunction: f]`, `[class B extends A]`.

A lambda is anonymous. A class shows its name, the first class it derives from, and its static fields.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from .._js.classes import CONSTRUCTOR, bases, is_a, members, statics
from .._js.fields import attributes, ordered
from .._js.kinds import error_class_name
from .shape import Shape, enumerable

if TYPE_CHECKING:
    from collections.abc import Callable

    from .options import Context

_GENERATOR, _COROUTINE, _ASYNC_GENERATOR = 0x20, 0x80, 0x200  # code flags
_CONVERTED = "nodecompat._prelude.converted"
_PRELUDE = "nodecompat._prelude."
_OF_LANGUAGE = ("nodecompat.values", "nodecompat.promise", "nodecompat._js")  # where JavaScript's own classes are
_NOTHING: dict[str, object] = {}
_KINDS = (
    (_GENERATOR, "GeneratorFunction"),
    (_COROUTINE, "AsyncFunction"),
    (_ASYNC_GENERATOR, "AsyncGeneratorFunction"),
)


def function(ctx: Context, value: Callable[..., object]) -> Shape:
    """Anything that is called without being a class."""
    kind = function_kind(value)
    name = _name(value)
    base = f"[{kind}: {name}]" if name else f"[{kind} (anonymous)]"
    own = {name: item for name, item in attributes(_plain(value)).items() if str(name)[:2] != "__"}
    if type(value).__name__ == "OnceListener":
        own["listener"] = value.listener  # type: ignore[attr-defined]  # its class has it
    return Shape(f"[{kind}]", empty=base, base=base, style="special", properties=enumerable(ordered(own.items())))


def _plain(value: object) -> object:
    """The function of a method."""
    return getattr(value, "__func__", value)


def flags_of(value: object) -> int:
    """The flags of a function's code, 0 where it has none; what `js.promised` made has those of its `async def`."""
    written: Any = _plain(value)
    if getattr(written, "__globals__", _NOTHING).get("__name__") == _CONVERTED:
        written = getattr(written, "__wrapped__", written)
    flags: int = getattr(getattr(written, "__code__", None), "co_flags", 0)
    return flags


def function_kind(value: object) -> str:
    """JavaScript's class of a function: 'Function', 'AsyncFunction', 'GeneratorFunction', 'AsyncGeneratorFunction'."""
    flags = flags_of(value)
    for bit, kind in _KINDS:
        if flags & bit:
            return kind
    return "Function"


def _name(value: object) -> str:
    kind = type(value).__name__
    if kind == "OnceListener":
        return "bound onceWrapper"
    if is_a(value, partial):
        return f"bound {_name(value.func)}"
    name = getattr(value, "__name__", "")
    return name if isinstance(name, str) and name != "<lambda>" else ""


def class_(ctx: Context, value: type) -> Shape:
    """A class; one that was a function in JavaScript is shown as such."""
    own = enumerable(ordered(statics(value).items()))
    if CONSTRUCTOR in members(value) or value.__module__ in _OF_LANGUAGE or value.__module__.startswith(_PRELUDE):
        base = f"[Function: {value.__name__}]"
        return Shape(base, empty=base, base=base, style="special", properties=own)
    parent = bases(value)[1:2]
    base = f"class {value.__name__ or '(anonymous)'}"
    meta = type(value)
    if "__slots__" not in members(meta) and meta is not type and meta.__module__ not in ("abc", "enum"):
        base += f" [{meta.__name__}]" if not meta.__module__.startswith("nodecompat.") else ""
    if parent and parent[0] is not object:
        base += f" extends {error_class_name(parent[0])}"
    return Shape(f"[{base}]", empty=f"[{base}]", base=f"[{base}]", style="special", properties=own)
