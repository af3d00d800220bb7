"""Children of Bun's kind behind an agent: the channel, the pipes, the callbacks, and what cannot be had there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write

CHILD = """
import os, sys
from nodecompat import process

if sys.argv[1:] == ["deaf"]:
    process.on("SIGTERM", lambda *_: None)
    process.on("message", lambda m: None)
    process.send(os.getppid())
else:
    text = sys.stdin.read()
    print("read", text)
    print("error", file=sys.stderr)
    process.on("message", lambda m: (process.send([m, os.environ.get("GIVEN"), os.environ.get("SECRET"), text]), process.exit(3)))
"""

PARENT = """
import os, signal, sys
from nodecompat import clearTimeout, remote, setTimeout, start, undefined
from nodecompat.bun import Bun

os.environ.pop("SECRET", None)
on = remote.local(grace=50)
command = [sys.executable, "child.py"]

def ended(name):
    return lambda proc, code, signal, error: print(name, code, signal, getattr(error, "code", error))
"""

CALLS = """
async def main():
    child = Bun.spawn(command, {
        "on": on, "cwd": os.getcwd(), "env": {"GIVEN": "1"}, "stdin": "pipe", "stderr": "pipe",
        "ipc": lambda message, proc, handle: print(message, proc is child),
        "onDisconnect": lambda ok: print("disconnect", ok), "onExit": ended("exit"),
    })
    print(child.pid, child.host, child.connected, child.send("queued"))
    child.stdin.write("from ")
    child.stdin.end("here")
    print(await child.stdout.text(), await child.stderr.text(), await child.exited, child.pid > 0, type(child.host))
    print(child.kill(), child.resourceUsage())

    # bytes and what yields them go into its stdin
    for source in (b"bytes", iter(["one ", "two"])):
        print(await Bun.spawn(["cat"], on=on, stdin=source).stdout.text())

    for options in (
        {"stdin": "inherit"}, {"stdin": 0}, {"stdout": 5}, {"detached": True}, {"terminal": {}},
        {"stdio": ["pipe", "pipe", "pipe", "pipe"]}, {"stdout": Bun.file("out.txt")}, {"on": 5},
    ):
        try:
            Bun.spawn(command, {"on": on, **options})
        except TypeError as error:
            print(error.code, error.message.partition(" is not possible")[0])
    try:
        Bun.spawnSync(command, on=on)
    except TypeError as error:
        print(error.message)

start(main())
"""


ENDS = """
async def main():
    # a signal, a timeout, too much output
    child = Bun.spawn(["sleep", "1000"], on=on)
    child.kill()
    print(await child.exited, child.signalCode)
    print(await Bun.spawn(["sleep", "1000"], on=on, timeout=300, killSignal="SIGKILL").exited)
    print(await Bun.spawn(["yes"], on=on, maxBuffer=1000).exited)

    # it cannot be started: what raises for a child here comes later
    child = Bun.spawn(["/no/such/program"], on=on, onExit=ended("told"))
    try:
        await child.exited
    except FileNotFoundError as error:
        print(error.code, child.pid)

    # it is lost
    child = Bun.spawn([*command, "deaf"], on=on, cwd=os.getcwd(), onExit=ended("lost"),
                      ipc=lambda agent, *_: os.kill(agent, signal.SIGKILL))
    print(await child.exited)

start(main())
"""


@pytest.mark.slow
def test_a_child_elsewhere(tmp_path: Path) -> None:
    """The callbacks and pipes are those of a child here, which has only what was given; what it cannot have is refused."""
    write(tmp_path, child_py=CHILD, main_py=PARENT + CALLS)
    done = run_program(sys.executable, "main.py", cwd=tmp_path, env={"SECRET": "no"})
    assert done.stderr == ""
    assert done.lines == [
        "undefined undefined True True",
        "['queued', '1', None, 'from here'] True",
        "disconnect True",
        "exit 3 None undefined",
        "read from here",
        " error",
        " 3 True <class 'str'>",
        "False None",
        "bytes",
        "one two",
        "ERR_REMOTE_UNSUPPORTED options.stdin",
        "ERR_REMOTE_UNSUPPORTED options.stdin",
        "ERR_REMOTE_UNSUPPORTED options.stdio[1]",
        "ERR_REMOTE_UNSUPPORTED options.detached",
        "ERR_REMOTE_UNSUPPORTED options.terminal",
        "ERR_REMOTE_UNSUPPORTED options.stdio[3]",
        "ERR_REMOTE_UNSUPPORTED options.stdio[1]",
        'ERR_INVALID_ARG_TYPE The "options.on" property must be a carrier of nodecompat.remote. Received type number (5)',
        "on option is only supported for Bun.spawn, not Bun.spawnSync",
    ]


@pytest.mark.slow
def test_ends_elsewhere(tmp_path: Path) -> None:
    """What ends a child here ends it there; one that cannot be started or is lost is told to `onExit`."""
    write(tmp_path, child_py=CHILD, main_py=PARENT + ENDS)
    done = run_program(sys.executable, "main.py", cwd=tmp_path)
    assert done.stderr == ""
    assert done.lines == [
        "143 SIGTERM",
        "137",
        "143",
        "told None None ENOENT",
        "ENOENT undefined",
        "lost None SIGKILL ERR_REMOTE_CHILD_LOST",
        "137",
    ]
