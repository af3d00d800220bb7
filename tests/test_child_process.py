"""`fork`: the life of a child, from its start to its end, and everything Node promises between."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
import support_children
from support import run_program, run_python, until, write
from support_children import IDLE, traced

import nodecompat
from nodecompat import AbortController, AbortSignal, setTimeout
from nodecompat.child_process import fork, spawn
from nodecompat.errors import NodeError

nothing_left = support_children.nothing_left
worker = support_children.worker


# -- the life of a child --------------------------------------------------------------------------------


@pytest.mark.parametrize("wire", ["cbor", "json"])
def test_the_order_of_a_life(worker: Any, wire: Any) -> None:
    """'spawn', messages, 'disconnect', 'exit', 'close': one order always."""
    module = worker("from nodecompat import process\nfor n in (1, 2, 3):\n    process.send(n)\n")
    child = fork(module, serialization=wire)
    trace = traced(child)
    assert trace == []
    assert (child.connected, child.exitCode, child.signalCode, child.killed) == (True, None, None, False)
    nodecompat.run()
    assert trace == [
        ("spawn",),
        ("message", 1),
        ("message", 2),
        ("message", 3),
        ("disconnect",),
        ("exit", 0, None),
        ("close", 0, None),
    ]
    assert (child.connected, child.channel, child.exitCode) == (False, None, 0)


ENDS = {
    "the last line": ("", 0),
    "sys.exit": ("import sys; sys.exit(3)", 3),
    "process.exit": ("process.exit(4)", 4),
    "an uncaught error": ("raise ValueError('x')", 1),
    "os._exit": ("import os; os._exit(5)", 5),
}


@pytest.mark.parametrize(("source", "code"), ENDS.values(), ids=ENDS.keys())
def test_a_large_message_right_before_the_end(worker: Any, source: str, code: int) -> None:
    """1 MiB sent as the last thing arrives before 'exit', however the child ends; but `os._exit` asks nobody."""
    module = worker(f"from nodecompat import process\nprocess.send('x' * (1 << 20))\n{source}\n")
    child = fork(module, stdio=["ignore", "ignore", "ignore", "ipc"])
    trace = traced(child)
    nodecompat.run()
    lengths = [(event, *(len(arg) if isinstance(arg, str) else arg for arg in args)) for event, *args in trace]
    arrived = [] if code == 5 else [("message", 1 << 20)]
    assert lengths == [("spawn",), *arrived, ("disconnect",), ("exit", code, None), ("close", code, None)]


def test_a_signal_death(worker: Any) -> None:
    """'exit' and 'close' carry the name of the signal and no code."""
    child = fork(worker(IDLE))
    trace = traced(child)
    child.on("message", lambda: child.kill("sigkill"))
    nodecompat.run()
    assert trace[2:] == [("disconnect",), ("exit", None, "SIGKILL"), ("close", None, "SIGKILL")]
    assert (child.exitCode, child.signalCode, child.killed) == (None, "SIGKILL", True)


def test_a_kill_in_the_middle_of_a_frame(worker: Any) -> None:
    """The half message is dropped; 'disconnect' and 'exit' come as always."""
    child = fork(
        worker(
            "import time\nfrom nodecompat import process\n"
            "process.send('whole')\nprocess.send(b'x' * (10 << 20))\ntime.sleep(60)\n"
        )
    )
    trace = traced(child)
    child.on("message", lambda: child.kill("SIGKILL"))
    nodecompat.run()
    assert trace == [
        ("spawn",),
        ("message", "whole"),
        ("disconnect",),
        ("exit", None, "SIGKILL"),
        ("close", None, "SIGKILL"),
    ]


@pytest.mark.slow
def test_kills_at_any_time_after_fork(worker: Any) -> None:
    """Between 0 and 50 ms after the start: 'exit' comes exactly once, with SIGKILL."""
    module = worker(IDLE)
    ends: list[Any] = []
    for number in range(40):
        child = fork(module)
        child.on("exit", lambda *args: ends.append(args))
        setTimeout(child.kill, number * 1.25, "SIGKILL")
        nodecompat.run()
    assert ends == [(None, "SIGKILL")] * 40


def test_disconnect_here_ends_a_child_that_only_listens(worker: Any) -> None:
    """And 'close' comes, after 'exit'; what was sent before is delivered."""
    source = "from nodecompat import process\nprocess.on('message', lambda m: process.exit(len(m) // 100000))\n"
    child = fork(worker(source))
    trace = traced(child)
    child.send("x" * 900_000)
    child.disconnect()
    nodecompat.run()
    assert trace == [("spawn",), ("disconnect",), ("exit", 9, None), ("close", 9, None)]


def test_the_child_disconnects_and_lives_on(worker: Any) -> None:
    """'disconnect' does not wait for the end of the process."""
    reading, writing = os.pipe()
    source = "import sys\nfrom nodecompat import process\nprocess.disconnect()\n"
    source += "process.nextTick(lambda: process.exit(len(sys.stdin.readline())))\n"
    child = fork(worker(source), stdio=[reading, "inherit", "inherit", "ipc"])
    os.close(reading)
    trace = traced(child)

    def end_its_input() -> None:
        os.write(writing, b"12345\n")
        os.close(writing)

    child.on("disconnect", end_its_input)
    nodecompat.run()
    assert trace == [("spawn",), ("disconnect",), ("exit", 6, None), ("close", 6, None)]


def test_a_grandchild_that_keeps_the_channel(worker: Any) -> None:
    """'exit' waits for the process alone: what is there is read, then the channel counts as ended."""
    child = fork(
        worker(
            "import os, subprocess, sys\nfrom nodecompat import process\n"
            "fd = process.channel.fd\nprocess.send('mine')\n"
            "sleeper = subprocess.Popen(['sleep', '60'], pass_fds=[fd])\n"
            "process.send(sleeper.pid)\nos._exit(0)\n"
        )
    )
    trace = traced(child)
    nodecompat.run()
    sleeper = trace[2][1]
    os.kill(sleeper, signal.SIGKILL)
    assert trace == [
        ("spawn",),
        ("message", "mine"),
        ("message", sleeper),
        ("disconnect",),
        ("exit", 0, None),
        ("close", 0, None),
    ]


def test_three_hundred_children_end_at_once() -> None:
    """They all wait for the end of one pipe. Each exit is told once, with its own code."""
    codes: list[int] = []
    reading, writing = os.pipe()
    for number in range(300):
        child = spawn("/bin/sh", ["-c", f"read line; exit {number % 256}"], stdio=[reading, "ignore", "ignore"])
        child.on("exit", lambda code: codes.append(code))
    os.close(reading)
    os.close(writing)
    nodecompat.run()
    assert sorted(codes) == sorted(number % 256 for number in range(300))


def test_a_parent_that_ends_kills_nobody(worker: Any, tmp_path: Path) -> None:
    """An unref'd child outlives its parent, and sees 'disconnect'."""
    write(
        tmp_path,
        child_py="""
            from nodecompat import process
            process.on('disconnect', lambda: open('seen', 'w').write('disconnect'))
            process.send('ready')
            """,
        parent_py="""
            from nodecompat import process
            from nodecompat.child_process import fork
            child = fork('child.py')
            child.on('message', lambda: (child.unref(), child.channel.unref(), print(child.pid)))
            """,
    )
    outcome = run_program(sys.executable, "parent.py", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.stderr == ""
    assert until((tmp_path / "seen").exists)


def test_a_sigkilled_parent_is_a_disconnect(tmp_path: Path) -> None:
    """The end of the channel reaches the child, which ends with code 0 when nothing else holds it."""
    write(
        tmp_path,
        child_py="""
            import os
            from nodecompat import process
            process.on('disconnect', lambda: None)
            def note(code):
                open('writing', 'w').write(str(code))
                os.rename('writing', 'code')  # complete from the first moment that it is there
            process.on('exit', note)
            process.send('ready')
            """,
        parent_py="""
            import os, signal
            from nodecompat.child_process import fork
            fork('child.py').on('message', lambda: os.kill(os.getpid(), signal.SIGKILL))
            """,
    )
    assert run_program(sys.executable, "parent.py", cwd=tmp_path).code == -signal.SIGKILL
    assert until((tmp_path / "code").exists)
    assert (tmp_path / "code").read_text() == "0"


# -- kill, ref, context ---------------------------------------------------------------------------------


def test_kill(worker: Any) -> None:
    """True while the process is there, 0 included; False after; unknown signals are raised at any time."""
    child = fork(worker(IDLE))
    told: list[Any] = []

    def ready() -> None:
        told.extend([child.killed, child.kill(0), child.killed, child.kill("SigTerm")])

    child.on("message", ready)
    nodecompat.run()
    assert told == [False, True, True, True]
    assert child.signalCode == "SIGTERM"
    assert child.kill() is False
    name: Any
    for name in ("SIGFOO", "9", "", None, -1, 100000, True, {}):
        with pytest.raises(NodeError) as raised:
            child.kill(name)
        assert raised.value.code == "ERR_UNKNOWN_SIGNAL"


def test_the_end_of_a_with_block_kills(worker: Any) -> None:
    """As `using` does in JavaScript; a child that has ended or was killed is left alone."""
    with fork(worker(IDLE)) as child:
        pass
    assert child.killed is True
    nodecompat.run()
    assert child.signalCode == "SIGTERM"


def test_an_async_with_block(worker: Any) -> None:
    """The same in a coroutine."""
    outcome = run_python(
        """
        import sys
        from nodecompat import start
        from nodecompat.child_process import fork
        from nodecompat.events import once

        async def use():
            async with fork(sys.argv[1]) as child:
                child.on('exit', lambda code, signal: print(code, signal))
                print(await once(child, 'message'))

        start(use())
        """,
        worker(IDLE),
    )
    assert (outcome.lines, outcome.stderr) == (["['ready']", "None SIGTERM"], "")


def test_a_fork_from_a_thread(worker: Any) -> None:
    """A thread forks while the loop sleeps: the events come on the loop's thread. 'spawn' may come before it listens."""
    outcome = run_python(
        """
        import sys, threading
        from nodecompat import clearTimeout, setTimeout
        from nodecompat.child_process import fork

        main = threading.get_ident()
        alive = setTimeout(lambda: None, 20_000)

        def work():
            child = fork(sys.argv[1])
            for event in ('message', 'exit'):
                child.on(event, lambda *args, event=event: print(event, *args, threading.get_ident() == main))
            child.on('message', lambda: child.disconnect())
            child.on('exit', lambda: clearTimeout(alive))

        threading.Thread(target=work).start()
        """,
        worker(IDLE),
    )
    assert (outcome.lines, outcome.stderr) == (["message ready True", "exit 0 None True"], "")


def test_repr(worker: Any) -> None:
    """Short: the program, the pid and the state."""
    child = fork(worker(""))
    assert repr(child) == f"<ChildProcess {sys.executable} pid={child.pid} running>"
    nodecompat.run()
    assert repr(child) == f"<ChildProcess {sys.executable} pid={child.pid} ended with 0>"


@pytest.mark.parametrize("aborted", [True, False], ids=["aborted already", "later"])
def test_an_abort_signal(worker: Any, aborted: bool) -> None:
    """The child is killed, 'error' gets an AbortError whose cause is the reason, then it ends."""
    controller = AbortController()
    if aborted:
        controller.abort("enough")
    child = fork(worker(IDLE), signal=controller.signal, killSignal="SIGKILL")
    causes: list[Any] = []
    trace = traced(child)
    child.on("error", lambda error: causes.append(error.cause))
    child.on("message", lambda: controller.abort("enough"))
    nodecompat.run()
    assert [row for row in trace if row[0] != "message"] == [
        ("spawn",),
        ("error", "ABORT_ERR"),
        ("disconnect",),
        ("exit", None, "SIGKILL"),
        ("close", None, "SIGKILL"),
    ]
    assert causes == ["enough"]


def test_an_abort_after_the_end_is_nothing(worker: Any) -> None:
    """The listener is gone with 'exit'."""
    controller = AbortController()
    child = fork(worker(""), signal=controller.signal)
    trace = traced(child)
    nodecompat.run()
    controller.abort()
    nodecompat.run()
    assert trace == [("spawn",), ("disconnect",), ("exit", 0, None), ("close", 0, None)]


def test_an_abort_signal_and_a_missing_program() -> None:
    """There is nobody to kill, so there is no AbortError."""
    child = spawn("/no/such/program", stdio="ignore", signal=AbortSignal.abort())
    trace = traced(child)
    nodecompat.run()
    assert trace == [("error", "ENOENT"), ("close", -2, None)]


def test_a_timeout(worker: Any) -> None:
    """The child is killed with `killSignal`, without an 'error'."""
    child = fork(worker(IDLE), timeout=1, killSignal="SIGKILL")
    trace = traced(child)
    nodecompat.run()
    assert ("error",) not in [row[:1] for row in trace]
    assert (child.signalCode, child.killed) == ("SIGKILL", True)


def test_the_types_of_options_are_there_for_annotations() -> None:
    """They are loaded when they are asked for, and are no part of what `import *` brings."""
    done = run_python(
        """
        import sys
        from nodecompat.child_process import *
        print("nodecompat._child.typed" in sys.modules)
        from nodecompat.child_process import ExecOptions, ForkOptions, SpawnOptions, SyncOptions
        print("silent" in ForkOptions.__annotations__, ExecOptions, SpawnOptions is not SyncOptions)
        """
    )

    assert done.lines == ["False", "True <class 'nodecompat._child.typed.ExecOptions'> True"]
