"""`os`: figures agree with what Python's own modules say, and constants cannot be changed."""

from __future__ import annotations

import errno
import os
import signal
import socket

import pytest

from nodecompat.os import availableParallelism, constants, cpus, hostname, networkInterfaces, userInfo


def test_figures_agree_with_pythons() -> None:
    """Processors, the user, the machine's name."""
    assert 1 <= availableParallelism() <= len(cpus())
    assert (userInfo().uid, userInfo().homedir) == (os.geteuid(), os.path.expanduser(f"~{userInfo().username}"))
    assert hostname() == socket.gethostname()


def test_every_interface_is_one_of_the_systems() -> None:
    """The loopback interface is among them where it is up, and the only internal one."""
    found = networkInterfaces()
    entries = [entry for several in found.values() for entry in several]
    with socket.socket() as tried:
        is_up = tried.connect_ex(("127.0.0.1", 9)) != errno.ENETUNREACH

    assert {*found} <= {name for _, name in socket.if_nameindex()}
    assert {name for name, several in found.items() if several[0].internal} <= {"lo", "lo0"}
    assert all(entry.cidr.startswith(f"{entry.address}/") for entry in entries)
    assert ("IPv4", "127.0.0.1", "255.0.0.0", "127.0.0.1/8", "00:00:00:00:00:00", True) in {
        (entry.family, entry.address, entry.netmask, entry.cidr, entry.mac, entry.internal) for entry in entries
    } or not is_up


def test_constants_are_frozen() -> None:
    """As in Node 26; both notations read them."""
    assert constants.signals.SIGTERM == constants["signals"]["SIGTERM"] == signal.SIGTERM
    with pytest.raises(TypeError):
        constants.signals.SIGTERM = 1
