"""Runs the loop by itself after the main script, and ends the process as Node would.

`python parent.py` must behave as `node parent.js`: when the last line has run, the loop runs. A main script ends in
one of three ways:

- its last line has run, or `SystemExit` with None or 0 goes out of it (`sys.exit(main())` ends so): the loop
  runs until nothing is left, then 'beforeExit', then 'exit';
- `SystemExit` with another code goes out of it: 'exit', no loop;
- another exception goes out of it: 'uncaughtException'; when a listener handles it, the loop runs.

CPython has no hook for these moments. From 3.12 on, `sys.monitoring` events on the main module's code notice them:
they fire although that code runs already, and an exception raised by their callback goes on out of the main script.
For 3.11, and where no event is to be had, see `roads_311`.

What must stay true: a natural end is never `os._exit`, so that coverage data, profiles, atexit hooks and open
files survive; with the code 0 nothing is raised at all. The end is noticed once, whatever notices it.
"""

from __future__ import annotations

import _thread
import sys
from _thread import get_ident
from os import environ
from typing import TYPE_CHECKING, Any

from .._loop import ProcessEnd
from .._loop.current import ExceptHook, engine, in_session, main_thread_ident
from .._on_use import on_use
from ..process import process

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from types import CodeType, FrameType

    from .._alive import asked as alive
    from .._alive import unsettled
    from .._loop import coroutines
    from .._os import node_debug
    from .._seeing import observing
    from ..promise import Promise
    from . import faults, leaving, rejections, roads_311, sessions

else:
    leaving = on_use("nodecompat._run.leaving")  # only another end than the natural one
    unsettled = on_use("nodecompat._alive.unsettled")  # only where the main script's top level awaits
    faults = on_use("nodecompat._run.faults")  # only an error that nobody caught
    coroutines = on_use("nodecompat._loop.coroutines")  # only a coroutine needs it; brings `promise`, then asyncio
    rejections = on_use("nodecompat._run.rejections")  # only a rejection needs it
    roads_311 = on_use("nodecompat._run.roads_311")  # where `sys.monitoring` will not do
    sessions = on_use("nodecompat._run.sessions")  # only at a prompt
    alive = on_use("nodecompat._alive.asked")  # only NODE_DEBUG asks for it
    node_debug = on_use("nodecompat._os.node_debug")  # as `alive`
    observing = on_use("nodecompat._seeing.observing")  # as `alive`

_PACKAGE = __package__.partition(".")[0]

# Where somebody else decides when the program is over: a name that is loaded, and what it is.
_FOREIGN_MAINS = ("IPython", "ipykernel", "_pytest")

_RUNNERS = ("nodecompat", "nodecompat.__main__")

_FORK_SERVER = ["-c", "nodecompat-fork-server"]  # its sys.argv, see `_child.server`

_FREE_TOOLS = (4, 3)  # the ids of `sys.monitoring` that CPython names no use for


def install() -> None:
    """Arrange for the loop to run after the main script, where there is one to speak of."""
    if _has_main_script() and not _is_runner():
        ends = Ends()
        frame = _find_main_frame()
        if _watch_monitoring(frame, ends):
            ExceptHook()
        else:
            roads_311.watch(frame, ends)
    if in_session():
        sessions.begin_in_ipython()
    elif hasattr(sys, "ps1"):
        sessions.begin(Ends())
    elif sys.flags.interactive:  # `python -i app.py`: the prompt comes after the script and its loop
        sessions.begin(None)
    write_whole_lines()
    heed_node_debug()


def heed_node_debug() -> None:
    """Begin what NODE_DEBUG asks for, but for what each channel does."""
    if "NODE_DEBUG" in environ:
        observing.begin(environ["NODE_DEBUG"])
        if node_debug.asks_for(environ["NODE_DEBUG"], "alive"):
            alive.begin()


def run_main(code: CodeType, namespace: dict[str, Any]) -> None:
    """Run a main script of our own, for `python -m nodecompat app.py`."""
    ends = Ends()
    try:
        exec(code, namespace)
    except SystemExit as error:
        ends.exiting(error.code)
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        # The traceback begins in the script.
        ends.raised(error.with_traceback(error.__traceback__ and error.__traceback__.tb_next))
        raise
    ends.returned()


def _has_main_script() -> bool:
    if hasattr(sys, "ps1") or in_session():
        return False
    if any(name in sys.modules for name in _FOREIGN_MAINS) or "--multiprocessing-fork" in sys.argv:
        return False
    context = sys.modules.get("multiprocessing.process")
    if context is not None and context.parent_process() is not None:
        return False
    is_main_interpreter = getattr(_thread, "_is_main_interpreter", None)  # 3.12
    return is_main_interpreter is None or bool(is_main_interpreter())


def _is_runner() -> bool:
    """Whether this is `python -m nodecompat` or a fork server, which run their scripts themselves."""
    if sys.argv == _FORK_SERVER:
        return True
    if sys.argv[:1] != ["-m"]:
        return False
    words = iter(sys.orig_argv[1:])
    for word in words:
        for place, letter in enumerate(word[1:], 2):
            if letter == "m":
                return (word[place:] or next(words, "")) in _RUNNERS
            if letter in "XW" or word == "--check-hash-based-pycs":  # options with a value
                if not word[place:] or letter == "-":
                    next(words, "")
                break
    return False


def _find_main_frame() -> FrameType | None:
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


def write_whole_lines() -> None:
    """Have `print` write a line at once also with `python -u`, which writes every argument by itself.

    Processes that share their output would tear each other's lines apart; console.log's are whole. A part of
    a line goes out when the loop sleeps, at the latest.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and getattr(sys.stdout, "write_through", False):
        reconfigure(line_buffering=True, write_through=False)


# -- the ends of the main script ---------------------------------------------------------------------


class Ends:
    """What happens when the main script ends; each way is called once at most, and may raise SystemExit.

    That is how a script ends with a code while every tool around it keeps its data.
    """

    def __init__(self) -> None:
        self._over = False
        self._code = 0

    def returned(self) -> None:
        """The last line has run: run the loop to its natural end."""
        if self._first():
            self._leave(_run_to_end)

    def exiting(self, code: object) -> None:
        """SystemExit goes out of the main script."""
        if not self._first():
            return
        if code is None or code == 0:
            self._leave(_run_to_end)
        else:
            self._leave(leaving.system_exit, process, code)

    def raised(self, error: BaseException) -> None:
        """Another exception goes out of the main script; an interrupt ends the process by itself, without the loop."""
        if isinstance(error, KeyboardInterrupt):
            self._over = True
            return
        if self._over:
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self._first()
        self._leave(_handle_and_run, error, always=True)

    def after_shutdown(self) -> None:
        """The interpreter is ending by itself; a code other than 0 needs our own end."""
        if self._code:
            leaving.end_with(self._code)

    def _first(self) -> bool:
        first, self._over = not self._over, True
        return first and not (engine.still_hosted() and engine.on_loop_thread())

    def _leave(self, road: Callable[..., int], *args: object, always: bool = False) -> None:
        """Walk a road to the end of the process; leave by SystemExit unless the code is 0 anyway."""
        try:
            self._code = road(*args)
        except ProcessEnd as end:
            self._code = end.code
        finally:
            engine.end()
            engine.close_guest()
        if self._code or always:
            raise SystemExit(self._code & 0xFF)


def _run_to_end() -> int:
    engine.keep()
    while True:
        engine.drive()
        engine.call_as_running(engine.run, process.emit, "beforeExit", process._exit_code or 0)
        engine.end()  # before the last look: what another thread asks for now is refused there, or seen here
        if not engine.alive:
            return _natural_exit()
        engine.end(ended=False)


def _handle_and_run(error: BaseException) -> int:
    engine.keep_from_our_thread()  # the error is the main script's, whoever turns the loop for a portal
    faults.fatal(error)
    return _run_to_end()


# -- the natural end, and 'exit' --------------------------------------------------------------------


def _natural_exit() -> int:
    """Nothing is left for good: emit 'exit'; returns the code to end with.

    Microtasks that its listeners made run once, after all of them; ticks and timers never do.
    """
    if engine.awaited and process._exit_code is None and process._endpoint is None:
        unsettled.end(process, engine.awaited)
    code = process._exit_code or 0
    try:
        engine.call_as_running(_emit_naturally)
    except ProcessEnd as end:
        return end.code
    finally:
        channels = sys.modules.get(f"{_PACKAGE}._channel.sending")
        if channels is not None and channels.waiting():
            leaving.flush_channels()
    return code if process._exit_code is None else process._exit_code


def _emit_naturally() -> None:
    try:
        process._emit_exit(again=True)
    except BaseException as error:
        engine.fatal(error)
    engine.drop_ticks()
    engine.drain()


# -- what the engine asks for --------------------------------------------------------------------------


def _fatal(error: BaseException, origin: str) -> None:
    faults.fatal(error, origin)


def _end_with(code: int) -> None:
    leaving.end_with(code)


def _start(coroutine: Coroutine[Any, Any, Any]) -> Promise[Any]:
    return coroutines.start(coroutine)


def _report(batch: list[Any]) -> None:
    rejections.report(batch)


def _handled_late(promise: Any) -> None:
    rejections.handled_late(promise)


engine.on_end = _end_with
engine.on_fatal = _fatal
engine.on_coroutine = _start
engine.on_rejections = _report
engine.on_rejection_handled = _handled_late


# -- monitoring: 3.12 and later ----------------------------------------------------------------------


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

    def _on_start(self, code: CodeType, offset: int) -> object:
        if code.co_name == "<module>" and sys._getframe(1).f_globals.get("__name__") == "__main__":
            self.begin(code)
        return self._monitoring.DISABLE

    def _on_return(self, code: CodeType, offset: int, value: object) -> None:
        if code is self._code:
            self._end()
            traced(self._ends.returned)

    def _on_unwind(self, code: CodeType, offset: int, error: BaseException) -> None:
        if code is self._code:
            self._end()
            if isinstance(error, SystemExit):
                traced(self._ends.exiting, error.code)
            else:
                traced(self._ends.raised, error)


def traced(function: Callable[..., None], *args: Any) -> None:
    """Call a function so that debuggers, coverage and profilers see what it runs, from inside a callback."""
    sys.call_tracing(function, args)
