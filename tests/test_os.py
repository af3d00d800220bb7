"""`os`: figures agree with what Python's own modules say, and constants cannot be changed."""

from __future__ import annotations

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
    """The loopback interface is among them, and the only internal one."""
    found = networkInterfaces()

    assert {*found} <= {name for _, name in socket.if_nameindex()}
    assert {name for name, entries in found.items() if entries[0].internal} <= {"lo", "lo0"}
    assert all(entry.cidr.startswith(f"{entry.address}/") for entries in found.values() for entry in entries)


def test_constants_are_frozen() -> None:
    """As in Node 26; both notations read them."""
    assert constants.signals.SIGTERM == constants["signals"]["SIGTERM"] == signal.SIGTERM
    with pytest.raises(TypeError):
        constants.signals.SIGTERM = 1
