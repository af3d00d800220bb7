"""What a broken or hostile side can do to the other: nothing but end the one child, with an error that says why."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from support import environment, run_program, write
from support_descriptors import with_few_descriptors

from nodecompat._remote import program, protocol
from nodecompat._remote.protocol import Frames
from nodecompat._remote.relay import Outlet

PARENT = """
import os, socket, sys
from nodecompat import clearInterval, process, remote, setInterval
from nodecompat.child_process import fork
from nodecompat._remote import protocol

class Agent(remote.Carrier):
    '''An agent that says what the test wants; `{token}` in it is that of the job.'''

    def __init__(self, *said, **options):
        super().__init__(**options)
        self.said = said
        self.told = []

    def place(self, job):
        if self.said == ("raise",):
            raise OSError(5, "no machine")
        ours, self.theirs = socket.socketpair()
        self.job = job
        for data in self.said:
            self.theirs.send(data.replace(b"{token}", job.token.encode()))
        job.stream(ours.detach())
        return self

    def cancel(self):
        self.told.append("cancel")
    def release(self):
        self.told.append("release")

good = b"H" + (32 + 7).to_bytes(4, "big") + b"{token}\\n2\\nhost"

def attempt(name, *said, **options):
    agent = Agent(*said, **options)
    child = fork("nothing.py", on=agent)
    trace = []
    for event in ("spawn", "message", "disconnect", "exit", "close"):
        child.on(event, lambda *args, event=event: trace.append((event, *args)))
    child.on("error", lambda error: trace.append((error.code, error.message)))
    child.on("close", lambda *_: print(name, trace, agent.told))
    agent.child = child
    return agent
"""


def outcome(tmp_path: Path, text: str) -> list[str]:
    """The lines that a program prints."""
    write(tmp_path, main_py=PARENT)
    with open(tmp_path / "main.py", "a") as file:
        file.write(text)
    done = run_program(sys.executable, "main.py", cwd=tmp_path)
    assert done.stderr == ""
    return done.lines


def test_what_an_agent_can_say_wrong(tmp_path: Path) -> None:
    """Before the child is up it fails to start; afterwards it is lost. The place is given back once."""
    lines = outcome(
        tmp_path,
        """
up = protocol.up(7)
attempt("raises", "raise")
attempt("garbage", b"GET / HTTP/1.1\\r\\n\\r\\n")
attempt("token", b"H\\0\\0\\0\\x0anever\\n1\\nme")
attempt("version", good.replace(b"\\n2\\n", b"\\n9\\n"))
attempt("order", good + protocol.exited(0, None))
attempt("twice", good + up + up)
attempt("flood", good + up + protocol.header(protocol.CHANNEL, 1 << 30))
attempt("credit", good + up + protocol.credit(protocol.CHANNEL, 1 << 20))
attempt("name", good + protocol.frame(protocol.FAILED, b"EVIL\\nnot today"))
attempt("late", startTimeout=30)
""",
    )
    start, lost = "('ERR_REMOTE_START', ", "('ERR_REMOTE_CHILD_LOST', 'child 7 on host is lost: "
    quoted = lost.replace(", 'child", ', "child')
    end = "('disconnect',), ('close', -1, None)]"
    killed = "('disconnect',), ('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')] ['release']"
    assert sorted(lines) == [
        f"credit [('spawn',), {lost}credit for bytes that were not sent'), {killed}",
        f"flood [('spawn',), {quoted}a frame 'c' of 1073741824 bytes\"), {killed}",
        f"garbage [{start}'no child was started: a frame of the unknown kind 71'), {end} ['cancel']",
        f"late [{start}'the child was not started within 30 ms'), {end} ['cancel']",
        f"name [{start}'host: not today'), {end} ['release']",
        f"order [{start}\"no child was started: a frame 'X' that has no place there\"), {end} ['release']",
        f"raises [{start}'the child could not be started: [Errno 5] no machine'), {end} []",
        f"token [{start}'no child was started: it does not know the token of the job'), {end} ['cancel']",
        f"twice [('spawn',), {quoted}a frame 'U' that has no place there\"), {killed}",
        f"version [{start}'host: its agent speaks version 9 of the protocol, this process 2'), {end} ['cancel']",
    ]


def test_silence_is_a_loss(tmp_path: Path) -> None:
    """An agent says every few seconds that it is alive; from one that is stopped nothing comes, and no end either."""
    lines = outcome(
        tmp_path,
        """

attempt("silent", good + protocol.up(7), silence=50)
""",
    )
    [line] = lines
    assert (
        "('ERR_REMOTE_CHILD_LOST', 'child 7 on host is lost: nothing came from the other side for 0.05 seconds')"
        in line
    )
    assert line.endswith("('exit', None, 'SIGKILL'), ('close', None, 'SIGKILL')] ['release']")


def test_a_parent_that_computes_loses_nobody(tmp_path: Path) -> None:
    """What came meanwhile is read before an agent is taken for silent."""
    lines = outcome(
        tmp_path,
        """
import time

agent = attempt("busy", good + protocol.up(7), silence=50)

@agent.child.once("spawn")
def compute():
    streams = protocol.end_of(protocol.STDOUT) + protocol.end_of(protocol.STDERR)
    agent.theirs.send(protocol.frame(protocol.ALIVE) + streams + protocol.exited(0, None))
    time.sleep(0.2)
""",
    )
    assert lines == ["busy [('spawn',), ('disconnect',), ('exit', 0, None), ('close', 0, None)] ['release']"]


def test_a_stream_is_taken_once(tmp_path: Path) -> None:
    """A second agent with the same token, as after an engine ran the job again, starts nothing: its stream is closed."""
    lines = outcome(
        tmp_path,
        """
agent = attempt("once", good + protocol.up(7))
ours, theirs = socket.socketpair()

@agent.child.on("spawn")
def again():
    theirs.send(good.replace(b"{token}", agent.job.token.encode()))
    agent.job.stream(ours.detach())
    look = setInterval(lambda: closed(look), 2)

def closed(look):
    try:
        print("second:", theirs.recv(10, socket.MSG_DONTWAIT))
    except BlockingIOError:
        return
    except ConnectionResetError:
        print("second: closed")
    clearInterval(look)
    streams = protocol.end_of(protocol.STDOUT) + protocol.end_of(protocol.STDERR)
    agent.theirs.send(streams + protocol.exited(0, None))
""",
    )
    assert lines == [
        "second: closed",
        "once [('spawn',), ('disconnect',), ('exit', 0, None), ('close', 0, None)] ['release']",
    ]


@pytest.mark.parametrize(
    "said",
    [
        b"garbage",
        b"U\0\0\0\0",
        protocol.frame(protocol.GO, b"{}"),
        protocol.frame(protocol.GO, b"not json"),
        protocol.frame(protocol.NO, b"go away"),
        protocol.frame(protocol.BYE),
        protocol.kill(9) + protocol.end_of(protocol.CHANNEL) + protocol.frame(protocol.BYE),
        protocol.header(protocol.CHANNEL, 5) + b"early" + protocol.frame(protocol.BYE),
        protocol.credit(protocol.STDOUT, 5) + protocol.frame(protocol.BYE),
    ],
)
def test_what_a_parent_can_say_wrong(said: bytes) -> None:
    """The agent starts nothing, and ends."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(60)
        agent = subprocess.Popen(
            [sys.executable, "-m", "nodecompat._remote.agent", str(theirs.fileno()), "t" * 32],
            pass_fds=[theirs.fileno()],
            env=environment(),
            stderr=subprocess.PIPE,
        )
        theirs.close()
        assert ours.recv(5) == b"H" + (32 + 3 + len(socket.gethostname())).to_bytes(4, "big")
        ours.sendall(said)
        rest = b""
        while data := ours.recv(65536):
            rest += data
        _, stderr = agent.communicate(timeout=60)
        assert (agent.returncode, stderr) == (0, b"")
        assert b"U" not in rest[40 + len(socket.gethostname()) :]


def test_only_what_was_given_travels(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as it goes over the stream has no variable of this process, and unknown shapes are refused."""
    monkeypatch.setenv("SECRET", "s3cret")
    from nodecompat import remote
    from nodecompat._child.arguments import normalize_fork_arguments
    from nodecompat.process import process

    on = remote.local(files={"a": b"\x00\xff"})
    request = normalize_fork_arguments("x.py", ["y"], {"on": on, "execArgv": []}, {}, process)  # type: ignore[arg-type]
    data = program.packed(request, request.env, on)
    assert b"s3cret" not in data
    found = program.unpacked(data)
    assert (found["args"][1:], found["env"], found["files"]) == (["x.py", "y"], {}, {"a": b"\x00\xff"})
    for wrong in (b"", b"[]", b"{}", data.replace(b'"y"', b"7"), data.replace(b'"ipc"', b"[]"), os.urandom(50)):
        with pytest.raises(ValueError, match="no program"):
            program.unpacked(wrong)


class Silent:
    """The line of a relay, whose other side hears nothing."""

    waits = 0

    def send(self, *parts: bytes) -> None: ...


@pytest.mark.parametrize(
    "said",
    [
        protocol.frame(protocol.ALIVE) * 10_000 + protocol.header(protocol.STDOUT, 1) + b"x",
        (protocol.header(protocol.STDOUT, 1) + b"x") * 1000,
    ],
    ids=["a byte in each read", "each byte a frame"],
)
def test_what_waits_takes_the_memory_of_its_bytes(said: bytes) -> None:
    """However little of a stream each read brings: nobody takes it here, and what else was read with it is let go."""
    theirs, ours = os.pipe()
    os.set_blocking(ours, False)
    outlet = Outlet(Silent(), protocol.STDOUT, ours, shared=False)  # type: ignore[arg-type]
    with contextlib.suppress(BlockingIOError):
        while os.write(ours, b"x" * 65536):
            pass
    frames = Frames(protocol.FROM_AGENT)
    tracemalloc.start()
    for _ in range(50):
        for frame in frames.feed(bytes(bytearray(said))):
            if frame.kind == protocol.STDOUT:
                outlet.take(frame.payload)
    del frame
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert outlet.waits == 50 * said.count(b"x")
    assert kept < 500_000
    outlet.close()
    os.close(theirs)


def test_a_meeting_without_a_free_descriptor_waits() -> None:
    """Who dials meanwhile is taken when there is one again; until then the loop sleeps."""
    program = with_few_descriptors("""
import socket
from nodecompat import clearTimeout, setTimeout
from nodecompat._remote.meeting import Meeting

class Counted(Meeting):
    looks = 0
    def _accept(self):
        self.looks += 1
        super()._accept()
        if self.looks == 1:
            setTimeout(enough, 100)

def enough():
    print('full', meeting.looks < 20)
    give_back(taken)

def met(wire):
    print('met', meeting.looks < 20)
    wire.close()
    clearTimeout(waiting)

meeting = Counted('127.0.0.1', 0, '127.0.0.1', bare=True)
address = meeting.expect('t' * 32, met)
dialling = socket.create_connection(address)
dialling.sendall(b't' * 32)
taken = take_all_but(0)
waiting = setTimeout(print, 60_000, 'nobody came')
""")
    assert run_program(sys.executable, "-c", program) == ("full True\nmet True\n", "", 0)
