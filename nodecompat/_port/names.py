"""Python's names for JavaScript's: the same where Python allows, keywords with a trailing underscore."""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scopes import Binding, Scope, Scopes

# What only means something to Python, in every scope.
_ALWAYS = frozenset(keyword.kwlist) | {"self", "cls", "__file__", "__name__"}
_NOT_A_NAME = re.compile(r"\W")


def python_name(name: str) -> str:
    """A name as Python can write it."""
    name = name.lstrip("#")
    name = _NOT_A_NAME.sub("_", name.replace("$", "dollar" if name == "$" else "_"))
    if name.startswith("__") and not name.endswith("__"):
        name = "_" + name.lstrip("_")  # two underscores are mangled inside of a class
    if name[:1].isdigit():
        name = f"_{name}"
    return f"{name}_" if name in _ALWAYS else name


def is_attribute(name: str) -> bool:
    """Whether `o.name` can be written in Python with the same name."""
    return (
        name.isidentifier() and not keyword.iskeyword(name) and not (name.startswith("__") and not name.endswith("__"))
    )


def name_all(scopes: Scopes, taken: frozenset[str]) -> None:
    """Give each declaration its name. `taken` are names that what is written needs itself."""
    _name(scopes.root, {}, taken)


def _name(scope: Scope, outer: dict[str, Binding], taken: frozenset[str]) -> None:
    """`outer` are the names of the same Python function so far."""
    used = {} if scope.what in ("function", "program") else outer
    for binding in scope.names.values():
        plain = python_name(binding.name)
        if plain in taken:
            plain += "_"
        binding.py = plain
        number = 2
        while (other := used.get(binding.py)) is not None and _clash(other, binding):
            binding.py = f"{plain}_{number}"
            number += 1
        used[binding.py] = binding
    for child in scope.children:
        _name(child, used, taken)


def _clash(first: Binding, second: Binding) -> bool:
    """Whether two declarations of one name cannot share a Python variable."""
    return second.scope.inside(first.scope) or first.captured or second.captured
