"""The end of a fork server's child: quick where nobody can tell, and the same as any other's."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from support import run_program, write

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")

WITNESS = """
import os, sys
from nodecompat import process, setTimeout
import nodecompat._run.shortcut as shortcut
def end_now(code, end_now=shortcut.end_now, write=os.write):
    write(1, b"quick\\n")
    end_now(code)
shortcut.end_now = end_now
del end_now
"""
LOUD = "class Loud:\n    def __del__(self, write=os.write): write(1, b'del\\n')\n"
PLAIN = {
    "returns": ("setTimeout(print, 1, 'late')", "late\n", 0),
    "a code": ("import atexit\natexit.register(print, 'hook')\nsys.exit(3)", "hook\n", 3),
    "process.exitCode": ("process.exitCode = 5\nprint('text', end='')", "text", 5),
    "threads that end": (
        "import threading, time\n"
        "threading._register_atexit(print, 'last')\n"
        "thread = threading.Thread(target=print, args=['thread'])\nthread.start()\nthread.join()",
        "thread\nlast\n",
        0,
    ),
    "objects": (
        "import collections, json, weakref\nclass A: pass\na = A(); a.a = a\nw = weakref.ref(a)\nprint(json.dumps(1))",
        "1\n",
        0,
    ),
}
NOTICED = {
    "__del__": (LOUD + "one = Loud()", "del\n", 0),
    "__del__ in a cycle": (LOUD + "one = Loud(); one.one = one; del one", "del\n", 0),
    "__del__ without the collector": (
        "class Loud:\n    __slots__ = ()\n    def __del__(self, write=os.write): write(1, b'del\\n')\none = Loud()",
        "del\n",
        0,
    ),
    "__del__ held by a hook's leftover": (
        LOUD + "import atexit\natexit.register(globals().update, x=Loud())",
        "del\n",
        0,
    ),
    "__del__ of a listener": (
        LOUD + "one = Loud()\nprocess.on('exit', lambda code, one=one: None)\ndel one",
        "del\n",
        0,
    ),
    "a weak reference": (
        "import weakref\nclass A: pass\na = A()\nw = weakref.ref(a, lambda _, write=os.write: write(1, b'gone\\n'))",
        "",
        0,
    ),
    "a generator": (
        "def go(write=os.write):\n    try: yield\n    finally: write(1, b'closed\\n')\none = go(); next(one)",
        "closed\n",
        0,
    ),
    "a file": (
        "import atexit\nfile = os.fdopen(os.dup(1), 'w')\nfile.write('flushed\\n')\nsys.exit(4)",
        "flushed\n",
        4,
    ),
    "a file of its own for print": (
        "import io\nsys.stdout = io.TextIOWrapper(os.fdopen(os.dup(1), 'wb'))\nprint('text')",
        "text\n",
        0,
    ),
    "a thread that waits": (
        "import threading\ndone = threading.Event()\n"
        "def go():\n    threading.main_thread().join()\n    os.write(1, b'thread\\n')\n"
        "threading.Thread(target=go).start()",
        "thread\n",
        0,
    ),
    "a database": (
        "import sqlite3\none = sqlite3.connect('kept.db')\none.execute('pragma journal_mode=wal')\n"
        "one.execute('create table if not exists kept (a)')\none.commit()",
        "",
        0,
    ),
    "a tracer": ("sys.setprofile(lambda *_: None)", "", 0),
    "no reader": ("os.dup2(os.open('/dev/full', os.O_WRONLY), 1)\nprint('lost')", "", 120),
}


def test_how_the_end_is_noticed(tmp_path: Path) -> None:
    """By the same output, the same codes, also of a child that was started afresh; no interpreter is taken apart in vain."""
    kinds = {**PLAIN, **NOTICED}
    for number, (source, _, _) in enumerate(kinds.values()):
        write(tmp_path, **{f"child{number}_py": WITNESS + source})
    write(
        tmp_path,
        owner_py="""
        import json, sys
        from nodecompat.child_process import fork
        found = {}
        def start(number, served):
            texts = []
            child = fork(f"child{number}.py", forkServer=served, silent=True)
            child.stdout.on("data", texts.append)
            def done(code, signal):
                text = b"".join(texts).decode()
                found.setdefault(number, []).append([text.replace("quick\\n", ""), code, "quick" in text])
                if len(found[number]) < 2:
                    start(number, True)
                elif number + 1 < int(sys.argv[1]):
                    start(number + 1, False)
                else:
                    print(json.dumps(found))
            child.on("close", done)
        start(0, False)
        """,
    )
    outcome = run_program(sys.executable, "owner.py", str(len(kinds)), cwd=tmp_path, env={"PYTHONUNBUFFERED": ""})
    assert outcome.stderr == ""
    found = json.loads(outcome.stdout)
    for number, (kind, (_, text, code)) in enumerate(kinds.items()):
        fresh, served = found[str(number)]
        assert (kind, fresh[:2]) == (kind, [text, code])
        assert (kind, served) == (kind, [text, code, kind in PLAIN])


def test_what_is_loaded_ahead_may_be_noticed(tmp_path: Path) -> None:
    """An object of a preloaded module ends in every child, as it would if the child had loaded it."""
    write(
        tmp_path,
        quiet_py="import json, collections\n",
        loud_py="import os\n" + LOUD + "one = Loud()\n",
        child_py=WITNESS + "import quiet\nif 'loud' in sys.argv: import loud\n",
        owner_py="""
        from nodecompat.child_process import fork, forkServer
        def start(name, then):
            forkServer([name])
            fork("child.py", [name], forkServer=True).on("exit", lambda *_: then())
        start("quiet", lambda: start("loud", lambda: print("end")))
        """,
    )
    outcome = run_program(sys.executable, "owner.py", cwd=tmp_path)
    assert (outcome.lines, outcome.stderr) == (["quick", "del", "end"], "")
