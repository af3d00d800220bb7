"""The same with execnet: a channel to an interpreter that it has started."""

from __future__ import annotations

import execnet

from conformance.bench.programs.lib import orders, payload
from conformance.bench.programs.measured import work

CHILD = """
from time import process_time
for message in channel:
    channel.send(process_time() if message == "cpu" else message)
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

    def there() -> float:
        channel.send("cpu")
        return float(channel.receive())

    work(order, trips, there)
    gateway.exit()


if __name__ == "__main__":
    main()
