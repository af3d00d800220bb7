"""What the messages say that new users meet: Node's own text first, then what to write instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write

FORK = "from nodecompat.child_process import fork, spawn, exec\nfrom nodecompat import process, start, undefined\n"
# The program, and what the last lines of stderr have to say.
MISTAKES: dict[str, tuple[str, list[str]]] = {
    "a list for a program": ("spawn(['ls', '-l'])", ["Received an instance of Array", "Write spawn('ls', ['-l']):"]),
    "a list for a module": ("fork(['w.py', 'a'])", ["Received an instance of Array", "Write fork('w.py', ['a']):"]),
    "a list for a command": ("exec(['ls', '-l'])", ["Received an instance of Array", "execFile('ls', [...])"]),
    "a function": ("def work(): pass\nfork(work)", ["Received function work", "fork starts a file, not a function"]),
    "a module": ("import json\nfork(json)", ["must be of type string", "json.__file__"]),
    "a coroutine": (
        "async def main(): pass\nit = main()\ntry:\n    fork(it)\nfinally:\n    it.close()",
        ["nodecompat.start(coroutine)"],
    ),
    "a name in snake case": ("fork('w.py', exec_argv=[])", ["'exec_argv'. Did you mean 'execArgv'?"]),
    "a command line": ("spawn('nope -l')", ["spawn nope -l ENOENT", "spawn('nope', ['-l'])", "shell=True"]),
    "start of a function": (
        "async def main(): pass\nstart(main)",
        ["Received function main", "Call it: start(main())"],
    ),
    "no channel": ("process.send(1)", ["process.send is not a function", "child_process.fork()"]),
    "no channel to a child": ("child = spawn('true')\nchild.getOneMessage()", ["is not a function", "'ipc' in stdio"]),
    "a stream in a loop": ("for chunk in spawn('true').stdout: pass", ["not iterable", "async for chunk in stream"]),
    "subprocess's wait": ("spawn('true').wait()", ["no attribute 'wait'", "events.once(child, 'exit')"]),
    "subprocess's poll": ("spawn('true').poll()", ["no attribute 'poll'", "child.exitCode"]),
    "multiprocessing's recv": ("spawn('true').recv()", ["no attribute 'recv'", "getOneMessage()"]),
    "an array of objects": (
        "import numpy\nchild = fork('w.py', stdio=['ignore', 'ignore', 'ignore', 'ipc'])\nchild.unref()\n"
        "try:\n    child.send(numpy.array([object()]))\nfinally:\n    child.kill()",
        ["an instance of ndarray could not be cloned (at message)", "value.tolist()"],
    ),
    "a timedelta": (
        "import datetime\nfrom nodecompat import structuredClone\nstructuredClone(datetime.timedelta(1))",
        ["could not be cloned", "total_seconds()"],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_what_to_write(mistake: str) -> None:
    """At the end of what the program prints, after Node's text."""
    source, expected = MISTAKES[mistake]
    done = run_python(FORK + source)
    last = "\n".join(done.stderr.splitlines()[-6:])

    assert done.code != 0
    assert [text for text in expected if text not in last] == []


def test_options_that_are_none_are_warned_of_once() -> None:
    """In a dict, where Node ignores them; what another function knows is not told."""
    done = run_python(
        FORK
        + """
from nodecompat.child_process import execSync
for _ in range(2):
    execSync("true", {"max_buffer": 5, "silent": True, "zzz": 1})
execSync("true", {"max_buffer": 5})
"""
    )

    assert [line.partition(") ")[2] for line in done.stderr.splitlines() if "option" in line] == [
        "Warning: execSync() has no option 'max_buffer', which is ignored. Did you mean 'maxBuffer'?",
        "Warning: execSync() has no option 'zzz', which is ignored",
    ]


def test_a_message_to_a_child_that_has_ended(tmp_path: Path) -> None:
    """Where it was sent, and how the child has ended; with a callback nothing is added."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import fork
            child = fork("child.py")
            def ended(*_):
                child.send("late", lambda error: print(error, getattr(error, "__notes__", [])))
                child.on("error", lambda error: print(error, error.__notes__[0].replace(str(child.pid), "PID")))
                child.send("late")
            child.on("exit", ended)
            child.on("message", lambda _: child.kill())
            """,
        child_py="from nodecompat import process\nprocess.on('message', print)\nprocess.send('up')\n",
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)

    assert done.stderr == ""
    assert done.lines[0] == "Channel closed []"
    assert done.lines[1].startswith("Channel closed Sent at ")
    assert "parent.py:7 to pid PID, ended by SIGTERM. With a callback" in done.lines[1]


def test_a_module_by_its_dotted_name(tmp_path: Path) -> None:
    """`fork('package.worker')` says how it is done, and nothing when it is done so."""
    write(
        tmp_path,
        parent_py="""
            from nodecompat.child_process import fork
            fork("package.worker", silent=True)
            fork("json.tool", execArgv=["-m"], silent=True).stdin.end("{}")
            """,
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    [line] = [line for line in done.stderr.splitlines() if "Warning:" in line]

    assert line.endswith("There is no file package.worker. For a module: fork('package.worker', execArgv=['-m'])")


def test_ctrl_c_in_development_mode(tmp_path: Path) -> None:
    """The line that was running is told under `-X dev`, and nothing otherwise; the end is by SIGINT either way."""
    source = """
import os, signal
from nodecompat import setTimeout
def busy():
    os.kill(os.getpid(), signal.SIGINT)
    while True:
        pass
setTimeout(busy, 1)
"""
    (tmp_path / "app.py").write_text(source)
    plain = run_program(sys.executable, "app.py", cwd=tmp_path)
    told = run_program(sys.executable, "-X", "dev", "app.py", cwd=tmp_path)

    assert (plain.code, plain.stderr) == (-2, "")
    assert told.code == -2
    if sys.version_info >= (3, 12):  # before, the interpreter is shutting down by then
        assert "in busy" in told.stderr
        assert told.stderr.rstrip().endswith("KeyboardInterrupt")


def test_another_loop_is_not_supported() -> None:
    """Awaiting a promise where neither asyncio nor our own loop runs says so."""
    done = run_python(
        """
from nodecompat import Promise
async def main():
    await Promise.resolve(1)
try:
    main().send(None)
except RuntimeError as error:
    print(error)
"""
    )

    assert done.stdout == (
        "no running event loop: await needs asyncio, or nodecompat's own loop; trio is not supported\n"
    )
