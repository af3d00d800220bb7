"""What a child pays for before its first line: only what it cannot do without."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write

LATER = (
    "errno",
    "fcntl",
    "importlib",
    "math",
    "nodecompat._errors.base",
    "nodecompat._js.arity",
    "nodecompat._js.text",
    "nodecompat._loop.coroutines",
    "nodecompat._process.identity",
    "nodecompat._process.members",
    "nodecompat._run.faults",
    "nodecompat._timers.promises",
    "nodecompat._wires.framing",
    "nodecompat.abort",
    "nodecompat.console",
    "nodecompat.stream",
    "nodecompat.timers",
    "nodecompat.util",
    "nodecompat.values",
    "opcode",
)


def test_the_import_loads_nothing_for_later() -> None:
    """`from nodecompat import process` leaves alone what is loaded when somebody asks for it."""
    own = set(run_python("import sys, pyee.base\nprint(*sys.modules)").stdout.split())
    loaded = set(run_python("import sys\nfrom nodecompat import process\nprint(*sys.modules)").stdout.split())

    assert (loaded - own) & set(LATER) == set()


def test_a_parent_loads_no_patterns() -> None:
    """Nor does `child_process`: `re` alone takes as long to load as all of it."""
    own = set(run_python("import sys, pyee.base\nprint(*sys.modules)").stdout.split())
    loaded = set(
        run_python("import sys\nfrom nodecompat.child_process import fork\nprint(*sys.modules)").stdout.split()
    )

    assert (loaded - own) & {"datetime", "enum", "inspect", "nodecompat._js.dates", "re"} == set()


@pytest.mark.parametrize("pure", ["0", "1"])
def test_a_first_message_loads_few_modules(tmp_path: Path, pure: str) -> None:
    """Of the package, a child that has sent a message and listens has loaded 20 modules at most, folders included.

    No file of the wire is among them. On the Python road they are 23: the wire's writer, and what reads from the socket.
    Python 3.11 takes one more, which notices the end of the main script.
    """
    road = run_python("from nodecompat._native import WIRES\nprint(len(WIRES))", env={"NODECOMPAT_PURE": pure}).lines
    write(
        tmp_path,
        parent_py="""
            import sys
            from nodecompat.child_process import fork
            child = fork("child.py")
            child.on("message", lambda loaded: print(len(loaded), *loaded))
            """,
        child_py="""
            import sys
            from nodecompat import process
            process.on("message", lambda message: None)
            process.send("ready")
            process.send([name for name in sys.modules if name.partition(".")[0] == "nodecompat"])
            process.disconnect()
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path, env={"NODECOMPAT_PURE": pure})
    ready, loaded = done.lines

    assert ready == "5 r e a d y"
    assert int(loaded.split()[0]) <= (23 if road == ["0"] else 20) + (sys.version_info < (3, 12))
    assert ("nodecompat._wires.cbor.write" in loaded.split()) is (road == ["0"])


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("setTimeout", "timers"),
        ("setInterval", "timers"),
        ("setImmediate", "timers"),
        ("clearTimeout", "timers"),
        ("clearInterval", "timers"),
        ("clearImmediate", "timers"),
        ("queueMicrotask", "timers"),
        ("Promise", "promise"),
        ("start", "_loop.coroutines"),
        ("console", "console"),
    ],
)
def test_what_is_loaded_later_is_the_same_object(name: str, module: str) -> None:
    """A global that is loaded when asked for is its module's own, each time, and stays in the package's names."""
    done = run_python(f"""
        import nodecompat
        print('{name}' in vars(nodecompat), '{name}' in nodecompat.__all__, '{name}' in dir(nodecompat))
        first = nodecompat.{name}
        from nodecompat import {name} as second
        from nodecompat.{module} import {name} as third
        print(first is second is third, vars(nodecompat)['{name}'] is first)
        """)

    assert done.lines == ["False True True", "True True"]
    assert done.stderr == ""
