"""What tests of the fork server share: the beginning of the programs that own one, and a child."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from support import run_program, write

if TYPE_CHECKING:
    from pathlib import Path

    from support import Outcome

# `parent(pid)` is a process's parent; `ahead(server, pid, ...)` waits until a child is forked ahead beside these, its pid.
OWNER = """
import os, signal, sys
from nodecompat import process, setTimeout
from nodecompat.child_process import fork, forkServer

def parent(pid):
    with open(f"/proc/{pid}/stat") as file:
        return int(file.read().rpartition(")")[2].split()[1])

def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return {*map(int, file.read().split())}

def ahead(server, *others):
    while not (found := children(server.pid).difference(others)):
        os.sched_yield()
    return found.pop()
"""
IDLE = "from nodecompat import process\nprocess.on('message', process.exit)\nprocess.send('ready')\n"


def own(place: Path, source: str, *options: str, env: dict[str, str] | None = None, **modules: str) -> Outcome:
    """Run an owner, with modules beside it."""
    write(place, **modules)
    (place / "owner.py").write_text(OWNER + textwrap.dedent(source))
    return run_program(sys.executable, *options, "owner.py", cwd=place, env=env)


def printed(place: Path, source: str, **modules: str) -> list[str]:
    """What an owner prints; nothing is told on stderr."""
    outcome = own(place, source, env=None, **modules)
    assert outcome.stderr == ""
    return outcome.lines
