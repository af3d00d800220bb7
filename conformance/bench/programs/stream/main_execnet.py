"""The same with execnet: what a channel brings of an interpreter that it has started."""

from __future__ import annotations

import execnet

from conformance.bench.programs.lib import cpu, now, orders, payload, report

CHILD = """
from time import process_time
message = channel.receive()
for _ in range(2):
    count = channel.receive()
    began = process_time()
    for _ in range(count):
        channel.send(message)
channel.receive()
channel.send({"cpu": process_time() - began})
"""


def main() -> None:
    order = orders()
    message, check = payload(order)
    gateway = execnet.makegateway("popen")
    channel = gateway.remote_exec(CHILD)

    def take(count: int) -> int:
        channel.send(count)
        return sum(check(channel.receive()) for _ in range(count))

    channel.send(message)
    take(order["warm"])
    start, began = now(), cpu()
    total = take(order["n"])
    seconds, used = now() - start, cpu() - began
    channel.send("done")
    report(seconds=seconds, count=order["n"], check=total, cpu_main=used, cpu_child=channel.receive()["cpu"])
    gateway.exit()


if __name__ == "__main__":
    main()
