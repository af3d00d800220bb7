"""A child that a fork server has forked ahead is as any other, and nobody's loss when something happens to it."""

from __future__ import annotations

import os
import textwrap
from typing import TYPE_CHECKING

import pytest
from support_server import IDLE, printed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")


def test_the_next_child_is_the_one_that_waits(tmp_path: Path) -> None:
    """While nobody asks the server has one child more, which becomes the next; then another one waits."""
    source = """
    server = forkServer()
    waiting = ahead(server)
    child = fork("child.py", forkServer=True)
    print(child.pid == waiting, ahead(server, child.pid) != waiting)
    child.on("message", lambda m: child.send(3))
    child.on("exit", print)
    """
    assert printed(tmp_path, source, child_py=IDLE) == ["True True", "3 None"]


def test_one_that_was_killed(tmp_path: Path) -> None:
    """The server reads the next request itself, also when it had not noticed; after it a child waits again."""
    source = """
    server = forkServer()
    def go(left):
        waiting = ahead(server)
        os.kill(waiting, signal.SIGKILL)
        child = fork("child.py", forkServer=True)
        print(child.pid != waiting, parent(child.pid) == server.pid)
        child.on("message", lambda m: child.send(left))
        child.on("exit", lambda *how: (print(*how), go(left - 1) if left else None))
    go(3)
    """
    assert printed(tmp_path, source, child_py=IDLE) == [
        line for left in (3, 2, 1, 0) for line in ("True True", f"{left} None")
    ]


def test_signals_that_come_while_it_waits(tmp_path: Path) -> None:
    """They are not the program's: one that a whole group of processes gets would end a child that starts later."""
    source = """
    server = forkServer()
    waiting = ahead(server)
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGRTMIN, signal.SIGCHLD):
        os.kill(waiting, one)
    child = fork("child.py", forkServer=True)
    print(child.pid == waiting)
    child.on("message", lambda m: child.send(0))
    child.on("exit", print)
    """
    assert printed(tmp_path, source, child_py=IDLE) == ["True", "0 None"]


def test_a_server_that_cannot_fork(tmp_path: Path) -> None:
    """When none could be forked ahead the next request is tried, and only a fork that fails then is a fresh start."""
    source = """
    server = forkServer(["failing"])
    def go(left):
        child = fork("child.py", forkServer=True)
        print("served" if child.pid in children(server.pid) else "fresh")
        child.on("message", lambda m: child.send(0))
        child.on("exit", lambda *_: go(left - 1) if left else None)
    go(3)
    """
    # The first that fails is the one ahead of the first request; the second, that of the first request.
    failing = """
    import errno, os
    fork, left = os.fork, [1, 1]
    def failing():
        if left:
            left.pop()
            raise OSError(errno.EAGAIN, "of this test")
        return fork()
    os.fork = failing
    """
    assert printed(tmp_path, source, child_py=IDLE, failing_py=textwrap.dedent(failing)) == [
        "fresh",
        "served",
        "served",
        "served",
    ]


def test_one_whose_server_was_killed(tmp_path: Path) -> None:
    """It starts nothing, because nobody would tell how that ended: another server does."""
    source = """
    server = forkServer()
    waiting = ahead(server)
    os.kill(server.pid, signal.SIGKILL)
    os.waitid(os.P_PID, server.pid, os.WEXITED | os.WNOWAIT)
    child = fork("child.py", forkServer=True)
    print(child.pid != waiting, parent(child.pid) not in (server.pid, os.getpid()))
    child.on("message", lambda m: child.send(4))
    child.on("exit", print)
    """
    assert printed(tmp_path, source, child_py=IDLE) == ["True True", "4 None"]


def test_what_waits_ends_with_the_owner(tmp_path: Path) -> None:
    """As the server does: nothing is left that has its command line."""
    source = """
    server = forkServer()
    print(server.pid, ahead(server), flush=True)
    os._exit(0)
    """
    server, waiting = map(int, printed(tmp_path, source, child_py=IDLE)[0].split())
    for pid in (server, waiting):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                while file.seek(0) == 0 and b"nodecompat-fork-server" in file.read():
                    os.sched_yield()
        except (FileNotFoundError, ProcessLookupError):
            pass


def test_a_script_is_compiled_once_and_read_again_when_it_has_changed(tmp_path: Path) -> None:
    """The server learns which script ran from the child that waited; what another one prints is what the file holds."""
    source = """
    import time
    server = forkServer()
    texts = iter(["print('one')", "print('one')", "print('two')"])
    old = time.time() - 10
    def go(*_):
        text = next(texts, None)
        if text is None:
            return
        with open("script.py", "w") as file:
            file.write(text)
        os.utime("script.py", (old, old))
        waiting = ahead(server)
        child = fork("script.py", forkServer=True)
        assert child.pid == waiting
        child.on("close", go)
    go()
    """
    assert printed(tmp_path, source, child_py=IDLE) == ["one", "one", "two"]
