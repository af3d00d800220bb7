"""Sends the messages as lines of JSON, flushing after each burst."""

from __future__ import annotations

import json
import sys

from conformance.bench.programs.lib import cpu, orders, payload

order = orders()
message, write, burst = payload(order)[0], sys.stdout.write, order["burst"] or order["n"]


def send(count: int) -> None:
    for number in range(1, count + 1):
        write(json.dumps(message) + "\n")
        if number % burst == 0:
            sys.stdout.flush()
    sys.stdout.flush()


send(order["warm"])
sys.stdin.readline()
began = cpu()
send(order["n"])
print(json.dumps({"cpu": cpu() - began}), flush=True)
