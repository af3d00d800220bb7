"""Node's `module`: `require` for a file, and what modules there are.

    from nodecompat.module import commonjs, createRequire
    module = commonjs(__file__)
    module.exports = {"run": run}

What must stay true: `commonjs` is the one name that Node does not have: in Node `module` is there by itself.

Not here: loaders and hooks (`register`, `registerHooks`), source maps, the compile cache, `stripTypeScriptTypes`,
`syncBuiltinESMExports`.
"""

from __future__ import annotations

import os
from typing import Any

from ._errors.base import InvalidArgValueError
from ._require.modules import Module, Require, commonjs, of_file
from ._require.modules import main_module as main_module
from ._require.names import builtinModules, isBuiltin
from ._require.resolving import path_of_url
from .values import undefined

__all__ = ["Module", "builtinModules", "commonjs", "createRequire", "findPackageJSON", "isBuiltin"]


def createRequire(filename: object) -> Require:
    """`require` as the file of that path, or `file:` URL, would have it. Raises ERR_INVALID_ARG_VALUE.

    Node: module.createRequire.
    """
    path = getattr(filename, "href", filename)
    if isinstance(path, str) and path.startswith("file:"):
        return Require(of_file(path_of_url(path)))
    if not isinstance(path, str) or not path.startswith("/"):
        reason = "must be a file URL object, file URL string, or absolute path string"
        raise InvalidArgValueError("filename", filename, reason)
    return Require(of_file(path))


def findPackageJSON(specifier: object, base: object = undefined) -> Any:
    """The `package.json` that a file belongs to: its path, undefined where there is none above it.

    `specifier` is a path or a `file:` URL, seen from `base`. Node: module.findPackageJSON.
    """
    start, place = (_path(one) for one in (base, specifier))
    if not place.startswith("/"):
        place = os.path.join(os.path.dirname(start), place)
    place = os.path.abspath(place)
    while place != "/":
        place = os.path.dirname(place) if not os.path.isdir(place) else place
        found = os.path.join(place, "package.json")
        if os.path.isfile(found):
            return found
        place = os.path.dirname(place)
    return undefined


def _path(value: object) -> str:
    text = getattr(value, "href", value)
    text = text if isinstance(text, str) else os.path.join(os.getcwd(), "main.py")
    return path_of_url(text) if text.startswith("file:") else text


_ON_THE_CLASS: dict[str, Any] = {
    "Module": Module,
    "builtinModules": builtinModules,
    "createRequire": staticmethod(createRequire),
    "findPackageJSON": staticmethod(findPackageJSON),
    "isBuiltin": staticmethod(isBuiltin),
}
for _name, _value in _ON_THE_CLASS.items():  # Node's module is its class
    setattr(Module, _name, _value)
