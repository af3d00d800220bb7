"""Small works on descriptors."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from nodecompat._os import descriptors
from nodecompat._os.placement import duplicate_above


def test_socketpair() -> None:
    """Two ends of one stream, both close-on-exec; ours doesn't block, theirs does."""
    ours, theirs = descriptors.socketpair()
    try:
        assert (os.get_blocking(ours), os.get_blocking(theirs)) == (False, True)
        assert (os.get_inheritable(ours), os.get_inheritable(theirs)) == (False, False)
        os.write(ours, b"a")
        os.write(theirs, b"b")
        assert (os.read(theirs, 9), os.read(ours, 9)) == (b"a", b"b")
    finally:
        os.close(ours)
        os.close(theirs)


def test_socket_module_is_not_loaded() -> None:
    """Making a pair of sockets doesn't load `socket`, `selectors` or `signal`."""
    code = (
        "import sys; from nodecompat._os import descriptors, spawn, reaper; descriptors.socketpair();"
        "print([m for m in ('socket', 'selectors', 'signal', 'ctypes', 'subprocess') if m in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout == "[]\n"


def test_devnull_is_not_passed_on() -> None:
    """/dev/null is close-on-exec; closing a descriptor twice raises nothing."""
    fd = descriptors.open_devnull()
    assert os.get_inheritable(fd) is False
    descriptors.close_quietly(fd)
    descriptors.close_quietly(fd)


def test_copy_above() -> None:
    """A copy's number isn't below the given one; a closed descriptor is EBADF, one over the limit EMFILE."""
    fd = descriptors.open_devnull()
    copy = duplicate_above(fd, 50)
    assert copy >= 50
    assert os.get_inheritable(copy) is False
    os.close(copy)
    os.close(fd)
    for number, lowest, expected in ((fd, 50, errno.EBADF), (0, 1 << 30, errno.EMFILE)):
        with pytest.raises(OSError, match=os.strerror(expected)):
            duplicate_above(number, lowest)
