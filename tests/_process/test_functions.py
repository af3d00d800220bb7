"""Functions of `process` that ask or act on the system: arguments they take, errors they raise."""

from __future__ import annotations

import math
import os

import pytest
from support import run_python

from nodecompat.errors import NodeError
from nodecompat.process import process
from nodecompat.values import undefined


def fails(function, *args):
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
        ("x", "type string ('x')"),
        ({}, "an instance of Object"),
    ],
)
def test_kill_refuses_what_is_no_pid(pid, received):
    """A pid must equal its int32 value when compared loosely."""
    text = f'ERR_INVALID_ARG_TYPE The "pid" argument must be of type number. Received {received}'
    assert fails(process.kill, pid, 0) == text


@pytest.mark.parametrize(
    ("signal", "shown"), [("sigterm", "sigterm"), ("SIGXYZ", "SIGXYZ"), ({}, "{}"), (1.5, "1.5"), (True, "true")]
)
def test_kill_refuses_unknown_signals(signal, shown):
    """Only upper-case names that Node knows, and int32 numbers."""
    assert fails(process.kill, process.pid, signal) == f"ERR_UNKNOWN_SIGNAL Unknown signal: {shown}"


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ((5,), (5, 15)),
        (("5", "SIGHUP"), (5, 1)),
        ((" 0x10 ", 0), (16, 0)),
        ((5.0, 2.0), (5, 2)),
        ((5, ""), (5, 15)),
        ((5, None), (5, 15)),
        ((5, False), (5, 15)),
        ((-5, -1), (-5, -1)),
    ],
)
def test_kill_hands_on_numbers(args, expected, monkeypatch):
    """Numeric text is a pid, a falsy signal is SIGTERM; `_kill` gets both numbers and may be replaced."""
    calls = []
    monkeypatch.setattr(process, "_kill", lambda pid, number: calls.append((pid, number)) or 0)
    assert process.kill(*args) is True
    assert calls == [expected]


def test_kill_probes_and_reports_what_the_system_says():
    """Signal 0 asks; a process that is not there is ESRCH, with errno and syscall."""
    assert process.kill(process.pid, 0) is True
    with pytest.raises(ProcessLookupError) as caught:
        process.kill(2**31 - 1, 0)
    error = caught.value
    assert (error.message, error.code, error.errno, error.syscall) == ("kill ESRCH", "ESRCH", -3, "kill")
    assert fails(process.kill, process.pid, 999) == "EINVAL kill EINVAL"


def test_chdir(tmp_path, monkeypatch):
    """chdir returns nothing; a failure names both directories."""
    monkeypatch.chdir("/")
    assert process.chdir(str(tmp_path)) is None
    assert process.cwd() == os.path.realpath(tmp_path)
    process.chdir("/")
    with pytest.raises(FileNotFoundError) as caught:
        process.chdir("/nope")
    error = caught.value
    assert error.message == "ENOENT: no such file or directory, chdir '/' -> '/nope'"
    assert (error.errno, error.syscall, error.path, error.dest) == (-2, "chdir", "/", "/nope")
    assert fails(process.chdir, 1).endswith('The "directory" argument must be of type string. Received type number (1)')


def test_cwd_of_a_removed_directory(tmp_path):
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
    assert outcome.lines == ["ENOENT uv_cwd ENOENT: no such file or directory, uv_cwd"]


@pytest.fixture
def _mask():
    before = os.umask(0o22)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_mask")
def test_umask():
    """umask returns the old mask; text is octal; bits above 0o777 are dropped; reading changes nothing."""
    assert process.umask() == 0o22
    assert process.umask("0777") == 0o22
    assert process.umask(0o1022) == 0o777
    assert process.umask() == 0o22


_BAD_MASK = "ERR_INVALID_ARG_VALUE The argument 'mask' must be a 32-bit unsigned integer or an octal string."


@pytest.mark.parametrize(
    ("mask", "text"),
    [
        ("999", f"{_BAD_MASK} Received '999'"),
        ("", f"{_BAD_MASK} Received ''"),
        ({}, 'ERR_INVALID_ARG_TYPE The "mask" argument must be of type number. Received an instance of Object'),
        (-1, 'ERR_OUT_OF_RANGE The value of "mask" is out of range. It must be >= 0 && <= 4294967295. Received -1'),
        (1.5, 'ERR_OUT_OF_RANGE The value of "mask" is out of range. It must be an integer. Received 1.5'),
    ],
)  # fmt: skip
def test_umask_refuses(mask, text):
    """What is no mask leaves it as it is."""
    assert fails(process.umask, mask) == text


def test_hrtime():
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
def test_hrtime_refuses(time, text):
    """An earlier time is a list of two."""
    assert fails(process.hrtime, time) == text


@pytest.mark.parametrize("function", [process.cpuUsage, process.threadCpuUsage])
def test_cpu_usage(function):
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


def test_memory_usage():
    """Bytes, by attribute and by item."""
    usage = process.memoryUsage()
    assert [*usage] == ["rss", "heapTotal", "heapUsed", "external", "arrayBuffers"]
    assert usage.rss == usage["rss"] > 1_000_000
    assert process.memoryUsage.rss() > 1_000_000


def test_resource_usage():
    """The fields of Node's, in its order."""
    assert [*process.resourceUsage()] == [
        "userCPUTime", "systemCPUTime", "maxRSS", "sharedMemorySize", "unsharedDataSize", "unsharedStackSize",
        "minorPageFault", "majorPageFault", "swappedOut", "fsRead", "fsWrite", "ipcSent", "ipcReceived",
        "signalsCount", "voluntaryContextSwitches", "involuntaryContextSwitches",
    ]  # fmt: skip


def test_other_numbers():
    """uptime, constrainedMemory and availableMemory are numbers."""
    assert 0 < process.uptime() <= process.uptime()
    assert process.constrainedMemory() >= 0
    assert process.availableMemory() > 0


def test_users_and_groups():
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


def test_becoming_another_user_without_permission():
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


def test_active_resources():
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


def test_ref_and_unref_take_anything():
    """They call the method of that name, and ignore what has none."""

    class Thing:
        calls: list[str] = []

        def ref(self):
            self.calls.append("ref")

        def unref(self):
            self.calls.append("unref")

    process.ref(Thing())
    process.unref(Thing())
    process.ref(None)
    process.unref(5)
    assert Thing.calls == ["ref", "unref"]


def test_execve_becomes_another_program():
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


def test_execve_refuses():
    """Arguments and environment are strings without NUL."""
    assert fails(process.execve, 1).endswith('"execPath" argument must be of type string. Received type number (1)')
    assert fails(process.execve, "/x", 1).endswith(
        '"args" argument must be an instance of Array. Received type number (1)'
    )
    text = "ERR_INVALID_ARG_VALUE The argument 'args[0]' must be a string without null bytes. Received 'a\\x00b'"
    assert fails(process.execve, "/x", ["a\0b"]) == text
    assert fails(process.execve, "/x", [], {"a": 1}).startswith("ERR_INVALID_ARG_VALUE The argument 'env' must be an")
    assert fails(process.execve, "/no/such/program", []) == "ENOENT execve ENOENT"


def test_next_tick_checks_its_callback():
    """What is not callable is refused at once."""
    text = 'ERR_INVALID_ARG_TYPE The "callback" argument must be of type function. Received type number (1)'
    assert fails(process.nextTick, 1) == text


def test_next_tick_from_a_thread():
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


def test_abort_is_a_signal_death_with_the_output_out():
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
