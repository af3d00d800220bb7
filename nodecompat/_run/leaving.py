"""The ways out of the process other than the natural one, and what is still seen to at any.

    system_exit     `SystemExit` leaves the main script or a callback
    error_exit      an error that nobody handled; `faults` reports it
    leave           `process.exit()`; `hand_over` when it is called on another thread
    end_with        a code, where the interpreter is at its end already (3.11); `end_by_interrupt` likewise

The natural end is the package's: a process that ends so, with nothing left to be written, never loads this file.

What must stay true: messages, files and hooks are seen to by the functions of "what is still seen to" alone. `leave`
never returns to its caller (unless `reallyExit` was replaced by something that does), and raises nothing but what an
'exit' listener raised. The end waits for the parent to take what was sent to it, as long as the parent lives, unless a
signal ends that; children have `engine.exit_seconds` to take what was sent to them, and then files and atexit hooks
have as long again.
"""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # `signal` would have to be loaded
import atexit
import gc
import io
import os
import sys
from _thread import allocate_lock, start_new_thread
from time import sleep
from typing import TYPE_CHECKING, Any, NoReturn

from .._loop import ProcessEnd
from .._loop.current import engine, in_session

if TYPE_CHECKING:
    from typing import Protocol

    class Program(Protocol):
        """What of `process` matters at its end."""

        _exiting: bool
        _exit_code: int | None

        def _emit_exit(self) -> None: ...
        def reallyExit(self, code: int) -> None: ...  # noqa: N802  # Node's name


GENERIC_ERROR = 1
_PACKAGE = __package__.partition(".")[0]


def system_exit(process: Program, code: object) -> int:
    """`SystemExit` leaves the main script or a callback: emit 'exit'; returns the code to end with.

    A number is the exit code, None keeps the one that is set, anything else is printed and means 1, as in
    Python.
    """
    if isinstance(code, int):
        process._exit_code = int(code)
    elif code is not None:
        flush_output()
        print(code, file=sys.stderr)
        process._exit_code = GENERIC_ERROR
    try:
        process._emit_exit()
    except SystemExit as error:
        return system_exit(process, error.code)
    except ProcessEnd as end:
        return end.code
    except BaseException as error:
        # As after process.exit(): handled, it cancels the exit, which nobody waits for here any more.
        try:
            engine.fatal(error)
        except ProcessEnd as end:
            return end.code
    finally:
        flush_channels()
    return process._exit_code or 0


def error_exit(process: Program) -> int:
    """Nobody handled an error: emit 'exit' with 1, unless it has been; returns the code to end with."""
    if not process._exiting:
        process._exit_code = GENERIC_ERROR
        try:
            process._emit_exit()
        except (ProcessEnd, KeyboardInterrupt):
            raise
        except SystemExit as error:
            raise ProcessEnd(system_exit(process, error.code)) from None
        except BaseException:
            pass  # Node: nothing to be done about it at this point
    return GENERIC_ERROR if process._exit_code is None else process._exit_code


# -- process.exit() ----------------------------------------------------------------------------------


def leave(process: Program) -> None:
    """Emit 'exit' unless that has begun, then end the process with what `exitCode` is by then.

    Inside somebody's `run()` the process goes on, and so does IPython's session: then it raises SystemExit, unless
    `reallyExit` was replaced.
    """
    if (engine.called or in_session()) and "reallyExit" not in vars(process):
        raise SystemExit(process._exit_code or 0)
    process._emit_exit()
    code = process._exit_code or 0
    if "reallyExit" in vars(process):  # somebody wants to see the exit, not to have it
        flush_channels()
        flush_files()
    else:
        refuse_under_pytest(code)
        try:
            flush_channels()
            _end_later(code)
            flush_files()  # before the hooks, one of which may keep the process until _end_later ends it
            run_hooks()
            flush_output()
        except BaseException:  # a KeyboardInterrupt, for one
            end_now(code)
    process.reallyExit(code)


def _end_later(code: int) -> None:
    """End the process when files and hooks take too long."""

    def watch() -> None:
        sleep(engine.exit_seconds)
        end_now(code)

    try:
        start_new_thread(watch, ())
    except RuntimeError:
        pass  # no thread to be had: the hooks must end by themselves


def hand_over(process: Program) -> NoReturn:
    """On another thread: let the loop's thread exit; do it here when that one does not get to it in time.

    An 'exit' listener that raised has cancelled the exit: then only this thread ends.
    """
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
    if begun.acquire(timeout=engine.exit_seconds):
        cancelled.acquire()
    else:
        leave(process)
    raise SystemExit


def refuse_under_pytest(code: int) -> None:
    """Fail the running test: ending the process would end the whole run, with code 0 for all anybody knows."""
    outcomes = sys.modules.get("_pytest.outcomes")
    if outcomes is None:
        return
    frame = sys._current_frames().get(engine.thread)
    while frame is not None:
        if frame.f_globals.get("__name__", "").startswith("_pytest."):
            text = f"process.reallyExit({code}) was called in a test; replace process.reallyExit to test an exit"
            outcomes.fail(text)
        frame = frame.f_back


def end_now(code: int) -> NoReturn:
    """End the process with nothing but the terminal seen to."""
    terminal = sys.modules.get(f"{_PACKAGE}._os.terminal")
    if terminal is not None:
        terminal.keeper.give_back()
    os._exit(code & 0xFF)


# -- where the interpreter is at its end already -----------------------------------------------------


def end_by_interrupt() -> None:
    """End as Python does after a KeyboardInterrupt, by SIGINT, where it can't any more itself; at once by another."""
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    _finish()
    os.kill(os.getpid(), _signal.SIGINT)


def end_with(code: int) -> None:
    """End with a code where raising SystemExit has no effect any more."""
    _finish()
    end_now(code)


def _finish() -> None:
    """Do what the interpreter would still do: run the hooks, write files."""
    run_hooks()
    flush_files()


# -- what is still seen to ---------------------------------------------------------------------------


def _sending() -> Any:
    """The module that knows the channels; None as long as there was none, and nothing loaded it."""
    return sys.modules.get(f"{_PACKAGE}._channel.sending")


def flush_channels(*, last: bool = True) -> None:
    """Let the other side of every channel take what was sent.

    `last`: this is the end, at which no listener is called any more, so that signals have their default action.
    """
    channels = _sending()
    if channels is not None and channels.waiting():
        if last and (signals := sys.modules.get(f"{_PACKAGE}._os.signals")) is not None:
            signals.stop_all()
        channels.flush_all(engine.exit_seconds, bounded=not last)


def write_bursts() -> None:
    """Write messages that wait for others to leave with them, for a thread that is about to wait."""
    if (channels := _sending()) is not None:
        channels.write_bursts()


def flush_output() -> None:
    """Write what `print` left in its buffers."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except Exception:  # closed, broken, replaced by None
            continue


def write_pending() -> None:
    """Write what would be lost if a signal ended the process now: waiting messages, and what was printed."""
    write_bursts()
    flush_output()


def flush_files() -> None:
    """Write the buffers of all open files.

    They are found among the objects that the garbage collector knows: 2 ms per 100,000 objects. Text first,
    since it ends up in another buffer. Files inside compressors and the like stay as they are.
    """
    flush_output()
    kinds = {io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom}
    found = [file for file in gc.get_objects() if type(file) in kinds]
    for file in sorted(found, key=lambda file: type(file) is not io.TextIOWrapper):
        try:
            file.flush()
        except Exception:  # closed, or nobody reads any more
            continue


def run_hooks() -> None:
    """Run what was registered with atexit; a failing hook is reported by Python."""
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
