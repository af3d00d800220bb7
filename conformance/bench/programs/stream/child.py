"""Sends the messages, in bursts: the next begins when the last message of one is written."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, orders, payload
from nodecompat import process

order = orders()
n, burst, message = order["n"], order["burst"], payload(order)[0]
sent, began, used = 0, 0.0, 0.0


def more() -> None:
    global sent
    send = process.send
    for _ in range(min(sent + burst, n) - 1 - sent):
        send(message)
    sent = min(sent + burst, n)
    send(message, more if sent < n else written)


def written() -> None:
    global used
    used = cpu() - began


def go() -> None:
    global began
    began = cpu()
    more()


ORDERS = {"warm": lambda: process.send(message), "go": go, "done": lambda: process.send({"cpu": used})}
process.on("message", lambda text: ORDERS[text]())
