"""What the messages say that new users meet: Node's own text first, then what to write instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write

from nodecompat import process
from nodecompat.child_process import ChildProcess

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
    "a file, in a program of PyInstaller's": (
        "import sys\nsys.frozen = True\nfork('w.py', forkServer=True)",
        ["'modulePath' is no file that", "Received 'w.py'", "fork(sys.argv[0], ['worker'])", "execPath='python3'"],
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


UNHANDLED = "Unhandled promise rejection: this error rejected a promise that has no handler"
# The program, and the last lines of stderr, literally; `app.py` is its file.
TEXTS: dict[str, tuple[str, list[str]]] = {
    "send without a channel": (
        "process.send(1)",
        [
            "TypeError: process.send is not a function: this process was not started with a channel to its parent (start "
            "it with child_process.fork(), or with 'ipc' in the stdio of child_process.spawn(); `if process.send:` tells "
            "whether it was)"
        ],
    ),
    "send to a child without one": (
        "spawn('true').send(1)",
        [
            "TypeError: spawn(...).send is not a function: there is no channel to this child (child_process.fork() makes "
            "one, child_process.spawn() with 'ipc' in stdio)"
        ],
    ),
    "a program that is not there": (
        "spawn('pythn3')",
        [
            "nodecompat.errors.NodeSystemError: spawn pythn3 ENOENT",
            "Emitted 'error' event on ChildProcess instance (pythn3), made at app.py:3:",
            "    spawn('pythn3')",
        ],
    ),
    "a command line": (
        "spawn('ls -l')",
        [
            "nodecompat.errors.NodeSystemError: spawn ls -l ENOENT",
            "The name contains a space: spawn('ls', ['-l']). The arguments of a program go into a list; a whole command "
            "line needs shell=True.",
            "Emitted 'error' event on ChildProcess instance (ls -l), made at app.py:3:",
            "    spawn('ls -l')",
        ],
    ),
    "a rejection": (
        "from nodecompat import Promise\nPromise.reject(ValueError('x'))",
        ["ValueError: x", f"{UNHANDLED}, at app.py:4:", "    Promise.reject(ValueError('x'))"],
    ),
    "a rejection by a function, passed on": (
        "from nodecompat import Promise, setTimeout\ndef late(reject):\n    reject('why')\n"
        "Promise(lambda _, reject: setTimeout(late, 1, reject)).then(print).then(print)",
        [
            "nodecompat.errors.UnhandledRejectionError: This error originated either by throwing inside of an async "
            "function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise "
            'rejected with the reason "why".',
            f"{UNHANDLED}, at app.py:5:",
            "    reject('why')",
        ],
    ),
    "a rejection that has a traceback": (
        "from nodecompat import Promise\nPromise.resolve(1).then(lambda _: [][1])",
        ["IndexError: list index out of range", UNHANDLED],
    ),
    "a promise that is never settled": (
        "from nodecompat import Promise\nasync def main():\n    await Promise(lambda resolve: None)\nstart(main())",
        ["Warning: Detected unsettled top-level await at app.py:5: await Promise(lambda resolve: None)"],
    ),
    "snake case": (
        "fork('w.py', exec_argv=[])",
        ["TypeError: fork() got an unexpected keyword argument 'exec_argv'. Did you mean 'execArgv'?"],
    ),
    "a list": (
        "spawn(['ls', '-l'])",
        [
            'nodecompat.errors.InvalidArgTypeError: The "file" argument must be of type string. Received an instance of Array',
            "Write spawn('ls', ['-l']): the program first, then the list of arguments.",
        ],
    ),
    "a function": (
        "def work(): pass\nfork(work)",
        [
            'nodecompat.errors.InvalidArgTypeError: The "modulePath" argument must be of type string or an instance of '
            "Buffer or URL. Received function work",
            "fork starts a file, not a function: give it the path of a module (a text or a pathlib.Path) that listens to "
            "process.on('message'); functions of this program: nodecompat.pool.",
        ],
    ),
    "start without a call": (
        "async def main(): pass\nstart(main)",
        [
            'nodecompat.errors.InvalidArgTypeError: The "coroutine" argument must be an instance of Coroutine. Received '
            "function main",
            "Call it: start(main())",
        ],
    ),
    "a timedelta": (
        "import datetime\nfrom nodecompat import structuredClone\nstructuredClone(datetime.timedelta(1))",
        ["nodecompat.errors.DataCloneError: #<timedelta> could not be cloned.", "Send value.total_seconds()."],
    ),
    "a stream to Node": (
        "from nodecompat.bun import ReadableStream\nchild = spawn('cat', stdio=['pipe', 'ignore', 'ignore', 'ipc'], "
        "serialization='json')\ntry:\n    child.send(ReadableStream())\nfinally:\n    child.kill()",
        [
            "nodecompat.errors.DataCloneError: an instance of ReadableStream could not be cloned (at message). Streams, "
            "ports, Blobs and Responses travel between Pythons only (serialization 'cbor'); send the chunks as messages, "
            "or a socket as the handle beside a message."
        ],
    ),
    "a module that is not here": (
        "from nodecompat import require\nrequire('tls')",
        [
            "nodecompat._require.modules.ModuleNotFound: Cannot find module 'tls'",
            "Require stack:",
            "- app.py",
            "nodecompat has no module of this name. In Python: the module `ssl`.",
        ],
    ),
    "a stream in a loop": (
        "for chunk in spawn('true').stdout: pass",
        ["TypeError: 'Socket' object is not iterable: use `async for chunk in stream`, or stream.on('data', ...)"],
    ),
    "a method of subprocess": (
        "spawn('true').wait()",
        [
            "AttributeError: 'ChildProcess' object has no attribute 'wait'. Use await events.once(child, 'exit'), or "
            "child.on('exit', …); spawnSync(…) waits"
        ],
    ),
}


@pytest.mark.parametrize("mistake", TEXTS)
def test_the_texts(mistake: str, tmp_path: Path) -> None:
    """Literally, with the line of the program where no traceback has it."""
    source, expected = TEXTS[mistake]
    write(
        tmp_path,
        app_py=f"from nodecompat.child_process import fork, spawn\nfrom nodecompat import process, start\n{source}\n",
    )
    done = run_program(sys.executable, "app.py", cwd=tmp_path)
    lines = done.stderr.replace(f"{tmp_path}/", "").splitlines()

    assert (lines[-len(expected) :], done.code != 0) == (expected, True)


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


def test_a_file_beside_the_script(tmp_path: Path) -> None:
    """A path goes from the current directory; one that is only beside the script is said to be there."""
    write(
        tmp_path,
        parent_py="""
            import os
            from nodecompat.child_process import fork
            os.chdir("/")
            fork("child.py", silent=True)
            fork("none.py", silent=True)
            """,
        child_py="",
    )
    done = run_program(sys.executable, "parent.py", cwd=tmp_path)
    [line] = [line for line in done.stderr.splitlines() if "Warning:" in line]

    assert line.endswith(
        "There is no file child.py in /, from where paths go, but beside the script. "
        "For that one: fork(pathlib.Path(__file__).with_name('child.py'))"
    )


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


def test_nothing_private_is_suggested() -> None:
    """Python takes from `dir` what it says that was perhaps meant."""
    for thing in (process, ChildProcess()):
        assert [name for name in dir(thing) if name[:1] == "_" and name[:2] != "__"] == []
        assert {"emit", "on", "pid", "send"} <= {*dir(thing)}
