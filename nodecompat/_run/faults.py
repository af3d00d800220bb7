"""What happens to errors nobody caught, and how the process comes to its end.

The engine hands every exception of a callback to `fatal` and every rejection nobody handled to
`report_rejections`; the main script's ends come in through `before_exit`, `natural_exit`, `system_exit` and
`main_raised`.

What must stay true: an error is reported to 'uncaughtExceptionMonitor' first, then to the capture callback or
'uncaughtException', and only then ends the process, with code 1; a failure in one of these ends it with code
7. 'exit' is emitted before anything is printed. As a guest in somebody's asyncio loop the process lives on:
what nobody listens for goes to that loop's exception handler.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from .._errors.base import Thrown
from .._loop.current import engine
from .._loop.engine import ProcessEnd
from ..process import process

if TYPE_CHECKING:
    from types import TracebackType

GENERIC_ERROR, HANDLER_FAILED = 1, 7

# Whoever replaces sys.excepthook by a hook of this package leaves the one before here.
previous_excepthook: Any = None


# -- the ends of the main script ---------------------------------------------------------------------


def before_exit() -> None:
    """The loop has nothing left: emit 'beforeExit', which may give it something."""
    with _Turn():
        engine.run(process.emit, "beforeExit", process._exit_code or 0)


def natural_exit() -> int:
    """Nothing is left for good: emit 'exit'; returns the code to end with.

    Microtasks that its listeners made run once, after all of them; ticks and timers never do.
    """
    code = process._exit_code or 0
    try:
        process._exiting = True
        with _Turn():
            try:
                process.emit("exit", code)
            except BaseException as error:
                fatal(error)
            engine.queues.ticks.clear()
            engine.drain()
    except ProcessEnd as end:
        return end.code
    finally:
        _flush_channels()
    return code if process._exit_code is None else process._exit_code


def system_exit(code: Any) -> int:
    """`SystemExit` leaves the main script or a callback: emit 'exit'; returns the code to end with.

    A number is the exit code, None keeps the one that is set, anything else is printed and means 1, as in
    Python.
    """
    if code is not None:
        if isinstance(code, int):
            process._exit_code = int(code)
        else:
            _flush_output()
            print(code, file=sys.stderr)
            process._exit_code = GENERIC_ERROR
    try:
        if not process._exiting:
            process._exiting = True
            process.emit("exit", process._exit_code or 0)
    except SystemExit as error:
        return system_exit(error.code)
    except ProcessEnd as end:
        return end.code
    except BaseException as error:
        # As after process.exit(): handled, it cancels the exit, which nobody waits for here any more.
        try:
            fatal(error)
        except ProcessEnd as end:
            return end.code
    finally:
        _flush_channels()
    return process._exit_code or 0


def main_raised(error: BaseException) -> None:
    """An exception leaves the main script; returns when a listener has handled it, else raises ProcessEnd."""
    fatal(error)


def end_by_interrupt() -> None:
    """End as Python does after a KeyboardInterrupt, by SIGINT, where it can't any more by itself."""
    import _signal  # type: ignore[import-not-found]

    _see_to_the_rest()
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    os.kill(os.getpid(), _signal.SIGINT)


def end_with(code: int) -> None:
    """End with a code where raising SystemExit has no effect any more."""
    _see_to_the_rest()
    os._exit(code & 0xFF)


def _see_to_the_rest() -> None:
    """What the interpreter would still do."""
    from .ending import flush_files, run_hooks

    run_hooks()
    flush_files()


class _Turn:
    """What runs inside finds the loop at work: coroutines go on where they would in a callback of the loop."""

    def __enter__(self) -> None:
        self._running, engine.running = engine.running, True
        if engine.guest is not None and not self._running:
            engine.guest.enter()

    def __exit__(self, *_: object) -> None:
        engine.running = self._running
        if engine.guest is not None and not self._running:
            engine.guest.leave()


def _flush_channels() -> None:
    """What was sent is still delivered; the module is loaded only when there is a channel."""
    sending = sys.modules.get("nodecompat._channel.sending")
    if sending is not None:
        sending.flush_all(sending.FLUSH_SECONDS)


def _flush_output() -> None:
    from .ending import flush_output

    flush_output()


# -- exceptions --------------------------------------------------------------------------------------


def fatal(error: BaseException, origin: str = "uncaughtException") -> None:
    """An exception left a callback of the loop. Returns when it was handled.

    Raises ProcessEnd with the exit code otherwise; KeyboardInterrupt and what a test runner raises go on up.
    """
    if isinstance(error, (ProcessEnd, KeyboardInterrupt)) or _is_test_outcome(error):
        raise error
    if isinstance(error, SystemExit):
        if _is_guest():
            raise error
        raise ProcessEnd(system_exit(error.code))
    value = error.value if isinstance(error, Thrown) else error
    try:
        handled = _offer(value, origin)
    except (ProcessEnd, KeyboardInterrupt):
        raise
    except BaseException as second:
        if isinstance(second, SystemExit) or _is_test_outcome(second):
            fatal(second)
        _end_after_failed_handler(second)
        return
    if handled:
        _turn_once_more()
    elif _is_guest():
        _tell_host(error, _HOST_TEXTS[origin])
    else:
        _end_by_error(error)


def _offer(value: Any, origin: str) -> bool:
    """Show an error to everybody who asked for it; whether it counts as handled."""
    process.emit("uncaughtExceptionMonitor", value, origin)
    if process._capture is not None:
        engine.take_result(process._capture(value))
        return True
    return process.emit("uncaughtException", value, origin)


def _end_by_error(error: BaseException) -> None:
    """Nobody handled it: 'exit' with code 1, then the traceback, then the end."""
    if not process._exiting:
        process._exiting = True
        process._exit_code = GENERIC_ERROR
        try:
            process.emit("exit", GENERIC_ERROR)
        except (ProcessEnd, KeyboardInterrupt):
            raise
        except SystemExit as exit_error:
            raise ProcessEnd(system_exit(exit_error.code)) from None
        except BaseException:
            pass  # Node: nothing to be done about it at this point
    code = GENERIC_ERROR if process._exit_code is None else process._exit_code
    print_error(error)
    _flush_channels()
    raise ProcessEnd(code)


def _end_after_failed_handler(error: BaseException) -> None:
    """A listener for uncaught exceptions failed itself: no 'exit', code 7."""
    if _is_guest():
        _tell_host(error, "A listener for uncaught exceptions failed")
        return
    print_error(error)
    _flush_channels()
    raise ProcessEnd(HANDLER_FAILED)


def print_error(error: BaseException) -> None:
    """Print a traceback as Python does, without the frames of the loop at its top.

    A `sys.excepthook` of the program's own is called.
    """
    _flush_output()
    hook: Any = sys.excepthook
    if getattr(hook, "__module__", "").partition(".")[0] == __name__.partition(".")[0]:
        hook = previous_excepthook or sys.__excepthook__
    traceback = _own_frames(error.__traceback__)
    error.__traceback__ = traceback
    hook(type(error), error, traceback)


def _own_frames(traceback: TracebackType | None) -> TracebackType | None:
    """A traceback without its leading frames of this package; all of it when there are no others."""
    package = f"{__name__.partition('.')[0]}."
    found = traceback
    while found is not None and str(found.tb_frame.f_globals.get("__name__", "")).startswith(package):
        found = found.tb_next
    return found or traceback


class _Nothing:
    """An immediate that does nothing: keeps the loop going for one more turn."""

    _destroyed = False

    def _run(self) -> None:
        engine.ref_immediates -= 1

    def _forget(self) -> None:
        """It counts in no copy of the process."""


def _turn_once_more() -> None:
    engine.ref_immediates += 1
    engine.add_immediate(_Nothing())


def _is_test_outcome(error: BaseException) -> bool:
    """pytest's fail, skip and exit, raised inside a callback, are for pytest."""
    outcomes: Any = sys.modules.get("_pytest.outcomes")
    return outcomes is not None and isinstance(error, (outcomes.OutcomeException, outcomes.Exit))


# -- as a guest --------------------------------------------------------------------------------------


def _is_guest() -> bool:
    return engine.host is not None


_HOST_TEXTS = {
    "uncaughtException": "Uncaught exception in a nodecompat callback",
    "unhandledRejection": "Unhandled promise rejection",
}


def _tell_host(error: BaseException, message: str) -> None:
    engine.host.loop.call_exception_handler({"message": message, "exception": error})  # type: ignore[union-attr]


# -- rejections --------------------------------------------------------------------------------------


def report_rejections(batch: list[Any]) -> None:
    """Promises were rejected and nobody has handled them; see `_process/rejections`."""
    from .rejections import report

    report(process, batch, fatal)


def rejection_handled(promise: Any) -> None:
    """A rejected promise got a handler after all."""
    from .rejections import handled_late

    handled_late(promise)


def install() -> None:
    """Put these functions into the engine."""
    engine.on_fatal = fatal
    engine.on_rejection = report_rejections
    engine.on_rejection_handled = rejection_handled


install()
os.register_at_fork(after_in_child=install)
