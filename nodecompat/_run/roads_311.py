"""Notices how the main script ends where `sys.monitoring` will not do: on 3.11, or when its tool ids are taken.

`sys.excepthook` sees an exception, a wrapped `sys.exit` sees an exit, and for the last line there is a table of
roads, best first:

profile     under a tool that traces (coverage, pdb): a profile function sees the main frame return.
disable     under cProfile, whose profile function can't be replaced: its `disable` is called right after.
shutdown    otherwise: `threading._shutdown`, the last thing CPython calls while new threads and executors
            still work. atexit is too late.

What must stay true: the roads only notice. They call `returned()`, `exiting(code)` or `raised(error)` of
`_run.Ends`, and what these raise goes on up. An interrupt ends the process wherever it comes: out of the main script
it goes through the hook, and no loop follows; after the last line, where CPython has nobody left to raise it to, it
becomes an unraisable error.
"""

from __future__ import annotations

import sys
import threading
from _thread import get_ident
from typing import TYPE_CHECKING, Any, NoReturn

from .._loop.current import ExceptHook, main_thread_ident
from .._on_use import on_use
from . import leaving

if TYPE_CHECKING:
    import opcode
    from collections.abc import Callable
    from types import FrameType, TracebackType
    from typing import Protocol

    class Ends(Protocol):
        """What the roads call: `_run.Ends`."""

        def returned(self) -> None: ...
        def exiting(self, code: object) -> None: ...
        def raised(self, error: BaseException) -> None: ...
        def after_shutdown(self) -> None: ...

else:
    opcode = on_use("opcode")  # only under a tool that traces


def watch(frame: FrameType | None, ends: Ends) -> None:
    """Take the best road there is; `frame` is the main module's."""
    exits = _WrappedExit(frame)
    _ExceptHook(ends)
    if frame is not None and _run_by_tool(frame) and _watch_under_tool(frame, ends, exits):
        return
    _watch_shutdown(ends, exits)


class _ExceptHook(ExceptHook):
    """Notices an exception out of the main script; it may raise SystemExit."""

    def __init__(self, ends: Ends) -> None:
        super().__init__()
        self._ends: Ends | None = ends

    def __call__(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """The main script ends once; any other error is for the hook before this one."""
        ends, self._ends = self._ends, None
        if ends is None:
            self.before(kind, error, traceback)
        else:
            ends.raised(error)


class _WrappedExit:
    """`sys.exit`, with a memory of the last one that was not caught.

    The exception carries an object whose end tells: when it ends while the main script's frame still runs,
    somebody has caught the exception.
    """

    def __init__(self, frame: FrameType | None) -> None:
        self._frame = frame
        self._code: Any = None
        self._pending = False
        self._exit = sys.exit
        sys.exit = self._wrapper

    def _wrapper(self, code: Any = None, /) -> NoReturn:
        self._code, self._pending = code, get_ident() == main_thread_ident()
        raise self._marked(code)

    def _marked(self, code: Any) -> SystemExit:
        error = SystemExit() if code is None else SystemExit(code)
        error._nodecompat = _Witness(self)  # type: ignore[attr-defined]
        return error

    def dropped(self) -> None:
        """The exception is gone: caught, if the main script goes on."""
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            if frame is self._frame:
                self._pending = False
                return
            frame = frame.f_back

    def finish(self) -> tuple[bool, object]:
        """Put the original back; whether an exit is on its way, and its code."""
        sys.exit = self._exit
        self._frame = None
        return self._pending, self._code


class _Witness:
    __slots__ = ("_exits",)

    def __init__(self, exits: _WrappedExit) -> None:
        self._exits = exits

    def __del__(self) -> None:
        self._exits.dropped()


# -- under a tool ------------------------------------------------------------------------------------


def _run_by_tool(frame: FrameType) -> bool:
    """Whether Python code other than runpy called the main module."""
    caller = frame.f_back
    while caller is not None:
        if caller.f_globals.get("__name__") != "runpy":
            return True
        caller = caller.f_back
    return False


def _watch_under_tool(frame: FrameType, ends: Ends, exits: _WrappedExit) -> bool:
    code = frame.f_code

    def finish(*, returned: bool) -> None:
        pending, exit_code = exits.finish()
        if pending:
            ends.exiting(exit_code)
        elif returned:
            ends.returned()

    profiler = sys.getprofile()
    if profiler is not None and hasattr(profiler, "disable"):
        disable = profiler.disable

        def run_then_disable() -> None:
            profiler.disable = disable
            try:
                finish(returned=sys.exc_info()[0] is None)
            finally:
                disable()

        profiler.disable = run_then_disable
        return True
    if profiler is not None or sys.gettrace() is None:
        return False

    def on_event(current: FrameType, event: str, _: object) -> None:
        if event == "return" and current.f_code is code:
            sys.call_tracing(end, (current,))

    def end(current: FrameType) -> None:
        sys.setprofile(None)  # inside the traced call: it is what lets 3.11 trace again
        finish(returned=_is_return(current))

    sys.setprofile(on_event)
    return True


def _is_return(frame: FrameType) -> bool:
    """Whether a frame leaves by its return instruction rather than by an exception."""
    return opcode.opname[frame.f_code.co_code[frame.f_lasti]].startswith("RETURN")


# -- the end of the interpreter ----------------------------------------------------------------------


def watch_shutdown(ends: Ends) -> None:
    """For an interactive session: its only end is that of the interpreter."""
    _watch_shutdown(ends, _WrappedExit(None))


def _watch_shutdown(ends: Ends, exits: _WrappedExit) -> None:
    original: Callable[[], None] = threading._shutdown  # type: ignore[attr-defined]
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name) for name in ("__file__", "__cached__") if hasattr(main, name)}

    _watch_unraisable()

    def shutdown() -> None:
        threading._shutdown = original  # type: ignore[attr-defined]
        # CPython has deleted these; callbacks may use them.
        for name, value in kept.items():
            main.__dict__.setdefault(name, value)
        pending, code = exits.finish()
        try:
            if pending:  # a text is printed already
                ends.exiting(code if code is None or isinstance(code, int) else 1)
            else:
                ends.returned()
        finally:
            original()
            ends.after_shutdown()

    threading._shutdown = shutdown  # type: ignore[attr-defined]


def _watch_unraisable() -> None:
    """End by an interrupt that comes before `shutdown` has begun, or leaves it: CPython tells of it, and goes on."""
    before = sys.unraisablehook

    def hook(unraisable: sys.UnraisableHookArgs, /) -> None:
        if unraisable.object is threading and issubclass(unraisable.exc_type, KeyboardInterrupt):
            leaving.end_by_interrupt()
        before(unraisable)

    sys.unraisablehook = hook
