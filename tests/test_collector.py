"""The garbage collector stays out of the way of the start and the end, and no program can tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_python

# The hook was registered before ours, so it runs after it. 3.12 starts with a few hundred objects frozen.
REPORT = """\
import atexit, gc, sys
atexit.register(lambda: print("spared" if gc.get_freeze_count() > 1000 else "whole"))
from nodecompat import process
def function():  # makes the namespace cyclic garbage
    pass
"""
UNMEASURED = {"COVERAGE_PROCESS_START": "", "COVERAGE_PROCESS_CONFIG": ""}  # its tracer is an extension

LIGHT = {
    "nothing": "",
    "instances": "class Plain: pass\none = Plain(); one.itself = one",
    "a listener and a timer": (
        "from nodecompat import setTimeout\nprocess.on('exit', lambda: None)\nsetTimeout(function, 1)"
    ),
    "a generator that has ended": "list(x for x in 'ab')",
    "a closed file": "open(__file__ if '__file__' in globals() else '/dev/null').close()",
}
if sys.version_info >= (3, 12):  # 3.11 knows no other way to a code than to end at once
    LIGHT |= {"a code": "process.exitCode = 3", "sys.exit": "sys.exit(3)"}
WHOLE = {
    "__del__": "class Noisy:\n    def __del__(self): print('del')\none = Noisy()",
    "__del__ in a cycle": "class Noisy:\n    def __del__(self): print('del')\none = Noisy(); one.itself = one",
    "a generator": "def steps():\n    try: yield\n    finally: print('del')\none = steps(); next(one)",
    "a coroutine": (
        "import types\n@types.coroutine\ndef wait(): yield\n"
        "async def steps():\n    try: await wait()\n    finally: print('del')\none = steps(); one.send(None)"
    ),
}
EXTENSIONS = {
    "of somebody": "import types; sys.modules['foreign.part'] = types.ModuleType('part'); "
    "sys.modules['foreign.part'].__file__ = '/somewhere/part.abi3.so'",
    "with connections": "import sqlite3",
}
WATCHED = {
    "a callback of the collector": "gc.callbacks.append(lambda phase, found: None)",
    "another standard output": "import io; sys.stdout = io.TextIOWrapper(sys.stdout.detach())",
}


@pytest.mark.parametrize("source", LIGHT.values(), ids=LIGHT)
def test_what_nobody_can_notice_is_left_out(source):
    """Without anything that has a `__del__`, the interpreter does not collect its modules at the end."""
    done = run_python(REPORT + source, env=UNMEASURED)

    assert done.stdout == "spared\n"
    assert done.stderr == ""


@pytest.mark.parametrize("source", WHOLE.values(), ids=WHOLE)
def test_what_has_an_end_of_its_own_gets_it(source):
    """`__del__` methods and `finally` blocks of what is left run as they do without this package."""
    done = run_python(REPORT + source, env=UNMEASURED)

    assert done.stdout == "whole\ndel\n"
    assert done.stderr == ""


@pytest.mark.parametrize("source", EXTENSIONS.values(), ids=EXTENSIONS)
def test_extensions_may_have_something_to_do(source):
    """What objects in C do when they die can't be known: the end is then the whole one."""
    assert run_python(REPORT + source, env=UNMEASURED).stdout == "whole\n"


def test_a_file_left_open_is_written(tmp_path: Path):
    """A file that a program forgot to close has what was written to it."""
    path = tmp_path / "left.txt"

    done = run_python(REPORT + "file = open(sys.argv[1], 'w')\nfile.write('all of it')", str(path), env=UNMEASURED)

    assert done.stdout == "whole\n"
    assert path.read_text() == "all of it"


@pytest.mark.parametrize("source", WATCHED.values(), ids=WATCHED)
def test_in_doubt_nothing_is_left_out(source):
    """Whoever watches the collector sees it work; streams that are not the interpreter's own are closed."""
    done = run_python(REPORT + source, env=UNMEASURED)

    assert done.stdout == "whole\n"
    assert done.stderr == ""


def test_without_a_main_script_the_end_is_the_usual_one():
    """Where the loop does not start by itself, as in a session, nothing is left out."""
    done = run_python("import sys; sys.ps1 = '> '\n" + REPORT, env=UNMEASURED)

    assert done.stdout == "whole\n"


def test_the_collector_works_when_the_import_is_over():
    """It is paused only while the package is loaded, and then has nothing to catch up with."""
    done = run_python("import gc, nodecompat\nprint(gc.isenabled(), gc.get_count()[0] < 1000)")

    assert done.lines == ["True True"]


def test_a_collector_that_was_off_stays_off():
    """The import starts nothing that the program has stopped."""
    assert run_python("import gc; gc.disable()\nimport nodecompat\nprint(gc.isenabled())").lines == ["False"]


def test_what_was_frozen_stays_frozen():
    """Objects that a program has put out of the collector's reach are not brought back."""
    done = run_python("import gc; gc.freeze()\nimport nodecompat\nprint(gc.get_freeze_count() > 3000)")

    assert done.lines == ["True"]


def test_a_failed_import_leaves_the_collector_at_work():
    """When the package can't be loaded, whoever catches that is left with a collector as before."""
    done = run_python("""
        import gc, sys
        sys.modules['pyee'] = None
        try:
            import nodecompat
        except ImportError:
            print(gc.isenabled())
        """)

    assert done.lines == ["True"]
