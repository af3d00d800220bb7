"""How emitters are shown: their listeners by event, the limit, then the object's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._js.text import Symbol
from ..values import undefined
from .containers import named
from .fields import EMITTER_STATE, attributes, ordered, own_fields, type_name
from .shape import Shape, enumerable

if TYPE_CHECKING:
    from .options import Context


def emitter(ctx: Context, value: Any) -> Shape:
    """What Node shows of an emitter: its listeners by event, the limit, then the object's own fields."""
    state = attributes(value)
    events = {name: entries[0] if len(entries) == 1 else entries for name, entries in state.get("_events", {}).items()}
    limit = state.get("_maxListeners")
    found: dict[Any, Any] = {
        "_events": NullObject(events),
        "_eventsCount": len(events),
        "_maxListeners": undefined if limit is None else limit,
        **{name: item for name, item in own_fields(value).items() if name not in EMITTER_STATE},
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
