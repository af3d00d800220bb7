"""The garbage collector stays out of the way of the start and the end, and no program can tell."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_python, write

# What reports has a namespace of its own, lest it keep the script's alive.
REPORT = """\
import sys
from nodecompat import process
exec("import gc; freeze = gc.freeze; gc.freeze = lambda: print('spared') or freeze()", {})
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
    "__del__ of what the collector doesn't know": (
        "class Noisy:\n    __slots__ = ()\n    def __del__(self): print('del')\none = [Noisy()]; one.append(one); del one"
    ),
    "a class with a __del__": (
        "class Noisy(type):\n    def __del__(self): print('del')\nclass One(metaclass=Noisy): pass\ndel One"
    ),
    "a file in an io.FileIO of somebody": (
        "import io\nclass Noisy(io.FileIO):\n    def close(self): super().close(); print('del')\n"
        "one = [Noisy(0, closefd=False)]; one.append(one); del one"
    ),
    "the callback of a weak reference": (
        "import weakref\nclass One: pass\none = One(); one.itself = one\n"
        "kept = weakref.ref(one, lambda _: print('del')); del one"
    ),
    "the callback of a weak reference's subclass": (
        "import weakref\nclass One: pass\nclass Kept(weakref.ref): pass\none = One(); one.itself = one\n"
        "kept = Kept(one, lambda _: print('del')); del one"
    ),
    "the callback of a weak proxy": (
        "import weakref\nclass One: pass\none = One(); one.itself = one\n"
        "kept = weakref.proxy(one, lambda _: print('del')); del one"
    ),
}
# Before the import of the package: what is made then is frozen or hooked when ours has its turn.
BEFORE = {
    "gc.freeze": ("import gc; gc.freeze()", "one = Noisy(); one.itself = one; del one"),
    "a hook": (
        "import atexit, builtins\nclass Old: pass\nbuiltins.old = old = Old(); old.itself = old\n"
        "def hook(): old.noisy = Noisy()\natexit.register(hook)",
        "",
    ),
    "a thread": (
        "import threading\nlock = threading.Lock(); lock.acquire()\n"
        "threading.Thread(target=lock.acquire, daemon=True).start()",
        "print('del')",
    ),
}
# What would answer, if it were asked.
TRAPS = {
    "classes that can't be hashed": (
        "class Meta(type):\n    def __eq__(self, other): print('asked')\nclass One(metaclass=Meta): pass\none = One(); one.itself = one"
    ),
    "classes that print when hashed": (
        "class Meta(type):\n    def __hash__(self): print('asked'); return 1\nclass One(metaclass=Meta): pass\none = One(); one.itself = one"
    ),
    "classes whose attributes raise": (
        "class Meta(type):\n    def __getattr__(self, name): raise RuntimeError(name)\nclass One(metaclass=Meta): pass\none = One(); one.itself = one"
    ),
    "a module that is loaded when it is asked": (
        "import importlib.util\nspec = importlib.util.find_spec('lazily')\n"
        "spec.loader = importlib.util.LazyLoader(spec.loader)\n"
        "sys.modules['lazily'] = module = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(module)"
    ),
    "a module that is none": (
        "class Lazy:\n    def __getattr__(self, name): print('asked', name)\n"
        "    @property\n    def __dict__(self): raise ImportError('asked')\nsys.modules['lazy'] = Lazy()"
    ),
    "a name that is none": "sys.modules[1] = None",
    "a stream that answers": (
        "class Stream:\n    def __getattribute__(self, name): print('asked', name)\nsys.__stdin__ = Stream()"
    ),
}
EXTENSIONS = {
    "of somebody": "import types; sys.modules['foreign.part'] = types.ModuleType('part'); "
    "sys.modules['foreign.part'].__file__ = '/somewhere/part.abi3.so'",
    "with connections": "import sqlite3",
}
WATCHED = {
    "a callback of the collector": "import gc; gc.callbacks.append(lambda phase, found: None)",
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

    assert done.stdout == "del\n"
    assert done.stderr == ""


@pytest.mark.parametrize(("before", "after"), BEFORE.values(), ids=BEFORE)
def test_what_somebody_began_before_is_left_to_end(before, after):
    """Frozen objects, hooks that run after ours, and threads are there before the package, and keep the usual end."""
    noisy = "class Noisy:\n    def __del__(self): print('del')\n"

    done = run_python(noisy + before + "\n" + REPORT + after, env=UNMEASURED)

    assert done.stdout == "del\n"
    assert done.stderr == ""


@pytest.mark.parametrize("source", TRAPS.values(), ids=TRAPS)
def test_nobody_is_asked(source, tmp_path: Path):
    """To find out who could notice runs no code of classes, modules and objects, and reports nothing."""
    write(tmp_path, lazily_py="print('asked')")

    done = run_python(REPORT + source + "\nprint('end')", env=UNMEASURED, cwd=tmp_path)

    assert done.lines[0] == "end"
    assert done.lines[1:] in ([], ["spared"])
    assert done.stderr == ""


def test_a_child_is_spared(tmp_path: Path):
    """The usual child of `fork`, which talks over its channel, has nothing that could notice."""
    talk = "process.on('message', lambda message: process.disconnect())\nprocess.send('ready')"
    write(tmp_path, child_py=REPORT + talk)

    done = run_python(
        """
        from nodecompat.child_process import fork
        child = fork("child.py")
        child.on("message", lambda message: child.send("end"))
        """,
        env=UNMEASURED,
        cwd=tmp_path,
    )

    assert done.stdout == "spared\n"
    assert done.stderr == ""


@pytest.mark.parametrize("source", EXTENSIONS.values(), ids=EXTENSIONS)
def test_extensions_may_have_something_to_do(source):
    """What objects in C do when they die can't be known: the end is then the whole one."""
    assert run_python(REPORT + source, env=UNMEASURED).stdout == ""


def test_a_file_left_open_is_written(tmp_path: Path):
    """A file that a program forgot to close has what was written to it."""
    path = tmp_path / "left.txt"

    done = run_python(REPORT + "file = open(sys.argv[1], 'w')\nfile.write('all of it')", str(path), env=UNMEASURED)

    assert done.stdout == ""
    assert path.read_text() == "all of it"


@pytest.mark.parametrize("source", WATCHED.values(), ids=WATCHED)
def test_in_doubt_nothing_is_left_out(source):
    """Whoever watches the collector sees it work; streams that are not the interpreter's own are closed."""
    done = run_python(REPORT + source, env=UNMEASURED)

    assert done.stdout == ""
    assert done.stderr == ""


def test_without_a_main_script_the_end_is_the_usual_one():
    """Where the loop does not start by itself, as in a session, nothing is left out."""
    done = run_python("import sys; sys.ps1 = '> '\n" + REPORT, env=UNMEASURED)

    assert done.stdout == ""


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
