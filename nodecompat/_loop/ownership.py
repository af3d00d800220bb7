"""Which thread has the loop, and how another one gets it.

The loop is owned by one thread at a time, and only that one touches it. At first that is the main thread. Another
thread gets it while nobody turns it: by `run()`, by a call of ours inside an asyncio loop of its own, or through the
thread of this file, which turns the loop for portals and for whoever has no loop of its own. At the end of each it goes
back to the main thread, whose script's end waits for it.

    who asks                                   nobody turns          another thread turns
    run()                                      turns                 RuntimeError
    a thread inside its own asyncio loop       that loop turns       RuntimeError
    any other thread                           our thread turns      that thread runs it
    any other than the main, after the end     RuntimeError

Our thread leaves the main thread GRACE_SECONDS to turn the loop itself, which is what follows when the main script
only waits for its threads; a main thread that is busy with something else, the accept loop of a server, is not waited
for any longer. It gives the loop up to whoever wants to turn it, after the callback that runs.

What must stay true: `engine.thread` changes under `engine.lock` alone, and never while somebody turns the loop. Nothing
here is loaded before a second thread shows up.
"""

from __future__ import annotations

import sys
import threading
from _thread import get_ident
from time import sleep
from typing import TYPE_CHECKING

from . import ProcessEnd

if TYPE_CHECKING:
    from .current import Loop

GRACE_SECONDS = 0.25
_LOOK_SECONDS = 0.005


# -- who may touch the loop --------------------------------------------------------------------------


def claim(engine: Loop) -> bool:
    """For a thread that does not own the loop: whether it does now.

    Raises RuntimeError when the loop has ended, and inside an asyncio loop when another thread turns ours.
    """
    _refuse_after_the_end(engine)
    inside_asyncio = _runs_asyncio(engine)
    if inside_asyncio:
        _get(engine, patient=False)
        return True
    with engine.lock:
        if get_ident() != engine.main or engine.turned:
            return False
        _pass_to(engine, engine.main)
        return True


def take(engine: Loop) -> None:
    """For a thread that is about to turn the loop: have it, and mark it as running.

    Raises RuntimeError when the loop has ended or somebody turns it: this very thread, or another one.
    """
    if get_ident() != engine.main:
        _refuse_after_the_end(engine)
    _get(engine, patient=get_ident() == engine.main, running=True)


def _get(engine: Loop, *, patient: bool, running: bool = False) -> None:
    """Become the owner; our own thread gives way, with open portals only to the `patient`."""
    here = get_ident()
    asked: Turner | None = None
    try:
        while True:
            with engine.lock:
                if not (engine.turned or engine.in_turn):
                    _pass_to(engine, here)
                    engine.running = running
                    return
                if engine.thread == here:
                    raise RuntimeError("The loop is running already: it can't be run from one of its own callbacks")
                turner = _turner_at_work(engine)
            if turner is None or turner is asked or (turner.portals and not patient):
                raise RuntimeError(_taken(engine))
            asked = turner
            turner.step_aside()
    finally:
        if asked is not None:
            asked.go_on()


def keep(engine: Loop) -> None:
    """At the end of the main script: have the loop for good, once the thread that turns it is done.

    What a daemon thread turns is waited for only as long as something is left to do, as for everything here.
    """
    asked: Turner | None = None
    while True:
        with engine.lock:
            if not engine.turned or not (engine.alive or _keeps_the_process(engine.thread)):
                if engine.still_hosted():
                    engine.forget_host()
                engine.running = False
                _pass_to(engine, engine.main)
                engine.final = True
                break
            turner = _turner_at_work(engine)
        if turner is None or turner is asked:
            sleep(_LOOK_SECONDS)
        else:
            asked = turner
            turner.step_aside(forever=True)
    if asked is not None:
        asked.go_on()


def see_to_turns(engine: Loop) -> None:
    """Work of the program's own threads came in: see to it that somebody turns the loop.

    Raises RuntimeError when nobody will any more.
    """
    if engine.waiting_calls:  # or it has been done already, at the very end perhaps
        _refuse_after_the_end(engine)
    engine.asked = True
    start_turner(engine)


def start_turner(engine: Loop) -> None:
    """Have our thread turn the loop, where nobody does it. RuntimeError where no thread can be started."""
    with engine.lock:
        if engine.turner is None and not (engine.turned or engine.ended):
            _begin_turner(engine)


def _begin_turner(engine: Loop) -> Turner:
    """Under the lock. RuntimeError where no thread can be started."""
    turner = Turner(engine)
    turner.thread.start()
    engine.turner = turner
    return turner


def _pass_to(engine: Loop, thread: int) -> None:
    """Make a thread the owner, under the lock."""
    engine.still_hosted()  # lets go of an asyncio loop that has stopped
    before, engine.thread = engine.thread, thread
    if before != thread and thread == get_ident():
        _let_finish(before)


def _let_finish(thread: int) -> None:
    """Wait until a thread that was the owner has left the loop's own code, where it may be for microseconds."""
    package = __name__.rpartition(".")[0]
    for _ in range(20):
        frame = sys._current_frames().get(thread)
        if frame is None or not str(frame.f_globals.get("__name__", "")).startswith(package):
            return
        sleep(0.001)


def _runs_asyncio(engine: Loop) -> bool:
    """Whether this thread is inside an asyncio loop that is not the guest of ours."""
    events = sys.modules.get("asyncio.events")
    running = None if events is None else events._get_running_loop()
    return running is not None and (engine.guest is None or running is not engine.guest.loop)


def _turner_at_work(engine: Loop) -> Turner | None:
    turner = engine.turner
    return turner if turner is not None and turner.thread.ident == engine.thread else None


def _keeps_the_process(thread: int) -> bool:
    found = [one for one in threading.enumerate() if one.ident == thread]
    return any(not one.daemon for one in found)


# -- what is said ------------------------------------------------------------------------------------


def _refuse_after_the_end(engine: Loop) -> None:
    if engine.ended:
        raise RuntimeError(
            f"The loop of this process has ended with its main script; nothing that thread {_name(get_ident())} asks "
            "for would be called any more. As long as a `with nodecompat.portal()` lasts, it does not end"
        )


def _taken(engine: Loop) -> str:
    return (
        f"The loop is turned by thread {_name(engine.thread)}, and one thread at a time has it; "
        f"thread {_name(get_ident())} reaches it through nodecompat.portal(): portal.call(function)"
    )


def _name(thread: int) -> str:
    found = [one.name for one in threading.enumerate() if one.ident == thread]
    return repr(found[0]) if found else str(thread)


# -- a thread of ours that turns the loop ------------------------------------------------------------


class Turner:
    """The thread that turns the loop for portals, and for threads that cannot turn it themselves."""

    def __init__(self, engine: Loop) -> None:
        self.portals = 0  # that are open
        self._engine = engine
        self._changed = threading.Condition()
        self._askers = 0  # threads that want to turn the loop themselves
        self._turning = False
        self.thread = threading.Thread(target=self._work, name="nodecompat", daemon=True)

    def look(self) -> None:
        """Something has changed: a portal was opened or closed, or somebody has given the loop up."""
        with self._changed:
            self._changed.notify_all()

    def step_aside(self, *, forever: bool = False) -> None:
        """Give the loop up, until `go_on`. RuntimeError when a callback keeps it for very long."""
        with self._changed:
            self._askers += 1
            self._changed.notify_all()
            if self._turning:
                self._engine.call_from_thread(_nothing)
            seconds = None if forever else self._engine.exit_seconds
            if not self._changed.wait_for(lambda: not self._turning, seconds):
                self._askers -= 1
                raise RuntimeError(_taken(self._engine))

    def go_on(self) -> None:
        """Who asked it to step aside has the loop, or wants it no more."""
        with self._changed:
            self._askers -= 1
            self._changed.notify_all()

    def _work(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self.portals or self._askers, GRACE_SECONDS)
        while self._stays():
            if self._begin():
                try:
                    self._engine.turn(self._gives_up)
                except ProcessEnd as end:
                    if self._engine.on_end is not None:
                        self._engine.on_end(end.code)
                finally:
                    with self._changed:
                        self._turning = False
                        self._changed.notify_all()
            else:
                with self._changed:
                    self._changed.wait_for(self._may_begin, _LOOK_SECONDS * 10)

    def _may_begin(self) -> bool:
        return not (self._askers or self._engine.turned)

    def _begin(self) -> bool:
        engine = self._engine
        with self._changed, engine.lock:
            if not self._may_begin() or engine.in_turn:
                return False
            _pass_to(engine, get_ident())
            self._turning = engine.running = True
            return True

    def _gives_up(self) -> bool:
        return bool(self._askers)

    def _stays(self) -> bool:
        """Whether it is still needed; the loop knows no turner otherwise."""
        engine = self._engine
        with engine.lock:
            if engine.ended or (not self.portals and (engine.turned or self._askers or not engine.alive)):
                engine.turner = None
                return False
        return True


def _nothing() -> None:
    """Wakes the loop."""


def open_portal(engine: Loop, *, holds: bool) -> None:
    """Have the loop turned, by whoever does it, until `close_portal`; with `holds` the loop does not end before."""
    _refuse_after_the_end(engine)
    if holds:
        engine.call_from_thread(engine.hold)
    try:
        with engine.lock:
            turner = engine.turner or _begin_turner(engine)
            turner.portals += 1
    except RuntimeError:
        if holds:
            engine.call_from_thread(engine.release)
        raise
    turner.look()


def close_portal(engine: Loop, *, holds: bool) -> None:
    """One portal less. What is left to do goes on where the loop is turned next."""
    if holds:
        engine.call_from_thread(engine.release)
    with engine.lock:
        turner = engine.turner
        if turner is not None:
            turner.portals -= 1
    if turner is None or turner.portals or turner.thread.ident == get_ident():
        return
    turner.step_aside(forever=True)
    turner.thread.join()
    if get_ident() != engine.main and engine.alive:
        start_turner(engine)


def report(error: BaseException) -> None:
    """An error that nobody handled, on our thread: told as Python tells that of any thread, which goes on here."""
    arguments = (type(error), error, error.__traceback__, threading.current_thread())
    threading.excepthook(threading.ExceptHookArgs(arguments))
