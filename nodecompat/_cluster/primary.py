"""The side that forks: starts workers, gives them what they listen at, and tells of their life.

What must stay true: one order always: 'fork', 'online', 'listening', 'disconnect', 'exit'; each of a worker's events
comes before the same of the cluster; a worker is in `workers` until it has both disconnected and ended, or was told
to disconnect. Source: Node's `cluster`, measured on Node 20, 24 and 26.
"""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeError
from .._js.arity import fit, is_function
from .._js.kinds import truthy
from .._js.record import Record
from .._loop.current import engine
from .._stream.options import joined
from ..child_process import fork
from ..values import undefined
from . import acts, worker
from . import settings as starting
from .shares import Connections, SharedSocket
from .worker import SCHED_NONE, SCHED_RR, Cluster, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from .._net.handle import Handle
    from ..values import Undefined
    from .acts import Answered, Message
    from .shares import Share

_POLICIES = {"none": SCHED_NONE, "rr": SCHED_RR}
_NOBODY: dict[str, object] = {}
_ASSERTION = (
    "\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n"
    "Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n"
)


class Forked(worker.Worker):
    """A worker, as the primary sees it."""

    _talk: acts.Talk
    _removed: Callable[[Forked], object] | None = None
    _told = False  # to disconnect

    def say(
        self,
        fields: Message,
        handle: Handle | None = None,
        answered: Answered | None = None,
        unsent: Callable[[object], object] | None = None,
    ) -> bool:
        """Send a message of the runtimes' own; False when there is no channel.

        `unsent(error)` is called when a handle could not be sent, as where this process may have no more descriptors.
        Who waits for an answer then gets one that says nothing.
        """
        if not self.isConnected():
            return False
        message = self._talk.message(fields, answered)
        if handle is None:
            return bool(self.process.send(message))

        return bool(self.process.send(message, handle, {}, lambda error: self._sent(message, unsent, error)))

    def _sent(self, message: Message, unsent: Callable[[object], object] | None, error: object) -> None:
        """A message with a handle was sent, or could not be."""
        if error is None or not self.isConnected():
            return
        asker = self._talk.asker({"ack": message["seq"]})
        if asker is not None:
            asker({}, undefined)
        if unsent is not None:
            unsent(error)

    def lend(self, fields: Message, handle: Handle, answered: Answered) -> None:
        """As `say`, beside a handle that stays ours, and open until the answer has come or the worker has gone."""
        if self.isConnected():
            message = self._talk.message(fields, answered)
            handles = self.process._endpoint._load_handles()
            handles.lend(message, handle, lambda error: self._sent(message, None, error))

    def disconnect(self) -> Self:
        """Have the worker close its servers, wait for their connections to end, and end itself; returns the worker."""
        self.exitedAfterDisconnect = True
        if not self._told:
            self._told = True
            self.say({"act": "disconnect"})
        if self._removed is not None:
            self._removed(self)
        return self

    def destroy(self, signal: object = undefined) -> None:
        """Send a signal, SIGTERM unless given."""
        self.process.kill(signal if truthy(signal) else "SIGTERM")


Forked.__name__ = Forked.__qualname__ = "Worker"  # as messages show it


class Primary(Cluster):
    """The object `cluster` of a primary."""

    isPrimary = isMaster = True
    isWorker = False
    Worker = Forked

    def __init__(self) -> None:
        super().__init__()
        self.workers = Workers()
        self.settings = Record()
        self.schedulingPolicy = _POLICIES.get(os.environ.get("NODE_CLUSTER_SCHED_POLICY", ""), SCHED_RR)
        self._policy: int | None = None  # fixed by the first `fork`
        self._ids = count(1)
        self._numbers = count()  # of the messages to all workers
        self._shares: dict[str, Share] = {}
        self._at_end: list[Callable[[], object]] = []  # called when no worker is left

    def setupPrimary(self, settings: Any = undefined, **keywords: object) -> None:
        self.settings = made = starting.merged(
            self.settings, joined("setupPrimary", settings, keywords, starting.NAMES)
        )
        if self._policy is None:
            if self.schedulingPolicy not in (SCHED_NONE, SCHED_RR):
                text = f"Bad cluster.schedulingPolicy: {self.schedulingPolicy}{_ASSERTION}"
                raise NodeError(text, code="ERR_INTERNAL_ASSERTION")
            self._policy = self.schedulingPolicy
        engine.next_tick(self.emit, "setup", made)

    def fork(self, env: Mapping[str, object] | Undefined | None = undefined) -> worker.Worker:
        self.setupPrimary()
        id = next(self._ids)
        module, args, options = starting.fork_arguments(self.settings, id, env)
        process = fork(module, args, options)
        made = Forked({"id": id, "process": process})
        made._talk = acts.Talk(self._numbers)
        made._removed = self._told
        made.on("message", lambda *args: self.emit("message", made, *args))
        process.once("exit", lambda code=undefined, signal=undefined: self._exited(made, code, signal))
        process.once("disconnect", lambda: self._disconnected(made))
        process.on("internalMessage", lambda message, handle=undefined: self._take(made, message, handle))
        engine.next_tick(self.emit, "fork", made)
        self.workers[id] = made
        return made

    def disconnect(self, callback: object = undefined) -> None:
        if not self.workers:
            engine.next_tick(self._tell_end)
        for one in [*self.workers.values()]:
            if one.isConnected():
                one.disconnect()
        if is_function(callback):
            self._at_end.append(fit(callback, 0))

    # -- the life of a worker ---------------------------------------------------------------------------

    def _exited(self, one: Forked, code: object, signal: object) -> None:
        if not one.isConnected():
            self._release(one)
            self._remove(one)
        one.exitedAfterDisconnect = one.exitedAfterDisconnect is True
        one.state = "dead"
        one.emit("exit", code, signal)
        self.emit("exit", one, code, signal)

    def _disconnected(self, one: Forked) -> None:
        unanswered = one._talk.forget()
        self._release(one)
        for asker in unanswered:
            asker({}, undefined)
        if one.isDead():
            self._remove(one)
        one.exitedAfterDisconnect = one.exitedAfterDisconnect is True
        one.state = "disconnected"
        one.emit("disconnect")
        self.emit("disconnect", one)

    def _told(self, one: Forked) -> None:
        """A worker was told to disconnect: it gets nothing more."""
        self._release(one, gone=not one.isConnected())
        self._remove(one)

    def _release(self, one: Forked, *, gone: bool = True) -> None:
        for key, share in [*self._shares.items()]:
            if share.remove(one, gone=gone):
                del self._shares[key]

    def _remove(self, one: Forked) -> None:
        self.workers.pop(one.id, None)
        if not self.workers:
            self._tell_end()

    def _tell_end(self) -> None:
        waiting, self._at_end = self._at_end, []
        for callback in waiting:
            engine.take_result(callback())

    # -- what workers say -------------------------------------------------------------------------------

    def _take(self, one: Forked, message: Message, handle: object) -> None:
        if not acts.is_said(message):
            return
        asker = one._talk.asker(message)
        if asker is not None:
            asker(message, handle)
            return
        act = _ACTS.get(acts.act_of(message))
        if act is not None:
            act(self, one, message)

    def _online(self, one: Forked, _message: Message) -> None:
        one.state = "online"
        one.emit("online")
        self.emit("online", one)

    def _exits_on_purpose(self, one: Forked, message: Message) -> None:
        one.exitedAfterDisconnect = True
        one.say({"ack": message.get("seq", undefined)})

    def _query(self, one: Forked, message: Message) -> None:
        if one.exitedAfterDisconnect is True:
            return
        key, wanted = acts.shared_key(message), acts.wanted(message)
        if wanted is None:
            one.say(acts.reply(acts.INVALID, key, message, _NOBODY))
            return
        shares_connections = self._policy == SCHED_RR and wanted["addressType"] not in acts.UDP
        if shares_connections and message.get("shares") is True:
            shares_connections, key = False, f"{key}:socket"
        share = self._shares.get(key)
        if share is None:
            share = Connections(key, wanted) if shares_connections else SharedSocket(wanted)
            if not share.number:
                self._shares[key] = share
        self._share(one, share, lambda number, fields: acts.reply(number, key, message, fields))

    def _share(self, one: Forked, share: Share, reply: Callable[[object, Message], Message]) -> None:
        """A worker becomes one of a share; it is told of what failed, also of a socket that could not be sent to it."""

        def unsent(error: object) -> None:
            self._leave(one, share)
            one.say(reply(getattr(error, "errno", acts.INVALID), _NOBODY))

        share.add(one, lambda number, fields, handle: one.say(reply(number, fields), handle, unsent=unsent))

    def _leave(self, one: Forked, share: Share | None) -> None:
        if share is not None and share.remove(one, gone=False):
            self._shares = {key: other for key, other in self._shares.items() if other is not share}

    def _listening(self, one: Forked, message: Message) -> None:
        where = Record(acts.address_of(message))
        one.state = "listening"
        one.emit("listening", where)
        self.emit("listening", one, where)

    def _closed(self, one: Forked, message: Message) -> None:
        self._leave(one, self._shares.get(acts.key_of(message)))


_ACTS: dict[str, Callable[[Primary, Forked, Message], None]] = {
    "close": Primary._closed,
    "exitedAfterDisconnect": Primary._exits_on_purpose,
    "listening": Primary._listening,
    "online": Primary._online,
    "queryServer": Primary._query,
}

cluster: Cluster = Primary()
