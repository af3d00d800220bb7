"""What type checkers make of the public names. Only type-checked, never run: mypy reads it (see pyproject.toml).

What must stay true: a line with `type: ignore` is refused; when it no longer is, mypy says that the comment is unused.
"""

from __future__ import annotations

from typing import Any, assert_type

from nodecompat import Bun, Symbol, process, structuredClone
from nodecompat._child.typed import ExecOptions, ForkOptions
from nodecompat._js.record import Record
from nodecompat.abort import AbortController, AbortSignal
from nodecompat.bun import Subprocess
from nodecompat.child_process import ChildProcess, exec, execFile, execFileSync, fork, spawn, spawnSync
from nodecompat.errors import InvalidArgTypeError, NodeError
from nodecompat.events import EventEmitter, errorMonitor
from nodecompat.process import Process
from nodecompat.values import Date, Map, Undefined, undefined


def on_message(message: Any) -> None: ...


def on_exit(code: int | None, signal: str | None) -> None: ...


def on_error(error: Exception) -> None: ...


def wants_text(text: str) -> None: ...


def children() -> None:
    child = fork("worker.py", ["a"])
    assert_type(child, ChildProcess)
    assert_type(child.exitCode, int | None)
    assert_type(child.signalCode, str | None)
    assert_type(child.pid, int | Undefined)
    assert_type(child.connected, bool)
    assert_type(child.kill("SIGTERM"), bool)
    assert_type(child.send({"job": 1}), bool)
    with child as same:
        assert_type(same, ChildProcess)

    # Calls chain, and the chain is still the child.
    chain = child.on("message", on_message).once("exit", on_exit).on("error", on_error)
    assert_type(chain, ChildProcess)
    assert_type(child.on("exit", lambda code: None), ChildProcess)
    assert_type(child.on("message", lambda message, handle: None), ChildProcess)
    assert_type(child.addListener("own", on_message), ChildProcess)
    assert_type(child.off("message", on_message), ChildProcess)

    # The decorator leaves the function as it is.
    @child.on("message")
    def received(message: dict[str, int]) -> int:
        return message["job"]

    assert_type(received({"job": 1}), int)


def options(controller: AbortController) -> None:
    fork("worker.py", silent=True, execArgv=["-u"], serialization="cbor", cwd="/tmp", env={"A": 1}, timeout=5)
    fork("worker.py", ["a"], {"silent": True, "stdio": ["pipe", "inherit", 2, "ipc"]})
    fork("worker.py", undefined, None, signal=controller.signal)
    chosen: ForkOptions = {"execPath": "/usr/bin/python3"}
    fork("worker.py", chosen)
    fork("worker.py", **chosen)
    fork("worker.py", quiet=True)  # type: ignore[call-arg]
    fork("worker.py", shell=True)  # type: ignore[call-arg]  # for `spawn` alone
    fork("worker.py", silent="yes")  # type: ignore[arg-type]
    fork("worker.py", serialization="xml")  # type: ignore[arg-type]
    fork("worker.py", signal="SIGTERM")  # type: ignore[arg-type]
    fork("worker.py", stdio="ipc-only")  # type: ignore[arg-type]
    fork("worker.py", 5)  # type: ignore[arg-type]

    assert_type(spawn("ls", ["-l"], shell=True, detached=True), ChildProcess)
    spawn("ls", silent=True)  # type: ignore[call-arg]  # for `fork` alone

    assert_type(exec("ls", lambda error, stdout, stderr: None), ChildProcess)
    assert_type(execFile("ls", ["-l"], lambda error: None, maxBuffer=10), ChildProcess)
    exec("ls", stdio="pipe")  # type: ignore[call-overload]
    assert_type(spawnSync("cat", input=b"text", encoding="utf8").stdout, str)
    assert_type(spawnSync("cat", ["-n"], input=b"text").stderr, bytes)
    assert_type(spawnSync("cat", encoding="latin1").output, list[str | None])
    assert_type(spawnSync("cat", stdio="inherit").status, int | None)
    wants_text(spawnSync("cat").stdout)  # type: ignore[arg-type]
    execFileSync("cat", input=5)  # type: ignore[call-overload]


def emitters() -> None:
    class Queue(EventEmitter):
        pass

    queue = Queue()
    assert_type(queue.on("job", on_message), Queue)
    assert_type(queue.prependListener("job", on_message).setMaxListeners(5), Queue)
    assert_type(queue.emit("job", 1, key=2), bool)
    assert_type(queue.listenerCount("job"), int)
    assert_type(EventEmitter.defaultMaxListeners, float)
    assert_type(errorMonitor, Symbol)

    @queue.once("job")
    def work(text: str) -> str:
        return text

    wants_text(work("a"))
    work(5)  # type: ignore[arg-type]
    queue.on("job", 5)  # type: ignore[call-overload]


def this_process() -> None:
    assert_type(process, Process)
    assert_type(process.argv, list[str])
    assert_type(process.env.HOME, str | Undefined)
    process.env.HOME = "/tmp"
    assert_type(process.exitCode, int | Undefined)
    assert_type(process.hrtime(), list[int])
    assert_type(process.hrtime.bigint(), int)
    assert_type(process.cpuUsage(), Record)
    assert_type(process.getgroups(), list[int])
    assert_type(process.umask(), int)
    assert_type(process.kill(1, "SIGTERM"), bool)
    assert_type(process.on("exit", on_message), Process)
    process.setuid([])  # type: ignore[arg-type]
    process.kill()  # type: ignore[call-arg]


def bun() -> None:
    assert_type(Bun.spawn(["ls"], stdout="pipe", lazy=True), Subprocess)
    assert_type(Bun.spawnSync(["ls"]), Record)
    Bun.spawn(["ls"], silent=True)  # type: ignore[call-arg]


def values() -> None:
    assert_type(undefined, Undefined)
    known: Map[str, int] = Map([("a", 1)])
    assert_type(known.set("b", 2), Map[str, int])
    copy: Map[str, int] = structuredClone(known, {"transfer": [bytearray()]})
    structuredClone(copy, transfer=[bytearray()])
    structuredClone(copy, move=[])  # type: ignore[call-arg]
    assert_type(Date(5).toISOString(), str)
    assert_type(InvalidArgTypeError("name", "of type string", 5).code, str | None)
    assert_type(NodeError("text").message, str)
    assert_type(AbortSignal.timeout(5).aborted, bool)


def on_text(error: Exception | None, stdout: str, stderr: str) -> None: ...


def on_bytes(error: NodeError | None, stdout: bytes, stderr: bytes) -> None: ...


def outputs(chosen: ExecOptions, encoding: str) -> None:
    # Texts by default, bytes by encoding, also by that of a dict.
    exec("ls", on_text)
    exec("ls", callback=on_text, encoding="latin1")
    exec("ls", on_bytes, encoding="buffer")
    exec("ls", {"encoding": "buffer"}, on_bytes)
    exec("ls", {"cwd": "/", "timeout": 5}, on_text)
    execFile("ls", ["-l"], on_text, maxBuffer=5)
    execFile("ls", on_bytes, encoding=None)
    execFile("ls", {"encoding": None}, on_bytes)
    execFile("ls", ["-l"], {"encoding": "hex"}, on_text)
    exec("ls", on_bytes)  # type: ignore[arg-type]
    execFile("ls", ["-l"], on_bytes, timeout=5)  # type: ignore[arg-type]
    exec(["ls", "-l"])  # type: ignore[call-overload]  # a command is a text
    exec("ls", lambda a, b, c, d: None)  # type: ignore[arg-type]

    # What is known only when it runs leaves it open.
    exec("ls", on_text, encoding=encoding)
    execFile("ls", ["-l"], on_bytes, encoding=encoding)
    exec("ls", chosen, on_bytes)
    exec("ls", on_text, **chosen)
    execFile("ls", ["-l"], on_bytes, **chosen)
