"""Modules that are loaded on first use, so that a child's start does not pay for what it may never need.

There are two ways to say so, and no third; an `import` inside a function is none:

    asyncio = on_use("asyncio")                        a module, under its own name
    __getattr__ = names_on_use(__name__, {...})        names of a module, each with the module that has it

What must stay true: every use is listed with its reason in `tests/layers.py`, which also says which of them lead
to a module of a higher layer. A process that has no descriptor left still loads them: an error that nobody caught may
be just that. Nothing is imported here but what every Python has loaded at its start.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


_NO_MORE = (23, 24)  # ENFILE and EMFILE on every system; `errno` would have to be loaded


class Spare:
    """A descriptor that is kept for the file of a module, for when there is no other; libuv keeps one for `accept`.

    It leads to /dev/null. The loop has it opened and closed with its own descriptors.
    """

    _fd = -1

    def open(self) -> None:
        """Have one, if there is one to be had."""
        if self._fd < 0:
            try:
                self._fd = os.open(os.devnull, os.O_RDONLY)
            except OSError:
                pass

    def close(self) -> None:
        """Give it back, unless the program has closed it, and perhaps opened something else by that number."""
        fd, self._fd = self._fd, -1
        try:
            if fd >= 0 and os.path.samestat(os.fstat(fd), os.stat(os.devnull)):
                os.close(fd)
        except OSError:
            pass

    def is_last(self) -> bool:
        """Whether this is there and no other is to be had."""
        try:
            os.close(os.dup(self._fd))
        except OSError as error:
            return error.errno in _NO_MORE
        return False


spare = Spare()


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


def lead_to_loaded() -> None:
    """Have all that stands for a module lead to it already, where it is loaded: forked copies then need not.

    Looked for in the namespaces of this package's modules.
    """
    for name, module in [*sys.modules.items()]:
        if name.startswith(f"{__package__}."):
            for value in vars(module).values():
                if type(value) is _Module and value._name in sys.modules:
                    value.__dict__ = sys.modules[value._name].__dict__


def loaded(name: str) -> Any:
    """The module of an absolute name. `importlib.import_module` does the same, but loading it costs a child 0.3 ms.

    Called ahead of the first use where that is too late to read a file: between the steps of a child's start
    (`_child.child`), or when time is being measured (the lists of timers, `_timers.scheduling`).
    """
    try:
        __import__(name)  # also where it is in sys.modules: another thread may be in the middle of loading it
    except (OSError, ImportError):
        if not spare.is_last():
            raise
    else:
        return sys.modules[name]
    spare.close()
    try:
        __import__(name)
    finally:
        spare.open()
    return sys.modules[name]


def names_on_use(module: str, table: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a module some of whose names live in other modules, which are loaded when one is asked for.

    `table` gives for each name the absolute name of the module, or the package, to import it from. A name found so
    is kept in `module`.
    """

    def __getattr__(name: str) -> Any:  # noqa: N807  # it becomes the module's
        home = table.get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}", name=name, obj=sys.modules[module])
        value = getattr(loaded(home), name, spare)
        if value is spare:
            value = loaded(f"{home}.{name}")
        setattr(sys.modules[module], name, value)
        return value

    return __getattr__
