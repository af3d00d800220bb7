"""What converted programs need: async functions that start at once, `||` and `??` as functions, accessors of literals."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

from nodecompat import js, process
from nodecompat.util import inspect
from nodecompat.values import undefined


def output(program: str) -> list[str]:
    """The lines that a program prints."""
    done = subprocess.run([sys.executable, "-c", dedent(program)], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_values() -> None:
    """An empty list is true, an empty string is not; None and undefined are no values."""
    assert js.either([], 1) == []
    assert js.either("", 1) == 1
    assert js.coalesce(0, 1) == 0
    assert js.coalesce(None, 1) == js.coalesce(undefined, 1) == 1
    assert js.own(None) == js.own(undefined) == {}
    assert js.own(["a"]) == {"0": "a"}
    assert js.strings(["\n"], ["\\n"]).raw == ["\\n"]
    assert js.get(js.define(js.obj(), "x", get=lambda: 5), "x") == 5


def test_accessors_of_a_literal_are_properties_as_others() -> None:
    """They are named, read by who copies or writes the object, and shown as what they are; one may be described later."""
    found = js.define(js.define(js.obj(a=1), "b", get=lambda: 2, set=lambda value: None), "c", set=lambda value: None)
    js.Object.defineProperty(found, "d", js.obj(get=lambda: 4, enumerable=True))

    assert js.JSON.stringify(found) == '{"a":1,"b":2,"d":4}'
    assert js.Object.keys(found) == ["a", "b", "c", "d"]
    assert js.spread(found) == {"a": 1, "b": 2, "c": undefined, "d": 4}
    assert (found.b, found["b"], found.c) == (2, 2, undefined)
    assert inspect(found) == "{ a: 1, b: [Getter/Setter], c: [Setter], d: [Getter] }"


def test_async_functions_run_at_once_and_await_always_waits() -> None:
    """The order is that of Node 26 for the same program in JavaScript."""
    assert output(
        """
        from nodecompat import js
        from nodecompat.js import *

        @js.promised
        async def work(name, value):
            console.log(name, 1)
            found = await js.awaited(value)
            console.log(name, 2, found)
            return found

        work('a', 7).then(lambda value: console.log('then', value))
        work('b', Promise.resolve(8))
        Promise.resolve().then(lambda _: console.log('tick'))
        console.log('main')

        @js.promised
        async def rest():
            async for value in js.each_async([1, Promise.resolve(2)]):
                console.log(value)
            try:
                await js.awaited(Promise.reject('no'))
            except Exception as error:
                console.log(js.caught(error))

        setTimeout(rest, 5)
        """
    ) == ["a 1", "b 1", "main", "a 2 7", "b 2 8", "tick", "then 7", "1", "2", "no"]


def test_import_gives_a_namespace() -> None:
    """What is exported with `default` stands for itself; anything else is `default`, with its properties beside it."""
    assert output(
        """
        from nodecompat import js
        from nodecompat.js import *

        modules = {'./own': js.obj(default='d', x=1), './plain': js.obj(x=2)}
        js.import_(modules.__getitem__, './own').then(lambda m: console.log(m.default, m.x))
        js.import_(modules.__getitem__, './plain').then(lambda m: console.log(m.default, m.x, m.y))
        js.import_(require, 'no_such_package').catch(
            lambda error: console.log(error.name, error.code, error.message.partition(' imported')[0])
        )
        """
    ) == ["d 1", "{ x: 2 } 2 undefined", "Error ERR_MODULE_NOT_FOUND Cannot find package 'no_such_package'"]


def test_export_all_leaves_default_and_what_is_there() -> None:
    """`export * from` another module: its names, but `default`; own ones win."""
    exports = js.obj(x="own")
    js.export_all(exports, js.obj(default=0, x=1, y=2))
    assert exports == {"x": "own", "y": 2}


def test_accessors_of_a_class() -> None:
    """A getter is called for the class and its instances, a setter for the class."""
    assert output(
        """
        from nodecompat import js

        class Counter(metaclass=js.StaticSetters):
            _count = 1

            @js.static_getter
            def count():
                return Counter._count

            @count.setter
            def count(value):
                Counter._count = value * 10

        Counter.count = 4
        Counter.other = 5
        print(Counter.count, Counter().count, Counter.other)
        """
    ) == ["40 40 5"]


def test_commands_that_run_node_with_a_python_file_run_python() -> None:
    """A file that ends in `.py` is for Python, wherever the command names it; all other commands stay as they are."""
    python = process.execPath

    assert js.command("node /srv/kid.py a") == f"{python} /srv/kid.py a"
    assert js.command("cd /srv && node 'my kid.py'; node kid.js") == f"cd /srv && {python} 'my kid.py'; node kid.js"
    assert js.command("node --trace-warnings kid.py | cat") == f"{python} --trace-warnings kid.py | cat"
    assert js.command("echo node kid.python node.py") == "echo node kid.python node.py"
    assert js.command(5) == 5
    assert js.program("node", ["kid.py", "a"], {"cwd": "/"}) == (python, ["kid.py", "a"], {"cwd": "/"})
    assert js.program("node", ["--quiet", "kid.js"]) == ("node", ["--quiet", "kid.js"])
    assert js.program("ls", ["kid.py"]) == ("ls", ["kid.py"])
    assert js.program("node") == ("node",)
