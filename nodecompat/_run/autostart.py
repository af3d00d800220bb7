"""Runs the loop by itself after the main script, and ends the process as Node would.

A main script ends in one of three ways (`_main_script` notices which):

- its last line has run, or `SystemExit` with None or 0 goes out of it (`sys.exit(main())` ends so): the loop
  runs until nothing is left, then 'beforeExit', then 'exit';
- `SystemExit` with another code goes out of it: 'exit', no loop;
- another exception goes out of it: 'uncaughtException'; when a listener handles it, the loop runs.

What must stay true: a natural end is never `os._exit`, so that coverage data, profiles, atexit hooks and open
files survive; with the code 0 nothing is raised at all.
"""

from __future__ import annotations

import atexit
import sys
from typing import Any

from .. import _collector
from .._loop.current import engine
from .._loop.engine import ProcessEnd
from .._loop.standalone_driver import run as _run_loop
from . import faults as _lifecycle
from . import script as _main_script


def install() -> None:
    """Arrange for the loop to run after the main script, where there is one to speak of."""
    if _has_main_script() and not _is_runner():
        _lifecycle.previous_excepthook = sys.excepthook  # for errors of callbacks, once ours is in its place
        _main_script.watch(_Ends())
        atexit.register(_collector.spare_the_interpreter)
    _write_whole_lines()


def _write_whole_lines() -> None:
    """Have `print` write a line at once also with `python -u`, which writes every argument by itself.

    Processes that share their output would tear each other's lines apart; console.log's are whole. A part of
    a line goes out when the loop sleeps, at the latest.
    """
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and getattr(sys.stdout, "write_through", False):
        reconfigure(line_buffering=True, write_through=False)


def _is_runner() -> bool:
    """Whether this is `python -m nodecompat`, which runs its script itself."""
    return sys.argv[:1] == ["-m"] and "nodecompat" in sys.orig_argv


def run_main(code: Any, namespace: dict[str, Any]) -> None:
    """Run a main script of our own, for `python -m nodecompat app.py`."""
    ends = _Ends()
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


def run() -> None:
    """Run the loop by hand until nothing is left that keeps it alive.

    For a REPL, a notebook or a test, where it does not start by itself. 'beforeExit' and 'exit' are not
    emitted: the process goes on. Raises RuntimeError inside a callback of the loop or in a running asyncio
    loop, which drives it already.
    """
    if engine.host is not None and engine.host.loop.is_running():
        raise RuntimeError("The loop is driven by the running asyncio loop; await something instead")
    _release_host()
    try:
        _run_loop(engine)
    finally:
        if engine.guest is not None:
            engine.guest.leave()


# Where somebody else decides when the program is over: a name that is loaded, and what it is.
_FOREIGN_MAINS = ("IPython", "ipykernel", "_pytest")


def _has_main_script() -> bool:
    import _thread

    if hasattr(sys, "ps1") or "__IPYTHON__" in getattr(sys.modules.get("builtins"), "__dict__", {}):
        return False
    if any(name in sys.modules for name in _FOREIGN_MAINS) or "--multiprocessing-fork" in sys.argv:
        return False
    context = sys.modules.get("multiprocessing.process")
    if context is not None and context.parent_process() is not None:
        return False
    is_main_interpreter = getattr(_thread, "_is_main_interpreter", None)  # 3.12
    return is_main_interpreter is None or bool(is_main_interpreter())


def _release_host() -> None:
    """Let go of an asyncio loop that has stopped."""
    host = engine.host
    if host is not None and (host.loop.is_closed() or not host.loop.is_running()):
        host.detach()
        engine.host = None


class _Ends:
    """The ends of the main script, once."""

    def __init__(self) -> None:
        self._over = False
        self._code = 0
        self._interrupted = False

    def returned(self) -> None:
        """The last line has run: run the loop to its natural end."""
        if self._first():
            self._leave(self._run_to_end)

    def exiting(self, code: Any) -> None:
        """SystemExit goes out of the main script."""
        if not self._first():
            return
        if code is None or code == 0:
            self._leave(self._run_to_end)
        else:
            self._leave(lambda: _lifecycle.system_exit(code))

    def raised(self, error: BaseException) -> None:
        """Another exception goes out of the main script."""
        if isinstance(error, KeyboardInterrupt):
            return
        if self._over:
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        self._first()

        def handle() -> int:
            _lifecycle.main_raised(error)
            return self._run_to_end()

        self._leave(handle, always=True)

    def after_shutdown(self) -> None:
        """The interpreter is ending by itself; a code other than 0 needs our own end."""
        if self._interrupted:
            _lifecycle.end_by_interrupt()
        if self._code:
            _lifecycle.end_with(self._code)

    def _first(self) -> bool:
        first, self._over = not self._over, True
        _release_host()
        return first and engine.host is None

    def _run_to_end(self) -> int:
        while True:
            _run_loop(engine)
            _lifecycle.before_exit()
            if not engine.alive:
                return _lifecycle.natural_exit()

    def _leave(self, road: Any, *, always: bool = False) -> None:
        """Walk a road to the end of the process; leave by SystemExit unless the code is 0 anyway."""
        try:
            try:
                self._code = road()
            except ProcessEnd as end:
                self._code = end.code
            except KeyboardInterrupt:
                self._interrupted = True
                raise
        finally:
            engine.ended = True
            if engine.guest is not None:
                engine.guest.close()
                engine.guest = None
        if self._code or always:
            raise SystemExit(self._code & 0xFF)
