"""What primary and workers say to each other: the messages, their numbers, and what they answer. No I/O.

A message is a dict of the runtimes' own, `NODE_CLUSTER`. It has an `act`, or the number `ack` of the message that it
answers, and last a number of its own, `seq`. The primary counts all its messages together, a worker its own.

=====================  ==========  =====================================================================================
act                    said by     means
=====================  ==========  =====================================================================================
online                 worker      it has started
queryServer            worker      it wants to listen somewhere; answered with an errno, or with what to listen at
listening              worker      it does
close                  worker      it does no more
exitedAfterDisconnect  worker      it is going to disconnect on purpose; answered
newconn                primary     a connection, which comes beside it; answered with whether it was `accepted`
disconnect             primary     close everything, and the channel then
=====================  ==========  =====================================================================================

What must stay true: fields stand in Node's order; whatever the peer says, nothing here raises; a question is answered
once. Source: Node's `cluster`, measured on Node 20, 24 and 26.
"""

from __future__ import annotations

import errno
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from .._js.numbers import is_integer, is_number
from ..values import undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeGuard

    Message = dict[str, Any]
    Answered = Callable[[Message, Any], object]

COMMAND: Final = "NODE_CLUSTER"
UDP: Final = frozenset({"udp4", "udp6"})
IPV6_ONLY, REUSE_ADDRESS = 1, 4  # libuv's flags
DUPLICATE: Final = -errno.EADDRINUSE  # what a worker listens at already
INVALID: Final = -errno.EINVAL
_MOST_PORT: Final = 65535


class Talk:
    """One side of the talk with one peer. `numbers` are those of its own messages."""

    def __init__(self, numbers: Iterator[int] | None = None) -> None:
        self._numbers = count() if numbers is None else numbers
        self._asked: dict[int, Answered] = {}

    def message(self, fields: Message, answered: Answered | None = None) -> Message:
        """A message with these fields; `answered` is called with the answer and what came beside it."""
        number = next(self._numbers)
        if answered is not None:
            self._asked[number] = answered
        return {"cmd": COMMAND, **fields, "seq": number}

    def asker(self, message: Message) -> Answered | None:
        """Who waits for this answer, if it is one."""
        number = message.get("ack")
        if type(number) is not int:
            number = int(number) if _is_count(number) else -1
        return self._asked.pop(number, None)

    def forget(self) -> list[Answered]:
        """The peer has gone: who waits for an answer that will not come."""
        waiting = [*self._asked.values()]
        self._asked.clear()
        return waiting


def is_said(message: object) -> TypeGuard[Message]:
    """Whether an internal message is one of these."""
    return type(message) is dict and message.get("cmd") == COMMAND


def act_of(message: Message) -> str:
    """What a message is about; empty when it does not say."""
    act = message.get("act")
    return act if isinstance(act, str) else ""


def key_of(message: Message) -> str:
    """The key that a message names."""
    key = message.get("key")
    return key if isinstance(key, str) else ""


# -- what a worker asks for -----------------------------------------------------------------------------------


def query(index: int, wanted: Message) -> Message:
    """The question for a socket; `wanted` is what `net` or `dgram` would make it of."""
    asked = {name: wanted.get(name, undefined) for name in ("address", "port", "addressType", "fd")}
    if asked["addressType"] in UDP:
        return {"act": "queryServer", "index": index, "data": None, **asked, "flags": wanted["flags"]}
    flags = IPV6_ONLY if wanted.get("ipv6Only") else 0
    shares = {"shares": True} if wanted.get("shares") else {}
    return {
        "act": "queryServer",
        "index": index,
        "data": None,
        **asked,
        "flags": flags if is_number(wanted["port"]) and wanted["port"] >= 0 else undefined,
        "backlog": wanted["backlog"],
        "readableAll": wanted.get("readableAll", undefined),
        "writableAll": wanted.get("writableAll", undefined),
        **shares,  # not in Node: the socket itself, whatever the policy
    }


def newconn(key: str) -> Message:
    """A connection for a worker."""
    return {"act": "newconn", "key": key}


class Indexes:
    """The numbers of sockets that a worker has asked for with the same words: another worker's second is its second."""

    def __init__(self) -> None:
        self._next: dict[tuple[object, ...], int] = {}
        self._open: dict[tuple[object, ...], set[int]] = {}

    def take(self, words: tuple[object, ...]) -> int:
        """The number of one more."""
        index = self._next.get(words, 0)
        self._next[words] = index + 1
        self._open.setdefault(words, set()).add(index)
        return index

    def give_back(self, words: tuple[object, ...], index: int) -> None:
        """It is closed; when the last one is, the count begins anew."""
        left = self._open.get(words, set())
        left.discard(index)
        if not left:
            self._next.pop(words, None)
            self._open.pop(words, None)


# -- what a primary makes of it -------------------------------------------------------------------------------


def shared_key(message: Message) -> str:
    """What workers that ask for the same have in common."""
    names = ["address", "port", "addressType", "fd"]
    if message.get("port", undefined) == 0:
        names.append("index")
    return ":".join(_shown(message.get(name, undefined)) for name in names)


def wanted(message: Message) -> Message | None:
    """What a worker has asked for, as `net` and `dgram` have it; None for what nobody can make a socket of."""
    kind, address, port = (message.get(name) for name in ("addressType", "address", "port"))
    fd, flags, backlog = (message.get(name) for name in ("fd", "flags", "backlog"))
    if kind not in (4, 6, -1, None, "udp4", "udp6") or not (address is None or isinstance(address, str)):
        return None
    if not (port is None or port is undefined or (is_number(port) and -1 <= port <= _MOST_PORT)):
        return None
    flags = int(flags) if _is_count(flags) else 0
    return {
        "address": address or None,
        "port": int(port) if is_number(port) else None if kind is None else 0,
        "addressType": kind,
        "fd": int(fd) if _is_count(fd) else None,
        "flags": flags,
        "ipv6Only": bool(flags & IPV6_ONLY),
        "reusePort": False,
        "backlog": int(backlog) if _is_count(backlog) else 0,
        "readableAll": message.get("readableAll") is True,
        "writableAll": message.get("writableAll") is True,
    }


def _is_count(value: object) -> TypeGuard[float]:
    return is_integer(value) and value >= 0


def _shown(value: object) -> str:
    """As a JavaScript template has it."""
    if value is undefined:
        return "undefined"
    return "null" if value is None else str(value)


def reply(number: object, key: str, message: Message, fields: Message) -> Message:
    """The answer to a question for a socket: `number` is a negative errno, 0 beside the socket itself, or None."""
    return {"errno": number, "key": key, "ack": message.get("seq", undefined), "data": None, **fields}


def address_of(message: Message) -> Message:
    """Where a worker listens, as 'listening' tells it."""
    return {name: message.get(name, undefined) for name in ("addressType", "address", "port", "fd")}
