"""`python -m nodecompat top`: what it shows of a real tree, and what it says when it can't."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from support import run_program, write

from nodecompat._seeing import top
from nodecompat._seeing.top import by_ps

PARENT = """\
    import os, sys
    from nodecompat import process
    from nodecompat.child_process import execFileSync, fork
    child = fork("child.py", ["a\\x1b[0mb"], serialization="json")
    def ready(_):
        for words in (["--json"], ["--once"], []):
            print(execFileSync(sys.executable, ["-m", "nodecompat", "top", str(process.pid), *words], encoding="utf8").strip())
        child.disconnect()
        print(process.pid, child.pid)
    child.on("message", ready)
"""
CHILD = """\
    from nodecompat import process
    process.on("message", print)
    process.send("ready")
"""
TOLD = ["messages_in", "messages_out", "bytes_in", "bytes_out", "queue_in", "queue_out"]
NAMES = ["pid", "ppid", "state", "cpu", "memory", "threads", "serialization", *TOLD, "command"]
COLUMNS = ["PID", "PPID", "STATE", "CPU%", "MEMORY", "THREADS", "CHANNEL", "IN/S", "OUT/S", "QUEUED", "COMMAND"]


def test_a_tree_is_shown(tmp_path: Path) -> None:
    """The process first, then its descendants; a list of objects, and a table without control characters."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD)
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    rows = json.loads(done.lines[0])
    parent, child = map(int, done.lines[-1].split())

    assert done.stderr == ""
    assert [list(row) for row in rows] == [NAMES] * 3
    assert [row["pid"] for row in rows[:2]] == [parent, child]
    assert [row["ppid"] for row in rows[1:]] == [parent, parent]
    assert rows[0]["serialization"] is None
    assert rows[1]["serialization"] == ("json" if sys.platform == "linux" else None)
    assert rows[1]["memory"] > 2**20
    assert [row[name] for row in rows for name in TOLD] == [None] * 18
    assert rows[1]["command"] == f"{sys.executable} child.py a\x1b[0mb"
    for start in (1, 5):
        assert done.lines[start].split() == COLUMNS
        assert done.lines[start + 2].split()[0] == str(child)
        assert done.lines[start + 2].endswith(" child.py a?[0mb")


def test_what_it_says_when_it_cannot() -> None:
    """No such process: 1; wrong words: 2."""
    for words, code, text in (
        (["4194305"], 1, "nodecompat top: there is no process 4194305: `ps` lists those that there are\n"),
        (["me"], 2, "nodecompat top: usage: python -m nodecompat top PID [--once] [--json]\n"),
        (["1", "--all"], 2, "nodecompat top: usage: python -m nodecompat top PID [--once] [--json]\n"),
    ):
        done = run_program(sys.executable, "-m", "nodecompat", "top", *words)
        assert (done.stdout, done.stderr, done.code) == ("", text, code)


@pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps")
def test_the_road_of_other_systems() -> None:
    """By `ps`: the same rows, without threads and serialization."""
    row = by_ps()[os.getpid()].row

    assert (row.pid, row.ppid, row.threads, row.serialization) == (os.getpid(), os.getppid(), None, None)
    assert row.memory > 2**20


@pytest.mark.parametrize(
    ("width", "gone"),
    [(120, []), (91, ["THREADS"]), (80, ["THREADS", "STATE", "PPID"]), (10, list(top._LESS))],
)
def test_a_narrow_terminal_shows_fewer_columns(width: int, gone: list[str]) -> None:
    """The command keeps its room; what tells least goes first."""
    cells = ["20345", "20343", "S", "1.0", "15.7M", "1", "cbor", "11 87B", "10 79B", "0B", "python worker.py --long"]
    shown = [top._COLUMNS[place] for place in top._columns_within(width, [top._COLUMNS, cells])]

    assert shown == [name for name in top._COLUMNS if name not in gone]
