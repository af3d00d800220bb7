"""Signals as events: when a watcher is there, what it gets, and the action that comes back after it."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]
import signal
from typing import TYPE_CHECKING

import pytest
from support import run_python

from nodecompat._os import signals
from nodecompat.errors import NodeSystemError
from nodecompat.process import process

if TYPE_CHECKING:
    from collections.abc import Callable


def nothing(*_: object) -> None:
    """A listener."""


def test_a_watcher_lives_as_long_as_its_listeners() -> None:
    """It starts with the first listener and goes with the last; the action before comes back."""
    before = signal.getsignal(signal.SIGUSR2)
    process.on("SIGUSR2", nothing)
    process.on("SIGUSR2", nothing)
    assert _signal.getsignal(signal.SIGUSR2) is signals._caught
    process.off("SIGUSR2", nothing)
    assert _signal.getsignal(signal.SIGUSR2) is signals._caught
    process.off("SIGUSR2", nothing)
    assert signal.getsignal(signal.SIGUSR2) is before


@pytest.mark.parametrize("remove", [lambda: process.removeAllListeners("SIGINT"), lambda: process.emit("SIGINT")])
def test_pythons_own_sigint_handler_comes_back(remove: Callable[[], object]) -> None:
    """After removeAllListeners, and after a fired `once`, Ctrl-C is KeyboardInterrupt again."""
    before = signal.getsignal(signal.SIGINT)
    process.once("SIGINT", nothing)
    assert signal.getsignal(signal.SIGINT) is not before
    remove()
    assert signal.getsignal(signal.SIGINT) is before


def test_a_handler_somebody_else_installed_stays() -> None:
    """Whoever replaced ours meanwhile keeps what they installed."""
    before = signal.getsignal(signal.SIGUSR2)
    process.on("SIGUSR2", nothing)
    signal.signal(signal.SIGUSR2, nothing)
    process.removeAllListeners("SIGUSR2")
    assert signal.getsignal(signal.SIGUSR2) is nothing
    signal.signal(signal.SIGUSR2, before)


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSTOP"])
def test_what_no_process_can_catch(name: str) -> None:
    """Node's error, and the listener is not added."""
    with pytest.raises(NodeSystemError, match="uv_signal_start EINVAL") as caught:
        process.on(name, nothing)
    assert isinstance(caught.value, OSError)
    assert (caught.value.code, caught.value.errno, caught.value.syscall) == ("EINVAL", -22, "uv_signal_start")
    assert process.listenerCount(name) == 0


def test_unknown_names_are_ordinary_events() -> None:
    """SIGXYZ is just a name."""
    process.once("SIGXYZ", nothing)
    assert process.emit("SIGXYZ") is True


def test_the_table_has_nodes_names() -> None:
    """Names and numbers of os.constants.signals; where a number has two names, Node's reported one."""
    assert (signals.SIGNALS["SIGTERM"], signals.SIGNALS["SIGIOT"]) == (15, 6)
    assert (signals.NAMES[6], signals.NAMES[9]) == ("SIGABRT", "SIGKILL")
    assert not {"SIGCLD", "SIGRTMIN", "SIG_DFL"} & {*signals.SIGNALS}


def test_listeners_get_name_and_number_in_the_poll_phase() -> None:
    """Three signals during busy code are three events, after ticks and due timers, before immediates."""
    outcome = run_python(
        """
        import time
        from nodecompat import process, setImmediate, setTimeout
        process.on('SIGUSR2', lambda name, number: print(name, number))
        process.on('SIGHUP', lambda name, number: print(name, number))
        setImmediate(lambda: print('immediate'))
        setTimeout(lambda: print('timeout'), 1)
        process.nextTick(print, 'tick')
        for name in ('SIGUSR2', 'SIGHUP'):
            process.kill(process.pid, name)
        time.sleep(0.02)
        print('sync')
        """
    )
    assert outcome.lines == ["sync", "tick", "timeout", "SIGUSR2 12", "SIGHUP 1", "immediate"]


def test_listeners_keep_nothing_alive() -> None:
    """A program with nothing but a signal listener ends."""
    outcome = run_python("from nodecompat import process; process.on('SIGTERM', print); process.on('exit', print)")
    assert (outcome.lines, outcome.code) == (["0"], 0)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", -15), ("SIGINT", -2), ("SIGUSR1", -10), ("SIGHUP", -1)])
def test_the_default_action_after_a_once_listener(name: str, code: int) -> None:
    """The second signal ends the process by it; what was printed is out; no 'exit'."""
    outcome = run_python(
        f"""
        from nodecompat import process, setInterval
        process.on('exit', lambda: print('never'))
        setInterval(lambda: process.kill(process.pid, '{name}'), 5)
        process.once('{name}', print)
        """
    )
    assert (outcome.lines, outcome.code) == ([f"{name} {signals.SIGNALS[name]}"], code)


def test_a_blocked_loop_is_woken() -> None:
    """A signal ends the wait of a loop that has nothing else to do for long."""
    outcome = run_python(
        """
        import os, threading
        from nodecompat import process, setTimeout
        timer = setTimeout(lambda: print('too late'), 20000)
        process.on('SIGTERM', lambda: (print('woken'), timer.close()))
        process.nextTick(lambda: threading.Timer(0.05, os.kill, (os.getpid(), 15)).start())
        """
    )
    assert outcome.lines == ["woken"]


@pytest.mark.parametrize("runner", ["asyncio", "uvloop"])
def test_in_a_host_loop(runner: str) -> None:
    """Under somebody's asyncio loop the signal is an event too, and the loop's own handlers still work."""
    pytest.importorskip(runner)
    outcome = run_python(
        f"""
        import asyncio, os, signal, {runner}
        from nodecompat import process
        async def main():
            got, own = asyncio.Event(), asyncio.Event()
            process.on('SIGUSR2', lambda name: (print(name), got.set()))
            asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, own.set)
            os.kill(os.getpid(), signal.SIGUSR2)
            await asyncio.wait_for(got.wait(), 20)
            os.kill(os.getpid(), signal.SIGUSR1)
            await asyncio.wait_for(own.wait(), 20)
            print('both')
        {runner}.run(main())
        """
    )
    assert outcome.lines == ["SIGUSR2", "both"]


def test_on_from_a_thread() -> None:
    """The watcher starts on the main thread, which alone may install one."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process, setTimeout, setImmediate
        timer = setTimeout(lambda: print('too late'), 20000)
        thread = threading.Thread(target=process.on, args=('SIGTERM', lambda name: (print(name), timer.close())))
        thread.start()
        thread.join()
        setTimeout(lambda: process.kill(process.pid, 'SIGTERM'), 20)
        """
    )
    assert outcome.lines == ["SIGTERM"]


def test_a_listener_that_raises_is_an_uncaught_exception() -> None:
    """Exceptions of signal listeners go the usual road."""
    outcome = run_python(
        """
        from nodecompat import process, setTimeout
        process.on('uncaughtException', lambda e, origin: print('UE', e, origin))
        @process.on('SIGUSR2')
        def listener():
            raise ValueError('x')
        setTimeout(lambda: process.kill(process.pid, 'SIGUSR2'), 1)
        setTimeout(lambda: None, 50)
        """
    )
    assert (outcome.lines, outcome.code) == (["UE x uncaughtException"], 0)
