"""Twenty-three mistakes of a new user, each found by mypy and pyright before the program runs. Never run.

mypy reads this file as all others, and says when a `type: ignore` is not needed any more; `test_mistakes` asks pyright.
"""

from __future__ import annotations

from nodecompat import process, setTimeout, start, structuredClone
from nodecompat.child_process import execFileSync, execSync, fork, spawn
from nodecompat.events import EventEmitter


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
