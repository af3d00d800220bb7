"""A descriptor with one owner."""

from __future__ import annotations

import os
import socket

import pytest
from support import descriptors

from nodecompat import Handle
from nodecompat._os.handle import kind_of
from nodecompat.errors import InvalidArgTypeError


def test_one_owner() -> None:
    """`close` closes once, `detach` gives the number away, `copy_of` leaves the original alone."""
    before = descriptors()
    read, write = os.pipe()
    with Handle(read) as first, open(os.devnull) as file:
        second = Handle.copy_of(file)
        third = Handle.copy_of(write)
        assert first.fileno() == first.fd == read
        assert not os.get_inheritable(second.fd)
    assert first.fd == -1
    first.close()
    second.close()
    os.close(third.detach())
    third.close()
    os.close(write)

    assert repr(third) == "<Handle fd=-1>"
    assert descriptors() == before


def test_a_handle_that_is_forgotten() -> None:
    """Its descriptor is closed, with one ResourceWarning."""
    before = descriptors()
    owners = [Handle.copy_of(0)]
    with pytest.warns(ResourceWarning, match="unclosed <Handle") as warned:
        owners.clear()

    assert len(warned) == 1
    assert descriptors() == before


def test_what_is_no_descriptor() -> None:
    """A number of nothing is the system's error; no number at all is a TypeError."""
    with pytest.raises(OSError, match="Bad file descriptor"):
        Handle(999_999)
    for value in (-1, "1", True, None):
        with pytest.raises(InvalidArgTypeError):
            Handle(value)  # type: ignore[arg-type]


def test_kinds() -> None:
    """Stream sockets that listen or don't, UDP sockets, and the rest."""
    kinds = []
    for family, kind in [
        (socket.AF_INET, socket.SOCK_STREAM),
        (socket.AF_UNIX, socket.SOCK_STREAM),
        (socket.AF_INET, socket.SOCK_DGRAM),
        (socket.AF_UNIX, socket.SOCK_DGRAM),
        (socket.AF_UNIX, socket.SOCK_SEQPACKET),
    ]:
        with socket.socket(family, kind) as made:
            kinds.append(kind_of(made.fileno()))
    with socket.create_server(("127.0.0.1", 0)) as server, open(os.devnull) as file:
        kinds += [kind_of(server.fileno()), kind_of(file.fileno())]

    assert kinds == ["stream", "stream", "udp4", "other", "other", "server", "other"]
