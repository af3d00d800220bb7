"""`util.inspect`: one value after the other, down to the depth that is asked for.

What must stay true: a value that contains itself, that is nested without end, or whose `repr` fails, ends in
text like any other; only a custom inspection function of the program's own may raise.
"""

from __future__ import annotations

from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from .._js.arity import fit, is_function
from .._js.classes import is_a, type_name
from .._js.fields import method
from .._js.text import Symbol
from .._on_use import on_use
from . import styles, text
from .kinds import shape_of
from .layout import arrange
from .options import DEFAULTS, Context, merged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._js import Errors
    from .shape import Property, Shape

    errors: Errors
else:
    errors = on_use("nodecompat._errors.base")  # only a wrong use of `defaultOptions` needs it

CUSTOM = Symbol.for_("nodejs.util.inspect.custom")
CUSTOM_METHOD = "inspectCustom"
_JAVASCRIPTS = ("nodecompat._prelude.", "nodecompat._js.", "nodecompat.values")
_MIN_LINE = 16

_ABSENT = object()


class Inspect:
    """`util.inspect`; there is one instance."""

    custom: Symbol = CUSTOM
    colors: dict[str, list[int]] = styles.COLORS
    styles: dict[str, str | Callable[[str], str]] = styles.STYLES
    __name__ = "inspect"

    def __call__(
        self,
        value: object,
        options: object = None,
        depth: object = _ABSENT,
        colors: object = _ABSENT,
        **keywords: object,
    ) -> str:
        """The text that stands for a value, as Node writes it.

        Options, in a dict or as keywords: `depth` (2; None: no limit), `compact` (3; True, False), `breakLength`
        (80 columns), `maxArrayLength` (100), `maxStringLength` (10000), `sorted` (True or a compare function),
        `colors`, `numericSeparator`, `customInspect`. `showHidden` shows the length of arrays; `showProxy` and
        `getters` have no effect. Raises TypeError for an unknown keyword, and whatever a custom
        inspection function raises. Node: util.inspect.
        """
        found = merged(options, keywords)
        if depth is not _ABSENT:
            found["depth"] = depth
        if colors is not _ABSENT:
            found["colors"] = colors
        return inspected(value, found)

    @property
    def defaultOptions(self) -> dict[str, Any]:
        """The options of calls that do not give their own; what is assigned is merged in.

        Raises ERR_INVALID_ARG_TYPE for what is no dict.
        """
        return DEFAULTS

    @defaultOptions.setter
    def defaultOptions(self, given: object) -> None:
        if not isinstance(given, dict):
            raise errors.InvalidArgTypeError("options", "of type object", given)
        DEFAULTS.update({name: item for name, item in given.items() if name in DEFAULTS})

    def inspectCustom(self) -> str:
        """Shown as the function that it is in Node."""
        return "[Function: inspect]"


inspect: Inspect = Inspect()


def inspected(value: object, options: Mapping[str, Any]) -> str:
    """The text of a value."""
    ctx = Context(options)
    try:
        return _write(ctx, value, 0)
    except RecursionError:  # a custom inspection that returns ever new objects
        return _interrupted(ctx, type_name(value))


def _interrupted(ctx: Context, name: str) -> str:
    why = "Inspection interrupted prematurely. Maximum call stack size exceeded."
    return ctx.stylize(f"[{name}: {why}]", "special")


def _write(ctx: Context, value: object, depth: int) -> str:
    primitive = _PRIMITIVES.get(type(value))
    if primitive is not None:
        return primitive(ctx, value)
    if ctx.custom_inspect or _is_javascripts(type(value)):
        custom = method(value, CUSTOM, CUSTOM_METHOD)
        if is_function(custom) and not is_a(value, type):
            result = fit(custom, 3)(ctx.depth - depth, ctx.user_options(), inspect)
            if isinstance(result, str):
                return result.replace("\n", "\n" + " " * ctx.indentation)
            if result is not value:
                return _write(ctx, result, depth)
    if id(value) in ctx.seen:
        number = ctx.circular.setdefault(id(value), len(ctx.circular) + 1)
        return ctx.stylize(f"[Circular *{number}]", "special")
    return _write_object(ctx, value, depth)


def _is_javascripts(cls: type) -> bool:
    """Whether a class is JavaScript's own, whose look is no custom one to Node: Date, DataView, an iterator."""
    own = cls.__module__.startswith(_JAVASCRIPTS) and hasattr(cls, CUSTOM_METHOD)
    return own and not issubclass(cls, bytearray)


def _write_object(ctx: Context, value: object, depth: int) -> str:
    ctx.count()
    shape = shape_of(ctx, value)
    if shape.entries is None and not shape.properties:
        return ctx.stylize(shape.empty, shape.style) if shape.style else shape.empty
    if depth > ctx.depth:
        return ctx.stylize(shape.label, "special")
    ctx.seen.add(id(value))
    ctx.current_depth = depth + 1
    indentation = ctx.indentation
    try:
        entries = _entries(ctx, shape, depth + 1)
    except RecursionError:
        ctx.indentation = indentation
        return _interrupted(ctx, shape.label.strip("[]"))
    finally:
        ctx.seen.discard(id(value))
    base, opening = shape.base, shape.opening
    number = ctx.circular.get(id(value))
    if number is not None:
        reference = ctx.stylize(f"<ref *{number}>", "special")
        if ctx.compact is True:
            opening = f"{reference} {opening}"
        else:
            base = f"{reference} {base}" if base else reference
    return ctx.account(arrange(ctx, entries, base, (opening, shape.closing), depth + 1, shape.items))


def _entries(ctx: Context, shape: Shape, depth: int) -> list[str]:
    def write(member: object) -> str:
        ctx.indentation += 2
        shown = _write(ctx, member, depth)
        ctx.indentation -= 2
        return shown

    entries = [] if shape.entries is None else shape.entries(write)
    properties = [_property(ctx, one, depth) for one in shape.properties]
    if ctx.sorted:
        if shape.items is None:
            return _sorted(ctx, entries + properties)
        properties = _sorted(ctx, properties)
    return entries + properties


def _sorted(ctx: Context, entries: list[str]) -> list[str]:
    if ctx.sorted is True:
        return sorted(entries)
    return sorted(entries, key=cmp_to_key(ctx.sorted))


def _property(ctx: Context, one: Property, depth: int) -> str:
    name, value, is_enumerable = one
    indent = 3 if ctx.compact is True else 2
    ctx.indentation += indent
    shown = _write(ctx, value, depth)
    gap = " "
    if indent == 3 and ctx.break_length < text.width(shown):
        gap = "\n" + " " * ctx.indentation
    ctx.indentation -= indent
    if isinstance(name, Symbol):
        key = ctx.stylize(text.escape_symbol(repr(name)), "symbol")
    else:
        key = ctx.stylize(text.key_text(name), "name" if text.is_identifier(name) else "string")
    return f"{key if is_enumerable else f'[{key}]'}:{gap}{shown}"


# -- primitives ----------------------------------------------------------------------------------------


def _string(ctx: Context, value: str) -> str:
    more = ""
    size = text.length(value)
    if size > ctx.max_string_length:
        left = size - int(ctx.max_string_length)
        value = text.head(value, int(ctx.max_string_length))
        size -= left
        more = f"... {left} more character{'s' if left > 1 else ''}"
    if ctx.compact is not True and size > _MIN_LINE and size > ctx.break_length - ctx.indentation - 4:
        lines = value.split("\n")
        pieces = [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
        joint = " +\n" + " " * (ctx.indentation + 2)
        return joint.join([ctx.stylize(text.quote(piece), "string") for piece in pieces]) + more
    return ctx.stylize(text.quote(value), "string") + more


def _number(ctx: Context, value: float) -> str:
    return ctx.stylize(text.number(value, ctx.numeric_separator), "number")


_PRIMITIVES: dict[type, Callable[[Context, Any], str]] = {
    str: _string,
    int: _number,
    float: _number,
    bool: lambda ctx, value: ctx.stylize("true" if value else "false", "boolean"),
    type(None): lambda ctx, _: ctx.stylize("null", "null"),
}
