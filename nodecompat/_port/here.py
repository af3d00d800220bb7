"""Which of Node's modules, and of their names, are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._on_use import loaded
from .._require.answers import NODE_MODULES as ELSEWHERE
from .kind_tables import NODE_MODULES
from .names import python_name
from .writer import Undecided

if TYPE_CHECKING:
    from collections.abc import Iterable


def lacks(module: str, name: str) -> bool:
    """Whether a module of Node's that is here has no such name."""
    if module not in NODE_MODULES or "/" in module:
        return False
    return not hasattr(loaded(f"nodecompat.{python_name(module)}"), python_name(name))


def must_be_here(module: str, names: Iterable[str] = ()) -> None:
    """Raises Undecided for a module of Node's, or a name of one, that nothing here stands for."""
    if module in ELSEWHERE:
        raise Undecided(f"Node's module {module}; in Python: {ELSEWHERE[module]}")
    if names and module in NODE_MODULES and "/" not in module:
        for name in names:
            if lacks(module, name):
                raise Undecided(f"{name} of Node's module {module}")
