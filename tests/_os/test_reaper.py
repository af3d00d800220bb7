"""Children: how they ended, and signals that reach them or nobody."""

from __future__ import annotations

import errno
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from nodecompat._os import reaper
from nodecompat._os.reaper import ProcessHandle, wait_in_thread
from nodecompat._os.spawn import spawn


def has_pidfds() -> bool:
    """Whether this Python and this system have them, and send signals by them."""
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return hasattr(signal, "pidfd_send_signal")


@pytest.fixture(params=["pidfd", "number"], autouse=True)
def with_and_without_pidfd(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[bool]:
    """Everything holds with pidfds and without; nothing is left in either case."""
    if request.param == "number":
        monkeypatch.setattr(reaper, "_open_pidfd", lambda pid: -1)
    elif not has_pidfds():
        pytest.skip("no pidfds here")
    before = os.listdir("/dev/fd")
    yield request.param == "pidfd"
    assert len(os.listdir("/dev/fd")) == len(before)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def start(command: str) -> ProcessHandle:
    """A shell command."""
    return ProcessHandle(spawn("sh", ["sh", "-c", command], env=dict(os.environ)))


def ended(handle: ProcessHandle) -> None:
    """Wait until a process has ended, by the descriptor or by the thread; it isn't reaped."""
    if handle.fd >= 0:
        select.select([handle.fd], [], [])
    else:
        event = threading.Event()
        wait_in_thread(handle, event.set)
        event.wait()


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("exit 0", (0, None)),
        ("exit 3", (3, None)),
        ("exit 255", (255, None)),
        ("kill -TERM $$", (None, signal.SIGTERM)),
        ("kill -KILL $$", (None, signal.SIGKILL)),
        ("ulimit -c 0; kill -ABRT $$", (None, signal.SIGABRT)),
    ],
)
def test_status(command: str, status: tuple[int | None, int | None]) -> None:
    """The exit code or the signal, when the process has ended; asked again it is the same."""
    handle = start(command)
    ended(handle)
    assert handle.poll() == status
    assert handle.poll() == status == handle.wait()
    handle.close()


def test_running_process() -> None:
    """A process that runs has no status yet; signals reach it."""
    handle = start("trap 'exit 7' USR1; echo; while :; do read -r x < /dev/zero; done")
    assert handle.poll() is None
    assert handle.kill(0) is True
    assert handle.kill(signal.SIGKILL) is True
    assert handle.wait() == (None, signal.SIGKILL)
    handle.close()


def test_signal_after_the_end() -> None:
    """A zombie counts as there, as for kill(2); once reaped nothing is sent any more."""
    handle = start("exit 0")
    ended(handle)
    assert handle.kill(signal.SIGTERM) is True
    assert handle.poll() == (0, None)
    assert handle.kill(signal.SIGTERM) is False
    assert handle.kill(0) is False
    handle.close()
    assert handle.kill(signal.SIGTERM) is False


def test_number_that_is_no_signal() -> None:
    """A number that names no signal is EINVAL."""
    handle = start("exit 0")
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        handle.kill(999)
    handle.wait()
    handle.close()


def test_reaped_by_somebody_else() -> None:
    """After a foreign waitpid the end is still told, the status is unknown, and no signal is sent."""
    handle = start("exit 3")
    os.waitpid(-1, 0)
    ended(handle)
    assert handle.kill(signal.SIGTERM) is False
    assert handle.poll() == (None, None)
    assert handle.wait() == (None, None)
    handle.close()


def test_ignored_child_signal() -> None:
    """With SIGCHLD ignored the system reaps: the end is still told, the status is unknown."""
    old = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        handle = start("exit 3")
        ended(handle)
        assert handle.kill(signal.SIGTERM) is False
        assert handle.poll() == (None, None)
        handle.close()
    finally:
        signal.signal(signal.SIGCHLD, old)


def test_number_taken_by_another_child() -> None:
    """When the number names a process that isn't ours any more, it isn't signalled."""
    handle = start("exit 0")
    os.waitpid(handle.pid, 0)
    foreign = ProcessHandle(1)  # runs, but is no child
    foreign.close()
    assert (handle.kill(0), foreign.kill(0)) == (False, False)
    assert foreign.poll() == (None, None)
    handle.close()


def test_many_at_once() -> None:
    """Fifty children that end together are told apart."""
    handles = [start(f"exit {number}") for number in range(50)]
    assert [handle.wait() for handle in handles] == [(number, None) for number in range(50)]
    for handle in handles:
        handle.close()


def test_where_there_are_pidfds_a_handle_has_one(with_and_without_pidfd: bool) -> None:
    """Or what else is said here of both ways would be said of one alone."""
    handle = start("exit 0")
    number = handle.fd
    handle.wait()
    handle.close()

    assert (number >= 0) is with_and_without_pidfd


def test_no_descriptor_for_a_pidfd() -> None:
    """Without a free descriptor the handle does without."""
    code = """
import os, resource, select
from nodecompat._os.reaper import ProcessHandle, wait_in_thread
from nodecompat._os.spawn import spawn
import threading
pid = spawn('true', ['true'], env=dict(os.environ))
filler = os.open('/dev/null', os.O_RDONLY)
resource.setrlimit(resource.RLIMIT_NOFILE, (filler + 1, filler + 1))
handle = ProcessHandle(pid)
done = threading.Event()
wait_in_thread(handle, done.set)
done.wait()
print(handle.fd, handle.poll())
"""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "-1 (0, None)\n"


def test_closing_twice() -> None:
    """A second close does nothing."""
    handle = start("exit 0")
    handle.wait()
    handle.close()
    handle.close()
    assert handle.fd == -1
