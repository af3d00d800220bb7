"""Sixty mistakes of a new user, each found by mypy and pyright before the program runs. Never run.

mypy reads this file as all others, and says when a `type: ignore` is not needed any more; `test_mistakes` asks pyright.
"""

from __future__ import annotations

from nodecompat import (
    Promise,
    dgram,
    fs,
    http,
    net,
    portal,
    process,
    readline,
    setTimeout,
    start,
    stream,
    structuredClone,
    zlib,
)
from nodecompat.bun import Bun
from nodecompat.child_process import execFile, execFileSync, execSync, fork, spawn, spawnSync
from nodecompat.events import EventEmitter, on, once
from nodecompat.pool import Pool


async def main() -> int:
    return 1


def wants_text(text: str) -> None: ...


async def mistakes() -> None:
    child = fork("worker.py")
    fork("worker.py", exec_argv=["-u"])  # type: ignore[call-arg]  # 1: snake case
    fork("worker.py", execArgv=5)  # type: ignore[arg-type]  # 2
    fork("worker.py", serialization="pickle")  # type: ignore[arg-type]  # 3: no such wire
    fork("worker.py", silent="yes")  # type: ignore[arg-type]  # 4
    fork("worker.py", shell=True)  # type: ignore[call-arg]  # 5: an option of spawn
    spawn("ls", 5)  # type: ignore[arg-type]  # 6: no list
    spawn("ls", ["-l"], stdio="null")  # type: ignore[arg-type]  # 7
    spawn("ls", timeout="5s")  # type: ignore[arg-type]  # 8
    spawn("ls", signal="SIGTERM")  # type: ignore[arg-type]  # 9: an AbortSignal, not a signal
    child.wait()  # type: ignore[attr-defined]  # 10: subprocess's
    child.recv()  # type: ignore[attr-defined]  # 11: multiprocessing's
    for _ in fork("worker.py", silent=True).getEachMessage():  # type: ignore[attr-defined]  # 12: needs async
        pass
    child.send()  # type: ignore[call-overload]  # 13: no message
    child.disconnect(True)  # type: ignore[call-arg]  # 14
    wants_text(child.exitCode)  # type: ignore[arg-type]  # 15: a number, or None while it runs
    child.on("message", 5)  # type: ignore[call-overload]  # 16: no function
    await child.getOneMessage(time_out=5)  # type: ignore[call-arg]  # 17
    await child.getOneMessage(filter="ready")  # type: ignore[arg-type]  # 18: a text for a function
    execSync("ls", encoding="utf8") + b"more"  # type: ignore[operator]  # 19: text and bytes
    wants_text(execFileSync("ls", ["-l"]))  # type: ignore[arg-type]  # 20: bytes unless there is an encoding
    start(main)  # type: ignore[arg-type]  # 21: not called
    wants_text(structuredClone(5))  # type: ignore[arg-type]  # 22
    process.nextTick("later")  # type: ignore[arg-type]  # 23: no function
    process.kill("SIGTERM")  # type: ignore[call-arg, unused-ignore]  # not counted: a text may be a number
    setTimeout(5, print)  # type: ignore[arg-type]  # not counted
    EventEmitter().on("x", None)  # type: ignore[call-overload]  # not counted


def on_exit(code: str) -> None: ...


def doubled(value: int) -> int:
    return value * 2


async def more_mistakes(pool: Pool) -> None:
    child = fork("worker.py")
    child.on("exit")(on_exit)  # type: ignore[type-var]  # 24: a decorated listener of a wrong type
    child.on("spawn")(on_exit)  # type: ignore[type-var]  # 25: and of an event without arguments
    process.on("SIGTERM")(doubled)  # type: ignore[type-var]  # 26
    child.kill(b"SIGTERM")  # type: ignore[arg-type]  # 27
    child.stdin.write(5)  # type: ignore[arg-type]  # 28
    wants_text(child.signalCode)  # type: ignore[arg-type]  # 29: None while it runs
    child.stdout.pipe("out.txt")  # type: ignore[type-var]  # 30: no stream
    child.stdin.wirte("x")  # type: ignore[attr-defined]  # 31
    await child.send("x")  # type: ignore[misc]  # 32: `sendMessage` is the one to await
    child.getOneMessage()["id"]  # type: ignore[index]  # 33: no await
    child.pid + 1  # type: ignore[operator]  # 34: undefined for one that did not start
    fork(doubled)  # type: ignore[arg-type]  # 35: a function
    fork(["worker.py"])  # type: ignore[arg-type]  # 36
    fork("worker.py", "argument")  # type: ignore[arg-type]  # 37: no list
    spawn(["ls", "-l"])  # type: ignore[arg-type]  # 38
    spawn("ls", "-l")  # type: ignore[arg-type]  # 39
    execFile("ls", "-l")  # type: ignore[call-overload]  # 40
    spawn("ls", ["-l"], capture_output=True)  # type: ignore[call-arg]  # 41: subprocess's
    wants_text(spawnSync("ls").stdout)  # type: ignore[arg-type]  # 42: bytes
    process.env.HOME.upper()  # type: ignore[union-attr]  # 43: perhaps undefined
    process.stdout.write(5)  # type: ignore[arg-type]  # 44
    process.cwd + "/file"  # type: ignore[operator]  # 45: not called
    setTimeout(print, "5s")  # type: ignore[arg-type]  # 46
    once("exit", child)  # type: ignore[arg-type]  # 47: the wrong way round
    once(child, "exit")[0]  # type: ignore[index]  # 48: no await
    for _ in on(child, "message"):  # type: ignore[attr-defined]  # 49: needs async
        pass
    Promise.resolve(5) + 1  # type: ignore[operator]  # 50: no await
    pool.run(1, tmeout=5)  # type: ignore[call-arg]  # 51
    pool.run(1, signal="SIGTERM")  # type: ignore[arg-type]  # 52
    pool.submit(doubled, 5)  # type: ignore[attr-defined]  # 53: of `pool.executor()`
    Pool("worker.py", max_workers=4)  # type: ignore[call-arg]  # 54
    Pool("worker.py", shape="jest")  # type: ignore[arg-type]  # 55
    with Pool("worker.py"):  # type: ignore[attr-defined]  # 56: needs async
        pass
    wants_text(pool.executor().submit(doubled, 5).result())  # type: ignore[arg-type]  # 57
    net.connect("localhost", 80)  # type: ignore[call-overload]  # 58: the port comes first
    http.get(5)  # type: ignore[arg-type]  # 59
    await fs.readFile("file")  # type: ignore[func-returns-value, misc]  # 60: of `fs.promises`
    net.createServer("x")  # type: ignore[arg-type]  # not counted
    dgram.createSocket("udp5")  # type: ignore[arg-type]  # not counted
    stream.Readable(raed=print)  # type: ignore[call-arg]  # not counted
    zlib.gzipSync(5)  # type: ignore[arg-type]  # not counted
    portal().call(doubled, "x")  # type: ignore[arg-type]  # not counted
    Bun.spawn("ls")  # type: ignore[arg-type]  # not counted
    readline.createInterfaces()  # type: ignore[attr-defined]  # not counted
