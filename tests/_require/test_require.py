"""`require` beyond what Node has: Python modules, advice, and files named like modules of the standard library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat import undefined
from nodecompat._require.answers import NODE_MODULES, advice
from nodecompat._require.names import builtinModules
from nodecompat.process import process

if TYPE_CHECKING:
    from pathlib import Path


def test_every_module_of_nodes_is_there_or_has_an_answer() -> None:
    """A face of the package, or a sentence on what does its work in Python."""
    plain = {name.removeprefix("node:") for name in builtinModules}

    assert {name for name in plain if process.getBuiltinModule(name) is undefined} - {*NODE_MODULES} == set()


def test_a_file_without_exports_is_a_python_module(tmp_path: Path) -> None:
    """`require` gives the module itself; a file that says `commonjs(__file__)` is one however it is loaded."""
    write(
        tmp_path,
        main_py="""
            from nodecompat import require
            from nodecompat.module import commonjs
            import shared
            plain = require("./plain")
            print(plain.double(4), plain.__name__ == require.resolve("./plain"), require("./my-tool").name)
            print(require("./shared").count, shared.module.exports is require("./shared"))
            own, exports, _ = commonjs(globals())
            exports.get = 5
            print(own is require.main, require("./main").get, require("./main").absent)
            print(require.main.exports is exports, require.main.id, require.resolve.paths("./x") == [require.main.path])
            """,
        plain_py="def double(n):\n    return 2 * n\n",
        my_tool_py="name = 'tool'\n",
        shared_py="from nodecompat.module import commonjs\nmodule = commonjs(__file__)\nmodule.exports.count = 1\n",
    )

    assert run_program(sys.executable, "main.py", cwd=tmp_path).lines == [
        "8 True tool",
        "1 True",
        "True 5 undefined",
        "True . True",
    ]


def test_what_is_not_there_is_answered(tmp_path: Path) -> None:
    """A package of JavaScript's, a module of Node's without a face, a file that was not ported, JSON that is none."""
    write(
        tmp_path,
        main_py="""
            from nodecompat import require
            for name in ("lodash", "@scope/none", "node:sqlite", "./old", "./data"):
                try:
                    require(name)
                except Exception as error:
                    print(error.name, error.code, isinstance(error, ImportError), str(error).splitlines()[-1])
            """,
    )
    (tmp_path / "old.js").write_text("exports.x = 1")
    (tmp_path / "data.json").write_text("{")
    package, unknown, module, script, data = run_program(sys.executable, "main.py", cwd=tmp_path).lines

    assert package.startswith("Error MODULE_NOT_FOUND True It is a package of JavaScript's. In Python: list")
    assert unknown.startswith("Error MODULE_NOT_FOUND True It is no module of Node's")
    assert module.startswith(
        "Error MODULE_NOT_FOUND True nodecompat has no module of this name. In Python: the module sqlite3"
    )
    assert script.endswith("old.js is JavaScript: python -m nodecompat port old.js")
    assert data.startswith(f"SyntaxError undefined False {tmp_path}/data.json: ")


def test_names_of_the_standard_library_are_free(tmp_path: Path) -> None:
    """Files beside the script do not get in the way of Python, and the program's own import still finds them."""
    names = ("collections", "operator", "queue", "select", "socket", "string", "threading", "token", "types", "wave")
    for name in names:
        (tmp_path / f"{name}.py").write_text(f"mine = {name!r}\n")
    write(
        tmp_path,
        main_py="""
            from nodecompat import process, require
            import asyncio, concurrent.futures.thread
            import queue, wave
            print(hasattr(queue, "mine"), wave.mine, require("./queue").mine, require("./socket").mine)
            """,
    )

    (tmp_path / "elsewhere").mkdir()  # `python -m` looks for Python's own modules where it is started
    for command in (["../main.py"], ["-m", "nodecompat", "../main.py"]):
        done = run_program(sys.executable, *command, cwd=tmp_path / "elsewhere")
        assert done.lines == ["False wave queue socket"], done.stderr


@pytest.mark.parametrize("name", ["workerpool", "jest-worker", "tinypool", "piscina"])
def test_a_package_that_is_a_pool_is_told_of_the_pool_that_is_here(name: str) -> None:
    """What this package has itself is named before any other library."""
    assert "from nodecompat.pool import Pool" in advice(name)


def test_what_an_instance_of_a_converted_class_lacks_is_undefined_to_converted_code(tmp_path: Path) -> None:
    """A file that has `js` asks, and gets undefined; a program in Python gets its AttributeError, as does `hasattr`.

    What a class in Python answers by a `__getattr__` of its own is asked first.
    """
    write(
        tmp_path,
        main_py="""
            from nodecompat import js, require
            import plain
            made, own = require("./lib").Box(1), require("./lib").Own()
            print(made.size, made.lid, made.size_of_lid is js.undefined, hasattr(made, "__len__"), plain.has(made))
            print(own.color, own.lid, plain.has(own))
            """,
        lib_py="""
            from nodecompat import js
            from nodecompat.js import *
            from plain import Colored
            module = js.commonjs(__file__)
            class Box:
                def __init__(self, size):
                    self.size = size
            class Own(Colored):
                pass
            module.exports.Box = Box
            module.exports.Own = Own
            """,
        plain_py="""
            class Colored:
                def __getattr__(self, name):
                    if name == "color":
                        return "red"
                    raise AttributeError(name)
            def has(box):
                return hasattr(box, "lid")
            """,
    )

    assert run_program(sys.executable, "main.py", cwd=tmp_path).lines == [
        "1 undefined True False False",
        "red undefined False",
    ]
