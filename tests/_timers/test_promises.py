"""`timers/promises`: values, arguments that are refused, and aborts."""

from __future__ import annotations

import pytest
from support import run_python

from nodecompat import require, timers
from nodecompat._timers import promises

IMPORTS = """
from nodecompat import AbortController, process, start
from nodecompat.timers import promises
"""


def lines(body: str) -> list[str]:
    """What a program prints whose `main` is started."""
    outcome = run_python(f"{IMPORTS}{body}\nstart(main())\n")
    assert (outcome.stderr, outcome.code) == ("", 0)
    return outcome.lines


def test_the_module_under_every_spelling() -> None:
    """`timers.promises` is what `require('timers/promises')` gives."""
    assert timers.promises is require("timers/promises") is promises


def test_values() -> None:
    """A timer and an immediate are fulfilled with the value given, undefined without one; also through the scheduler."""
    assert lines(
        """
async def main():
    print(await promises.setTimeout(1, 'a'), await promises.setTimeout())
    print(await promises.setImmediate('b'), await promises.setImmediate())
    print(await promises.scheduler.wait(1), await promises.scheduler.yield_())
"""
    ) == ["a undefined", "b undefined", "undefined undefined"]


def test_an_interval_yields_what_was_missed() -> None:
    """Each step is a tick of the timer; ticks that came while the body waited are not lost."""
    assert lines(
        """
async def main():
    count = 0
    async for value in promises.setInterval(2, 'tick'):
        count += 1
        if count == 1:
            await promises.setTimeout(20)
        if count == 4:
            break
    print(count, value, process.getActiveResourcesInfo())
"""
    ) == ["4 tick []"]


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("setTimeout('1')", "The \"delay\" argument must be of type number. Received type string ('1')"),
        ("setTimeout(True)", 'The "delay" argument must be of type number. Received type boolean (true)'),
        ("setTimeout(1, None, 5)", 'The "options" argument must be of type object. Received type number (5)'),
        (
            "setImmediate(None, {'signal': {}})",
            'The "options.signal" property must be an instance of AbortSignal. Received an instance of Object',
        ),
        (
            "setImmediate(None, {'ref': 1})",
            'The "options.ref" property must be of type boolean. Received type number (1)',
        ),
    ],
)
def test_bad_arguments_reject(call: str, text: str) -> None:
    """The call itself raises nothing."""
    assert lines(
        f"""
async def main():
    promise = promises.{call}
    try:
        await promise
    except TypeError as error:
        print(error.code, error)
"""
    ) == [f"ERR_INVALID_ARG_TYPE {text}"]


@pytest.mark.parametrize("call", ["setTimeout(20000, 'never', options)", "setImmediate('never', options)"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_an_abort_rejects_and_clears(call: str, when: str) -> None:
    """An AbortError with the signal's reason as its cause, whether the signal aborts before the call or after it."""
    assert lines(
        f"""
async def main():
    controller = AbortController()
    options = {{'signal': controller.signal}}
    if {when == "before"}:
        controller.abort('reason')
    promise = promises.{call}
    controller.abort('reason')
    try:
        await promise
    except Exception as error:
        print(error.code, error.name, error.cause, process.getActiveResourcesInfo())
"""
    ) == ["ABORT_ERR AbortError reason []"]


def test_an_abort_ends_an_interval() -> None:
    """The step that waits raises the AbortError; the timer is cleared."""
    assert lines(
        """
async def main():
    controller = AbortController()
    timers = promises.setInterval(20000, None, {'signal': controller.signal})
    process.nextTick(controller.abort)
    try:
        async for _ in timers:
            print('never')
    except Exception as error:
        print(error.code, process.getActiveResourcesInfo())
"""
    ) == ["ABORT_ERR []"]


def test_without_ref_the_process_may_end() -> None:
    """A promise nobody will fulfil does not keep the process alive."""
    assert lines(
        """
async def wait():
    await promises.setTimeout(20000, None, {'ref': False})
    print('never')
async def main():
    process.on('exit', lambda: print('exit'))
    start(wait())
"""
    ) == ["exit"]
