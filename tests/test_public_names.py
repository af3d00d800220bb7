"""The public face: what each module offers exists, says what it is, and is spelt as in Node."""

from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from support import environment

from nodecompat import require

if TYPE_CHECKING:
    from types import ModuleType

MODULES = [
    "",
    ".abort",
    ".bun",
    ".child_process",
    ".console",
    ".errors",
    ".events",
    ".process",
    ".promise",
    ".stream",
    ".timers",
    ".util",
    ".values",
]


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
    assert require("node:events") is module(".events")
    with pytest.raises(ModuleNotFoundError) as caught:
        require("http")
    assert getattr(caught.value, "code", None) == "MODULE_NOT_FOUND"
