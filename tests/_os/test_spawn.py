"""Starting programs: which program runs, what it finds, what a failure leaves."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from support_spawn import ENV, LINUX, WAYS, each_way, nothing_left, python, run

from nodecompat._os import libc_spawn
from nodecompat._os.spawn import candidates, spawn

pytestmark = pytest.mark.slow

__all__ = ["nothing_left"]  # a fixture

# -- signals and sessions --------------------------------------------------------------------------------


@LINUX
@each_way
def test_ignored_signals_stay_ignored(way: dict[str, Any]) -> None:
    """What is ignored here is ignored in the child (nohup), but for SIGPIPE and SIGXFSZ; no signal is blocked."""
    assert signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN
    old = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2})
    try:
        text, _ = run("grep", "-E", "Sig(Blk|Ign)", "/proc/self/status", **way)
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == {*mask, signal.SIGUSR2}
        assert signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGUSR1, old)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    own = 3 << 31  # 32 and 33 belong to the C library, whose posix_spawn ignores them in the child
    assert [int(line.split()[1], 16) & ~own for line in text.splitlines()] == [0, 1 << signal.SIGUSR1 - 1]


@each_way
def test_detached_child_leads_a_session(way: dict[str, Any]) -> None:
    """`detached` makes pid, process group and session the same; without it the session is the parent's."""
    code = "import os\nprint(os.getpid() == os.getpgid(0) == os.getsid(0))"
    assert python(code, detached=True, **way) == "True"
    assert python("import os\nprint(os.getsid(0))", **way) == str(os.getsid(0))


@each_way
def test_signal_storm(way: dict[str, Any]) -> None:
    """A timer signal every millisecond disturbs no spawn."""
    hits: list[int] = []
    old = signal.signal(signal.SIGALRM, lambda *_: hits.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    try:
        statuses = [os.waitpid(spawn("true", ["true"], env=ENV, **way), 0)[1] for _ in range(30)]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    assert statuses == [0] * 30


# -- which program ---------------------------------------------------------------------------------------


def script(path: Path, text: str = "#!/bin/sh\necho $0 $1\n", mode: int = 0o755) -> Path:
    """Write a script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


@each_way
def test_path_of_the_given_environment(tmp_path: Path, way: dict[str, Any]) -> None:
    """The program is looked up in env['PATH'], in order, not in this process's PATH."""
    script(tmp_path / "a" / "tool", "#!/bin/sh\necho first\n")
    script(tmp_path / "b" / "tool", "#!/bin/sh\necho second\n")
    env = {"PATH": f"/no/such:{tmp_path}/a:{tmp_path}/b"}
    assert run("tool", env=env, **way) == ("first\n", 0)


@each_way
def test_default_path(way: dict[str, Any]) -> None:
    """Without PATH the system's default path is searched."""
    assert run("echo", "x", env={}, **way) == ("x\n", 0)


@each_way
@pytest.mark.skipif(os.getuid() == 0 and sys.platform == "darwin", reason="mode bits")
def test_denied_and_missing(tmp_path: Path, way: dict[str, Any]) -> None:
    """EACCES of any directory wins over ENOENT of the others; a later program that works wins over both."""
    script(tmp_path / "denied" / "tool", mode=0o644)
    script(tmp_path / "good" / "tool", "#!/bin/sh\necho good\n")
    with pytest.raises(PermissionError):
        run("tool", env={"PATH": f"{tmp_path}/denied:/no/such"}, **way)
    with pytest.raises(FileNotFoundError):
        run("tool", env={"PATH": f"{tmp_path}:/no/such"}, **way)
    assert run("tool", env={"PATH": f"{tmp_path}/denied:{tmp_path}/good"}, **way) == ("good\n", 0)


@each_way
def test_a_directory_is_no_program(tmp_path: Path, way: dict[str, Any]) -> None:
    """A directory gives EACCES, by path and by name."""
    (tmp_path / "tool").mkdir()
    for file in ("tool", f"{tmp_path}/tool"):
        with pytest.raises(PermissionError):
            run(file, env={"PATH": str(tmp_path)}, **way)


@each_way
def test_a_file_in_the_path_of_a_program(tmp_path: Path, way: dict[str, Any]) -> None:
    """A path that goes through a file is ENOTDIR."""
    script(tmp_path / "file")
    with pytest.raises(NotADirectoryError):
        run(f"{tmp_path}/file/tool", **way)


@each_way
def test_script_without_interpreter_line(tmp_path: Path, way: dict[str, Any]) -> None:
    """An executable of unknown format is given to /bin/sh with its path and arguments."""
    path = script(tmp_path / "plain", "echo $0 $1\n")
    assert run(str(path), "x", **way) == (f"{path} x\n", 0)
    assert run("plain", "x", env={"PATH": str(tmp_path)}, **way) == (f"{path} x\n", 0)


@each_way
def test_script_with_a_missing_interpreter(tmp_path: Path, way: dict[str, Any]) -> None:
    """An interpreter that doesn't exist is ENOENT."""
    with pytest.raises(FileNotFoundError):
        run(str(script(tmp_path / "bad", "#!/no/such\n")), **way)


def test_empty_element_of_path_is_the_working_directory(tmp_path: Path) -> None:
    """An empty element of PATH means the child's working directory."""
    script(tmp_path / "tool", "#!/bin/sh\necho here\n")
    assert run("tool", env={"PATH": "/no/such:"}, cwd=str(tmp_path)) == ("here\n", 0)
    assert run("tool", env={"PATH": ""}, cwd=str(tmp_path), uid=os.getuid()) == ("here\n", 0)


def test_candidates() -> None:
    """A name is joined to each directory of PATH; a path stands alone; '' is no name."""
    assert candidates("tool", "/a::/b") == ["/a/tool", "tool", "/b/tool"]
    assert candidates("./tool", "/a") == ["./tool"]
    assert candidates("", "/a") == [""]


@pytest.mark.parametrize("extra", [{}, {"uid": os.getuid()}], ids=["libc", "fork"])
def test_working_directory(tmp_path: Path, extra: dict[str, Any]) -> None:
    """The child works in `cwd`; a relative program is looked for there; PWD is left alone."""
    script(tmp_path / "bin" / "tool", "#!/bin/sh\n/bin/pwd\n")
    assert run("bin/tool", cwd=str(tmp_path), **extra) == (f"{tmp_path.resolve()}\n", 0)
    assert run("tool", env={"PATH": "bin"}, cwd=str(tmp_path), **extra) == (f"{tmp_path.resolve()}\n", 0)


@pytest.mark.parametrize("extra", [{}, {"uid": os.getuid()}], ids=["libc", "fork"])
def test_working_directory_that_is_none(tmp_path: Path, extra: dict[str, Any]) -> None:
    """A missing directory is ENOENT, a file in its place ENOTDIR, also for a program found by name."""
    script(tmp_path / "file")
    for file in ("true", "/bin/sh"):
        with pytest.raises(FileNotFoundError):
            run(file, cwd=str(tmp_path / "none"), **extra)
        with pytest.raises(NotADirectoryError):
            run(file, cwd=str(tmp_path / "file"), **extra)


# -- argv, environment, identity -------------------------------------------------------------------------


@each_way
def test_environment_is_exact(way: dict[str, Any]) -> None:
    """The child has the given variables and no other."""
    assert run("/usr/bin/env", env={"A": "1", "B": "", "Ü": "é"}, **way) == ("A=1\nB=\nÜ=é\n", 0)
    assert run("/usr/bin/env", env={}, **way) == ("", 0)


def test_strange_names_of_variables() -> None:
    """A variable without a name and one with '=' in its name pass as they are, as in Node."""
    assert run("/usr/bin/env", env={"": "x", "A=B": "c"}) == ("=x\nA=B=c\n", 0)


@each_way
def test_lone_surrogates(way: dict[str, Any]) -> None:
    """Half a surrogate pair has no bytes: it becomes U+FFFD, as in JavaScript."""
    assert run("/bin/echo", "a\ud800b", env={}, **way) == ("a\ufffdb\n", 0)
    assert run("/usr/bin/env", env={"A": "\udfff"}, **way) == ("A=\ufffd\n", 0) or os.fsencode("\udcff") == b"\xff"


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    """Names that aren't UTF-8 keep their bytes."""
    name = os.fsdecode(b"\xff\xfe")
    reading, writing = os.pipe()
    pid = spawn("echo", ["echo", name], env=ENV, stdio=[0, writing, 2])
    os.close(writing)
    os.waitpid(pid, 0)
    assert os.read(reading, 9) == b"\xff\xfe\n"
    os.close(reading)


@pytest.mark.parametrize("argv0", ["other", ""])
def test_argv0(argv0: str) -> None:
    """argv[0] is what the caller says, empty too; the program is `file`."""
    reading, writing = os.pipe()
    pid = spawn("sh", [argv0, "-c", 'echo "[$0]"'], env=ENV, stdio=[0, writing, 2])
    os.close(writing)
    os.waitpid(pid, 0)
    assert os.read(reading, 99).decode() == f"[{argv0}]\n"
    os.close(reading)


@each_way
def test_too_long_a_command_line(way: dict[str, Any]) -> None:
    """Arguments beyond the system's limit are E2BIG."""
    with pytest.raises(OSError, match=os.strerror(errno.E2BIG)):
        run("true", "x" * 3_000_000, **way)


@pytest.mark.skipif(os.getuid() != 0, reason="needs root")
def test_other_user() -> None:
    """uid and gid are taken, and the supplementary groups are given up."""
    assert run("sh", "-c", "id -u; id -g; id -G", uid=1234, gid=4321, cwd="/") == ("1234\n4321\n4321\n", 0)
    assert run("id", "-u", uid=-2, cwd="/") == ("4294967294\n", 0)


def test_user_that_is_none() -> None:
    """uid -1 is EINVAL; without privileges another user is EPERM."""
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        spawn("true", ["true"], env=ENV, uid=-1)
    if os.getuid():
        with pytest.raises(PermissionError):
            spawn("true", ["true"], env=ENV, uid=0)


# -- failures leave nothing ------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "times"), [("posix_spawn", 1000), ("libc", 1000), ("fork", 50)])
def test_failures_leave_nothing(name: str, times: int) -> None:
    """ENOENT a thousand times: no zombie, no descriptor (checked after every test of this file)."""
    caught = 0
    for _ in range(times):
        try:
            spawn("/no/such/tool", ["tool"], env=ENV, stdio=[0, 1, 2, 0], **WAYS[name])
        except FileNotFoundError:
            caught += 1
    assert caught == times


def test_failure_with_ignored_child_signal() -> None:
    """A failed start is reported also when SIGCHLD is ignored and the system reaps by itself."""
    old = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        for way in WAYS.values():
            with pytest.raises(FileNotFoundError):
                spawn("/no/such", ["x"], env=ENV, **way)
    finally:
        signal.signal(signal.SIGCHLD, old)


@pytest.mark.filterwarnings("error")
def test_from_many_threads() -> None:
    """Threads may spawn at the same time, on every way, without a warning."""
    statuses: list[int] = []

    def work(way: dict[str, Any]) -> None:
        pids = [spawn("true", ["true"], env=ENV, **way) for _ in range(10)]
        statuses.extend(os.waitpid(pid, 0)[1] for pid in pids)

    threads = [threading.Thread(target=work, args=[way]) for way in WAYS.values() for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [0] * 60


def test_libc_road_is_there() -> None:
    """This system's C library can change the directory in a spawned child (else the fork way serves)."""
    assert libc_spawn.available() is True or not sys.platform.startswith("linux")
