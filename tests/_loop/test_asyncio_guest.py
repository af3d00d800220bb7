"""Coroutines in a program without a loop of its own: asyncio is a guest of the engine."""

from __future__ import annotations

import re

from support import Outcome, run_python

IMPORTS = "import asyncio\nfrom nodecompat import process, setTimeout, setImmediate, queueMicrotask, Promise, start\n"


def run(body: str) -> Outcome:
    return run_python(IMPORTS + body)


def test_asyncio_is_not_imported_before_a_coroutine() -> None:
    """A program that uses none never loads it."""
    outcome = run_python(
        """
        import sys
        from nodecompat import process, setTimeout
        setTimeout(lambda: print("asyncio" in sys.modules), 1)
        """
    )

    assert outcome.lines == ["False"]


def test_a_continuation_runs_where_a_promise_job_would() -> None:
    """`await asyncio.sleep(0)` costs one microtask, in order with queueMicrotask."""
    outcome = run(
        """
async def work():
    print("a1")
    await asyncio.sleep(0)
    print("a2")
    await asyncio.sleep(0)
    print("a3")
start(work())
queueMicrotask(lambda: (print("m1"), queueMicrotask(lambda: print("m2"))))
process.nextTick(lambda: print("tick"))
setImmediate(lambda: print("immediate"))
print("sync")
"""
    )

    assert outcome.lines == ["a1", "sync", "tick", "a2", "m1", "a3", "m2", "immediate"]


def test_asyncio_s_own_tools_work() -> None:
    """sleep, TaskGroup, timeout, to_thread, subprocesses, streams and queues."""
    outcome = run(
        """
import sys
async def square(n):
    await asyncio.sleep(0.001 * n)
    return n * n
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(square(n)) for n in range(3)]
    print([task.result() for task in tasks])
    print(await asyncio.to_thread(sum, [1, 2]))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        print("timeout")
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", "print(6)", stdout=-1)
    print((await child.communicate())[0], child.returncode)
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    print(await child.wait())
    async def serve(reader, writer):
        writer.write(await reader.readline())
        writer.close()
    server = await asyncio.start_server(serve, "127.0.0.1")
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"echo\\n")
    print(await reader.read())
    writer.close()
    server.close()
    await server.wait_closed()
start(main()).then(lambda _: print("done"))
"""
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (
        ["[0, 1, 4]", "3", "timeout", "b'6\\n' 0", "0", "b'echo\\n'", "done"],
        "",
        0,
    )


def test_a_busy_coroutine_does_not_starve_the_loop() -> None:
    """`while True: await asyncio.sleep(0)` still lets timers and I/O run."""
    outcome = run(
        """
async def spin():
    while not stop:
        await asyncio.sleep(0)
    print("stopped")
stop = []
setTimeout(lambda: stop.append(1), 5)
start(spin())
"""
    )

    assert (outcome.lines, outcome.code) == (["stopped"], 0)


def test_a_future_that_nobody_settles_keeps_nothing_alive() -> None:
    """The process ends, without asyncio's complaint about the pending task and without its `finally`.

    Node's own, about what the top level awaits, and its code are those of `_alive.unsettled`.
    """
    outcome = run(
        """
async def wait():
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("finally")
start(wait())
process.on("exit", lambda code: print("exit", code))
"""
    )

    assert (outcome.lines, outcome.code) == (["exit 13"], 13)
    assert re.fullmatch(r"Warning: Detected unsettled top-level await at .*\n", outcome.stderr)


def test_a_pending_thread_keeps_the_loop_alive() -> None:
    """An executor's job is awaited."""
    outcome = run(
        """
import time
async def work():
    await asyncio.to_thread(time.sleep, 0.05)
    print("after the thread")
start(work())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["after the thread"], "")


def test_a_cancelled_timer_keeps_nothing_alive() -> None:
    """`call_later` that was cancelled does not hold the process."""
    outcome = run(
        """
async def work():
    asyncio.get_running_loop().call_later(60, print).cancel()
    print("done")
start(work())
"""
    )

    assert (outcome.lines, outcome.code) == (["done"], 0)


def test_asyncio_run_inside_a_callback_says_what_to_do() -> None:
    """A callback can't run a loop of its own."""
    outcome = run(
        """
async def main():
    print("never")
def callback():
    coroutine = main()
    try:
        asyncio.run(coroutine)
    except RuntimeError as error:
        print(error)
        coroutine.close()
setTimeout(callback, 1)
"""
    )

    assert len(outcome.lines) == 1
    assert "nodecompat.start" in outcome.lines[0]
    assert outcome.code == 0


def test_a_failing_coroutine_is_an_unhandled_rejection() -> None:
    """`start(main())` that fails ends the process with code 1, as in Node."""
    outcome = run(
        """
async def main():
    raise ValueError("lost")
start(main())
process.on("exit", lambda code: print("exit", code))
"""
    )

    assert (outcome.lines, outcome.code) == (["exit 1"], 1)
    assert "\nValueError: lost\n" in outcome.stderr


def test_async_callbacks_everywhere() -> None:
    """Ticks, microtasks, timers, immediates and listeners may be coroutine functions."""
    outcome = run(
        """
from nodecompat.events import EventEmitter
def make(label):
    async def callback():
        print(label, 1)
        await asyncio.sleep(0)
        print(label, 2)
    return callback
process.nextTick(make("tick"))
queueMicrotask(make("micro"))
emitter = EventEmitter()
emitter.on("x", make("listener"))
emitter.emit("x")
setImmediate(make("immediate"))
@setImmediate
def later():
    setTimeout(make("timeout"), 1)
process.on("exit", make("exit"))
"""
    )

    assert (outcome.lines, outcome.stderr) == (
        [
            "listener 1", "tick 1", "micro 1", "listener 2", "tick 2", "micro 2",
            "immediate 1", "immediate 2", "timeout 1", "timeout 2", "exit 1", "exit 2",
        ],
        "",
    )  # fmt: skip


def test_asyncio_run_in_the_main_script_after_start() -> None:
    """A coroutine started at top level and a host's loop afterwards live side by side."""
    outcome = run(
        """
async def early():
    await asyncio.sleep(0.01)
    print("early", asyncio.get_running_loop() is not host[0])
    told.append(True)
host, told = [], []
start(early())
async def main():
    host.append(asyncio.get_running_loop())
    setTimeout(lambda: None, 1)
    while not told:
        await asyncio.sleep(0.001)
    print("main")
asyncio.run(main())
"""
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["early True", "main"], "", 0)


def test_cancelled_timers_are_let_go_of() -> None:
    """They do not wait for their time: what is kept stays within twice what counts, whatever stands before them."""
    outcome = run_python(
        """
        import asyncio
        from nodecompat import start
        async def main():
            loop = asyncio.get_running_loop()
            first = loop.call_later(100, print)
            kept = [loop.call_later(500 + i, print) for i in range(200)]
            for i in range(5000):
                loop.call_later(1000 - i % 7, print).cancel()
            print(len(loop._scheduled) < 500, kept[7] in loop._scheduled)
            for one in (first, *kept):
                one.cancel()
            loop.call_later(0.001, print, 'in time')
        start(main())
        """
    )
    assert (outcome.lines, outcome.code) == (["True True", "in time"], 0)


def test_an_async_generator_that_is_left_early_is_closed() -> None:
    """At once up to its first `await`, as JavaScript's `return` does, and then on the loop; an error there is told and
    ends nothing; one that is left when the loop has ended is closed as far as it comes without it."""
    outcome = run(
        """
async def numbers(name):
    try:
        while True:
            yield 1
    finally:
        print(name, "closes")
        await asyncio.sleep(0)
        print(name, "has closed")
async def broken():
    try:
        yield 1
    finally:
        raise ValueError("in finally")
async def main():
    async for _ in numbers("first"):
        break
    print("left")
    await asyncio.sleep(0.001)
    async for _ in broken():
        break
    print("goes on")
    global kept
    kept = numbers("kept")
    await anext(kept)
start(main())
"""
    )

    assert outcome.lines == ["first closes", "left", "first has closed", "goes on", "kept closes"]
    assert "an error occurred during closing of asynchronous generator <async_generator object broken" in outcome.stderr
    assert outcome.code == 0
