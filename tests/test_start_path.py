"""What a child pays for before its first line: only what it cannot do without."""

from __future__ import annotations

import pytest
from support import run_python

LATER = (
    "fcntl",
    "importlib",
    "math",
    "nodecompat._loop.coroutines",
    "nodecompat._run.ending",
    "nodecompat._process.identity",
    "nodecompat._timers.promises",
    "nodecompat.abort",
    "nodecompat.console",
    "nodecompat.stream",
    "nodecompat.timers",
    "nodecompat.util",
)


def test_the_import_loads_nothing_for_later() -> None:
    """`from nodecompat import process` leaves alone what is loaded when somebody asks for it."""
    own = set(run_python("import sys, pyee.base\nprint(*sys.modules)").stdout.split())
    loaded = set(run_python("import sys\nfrom nodecompat import process\nprint(*sys.modules)").stdout.split())

    assert (loaded - own) & set(LATER) == set()


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
