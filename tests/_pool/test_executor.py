"""The face of `concurrent.futures`, in plain scripts, threads and asyncio."""

from __future__ import annotations

import sys
from pathlib import Path

from support import run_program, write


def test_waiting_on_the_loops_own_thread(tmp_path: Path) -> None:
    """It would never end: an error that says what to write, in a coroutine as in a callback."""
    write(
        tmp_path,
        main_py="""
import asyncio
from nodecompat import start
from nodecompat.pool import Pool

async def main():
    pool = Pool(size=1)
    await pool.call("operator:neg", 1)
    executor = pool.executor()
    future = executor.submit("operator:neg", 3)
    for wait in (future.result, future.exception, lambda: list(executor.map(abs, [-1]))):
        try:
            wait()
        except RuntimeError as error:
            print(str(error)[:46])
    print(await asyncio.wrap_future(future), future.result())
    executor.shutdown()

if __name__ == "__main__":
    start(main())
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    told = "the answer would never come while this waits o"
    assert (done.lines, done.code) == ([told, told, told, "-3 -3"], 0), done


def test_a_plain_script(tmp_path: Path) -> None:
    """Functions of modules and of the script itself; errors; what no other process finds; as_completed; the end."""
    write(
        tmp_path,
        main_py="""
import asyncio, concurrent.futures, json, operator, threading
from nodecompat.pool import Pool

def square(n): return n * n

async def inside(executor):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(executor, square, n) for n in range(3)))

if __name__ == "__main__":
    with Pool(size=2).executor() as executor:
        print(list(executor.map(square, range(5))))
        print(executor.submit(json.dumps, {"a": [1]}, indent=None, separators=(",", ":")).result())
        try:
            executor.submit(operator.truediv, 1, 0).result()
        except ZeroDivisionError as error:
            print("ZeroDivisionError", error)
        for wrong in (lambda: 1, 5):
            try:
                executor.submit(wrong)
            except (TypeError, ValueError) as error:
                print(type(error).__name__)
        thread = threading.Thread(target=lambda: print(executor.submit(square, 9).result()))
        thread.start()
        thread.join()
        futures = [executor.submit(square, n) for n in range(3)]
        print(sorted(future.result() for future in concurrent.futures.as_completed(futures)))
    try:
        executor.submit(square, 1)
    except RuntimeError as error:
        print(error)
    with Pool(size=2).executor() as executor:
        print(asyncio.run(inside(executor)))
    executor = Pool(size=1).executor()
    hangs = executor.submit("time:sleep", 0.05)
    waits = [executor.submit(square, n) for n in range(3)]
    executor.shutdown(cancel_futures=True)
    print(hangs.done(), all(future.cancelled() for future in waits))
    print(isinstance(executor, concurrent.futures.Executor))
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.lines, done.code) == (
        [
            "[0, 1, 4, 9, 16]",
            '{"a":[1]}',
            "ZeroDivisionError division by zero",
            "ValueError",
            "InvalidArgTypeError",
            "81",
            "[0, 1, 4]",
            "cannot schedule new futures after shutdown",
            "[0, 1, 4]",
            "True True",
            "True",
        ],
        0,
    ), done


def test_a_script_without_its_guard(tmp_path: Path) -> None:
    """A worker that loads it for a function does not start a pool of its own: it says what to write."""
    write(
        tmp_path,
        main_py="""
from nodecompat.pool import Pool
def square(n): return n * n
with Pool(size=1).executor() as executor:
    try:
        executor.submit(square, 2).result()
    except RuntimeError as error:
        print(error)
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert done.lines == [
        "A worker loads this script for a function of it, and the script starts a pool: put what starts one behind "
        "`if __name__ == '__main__':`, or the function into a module"
    ], done


def test_as_other_executors(tmp_path: Path) -> None:
    """None for a function that returns nothing; `shutdown` waits whenever it is asked to; what waits is cancelled; a
    method of an object is refused, one of a class is not."""
    write(
        tmp_path,
        named_py="""
import sys

class Named:
    def own(self): return 1
    @classmethod
    def of_class(cls, value): return [cls.__name__, value]

def read(): return sys.stdin.readline()
""",
        main_py="""
import os
from nodecompat.pool import Pool
from named import Named, read

if __name__ == "__main__":
    end, other = os.pipe()
    pool = Pool(size=1, stdio=[end, "inherit", "inherit", "ipc"])
    executor = pool.executor()
    print(executor.submit(print, "from the worker").result(), executor.submit(Named.of_class, 2).result())
    try:
        executor.submit(Named().own)
    except ValueError as error:
        print(error)
    futures = [executor.submit(read) for _ in range(4)]
    while not futures[0].running():
        pass
    executor.shutdown(wait=False, cancel_futures=True)
    print(futures[0].done(), [future.cancelled() for future in futures])
    os.write(other, b"line\\n")
    executor.shutdown()
    print(futures[0].done(), repr(futures[0].result()), pool.workers)
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    refused = "Named.own, a method of an object, can't be found by another process"
    assert done.lines[:2] == ["from the worker", "None ['Named', 2]"], done
    assert done.lines[2] == f"{refused}: submit a function at the top of a module that takes what it needs"
    assert done.lines[3:] == ["False [False, True, True, True]", "True 'line\\n' []"]
    assert done.code == 0


def test_without_a_shutdown(tmp_path: Path) -> None:
    """The program ends with its main script once all futures are settled; in a thread's `with` block it goes on."""
    write(
        tmp_path,
        left_py="""
from nodecompat.pool import Pool

executor = Pool(size=1).executor()
executor.submit(abs, -1).add_done_callback(lambda future: print(future.result()))
""",
        thread_py="""
from threading import Event, Thread
from nodecompat.pool import Pool

def work():
    with Pool(size=1).executor() as executor:
        entered.set()
        for value in (-1, -2):
            print(executor.submit(abs, value).result())

entered = Event()
Thread(target=work).start()
entered.wait()
""",
    )

    for script, lines in (("left.py", ["1"]), ("thread.py", ["1", "2"])):
        done = run_program(sys.executable, script, cwd=tmp_path)
        assert (done.lines, done.stderr, done.code) == (lines, "", 0)
