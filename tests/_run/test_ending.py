"""`process.exit`, `exitCode`, `reallyExit`: values, order, and what is still seen to."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support import run_program, run_python, write

from nodecompat.errors import NodeError
from nodecompat.process import process
from nodecompat.values import undefined


@pytest.fixture(autouse=True)
def _reset() -> Iterator[None]:
    yield
    process.exitCode = None


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (0, 0),
        (259, 259),
        (-1, -1),
        (2**31 + 3, -2147483645),
        (7.0, 7),
        ("7", 7),
        ("0x10", 16),
        (" 5 ", 5),
        ("1e2", 100),
        (None, None),
        (undefined, None),
    ],
)
def test_exit_code_values(value: Any, stored: int | None) -> None:
    """Node 24: text is converted at once, a number becomes an int32, None and undefined mean not set."""
    process.exitCode = value
    assert process.exitCode == stored


_TYPE = 'ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received '
_RANGE = 'ERR_OUT_OF_RANGE The value of "code" is out of range. It must be '


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", f"{_TYPE}type string ('')"),
        ("abc", f"{_TYPE}type string ('abc')"),
        ("nan", f"{_TYPE}type string ('nan')"),
        ("1_0", f"{_TYPE}type string ('1_0')"),
        (True, f"{_TYPE}type boolean (true)"),
        ({}, f"{_TYPE}an instance of Object"),
        ([], f"{_TYPE}an instance of Array"),
        (1.5, f"{_RANGE}an integer. Received 1.5"),
        ("1.5", f"{_RANGE}an integer. Received 1.5"),
        (math.nan, f"{_RANGE}an integer. Received NaN"),
        ("Infinity", f"{_RANGE}an integer. Received Infinity"),
        (2**53, f"{_RANGE}>= -9007199254740991 && <= 9007199254740991. Received 9_007_199_254_740_992"),
    ],
)
def test_refused_exit_codes(value: Any, text: str) -> None:
    """A refused value leaves exitCode as it was, and exit() does not exit."""
    process.exitCode = 3
    attempts: list[Callable[[], None]] = [lambda: setattr(process, "exitCode", value), lambda: process.exit(value)]
    for attempt in attempts:
        with pytest.raises(NodeError) as caught:
            attempt()
        assert f"{caught.value.code} {caught.value.message}" == text
    assert process.exitCode == 3
    assert process._exiting is False


@pytest.mark.parametrize(
    ("statements", "lines", "code"),
    [
        ("process.exitCode = 5; process.exit()", ["exit 5"], 5),
        ("process.exitCode = 5; process.exit(None)", ["exit 0"], 0),
        ("process.exit('9')", ["exit 9"], 9),
        ("process.exit(300)", ["exit 300"], 44),
        ("process.exit(-1)", ["exit -1"], 255),
        ("process.once('exit', lambda: process.exit(7)); process.exit(4)", ["exit 4"], 7),
        ("process.once('exit', lambda: setattr(process, 'exitCode', 6)); process.exit(4)", ["exit 4"], 6),
        ("process.once('exit', lambda: setattr(process, 'exitCode', None)); process.exit(4)", ["exit 4"], 0),
    ],
)
def test_exit(statements: str, lines: list[str], code: int) -> None:
    """The listener gets the whole number, the system its low 8 bits; the current exitCode counts at the end."""
    outcome = run_python(
        f"""
        from nodecompat import process, queueMicrotask
        process.on('exit', lambda code: print('exit', code))
        process.nextTick(print, 'never')
        queueMicrotask(lambda: print('never'))
        {statements}
        print('never')
        """
    )
    assert (outcome.lines, outcome.code) == (lines, code)


@pytest.mark.parametrize("where", ["main", "asyncio", "coroutine", "thread"])
def test_exit_never_returns(where: str) -> None:
    """No `finally` and no `except BaseException` sees it, wherever it is called."""
    outcome = run_python(
        f"""
        import asyncio, threading
        from nodecompat import process, start, setTimeout
        process.on('exit', lambda code: print('exit', code))
        def leave():
            try:
                process.exit(3)
            except BaseException as error:
                print('caught', error)
            finally:
                print('finally')
        async def main():
            await asyncio.sleep(0)
            leave()
        setTimeout(lambda: print('too late'), 20000)
        if '{where}' == 'main':
            leave()
        elif '{where}' == 'asyncio':
            asyncio.run(main())
        elif '{where}' == 'coroutine':
            start(main())
        else:
            threading.Thread(target=leave).start()
        """
    )
    assert (outcome.lines, outcome.code) == (["exit 3"], 3)


def test_exit_flushes_files_and_runs_atexit_hooks(tmp_path: Path) -> None:
    """Every open buffered file is written, and atexit hooks run, after 'exit'."""
    outcome = run_python(
        f"""
        import atexit
        from nodecompat import process
        text = open(r'{tmp_path}/text', 'w')
        binary = open(r'{tmp_path}/binary', 'wb')
        text.write('text')
        binary.write(b'binary')
        atexit.register(lambda: print('hook'))
        process.on('exit', lambda: print('exit'))
        print('printed')
        process.exit()
        """
    )
    assert outcome.lines == ["printed", "exit", "hook"]
    assert ((tmp_path / "text").read_text(), (tmp_path / "binary").read_text()) == ("text", "binary")


def test_exit_saves_what_coverage_measured(tmp_path: Path) -> None:
    """Under `coverage run` the lines up to process.exit() are recorded."""
    write(tmp_path, app_py="from nodecompat import process, setTimeout\nsetTimeout(lambda: process.exit(3), 1)\n")
    assert run_program(sys.executable, "-m", "coverage", "run", "app.py", cwd=tmp_path).code == 3
    report = run_program(sys.executable, "-m", "coverage", "report", "--include=app.py", cwd=tmp_path)
    assert report.lines[-1].split() == ["TOTAL", "2", "0", "100%"]


@pytest.mark.parametrize("blocker", ["atexit.register(time.sleep, 1000)", "stuck()"])
def test_exit_is_not_kept_from_ending(blocker: str) -> None:
    """A hook that hangs, or a pipe that nobody reads, delays the end by `engine.exit_seconds` at most."""
    outcome = run_python(
        f"""
        import atexit, os, time
        from nodecompat import process
        from nodecompat._loop.current import engine
        engine.exit_seconds = 0.2
        def stuck():
            global pipe
            ends = os.pipe()
            pipe = open(ends[1], 'wb', buffering=1 << 20)
            pipe.write(bytes(1 << 19))
        {blocker}
        process.exit(3)
        """
    )
    assert outcome.code == 3


def test_exit_does_not_wait_for_threads() -> None:
    """Threads that are no daemons keep a Python program alive, but not through process.exit()."""
    outcome = run_python(
        """
        import threading, time
        from nodecompat import process
        threading.Thread(target=time.sleep, args=(1000,)).start()
        process.exit(2)
        """
    )
    assert outcome.code == 2


def test_exit_from_a_thread_while_the_main_thread_is_busy() -> None:
    """When the loop does not get to it within `engine.exit_seconds`, the calling thread ends the process itself."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process
        from nodecompat._loop.current import engine
        engine.exit_seconds = 0.1
        process.on('exit', lambda code: print('exit', code))
        threading.Thread(target=process.exit, args=(3,)).start()
        threading.Event().wait(20)
        """
    )
    assert (outcome.lines, outcome.code) == (["exit 3"], 3)


def test_an_exit_from_a_thread_that_a_listener_cancels() -> None:
    """An error in 'exit' that is handled cancels the exit; the thread ends, the program goes on."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process, setTimeout
        process.on('uncaughtException', lambda error: print('UE', error))
        @process.once('exit')
        def on_exit(code):
            raise ValueError(code)
        threading.Thread(target=process.exit, args=(3,)).start()
        setTimeout(lambda: print('goes on'), 100)
        """
    )
    assert (outcome.lines, outcome.code) == (["UE 3", "goes on"], 3)


def test_really_exit_may_be_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """`reallyExit` gets the code and is the only thing that ends the process; when it returns, exit() does."""
    codes: list[int] = []
    monkeypatch.setattr(process, "reallyExit", codes.append, raising=False)
    monkeypatch.setattr(process, "_exiting", False)
    exits: list[int] = []
    process.once("exit", exits.append)
    process.exit(5)
    process.exit(6)  # exiting already: no second event
    assert (codes, exits) == ([5, 6], [5])


@pytest.mark.slow
def test_exit_fails_a_test(tmp_path: Path) -> None:
    """Under pytest an unexpected exit fails that test instead of ending the run."""
    write(
        tmp_path,
        test_exits_py="""
        from nodecompat import process, run, setTimeout
        def test_direct():
            process.exit(0)
        def test_in_a_callback():
            setTimeout(process.exit, 1)
            run()
        def test_after():
            pass
        """,
    )
    outcome = run_program(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path))
    assert outcome.code == 1
    assert "process.reallyExit(0) was called in a test" in outcome.stdout
    assert "2 failed, 1 passed" in outcome.stdout


def test_exit_in_a_program_that_a_test_started() -> None:
    """The variables a test runner leaves in the environment do not matter to its children."""
    outcome = run_python("from nodecompat import process; import pytest; process.exit(4)")
    assert outcome.code == 4
