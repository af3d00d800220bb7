"""Pools with real workers: jobs, their ends, and the ends of workers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import Outcome, run_program, write

WORKER = """
import asyncio, os, sys, time
from nodecompat import process
from nodecompat.pool import abortSignal, progress, serve

def block(seconds): time.sleep(seconds); return os.getpid()
def pid(*_): return os.getpid()
def echo(*values): return list(values)
def die_once(path):
    if not os.path.exists(path):
        open(path, "w").close()
        os.kill(os.getpid(), 9)
    return "second time"
def die():
    print("last words", file=sys.stderr, flush=True)
    os._exit(4)
def fail(): raise KeyError("why")
def unsendable(): return pid
def tell():
    for value in range(3):
        progress(value)
    return "told"
async def wait(path):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        open(path, "w").close()
        raise
def listen():
    from nodecompat import Promise
    signal = abortSignal()
    progress("listening")
    return Promise(lambda resolve: signal.addEventListener("abort", lambda: None))
def hang(): progress("hanging"); time.sleep(60)
serve(block=block, pid=pid, echo=echo, die_once=die_once, die=die, fail=fail, unsendable=unsendable, tell=tell, wait=wait,
      listen=listen, hang=hang, default=lambda job: ["did", job])
"""

MAIN = """
import asyncio, os, sys
from nodecompat import AbortController, clearInterval, process, setInterval, start
from nodecompat.child_process import ChildProcess
from nodecompat.pool import *
from nodecompat.values import undefined

async def outcome(task):
    try:
        return await task
    except BaseException as error:
        return error

async def failed(task):
    error = await outcome(task)
    print(type(error).__name__, "|", error, "|", getattr(error, "code", None))
    return error
"""


def run(folder: Path, body: str, **workers: str) -> Outcome:
    """Run the coroutine `main` of a program beside `worker.py`; it ends by itself."""
    write(folder, worker_py=WORKER, main_py=f"{MAIN}\n{body}\nstart(main())\n", **workers)
    return run_program(sys.executable, "main.py", cwd=folder)


def test_jobs_and_their_errors(tmp_path: Path) -> None:
    """Results, errors of the job with their class, what can't travel, who isn't there, a worker's death with its job."""
    done = run(
        tmp_path,
        """
async def main():
    pool = Pool("worker.py", size=2, silent=True)
    print(await pool.run({"a": 1}), await pool.call("echo", 1, None, "x"))
    print(await pool.call("tell", onProgress=lambda value: print("told", value)))
    for name in ("fail", "unsendable", "nope"):
        await failed(pool.call(name))
    died = await failed(pool.call("die"))
    print(died.job, died.exitCode, died.stderr.strip(), pool.stats["workers"] <= 2)
    print(await pool.call("die_once", "mark", retries=1))
    results = await Promise_all(pool.call("echo", n) for n in range(5))
    print(results)

def Promise_all(tasks):
    from nodecompat import Promise
    return Promise.all(list(tasks))
""",
    )

    died = done.lines[7].split(" | ")
    assert (done.lines[:7], done.code) == (
        [
            "['did', {'a': 1}] [1, None, 'x']",
            "told 0",
            "told 1",
            "told 2",
            "told",
            "KeyError | 'why' | None",
            "DataCloneError | function pid could not be cloned (at message.result) | ERR_DATA_CLONE",
        ],
        0,
    ), done
    known = "block, default, die, die_once, echo, fail, hang, listen, pid, tell, unsendable, wait"
    assert died[1] == f'Unknown method "nope" (this worker has: {known})'
    assert done.lines[8].endswith("ended with code 4 before it had answered | ERR_POOL_WORKER_DIED")
    assert done.lines[9:] == ["['die'] 4 last words True", "second time", "[[0], [1], [2], [3], [4]]"]


def test_the_workers_own_words(tmp_path: Path) -> None:
    """What workers write to stderr is the program's, and the end of it in the error of one that dies; a pool after
    another adds no listener; `run` of many functions says what to write."""
    done = run(
        tmp_path,
        """
async def main():
    for _ in range(12):
        async with Pool("worker.py", size=1) as pool:
            await pool.call("pid")
    died = await failed(pool.call("pid"))
    async with Pool("worker.py", size=1, silent=undefined) as pool:
        print((await outcome(pool.call("die"))).stderr.strip())
    async with Pool("worker.py", size=1, silent=False) as pool:
        print((await outcome(pool.call("die"))).stderr.strip() == "")
    async with Pool("nowhere.py", {"size": 1, "maxCrashes": 1}) as pool:
        print("can't open file" in (await outcome(pool.run(1))).cause.__notes__[1])
    async with Pool("two.py", size=1) as pool:
        await failed(pool.run(1))
        print(await pool.call("methods"))
    print(process.listenerCount("exit"))
""",
        two_py="from nodecompat.pool import serve\n@serve\ndef one(n): return n\n@serve\ndef two(n): return n\n",
    )

    assert (done.lines, done.code) == (
        [
            "PoolClosedError | The pool is closed | ERR_POOL_CLOSED",
            "last words",
            "True",
            "True",
            'LookupError | Unknown method "default" (this worker has: one, two). Pool.run() calls a worker\'s only '
            "function, or its default: Pool.call('one', …) names one | None",
            "['methods', 'one', 'two']",
            "1",
        ],
        0,
    ), done
    assert done.stderr.splitlines()[:2] == ["last words", "last words"]
    assert "MaxListeners" not in done.stderr


def test_cancelled_and_late_jobs(tmp_path: Path) -> None:
    """Whoever waits leaves the queue; a worker that gives up within the grace is kept, another one is replaced."""
    done = run(
        tmp_path,
        """
async def main():
    pool = Pool("worker.py", size=1, grace=60_000)
    pid = await pool.call("pid")
    waits = pool.call("wait", "mark")
    waits.then(None, lambda _: None)
    await asyncio.sleep(0)
    queued = pool.call("pid")
    print(queued.cancel("not needed"), queued.cancel(), queued.state)
    error = await failed(queued)
    print(error.cause)
    print(waits.cancel(), pid == await pool.call("pid"), os.path.exists("mark"))
    controller = AbortController()
    listens = pool.call("listen", signal=controller.signal, onProgress=lambda _: controller.abort())
    await failed(listens)
    print(pid == await pool.call("pid"))
    await failed(pool.call("pid", signal=controller.signal))
    await failed(pool.call("wait", "mark", timeout=50))
    print(pid == await pool.call("pid"))
    await pool.close()

    pool = Pool("worker.py", size=2)
    pid = await pool.call("pid")
    async def awaits(): await hangs
    hangs = pool.call("hang", onProgress=lambda _: waiter.cancel())
    waiter = asyncio.ensure_future(awaits())
    await failed(waiter)
    print(hangs.state, pid != await pool.call("pid"))
    pool.on("exit", lambda worker, code, signal: print(code, signal))
    await failed(pool.call("hang", timeout=500))
    await pool.close()
    print(pool.workers)
""",
    )

    assert done.lines == [
        "True False cancelled",
        "AbortError | The job was cancelled | ABORT_ERR",
        "not needed",
        "True True True",
        "AbortError | The job was cancelled | ABORT_ERR",
        "True",
        "AbortError | The job was cancelled | ABORT_ERR",
        "JobTimeoutError | The job took longer than 50 ms | ERR_POOL_JOB_TIMEOUT",
        "True",
        "CancelledError |  | None",
        "cancelled True",
        "JobTimeoutError | The job took longer than 500 ms | ERR_POOL_JOB_TIMEOUT",
        "None SIGTERM",
        "[]",
    ], done


def test_order_limits_and_recycling(tmp_path: Path) -> None:
    """Priorities; a full queue; workers replaced after so many jobs or so much memory; gone when idle; kept ready."""
    done = run(
        tmp_path,
        """
async def main():
    pool = Pool("worker.py", size=1, maxQueue=3)
    await pool.call("pid")
    order = []
    first = pool.call("block", 0.05)
    tasks = [pool.call("echo", n, priority=n) for n in (0, 2, 1)]
    for task in tasks:
        task.then(lambda result: order.extend(result))
    await failed(pool.run(1))
    for task in tasks:
        await task
    print(order, pool.stats["taken"])
    await pool.terminate()

    pool = Pool("worker.py", size=2, maxJobs=2)
    print(len({await pool.call("pid") for _ in range(6)}))
    await pool.close()
    pool = Pool("worker.py", size=1, maxMemory=1)
    print(len({await pool.call("pid") for _ in range(2)}))
    await pool.close()

    keeps = setInterval(lambda: None, 1000)  # a pool that is idle keeps no program alive
    pool = Pool("worker.py", size=3, minSize=1, idleTimeout=1)
    gone = asyncio.get_running_loop().create_future()
    left = []
    pool.on("exit", lambda worker, *_: (left.append(worker), len(left) == 2 and gone.set_result(None)))
    ready = asyncio.get_running_loop().create_future()
    pool.once("ready", ready.set_result)
    await ready
    await Promise_all(pool.call("block", 0.01) for _ in range(3))
    await gone
    clearInterval(keeps)
    print(len(pool.workers), pool.stats["workers"])
    print("left open")

def Promise_all(tasks):
    from nodecompat import Promise
    return Promise.all(list(tasks))
""",
    )

    assert done.lines == [
        "QueueFullError | 3 jobs wait already (maxQueue) | ERR_POOL_QUEUE_FULL",
        "[2, 1, 0] 6",
        "3",
        "2" if sys.platform == "linux" else "1",
        "1 1",
        "left open",
    ], done


def test_workers_that_do_not_start(tmp_path: Path) -> None:
    """So many in a row are the end of the pool, and of all its jobs; one that got so far begins the count anew."""
    done = run(
        tmp_path,
        """
async def main():
    pool = Pool("broken.py", size=2, maxCrashes=3, backoff=1, silent=True)
    pool.on("broken", lambda error: print("broken", error))
    tasks = [pool.run(n) for n in range(3)]
    for task in tasks:
        error = await failed(task)
    print(error.cause.code, error.cause.__notes__[-1].splitlines()[-1])
    await failed(pool.run(1))
    await pool.close()
    pool = Pool("worker.py", size=1, maxCrashes=1, execPath="/nothing/there")
    error = await failed(pool.run(1))
    print(error.cause.code)
    pool = Pool("silent.py", size=1, maxCrashes=1, startTimeout=1)
    error = await failed(pool.run(1))
    print(str(error.cause).partition(" by ")[2])
    pool = Pool("flaky.py", size=1, maxCrashes=2, backoff=1)
    print(await pool.run(1), pool.stats["crashes"])
""",
        broken_py="raise RuntimeError('broken script')",
        silent_py="from nodecompat import process\nprocess.on('message', print)\n",
        flaky_py="""
import os
from nodecompat.pool import serve
if not os.path.exists("flag"):
    open("flag", "w").close()
    os._exit(1)
serve(lambda job: "works")
""",
    )

    loop = "CrashLoopError | 3 workers in a row ended before they were ready | ERR_POOL_CRASH_LOOP"
    once = "CrashLoopError | 1 workers in a row ended before they were ready | ERR_POOL_CRASH_LOOP"
    assert sorted(done.lines[:4]) == sorted(
        ["broken 3 workers in a row ended before they were ready", loop, loop, loop]
    )
    assert done.lines[4:] == [
        "ERR_POOL_WORKER_START RuntimeError: broken script",
        loop,
        once,
        "ENOENT",
        once,
        "SIGKILL before it was ready",
        "works 0",
    ], done


def test_the_end_of_a_pool(tmp_path: Path) -> None:
    """close() lets jobs end, terminate() doesn't; both end the workers; nothing is taken afterwards."""
    done = run(
        tmp_path,
        """
async def main():
    pool = Pool("worker.py", size=2)
    pool.on("close", lambda: print("close"))
    tasks = [pool.call("block", 0.01) for _ in range(4)]
    await pool.close()
    print([task.state for task in tasks], pool.workers)
    await failed(pool.run(1))
    async with Pool("worker.py", size=1) as pool:
        print(await pool.run(1))
    print(pool.workers)
    try:
        async with Pool("worker.py", size=1) as pool:
            hangs = pool.call("hang", onProgress=lambda _: told.set_result(None))
            told = asyncio.get_running_loop().create_future()
            await told
            raise ValueError("mine")
    except ValueError as error:
        print(error, pool.workers)
    await failed(hangs)
    try:
        with Pool("worker.py"):
            pass
    except TypeError as error:
        print(error)
    pool = Pool("worker.py", size=1)
    hangs = pool.call("hang", onProgress=lambda _: process.exit(3))
    await hangs
""",
    )

    assert (done.lines, done.code) == (
        [
            "close",
            "['done', 'done', 'done', 'done'] []",
            "PoolClosedError | The pool is closed | ERR_POOL_CLOSED",
            "['did', 1]",
            "[]",
            "mine []",
            "PoolClosedError | The pool was terminated | ERR_POOL_CLOSED",
            "use `async with Pool(…)`, or `with Pool(…).executor()` outside of coroutines",
        ],
        3,
    ), done


def test_maps(tmp_path: Path) -> None:
    """In order or as they come; endless and asynchronous sources; errors; leaving early; progress."""
    done = run(
        tmp_path,
        """
import itertools
async def source():
    for n in range(3):
        yield n

async def main():
    pool = Pool("worker.py", size=2)
    seen = []
    print([job async for _, job in pool.map(range(5), progress=lambda done, total: seen.append((done, total)))])
    print(seen)
    print(sorted([job async for _, job in pool.map(source(), ordered=False)]))
    async for _, job in pool.map(itertools.count()):
        if job == 7:
            break
    print(job, pool.stats["queued"] + pool.stats["running"] <= 4)
    other = Pool("picky.py", size=1)
    print([str(result) async for result in other.map([1, 0, 2], errors="return")])
    try:
        async for result in other.map([1, 0, 2]):
            print(result)
    except ZeroDivisionError as error:
        print(error)
    for wrong in (dict(errors="ignore"), dict(progress="bar")):
        try:
            pool.map([], **wrong)
        except TypeError as error:
            print(error)
    await pool.close()
    await other.close()
""",
        picky_py="from nodecompat.pool import serve\nserve(lambda job: 4 // job)\n",
    )

    assert done.lines == [
        "[0, 1, 2, 3, 4]",
        "[(0, 5), (1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]",
        "[0, 1, 2]",
        "7 True",
        "['4', 'integer division or modulo by zero', '2']",
        "4",
        "integer division or modulo by zero",
        "The argument 'errors' must be one of: 'raise', 'return'. Received 'ignore'",
        "The argument 'progress' must be True, False, 'tqdm', 'rich' or a function. Received 'bar'",
    ], done


def test_a_source_that_waits_keeps_no_result_back(tmp_path: Path) -> None:
    """A job that is made of the result of the one before; a source's error comes after the results of its jobs; a
    source of an iteration that was left is closed."""
    done = run(
        tmp_path,
        """
async def chain(got):
    try:
        yield 1
        while len(got) < 3:
            while not got:
                await asyncio.sleep(0)
            yield got.pop()
    finally:
        print("closed")

def broken():
    yield 1
    raise ValueError("no more jobs")

async def main():
    async with Pool("worker.py", size=2) as pool:
        for ordered in (True, False):
            got = []
            async for _, job in pool.map(chain(got), ordered=ordered):
                print(job)
                got.append(job + 1)
                if job == 3:
                    break
        try:
            async for _, job in pool.map(broken()):
                print(job)
        except ValueError as error:
            print(error)
""",
    )

    assert (done.lines, done.code) == (["1", "2", "3", "closed"] * 2 + ["1", "no more jobs"], 0), done


def test_errors_tell_where_in_the_worker(tmp_path: Path) -> None:
    """A note has the worker's traceback, from the function on: of a plain function, of a coroutine, of a cause."""
    done = run(
        tmp_path,
        """
async def main():
    async with Pool("failing.py", size=1) as pool:
        for name in ("plain", "later", "unsendable"):
            error = await outcome(pool.call(name))
            for one in (error, error.__cause__):
                if one is not None:
                    [note] = getattr(one, "__notes__", ["none"])
                    lines = [line.strip() for line in note.splitlines()]
                    print(lines[0], "|", lines[2].rpartition("/")[2], "|", lines[1]) if lines[1:] else print(note)
""",
        failing_py="""
import asyncio
from nodecompat.pool import serve

class Own(Exception): pass

def plain():
    try:
        int("x")
    except ValueError as error:
        raise Own("mine") from error
async def later():
    await asyncio.sleep(0)
    raise Own("late")
def unsendable(): return plain
serve(plain=plain, later=later, unsendable=unsendable)
""",
    )

    assert done.lines == [
        'in the worker: | failing.py", line 11, in plain | Traceback (most recent call last):',
        'in the worker: | failing.py", line 9, in plain | Traceback (most recent call last):',
        "in the worker: | failing.py:14) | Own: late",
        "none",
    ], done


def test_workers_that_are_ended_say_why(tmp_path: Path) -> None:
    """One that closes its channel and stays is killed, and its job settled; one that had another job that was late;
    one that is never ready."""
    done = run(
        tmp_path,
        """
async def main():
    async with Pool("leaving.py", size=1, killTimeout=10) as pool:
        died = await failed(pool.call("leave"))
        print(died.__notes__[1])
        print(await pool.call("echo", 1))
    async with Pool("leaving.py", size=1, concurrency=2) as pool:
        stays = pool.call("stay")
        await pool.call("echo", 1)
        print(type(await outcome(pool.call("stay", timeout=1))).__name__)
        print((await outcome(stays)).__notes__[1])
    async with Pool("deaf.py", size=1, startTimeout=10, maxCrashes=1) as pool:
        print((await outcome(pool.run(1))).cause.__notes__[1])
""",
        leaving_py="""
from nodecompat import Promise, process, setInterval
from nodecompat.pool import serve

def leave():
    setInterval(lambda: None, 1000)
    process.disconnect()
    return Promise(lambda: None)
serve(leave=leave, echo=lambda value: value, stay=lambda: Promise(lambda: None))
""",
        deaf_py="from nodecompat import process\nprocess.on('message', lambda message: None)\n",
    )

    assert done.lines[0].endswith("ended by SIGTERM before it had answered | ERR_POOL_WORKER_DIED")
    assert done.lines[1:] == [
        "it had closed its channel, as process.disconnect() does, and was killed 10 ms (killTimeout) later",
        "1",
        "JobTimeoutError",
        "it was killed because another job that it had was cancelled or late (with a `grace` only that job gives up)",
        "it was killed: it was not ready after 10 ms (startTimeout)",
    ], done


@pytest.mark.slow
def test_every_kind_of_worker(tmp_path: Path) -> None:
    """Fork server, cluster, a script that answers messages, functions of a file: the same pool; bars of both kinds."""
    done = run(
        tmp_path,
        """
async def main():
    for start in ("fork", "forkServer", "cluster"):
        async with Pool("worker.py", size=2, start=start) as pool:
            print(start, await pool.run(start), len(set([pid async for pid in pool.map([1, 2])][0])))
    async with Pool("plain.py", shape="message") as pool:
        print(await pool.run({"a": 1}), await pool.run([1]))
        await failed(pool.run("die"))
    async with Pool("functions.py", functions=True) as pool:
        print(await pool.call("double", 4))
    async with Pool("worker.py", size=1) as pool:
        for bar in ("tqdm", "rich"):
            print(bar, len([result async for result in pool.map(range(3), progress=bar)]))
""",
        plain_py="""
import os
from nodecompat import process
process.on("message", lambda job: os._exit(1) if job == "die" else process.send({"got": job}))
""",
        functions_py="def double(x): return 2 * x\ndef _hidden(): pass\n",
    )

    assert [line for line in done.lines if "WorkerDied" not in line and "━" not in line] == [
        "fork ['did', 'fork'] 2",
        "forkServer ['did', 'forkServer'] 2",
        "cluster ['did', 'cluster'] 2",
        "{'got': {'a': 1}} {'got': [1]}",
        "8",
        "tqdm 3",
        "rich 3",
    ], done
