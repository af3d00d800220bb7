"""setTimeout and its family: arguments, ids, refs, threads. The order of callbacks is the conformance cases' matter."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from support import run_python

from nodecompat import Symbol, timers
from nodecompat.errors import InvalidArgTypeError
from nodecompat.timers import setTimeout
from nodecompat.values import Date, undefined

if TYPE_CHECKING:
    from collections.abc import Callable

IMPORTS = "from nodecompat import *\nfrom nodecompat import process\n"


def lines(body: str) -> list[str]:
    outcome = run_python(IMPORTS + body)
    assert (outcome.stderr, outcome.code) == ("", 0)
    return outcome.lines


@pytest.mark.parametrize(
    "function", [timers.setTimeout, timers.setInterval, timers.setImmediate, timers.queueMicrotask]
)
@pytest.mark.parametrize(("value", "shown"), [(None, "null"), (1, "type number (1)"), ({}, "an instance of Object")])
def test_the_callback_must_be_a_function(function: Callable[..., object], value: object, shown: str) -> None:
    """ERR_INVALID_ARG_TYPE, at the call."""
    with pytest.raises(InvalidArgTypeError) as caught:
        function(value)

    assert str(caught.value) == f'The "callback" argument must be of type function. Received {shown}'


def test_arguments_are_fitted() -> None:
    """Surplus arguments are dropped, missing ones are undefined; also bound methods and partials."""
    assert lines(
        """
import functools
class Thing:
    def method(self, a, b):
        print("method", a, b)
setTimeout(lambda: print("none"), 1, 1, 2)
setTimeout(Thing().method, 1, 1)
setTimeout(functools.partial(print, "partial"), 1, 2)
setImmediate(lambda a, b="kept": setTimeout(print, 5, a, b), 3)
"""
    ) == ["none", "method 1 undefined", "partial 2", "3 kept"]


@pytest.mark.parametrize(
    "text", ["None", "'5'", "' 7 '", "''", "0", "-1", "1.9", "float('nan')", "2**31", "[]", "True"]
)
def test_any_delay_is_taken(text: str) -> None:
    """What is not within 1 ms and 2**31-1 ms is 1 ms; nothing raises."""
    assert lines(f"process.removeAllListeners('warning')\nsetTimeout(lambda: print('ran'), {text})\n") == ["ran"]


@pytest.mark.parametrize(
    ("delay", "milliseconds"),
    [
        (undefined, 1),
        (None, 1),
        (True, 1),
        (False, 1),
        ("0x10", 16),
        ("0b11", 3),
        ("0o17", 15),
        ("1_000", 1),
        ("", 1),
        (" 7 ", 7),
        ("1e3", 1000),
        ("abc", 1),
        ("inf", 1),
        ("Infinity", 1),
        ({}, 1),
        ([], 1),
        ([5], 5),
        ([1, 2], 1),
        (math.nan, 1),
        (-5, 1),
        (-0.5, 1),
        (1.9, 1),
        (2**31 - 1, 2**31 - 1),
        (2**31, 1),
        (math.inf, 1),
        (Date(7), 7),
        (print, 1),
    ],
)
def test_a_delay_is_what_number_makes_of_it(delay: Any, milliseconds: int) -> None:
    """As on Node 20 and 24; they keep the fraction of 1.9, which changes nothing."""
    timer = setTimeout(print, delay)
    assert timer._duration == milliseconds
    timer.close()


def test_a_symbol_is_no_delay() -> None:
    """A symbol has no number, and there is no timer."""
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a number"):
        setTimeout(print, Symbol("x"))  # type: ignore[arg-type]


def test_warnings_about_delays() -> None:
    """Too long a delay warns each time, a negative one and NaN once, with Node 24's texts."""
    assert lines(
        """
process.removeAllListeners('warning')
process.on('warning', lambda warning: print(warning.name, str(warning).replace(chr(10), ' ')))
for delay in ('abc', {}, float('nan'), -5, '-6', 2**31, float('inf'), 'Infinity', None, undefined, True):
    clearTimeout(setTimeout(print, delay))
"""
    ) == [
        "TimeoutNaNWarning NaN is not a number. Timeout duration was set to 1.",
        "TimeoutNegativeWarning -5 is a negative number. Timeout duration was set to 1.",
        "TimeoutOverflowWarning 2147483648 does not fit into a 32-bit signed integer. Timeout duration was set to 1.",
        "TimeoutOverflowWarning Infinity does not fit into a 32-bit signed integer. Timeout duration was set to 1.",
        "TimeoutOverflowWarning Infinity does not fit into a 32-bit signed integer. Timeout duration was set to 1.",
    ]


def test_what_names_a_timer() -> None:
    """The number of a timer as a number or as its exact text, as the property of an object is found."""
    timer = setTimeout(print, 10000)
    number = int(timer)
    for other in (f"0{number}", f" {number}", f"{number}.0", [number], True):
        timers.clearTimeout(other)  # type: ignore[arg-type]
        assert not timer._destroyed
    timers.clearTimeout(float(number))  # type: ignore[arg-type]
    assert timer._destroyed


def test_ids_clear_timers() -> None:
    """The number of a timer, or its text, clears it; anything else is ignored."""
    assert lines(
        """
clearTimeout(int(setTimeout(lambda: print("never"), 1)))
clearTimeout(str(int(setTimeout(lambda: print("never"), 1))))
for nonsense in (None, {}, 12345, "x", True, 1.5, object()):
    clearTimeout(nonsense), clearInterval(nonsense), clearImmediate(nonsense)
print("end")
"""
    ) == ["end"]


def test_a_timer_is_a_context_manager_that_clears() -> None:
    """Node's Symbol.dispose."""
    assert lines(
        """
with setTimeout(lambda: print("never"), 1), setImmediate(lambda: print("never")), setInterval(lambda: print("never"), 1):
    pass
print("end")
"""
    ) == ["end"]


def test_timers_from_other_threads() -> None:
    """They run on the loop's thread; the thread that made them doesn't wait."""
    assert lines(
        """
import threading
def work():
    setTimeout(lambda: print("timer", threading.current_thread() is threading.main_thread()), 1)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print("joined")
"""
    ) == ["joined", "timer True"]


def test_ref_and_unref_chain_and_count_once() -> None:
    """Both return the timer and may be called often."""
    assert lines(
        """
timer = setTimeout(print, 10000)
print(timer.unref().unref().hasRef(), timer.ref().ref().hasRef(), timer.unref() is timer)
immediate = setImmediate(print)
print(immediate.unref().unref().hasRef(), immediate.ref().hasRef(), immediate.unref() is immediate)
"""
    ) == ["False True True", "False True True"]


def test_close_and_refresh() -> None:
    """close() clears and returns the timer; refresh() revives one that fired."""
    assert lines(
        """
print(setTimeout(print, 1).close()._destroyed)
runs = []
def again():
    runs.append(1)
    if len(runs) < 3:
        timer.refresh()
    else:
        print(len(runs))
timer = setTimeout(again, 1)
"""
    ) == ["True", "3"]


def test_a_timer_is_its_number_as_a_text() -> None:
    """`${timer}` in JavaScript; the text clears the timer."""
    assert lines(
        """
timer = setTimeout(lambda: print("fired"), 1)
print(f"{timer}".isdigit(), str(timer) == str(int(timer)))
clearTimeout(f"{timer}")
"""
    ) == ["True True"]


def test_the_function_of_a_timer() -> None:
    """`timer._onTimeout` can be read, called and replaced; a cleared timer has none."""
    assert lines(
        """
timer = setTimeout(print, 1, "argument")
print(timer._onTimeout is print)
timer._onTimeout = lambda value: print("replaced", value)
cleared = setTimeout(print, 1)
clearTimeout(cleared, "surplus")
print(cleared._onTimeout)
"""
    ) == ["True", "None", "replaced argument"]


def test_a_microtask_takes_no_arguments() -> None:
    """What is given beside the function is dropped."""
    assert lines("queueMicrotask(lambda *args: print(args), 1, 2)") == ["()"]


def test_context_variables_reach_what_is_called_later() -> None:
    """Ticks, microtasks, immediates, timers and reactions see the context in which they were handed over."""
    assert lines(
        """
import contextvars
name = contextvars.ContextVar("name", default="unset")
def note(label): return lambda *_: print(label, name.get())
async def job():
    await Promise.resolve()
    print("coroutine", name.get())
def hand_over():
    name.set("set")
    setTimeout(note("timeout"), 1)
    interval = setInterval(lambda: (print("interval", name.get()), clearInterval(interval)), 1)
    process.nextTick(note("tick"))
    queueMicrotask(note("microtask"))
    Promise.resolve().then(note("then")).finally_(note("finally"))
    Promise.reject(1).catch(note("catch"))
    start(job())
    setTimeout(lambda: setImmediate(note("immediate")), 2)
contextvars.copy_context().run(hand_over)
process.nextTick(note("outside"))
"""
    ) == [
        *("tick set", "outside unset", "microtask set", "then set", "catch set", "coroutine set", "finally set"),
        *("timeout set", "interval set", "immediate set"),
    ]
