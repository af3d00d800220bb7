"""`spawnSync`, `execSync`, `execFileSync`: the result, the exceptions, the limits, and where they may be called."""

from __future__ import annotations

import array
import os
import subprocess
import threading
from typing import Any

import pytest
import support_children
from support import children_left, run_python

import nodecompat
from nodecompat import process
from nodecompat._child.sync import SpawnSyncResult
from nodecompat.child_process import execFileSync, execSync, spawnSync
from nodecompat.errors import CommandFailedError, NodeError, NodeSystemError
from nodecompat.values import undefined

nothing_left = support_children.nothing_left

KEYS = ["status", "signal", "output", "pid", "stdout", "stderr"]


def own(error: Any) -> list[str]:
    """The error's own attributes, in order."""
    return [name for name in vars(error) if name != "message"]


# -- the result -----------------------------------------------------------------------------------------


def test_the_result() -> None:
    """Items in Node's order, also as attributes; no error."""
    result = spawnSync("sh", ["-c", "echo out; echo err >&2; exit 3"])
    assert list(result) == KEYS
    assert (result.status, result.signal, result.output) == (3, None, [None, b"out\n", b"err\n"])
    assert (result["stdout"], result.stderr, result.error) == (b"out\n", b"err\n", None)
    assert result.pid > 0
    assert not children_left()


def test_death_by_a_signal() -> None:
    """No status then."""
    result = spawnSync("sh", ["-c", "kill -9 $$"])
    assert (result.status, result.signal, "error" in result) == (None, "SIGKILL", False)


@pytest.mark.parametrize(
    ("file", "options", "code", "python"),
    [
        ("/no/such", {}, "ENOENT", FileNotFoundError),
        ("/etc/passwd", {}, "EACCES", PermissionError),
        ("/etc/passwd/x", {}, "ENOTDIR", NotADirectoryError),
        ("echo", {"cwd": "/no/such"}, "ENOENT", FileNotFoundError),
        ("echo", {"cwd": ""}, "ENOENT", FileNotFoundError),
        ("echo", {"stdio": [0, 1, 999]}, "EBADF", OSError),
        ("echo", {"uid": -1}, "EINVAL", OSError),
    ],
)
def test_what_could_not_be_started(file: str, options: Any, code: str, python: type[Exception]) -> None:
    """Whatever the system says is in `error`, and never raised; stdout is undefined as in Node 24."""
    result = spawnSync(file, ["a"], options)
    assert list(result) == ["error", *KEYS]
    assert (result.status, result.signal, result.output, result.pid) == (None, None, None, 0)
    assert (result.stdout, result.stderr) == (undefined, undefined)
    error = result.error
    assert isinstance(error, python)
    assert (error.message, error.code, error.syscall, error.path, error.spawnargs) == (  # type: ignore[attr-defined]
        f"spawnSync {file} {code}",
        code,
        f"spawnSync {file}",
        file,
        ["a"],
    )
    assert error.errno < 0  # type: ignore[attr-defined]


def test_too_many_arguments_are_an_error_too() -> None:
    """E2BIG."""
    assert spawnSync("echo", ["x" * 3_000_000]).error.code == "E2BIG"


def test_many_failures_leave_nothing() -> None:
    """No zombie and no descriptor (the fixture looks)."""
    assert {spawnSync("/no/such/program").error.code for _ in range(300)} == {"ENOENT"}
    assert not children_left()


# -- input and output -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("text é", "text é".encode()),
        (b"bytes", b"bytes"),
        (bytearray(b"array"), b"array"),
        (memoryview(b"view"), b"view"),
        (array.array("H", [1, 2]), array.array("H", [1, 2]).tobytes()),
        ("", b""),
        (None, b""),
        (0, b""),
        (False, b""),
    ],
)
def test_input(given: Any, expected: bytes) -> None:
    """Text, or the bytes of anything that has some; what is false is none."""
    assert spawnSync("cat", input=given).stdout == expected


def test_a_lot_both_ways() -> None:
    """More than the pipes hold, written and read at once."""
    data = os.urandom(1 << 20) * 20
    result = spawnSync("cat", input=data, maxBuffer=float("inf"))
    assert (result.status, result.stdout == data, result.error) == (0, True, None)


def test_input_that_nobody_takes() -> None:
    """EPIPE, beside the real status."""
    result = spawnSync("true", input=b"x" * 3_000_000)
    assert (result.status, result.error.code, result.error.message) == (0, "EPIPE", "spawnSync true EPIPE")
    assert isinstance(result.error, BrokenPipeError)


def test_input_for_a_slot_that_is_no_pipe() -> None:
    """Is not given."""
    assert spawnSync("cat", input="abc", stdio=["ignore", "pipe", "pipe"]).stdout == b""


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf8", "é"), ("LATIN1", "Ã©"), ("hex", "c3a9"), ("buffer", b"\xc3\xa9"), (None, b"\xc3\xa9"), ("", b"\xc3\xa9")],
)
def test_encodings(encoding: Any, expected: Any) -> None:
    """Bytes unless an encoding is named; text of every output then."""
    assert spawnSync("printf", ["é"], {"encoding": encoding}).output == [None, expected, expected[:0]]


def test_an_unknown_encoding() -> None:
    """Is an error when there is something to decode or to encode."""
    assert spawnSync("true", encoding="bogus").stdout == ""
    for options in ({"encoding": "bogus"}, {"encoding": "bogus", "input": "x"}):
        with pytest.raises(NodeError, match="Unknown encoding: bogus") as raised:
            spawnSync("echo", ["a"], options)
        assert raised.value.code == "ERR_UNKNOWN_ENCODING"


def test_encoding_of_the_input() -> None:
    """Text goes in by the same encoding."""
    assert spawnSync("cat", input="4142", encoding="hex").stdout == "4142"
    assert spawnSync("cat", input="AB", encoding="").stdout == b"AB"
    with pytest.raises(NodeError, match="Unknown encoding: buffer"):
        spawnSync("cat", input="AB", encoding="buffer")


def test_every_slot_has_an_output() -> None:
    """None where there was no pipe."""
    script = "echo three >&3; echo five >&5"
    result = spawnSync(
        "sh", ["-c", script], stdio=["pipe", "pipe", "ignore", "pipe", "ignore", "pipe"], encoding="utf8"
    )
    assert result.output == [None, "", None, "three\n", None, "five\n"]
    assert (result.stdout, result.stderr) == ("", None)


def test_stdin_is_at_its_end() -> None:
    """Without input a piped stdin is closed at once."""
    assert spawnSync("cat").output == [None, b"", b""]


@pytest.mark.parametrize("item", [b"x", bytearray(b"x"), "text"])
def test_items_that_node_loses(item: Any) -> None:
    """Node drops such an item and moves the others down; here it is refused."""
    with pytest.raises(NodeError, match="The argument 'stdio' is invalid"):
        spawnSync("true", stdio=[item, "pipe", "pipe"])


# -- limits ---------------------------------------------------------------------------------------------


def test_timeout() -> None:
    """killSignal, what was said until then, and ETIMEDOUT, which is a TimeoutError."""
    result = spawnSync("sh", ["-c", "echo a; exec sleep 20"], timeout=1000, killSignal="SIGINT")
    assert (result.status, result.signal, result.stdout) == (None, "SIGINT", b"a\n")
    assert (result.error.code, result.error.errno, result.error.message) == (
        "ETIMEDOUT",
        -110,
        "spawnSync sh ETIMEDOUT",
    )
    assert isinstance(result.error, TimeoutError)


def test_a_timeout_that_is_not_reached() -> None:
    """Changes nothing."""
    assert spawnSync("echo", ["a"], timeout=600_000).stdout == b"a\n"
    assert spawnSync("echo", ["a"], timeout=2**53 - 1).stdout == b"a\n"


def test_a_grandchild_with_the_pipes() -> None:
    """It is waited for, no longer than the time limit; the status is the child's own."""
    result = spawnSync("sh", ["-c", "sleep 20 & echo $!"], timeout=1000)
    os.kill(int(result.stdout), 9)
    assert (result.status, result.error.code) == (0, "ETIMEDOUT")


MAX_BUFFER = [
    ({"maxBuffer": 4}, None, {4}),
    ({"maxBuffer": 3}, "ENOBUFS", {4}),
    ({"maxBuffer": 0}, None, {4}),
    ({"maxBuffer": None}, None, {4}),
    ({"maxBuffer": undefined}, None, {4}),
    ({"maxBuffer": 0.5}, "ENOBUFS", {2, 4}),  # both writes may be there at the first read
    ({"maxBuffer": float("inf")}, None, {4}),
]


@pytest.mark.parametrize(("options", "code", "lengths"), MAX_BUFFER)
def test_max_buffer(options: Any, code: str | None, lengths: set[int]) -> None:
    """Of all output together; what was read is kept whole; 0 and null are no limit. Measured on Node."""
    result = spawnSync("sh", ["-c", "printf aa >&2; printf aa"], options)
    assert getattr(result.error, "code", None) == code
    assert len(result.stdout) + len(result.stderr) in lengths


def test_max_buffer_by_default() -> None:
    """1 MiB; the program is killed, and nothing of what was read is cut off."""
    result = spawnSync("sh", ["-c", "head -c 3000000 /dev/zero; sleep 20"])
    assert (result.error.code, result.error.errno, result.signal) == ("ENOBUFS", -105, "SIGTERM")
    assert 1024 * 1024 < len(result.stdout) < 1024 * 1024 + 65536 + 1


def test_kill_signal_by_number() -> None:
    """As well as by name."""
    assert spawnSync("sleep", ["20"], timeout=50, killSignal=9).signal == "SIGKILL"


# -- execSync and execFileSync --------------------------------------------------------------------------


def test_what_they_return() -> None:
    """stdout; None when it is no pipe."""
    assert execSync("echo a") == b"a\n"
    assert execSync("echo a", encoding="utf8") == "a\n"
    assert execSync("echo a", {"stdio": "ignore"}) is None
    assert execFileSync("echo", ["a b", 1]) == b"a b 1\n"
    assert execFileSync("echo", {"encoding": "utf8"}) == "\n"
    assert execFileSync("echo", ["a"], {"argv0": "x"}, lambda: pytest.fail("called")) == b"a\n"
    assert execFileSync("echo", lambda: pytest.fail("called")) == b"\n"
    assert execSync("echo $0", shell="/bin/sh") == b"/bin/sh\n"
    options: Any
    for options in (None, 5, "text", undefined):
        assert execSync("echo a", options) == b"a\n"


def test_stderr_is_passed_on() -> None:
    """Unless stdio is given; on failure too."""
    outcome = run_python("""
        from nodecompat.child_process import execSync, execFileSync
        execSync("echo one >&2")
        execSync("echo two >&2", stdio="pipe")
        execFileSync("sh", ["-c", "echo three >&2"], encoding="utf8")
        try:
            execSync("echo four >&2; exit 1")
        except Exception:
            pass
        """)
    assert outcome.stderr.split() == ["one", "three", "four"]


def test_a_failed_command() -> None:
    """The message has what it wrote to stderr, if it did; the error has the result's items, and no code."""
    with pytest.raises(CommandFailedError) as raised:
        execSync("echo out; echo oops >&2; exit 9", stdio="pipe")
    error = raised.value
    assert error.message == "Command failed: echo out; echo oops >&2; exit 9\noops\n"
    assert own(error) == KEYS
    assert (error.status, error.signal, error.stdout, error.stderr, error.code) == (9, None, b"out\n", b"oops\n", None)
    assert error.output == [None, b"out\n", b"oops\n"]
    with pytest.raises(CommandFailedError, match=r"^Command failed: exit 3$"):
        execSync("exit 3")


def test_the_command_as_it_is_shown() -> None:
    """argv0, or the file, and the arguments."""
    with pytest.raises(CommandFailedError, match=r"^Command failed: ZZ -c exit 3$"):
        execFileSync("sh", ["-c", "exit 3"], {"argv0": "ZZ"})
    with pytest.raises(CommandFailedError, match=r"^Command failed: false a  b$"):
        execFileSync("false", ["a", None, "b"])


def test_they_are_called_process_errors() -> None:
    """For those who know `subprocess`."""
    with pytest.raises(subprocess.CalledProcessError) as raised:
        execSync("exit 9")
    assert raised.value.returncode == 9
    with pytest.raises(subprocess.CalledProcessError) as raised:
        execSync("kill -9 $$")
    assert raised.value.returncode == -9


def test_what_could_not_be_started_is_raised() -> None:
    """The error of the result, with its items; `error` is itself."""
    with pytest.raises(FileNotFoundError) as raised:
        execFileSync("/no/such", ["a"])
    assert isinstance(raised.value, NodeSystemError)
    error: Any = raised.value
    assert own(error)[-7:] == ["error", *KEYS]
    assert (error.error is error, error.code, error.status, error.pid) == (True, "ENOENT", None, 0)
    with pytest.raises(TimeoutError, match="spawnSync /bin/sh ETIMEDOUT"):
        execSync("sleep 20", timeout=50)


def test_keywords() -> None:
    """An unknown one is a TypeError, in the dict it is nothing."""
    assert execFileSync("pwd", [], {"cwd": "/usr", "bogus": 1}, cwd="/", encoding="utf8") == "/\n"
    for function in (spawnSync, execSync, execFileSync):
        with pytest.raises(TypeError, match=rf"^{function.__name__}\(\) got an unexpected keyword argument 'bogus'$"):
            function("true", bogus=1)  # type: ignore[call-overload]


def test_a_shell_with_arguments_is_warned_of() -> None:
    """DEP0190, once, by whichever function is first."""
    outcome = run_python("""
        from nodecompat.child_process import execFileSync, spawn, spawnSync
        spawnSync("true", ["a"], shell=True)
        execFileSync("true", ["a"], shell=True)
        spawn("true", ["a"], shell=True)
        """)
    assert outcome.stderr.count("DEP0190") == 1


# -- where they may be called ---------------------------------------------------------------------------


def test_inside_callbacks() -> None:
    """Nothing of the loop runs meanwhile."""
    steps: list[Any] = []

    def run() -> None:
        process.nextTick(steps.append, "tick")
        steps.append(execSync("echo a"))
        steps.append("after")

    nodecompat.setTimeout(run, 1)
    nodecompat.run()
    assert steps == [b"a\n", "after", "tick"]


def test_in_threads() -> None:
    """Eight at once, each with its own output."""
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(int(execSync(f"sleep 0.0{n}; echo {n}")))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [*range(8)]


def test_under_asyncio() -> None:
    """In a coroutine it blocks, as in Node; in an executor it doesn't."""
    outcome = run_python("""
        import asyncio
        from nodecompat.child_process import execSync

        async def main():
            print(execSync("echo a", encoding="utf8"), end="")
            print(await asyncio.to_thread(execSync, "echo b", encoding="utf8"), end="")

        asyncio.run(main())
        """)
    assert (outcome.lines, outcome.stderr) == (["a", "b"], "")


def test_a_signal_handler_of_python() -> None:
    """Runs meanwhile, and what it doesn't raise doesn't disturb; what it raises ends the child."""
    outcome = run_python("""
        import os, signal
        from nodecompat.child_process import spawnSync
        hits = []
        signal.signal(signal.SIGALRM, lambda *_: hits.append(1))
        signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
        print(spawnSync("sh", ["-c", "sleep 0.3; echo a"]).stdout, len(hits) > 3)

        def fail(*_):
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise ValueError("from the handler")

        signal.signal(signal.SIGALRM, fail)
        try:
            spawnSync("sleep", ["30"])
        except ValueError as error:
            print(error)
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("nothing left")
        """)
    assert outcome.lines == ["b'a\\n' True", "from the handler", "nothing left"]


def test_without_pidfds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it looks again and again."""
    monkeypatch.setattr("nodecompat._os.reaper._open_pidfd", lambda pid: -1)
    assert spawnSync("sh", ["-c", "echo a; exec >&- 2>&-; sleep 0.05; exit 3"]).status == 3
    result = spawnSync("sleep", ["20"], timeout=50, stdio="ignore")
    assert (result.signal, result.error.code) == ("SIGTERM", "ETIMEDOUT")


def test_an_ignored_sigchld() -> None:
    """The system would throw statuses away: while a child runs it is not ignored, afterwards it is again."""
    outcome = run_python("""
        import signal
        from nodecompat import process
        from nodecompat.child_process import exec, spawnSync
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        result = spawnSync("sh", ["-c", "echo a; exit 3"])
        print(result.stdout, result.status, result.signal, signal.getsignal(signal.SIGCHLD).name)
        exec("exit 4", lambda error, *_: print(error.code))
        process.on("exit", lambda code: print(signal.getsignal(signal.SIGCHLD).name))
        """)
    assert outcome.lines == ["b'a\\n' 3 None SIG_IGN", "4", "SIG_IGN"]


@pytest.mark.parametrize(("options", "code"), [({"maxBuffer": 1 << 20}, "ENOBUFS"), ({"timeout": 30}, "ETIMEDOUT")])
def test_the_signal_comes_before_the_end_of_the_pipes(options: dict[str, int], code: str) -> None:
    """A program that writes all the time ends by the signal, not by a pipe that is closed already."""
    for _ in range(10):
        result = spawnSync("yes", [], {"maxBuffer": 1 << 40, **options})
        assert (result.status, result.signal, result.error.code) == (None, "SIGTERM", code)


@pytest.mark.slow
def test_a_handler_that_raises_at_any_moment() -> None:
    """No child is left behind, whichever step of the start it interrupts."""
    outcome = run_python("""
        import os, signal
        from nodecompat.child_process import spawn, spawnSync
        class Interrupt(Exception): pass
        def fail(*_): raise Interrupt
        signal.signal(signal.SIGALRM, fail)
        for way in ({}, {"cwd": "/"}, {"gid": os.getgid()}):
            spawnSync("true", way)  # what is imported for it would lose what a handler raises
            for step in range(60):
                try:
                    signal.setitimer(signal.ITIMER_REAL, 1e-5 + step * 5e-5)
                    spawnSync("sleep", ["30"], way)
                except Interrupt:
                    pass
        try:
            os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            print("nothing left")
        """)
    assert outcome.lines == ["nothing left"]


def test_the_result_is_a_dict() -> None:
    """With attributes; a field it hasn't is undefined."""
    result = SpawnSyncResult(status=0)
    assert (result == {"status": 0}, result.error is undefined, result.bogus is undefined) == (True, True, True)
    with pytest.raises(KeyError):
        result["bogus"]
