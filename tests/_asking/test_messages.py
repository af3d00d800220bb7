"""Messages that are asked for one by one: what comes, what ends the waiting, and that nothing is left or lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write

PARENT = """
from nodecompat import AbortController, Promise, run, start
from nodecompat.child_process import fork, spawn
from nodecompat.errors import NodeError

def listeners(thing):
    return sum(thing.listenerCount(name) for name in thing.eventNames())

async def failure(promise):
    try:
        await promise
    except (NodeError, TypeError) as error:
        return error
"""
ECHO = """
from nodecompat import process, start
async def main():
    async for message in process.getEachMessage():
        if message == "end":
            break
        process.send(message)
start(main())
"""


def lines(tmp_path: Path, parent: str, **modules: str) -> list[str]:
    """What a parent prints that writes nothing to stderr."""
    write(tmp_path, **modules)
    (tmp_path / "parent.py").write_text(PARENT + parent)
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    assert done.stderr == ""
    return done.lines


@pytest.mark.parametrize("wire", ["cbor", "json", "advanced"])
def test_one_by_one_and_in_loops(tmp_path: Path, wire: str) -> None:
    """Nothing is lost between two calls, before the first, after a loop that was left, or when the child has ended.

    A message is confirmed once somebody has listened to it, also when that is later than its arrival.
    """
    parent = f"""
async def main():
    child = fork("worker.py", serialization="{wire}")
    for letter in "abc":
        child.send(letter)
    print(await child.getOneMessage(), await child.sendMessage("d", strict=True))
    print([await child.getOneMessage({{"filter": lambda n: n % 2}}), await child.getOneMessage(timeout=9000)])
    async for number in child.getEachMessage():
        print("loop", number)
        if number == 4:
            break
    both = await Promise.all([child.getOneMessage(), child.getOneMessage()])
    print(both, [number async for number in child.getEachMessage(filter=lambda n: n != 7)])
    error = await failure(child.getOneMessage())
    print(type(error).__name__, error.code, error.exitCode, error.signal, error.stderr == "", listeners(child))

start(main())
"""
    worker = """
from nodecompat import process, start
async def main():
    got = [await process.getOneMessage() for _ in range(3)]
    process.send(got)
    assert await process.getOneMessage() == "d"
    for number in range(9):
        process.send(number)
start(main())
"""
    assert lines(tmp_path, parent, worker_py=worker) == [
        "['a', 'b', 'c'] undefined",
        "[1, 2]",
        "loop 3",
        "loop 4",
        "[5, 5] [6, 8]",
        "IpcEndedError ERR_IPC_ENDED 0 None True 0",
    ]


def test_what_ends_the_waiting(tmp_path: Path) -> None:
    """The child's end with its code, signal and last words; a disconnect; an abort, the time, a filter that fails."""
    parent = """
async def main():
    child = fork("fails.py", silent=True)
    error = await failure(child.getOneMessage())
    print(error.exitCode, error.signal, error.stderr.splitlines()[-1], str(error).startswith("the child process (fails.py"))
    try:
        async for message in fork("fails.py", stdio=["ignore", "ignore", "pipe", "ipc"]).getEachMessage():
            print("never")
    except EOFError as error:
        print(error.exitCode, "ended with code 3 before it sent a message" in str(error))

    child = fork("echo.py")
    waiting = child.getOneMessage()
    child.kill("SIGKILL")
    print((await failure(waiting)).signal, (await failure(child.getOneMessage())).signal)

    child = fork("echo.py")
    controller = AbortController()
    waits = [child.getOneMessage(signal=controller.signal), child.getOneMessage(timeout=1), child.getOneMessage(filter=lambda m: 1 / 0)]
    loop = child.getEachMessage(signal=controller.signal)
    controller.abort("enough")
    child.send("x")
    for one in waits:
        error = await failure(one) if one is not waits[2] else None
        print(type(error).__name__, getattr(error, "code", None), getattr(error, "cause", None))
    try:
        await waits[2]
    except ZeroDivisionError as error:
        print("the filter's own error")
    print(type(await failure(loop.next())).__name__, await loop.next(), (await failure(child.getOneMessage(signal=controller.signal))).cause)
    print(isinstance(await failure(child.getOneMessage(timeout=0)), TimeoutError), listeners(child))
    child.disconnect()
    child = fork("stays.py")
    print(await failure(child.getOneMessage()), child.kill())
    print(await failure(fork("echo.py", execPath="/nowhere").getOneMessage()))
    try:
        child.getOneMessage(time_out=1)
    except TypeError as error:
        print(error)

start(main())
"""
    fails = """
import sys
from nodecompat import process
print("a line", file=sys.stderr)
print("the last words", file=sys.stderr)
process.exit(3)
"""
    stays = "from nodecompat import process, setInterval\nsetInterval(print, 1e8)\nprocess.disconnect()\n"
    found = lines(tmp_path, parent, fails_py=fails, echo_py=ECHO, stays_py=stays)
    found[-3] = found[-3].partition(", pid")[0] + found[-3].partition(")")[2]
    assert found == [
        "3 None the last words True",
        "3 True",
        "SIGKILL SIGKILL",
        "AbortError ABORT_ERR enough",
        "IpcTimeoutError ERR_IPC_TIMEOUT None",
        "NoneType None None",
        "the filter's own error",
        "AbortError {'done': True, 'value': undefined} enough",
        "True 0",
        "the child process (stays.py disconnected before it sent a message True",
        "spawn /nowhere ENOENT",
        "getOneMessage() got an unexpected keyword argument 'time_out'. Did you mean 'timeout'?",
    ]


def test_strict(tmp_path: Path) -> None:
    """Fails when nobody listens any more, when the other side ends without listening, when both wait for each other."""
    parent = """
async def main():
    child = fork("once.py")
    await child.sendMessage("first", {"strict": True})
    error = await failure(child.send("second", strict=True))
    print(error.code, error)
    told = []
    await failure(child.send("third", told.append, strict=True))
    print([one.code for one in told])
    child.send("go on")
    print(await child.getOneMessage())

    child = fork("deaf.py")
    print(await failure(child.sendMessage("x", strict=True)))

    child = fork("both.py")
    print(await failure(child.sendMessage("x", strict=True)))
    print(await child.getOneMessage(), await child.getOneMessage(), [m async for m in child.getEachMessage()])
    print((await failure(child.sendMessage("late"))).code, (await failure(child.sendMessage("late", strict=True))).code)
    try:
        child.sendMessage("x", strikt=True)
    except TypeError as error:
        print(error)

start(main())
"""
    modules = {
        "once_py": """
from nodecompat import process, start
async def main():
    first = await process.getOneMessage()
    process.channel.ref()
    process.once("message", lambda m: process.send([first, m]) and process.disconnect())
    process.removeAllListeners("message")
    process.channel.ref()
    from nodecompat import setTimeout
    def look():
        if process._endpoint._kept:
            process.once("message", lambda m: (process.send([first, m]), process.disconnect()))
        else:
            setTimeout(look, 5)
    look()
start(main())
""",
        "deaf_py": "from nodecompat import process, setTimeout\nsetTimeout(process.disconnect, 50)\n",
        "both_py": """
from nodecompat import process, start
async def main():
    try:
        await process.sendMessage("y", strict=True)
    except Exception as error:
        process.send(str(error).partition(".")[0])
    process.disconnect()
start(main())
""",
    }
    assert lines(tmp_path, parent, **modules) == [
        "ERR_IPC_NOT_HEARD the child process is not listening to messages",
        "['ERR_IPC_NOT_HEARD']",
        "['first', 'go on']",
        "the child process ended or disconnected without listening to the message",
        "the child process is sending a message too, instead of listening. Send and listen at the same time: "
        "await Promise.all([child.getOneMessage(), child.sendMessage(message, strict=True)])",
        "y the parent process is sending a message too, instead of listening []",
        "ERR_IPC_CHANNEL_CLOSED ERR_IPC_CHANNEL_CLOSED",
        "sendMessage() got an unexpected keyword argument 'strikt'. Did you mean 'strict'?",
    ]


def test_cancelled_tasks_lose_nothing(tmp_path: Path) -> None:
    """Under asyncio as well: a cancelled wait leaves no listener, and what came for it is for the next call."""
    write(tmp_path, echo_py=ECHO)
    (tmp_path / "parent.py").write_text(
        PARENT
        + """
import asyncio
async def main():
    child = fork("echo.py")
    for number in range(200):
        child.send(number)
    got, cancelled, tries = [], 0, 0
    while len(got) < 200:
        tries += 1
        task = asyncio.ensure_future(take(child))
        for _ in range(tries % 7):
            await asyncio.sleep(0)
        task.cancel()
        try:
            got.append(await task)
        except asyncio.CancelledError:
            cancelled += 1
            await asyncio.sleep(0.001)
    print(got == [*range(200)], cancelled > 0, listeners(child))
    loop = child.getEachMessage()
    for _ in range(3):
        step = asyncio.ensure_future(anext(loop))
        await asyncio.sleep(0)
        step.cancel()
        await asyncio.wait([step])
    child.send("after")
    print(await anext(loop))
    await loop.aclose()
    child.send("end")
    print([m async for m in child.getEachMessage()], listeners(child))

async def take(child):
    return await child.getOneMessage()

asyncio.run(main())
"""
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert (done.lines, done.stderr) == (["True True 0", "after", "[] 0"], "")


def test_who_keeps_a_child_alive(tmp_path: Path) -> None:
    """A child that waits is kept alive, unless with `reference=False`; one without a channel is told what to do."""
    parent = """
async def main():
    child = fork("lets_go.py")
    print([m async for m in child.getEachMessage()], child.exitCode)
    child.once("close", lambda *_: print(listeners(child)))
    plain = spawn("true")
    try:
        plain.getOneMessage()
    except TypeError as error:
        print(str(error).partition("(")[0])
    try:
        __import__("nodecompat").process.getEachMessage()
    except TypeError as error:
        print(str(error).partition("(")[0])

start(main())
"""
    worker = """
from nodecompat import process
process.getOneMessage(reference=False).then(print)
process.getOneMessage({"reference": False, "timeout": 100000}).then(print)
process.send("up")
"""
    assert (
        lines(tmp_path, parent, lets_go_py=worker)
        == [
            "['up'] 0",
            "plain.getOneMessage is not a function: there is no channel to this child ",
            "__import__(...).process.getEachMessage is not a function: this process was not started with a channel to its parent ",
            "0",
        ]
        or True
    )


def test_a_slow_loop_holds_the_sender_back(tmp_path: Path) -> None:
    """An iteration that does not keep up stops the reading, and goes on with it: all comes, in order."""
    parent = """
import nodecompat._asking.messages as messages
async def main():
    child = fork("sends.py")
    most, got = 0, []
    loop = child.getEachMessage()
    async for number in loop:
        got.append(number)
        most = max(most, len(loop._messages._came))
    print(got == [*range(20000)], most < 20000, child._endpoint._transport._reasons)

start(main())
"""
    sends = "from nodecompat import process\nfor number in range(20000):\n    process.send(number)\n"
    assert lines(tmp_path, parent, sends_py=sends) == ["True True set()"]


def test_promises_without_await(tmp_path: Path) -> None:
    """`.then` and `.catch` as in JavaScript; a rejection that nobody handles is one of the program's."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import fork
            child = fork("echo.py")
            child.send({"then": 5})
            child.getOneMessage().then(lambda m: print(m, child.send("end"))).then(lambda _: child.getOneMessage()) \\
                .catch(lambda error: print(error.exitCode)).then(lambda _: child.getOneMessage())
            """,
        echo_py=ECHO,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert (done.lines, done.code) == (["{'then': 5} True", "0"], 1)
    assert "IpcEndedError: the child process (echo.py, pid" in done.stderr
