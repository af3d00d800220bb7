"""The same with execnet: what a channel brings of an interpreter that it has started."""

from __future__ import annotations

import execnet

from conformance.bench.programs.lib import orders, payload
from conformance.bench.programs.measured import work

CHILD = """
from time import process_time
message = channel.receive()
for count in channel:
    if count == "cpu":
        channel.send(process_time())
    else:
        for _ in range(count):
            channel.send(message)
"""


def main() -> None:
    order = orders()
    message, check = payload(order)
    gateway = execnet.makegateway("popen")
    channel = gateway.remote_exec(CHILD)

    def take(count: int) -> int:
        channel.send(count)
        return sum(check(channel.receive()) for _ in range(count))

    def there() -> float:
        channel.send("cpu")
        return float(channel.receive())

    channel.send(message)
    work(order, take, there)
    gateway.exit()


if __name__ == "__main__":
    main()
