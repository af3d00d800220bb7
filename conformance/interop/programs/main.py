"""The parent: starts children one after the other and prints a line per check, [name, problem or null].

argv: the order {command, module, how, wire, many}.
"""

from __future__ import annotations

import json
from typing import Any

from lib import BIG, describe, values_of

import nodecompat
from nodecompat import process
from nodecompat.child_process import ChildProcess, fork, spawn
from nodecompat.promise import Promise

order = json.loads(process.argv[2])


def report(name: str, problem: str | None = None) -> None:
    """Print the line of a check."""
    print(json.dumps([name, problem or None]), flush=True)


def start() -> ChildProcess:
    """Start a child as ordered."""
    (file, *before), module, wire = order["command"], order["module"], order["wire"]
    common = {"serialization": wire, "stdio": ["ignore", "inherit", "inherit", "ipc"]}
    if order["how"] == "spawn":
        return spawn(file, [*before, module, wire], common)
    return fork(module, [wire], {**common, "execPath": file, "execArgv": before})


class Peer:
    """A child whose messages are waited for one by one."""

    def __init__(self) -> None:
        self.child = start()
        self.messages: list[Any] = []
        self.waiting: Any = None
        self.gone, gone, _ = Promise.withResolvers()
        self.ended, ended, _ = Promise.withResolvers()
        self.child.once("disconnect", gone)
        self.child.once("exit", lambda code, signal: (ended(signal or code), self.check_end(signal or code)))
        self.child.on("message", self.take)

    def take(self, message: Any) -> None:
        """Hand a message to whoever waits."""
        waiting, self.waiting = self.waiting, None
        if waiting:
            waiting(message)
        else:
            self.messages.append(message)

    def check_end(self, how: object) -> None:
        """A child that ends too early ends the program, which then lacks the lines of what did not come about."""
        if self.waiting:
            report("alive", f"the child ended with {how}")
            process.exit(0)

    def next(self) -> Promise:
        """The next message."""
        promise, resolve, _ = Promise.withResolvers()
        if self.messages:
            resolve(self.messages.pop(0))
        else:
            self.waiting = resolve
        return promise

    def ask(self, message: dict[str, Any]) -> Promise:
        """Send a message; the answer."""
        answer = self.next()
        self.child.send(message)
        return answer


async def hello(peer: Peer) -> str | None:
    """Both sides say hello."""
    first = await peer.next()
    answer = await peer.ask({"do": "hello", "from": "parent"})
    return None if (first, answer) == ({"hello": "parent"}, {"heard": "parent"}) else f"{first}, {answer}"


async def big(peer: Peer) -> str | None:
    """A long message each way."""
    answer = await peer.ask({"do": "big", "text": BIG})
    back = answer["text"] == BIG
    return None if answer["same"] and back else f"there {answer['same']}, back {back}"


async def many(peer: Peer) -> str | None:
    """Small messages, all under way at once, arrive in order and are answered in order."""
    for n in range(order["many"]):
        peer.child.send({"do": "count", "n": n})
    for due in range(order["many"]):
        answer = await peer.next()
        if answer != {"n": due, "inOrder": True}:
            return f"{answer} instead of {due}"
    return None


async def values(peer: Peer) -> str:
    """Every value arrives as what it is, there and back."""
    problems = []
    for name, value in values_of(order["wire"]).items():
        made = describe(value)
        answer = await peer.ask({"do": "value", "name": name, "value": value})
        if answer["seen"] != made:
            problems.append(f"{name} sent {made}, seen {answer['seen']}")
        if describe(answer["value"]) != made:
            problems.append(f"{name} received {describe(answer['value'])}, made {made}")
    return "; ".join(problems)


# How a child ends: what is done, and the exit code or signal that comes of it.
ENDS: list[tuple[str, Any, Any]] = [
    ("parent disconnects", lambda child: child.disconnect(), 7),
    ("child disconnects", lambda child: child.send({"do": "leave", "code": 5}), 5),
    ("child exits", lambda child: child.send({"do": "exit", "code": 3}), 3),
    ("killed", lambda child: child.kill("SIGTERM"), "SIGTERM"),
]


async def main() -> None:
    """All checks."""
    for name, end, expected in ENDS:
        peer = Peer()
        report(f"hello, {name}", await hello(peer))
        if expected == 7:
            for check in (big, many, values):
                report(check.__name__, await check(peer))
        end(peer.child)
        await peer.gone
        found = await peer.ended
        report(name, None if found == expected else f"ended with {found} instead of {expected}")


nodecompat.start(main())
