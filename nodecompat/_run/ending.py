"""How a process that decided to end does end: what is still seen to, and within what time.

What must stay true: `leave` never returns to its caller (unless `reallyExit` was replaced by something that
does), raises nothing but what an 'exit' listener raised, and cannot hang: the channel has EXIT_SECONDS to take
what was sent, and then files and atexit hooks have as long again.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from .._collector import spare_the_interpreter
from .._loop.current import engine

if TYPE_CHECKING:
    from ..process import Process

EXIT_SECONDS = 5.0

_PACKAGE = __name__.partition(".")[0]


def leave(process: Process) -> None:
    """Emit 'exit' unless that has begun, then end the process with what `exitCode` is by then."""
    if not process._exiting:
        process._exiting = True
        process.emit("exit", process._exit_code or 0)
    end(process, process._exit_code or 0)


def end(process: Process, code: int) -> None:
    """See to channel, files and hooks, then `reallyExit(code)`."""
    if "reallyExit" in process.__dict__:  # somebody wants to see the exit, not to have it
        flush_channels()
        flush_files()
    else:
        refuse_under_pytest(code)
        _finish(code)
    process.reallyExit(code)


def _finish(code: int) -> None:
    """Everything that must still happen; nothing of it can keep the process from ending."""
    try:
        flush_channels()
        _end_later(code)
        flush_files()
        run_hooks()
        flush_output()
    except BaseException:  # a KeyboardInterrupt, for one
        os._exit(code & 0xFF)


def _end_later(code: int) -> None:
    """End the process when files and hooks take too long."""
    import _thread
    import time

    def watch() -> None:
        time.sleep(EXIT_SECONDS)
        os._exit(code & 0xFF)

    try:
        _thread.start_new_thread(watch, ())
    except RuntimeError:
        pass  # no thread to be had: the hooks must end by themselves


def flush_channels() -> None:
    """Let the other side of every channel take what was sent."""
    sending = sys.modules.get(f"{_PACKAGE}._channel.sending")
    if sending is not None:
        sending.flush_all(EXIT_SECONDS)


def write_bursts() -> None:
    """Write messages that wait for others to leave with them, for a thread that is about to wait."""
    sending = sys.modules.get(f"{_PACKAGE}._channel.sending")
    if sending is not None:
        sending.write_bursts()


def flush_output() -> None:
    """Write what `print` left in its buffers."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, broken, replaced by None
            continue


def flush_files() -> None:
    """Write the buffers of all open files.

    They are found among the objects that the garbage collector knows: 2 ms per 100,000 objects. Text first,
    since it ends up in another buffer. Files inside compressors and the like stay as they are.
    """
    flush_output()
    import gc
    import io

    text: list[Any] = []
    binary: list[Any] = []
    found: dict[type[Any], list[Any]] = {io.TextIOWrapper: text, io.BufferedWriter: binary, io.BufferedRandom: binary}
    for candidate in gc.get_objects():
        kind = type(candidate)
        if kind in found:
            found[kind].append(candidate)
    for file in (*text, *binary):
        try:
            file.flush()
        except Exception:  # closed, or nobody reads any more
            continue


def run_hooks() -> None:
    """Run what was registered with atexit; a failing hook is reported by Python."""
    import atexit

    atexit.unregister(spare_the_interpreter)  # which is not what ends this process
    _save_coverage()  # its own hook would only stop it
    atexit._run_exitfuncs()


def _save_coverage() -> None:
    """`coverage run` saves when the main script is left, which an exit does not do."""
    coverage: Any = sys.modules.get("coverage")
    try:
        measured = coverage.Coverage.current()
        measured.stop()
        measured.save()
    except Exception:  # not loaded, not measuring, or not that coverage
        pass


def hand_over(process: Process) -> NoReturn:
    """On another thread: let the loop's thread exit; do it here when that one does not get to it in time.

    An 'exit' listener that raised has cancelled the exit: then only this thread ends.
    """
    from _thread import allocate_lock

    begun, cancelled = allocate_lock(), allocate_lock()
    begun.acquire()
    cancelled.acquire()

    def begin() -> None:
        begun.release()
        try:
            leave(process)
        finally:
            cancelled.release()

    engine.call_from_thread(begin)
    if begun.acquire(timeout=EXIT_SECONDS):
        cancelled.acquire()
    else:
        leave(process)
    raise SystemExit


def refuse_under_pytest(code: int) -> None:
    """Fail the running test: ending the process would end the whole run, with code 0 for all anybody knows."""
    if "_pytest" not in sys.modules:
        return
    frame: Any = sys._current_frames().get(engine.thread)
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("_pytest."):
            from _pytest.outcomes import fail

            fail(f"process.reallyExit({code}) was called in a test; replace process.reallyExit to test an exit")
        frame = frame.f_back
