"""Interactive prompts, Python's and IPython's: the loop turns while they wait for a line.

CPython calls PyOS_InputHook before it reads a line, and about ten times a second while readline, or the prompt of
Python 3.13, waits for one. Input that comes from a file or a pipe has no such pauses; what its lines leave to the loop
runs at its end. IPython in a terminal has a table of such hooks; a kernel of Jupyter runs asyncio, which needs none.

What must stay true: no error of a callback ends the session; it is printed, and the prompt comes back.
"""

from __future__ import annotations

import ctypes
import select
import sys
from typing import Any

from .._loop.current import engine
from ..process import process
from . import by_hand, faults, roads_311

_kept: list[Any] = []  # C holds no reference


def begin(ends: roads_311.Ends | None) -> None:
    """Turn the loop at the prompt; with `ends`, to its natural end where the input is no terminal."""
    if _kept:
        return
    hook = ctypes.CFUNCTYPE(ctypes.c_int)(_idle)
    slot = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyOS_InputHook")
    _kept.append(hook)
    if not slot.value:  # a toolkit's, which draws windows
        slot.value = ctypes.cast(hook, ctypes.c_void_p).value
    if ends is not None and not _is_terminal():
        roads_311.watch_shutdown(ends)


def begin_in_ipython() -> None:
    """Turn the loop while IPython's prompt waits, unless the user has chosen a toolkit whose loop does."""
    hooks = sys.modules.get("IPython.terminal.pt_inputhooks")
    shell = sys.modules["builtins"].__dict__.get("get_ipython", _nothing)()
    has_a_prompt = getattr(shell, "pt_app", None) is not None  # a kernel has none
    if hooks is not None and has_a_prompt and shell.active_eventloop is None:
        hooks.register("nodecompat", _idle_in_ipython)
        shell.enable_gui("nodecompat")


def _nothing() -> None:
    """Where there is no shell."""


def _idle_in_ipython(context: Any) -> None:
    """Called inside the prompt's own asyncio loop, which stands still meanwhile."""
    events = sys.modules["asyncio.events"]
    running = events._get_running_loop()
    events._set_running_loop(None)
    try:
        while not context.input_is_ready():
            _turn()
            select.select([context.fileno()], [], [], 0.02)
    finally:
        events._set_running_loop(running)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _idle() -> int:
    """Run what is due; where nobody calls again before the line is there, until it is."""
    _turn()
    if _is_terminal() and "readline" not in sys.modules and "_pyrepl" not in sys.modules:
        while not select.select([0], [], [], 0.05)[0]:
            _turn()
    return 0


def _turn() -> None:
    if engine.turned or not engine.on_loop_thread():
        return
    try:
        by_hand.run(timeout=0)
    except SystemExit as error:
        process.exit(error.code if isinstance(error.code, int) or error.code is None else 1)
    except BaseException as error:
        faults.print_error(error)
