"""On somebody else's asyncio loop: the same API works inside `asyncio.run`, also under uvloop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Outcome, run_python

Host = Callable[[str], Outcome]

RUNNERS = {
    "asyncio": "import asyncio\nrun = asyncio.run\n",
    "uvloop": "import asyncio\nimport uvloop\nrun = uvloop.run\n",
}
IMPORTS = "from nodecompat import process, setTimeout, setImmediate, setInterval, clearInterval, queueMicrotask, Promise, start\n"


@pytest.fixture(params=["asyncio", pytest.param("uvloop", marks=pytest.mark.slow)])
def host(request: pytest.FixtureRequest) -> Host:
    """Runs a body as a program with `run(main())` at hand."""
    if request.param == "uvloop":
        pytest.importorskip("uvloop")
    return lambda body: run_python(RUNNERS[request.param] + IMPORTS + body)


def test_timers_ticks_and_immediates_run_on_the_host(host: Host) -> None:
    """Each kind of callback runs while the host's loop runs."""
    outcome = host(
        """
async def main():
    done = asyncio.Event()
    process.nextTick(lambda: print("tick"))
    queueMicrotask(lambda: print("micro"))
    def immediate():
        print("immediate")
        setTimeout(lambda: (print("timeout"), done.set()), 20)
    setImmediate(immediate)
    await done.wait()
    print("end")
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["tick", "micro", "immediate", "timeout", "end"], "", 0)


def test_the_host_is_not_starved(host: Host) -> None:
    """An interval and the host's own sleep take turns."""
    outcome = host(
        """
async def main():
    seen = []
    timer = setInterval(lambda: seen.append("node"), 1)
    while seen.count("host") < 3 or seen.count("node") < 3:
        await asyncio.sleep(0.001)
        seen.append("host")
    clearInterval(timer)
    print("end")
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["end"], "")


def test_a_promise_is_awaited_in_a_task(host: Host) -> None:
    """`await promise`, also through gather and wait_for, with its failure and its cancellation."""
    outcome = host(
        """
async def main():
    print(await Promise.resolve(1))
    print(await asyncio.gather(Promise.resolve(2), Promise(lambda resolve, reject: setTimeout(resolve, 5, 3))))
    try:
        await Promise.reject(ValueError("no"))
    except ValueError as error:
        print("caught", error)
    try:
        await asyncio.wait_for(Promise(lambda resolve, reject: None), 0.01)
    except asyncio.TimeoutError:
        print("timed out")
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["1", "[2, 3]", "caught no", "timed out"], "")


def test_coroutines_start_at_once(host: Host) -> None:
    """An async callback runs up to its first await before the caller goes on."""
    outcome = host(
        """
async def work():
    print("one", asyncio.current_task() is not None)
    async with asyncio.timeout(5):
        await asyncio.sleep(0)
    print("two")
    return 3
async def main():
    promise = start(work())
    print("after start")
    print(await promise)
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["one True", "after start", "two", "3"], "")


def test_what_is_pending_goes_on_after_the_host_ended(host: Host) -> None:
    """Timers alive when `run` returns fire in the autostarted loop after the main script."""
    outcome = host(
        """
process.on("exit", lambda code: print("exit", code))
async def main():
    timer = setInterval(lambda: is_over and (print("late"), clearInterval(timer)), 1)
    print("host ends")
is_over = False
run(main())
is_over = True
print("main ends")
"""
    )

    assert (outcome.lines, outcome.stderr) == (["host ends", "main ends", "late", "exit 0"], "")


def test_a_second_host_serves_what_the_first_left(host: Host) -> None:
    """Work pending when a first `run` returned is served from the next call inside a second one."""
    outcome = host(
        """
async def first():
    timer = setInterval(lambda: is_second and (print("late"), clearInterval(timer)), 1)
async def second():
    done = asyncio.Event()
    setTimeout(lambda: (print("later"), done.set()), 20)
    await done.wait()
    print("second ends")
is_second = False
run(first())
is_second = True
run(second())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["late", "later", "second ends"], "")


def test_a_rejected_promise_may_be_awaited_by_a_task_that_begins_later(host: Host) -> None:
    """`asyncio.gather` makes such a task: no unhandled rejection; what nobody awaits is one, also at the loop's end."""
    outcome = host(
        """
process.on("unhandledRejection", lambda error, promise: print("unhandled", error))
process.on("rejectionHandled", lambda promise: print("never"))
async def waits(promise):
    return await promise
async def main():
    print(await asyncio.gather(Promise.reject(ValueError("one")), Promise.resolve(2), return_exceptions=True))
    task = asyncio.create_task(waits(Promise.reject(ValueError("two"))))
    print(*await asyncio.gather(task, return_exceptions=True))
    Promise.reject(ValueError("three"))
    await asyncio.sleep(0.001)
    print("slept")
    Promise.reject(ValueError("four"))
run(main())
"""
    )

    assert outcome.lines == ["[ValueError('one'), 2]", "two", "unhandled three", "slept", "unhandled four"]


def test_an_uncaught_error_goes_to_the_listener_or_to_the_host(host: Host) -> None:
    """With an 'uncaughtException' listener the error goes there, else to the loop's exception handler."""
    outcome = host(
        """
def fail():
    raise ValueError("x")
async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler", context["exception"]))
    setTimeout(fail, 1)
    await Promise(lambda resolve: setTimeout(resolve, 2))
    process.on("uncaughtException", lambda error, origin: print("listener", error))
    setTimeout(fail, 1)
    await Promise(lambda resolve: setTimeout(resolve, 2))
    print("alive")
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["handler x", "listener x", "alive"], "", 0)


def test_process_exit_never_returns(host: Host) -> None:
    """`process.exit()` in a coroutine: no `finally` runs, and 'exit' is emitted."""
    outcome = host(
        """
process.on("exit", lambda code: print("exit", code))
async def main():
    try:
        await asyncio.sleep(0)
        process.exit(5)
    except BaseException:
        print("seen")
    finally:
        print("finally")
run(main())
"""
    )

    assert (outcome.lines, outcome.code) == (["exit 5"], 5)


def test_calls_from_threads_reach_the_host(host: Host) -> None:
    """nextTick and timers from another thread run on the loop's thread."""
    outcome = host(
        """
import threading
async def main():
    done = asyncio.Event()
    def finish():
        print(threading.current_thread() is threading.main_thread())
        done.set()
    setImmediate(lambda: None)  # the first call attaches to the loop
    threading.Thread(target=lambda: process.nextTick(setTimeout, finish, 1)).start()
    await asyncio.wait_for(done.wait(), 5)
run(main())
"""
    )

    assert (outcome.lines, outcome.stderr) == (["True"], "")


def test_a_signal_whose_listener_was_there_before_the_loop() -> None:
    """The first one brings the engine to the loop that runs, whatever else does."""
    outcome = run_python(
        """
        import asyncio, os, signal
        from nodecompat import process
        process.on("SIGUSR1", lambda name, _: (print(name), caught.set()))
        caught = asyncio.Event()
        async def main():
            await asyncio.sleep(0)
            os.kill(os.getpid(), signal.SIGUSR1)
            await caught.wait()
            print("end")
        asyncio.run(main())
        """
    )
    assert (outcome.lines, outcome.stderr) == (["SIGUSR1", "end"], "")


@pytest.mark.parametrize(
    ("before", "inside", "last"),
    [
        ("", "process.on('message', got.set_result); process.send('ask'); print(await got)", "answer"),
        ("process.on('message', lambda it: got.set_result(it))", "process.send('ask'); print(await got)", "answer"),
        ("", "process.send('ask'); print(await process.getOneMessage())", "answer"),
        ("each = process.getEachMessage()", "process.send('ask'); print((await each.next()).value)", "answer"),
        ("process.send('end')", "process.once('disconnect', lambda: got.set_result('over')); print(await got)", "over"),
    ],
)
def test_a_child_that_only_waits_inside_asyncio(tmp_path: Path, before: str, inside: str, last: str) -> None:
    """A listener, a send and the `await` of a promise each bring the engine to the loop that runs."""
    (tmp_path / "child.py").write_text(
        f"""
import asyncio
from nodecompat import process
{before}
async def main():
    global got
    got = asyncio.get_running_loop().create_future()
    {inside}
asyncio.run(asyncio.wait_for(main(), 10))
"""
    )
    outcome = run_python(
        f"""
from nodecompat.child_process import fork
child = fork({str(tmp_path / "child.py")!r})
child.on("message", lambda word: (word == "ask" and child.send("answer"), child.disconnect()))
child.on("exit", lambda code: print("exit", code))
"""
    )

    assert (outcome.lines, outcome.stderr) == ([last, "exit 0"], "")
