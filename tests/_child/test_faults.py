"""`fork` and `spawn` when something goes wrong: nothing hangs, nothing is left, and the program hears of it once."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
import support_children
from support import run_python
from support_children import ECHO, IDLE, traced
from support_descriptors import with_few_descriptors

import nodecompat
from nodecompat.child_process import fork, spawn
from nodecompat.errors import NodeError
from nodecompat.values import undefined

nothing_left = support_children.nothing_left
worker = support_children.worker


# -- what cannot be started -----------------------------------------------------------------------------


def test_a_missing_program(worker: Any) -> None:
    """Connected at first; then 'error' with Node's fields, 'disconnect' and 'close', no 'spawn', no 'exit'."""
    child = fork("x.py", ["a"], {"execPath": "/no/such/program", "execArgv": ["-v"]})
    errors: list[Any] = []
    child.on("error", errors.append)
    trace = traced(child)
    assert child.pid is undefined
    assert (child.connected, child.kill(), child.killed) == (True, False, False)
    nodecompat.run()
    assert trace == [("error", "ENOENT"), ("disconnect",), ("close", -2, None)]
    error: Any
    (error,) = errors
    assert isinstance(error, FileNotFoundError)
    error = errors[0]
    assert (error.message, error.errno, error.syscall, error.path, error.spawnargs) == (
        "spawn /no/such/program ENOENT",
        -2,
        "spawn /no/such/program",
        "/no/such/program",
        ["-v", "x.py", "a"],
    )
    assert child.exitCode == -2


def test_many_failures_leave_nothing() -> None:
    """200 starts of nothing: 200 errors, nothing left (the fixture looks)."""
    codes: list[str] = []
    for name in ("/no/such/program", "/etc/passwd") * 100:
        spawn(name, stdio="ignore").on("error", lambda error: codes.append(error.code))
    nodecompat.run()
    assert codes == ["ENOENT", "EACCES"] * 100


def test_arguments_that_are_too_long_are_raised() -> None:
    """E2BIG is no 'error' event: the call raises."""
    with pytest.raises(NodeError, match="spawn E2BIG") as raised:
        spawn("/bin/true", ["x" * 3_000_000], stdio="ignore")
    assert (raised.value.code, raised.value.errno, raised.value.syscall) == ("E2BIG", -7, "spawn")
    assert raised.value.path is undefined


def test_an_error_nobody_listens_for_is_uncaught() -> None:
    """As any 'error' event."""
    outcome = run_python("from nodecompat.child_process import spawn\nspawn('/no/such/program', stdio='ignore')")
    assert outcome.code == 1
    assert "spawn /no/such/program ENOENT" in outcome.stderr


def test_a_module_that_is_not_there(tmp_path: Path) -> None:
    """The interpreter starts, says so, and ends with its own code: 2 for Python."""
    output = tmp_path / "output"
    with output.open("w") as file:
        trace = traced(fork(str(tmp_path / "missing.py"), stdio=["ignore", "ignore", file, "ipc"]))
    nodecompat.run()
    assert trace == [("spawn",), ("disconnect",), ("exit", 2, None), ("close", 2, None)]
    assert "missing.py" in output.read_text()


@pytest.mark.parametrize(
    "free", [free if free in (2, 5) else pytest.param(free, marks=pytest.mark.slow) for free in range(9)]
)
def test_few_descriptors_left(worker: Any, free: int) -> None:
    """With 0 to 8 free descriptors: either 'error' EMFILE and 'close', or a whole life; never a hang."""
    outcome = run_python(
        with_few_descriptors("""
        import sys
        from nodecompat import process
        from nodecompat.child_process import fork

        def start():
            child = fork(sys.argv[1])
            for event in ('error', 'message', 'exit', 'close'):
                child.on(event, lambda *args, event=event: print(event, *(getattr(arg, 'code', arg) for arg in args)))
            child.on('message', lambda: child.disconnect())
            return child

        def again():
            global before, taken
            before = len(os.listdir('/dev/fd'))
            taken = take_all_but(int(sys.argv[2]))
            start()

        def left():
            give_back(taken)
            print(len(os.listdir('/dev/fd')) - before)

        start().on('close', again)  # everything is loaded by then
        process.on('exit', left)
        """),
        worker(IDLE),
        str(free),
    )
    assert outcome.lines[:3] == ["message ready", "exit 0 None", "close 0 None"]
    assert outcome.lines[3:] in (
        ["error EMFILE", "close -24 None", "0"],
        ["message ready", "exit 0 None", "close 0 None", "0"],
    )
    assert outcome.code == 0


# -- copies and threads ---------------------------------------------------------------------------------


def test_a_forked_copy_of_the_parent(worker: Any) -> None:
    """`os.fork` in the parent: the copy has no child, the original goes on talking to its own."""
    child = fork(worker(ECHO))
    told: list[Any] = []
    copies: list[int] = []

    def ready(message: str) -> None:
        told.append(message)
        if message == "second":
            child.disconnect()
            return
        copy = os.fork()
        if copy == 0:
            result = 1
            try:
                result = 0 if child.kill() is False and child.send("from the copy") is False else 2
            finally:
                os._exit(result)
        copies.append(os.waitpid(copy, 0)[1])
        child.send("second")

    child.on("message", ready)
    child.send("first")
    nodecompat.run()
    assert (told, copies, child.exitCode) == (["first", "second"], [0], 0)


def test_a_forked_copy_of_the_child(worker: Any) -> None:
    """`os.fork` in the child: the copy has no channel and its end is not the channel's."""
    source = """
import os
import signal
from nodecompat import process
copy = os.fork()
if copy == 0:
    os._exit(0 if not process.send and not process.connected else 1)
process.send(os.waitpid(copy, 0)[1])
process.on('message', process.send)
"""
    child = fork(worker(source))
    told: list[Any] = []

    def answer(message: int) -> None:
        told.append(message)
        if message:
            child.disconnect()
        else:
            child.send(7)

    child.on("message", answer)
    nodecompat.run()
    assert (told, child.exitCode) == ([0, 7], 0)


def test_a_thread_that_sends_after_the_loop_has_ended(worker: Any) -> None:
    """The program waits for the thread, and what it sends arrives."""
    source = """
import threading
from nodecompat import process
def work():
    threading.main_thread().join()
    process.send('x' * 1_000_000)
threading.Thread(target=work).start()
"""
    child = fork(worker(source))
    told: list[int] = []
    child.on("message", lambda message: told.append(len(message)))
    nodecompat.run()
    assert (told, child.exitCode) == ([1_000_000], 0)


def test_eight_threads_send(worker: Any) -> None:
    """Each thread's messages arrive in its order, all of them, also those sent while the main thread waits."""
    source = """
import threading
from nodecompat import process
def work(number):
    for count in range(500):
        process.send([number, count])
threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
    child = fork(worker(source))
    told: list[Any] = []
    child.on("message", told.append)
    nodecompat.run()
    assert [[count for one, count in told if one == number] for number in range(8)] == [[*range(500)]] * 8


def test_a_grandchild_that_keeps_the_output(worker: Any) -> None:
    """'exit' comes with the end of the process; 'close' waits for the pipe, which the grandchild holds."""
    source = """
import subprocess
from nodecompat import process
process.send(subprocess.Popen(['sleep', '60']).pid)
"""
    child = fork(worker(source), silent=True)
    trace = traced(child)
    pids: list[int] = []
    child.on("message", pids.append)
    child.on("exit", lambda: os.kill(pids[0], signal.SIGKILL))
    nodecompat.run()
    assert [row[0] for row in trace] == ["spawn", "message", "disconnect", "exit", "close"]
