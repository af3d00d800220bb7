"""The warning about too many listeners, as the process gets it."""

from __future__ import annotations

from pathlib import Path

from support_events import program

HEAD = """
from nodecompat import process
from nodecompat._js.text import Symbol
from nodecompat.events import EventEmitter
import nodecompat.events as events
def f(): pass
def add(emitter, name, count, method='on'):
    for _ in range(count): getattr(emitter, method)(name, f)
process.removeAllListeners('warning')
process.on('warning', lambda w: print(w.name, '|', w.type, '|', w.count, '|', w))
"""
TEXT = (
    "MaxListenersExceededWarning | {0} | {1} | Possible EventEmitter memory leak detected. {1} {0} listeners added to "
    "[{2}]. MaxListeners is {3}. Use emitter.setMaxListeners() to increase limit"
)


def test_once_per_list(tmp_path: Path) -> None:
    """The eleventh listener of an event warns, later ones do not; each event and each way of adding for itself."""
    lines = program(
        HEAD + "e = EventEmitter()\nadd(e, 'a', 15)\nadd(e, 'b', 11, 'once')\nadd(e, 'c', 12, 'prependListener')\n",
        tmp_path,
    )

    assert lines == [TEXT.format(name, 11, "EventEmitter", 10) for name in "abc"]


def test_own_limits(tmp_path: Path) -> None:
    """A limit of its own counts; 0 and infinity never warn; names and classes are shown as Node does."""
    lines = program(
        HEAD
        + """
class Own(EventEmitter): pass
add(Own().setMaxListeners(1), Symbol('s'), 3)
add(EventEmitter().setMaxListeners(2.5), None, 4)
add(EventEmitter().setMaxListeners(0), 'never', 30)
add(EventEmitter().setMaxListeners(float('inf')), 'never', 30)
events.defaultMaxListeners = 2
add(EventEmitter(), 'default', 4)
events.defaultMaxListeners = 10
add(process, 'anything', 11)
""",
        tmp_path,
    )

    assert lines == [
        TEXT.format("Symbol(s)", 2, "Own", 1),
        TEXT.format("null", 3, "EventEmitter", "2.5").replace("| null |", "| None |"),
        TEXT.format("default", 3, "EventEmitter", 2),
        TEXT.format("anything", 11, "process", 10),
    ]


def test_the_mark_goes_with_the_list(tmp_path: Path) -> None:
    """A list that shrank to one entry, or was removed, warns again; lowering the limit warns at the next insertion."""
    lines = program(
        HEAD
        + """
e = EventEmitter().setMaxListeners(2)
add(e, 'x', 4)
e.off('x', f); add(e, 'x', 3)
for _ in range(5): e.off('x', f)
add(e, 'x', 2)
e.removeAllListeners('x'); add(e, 'x', 3)
add(e, 'y', 2); e.setMaxListeners(1); print('lowered'); add(e, 'y', 1)
""",
        tmp_path,
    )

    assert lines == [
        "lowered",
        *[TEXT.format("x", 3, "EventEmitter", 2)] * 3,
        TEXT.format("y", 3, "EventEmitter", 1),
    ]


def test_event_targets_warn_too(tmp_path: Path) -> None:
    """An EventTarget warns once in all; an AbortSignal never, unless it is given a limit."""
    lines = program(
        HEAD
        + """
from nodecompat.abort import AbortController, EventTarget
target, signal = EventTarget(), AbortController().signal
for i in range(12):
    for name in ('a', 'b'): target.addEventListener(name, lambda i=i: None)
    signal.addEventListener('abort', lambda i=i: None)
events.setMaxListeners(12, signal)
signal.addEventListener('abort', lambda: None)
""",
        tmp_path,
    )

    text = (
        "MaxListenersExceededWarning | {0} | {1} | Possible EventTarget memory leak detected. {1} {0} listeners added "
        "to {2}. MaxListeners is {3}. Use events.setMaxListeners() to increase limit"
    )
    assert lines == [text.format("a", 11, "EventTarget", 10), text.format("abort", 13, "[AbortSignal]", 12)]
