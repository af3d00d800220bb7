"""Functions of `process` that ask or act on the system: arguments they take, errors they raise."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING, Any

import pytest
from support import run_python

from nodecompat import Symbol, require
from nodecompat.errors import NodeError, NodeSystemError
from nodecompat.process import process
from nodecompat.values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from nodecompat._js.record import Record


def fails(function: Callable[..., object], *args: object) -> str:
    """The code and message of the error that a call raises."""
    with pytest.raises(NodeError) as caught:
        function(*args)
    return f"{caught.value.code} {caught.value.message}"


@pytest.mark.parametrize(
    ("pid", "received"),
    [
        (undefined, "undefined"),
        (None, "null"),
        (math.nan, "type number (NaN)"),
        (1.5, "type number (1.5)"),
        (2**31, "type number (2147483648)"),
        ("x", "type string ('x')"),
        ("1_0", "type string ('1_0')"),
        ({}, "an instance of Object"),
    ],
)
def test_kill_refuses_what_is_no_pid(pid: object, received: str) -> None:
    """A pid must equal its int32 value when compared loosely."""
    text = f'ERR_INVALID_ARG_TYPE The "pid" argument must be of type number. Received {received}'
    assert fails(process.kill, pid, 0) == text


@pytest.mark.parametrize(
    ("signal", "shown"),
    [
        ("sigterm", "sigterm"),
        ("9", "9"),
        ({}, "{}"),
        ([9], "[ 9 ]"),
        (1.5, "1.5"),
        (True, "true"),
        (2**31, "2147483648"),
    ],
)
def test_kill_refuses_unknown_signals(signal: object, shown: str) -> None:
    """Only upper-case names that Node knows, and int32 numbers."""
    assert fails(process.kill, process.pid, signal) == f"ERR_UNKNOWN_SIGNAL Unknown signal: {shown}"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((5,), (5, 15)),
        (("5", "SIGHUP"), (5, 1)),
        ((" 0x10 ", 0), (16, 0)),
        (("0b11", 0), (3, 0)),
        (("5.0", 0), (5, 0)),
        (("-3", 0), (-3, 0)),
        (("", 0), (0, 0)),
        ((5.0, 2.0), (5, 2)),
        ((5, math.nan), (5, 15)),
        ((5, undefined), (5, 15)),
        ((5, ""), (5, 15)),
        ((5, None), (5, 15)),
        ((5, False), (5, 15)),
        ((-5, -1), (-5, -1)),
    ],
)
def test_kill_hands_on_numbers(
    args: tuple[Any, ...], expected: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numeric text is a pid, a falsy signal is SIGTERM; `_kill` gets both numbers and may be replaced."""
    calls: list[tuple[int, int]] = []

    def record(pid: int, number: int) -> int:
        calls.append((pid, number))
        return 0

    monkeypatch.setattr(process, "_kill", record)
    assert process.kill(*args) is True
    assert calls == [expected]


def test_kill_probes_and_reports_what_the_system_says() -> None:
    """Signal 0 asks; a process that is not there is ESRCH, with errno and syscall."""
    assert process.kill(process.pid, 0) is True
    with pytest.raises(NodeSystemError) as caught:
        process.kill(2**31 - 1, 0)
    error = caught.value
    assert isinstance(error, ProcessLookupError)
    assert (error.message, error.code, error.errno, error.syscall) == ("kill ESRCH", "ESRCH", -3, "kill")
    assert fails(process.kill, process.pid, 999) == "EINVAL kill EINVAL"


def test_chdir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure of chdir names both directories."""
    monkeypatch.chdir("/")
    process.chdir(str(tmp_path))
    assert process.cwd() == os.path.realpath(tmp_path)
    process.chdir("/")
    with pytest.raises(NodeSystemError) as caught:
        process.chdir("/nope")
    assert isinstance(caught.value, FileNotFoundError)
    error: Any = caught.value
    assert error.message == "ENOENT: no such file or directory, chdir '/' -> '/nope'"
    assert (error.errno, error.syscall, error.path, error.dest) == (-2, "chdir", "/", "/nope")
    assert fails(process.chdir, 1).endswith('The "directory" argument must be of type string. Received type number (1)')


def test_cwd_of_a_removed_directory(tmp_path: Path) -> None:
    """A working directory that is gone is ENOENT from uv_cwd."""
    (tmp_path / "gone").mkdir()
    outcome = run_python(
        """
        import os
        from nodecompat import process
        os.rmdir(os.getcwd())
        try:
            process.cwd()
        except FileNotFoundError as error:
            print(error.code, error.syscall, error.message)
        """,
        cwd=tmp_path / "gone",
    )
    assert outcome.lines == [
        "ENOENT uv_cwd ENOENT: process.cwd failed with error no such file or directory, the current working directory "
        "was likely removed without changing the working directory, uv_cwd"
    ]


@pytest.fixture
def _mask() -> Iterator[None]:
    before = os.umask(0o22)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_mask")
def test_umask() -> None:
    """umask returns the old mask; text is octal; bits above 0o777 are dropped; reading changes nothing."""
    assert process.umask() == 0o22
    assert process.umask("17") == 0o22
    assert process.umask("0777") == 0o17
    assert process.umask(0o1022) == 0o777
    assert process.umask() == 0o22


_BAD_MASK = "ERR_INVALID_ARG_VALUE The argument 'mask' must be a 32-bit unsigned integer or an octal string."


@pytest.mark.parametrize(
    ("mask", "text"),
    [
        ("999", f"{_BAD_MASK} Received '999'"),
        ("0x10", f"{_BAD_MASK} Received '0x10'"),
        (" 7", f"{_BAD_MASK} Received ' 7'"),
        (None, 'ERR_INVALID_ARG_TYPE The "mask" argument must be of type number. Received undefined'),
        (True, 'ERR_INVALID_ARG_TYPE The "mask" argument must be of type number. Received type boolean (true)'),
        ("", f"{_BAD_MASK} Received ''"),
        ({}, 'ERR_INVALID_ARG_TYPE The "mask" argument must be of type number. Received an instance of Object'),
        (-1, 'ERR_OUT_OF_RANGE The value of "mask" is out of range. It must be >= 0 && <= 4294967295. Received -1'),
        (1.5, 'ERR_OUT_OF_RANGE The value of "mask" is out of range. It must be an integer. Received 1.5'),
    ],
)  # fmt: skip
def test_umask_refuses(mask: object, text: str) -> None:
    """What is no mask leaves it as it is."""
    assert fails(process.umask, mask) == text


def test_hrtime() -> None:
    """hrtime is [seconds, nanoseconds]; with an earlier one the difference; bigint is one number."""
    first = process.hrtime()
    assert 0 <= first[1] < 1_000_000_000
    seconds, nanoseconds = process.hrtime(first)
    assert seconds >= 0
    assert 0 <= nanoseconds < 1_000_000_000
    assert process.hrtime.bigint() >= first[0] * 1_000_000_000 + first[1]


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (1, 'ERR_INVALID_ARG_TYPE The "time" argument must be an instance of Array. Received type number (1)'),
        (None, 'ERR_INVALID_ARG_TYPE The "time" argument must be an instance of Array. Received null'),
        ([], 'ERR_OUT_OF_RANGE The value of "time" is out of range. It must be 2. Received 0'),
    ],
)
def test_hrtime_refuses(time: object, text: str) -> None:
    """An earlier time is a list of two."""
    assert fails(process.hrtime, time) == text


@pytest.mark.parametrize("function", [process.cpuUsage, process.threadCpuUsage])
def test_cpu_usage(function: Callable[..., Record]) -> None:
    """Microseconds, and the difference to an earlier result."""
    before = function()
    assert [*before] == ["user", "system"]
    later = function(before)
    assert later.user >= 0
    assert later["system"] >= 0
    assert function({"user": 1, "system": 1}).user >= before.user - 1
    assert fails(function, 1).endswith('"prevValue" argument must be of type object. Received type number (1)')
    assert fails(function, []).endswith("Received an instance of Array")
    assert fails(function, {}).endswith('"prevValue.user" property must be of type number. Received undefined')
    assert fails(function, {"user": 1, "system": math.inf}) == (
        "ERR_INVALID_ARG_VALUE The property 'prevValue.system' is invalid. Received Infinity"
    )


def test_memory_usage() -> None:
    """Bytes, by attribute and by item."""
    usage = process.memoryUsage()
    assert [*usage] == ["rss", "heapTotal", "heapUsed", "external", "arrayBuffers"]
    assert usage.rss == usage["rss"] > 1_000_000
    assert process.memoryUsage.rss() > 1_000_000


def test_resource_usage() -> None:
    """The fields of Node's, in its order."""
    assert [*process.resourceUsage()] == [
        "userCPUTime", "systemCPUTime", "maxRSS", "sharedMemorySize", "unsharedDataSize", "unsharedStackSize",
        "minorPageFault", "majorPageFault", "swappedOut", "fsRead", "fsWrite", "ipcSent", "ipcReceived",
        "signalsCount", "voluntaryContextSwitches", "involuntaryContextSwitches",
    ]  # fmt: skip


def test_other_numbers() -> None:
    """uptime, constrainedMemory and availableMemory are numbers."""
    assert 0 < process.uptime() <= process.uptime()
    assert process.constrainedMemory() >= 0
    assert process.availableMemory() > 0


def test_users_and_groups() -> None:
    """The get functions are the system's; the set functions check what they get."""
    assert (process.getuid(), process.geteuid()) == (os.getuid(), os.geteuid())
    assert (process.getgid(), process.getegid()) == (os.getgid(), os.getegid())
    assert set(process.getgroups()) == {*os.getgroups(), os.getegid()}
    types = "must be one of type number or string. Received"
    for function in (process.setuid, process.seteuid, process.setgid, process.setegid):
        assert fails(function) == f'ERR_INVALID_ARG_TYPE The "id" argument {types} undefined'
        assert fails(function, {}) == f'ERR_INVALID_ARG_TYPE The "id" argument {types} an instance of Object'
        assert fails(function, -1).startswith('ERR_OUT_OF_RANGE The value of "id" is out of range.')
    assert fails(process.setuid, "no-such-one") == "ERR_UNKNOWN_CREDENTIAL User identifier does not exist: no-such-one"
    assert fails(process.setgid, "no-such-one") == "ERR_UNKNOWN_CREDENTIAL Group identifier does not exist: no-such-one"
    assert fails(process.setgroups).endswith('"groups" argument must be an instance of Array. Received undefined')
    assert fails(process.setgroups, [{}]).startswith(f'ERR_INVALID_ARG_TYPE The "groups[0]" argument {types}')
    assert fails(process.initgroups).startswith(f'ERR_INVALID_ARG_TYPE The "user" argument {types}')
    assert fails(process.initgroups, "a").startswith(f'ERR_INVALID_ARG_TYPE The "extraGroup" argument {types}')


def test_becoming_another_user_without_permission() -> None:
    """The system's refusal is EPERM with the call's name."""
    outcome = run_python(
        """
        import os
        from nodecompat import process
        if os.getuid() == 0:
            process.setgroups([])
            process.setgid(12345)
            process.setuid(12345)
        for call in (process.setuid, process.setgid):
            try:
                call(0)
            except PermissionError as error:
                print(error.code, error.syscall, error.errno)
        """
    )
    assert outcome.lines == ["EPERM setuid -1", "EPERM setgid -1"]


def test_active_resources() -> None:
    """One name for each timer, immediate and watched descriptor that keeps the loop alive."""
    outcome = run_python(
        """
        from nodecompat import process, setTimeout, setImmediate
        print(process.getActiveResourcesInfo())
        setTimeout(print, 1), setTimeout(print, 1).unref(), setImmediate(lambda: None)
        process.stdin.resume()
        process.nextTick(lambda: (print(process.getActiveResourcesInfo(), flush=True), process.reallyExit(0)))
        """
    )
    assert outcome.lines == ["[]", "['PipeWrap', 'Timeout', 'Immediate']"]


def test_ref_and_unref_take_anything() -> None:
    """They call the method of that name, and ignore what has none."""

    class Thing:
        calls: list[str] = []

        def ref(self) -> None:
            self.calls.append("ref")

        def unref(self) -> None:
            self.calls.append("unref")

    process.ref(Thing())
    process.unref(Thing())
    process.ref(None)
    process.unref(5)
    assert Thing.calls == ["ref", "unref"]


def test_execve_becomes_another_program() -> None:
    """No 'exit' event; what was printed is not lost; the environment is the one given."""
    outcome = run_python(
        """
        from nodecompat import process
        process.on('exit', lambda: print('never'))
        print('before')
        process.execve('/bin/sh', ['sh', '-c', 'echo $A'], {'A': 'b'})
        """
    )
    assert outcome.lines == ["before", "b"]


def test_execve_refuses() -> None:
    """Arguments and environment are strings without NUL."""
    assert fails(process.execve, 1).endswith('"execPath" argument must be of type string. Received type number (1)')
    assert fails(process.execve, "/x", 1).endswith(
        '"args" argument must be an instance of Array. Received type number (1)'
    )
    text = "ERR_INVALID_ARG_VALUE The argument 'args[0]' must be a string without null bytes. Received 'a\\x00b'"
    assert fails(process.execve, "/x", ["a\0b"]) == text
    assert fails(process.execve, "/x", [], {"a": 1}).startswith("ERR_INVALID_ARG_VALUE The argument 'env' must be an")
    assert fails(process.execve, "/no/such/program", []) == "ENOENT execve ENOENT"


@pytest.mark.parametrize(
    ("code", "number"),
    [("0x10", 16), (" 7 ", 7), ("-3", -3), ("+3", 3), ("1e2", 100), ("0b11", 3), (4.0, 4), (-0.0, 0), (None, None)],
)
def test_exit_code_takes_whole_numbers_also_as_text(code: float | str | None, number: int | None) -> None:
    """What Node 24 makes of them."""
    process.exitCode = code
    assert process.exitCode == number
    process.exitCode = undefined
    assert process.exitCode is undefined


_BAD_TYPE = 'ERR_INVALID_ARG_TYPE The "code" argument must be of type number. Received'
_BAD_NUMBER = 'ERR_OUT_OF_RANGE The value of "code" is out of range. It must be'


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("", f"{_BAD_TYPE} type string ('')"),
        ("abc", f"{_BAD_TYPE} type string ('abc')"),
        ("1_0", f"{_BAD_TYPE} type string ('1_0')"),
        (True, f"{_BAD_TYPE} type boolean (true)"),
        ([5], f"{_BAD_TYPE} an instance of Array"),
        (Symbol("x"), f"{_BAD_TYPE} type symbol (Symbol(x))"),
        ("7.5", f"{_BAD_NUMBER} an integer. Received 7.5"),
        (math.nan, f"{_BAD_NUMBER} an integer. Received NaN"),
        (2**53, f"{_BAD_NUMBER} >= -9007199254740991 && <= 9007199254740991. Received 9_007_199_254_740_992"),
    ],
)
def test_exit_code_refuses(code: object, text: str) -> None:
    """What Node 24 says of them; the code stays as it is."""
    assert fails(setattr, process, "exitCode", code) == text
    assert fails(process.exit, code) == text
    assert process.exitCode is undefined


def test_next_tick_checks_its_callback() -> None:
    """What is not callable is refused at once."""
    text = 'ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type number (1)'
    assert fails(process.nextTick, 1) == text


def test_next_tick_from_a_thread() -> None:
    """A tick of another thread runs on the loop's thread and wakes it."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process, setTimeout
        timer = setTimeout(lambda: print('too late'), 20000)
        def tick(a):
            print(a, threading.current_thread() is threading.main_thread())
            timer.close()
        threading.Thread(target=process.nextTick, args=(tick, 1)).start()
        """
    )
    assert outcome.lines == ["1 True"]


def test_abort_is_a_signal_death_with_the_output_out() -> None:
    """abort(): SIGABRT, no 'exit', listener or not; what was printed is out."""
    outcome = run_python(
        """
        import resource
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        from nodecompat import process
        process.on('exit', lambda: print('never'))
        process.on('SIGABRT', lambda: print('never'))
        print('printed')
        process.abort()
        """
    )
    assert (outcome.lines, outcome.code) == (["printed"], -6)


def test_raw_debug_formats() -> None:
    """As console.error does, past all streams."""
    outcome = run_python("from nodecompat import process; process._rawDebug('I can %s, %d', 'debug', 5, {'a': 1})")

    assert outcome.stderr == "I can debug, 5 { a: 1 }\n"


def test_get_builtin_module() -> None:
    """The modules of `require`; undefined for what there is not."""
    assert process.getBuiltinModule("node:util") is process.getBuiltinModule("util") is require("util")
    assert process.getBuiltinModule("zlib_") is undefined
    with pytest.raises(NodeError, match=r'The "id" argument must be of type string\. Received type number'):
        process.getBuiltinModule(5)  # type: ignore[arg-type]
