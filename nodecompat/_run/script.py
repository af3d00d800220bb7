"""Notices how the main script ends, on every supported Python.

`python parent.py` must behave as `node parent.js`: when the last line has run, the loop runs. CPython has no
hook for that moment, so there is a table of roads, best first:

monitoring  3.12 and later: a `sys.monitoring` event on the main module's code. It fires although that code
            runs already, and an exception raised by its callback goes on out of the main script.
profile     3.11 under a tool that traces (coverage, pdb): a profile function sees the main frame return.
disable     3.11 under cProfile, whose profile function can't be replaced: its `disable` is called right after.
shutdown    otherwise: `threading._shutdown`, the last thing CPython calls while new threads and executors
            still work. atexit is too late.

What must stay true: the roads only notice. They call `returned()`, `exiting(code)` or `raised(error)` at most
once, whatever road; those may raise SystemExit, which is how a script ends with a code and every tool around
it keeps its data.
"""

from __future__ import annotations

import sys
from _thread import get_ident
from typing import TYPE_CHECKING, Any

from .._loop.current import main_thread_ident

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType
    from typing import Protocol

    class Ends(Protocol):
        """What the roads call, once."""

        def returned(self) -> None:
            """The last line has run."""

        def exiting(self, code: Any) -> None:
            """`SystemExit(code)` goes out of the main script."""

        def raised(self, error: BaseException) -> None:
            """Another exception goes out of the main script."""

        def after_shutdown(self) -> None:
            """The interpreter is ending (the `shutdown` road); a code must be set by other means."""


def find_main_frame() -> FrameType | None:
    """The frame of the main module: the innermost `<module>` named `__main__`."""
    frame: FrameType | None = sys._getframe()
    main = main_thread_ident()
    if main != get_ident():  # imported in a thread
        frame = sys._current_frames().get(main)
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__") == "__main__":
            return frame
        frame = frame.f_back
    return None


def watch(ends: Ends) -> None:
    """Take the best road there is."""
    frame = find_main_frame()
    if _watch_monitoring(frame, ends):
        _silence_keyboard_interrupt()
        return
    exits = _WrappedExit(frame)
    _hook_exceptions(ends)
    if frame is not None and _run_by_tool(frame) and _watch_under_tool(frame, ends, exits):
        return
    _watch_shutdown(ends, exits)


# -- monitoring: 3.12 and later ----------------------------------------------------------------------

_FREE_TOOLS = (4, 3)  # the ids CPython names no use for


def _watch_monitoring(frame: FrameType | None, ends: Ends) -> bool:
    monitoring: Any = getattr(sys, "monitoring", None)
    if monitoring is None or (frame is None and sys.argv[:1] != ["-m"]):
        return False
    tool = next((number for number in _FREE_TOOLS if monitoring.get_tool(number) is None), None)
    if tool is None:
        return False
    watch = _Monitoring(monitoring, tool, ends)
    if frame is None:  # `python -m package`, and the package imports us: its __main__ is still to come
        watch.wait_for_main()
    else:
        watch.begin(frame.f_code)
    return True


class _Monitoring:
    """The events on the main module's code, from its start to its end."""

    def __init__(self, monitoring: Any, tool: int, ends: Ends) -> None:
        self._monitoring = monitoring
        self._tool = tool
        self._ends = ends
        self._code: CodeType | None = None
        events = monitoring.events
        monitoring.use_tool_id(tool, "nodecompat")
        self._callbacks = {
            events.PY_START: self._on_start,
            events.PY_RETURN: self._on_return,
            events.PY_UNWIND: self._on_unwind,
        }
        for event, callback in self._callbacks.items():
            monitoring.register_callback(tool, event, callback)

    def wait_for_main(self) -> None:
        """Every code that starts is looked at once, until the main module does."""
        self._monitoring.set_events(self._tool, self._monitoring.events.PY_START)

    def begin(self, code: CodeType) -> None:
        """The main module runs now."""
        self._code = code
        events = self._monitoring.events
        self._monitoring.set_local_events(self._tool, code, events.PY_RETURN)
        self._monitoring.set_events(self._tool, events.PY_UNWIND)  # exists only for all code

    def _end(self) -> None:
        self._monitoring.set_events(self._tool, 0)
        self._monitoring.set_local_events(self._tool, self._code, 0)
        for event in self._callbacks:
            self._monitoring.register_callback(self._tool, event, None)
        self._monitoring.free_tool_id(self._tool)

    def _on_start(self, code: CodeType, offset: int) -> Any:
        if code.co_name == "<module>" and sys._getframe(1).f_globals.get("__name__") == "__main__":
            self.begin(code)
        return self._monitoring.DISABLE

    def _on_return(self, code: CodeType, offset: int, value: Any) -> None:
        if code is self._code:
            self._end()
            _traced(self._ends.returned)

    def _on_unwind(self, code: CodeType, offset: int, error: BaseException) -> None:
        if code is self._code:
            self._end()
            if isinstance(error, SystemExit):
                _traced(self._ends.exiting, error.code)
            else:
                _traced(self._ends.raised, error)


def _traced(function: Callable[..., None], *args: Any) -> None:
    """Call a function so that debuggers, coverage and profilers see what it runs, from inside a callback."""
    sys.call_tracing(function, args)


# -- exceptions --------------------------------------------------------------------------------------


def _silence_keyboard_interrupt() -> None:
    """A Ctrl-C ends the process by SIGINT, as in Node, and without a traceback."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, traceback: Any) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            before(kind, error, traceback)

    sys.excepthook = hook


def _hook_exceptions(ends: Ends) -> None:
    """The other roads' way to see an exception out of the main script; it may raise SystemExit."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, traceback: Any) -> None:
        if sys.excepthook is hook:
            sys.excepthook = before
        if not issubclass(kind, KeyboardInterrupt):
            ends.raised(error)

    sys.excepthook = hook


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
        sys.exit = self._wrapper  # type: ignore[assignment]

    def _wrapper(self, code: Any = None, /) -> None:
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

    def finish(self) -> tuple[bool, Any]:
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


# -- 3.11 under a tool -------------------------------------------------------------------------------


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

    def on_event(current: FrameType, event: str, _: Any) -> None:
        if event == "return" and current.f_code is code:
            _traced(end, current)

    def end(current: FrameType) -> None:
        sys.setprofile(None)  # inside the traced call: it is what lets 3.11 trace again
        finish(returned=_is_return(current))

    sys.setprofile(on_event)
    return True


def _is_return(frame: FrameType) -> bool:
    """Whether a frame leaves by its return instruction rather than by an exception."""
    from opcode import opname

    return opname[frame.f_code.co_code[frame.f_lasti]].startswith("RETURN")


# -- the end of the interpreter ----------------------------------------------------------------------


def _watch_shutdown(ends: Ends, exits: _WrappedExit) -> None:
    import threading

    original: Callable[[], None] = threading._shutdown  # type: ignore[attr-defined]
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name) for name in ("__file__", "__cached__") if hasattr(main, name)}

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
