"""What a Map and a Set are made of that is no list of pairs, and no list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import undefined
from .iterators import ITERATOR, opener, steps


def iterable(value: Any) -> Iterable[Any]:
    """A value that can be gone through. Raises TypeError with V8's text for any other."""
    own = opener(value, ITERATOR)
    if own is not None:
        return steps(own())
    if hasattr(type(value), "__iter__"):
        found: Iterable[Any] = value
        return found
    kind = {bool: "boolean", int: "number", float: "number"}.get(type(value), "object")
    shown = kind if kind == "object" else f"{kind} {str(value).lower()}"
    raise TypeError(f"{shown} is not iterable (cannot read property Symbol(Symbol.iterator))")


def entry(pair: Any) -> tuple[Any, Any]:
    """Key and value of what is no pair, but can be gone through. Raises TypeError with V8's text for any other."""
    if isinstance(pair, (str, int, float, type(None))) or not hasattr(type(pair), "__iter__"):
        shown = "null" if pair is None else str(pair).lower() if isinstance(pair, bool) else pair
        raise TypeError(f"Iterator value {shown} is not an entry object")
    members = [*pair][:2]
    key, value = [*members, undefined, undefined][:2]
    return key, value
