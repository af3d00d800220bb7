"""What a class keeps to itself: the names of fields, where JavaScript's `#x` is Python's `__x`, and `super`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind_sources import function_of_this
from .names import python_name
from .source import CLASSES, FUNCTIONS, has, kids, need, opt, text, upward

if TYPE_CHECKING:
    from tree_sitter import Node

    from .writer import Writer


def attribute(name: str) -> str:
    """The name of a field in Python: `#x` becomes `__x`, which Python too keeps to its class."""
    if name in ("self", "cls"):
        return name
    return f"__{python_name(name)}" if name.startswith("#") else python_name(name)


def private_key(c: Writer, node: Node, name: str) -> str:
    """The name of a field in a text; of `#x` the one that Python makes of `__x` in the class around."""
    if not name.startswith("#"):
        return name
    around = [each for each in upward(node) if each.type in CLASSES]
    declared = next((each for each in around if _declares(each, name)), around[0] if around else None)
    owner = "" if declared is None else c.class_names.get(declared.id, "")
    return f"_{owner.lstrip('_')}{attribute(name)}"


def _declares(cls: Node, name: str) -> bool:
    return any(text(opt(each, "name") or opt(each, "property")) == name for each in kids(need(cls, "body")))


def super_of(node: Node) -> str:
    """Python's `super()` for `super`: an arrow function is a function of its own there, whose first argument is no `self`."""
    each = node.parent
    while each is not None and each.type not in FUNCTIONS and each.type != "field_definition":
        each = each.parent
    if each is None or each.type != "arrow_function":
        return "super()"
    method = function_of_this(node)
    return f"super(__class__, {'cls' if method is not None and has(method, 'static') else 'self'})"
