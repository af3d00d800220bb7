"""`python -m nodecompat.pool [FILE]`: a worker that has no line of ours.

It serves the functions of a file: of FILE, or of the one that the parent names (jest-worker, tinypool); and any
function of a module for `Pool.executor`. A file that calls `serve` itself serves what it says.

What must stay true: a file is loaded once, under a name that hides no module; what can't be loaded is the answer to the
job, not the end of the worker, unless FILE itself can't.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from . import serving
from .shapes import CALL_BY_REFERENCE

if TYPE_CHECKING:
    from collections.abc import Callable

_loaded: dict[str, ModuleType] = {}


def main() -> None:
    """Serve the functions of the file that the first argument names, if it is Python, and wait for jobs."""
    arguments = sys.argv[1:]
    serve = serving.serving
    serve.find = _find
    file = arguments[0] if arguments and arguments[0].endswith(".py") else ""
    if file:
        for name, function in functions_of(load(file)).items():
            serve.functions.setdefault(name, function)
    serve.listen()


def load(file: str) -> ModuleType:
    """The module of a file, a path or a file: URL, run once. Raises what it raises."""
    path = os.path.abspath(unquote(urlsplit(file).path) if file.startswith("file:") else file)
    module = _loaded.get(path)
    if module is not None:
        return module
    name = f"_nodecompat_pool_{len(_loaded)}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file", path=path)
    module = module_from_spec(spec)
    sys.modules[name] = module  # its classes are found by it
    sys.path.insert(0, os.path.dirname(path))
    spec.loader.exec_module(module)
    _loaded[path] = module
    return module


def functions_of(module: ModuleType) -> dict[str, Any]:
    """The functions that a module has of its own, but those that begin with an underscore."""
    own = vars(module)
    return {
        name: value
        for name, value in own.items()
        if isinstance(value, FunctionType) and value.__module__ == module.__name__ and not name.startswith("_")
    }


def _find(file: str, name: str) -> Callable[..., Any] | None:
    if name == CALL_BY_REFERENCE:
        return _call
    place, _, qualified = name.rpartition(":")
    if place:
        return _of(place, qualified)
    if not file:
        return None
    functions = functions_of(load(file))
    if name == "default" and "default" not in functions and len(functions) == 1:
        (only,) = functions.values()
        return only  # type: ignore[no-any-return]
    return functions.get(name)


def _of(place: str, qualified: str) -> Callable[..., Any]:
    """A function of a module, or of a file: by their names."""
    found: Any
    if place.endswith(".py"):
        serving.serving.loading_main = True
        try:
            found = load(place)
        finally:
            serving.serving.loading_main = False
    else:
        found = import_module(place)
    for part in qualified.split("."):
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def _call(reference: str, args: list[Any], keywords: dict[str, Any]) -> Any:
    place, _, qualified = reference.rpartition(":")
    return _of(place, qualified)(*args, **keywords)
