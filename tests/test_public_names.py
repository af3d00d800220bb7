"""The public face: what each module offers exists, says what it is, and is spelt as in Node."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import textwrap
from inspect import isclass
from typing import TYPE_CHECKING, Any

import pytest
from support import environment

import nodecompat
from nodecompat import process, require

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FunctionType, ModuleType

MODULES = ["", *(f".{found.name}" for found in pkgutil.iter_modules(nodecompat.__path__) if found.name[0] != "_")]


def module(name: str) -> ModuleType:
    return importlib.import_module("nodecompat" + name)


def public(name: str) -> list[str]:
    face = sys.modules["nodecompat" + name] if name == ".process" else module(name)
    names = getattr(face, "__all__", None)
    if names is None:
        names = [
            key
            for key, value in vars(face).items()
            if not key.startswith("_") and getattr(value, "__module__", None) == face.__name__
        ]
    return sorted(names)


def test_every_public_module_says_what_it_offers() -> None:
    """`from … import *` of each gives the names of its `__all__`, which are there, and no other."""
    for _, name, _ in pkgutil.iter_modules(nodecompat.__path__, "nodecompat."):
        if name.rpartition(".")[2].startswith("_"):
            continue
        names: dict[str, object] = {}
        exec(f"from {name} import *", names)
        offered = sys.modules[name].__all__
        assert sorted(offered) == sorted(set(offered)), name
        assert {key for key in names if key != "__builtins__"} == set(offered), name


@pytest.mark.parametrize("name", [name for name in MODULES if name != ".process"])
def test_what_is_offered_exists(name: str) -> None:
    """Every name of `__all__` can be imported, also the ones that load late."""
    face = module(name)

    assert public(name)
    assert [key for key in public(name) if not hasattr(face, key)] == []


@pytest.mark.parametrize("name", [name for name in MODULES if name != ".process"])
def test_what_is_offered_says_what_it_is(name: str) -> None:
    """Public functions and classes, and the public methods of classes, have a docstring."""
    face = module(name)
    silent = []
    for key in public(name):
        thing = getattr(face, key)
        if (inspect.isclass(thing) or inspect.isfunction(thing)) and not inspect.getdoc(thing):
            silent.append(key)
        if inspect.isclass(thing):
            silent += [
                f"{key}.{method}"
                for method, function in vars(thing).items()
                if inspect.isfunction(function)
                and not method.startswith("_")
                and not inspect.getdoc(getattr(thing, method))
            ]

    assert silent == []


def own_functions(face: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """The functions that a module offers, and the public methods of its classes, as they were written."""
    for key in public(face.__name__.removeprefix("nodecompat")):
        thing = getattr(face, key)
        found = {key: thing, **({f"{key}.{name}": one for name, one in vars(thing).items()} if isclass(thing) else {})}
        for name, one in found.items():
            function = inspect.unwrap(one) if inspect.isfunction(one) else None
            if function is not None and "._" not in f".{name}" and function.__module__.startswith("nodecompat"):
                yield name, function


def raises(function: FunctionType) -> bool:
    """Whether a function raises an error in its own lines, not in those of functions within it."""
    nodes: list[ast.AST] = [*ast.parse(textwrap.dedent(inspect.getsource(function))).body[0].body]  # type: ignore[attr-defined]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.Raise) and node.exc is not None:
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            nodes += ast.iter_child_nodes(node)
    return False


@pytest.mark.parametrize("name", [name for name in MODULES if name != ".process"])
def test_who_raises_says_so(name: str) -> None:
    """The docstring of what raises an error says which, or when it fails."""
    says = re.compile(r"rais|reject|refus|ERR_|fail", re.IGNORECASE)
    silent = [
        label
        for label, function in own_functions(module(name))
        if raises(function) and not says.search(inspect.getdoc(function) or "")
    ]

    assert silent == []


def test_the_singleton_under_every_spelling() -> None:
    """`process` is one object, however it is imported."""
    code = (
        "import nodecompat.process as a\n"
        "from nodecompat import process as b, require\n"
        "from nodecompat.process import process as c\n"
        "print(a is b is c is require('process') is require('node:process'))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)

    assert done.stdout == "True\n"


def test_require_gives_the_modules() -> None:
    """Node's module names, with and without `node:`; anything else is MODULE_NOT_FOUND."""
    assert require("child_process") is module(".child_process")
    assert require("node:util") is module(".util")
    with pytest.raises(ModuleNotFoundError) as caught:
        require("https")
    assert getattr(caught.value, "code", None) == "MODULE_NOT_FOUND"


def test_two_modules_of_node_are_classes() -> None:
    """`require('events')` is EventEmitter, `require('stream')` the class Stream, with all that the modules offer."""
    events, stream = require("events"), require("node:stream")

    assert events is events.EventEmitter is module(".events").EventEmitter is process.getBuiltinModule("events")
    assert stream is stream.Stream is module(".stream").Stream is process.getBuiltinModule("node:stream")
    assert [name for name in module(".events").__all__ if not hasattr(events, name)] == []
    assert [name for name in module(".stream").__all__ if not hasattr(stream, name)] == []
    assert [name for name in ("errorMonitor", "EventEmitter", "pipeline") if hasattr(stream(), name)] == []


def test_the_modules_are_called_and_inherited_from_as_well() -> None:
    """As in JavaScript, where they are the classes."""
    for name, cls in ((".events", "EventEmitter"), (".stream", "Stream")):
        offered: Any = module(name)
        own = type("Own", (getattr(offered, cls),), {})

        assert type(offered()) is getattr(offered, cls)
        assert (isinstance(own(), offered), issubclass(own, offered)) == (True, True)
