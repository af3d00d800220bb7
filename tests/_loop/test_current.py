"""The one loop of the process and its I/O: descriptors, other threads, warnings, and who touches what."""

from __future__ import annotations

import ast
import os
import signal
import threading
from functools import partial
from pathlib import Path

import pytest
from support import ROOT, run_python

from nodecompat._loop import Engine
from nodecompat._loop.current import Loop
from nodecompat._loop.poller import Poller, Wakeup, Watcher

OUTSIDE = sorted(path for path in (ROOT / "nodecompat").rglob("*.py") if path.parent.name != "_loop")
PUBLIC = {name for name in [*vars(Engine), *vars(Loop)] if name[:1] != "_"} | {
    "awaited",
    "called",
    "clock",
    "exit_seconds",  # tests shorten it
    "guest",
    "in_turn",
    "on_coroutine",
    "on_end",
    "on_fatal",
    "on_rejection_handled",
    "on_rejections",
    "on_warning",
    "running",
    "thread",
}


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(ROOT / "nodecompat")))
def test_only_the_loop_touches_its_queues(path: Path) -> None:
    """The others call the engine's methods; hooks are set, and a few facts are read."""
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "engine"
    }

    if path.parent.name == "_alive":  # which looks at what holds the loop, and changes nothing
        used -= {"_immediates", "_timers", "holds", "poller"}
    assert used - PUBLIC == set()


def test_closed_standard_descriptors_are_filled() -> None:
    """What is closed of 0, 1 and 2 becomes /dev/null, inheritable; what is open stays."""
    outcome = run_python(
        """
        import os
        from nodecompat._loop.current import fill_standard
        saved = os.dup(1)
        os.close(0); os.close(1)
        fill_standard()
        null = os.stat('/dev/null').st_rdev
        os.write(saved, repr([os.fstat(fd).st_rdev == null and os.get_inheritable(fd) for fd in (0, 1, 2)]).encode())
        """
    )

    assert (outcome.stdout, outcome.code) == ("[True, True, False]", 0)


class Counted:
    """A poller, and how many of its watchers keep the loop alive."""

    def __init__(self) -> None:
        self.alive = 0
        self.poller = Poller(self._count, lambda: True, lambda function: function())

    def _count(self, change: int) -> None:
        self.alive += change


def test_a_watcher_counts_while_it_is_armed_and_referenced() -> None:
    """`set`, `ref`, `unref` and `close` change the count of what keeps the loop alive."""
    counted = Counted()
    read, write = os.pipe()
    watcher = Watcher(counted.poller, read, "PipeWrap", ref=True)
    seen = [counted.alive]

    watcher.set(lambda: None)
    seen.append(counted.alive)
    watcher.unref()
    seen.append(counted.alive)
    watcher.ref()
    seen.append(counted.alive)
    watcher.close()
    seen.append(counted.alive)

    assert seen == [0, 1, 0, 1, 0]
    counted.poller.close()
    os.close(read)
    os.close(write)


def test_a_watcher_closed_in_the_same_poll_is_not_called() -> None:
    """The callbacks of one poll see what the earlier ones of it did."""
    poller = Counted().poller
    pipes = [os.pipe() for _ in range(2)]
    called: list[int] = []
    watchers = [Watcher(poller, read, "PipeWrap", ref=True) for read, _ in pipes]

    def first_called(number: int) -> None:
        called.append(number)
        watchers[1 - number].close()

    for number, watcher in enumerate(watchers):
        watcher.set(partial(first_called, number))
        os.write(pipes[number][1], b"x")
    for callback in poller.wait(0):
        callback()

    assert len(called) == 1
    poller.close()
    for fd in sum(pipes, ()):
        os.close(fd)


def test_calls_of_another_thread_run_in_order() -> None:
    """They wake the poll, and run one by one where the poll is."""
    poller = Counted().poller
    ran: list[int] = []
    wakeup = Wakeup(poller, lambda function, *args: function(*args))
    wakeup.open()

    def call() -> None:
        for number in range(3):
            wakeup.call(ran.append, number)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()

    assert (bool(wakeup), ran) == (True, [])
    for callback in poller.wait(0):
        callback()
    assert (bool(wakeup), ran) == (False, [0, 1, 2])
    wakeup.close()
    poller.close()


def test_a_warning_reaches_the_program() -> None:
    """`engine.warn` is `process.emitWarning`; its hook survives a fork."""
    outcome = run_python(
        """
        import os
        from nodecompat import process
        from nodecompat._loop.current import engine
        process.on('warning', lambda warning: print(warning.name, warning.code, warning, flush=True))
        if child := os.fork():
            os.waitpid(child, 0)
        engine.warn('careful', type='TestWarning', code='T1')
        """
    )

    assert outcome.lines == ["TestWarning T1 careful"] * 2
    assert outcome.stderr.count("[T1] TestWarning: careful") == 2


_NO_GAP = """
import asyncio, operator, os, signal, sys
from functools import partial
from nodecompat import process, setTimeout
from nodecompat._loop.current import engine

class Late:
    '''An epoll set before whose `poll` a signal comes, when Python has looked for signals for the last time.'''
    def __init__(self, holder, name):
        self.real, self.restore = getattr(holder, name), partial(setattr, holder, name)
        setattr(holder, name, self)
    def __getattr__(self, name):
        return getattr(self.real, name)
    def poll(self, *args):
        self.restore(self.real)
        kill = partial(signal.pidfd_send_signal, os.pidfd_open(os.getpid()), signal.Signals[sys.argv[1]])
        return list(map(operator.call, [kill, partial(self.real.poll, *args)]))[1]

def caught(name, number):
    print("caught", name)
    process.exit()
if sys.argv[1] == "SIGTERM":
    process.on("SIGTERM", caught)
limit = setTimeout(lambda: print("late"), 100_000)
"""


@pytest.mark.skipif(not hasattr(signal, "pidfd_send_signal"), reason="needs pidfds and epoll")
@pytest.mark.parametrize(
    ("name", "road", "result"),
    [
        ("SIGTERM", "setTimeout(Late, 1, engine.poller._kernel(), '_epoll')", ("caught SIGTERM\n", 0)),
        ("SIGINT", "setTimeout(Late, 1, engine.poller._kernel(), '_epoll')", ("", -signal.SIGINT)),
        (
            "SIGTERM",
            "async def main():\n"
            "    setTimeout(print, 100_000)\n"
            "    await asyncio.sleep(0.001)\n"
            "    Late(asyncio.get_running_loop()._selector, '_selector')\n"
            "    await asyncio.sleep(100)\n"
            "asyncio.run(main())",
            ("caught SIGTERM\n", 0),
        ),
    ],
    ids=["listener", "interrupt", "asyncio"],
)
def test_a_signal_right_before_the_loop_sleeps(name: str, road: str, result: tuple[str, int]) -> None:
    """It wakes the loop, although Python's handler could not run any more before the sleep."""
    outcome = run_python(_NO_GAP + road, name)
    assert (outcome.stdout, outcome.code) == result


def test_what_signals_wake_beside_the_loop() -> None:
    """A descriptor that the program has for that is left alone; the loop's is given back, and not in a forked copy."""
    outcome = run_python(
        """
        import os, signal, nodecompat
        from nodecompat import setTimeout
        def now():
            fd = signal.set_wakeup_fd(-1)
            signal.set_wakeup_fd(fd)
            return fd
        def look():
            seen.append(now())
            if os.fork() == 0:
                os._exit(now() + 1)
            seen.append(os.waitstatus_to_exitcode(os.wait()[1]))
        read, own = os.pipe()
        os.set_blocking(own, False)
        for fd in (-1, own):
            seen = []
            signal.set_wakeup_fd(fd)
            setTimeout(look, 1)
            nodecompat.run()
            print(seen[0] == own, seen[0] == -1, seen[1] == seen[0] + 1, seen[1], now() == fd)
        os._exit(0)
        """
    )
    assert outcome.stderr == ""
    assert [line.split() for line in outcome.lines] == [
        ["False", "False", "False", "0", "True"],
        ["True", "False", "True", outcome.lines[1].split()[3], "True"],
    ]
