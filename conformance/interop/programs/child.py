"""The child: says hello, then does what the parent asks for. argv: the wire."""

from __future__ import annotations

from typing import Any

from lib import BIG, describe, values_of

from nodecompat import process

values = values_of(process.argv[2])
state = {"next": 0, "own will": 0}


def count(message: dict[str, Any]) -> None:
    """Answer a small message, and whether it is the one that was due."""
    process.send({"n": message["n"], "inOrder": message["n"] == state["next"]})
    state["next"] += 1


def value(message: dict[str, Any]) -> None:
    """Tell what came, and send the value as it is made here."""
    process.send({"seen": describe(message["value"]), "value": values[message["name"]]})


def leave(message: dict[str, Any]) -> None:
    """End the channel from this side."""
    state["own will"] = 1
    process.exitCode = message["code"]
    process.disconnect()


def left_alone() -> None:
    """The channel has ended; the exit code tells whether the parent did it."""
    if not state["own will"]:
        process.exitCode = 7


actions = {
    "hello": lambda message: process.send({"heard": message["from"]}),
    "big": lambda message: process.send({"same": message["text"] == BIG, "text": BIG}),
    "count": count,
    "value": value,
    "leave": leave,
    "exit": lambda message: process.exit(message["code"]),
}

process.on("message", lambda message: actions[message["do"]](message))
process.on("disconnect", left_alone)
process.send({"hello": "parent"})
