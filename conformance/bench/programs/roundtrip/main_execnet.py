"""The same with execnet: a channel to an interpreter that it has started."""

from __future__ import annotations

import execnet

from conformance.bench.programs.lib import cpu, now, orders, payload, report

CHILD = """
from time import process_time
message = channel.receive()
while message != "begin":
    channel.send(message)
    message = channel.receive()
began = process_time()
message = channel.receive()
while message != "done":
    channel.send(message)
    message = channel.receive()
channel.send({"cpu": process_time() - began})
"""


def main() -> None:
    order = orders()
    message, check = payload(order)
    gateway = execnet.makegateway("popen")
    channel = gateway.remote_exec(CHILD)

    def trips(count: int) -> int:
        total = 0
        for _ in range(count):
            channel.send(message)
            total += check(channel.receive())
        return total

    trips(order["warm"])
    channel.send("begin")
    start, began = now(), cpu()
    total = trips(order["n"])
    seconds, used = now() - start, cpu() - began
    channel.send("done")
    report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=channel.receive()["cpu"])
    gateway.exit()


if __name__ == "__main__":
    main()
