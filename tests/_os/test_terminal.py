"""The terminal is given back as it was, however the process ends that changed it or lent it to a child."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import termios
import textwrap
from collections.abc import Iterator

import pytest
from support import LIMIT, environment

RAW = """
    import os, signal
    from nodecompat import console, process, setTimeout
    process.stdin.setRawMode(True)
"""
# How a child leaves a terminal: it is killed in raw mode, or it just ends.
KILLED = "import os, tty; tty.setraw(0); os.kill(os.getpid(), 9)"
CARELESS = "import tty; tty.setraw(0)"
CHILDREN = """
    import sys
    from nodecompat import process
    from nodecompat.child_process import exec, execFileSync, execSync, fork, spawn, spawnSync
"""


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal, of which this process keeps both ends open."""
    master, slave = pty.openpty()
    yield slave
    os.close(slave)
    os.close(master)


def run_on(terminal: int, *sources: str) -> tuple[int, bool]:
    """Run a program with the terminal as its input; its exit code, and whether the terminal is as it was."""
    before = termios.tcgetattr(terminal)
    source = "".join(map(textwrap.dedent, sources))
    done = subprocess.run(
        [sys.executable, "-c", source],
        stdin=terminal, capture_output=True, env=environment(), timeout=LIMIT, check=False,
    )  # fmt: skip
    return done.returncode, termios.tcgetattr(terminal) == before


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("", 0),
        ("process.exit(3)", 3),
        ("process.reallyExit(3)", 3),
        ("raise SystemExit(4)", 4),
        ("raise ValueError", 1),
        ("setTimeout(lambda: 1 / 0, 1)", 1),
        ("async def fails(): raise ValueError\nsetTimeout(fails, 1)", 1),
        ("def fails(*_): raise ValueError\nprocess.on('uncaughtException', fails)\nsetTimeout(fails, 1)", 7),
        ("setTimeout(lambda: process.kill(process.pid, 'SIGTERM'), 1)", -signal.SIGTERM),
        ("setTimeout(lambda: process.kill(process.pid, 'SIGINT'), 1)", -signal.SIGINT),
        ("os.kill(os.getpid(), signal.SIGTERM)", -signal.SIGTERM),
    ],
)
def test_raw_mode_ends_with_the_process(terminal: int, end: str, code: int) -> None:
    """At an exit, after an error that nobody handled, and when the default action of SIGTERM or SIGINT ends it."""
    assert run_on(terminal, RAW, end) == (code, True)


def test_sigint_with_its_default_action(terminal: int) -> None:
    """A program that wants no KeyboardInterrupt is ended by SIGINT itself."""
    before = "import signal; signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
    assert run_on(terminal, before, RAW, "os.kill(os.getpid(), signal.SIGINT)") == (-signal.SIGINT, True)


@pytest.mark.parametrize("left", [KILLED, pytest.param(CARELESS, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    "start",
    [
        "spawn(sys.executable, ['-c', {}], stdio='inherit')",
        "fork('-c', [{}])",
        "spawnSync(sys.executable, ['-c', {}], stdio='inherit')",
        "try: execFileSync(sys.executable, ['-c', {}], stdio='inherit')\nexcept Exception: pass",
        "spawn(sys.executable, ['-c', {}], stdio=[0, 'pipe', 'pipe'])",
        "spawn(sys.executable, ['-c', {}], stdio=[0, 'pipe', 'pipe'], cwd='/')",
    ],
)
def test_a_child_may_leave_it_in_any_mode(terminal: int, start: str, left: str) -> None:
    """A child that shares the terminal and is killed in raw mode, or never restores it: it comes back at the end."""
    assert run_on(terminal, CHILDREN, start.format(repr(left))) == (0, True)


def test_a_child_left_it_and_a_signal_ends_the_parent(terminal: int) -> None:
    """The default action of SIGTERM waits for nothing but the terminal."""
    start = f"spawn(sys.executable, ['-c', {KILLED!r}], stdio='inherit')"
    end = ".on('exit', lambda: process.kill(process.pid, 'SIGTERM'))"
    assert run_on(terminal, CHILDREN, start + end) == (-signal.SIGTERM, True)


def test_a_forked_copy_gives_nothing_back(terminal: int) -> None:
    """The terminal stays as its owner wants it when a copy of the process ends, at the end or by a signal."""
    copies = """
        import termios
        raw = termios.tcgetattr(0)
        for end in (lambda: sys.exit(), lambda: os.kill(os.getpid(), signal.SIGTERM)):
            pid = os.fork()
            if not pid:
                end()
            os.waitpid(pid, 0)
            assert termios.tcgetattr(0) == raw
    """
    assert run_on(terminal, RAW, "import sys\n", copies) == (0, True)


def test_a_handler_of_the_program_stays(terminal: int) -> None:
    """Only the default action is replaced: a program that ignores or handles SIGTERM is left alone."""
    program = """
        import signal
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        from nodecompat import process
        process.stdin.setRawMode(True)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    """
    assert run_on(terminal, program) == (0, True)
