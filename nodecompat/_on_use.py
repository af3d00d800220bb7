"""Modules that are loaded on first use, so that a child's start does not pay for what it may never need.

There are two ways to say so, and no third; an `import` inside a function is none:

    asyncio = on_use("asyncio")                        a module, under its own name
    __getattr__ = names_on_use(__name__, {...})        names of a module, each with the module that has it

What must stay true: every use is listed with its reason in `tests/layers.py`, which also says which of them lead
to a module of a higher layer. Nothing is imported here but `sys`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class _Module:
    """Stands for a module. Once the module is loaded, the two share one namespace, so that a look-up costs no more."""

    __slots__ = ("__dict__", "_name")

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute[:2] == "__":  # tools ask for such names, and mean no use by it
            raise AttributeError(attribute)
        module = loaded(self._name)
        self.__dict__ = module.__dict__
        return getattr(module, attribute)


def on_use(name: str) -> Any:
    """A module that is loaded when one of its attributes is first asked for; `name` is absolute.

    For type checkers, the same module is imported under `TYPE_CHECKING`.
    """
    return _Module(name)


def loaded(name: str) -> Any:
    """The module of an absolute name. `importlib.import_module` does the same, but loading it costs a child 0.3 ms.

    Called ahead of the first use where that is too late to read a file: when no descriptor may be left (what a start
    of a child needs after it, `_child.child`; what the end needs, which `_run.script` therefore imports), or when
    time is being measured (the lists of timers, `_timers.scheduling`).
    """
    __import__(name)  # also where it is in sys.modules: another thread may be in the middle of loading it
    return sys.modules[name]


def names_on_use(module: str, table: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a module some of whose names live in other modules, which are loaded when one is asked for.

    `table` gives for each name the absolute name of the module, or the package, to import it from. A name found so
    is kept in `module`.
    """

    def __getattr__(name: str) -> Any:  # noqa: N807  # it becomes the module's
        home = table.get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        value = getattr(__import__(home, fromlist=[name]), name)
        setattr(sys.modules[module], name, value)
        return value

    return __getattr__
