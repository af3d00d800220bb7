"""`exec` and `execFile`: the callback, its error, the limits, and the promise."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import Any

import pytest
import support_children
from support import run_python

import nodecompat
from nodecompat.abort import AbortController, AbortSignal
from nodecompat.child_process import ChildProcess, exec, execFile
from nodecompat.errors import CommandFailedError, MaxBufferError, NodeError
from nodecompat.util import promisify
from nodecompat.values import undefined

nothing_left = support_children.nothing_left


def called(function: Callable[..., ChildProcess], *args: Any, **options: Any) -> tuple[Any, Any, Any]:
    """What the callback is called with: exactly once."""
    calls: list[Any] = []
    function(*args, lambda *values: calls.append(values), **options)
    nodecompat.run()
    call: tuple[Any, Any, Any]
    (call,) = calls
    return call


def own(error: Any) -> list[str]:
    """The error's own attributes, in order."""
    return [name for name in vars(error) if name != "message"]


# -- success --------------------------------------------------------------------------------------------


def test_output() -> None:
    """Text of both streams, and None for the error."""
    assert called(exec, "echo out; echo err >&2") == (None, "out\n", "err\n")
    assert called(execFile, "echo", ["a b", 1, None]) == (None, "a b 1 null\n", "")


@pytest.mark.parametrize(
    "args",
    [
        ("true",),
        ("true", None),
        ("true", []),
        ("true", {}),
        ("true", None, None),
        ("true", [], {}),
        ("true", undefined),
    ],
)
def test_argument_forms(args: tuple[Any, ...]) -> None:
    """Arguments and options may be left out or null."""
    assert called(execFile, *args) == (None, "", "")


def test_options_of_exec_are_never_refused() -> None:
    """What is no dict is no options."""
    for options in (None, 5, "text", [1], undefined):
        assert called(exec, "echo a", options) == (None, "a\n", "")


def test_without_callback() -> None:
    """Nobody has to care; a program that isn't there is silent then too."""
    child = exec("exit 1")
    missing = execFile("/no/such/program")
    nodecompat.run()
    assert (child.exitCode, missing.exitCode) == (1, -2)


def test_a_callback_may_take_fewer_arguments_or_be_async() -> None:
    """As any callback."""
    outcome = run_python("""
        from nodecompat.child_process import exec

        async def later(error, stdout):
            print(stdout, end="")
            exec("exit 4", lambda error: (print(error.code), exec("true", lambda: print("nothing"))))

        exec("echo a", later)
        """)
    assert outcome.lines == ["a", "4", "nothing"]


def test_what_the_callback_raises_is_uncaught() -> None:
    """It is the program's error, not the command's."""
    outcome = run_python("from nodecompat.child_process import exec\nexec('true', lambda: 1 / 0)")
    assert outcome.code == 1
    assert "ZeroDivisionError" in outcome.stderr


def test_keywords() -> None:
    """Options by keyword, together with a dict; an unknown one is a TypeError."""
    assert called(exec, "pwd", {"cwd": "/usr"}, cwd="/") == (None, "/\n", "")
    assert called(execFile, "sh", ["-c", "echo $A"], env={"A": "x"}) == (None, "x\n", "")
    with pytest.raises(TypeError, match=r"^exec\(\) got an unexpected keyword argument 'stdio'$"):
        exec("true", stdio="pipe")  # type: ignore[call-overload]


def test_the_shell() -> None:
    """exec has one; execFile gets one when asked, and joins the arguments unquoted."""
    assert called(exec, "echo $0", shell="/bin/sh")[1] == "/bin/sh\n"
    assert called(execFile, "echo $((1 + 1))", [], {"shell": True})[1] == "2\n"
    child = exec("true")
    nodecompat.run()
    assert (child.spawnfile, child.spawnargs) == ("/bin/sh", ["/bin/sh", "-c", "true"])


def test_argv0_and_stdio_have_no_effect() -> None:
    """Node checks the one and ignores both."""
    assert called(execFile, "sh", ["-c", "echo $0"], {"argv0": "other", "stdio": "ignore"})[1] == "sh\n"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf8", "é"),
        ("UTF-8", "é"),
        ("latin1", "Ã©"),
        ("hex", "c3a9"),
        ("base64", "w6k="),
        ("buffer", b"\xc3\xa9"),
        (None, b"\xc3\xa9"),
        (undefined, b"\xc3\xa9"),
        ("bogus", b"\xc3\xa9"),
        ("", b"\xc3\xa9"),
        (5, b"\xc3\xa9"),
    ],
)
def test_encodings(encoding: Any, expected: Any) -> None:
    """Text for what Buffer knows, bytes for everything else."""
    assert called(exec, "printf 'é'", {"encoding": encoding}) == (None, expected, expected[:0])


def test_an_encoding_set_later_makes_text() -> None:
    """`setEncoding` on the stream counts."""
    seen: list[Any] = []
    child = exec("echo a; echo b >&2", {"encoding": "buffer"}, lambda *args: seen.append(args))
    child.stdout.setEncoding("utf8")
    nodecompat.run()
    assert seen == [(None, "a\n", b"b\n")]


# -- failure --------------------------------------------------------------------------------------------


def test_a_failed_command() -> None:
    """The message has the command and what it wrote to stderr; attributes come in Node's order."""
    error, stdout, stderr = called(exec, "echo hi; echo e >&2; exit 3")
    assert isinstance(error, CommandFailedError)
    assert error.message == "Command failed: echo hi; echo e >&2; exit 3\ne\n"
    assert own(error) == ["code", "killed", "signal", "cmd"]
    assert (error.code, error.killed, error.signal, error.cmd) == (3, False, None, "echo hi; echo e >&2; exit 3")
    assert (stdout, stderr) == ("hi\n", "e\n")


def test_it_is_a_called_process_error_too() -> None:
    """Where `subprocess` is loaded, which it never is for this."""
    error = called(exec, "exit 3")[0]
    assert isinstance(error, subprocess.CalledProcessError)
    assert (error.returncode, error.cmd) == (3, "exit 3")
    error = called(exec, "kill -9 $$")[0]
    assert (error.returncode, error.code, error.signal) == (-9, None, "SIGKILL")
    outcome = run_python("""
        import sys
        from nodecompat.child_process import exec
        exec("exit 3", lambda error: print(type(error).__name__, error.code, "subprocess" in sys.modules))
        """)
    assert outcome.lines == ["CommandFailedError 3 False"]


def test_the_command_as_it_is_shown() -> None:
    """File and arguments with blanks between; null and undefined are empty, as join() writes them."""
    error = called(execFile, "/no/such", ["a", None, undefined, [1, 2]])[0]
    assert error.cmd == "/no/such a   1,2"
    assert (error.code, error.syscall, error.spawnargs) == (
        "ENOENT",
        "spawn /no/such",
        ["a", None, undefined, [1, 2]],
    )
    assert isinstance(error, FileNotFoundError)


@pytest.mark.parametrize(("encoding", "nothing"), [("utf8", ""), (None, b"")])
def test_a_program_that_is_not_there(encoding: Any, nothing: Any) -> None:
    """The 'error' of the child, and nothing said."""
    error, stdout, stderr = called(execFile, "/no/such", {"encoding": encoding})
    assert (error.code, stdout, stderr) == ("ENOENT", nothing, nothing)


def test_a_missing_shell_or_directory() -> None:
    """Is blamed on the shell."""
    assert called(exec, "true", {"shell": "/no/shell"})[0].path == "/no/shell"
    assert called(exec, "true", {"cwd": "/no/directory"})[0].message == "spawn /bin/sh ENOENT"


def test_what_spawn_raises_is_raised() -> None:
    """E2BIG is no callback's matter."""
    with pytest.raises(NodeError, match="spawn E2BIG"):
        execFile("true", ["x" * 3_000_000], lambda: pytest.fail("called"))


def test_a_killed_command() -> None:
    """`killed` tells our own kill from anybody else's."""
    calls: list[Any] = []
    exec("exec sleep 20", lambda error: calls.append((error.killed, error.code, error.signal))).kill()
    exec("kill -9 $$", lambda error: calls.append((error.killed, error.code, error.signal)))
    nodecompat.run()
    assert sorted(calls) == [(False, None, "SIGKILL"), (True, None, "SIGTERM")]


# -- limits ---------------------------------------------------------------------------------------------


def test_timeout() -> None:
    """SIGTERM, or the signal given, by name or number."""
    for options, name in (({}, "SIGTERM"), ({"killSignal": "SIGKILL"}, "SIGKILL"), ({"killSignal": 2}, "SIGINT")):
        error, stdout, _ = called(execFile, "sleep", ["20"], {"timeout": 30, **options})
        assert (error.killed, error.code, error.signal, stdout) == (True, None, name, "")
        assert error.message == "Command failed: sleep 20\n"


def test_a_timeout_does_not_wait_for_grandchildren() -> None:
    """Their hold on the pipes is cut."""
    error, stdout, _ = called(exec, "sleep 20 & echo $!; wait", {"timeout": 1000})
    subprocess.run(["kill", stdout.strip()], check=True)
    assert (error.killed, error.signal) == (True, "SIGTERM")


def test_a_timeout_that_is_not_reached() -> None:
    """Doesn't hold the loop."""
    assert called(exec, "echo a", {"timeout": 600_000}) == (None, "a\n", "")


MAX_BUFFER = [
    ("printf hello", {"maxBuffer": 5}, None, "hello"),
    ("printf hello", {"maxBuffer": 4}, "stdout", "hell"),
    ("printf hello", {"maxBuffer": 0}, "stdout", ""),
    ("printf hello", {"maxBuffer": None}, "stdout", ""),
    ("printf hello", {"maxBuffer": 2.7}, "stdout", "he"),
    ("printf hello", {"maxBuffer": undefined}, None, "hello"),
    ("printf hello", {"maxBuffer": float("inf")}, None, "hello"),
    ("printf hello", {"maxBuffer": 3, "encoding": "buffer"}, "stdout", b"hel"),
    ("printf hello", {"maxBuffer": 3, "encoding": "hex"}, "stdout", "686"),
    ("printf hello", {"maxBuffer": 2, "encoding": "base64"}, "stdout", "aG"),
    ("printf hello", {"maxBuffer": 6, "encoding": "base64"}, None, "aGVsbG8="),
    ("printf 'éé中中中'", {"maxBuffer": 5}, "stdout", "éé中中中"),
    ("printf '😀😀'", {"maxBuffer": 5}, "stdout", "😀😀"),
    ("printf '😀😀'", {"maxBuffer": 1}, "stdout", "\ud83d"),
]


@pytest.mark.parametrize(("command", "options", "too_much", "stdout"), MAX_BUFFER)
def test_max_buffer(command: str, options: dict[str, Any], too_much: str | None, stdout: Any) -> None:
    """Counted in bytes, cut in units of what is handed over; measured on Node 20 and 24."""
    error, got, _ = called(exec, command, options)
    assert got == stdout
    if too_much is None:
        assert error is None
    else:
        assert isinstance(error, MaxBufferError)
        assert (error.code, error.message) == (
            "ERR_CHILD_PROCESS_STDIO_MAXBUFFER",
            f"{too_much} maxBuffer length exceeded",
        )
        assert (isinstance(error, ValueError), error.name, own(error)) == (True, "RangeError", ["cmd"])


def test_max_buffer_of_stderr_and_by_default() -> None:
    """Each stream has its own limit, 1 MiB unless given; the command is killed."""
    error, stdout, stderr = called(exec, "echo abc; echo hello >&2; sleep 20", {"maxBuffer": 4})
    assert (error.message, stdout, stderr) == ("stderr maxBuffer length exceeded", "abc\n", "hell")
    error, stdout, _ = called(exec, "head -c 2000000 /dev/zero; sleep 20")
    assert (error.message, len(stdout)) == ("stdout maxBuffer length exceeded", 1024 * 1024)


def test_abort() -> None:
    """The callback is called inside `abort()`; the reason is the cause."""
    controller = AbortController()
    steps: list[Any] = []
    exec("sleep 20", {"signal": controller.signal}, lambda error: steps.append((error.name, error.code, error.cause)))

    def abort() -> None:
        steps.append("before")
        controller.abort("why")
        steps.append("after")

    nodecompat.setTimeout(abort, 20)
    nodecompat.run()
    assert steps == ["before", ("AbortError", "ABORT_ERR", "why"), "after"]


def test_aborted_before_the_start() -> None:
    """The child is started and killed; a program that isn't there is that error."""
    error = called(exec, "sleep 20", {"signal": AbortSignal.abort()})[0]
    assert (error.code, error.cmd) == ("ABORT_ERR", "sleep 20")
    assert called(execFile, "/no/such", {"signal": AbortSignal.abort()})[0].code == "ENOENT"


# -- the promise ----------------------------------------------------------------------------------------


def test_promisify() -> None:
    """A promise of both outputs, as items and attributes, which has the child."""
    seen: list[Any] = []
    promise = promisify(exec)("echo a; echo b >&2")
    assert isinstance(promise.child, ChildProcess)
    promise.then(seen.append)
    promisify(execFile)("echo", ["c"], {"encoding": "buffer"}).then(seen.append)
    nodecompat.run()
    assert sorted(map(str, seen)) == [
        "{'stdout': 'a\\n', 'stderr': 'b\\n'}",
        "{'stdout': b'c\\n', 'stderr': b''}",
    ]
    assert next(one for one in seen if one.stderr == "b\n").stdout == "a\n"
    assert (promisify(exec).__name__, promisify(execFile).__name__) == ("exec", "execFile")


def test_promise_of_a_failure() -> None:
    """Rejected with the error, which has what was said at its end; wrong arguments raise at once."""
    reasons: list[Any] = []
    promisify(exec)("echo a; exit 2").catch(reasons.append)
    nodecompat.run()
    (error,) = reasons
    assert own(error) == ["code", "killed", "signal", "cmd", "stdout", "stderr"]
    assert (error.code, error.stdout, error.stderr) == (2, "a\n", "")
    with pytest.raises(NodeError, match='"command" argument'):
        promisify(exec)(5)


def test_awaiting() -> None:
    """In `async def` and under asyncio.run, with keywords; a failure is raised."""
    source = """
        {}
        from nodecompat.child_process import exec
        from nodecompat.util import promisify

        async def main():
            print((await promisify(exec)("printf $A", env={{"A": "x"}})).stdout)
            try:
                await promisify(exec)("echo last; exit 5")
            except Exception as error:
                print(error.code, error.stdout.strip())

        {}
        """
    for first, last in (("import nodecompat", "nodecompat.start(main())"), ("import asyncio", "asyncio.run(main())")):
        outcome = run_python(source.format(first, last))
        assert (outcome.lines, outcome.stderr) == (["x", "5 last"], "")


def test_nothing_heavy_is_loaded_before_its_use() -> None:
    """child_process alone loads neither exec's nor spawnSync's parts; they load nothing heavy either."""
    outcome = run_python(
        """
        import sys
        import nodecompat.child_process as cp
        late = [name for name in sys.modules if name.endswith(("_child.exec", "_child.sync"))]
        cp.exec("true", lambda: 0)
        cp.spawnSync("true")
        heavy = "asyncio inspect dataclasses traceback logging socket selectors subprocess signal threading".split()
        import pyee.base
        print(late, [name for name in heavy if name in sys.modules and name not in sys.argv])
        """,
        *run_python("import sys, pyee.base\nprint(*sys.modules)").stdout.split(),
    )
    assert outcome.lines == ["[] []"]


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        ("execFile('nope', ['a'], show)", "undefined undefined nope a ENOENT"),
        ("exec('exit 3', show)", "False None exit 3 3"),
    ],
)
def test_every_error_has_what_node_programs_look_at(run: str, shown: str) -> None:
    """`killed`, `signal`, `cmd`, `code` and `stack`, whatever went wrong."""
    outcome = run_python(f"""
        from nodecompat.child_process import exec, execFile
        def show(error, *_):
            print(error.killed, error.signal, error.cmd, error.code, error.stack.splitlines()[0] != "")
        {run}
        """)
    assert outcome.lines == [f"{shown} True"]


def test_a_negative_code_is_the_name_of_an_error() -> None:
    """What the system refused, as `close` tells it."""
    outcome = run_python("""
        from nodecompat.child_process import execFile
        child = execFile("sleep", ["5"], lambda error, *_: print(error.code))
        child.kill()
        child.emit("close", -1, None)
        """)
    assert outcome.lines == ["EPERM"]
