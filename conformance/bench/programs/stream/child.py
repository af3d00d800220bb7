"""Sends the messages, in bursts: the next begins when the last message of one is written. A burst of 0 is all of them.

Those that warm both sides up leave in the same way.
"""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, orders, payload
from nodecompat import process

order = orders()
message = payload(order)[0]
goal = burst = sent = 0
began = 0.0


def begin(count: int) -> None:
    global goal, burst, sent
    goal, burst, sent = count, order["burst"] or count, 0
    more()


def more() -> None:
    global sent
    send = process.send
    for _ in range(min(sent + burst, goal) - 1 - sent):
        send(message)
    sent = min(sent + burst, goal)
    send(message, more if sent < goal else lambda: None)


def go() -> None:
    global began
    began = cpu()
    begin(order["n"])


def done() -> None:
    process.send({"cpu": cpu() - began})  # all has arrived: nothing is left to be counted


ORDERS = {"warm": lambda: begin(order["warm"]), "go": go, "done": done}
process.on("message", lambda text: ORDERS[text]())
