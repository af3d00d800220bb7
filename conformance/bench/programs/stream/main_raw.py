"""What a socketpair can carry: no codec at all.

Small messages are ready lines, of which a burst goes out in one write; the receiver counts line ends. A buffer goes out
as it is and is received into the same memory each time; `anew` into memory of its own, which the program could keep, as
every message of a library has to be.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

from conformance.bench.programs.lib import JOB, cpu, now, orders, report


def lines(end: socket.socket, count: int) -> tuple[int, bytes]:
    """Receive that many lines; what the receiver of the messages would have added up, and what came after them."""
    seen, data = 0, b""
    while seen < count:
        data = end.recv(65536)
        seen += data.count(b"\n")
    return seen * (12345 + 640), data.rpartition(b"\n")[2]


def buffers(end: socket.socket, count: int, size: int, anew: bool = False) -> int:
    """Receive that many buffers of a known size."""
    total, place = 0, bytearray(size)
    for _ in range(count):
        if anew:
            place = bytearray(size)
        rest = memoryview(place)
        while rest:
            rest = rest[end.recv_into(rest) :]
        total += len(place) + place[0] + place[-1]
    return total


def send(end: socket.socket, buffer: bytes, warm: int, count: int, at_once: int) -> None:
    """The child's part: so many in one write."""
    for _ in range(warm):
        end.sendall(buffer)
    end.recv(1)
    began = cpu()
    writes, rest = divmod(count, at_once)
    for piece in [buffer * at_once] * writes + [buffer * rest]:
        end.sendall(piece)
    end.sendall(json.dumps({"cpu": cpu() - began}).encode())


def main() -> None:
    order = orders()
    count, warm, size = order["n"], order["warm"], order.get("size", 0)
    small = order["payload"] == "job"
    if len(sys.argv) > 2:
        line = json.dumps(JOB, separators=(",", ":")).encode() + b"\n"
        end = socket.socket(fileno=int(sys.argv[2]))
        send(end, *((line, warm, count, order["burst"] or count) if small else (b"\7" * size, warm, count, 1)))
        return
    end, theirs = socket.socketpair()
    command = [sys.executable, str(Path(__file__)), sys.argv[1], str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()]):
        theirs.close()
        anew = order.get("place") == "anew"
        _ = lines(end, warm) if small else buffers(end, warm, size, anew)
        start, began = now(), cpu()
        end.send(b"!")
        total, rest = lines(end, count) if small else (buffers(end, count, size, anew), b"")
        seconds, used = now() - start, cpu() - began
        last = json.loads(rest + b"".join(iter(lambda: end.recv(65536), b"")))
    report(seconds=seconds, count=count, check=total, cpu_main=used, cpu_child=last["cpu"])


main()
