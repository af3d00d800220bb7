"""How arrays, typed arrays, objects, maps, sets and promises are shown.

Python's containers of a subclass show the subclass's name, like classes that extend Array, Map or Set. Lists
and ranges of any size are read no further than `maxArrayLength`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from .._js.classes import bases, constructor_name, is_a, members, module_of, type_name
from .._js.fields import EMITTER_STATE, attributes, ordered, public_fields
from .._js.holes import holes_of
from .._js.kinds import class_name
from .._js.memory import CLAMPED, is_memory, typed_name
from .._js.record import Record
from .._js.text import Symbol, placed
from ..values import undefined
from . import text
from .scalars import repr_text
from .shape import Shape, enumerable, finished, more_items, prefix

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Protocol

    from ..values import Map
    from .options import Context
    from .shape import Property, Write

    Items = Callable[[], Iterator[object]]  # begins to go through the members

    class Promised(Protocol):
        """What is looked at of a promise."""

        _state: str
        _value: object


_MAX_BYTES = 50  # of a Buffer


def extra(value: object) -> list[Property]:
    """Attributes of a container of a subclass."""
    return enumerable(ordered(public_fields(value).items())) if attributes(value) else []


def _count(ctx: Context, size: int) -> int:
    return int(min(max(0, ctx.max_array_length), size))


# -- arrays --------------------------------------------------------------------------------------------


def array(ctx: Context, value: Sequence[object]) -> Shape:
    kind: Any = list if is_a(value, list) else tuple if is_a(value, tuple) else type(value)
    try:
        size = kind.__len__(value)
    except OverflowError:  # a range of more than an index can count
        return repr_text(ctx, value)
    return _array_of(ctx, value, size, lambda: kind.__iter__(value))


def _array_of(ctx: Context, value: object, size: int, items: Items) -> Shape:
    name = class_name(value) if module_of(type(value)) == "builtins" else type_name(value)
    name = "Array" if type_name(value) in _PLAIN_ARRAYS else name
    opening = "[" if name == "Array" else f"{prefix(name, '', size)}["
    shown = _count(ctx, size)
    properties = extra(value)
    if ctx.show_hidden:
        properties.append(("length", size, False))

    def entries(write: Write) -> list[str]:
        if holes := holes_of(value):
            return _with_holes(ctx, [*items()], holes, write)
        return [write(item) for item in islice(items(), shown)] + more_items(size - shown)

    return Shape(
        f"[{name}]",
        empty=f"{opening}]",
        opening=opening,
        closing="]",
        entries=entries if size else None,
        properties=properties,
        items=_Again(items),
    )


def _with_holes(ctx: Context, members: list[object], holes: Collection[int], write: Write) -> list[str]:
    """The entries of an array with empty places, those beside each other as one."""
    found: list[str] = []
    place, size = 0, len(members)
    while place < size and len(found) < ctx.max_array_length:
        end = place
        while end in holes:
            end += 1
        if end > place:
            many = f"<{end - place} empty item{'s' if end - place > 1 else ''}>"
            found.append(ctx.stylize(many, "undefined"))
            place = end
        else:
            found.append(write(members[place]))
            place += 1
    return found + more_items(size - place)


class _Again:
    """An iterable made of a function that returns an iterator."""

    __slots__ = ("_start",)

    def __init__(self, start: Items) -> None:
        self._start = start

    def __iter__(self) -> Iterator[object]:
        return self._start()


_PLAIN_ARRAYS = frozenset(("list", "tuple", "range", "dict_keys", "dict_values", "dict_items"))
_ELEMENTS = {"b": "Int{}", "h": "Int{}", "i": "Int{}", "l": "Int{}", "q": "Int{}", "n": "Int{}"}
_ELEMENTS |= {kind.upper(): "Uint{}" for kind in _ELEMENTS} | dict.fromkeys("efd", "Float{}") | {"c": "Uint{}"}


def typed_array(ctx: Context, value: Any) -> Shape:
    if is_memory(value):
        return memory(ctx, value)
    view = memoryview(value)
    element = _ELEMENTS.get(view.format.lstrip("@=<>!"))
    if element is None or view.ndim != 1:
        return repr_text(ctx, value)
    kind = element.format(view.itemsize * 8)
    big = view.itemsize == 8 and not kind.startswith("Float")
    kind = "Uint8ClampedArray" if view.format == CLAMPED else f"{'Big' if big else ''}{kind}Array"
    size = len(view)
    shown = _count(ctx, size)
    named = (
        f"Buffer({size}) [{kind}] "
        if type(value).__name__ == "Buffer" or type(value) is bytes
        else prefix(kind, "", size)
    )
    opening = f"{named}["

    def entries(_: Write) -> list[str]:
        members = view[:shown].tolist() if view.format in _NATIVE else [value[at] for at in range(shown)]
        style = "bigint" if big else "number"
        end = "n" if big else ""
        written = [ctx.stylize(text.number(one, ctx.numeric_separator) + end, style) for one in members]
        return written + more_items(size - shown)

    return Shape(
        f"[{kind}]",
        empty=f"{opening}]",
        opening=opening,
        closing="]",
        entries=entries if size else None,
        properties=extra(value),
        items=_Again(lambda: iter(view[: shown + 1].tolist() if view.format in _NATIVE else [])),
    )


_NATIVE = frozenset("bBhHiIlLqQnNfdce") | {f"@{kind}" for kind in "bBhHiIlLqQnNfd"}


def memory(ctx: Context, value: Any) -> Shape:
    """An ArrayBuffer: its bytes, and how many."""
    name = typed_name(value)
    if getattr(value, "detached", False):
        return Shape(f"[{name}]", empty="", opening=f"{name} {{", entries=lambda _: ["(detached)", "[byteLength]: 0"])
    shown = bytes(memoryview(value)[: _count(ctx, min(len(value), _MAX_BYTES))]).hex(" ")
    rest = len(value) - _MAX_BYTES
    more = f" ... {rest} more byte{'s' if rest > 1 else ''}" if rest > 0 else ""
    contents = f"{ctx.stylize('[Uint8Contents]', 'special')}: <{shown}{more}>"
    shape = named(name, [])
    shape.entries = lambda _: [contents]
    shape.properties = [("byteLength", len(value), False)]
    return shape


def data_view(ctx: Context, value: Any) -> Shape:
    """A DataView: where it looks, and at what."""
    shape = named("DataView", [])
    shape.properties = [(name, getattr(value, name), False) for name in ("byteLength", "byteOffset", "buffer")]
    return shape


def buffer(ctx: Context, value: bytes) -> Shape:
    if not ctx.custom_inspect:
        return typed_array(ctx, value)
    rest = len(value) - _MAX_BYTES
    more = f" ... {rest} more byte{'s' if rest > 1 else ''}" if rest > 0 else ""
    return finished(f"<Buffer {value[:_MAX_BYTES].hex(' ')}{more}>")


# -- objects, maps and sets ----------------------------------------------------------------------------


def named(name: str, pairs: Iterable[Any]) -> Shape:
    start = "" if name == "Object" else f"{name} "
    return Shape(f"[{name}]", empty=f"{start}{{}}", opening=f"{start}{{", properties=enumerable(pairs))


def object_(ctx: Context, value: dict[Any, Any]) -> Shape:
    name = "Object" if type(value) is dict or isinstance(value, Record) else type_name(value)
    pairs = ordered(_with_accessors(value))
    shape = named(name, pairs)
    shape.properties += extra(value)
    return shape


class Accessor:
    """Stands for a property that functions read and set."""

    def __init__(self, get: object, set: object) -> None:
        self.text = "[Getter/Setter]" if get and set else "[Getter]" if get else "[Setter]"


def accessor(ctx: Context, value: Accessor) -> Shape:
    return finished(value.text, "special")


def _with_accessors(value: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """The items of an object, with the accessors of its literal, or described later, at their places."""
    slots = getattr(type(value), "__own__", None)
    if not slots:
        return [*dict.items(value)]
    shown = {name: slot for name, slot in slots.items() if slot.accesses and slot.enumerable}
    names = placed([*dict.keys(value)], {name: slot.place for name, slot in shown.items()})
    return [
        (name, Accessor(shown[name].get, shown[name].set) if name in shown else dict.__getitem__(value, name))
        for name in names
    ]


def arguments(ctx: Context, value: list[object]) -> Shape:
    return named("[Arguments]", [(str(place), each) for place, each in enumerate(value)])


def mapping(ctx: Context, value: Mapping[str, object]) -> Shape:
    return named("Object", ordered(list(value.items())))


def namespace(ctx: Context, value: object) -> Shape:
    return named("Object", ordered(list(attributes(value).items())))


def instance(ctx: Context, value: object) -> Shape:
    name = constructor_name(type(value))
    tag = _tag_of(value)
    shown = f"{name} [{tag}]" if tag and tag != name else name
    return named(shown, ordered(public_fields(value).items()))


def _tag_of(value: object) -> str:
    """What the class of a converted program says under Symbol.toStringTag; '' where it says nothing."""
    for cls in bases(type(value)):
        for symbol, (found, get) in members(cls).get(_SYMBOLS, {}).items():
            if repr(symbol) == "Symbol(Symbol.toStringTag)":
                tag = get(value) if get is not None else found
                return tag if isinstance(tag, str) else ""
    return ""


_SYMBOLS = "__symbols__"  # where a class has its members under symbols


def set_(ctx: Context, value: Collection[object]) -> Shape:
    size = len(value)
    shown = _count(ctx, size)

    def entries(write: Write) -> list[str]:
        return [write(one) for one in [*islice(iter(value), shown)]] + more_items(size - shown)

    return _collection(value, "Set", size, entries)


def map_(ctx: Context, value: Map[object, object]) -> Shape:
    size = len(value)
    shown = _count(ctx, size)

    def entries(write: Write) -> list[str]:
        pairs = [*islice(value.entries(), shown)]
        return [f"{write(key)} => {write(item)}" for key, item in pairs] + more_items(size - shown)

    return _collection(value, "Map", size, entries)


def _collection(value: object, kind: str, size: int, entries: Callable[[Write], list[str]]) -> Shape:
    name = type_name(value)
    name = kind if name in ("set", "frozenset") else name
    opening = f"{prefix(name, kind, size)}{{"
    return Shape(
        f"[{prefix(name, kind)[:-1]}]",
        empty=f"{opening}}}",
        opening=opening,
        entries=entries if size else None,
        properties=extra(value),
    )


def weak(ctx: Context, value: object) -> Shape:
    kind = "WeakSet" if type_name(value) == "WeakSet" else "WeakMap"
    return Shape(
        f"[{kind}]",
        empty=f"{kind} {{}}",
        opening=f"{kind} {{",
        entries=lambda _: [ctx.stylize("<items unknown>", "special")],
    )


def promise(ctx: Context, value: Promised) -> Shape:
    name = type_name(value)

    def entries(write: Write) -> list[str]:
        if value._state == "pending":
            return [ctx.stylize("<pending>", "special")]
        shown = write(value._value)
        return [shown if value._state == "fulfilled" else f"{ctx.stylize('<rejected>', 'special')} {shown}"]

    opening = f"{prefix(name, 'Promise')}{{"
    return Shape(
        f"[{prefix(name, 'Promise')[:-1]}]",
        empty=opening,
        opening=opening,
        entries=entries,
        properties=extra(value),
    )


# -- emitters ------------------------------------------------------------------------------------------


def emitter(ctx: Context, value: object) -> Shape:
    """What Node shows of an emitter: its listeners by event, the limit, then the object's own fields."""
    state = attributes(value)
    events = {name: entries[0] if len(entries) == 1 else entries for name, entries in state.get("_events", {}).items()}
    limit = state.get("_maxListeners")
    found: dict[Any, Any] = {
        "_events": NullObject(events),
        "_eventsCount": len(events),
        "_maxListeners": undefined if limit is None else limit,
        **{name: item for name, item in public_fields(value).items() if name not in EMITTER_STATE},
        _SHAPE_MODE: False,
        _CAPTURE: bool(state.get("_captures")),
    }
    return named(type_name(value), found.items())


_SHAPE_MODE, _CAPTURE = Symbol("shapeMode"), Symbol("kCapture")


class NullObject(dict[Any, Any]):
    """Stands for an object without a prototype."""


def null_object(ctx: Context, value: NullObject) -> Shape:
    start = "[Object: null prototype]"
    return Shape(start, empty=f"{start} {{}}", opening=f"{start} {{", properties=enumerable(ordered(dict.items(value))))
