"""ES modules in converted programs: `import()` and `export * from`.

What must stay true: a module that exports with `export` is its own namespace; of any other, what it exports is
`default`, and its properties are names beside it. Source: ECMA-262 13.3.10 and 16.2.3, Node "Modules: ECMAScript
modules".
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from nodecompat._errors.base import NodeError
from nodecompat._require.modules import ModuleNotFound
from nodecompat._require.resolving import is_path
from nodecompat.promise import Promise

from .access import get, own_names
from .access import set as set_property

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terms import Found, Given


class ImportFault(NodeError):
    """ERR_MODULE_NOT_FOUND: what `import()` rejects with where there is no such module."""

    name = "Error"
    code: str | None = "ERR_MODULE_NOT_FOUND"


class Namespace:
    """What `import()` gives for a module that has no `default`: the module as `default`, and its names."""

    def __init__(self, default: Given) -> None:
        self.default = default

    def __getattr__(self, name: str) -> Found:
        return get(self.default, name)


def import_(require: Callable[[str], Found], name: str) -> Promise[Found]:
    """JavaScript's `import(name)`: the promise of a module's namespace, rejected where it cannot be loaded."""
    return Promise(lambda resolve, _reject: resolve(_namespace(_required(require, name))))


def _required(require: Callable[[str], Found], name: str) -> Found:
    try:
        return require(name)
    except ModuleNotFound as fault:
        importer = fault.requireStack[0] if fault.requireStack else "."
        what, shown = "package", name
        if is_path(name):
            what, shown = "module", os.path.normpath(os.path.join(os.path.dirname(importer), name))
        raise ImportFault(f"Cannot find {what} '{shown}' imported from {importer}") from None


def _namespace(found: Given) -> Found:
    return found if isinstance(found, Mapping) and "default" in found else Namespace(found)


def export_all(exports: Given, found: Given) -> None:
    """JavaScript's `export * from`: every name of a module but `default`; the names of `exports` win."""
    for name in own_names(found):
        if name != "default" and name not in exports:
            set_property(exports, name, get(found, name))


__all__ = ["export_all", "import_"]
