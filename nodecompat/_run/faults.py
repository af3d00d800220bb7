"""What happens to errors that nobody caught.

The package hands over what leaves the main script, and what the engine gives it: every exception of a callback to
`fatal`, every rejection that nobody handled to `rejections`. The first of them loads this file.

What must stay true: an error is reported to 'uncaughtExceptionMonitor' first, then to the capture callback or
'uncaughtException', and only then ends the process, with code 1; a failure in one of these ends it with code
7. 'exit' is emitted before anything is printed. Inside somebody's asyncio loop the process lives on: what nobody
listens for goes to that loop's exception handler. Where our own thread turns the loop, for a portal, it goes to
`threading.excepthook`. Inside `run()` what nobody listens for is raised by that call.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from .._loop import ProcessEnd
from .._loop.current import ExceptHook, engine, in_session
from .._on_use import on_use
from ..process import process
from . import leaving

if TYPE_CHECKING:
    from .._errors import base as errors
    from .._errors import completing, instead
    from .._events import origin as origins
    from .._inspect import failures
else:
    completing = on_use("nodecompat._errors.completing")  # only a failure needs it
    errors = on_use("nodecompat._errors.base")  # only a failure needs it
    failures = on_use("nodecompat._inspect.failures")  # only a failure needs it
    instead = on_use("nodecompat._errors.instead")  # only a failure that ends the process
    origins = on_use("nodecompat._events.origin")  # only a failure needs it

HANDLER_FAILED = 7

# What somebody's asyncio loop is told.
_HOST_TEXTS = {
    "uncaughtException": "Uncaught exception in a nodecompat callback",
    "unhandledRejection": "Unhandled promise rejection",
}


def fatal(error: BaseException, origin: str = "uncaughtException") -> None:
    """An exception left a callback of the loop, or the main script. Returns when it was handled.

    Raises ProcessEnd with the exit code otherwise; KeyboardInterrupt and what a test runner raises go on up.
    """
    if isinstance(error, (ProcessEnd, KeyboardInterrupt)) or _is_test_outcome(error):
        raise error
    if isinstance(error, SystemExit):
        if in_session() and not engine.called:
            print(
                f"SystemExit: {error}. A callback asked for the end of the process; the session goes on",
                file=sys.stderr,
            )
            return
        if engine.hosted or engine.called:
            raise error
        raise ProcessEnd(leaving.system_exit(process, error.code))
    value = error.value if isinstance(error, errors.Thrown) else error
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
        engine.turn_once_more()
        return
    instead.explain(error)
    emitted = origins.explain(error, is_rejection=origin == "unhandledRejection")
    if engine.outlives_errors:
        engine.tell_host(error, _HOST_TEXTS[origin])
    elif engine.called:
        raise error
    else:
        _end(error, leaving.error_exit(process), is_explained=emitted)


def _offer(value: Any, origin: str) -> bool:
    """Show an error to everybody who asked for it; whether it counts as handled."""
    completing.complete(value)
    process.emit("uncaughtExceptionMonitor", value, origin)
    if process._capture is not None:
        engine.take_result(process._capture(value))
        return True
    return process.emit("uncaughtException", value, origin)


def _end_after_failed_handler(error: BaseException) -> None:
    """A listener for uncaught exceptions failed itself: no 'exit', code 7."""
    if engine.outlives_errors:
        engine.tell_host(error, "A listener for uncaught exceptions failed")
    elif engine.called:
        raise error
    else:
        _end(error, HANDLER_FAILED)


def _end(error: BaseException, code: int, *, is_explained: bool = False) -> None:
    print_error(error, is_explained=is_explained)
    leaving.flush_channels()
    raise ProcessEnd(code)


def _is_test_outcome(error: BaseException) -> bool:
    """pytest's fail, skip and exit, raised inside a callback, are for pytest."""
    outcomes = sys.modules.get("_pytest.outcomes")
    return outcomes is not None and isinstance(error, (outcomes.OutcomeException, outcomes.Exit))


def print_error(error: BaseException, *, is_explained: bool = False) -> None:
    """Print a traceback as Python does, without the frames of the loop at its top.

    When there are no others they are printed, unless a note says where the error comes from. A `sys.excepthook` of the
    program's own is called.
    """
    leaving.flush_output()
    hook = sys.excepthook
    if isinstance(hook, ExceptHook):
        hook = hook.before
    own = failures.without_own_frames(error.__traceback__)
    if own is not None or is_explained:
        error.__traceback__ = own
    hook(type(error), error, error.__traceback__)
