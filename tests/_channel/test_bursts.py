"""Messages sent in a row leave together, and none of them is late or lost when the sender stops there."""

from __future__ import annotations

import socket
import sys
import textwrap
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat import _native, undefined

if TYPE_CHECKING:
    from nodecompat._wires.protocols import Frame

pytestmark = pytest.mark.slow

PARENT = """
    import sys
    from nodecompat.child_process import fork

    child = fork("child.py", serialization=sys.argv[1])
    got = []

    @child.on("message")
    def _(message):
        got.append(message)
        if len(got) == 20:
            open("all", "w").close()

    child.on("close", lambda code, signal: print(got == [*range(20)], code, signal))
"""
CHILDREN = {
    "kill": "process.kill(process.pid, 'SIGKILL')",
    "abort": "process.abort()",
    "exit": "process.exit(4)",
    "disconnect": "process.disconnect()",
    "raise": "raise ValueError('on purpose')",
    "a synchronous child": (
        "execFileSync('sh', ['-c', 'until [ -e all ]; do sleep 0.01; done'], timeout=100_000); process.exit(5)"
    ),
    "the end": "pass",
    "a wait": "while not os.path.exists('all'): time.sleep(0.01)",
    "a computation": "while not os.path.exists('all'): sum(range(1000))",
    "reallyExit": "process.reallyExit(6)",
    "exit of a thread": "(t := threading.Thread(target=process.exit, args=(7,))).start(); t.join()",
    "execve": "process.execve('/bin/sh', ['sh', '-c', 'exit 8'])",
}
ENDS = {
    "kill": "True None SIGKILL",
    "abort": "True None SIGABRT",
    "exit": "True 4 None",
    "disconnect": "True 0 None",
    "raise": "True 1 None",
    "a synchronous child": "True 5 None",
    "the end": "True 0 None",
    "a wait": "True 0 None",
    "a computation": "True 0 None",
    "reallyExit": "True 6 None",
    "exit of a thread": "True 7 None",
    "execve": "True 8 None",
}


WAYS = [("main script", "cbor"), ("main script", "json"), ("listener", "cbor"), ("listener", "json")]
SECONDS_LONG = "exit of a thread"  # it waits for the main thread, which waits for it: two of the four ways say it all


@pytest.mark.parametrize(
    ("where", "what", "wire"),
    [
        (where, what, wire)
        for what in CHILDREN
        for number, (where, wire) in enumerate(WAYS)
        if what != SECONDS_LONG or number in (0, 3)
    ],
)
def test_what_follows_a_burst(tmp_path: Path, what: str, wire: str, where: str) -> None:
    """Twenty messages without a pause, then whatever ends or stops the sender: all twenty arrive, in order."""
    lines = ["for number in range(20):", "    process.send(number)", CHILDREN[what]]
    if where == "listener":
        lines = ["def go():", *["    " + line for line in lines], "setImmediate(go)"]
    child = "\n".join(
        [
            "import os, threading, time",
            "from nodecompat import process, setImmediate",
            "from nodecompat.child_process import execFileSync",
            *lines,
        ]
    )
    write(tmp_path, parent_py=PARENT)
    (tmp_path / "child.py").write_text(child + "\n")
    outcome = run_program(sys.executable, "parent.py", wire, cwd=tmp_path)
    assert outcome.lines == [ENDS[what]]


def test_a_burst_where_nobody_turns_the_loop(tmp_path: Path) -> None:
    """At a prompt no callback is ever over; the messages leave all the same."""
    child = """
        from nodecompat import process

        def got(number):
            if number == 19:
                open("all", "w").close()

        process.on("message", got)
    """
    prompt = """
        import os, time
        from nodecompat.child_process import fork
        child = fork("child.py", execArgv=[])
        for number in range(20): _ = child.send(number)

        while not os.path.exists("all"): time.sleep(0.01)

        child.disconnect()
        print("all of them")
    """
    write(tmp_path, child_py=child)
    outcome = run_program(sys.executable, "-i", "-q", cwd=tmp_path, stdin=textwrap.dedent(prompt))
    assert "all of them" in outcome.lines


THREADS_PARENT = """
    import sys
    from nodecompat.child_process import fork

    child = fork("child.py", serialization=sys.argv[1])
    seen = {}

    @child.on("message")
    def _(message):
        name, number = message
        assert number == seen.get(name, 0), message
        seen[name] = number + 1

    child.on("close", lambda code: print(sorted(seen.items()), code))
"""
THREADS_CHILD = """
    import threading
    from nodecompat import process, setImmediate

    def send(name):
        for number in range(3000):
            process.send([name, number])

    threads = [threading.Thread(target=send, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()

    def burst(start):
        for number in range(start, start + 100):
            process.send(["loop", number])
        if start < 2900:
            setImmediate(burst, start + 100)
        else:
            wait()

    def wait():
        setImmediate(wait) if any(thread.is_alive() for thread in threads) else process.disconnect()

    burst(0)
"""


@pytest.mark.parametrize("wire", ["cbor", "json"])
def test_bursts_beside_other_threads(tmp_path: Path, wire: str) -> None:
    """Each thread's messages arrive in the order it sent them, and none is lost."""
    write(tmp_path, parent_py=THREADS_PARENT, child_py=THREADS_CHILD)
    outcome = run_program(sys.executable, "parent.py", wire, cwd=tmp_path)
    assert (outcome.lines, outcome.stderr) == (["[('a', 3000), ('b', 3000), ('loop', 3000)] 0"], "")


@pytest.mark.skipif(not _native.WIRES, reason="this installation has the Python road only")
def test_a_burst_that_is_open_takes_plain_messages_alone() -> None:
    """By compiled code: no other message, from no other thread, not after a pause, nor one that fills it."""
    encode = _native.encoder("cbor", lambda value: b"")
    burst = _native.burst(100, 10**12, 8, 200)
    assert burst is not None

    assert not burst.add(encode, 1)  # it is not open
    burst.keep(b"first")
    burst.pause_at = 1 << 62
    assert burst.add(encode, 1)
    assert not burst.add(encode, undefined)
    assert not burst.add(encode, {1: 2})
    assert not burst.add(len, 1)
    assert burst.add(encode, "x" * 95) == b"\xd8\x18\x58\x61\x78\x5f" + b"x" * 95  # to be written with the others
    assert burst.add(encode, "x" * 200) is False  # larger than the peer takes
    other: list[object] = []
    thread = threading.Thread(target=lambda: other.append(burst.add(encode, 2)))
    thread.start()
    thread.join()
    assert other == [False]
    burst.shut()
    assert not burst.add(encode, 3)
    assert (burst.take(), burst.size, burst.take()) == (b"first\xd8\x18\x41\x01", 0, b"")
    burst.keep(b"again")
    burst.pause_at = 1
    assert not burst.add(encode, 4)


@pytest.mark.skipif(not _native.WIRES, reason="this installation has the Python road only")
def test_a_message_that_nothing_waits_before_is_written_at_once() -> None:
    """By compiled code: a few without a pause, until somebody says otherwise, and nothing when the socket is full."""
    ours, theirs = socket.socketpair()
    theirs.setblocking(False)
    encode = _native.encoder("cbor", lambda value: b"")
    burst = _native.burst(100, 10**12, 3, 1 << 20)
    assert burst is not None
    burst.free(ours.fileno(), ["late"])
    assert not burst.add(encode, 1)
    burst.free(ours.fileno(), [])
    assert not burst.wrote

    assert [burst.add(encode, number) for number in range(4)] == [True, True, True, b"\xd8\x18\x41\x03"]
    assert (theirs.recv(100), burst.sends, burst.wrote) == (
        b"\xd8\x18\x41\x00\xd8\x18\x41\x01\xd8\x18\x41\x02",
        3,
        True,
    )
    burst.pause_at = 0  # a pause, and they count from the beginning
    assert burst.add(encode, "x" * 95)  # too large for a burst
    assert theirs.recv(200) == b"\xd8\x18\x58\x61\x78\x5f" + b"x" * 95
    assert not burst.add(encode, {1: 2})
    assert burst.add(encode, None)
    assert theirs.recv(100) == b"\xd8\x18\x41\xf6"
    ours.setblocking(False)
    with pytest.raises(BlockingIOError):
        while True:
            ours.send(b"x" * 65536)
    with pytest.raises(BlockingIOError):
        while True:
            ours.send(b"x")
    assert burst.add(encode, 1) == b"\xd8\x18\x41\x01"
    burst.shut()
    theirs.recv(65536)
    assert not burst.add(encode, 1)
    theirs.close()
    burst.free(ours.fileno(), [])
    assert burst.add(encode, 1) == b"\xd8\x18\x41\x01"  # nobody reads it any more, which the Python road finds out
    ours.close()


@pytest.mark.skipif(not _native.WIRES, reason="this installation has the Python road only")
def test_a_large_message_is_written_in_its_pieces() -> None:
    """By compiled code, none of them copied; what the socket does not take is kept; a still larger one is left to others."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    encode = _native.encoder("cbor", lambda value: b"")
    buffers = [bytes([number]) * 65536 for number in range(3)]

    def joined(frame: Frame) -> bytes:
        return frame if isinstance(frame, bytes) else b"".join(frame)

    whole, count = joined(encode(buffers)), 0
    burst = _native.burst(100, 10**12, 3, 1 << 24)
    assert burst is not None
    burst.free(ours.fileno(), [])
    while (taken := burst.add(encode, buffers)) is True:
        count += 1
    rest = joined(taken) if isinstance(taken, list) else burst.take()
    burst.shut()
    count += 1
    ours.close()
    came = b"".join(iter(lambda: theirs.recv(65536), b""))
    assert came + rest == whole * count
    theirs.close()

    ours, theirs = socket.socketpair()
    burst.free(ours.fileno(), [])
    frame = burst.add(encode, buffers * 2)  # 384 KiB, whose parts wait by themselves
    assert isinstance(frame, list)
    assert frame[1] is buffers[0]
    ours.close()
    theirs.close()
