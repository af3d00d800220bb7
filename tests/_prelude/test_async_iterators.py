"""The methods of async generators, as Node 26 has them for the same program in JavaScript."""

from __future__ import annotations

import sys

from support import run_program

PROGRAM = """
from nodecompat import js
from nodecompat.js import *

async def items(n):
    try:
        for i in range(n):
            yield i
    finally:
        console.log('cleanup')

@js.promised
async def main():
    it = items(5)
    console.log(await js.awaited(Promise.all([js.call(it, 'next', 'lost'), js.call(it, 'next')])))
    console.log(await js.awaited(js.call(it, 'return', 'x')), await js.awaited(js.call(it, 'next')))
    other = items(2)
    await js.awaited(js.call(other, 'next'))
    try:
        await js.awaited(js.call(other, 'throw', Error('boom')))
    except Exception as error:
        console.log(js.caught(error).message)

main()
"""


def test_next_return_and_throw() -> None:
    """Two at once are answered one after the other; the first value goes nowhere; `finally` runs; an error is thrown."""
    outcome = run_program(sys.executable, "-c", PROGRAM)

    assert (outcome.lines, outcome.stderr) == (
        [
            "[ { value: 0, done: false }, { value: 1, done: false } ]",
            "cleanup",
            "{ value: 'x', done: true } { value: undefined, done: true }",
            "cleanup",
            "boom",
        ],
        "",
    )
