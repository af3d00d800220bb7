"""What a child's descriptors are connected with: every form of `stdio`, and streams of one child given to another."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path
from typing import Any

import pytest
import support_children
from support import run_python

import nodecompat
from nodecompat.child_process import ChildProcess, exec, spawn, spawnSync
from nodecompat.errors import NodeError
from nodecompat.stream import Duplex, Readable, Writable

nothing_left = support_children.nothing_left


def collected(stream: Any) -> list[bytes]:
    """All that comes out of a stream, in the end."""
    chunks: list[bytes] = []
    stream.on("data", chunks.append)
    return chunks


def said(script: str, *stdio: Any, **options: Any) -> bytes:
    """What a shell script prints; `stdio` may have a file that it can reach as 3 and up."""
    child = spawn("sh", ["-c", script], stdio=["ignore", "pipe", "inherit", *stdio], **options)
    chunks = collected(child.stdout)
    nodecompat.run()
    return b"".join(chunks)


# -- words and numbers ----------------------------------------------------------------------------------


def test_streams_of_a_pipe() -> None:
    """stdin can be written, stdout and stderr read, further ones both; `stdio` has them all."""
    child = spawn("true", stdio=["pipe", "pipe", "pipe", "pipe", "ignore", None])
    assert [stream is not None for stream in child.stdio] == [True, True, True, True, False, False]
    assert (child.stdin, child.stdout, child.stderr) == tuple(child.stdio[:3])
    assert isinstance(child.stdin, Writable)
    assert isinstance(child.stdout, Readable)
    assert isinstance(child.stdio[3], Duplex)
    nodecompat.run()


@pytest.mark.parametrize(
    "stdio", [None, "", 0, False, "pipe", "overlapped", [], ["pipe"], [None, None, None], [-1, -5, -2]]
)
def test_forms_that_are_pipes(stdio: Any) -> None:
    """Everything false, and every negative number."""
    child = spawn("true", stdio=stdio)
    assert all(stream is not None for stream in child.stdio[:3])
    nodecompat.run()


@pytest.mark.parametrize("stdio", ["ignore", "inherit", ["ignore", 1, 2], [0, 1, "inherit"]])
def test_forms_without_pipes(stdio: Any) -> None:
    """No stream."""
    child = spawn("true", stdio=stdio)
    assert (child.stdin, child.stdout, child.stderr, child.stdio) == (None, None, None, [None, None, None])  # type: ignore[comparison-overlap]
    nodecompat.run()


def test_a_short_list_is_filled_up() -> None:
    """In place, as Node does; a tuple can't be."""
    given: list[Any] = ["ignore"]
    spawn("true", stdio=given)
    assert (given[0], len(given)) == ("ignore", 3)
    spawn("true", stdio=("ignore",))
    nodecompat.run()


def test_ignored_descriptors() -> None:
    """0 to 2 are /dev/null, what is above is closed."""
    script = "cat <&0; echo x >&2; (echo y >&3) 2>/dev/null || echo closed"
    assert said(script, "ignore", "ignore") == b"closed\n"


def test_inherit_above_two() -> None:
    """The parent's descriptor of the same number."""
    read, write = os.pipe()
    rest: list[Any] = ["ignore"] * (write - 3)
    spawn("bash", ["-c", f"echo here >&{write}"], stdio=["ignore", "ignore", "inherit", *rest, "inherit"])
    nodecompat.run()
    os.close(write)
    assert os.read(read, 100) == b"here\n"
    os.close(read)


@pytest.mark.parametrize("number", [3, 5, 9, 20])
def test_descriptors_at_exact_numbers(number: int) -> None:
    """Item i is descriptor i of the child, whatever the number is here."""
    read, write = os.pipe()
    spawn("bash", ["-c", f"echo at >&{number}"], stdio=["ignore", "ignore", "inherit", *[None] * (number - 3), write])
    nodecompat.run()
    os.close(write)
    assert os.read(read, 100) == b"at\n"
    os.close(read)


def test_one_descriptor_in_several_slots_and_swapped() -> None:
    """2>&1, and 1 and 2 exchanged."""
    with tempfile.TemporaryFile("w+b") as one, tempfile.TemporaryFile("w+b") as two:
        spawn("sh", ["-c", "echo out; echo err >&2"], stdio=["ignore", one, one])
        nodecompat.run()
        one.seek(0)
        assert one.read() == b"out\nerr\n"
        spawn("sh", ["-c", "echo three >&3; echo four >&4"], stdio=["ignore", 2, 1, two.fileno(), one.fileno()])
        nodecompat.run()
        two.seek(0)
        assert two.read() == b"three\n"


def test_extra_pipes_both_ways() -> None:
    """Descriptor 3 is a stream in either direction."""
    child = spawn("sh", ["-c", "cat <&3 >&4"], stdio=["ignore", "inherit", "inherit", "pipe", "pipe"])
    chunks = collected(child.stdio[4])
    child.stdio[3].end("through")
    nodecompat.run()
    assert b"".join(chunks) == b"through"


def test_a_descriptor_that_is_not_open() -> None:
    """EBADF is raised."""
    with pytest.raises(NodeError, match="spawn EBADF"):
        spawn("true", stdio=["ignore", "ignore", 999])


@pytest.mark.parametrize("value", [float("nan"), 1.5, float("inf")])
def test_numbers_that_are_no_descriptors(value: Any) -> None:
    """ERR_INVALID_ARG_VALUE, where Node 24 aborts."""
    for function in (spawn, spawnSync):
        with pytest.raises(NodeError, match="The argument 'stdio' is invalid") as raised:
            function("true", stdio=[value])
        assert raised.value.code == "ERR_INVALID_ARG_VALUE"


# -- objects that have one ------------------------------------------------------------------------------


def test_files_of_python(tmp_path: Path) -> None:
    """What was written to a file object before the child comes before what the child writes."""
    path = tmp_path / "file"
    with path.open("w") as file:
        file.write("parent\n")
        spawn("sh", ["-c", "echo child"], stdio=["ignore", file, "inherit"])
        nodecompat.run()
    assert path.read_text() == "parent\nchild\n"
    with path.open("rb") as source:
        child = spawn("cat", stdio=[source, "pipe", "inherit"])
        chunks = collected(child.stdout)
        nodecompat.run()
    assert b"".join(chunks) == b"parent\nchild\n"


def test_sockets_of_python() -> None:
    """A connected socket may be any descriptor."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        spawn("sh", ["-c", "read line; echo got $line"], stdio=[theirs, theirs, "inherit"])
        ours.sendall(b"word\n")
        nodecompat.run()
        assert ours.recv(100) == b"got word\n"


def test_objects_with_fd() -> None:
    """`{fd: n}`, and an object with `fd` or `fileno()`."""

    class HasFileno:
        def fileno(self) -> int:
            return write

    read, write = os.pipe()
    item: Any
    for item in ({"fd": write}, HasFileno()):
        spawn("echo", ["x"], stdio=["ignore", item, "inherit"])
        nodecompat.run()
        assert os.read(read, 100) == b"x\n"
    for item in ({}, {"fd": None}, {"fd": "1"}, object(), True, [1]):
        with pytest.raises(NodeError, match="The argument 'stdio' is invalid"):
            spawn("true", stdio=["ignore", item, "inherit"])
    os.close(read)
    os.close(write)


def test_a_destroyed_stream_is_no_stdio() -> None:
    """It has no descriptor any more."""
    child = spawn("true")
    child.stdout.destroy()
    with pytest.raises(NodeError, match="The argument 'stdio' is invalid"):
        spawn("cat", stdio=[child.stdout, "ignore", "ignore"])
    nodecompat.run()


# -- streams of other children --------------------------------------------------------------------------


def test_a_pipeline_of_children() -> None:
    """cat | grep | wc over a megabyte, without the parent in between."""
    text = "".join(f"line {number}\n" for number in range(100_000))
    cat = spawn("cat", stdio=["pipe", "pipe", "inherit"])
    grep = spawn("grep", ["7"], stdio=[cat.stdout, "pipe", "inherit"])
    count = spawn("wc", ["-c"], stdio=[grep.stdout, "pipe", "inherit"])
    chunks = collected(count.stdout)
    cat.stdin.end(text)
    nodecompat.run()
    expected = sum(len(line) + 1 for line in text.splitlines() if "7" in line)
    assert int(b"".join(chunks)) == expected
    for child in (cat, grep):
        assert (child.stdout.readableFlowing, child.stdout.bytesRead) == (False, 0)
        child.stdout.destroy()


def test_two_children_write_to_a_third() -> None:
    """Its stdin is their stdout."""
    cat = spawn("cat", stdio=["pipe", "pipe", "inherit"])
    chunks = collected(cat.stdout)
    left = 2

    def ended() -> None:
        nonlocal left
        left -= 1
        if not left:
            cat.stdin.end()

    for word in ("one", "two"):
        spawn("echo", [word], stdio=["ignore", cat.stdin, "inherit"]).on("exit", ended)
    nodecompat.run()
    assert sorted(b"".join(chunks).split()) == [b"one", b"two"]


def test_what_the_other_child_leaves_can_be_read() -> None:
    """`resume` after its end: the rest comes here, and the end."""
    writer = spawn("sh", ["-c", "echo first; read go; echo second"], stdio=["pipe", "pipe", "inherit"])
    reader = spawn("head", ["-n", "1"], stdio=[writer.stdout, "pipe", "inherit"])
    first = collected(reader.stdout)
    second: list[bytes] = []

    def read_on() -> None:
        writer.stdout.on("data", second.append)
        writer.stdout.resume()
        writer.stdin.end("go\n")

    reader.on("close", read_on)
    nodecompat.run()
    assert (b"".join(first), b"".join(second)) == (b"first\n", b"second\n")
    assert writer.stdout.destroyed


def test_the_streams_of_exec() -> None:
    """'data' has text, as the result has."""
    kinds: list[type] = []
    exec("echo a", lambda: None).stdout.on("data", lambda data: kinds.append(type(data)))
    nodecompat.run()
    assert kinds == [str]


# -- the class used directly ----------------------------------------------------------------------------


def test_a_child_started_by_hand() -> None:
    """`ChildProcess().spawn({file, args, envPairs, stdio})`: 0, or the negative errno."""
    child = ChildProcess()
    trace: list[Any] = []
    for event in ("spawn", "exit", "close"):
        child.on(event, lambda *args, event=event: trace.append((event, *args)))
    options = {"file": "/usr/bin/env", "args": ["env"], "envPairs": ["A=1", "B=x=y", "A=2"], "stdio": "pipe"}
    assert child.spawn(options) == 0
    assert (isinstance(child.pid, int), child.spawnfile, child.spawnargs) == (True, "/usr/bin/env", ["env"])
    chunks = collected(child.stdout)
    nodecompat.run()
    assert b"".join(chunks) == b"A=1\nB=x=y\n"
    assert trace == [("spawn",), ("exit", 0, None), ("close", 0, None)]


def test_a_child_started_by_hand_that_is_not_there() -> None:
    """-2 and the 'error' event."""
    child = ChildProcess()
    errors: list[Any] = []
    child.on("error", errors.append)
    assert child.spawn({"file": "/no/such", "args": ["no", "a"]}) == -2
    nodecompat.run()
    assert [(error.message, error.spawnargs) for error in errors] == [("spawn /no/such ENOENT", ["a"])]
    assert ChildProcess().kill() is False


def test_a_child_started_by_hand_inherits() -> None:
    """Without `envPairs` it has our variables, and without `args` its name."""
    child = ChildProcess()
    child.spawn({"file": "env", "stdio": ["ignore", "pipe", "inherit"]})
    chunks = collected(child.stdout)
    nodecompat.run()
    assert b"PATH=" in b"".join(chunks)
    assert child.spawnargs == []


def test_a_channel_started_by_hand() -> None:
    """An 'ipc' item works here too; without `envPairs` the child has only the channel's variables."""
    child = ChildProcess()
    told: list[Any] = []
    child.on("message", told.append)
    child.spawn(
        {
            "file": "/bin/sh",
            "args": ["sh", "-c", "echo '{\"a\":1}' >&3; /usr/bin/env >&1"],
            "stdio": ["ignore", "pipe", "inherit", "ipc"],
        }
    )
    chunks = collected(child.stdout)
    nodecompat.run()
    assert told == [{"a": 1}]
    assert b"NODE_CHANNEL_FD=3\n" in b"".join(chunks)
    assert b"HOME=" not in b"".join(chunks)


def test_killed_after_signal_zero() -> None:
    """As in Node: `kill(0)` counts."""
    child = spawn("true", stdio="ignore")
    assert (child.kill(0), child.killed) == (True, True)
    nodecompat.run()


def test_printing_comes_before_the_child() -> None:
    """What was printed here, buffered, comes before what a child prints that shares the descriptor."""
    outcome = run_python(
        """
        from nodecompat.child_process import spawn, spawnSync, execSync
        print("one"); spawnSync("echo", ["two"], stdio="inherit")
        print("three"); execSync("echo four >&2; echo five", stdio=["ignore", "inherit", 1])
        print("six"); spawn("echo", ["seven"], stdio="inherit")
        """
    )
    assert outcome.lines == ["one", "two", "three", "four", "five", "six", "seven"]
    assert outcome.stderr == ""
