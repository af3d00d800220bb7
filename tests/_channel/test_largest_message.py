"""A message that is larger than the peer takes is refused where it is sent; the channel goes on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from support import run_program

from nodecompat._channel.opening import peer_max
from nodecompat._channel.protocol import BAD_FRAME, MESSAGE, Channel
from nodecompat.errors import OutOfRangeError

WIRES = {"json": "json", "cbor": "cbor", "v8": "advanced", "jsc": "advanced"}


def channel(wire: str, **options: Any) -> Channel:
    """One end of a channel."""
    made = Channel(WIRES[wire], **options)
    made.speak(wire if wire in ("v8", "jsc") else None)
    return made


def text(channel: Channel, value: object) -> bytes:
    """The bytes of a message."""
    frame = channel.send(value)
    return frame if isinstance(frame, bytes) else b"".join(frame)


@pytest.mark.parametrize("most", [10, 100, 255, 256, 1000, 65_535, 65_536, 70_000])
@pytest.mark.parametrize("wire", WIRES)
def test_both_sides_mean_the_same_maximum(wire: str, most: int) -> None:
    """Whatever `send` takes the other side takes, and what it refuses the other side would have refused."""
    for size in range(most - 30, most + 3):
        if size < 0:
            continue
        sender, receiver = channel(wire, peer_max_bytes=most), channel(wire, max_message_bytes=most)
        whole = text(channel(wire), b"x" * size if wire in ("cbor", "jsc") else "x" * size)
        ((kind, _),) = receiver.receive(whole)[0]
        try:
            text(sender, b"x" * size if wire in ("cbor", "jsc") else "x" * size)
            outcome = MESSAGE
        except OutOfRangeError:
            outcome = BAD_FRAME
        assert outcome is kind


@pytest.mark.parametrize("wire", WIRES)
def test_a_first_message_that_is_refused_changes_nothing(wire: str) -> None:
    """What opens a channel goes out with the next one."""
    sender = channel(wire, peer_max_bytes=100)
    with pytest.raises(OutOfRangeError):
        sender.send(["x" * 101])

    assert channel(wire).receive(text(sender, "hello"))[0] == [(MESSAGE, "hello")]


@pytest.mark.parametrize(
    ("variable", "most"),
    [("", 64 << 20), ("1000", 1000), ("-1", 64 << 20), ("9" * 5000, 64 << 20), ("\u0663", 64 << 20)],
)
def test_what_the_parent_takes(variable: str, most: int) -> None:
    """It is said by a variable, which may say anything."""
    assert peer_max(variable) == most


PROGRAM = """
import os, sys
from nodecompat import process
from nodecompat.child_process import fork

def attempt(send, value):
    try:
        return send(value)
    except Exception as error:
        return error.code

if sys.argv[1] == 'child':
    found = [attempt(process.send, 'x' * 900), attempt(process.send, 'x' * 1100), 'NODECOMPAT_CHANNEL_MAX_BYTES' in os.environ]
    process.send(found)
    process.on('message', lambda m: (process.send(len(m)), process.disconnect()))
else:
    child = fork(__file__, ['child'], maxMessageBytes=1000, serialization=sys.argv[1])
    child.on('message', lambda m: print(len(m) if type(m) is str else m))
    child.on('error', print)
    child.on('close', print)
    print(attempt(child.send, 'x' * (65 << 20)))
    child.send('x' * 5000)
"""


@pytest.mark.parametrize(
    "wire", [pytest.param("json", marks=pytest.mark.slow), "cbor", pytest.param("advanced", marks=pytest.mark.slow)]
)
def test_between_processes(wire: str, tmp_path: Path) -> None:
    """`maxMessageBytes` is known to the child; the parent knows what every child takes; later messages arrive."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    done = run_program(sys.executable, str(program), wire)

    assert done.stdout.splitlines() == [
        "ERR_OUT_OF_RANGE",
        "900",
        "[True, 'ERR_OUT_OF_RANGE', False]",
        "5000",
        "0 None",
    ]
