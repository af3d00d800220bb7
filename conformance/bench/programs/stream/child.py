"""Sends the messages, in bursts: the next begins when the last message of one is written. A burst of 0 is all of them."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, orders, payload
from nodecompat import process

order = orders()
n, message = order["n"], payload(order)[0]
burst = order["burst"] or n
sent, began = 0, 0.0


def more() -> None:
    global sent
    send = process.send
    for _ in range(min(sent + burst, n) - 1 - sent):
        send(message)
    sent = min(sent + burst, n)
    send(message, more if sent < n else lambda: None)


def go() -> None:
    global began
    began = cpu()
    more()


def done() -> None:
    process.send({"cpu": cpu() - began})  # all has arrived: nothing is left to be counted


ORDERS = {"warm": lambda: process.send(message), "go": go, "done": done}
process.on("message", lambda text: ORDERS[text]())
