"""Drives the engine when nobody else runs a loop: `python app.py`.

What must stay true: it returns only when nothing is left that keeps the loop alive; an end of the process
and a KeyboardInterrupt go through it untouched. asyncio's guest loop stays the running one afterwards: what
comes last, 'beforeExit' and 'exit', is still part of the program.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .current import Loop


def run(engine: Loop) -> None:
    """Turn the loop until nothing is left."""
    if engine.running or engine.in_turn:
        raise RuntimeError("The loop is running already: it can't be run from one of its own callbacks")
    if "asyncio" in sys.modules:
        from .asyncio_guest import guest

        guest()  # so that a callback finds a running loop
    engine.running = True
    engine.ended = False
    try:
        if engine.guest is not None:
            engine.guest.enter()
        engine.drain()
        turns = engine.turns()
        wait = engine.poller.wait
        timeout = next(turns, -1)
        while timeout != -1:
            if timeout != 0:
                _flush_output()
            try:
                timeout = turns.send(wait(timeout))
            except StopIteration:
                break
    finally:
        engine.running = False


def _flush_output() -> None:
    """Before the loop sleeps: what was printed goes out, as console.log's does, also when nobody reads a terminal."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except (OSError, ValueError):
            pass  # closed, or its reader is gone: whoever prints next hears of it
