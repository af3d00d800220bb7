"""The same bytes over a socketpair, without a codec: ready lines, and chunks sent back as they came."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

from conformance.bench.programs.lib import JOB, cpu, now, orders, report

LINE = json.dumps(JOB, separators=(",", ":")).encode() + b"\n"


def child(end: socket.socket) -> None:
    """Send back what comes until the other side has no more to send. A byte in front of the lines starts the clock."""
    data, began = end.recv(65536), 0.0
    while data:
        if data[:1] == b"!":
            began, data = cpu(), data[1:]
        end.sendall(data)
        data = end.recv(65536)
    end.sendall(json.dumps({"cpu": cpu() - began}).encode())


def trips(end: socket.socket, count: int, flight: int) -> int:
    """Lines there and back; how many came back."""
    seen, sent = 0, min(flight, count)
    for _ in range(sent):
        end.sendall(LINE)
    while seen < count:
        arrived = end.recv(65536).count(b"\n")
        seen += arrived
        for _ in range(min(arrived, count - sent)):
            end.sendall(LINE)
            sent += 1
    return seen


def main() -> None:
    order = orders()
    if len(sys.argv) > 2:
        child(socket.socket(fileno=int(sys.argv[2])))
        return
    n, flight = order["n"], order["flight"]
    end, theirs = socket.socketpair()
    command = [sys.executable, str(Path(__file__)), sys.argv[1], str(theirs.fileno())]
    with subprocess.Popen(command, pass_fds=[theirs.fileno()]):
        theirs.close()
        trips(end, order["warm"], flight)
        start, began = now(), cpu()
        end.sendall(b"!")
        seen = trips(end, n, flight)
        seconds, used = now() - start, cpu() - began
        end.shutdown(socket.SHUT_WR)
        last = json.loads(b"".join(iter(lambda: end.recv(65536), b"")))
    report(seconds=seconds, count=n, check=seen * (12345 + 640), cpu_main=used, cpu_child=last["cpu"])


main()
