"""The own fields of an instance: what JavaScript would call the own properties of the ported object."""

from __future__ import annotations

from typing import Any


def own_fields(value: object) -> dict[str, Any]:
    """The fields of a plain or dataclass instance, slots included, in the order they were declared or set."""
    fields: dict[str, Any] = {}
    for base in reversed(type(value).__mro__):
        slots = vars(base).get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            mangled = f"_{base.__name__.lstrip('_')}{name}" if name.startswith("__") else name
            if name not in {"__dict__", "__weakref__"} and hasattr(value, mangled):
                fields[name] = getattr(value, mangled)
    fields.update(getattr(value, "__dict__", ()))
    return fields
