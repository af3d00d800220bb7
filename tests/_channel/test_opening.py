"""How a child finds its channel, and what it can tell of its parent before that has said anything."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

import pytest
from support_endpoint import Target

from nodecompat._channel.opening import adopt_environment, child_dialect, parent_dialect
from nodecompat._loop.current import engine
from nodecompat._wires import dialects_of

pytestmark = pytest.mark.usefixtures("nothing_left")


def adopt(monkeypatch: pytest.MonkeyPatch, fd: Any, wire: str | None = None) -> Target:
    monkeypatch.setenv("NODE_CHANNEL_FD", str(fd))
    if wire is not None:
        monkeypatch.setenv("NODE_CHANNEL_SERIALIZATION_MODE", wire)
    child = Target()
    adopt_environment(child)
    assert "NODE_CHANNEL_FD" not in os.environ
    assert "NODE_CHANNEL_SERIALIZATION_MODE" not in os.environ
    return child


@pytest.mark.parametrize(("wire", "message"), [(None, b'"hi"\n'), ("", b'"hi"\n'), ("json", b'"hi"\n')])
def test_adoption(monkeypatch: pytest.MonkeyPatch, wire: str | None, message: bytes) -> None:
    """The descriptor becomes the channel, the wire is json unless said otherwise, both variables are gone."""
    ours, theirs = socket.socketpair()
    fd = ours.detach()
    os.set_inheritable(fd, True)
    child = adopt(monkeypatch, fd, wire)
    assert (child.connected, child.channel.fd, os.get_inheritable(fd)) == (True, fd, False)
    child.send("hi")
    assert theirs.recv(100) == message
    theirs.close()


ODD_NUMBERS = ["x", "-1", "+3", "0x3", "99", "1e3", "3.5", "3_0", "٣", "３", "²", "nan"]


@pytest.mark.parametrize(
    "text", ["", " ", " 3", "3\n", *ODD_NUMBERS, "99999999999999999999", "9" * 5000, "-" + "9" * 5000, "9" * 100_000]
)
def test_a_number_that_names_no_socket(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """No channel, no crash; a short warning unless it is empty."""
    child = adopt(monkeypatch, text)
    assert (child.connected, child.channel) == (False, None)
    assert [kind for kind, _ in child.trace] == (["warning"] if text else [])
    assert all(len(warning) < 120 for _, warning in child.trace)


def test_descriptors_of_other_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe and a terminal are no channel; they stay open."""
    reader, writer = os.pipe()
    master, slave = os.openpty()
    for fd in (reader, writer, master, slave):
        assert adopt(monkeypatch, fd).connected is False
        os.close(fd)


def listening(family: socket.AddressFamily) -> socket.socket:
    """A server's socket."""
    made = socket.socket(family)
    made.bind(("127.0.0.1", 0) if family is socket.AF_INET else "")
    made.listen()
    return made


def one_of_two(kind: socket.SocketKind) -> socket.socket:
    """One end; the other has gone."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
    theirs.close()
    return ours


OTHER_SOCKETS: dict[str, Callable[[], socket.socket]] = {
    "listens": lambda: listening(socket.AF_UNIX),
    "listens, TCP": lambda: listening(socket.AF_INET),
    "not connected": lambda: socket.socket(socket.AF_UNIX),
    "UDP": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "datagrams": lambda: one_of_two(socket.SOCK_DGRAM),
    "packets": lambda: one_of_two(socket.SOCK_SEQPACKET),
}


@pytest.mark.parametrize("name", OTHER_SOCKETS)
def test_sockets_of_other_kinds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """They have no other end to talk to, or are no streams: a warning, and they are left alone."""
    with OTHER_SOCKETS[name]() as other:
        child = adopt(monkeypatch, other.fileno())
        assert (child.connected, [kind for kind, _ in child.trace]) == (False, ["warning"])
        assert other.getblocking()


@pytest.mark.parametrize("family", [socket.AF_UNIX, socket.AF_INET])
def test_a_socket_whose_other_end_has_gone_is_a_channel(
    family: socket.AddressFamily, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parent may have ended; that is told by 'disconnect'."""
    if family is socket.AF_UNIX:
        ours, theirs = socket.socketpair()
    else:
        with listening(family) as server:
            ours = socket.create_connection(server.getsockname())
            theirs, _ = server.accept()
    theirs.close()
    child = adopt(monkeypatch, ours.detach())
    child.note("disconnect")
    assert (child.connected, child.trace) == (True, [])
    child.on("message", lambda: None)  # who listens is told of the end
    engine.drive()
    assert (child.connected, child.trace) == (False, [("disconnect",)])


def test_a_descriptor_that_is_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left as it is."""
    with open(os.devnull) as file:
        os.set_inheritable(file.fileno(), True)
        child = adopt(monkeypatch, file.fileno())
        assert child.connected is False
        assert os.get_inheritable(file.fileno()) is True


def test_an_unknown_wire_ends_the_program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 1 and a line that names it."""
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(SystemExit) as raised:
        adopt(monkeypatch, ours.fileno(), "morse")
    assert raised.value.code == 1
    assert capsys.readouterr().err == "The parent chose the wire 'morse', which nodecompat does not speak\n"


def test_a_long_name_of_a_wire(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The line stays short; who has no stderr gets none."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with pytest.raises(SystemExit):
            adopt(monkeypatch, ours.fileno(), "x" * 100_000)
        assert len(capsys.readouterr().err) < 120
        monkeypatch.setattr("sys.stderr", None)
        with pytest.raises(SystemExit):
            adopt(monkeypatch, ours.fileno(), "morse")


@pytest.mark.parametrize(
    ("start", "dialect"),
    [(b"\x01\x02\x00\x00\x00", "jsc"), (b"\x00\x00\x00\x03\xff\x0f", "v8")],
)
def test_a_parent_is_known_by_its_first_bytes(start: bytes, dialect: str) -> None:
    """They stay in the socket."""
    dialects = dialects_of("advanced")
    assert dialects is not None
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.send(start)
        assert parent_dialect(dialects, ours.fileno()) == dialect
        assert ours.recv(100) == start


def test_a_peer_that_has_said_nothing_is_known_by_its_program() -> None:
    """Or by the name it was started under, where the system does not tell; or not at all."""
    dialects = dialects_of("advanced")
    assert dialects is not None
    assert child_dialect(dialects, os.getpid(), "bun") == ("v8" if os.path.exists("/proc/self/exe") else "jsc")
    assert child_dialect(dialects, -1, "/opt/bun") == "jsc"
    assert child_dialect(dialects, -1, "sh") is None
