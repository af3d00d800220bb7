"""Node's `module`: `require` for a file, and what modules there are.

    from nodecompat.module import commonjs, createRequire
    module = commonjs(__file__)
    module.exports = {"run": run}

What must stay true: `commonjs` is the one name that Node does not have: in Node `module` is there by itself.

Not here: loaders and hooks (`register`, `registerHooks`), source maps, the compile cache, `findPackageJSON`,
`stripTypeScriptTypes`, `syncBuiltinESMExports`.
"""

from __future__ import annotations

from ._errors.base import InvalidArgValueError
from ._require.modules import Module, Require, commonjs, of_file
from ._require.names import builtinModules, isBuiltin
from ._require.resolving import path_of_url

__all__ = ["Module", "builtinModules", "commonjs", "createRequire", "isBuiltin"]


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
