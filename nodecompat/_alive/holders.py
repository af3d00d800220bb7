"""What keeps the loop alive, one by one: what it is, where the program made it, how to let go of it.

What must stay true: everything that the loop counts is named, what nobody knows more about as such; looking changes
nothing.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from .._channel.sending import open_senders
from .._child import child as children
from .._child.watch import EndWatch
from .._events.emitter import EventEmitter
from .._loop.current import engine
from .._on_use import on_use
from .._process.stdin import StandardInput
from .._timers.scheduling import Immediate, Timeout
from ..process import process
from .unsettled import waits_at

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Iterator

    from .._loop.poller import Watcher

    Line = tuple[str, int]
else:
    asyncio = on_use("asyncio")  # only where a coroutine has loaded it


class Holder(NamedTuple):
    """One thing that keeps the loop alive.

    `kind` is a short name (`ChildProcess`, `Timeout`, `Server`, …), `what` says which one, `made` is the file and line
    of the program that made it, or of the function that it will call; None when nobody knows. `letGo` says what
    ends it.
    """

    kind: str
    what: str
    made: Line | None
    letGo: str


# The line of the program that made a timer or an immediate; filled while NODE_DEBUG asks for it (`report`).
made_at: WeakKeyDictionary[Timeout | Immediate, Line] = WeakKeyDictionary()

# By the kind of a watched descriptor, or the class of what it belongs to, its bases too: how it is let go of.
_LET_GO: dict[str, str] = {
    "StandardInput": "process.stdin.pause(), or process.stdin.unref()",
    "Server": "server.close(), or server.unref()",
    "UDPWrap": "socket.close(), or socket.unref()",
    "Socket": "socket.end() or socket.destroy(), or socket.unref()",
    "Readable": "stream.destroy()",
    "Writable": "stream.end() or stream.destroy()",
}


def holders() -> list[Holder]:
    """All of them, in the order of the loop's phases."""
    return [*_timers(), *_watched(), *_immediates(), *_asyncio(), *_the_rest()]


def _timers() -> Iterator[Holder]:
    lists: Any = engine._timers
    for timer in () if lists is None else lists.all():
        if timer._ref:
            every = "every" if timer._repeat else "in"
            function = f"{every} {timer._duration} ms: {_name(timer._given)}"
            clear = "clearInterval(timer)" if timer._repeat else "clearTimeout(timer)"
            yield Holder("Timeout", function, _line_of(timer, timer._given), f"{clear}, or timer.unref()")


def _immediates() -> Iterator[Holder]:
    immediates: Any = engine._immediates
    for immediate in immediates:
        if immediate.hasRef():
            function = immediate._callback
            yield Holder("Immediate", _name(function), _line_of(immediate, function), "clearImmediate(immediate)")


def _watched() -> Iterator[Holder]:
    by_watch = {child._watch: child for child in children._running if child._watch is not None}
    channels = {child._endpoint._transport: child for child in children._running if child._endpoint is not None}
    for watcher in [*engine.poller.watchers.values()]:
        if not watcher.has_ref():
            continue
        owner = _owner(watcher)
        if isinstance(owner, EndWatch) and owner in by_watch:
            child: Any = by_watch[owner]
            yield Holder("ChildProcess", _command(child), child._made, "child.kill(), or child.unref()")
        elif owner in channels:
            child = channels[owner]
            yield Holder(
                "channel", f"to {_command(child)}", child._made, "child.disconnect(), or child.channel.unref()"
            )
        elif _is_our_channel(owner):
            yield Holder(
                "channel", "to the parent, for 'message' and 'disconnect' listeners", None,
                "process.disconnect(), or remove the listeners, or process.channel.unref()",
            )  # fmt: skip
        else:
            yield _of_descriptor(watcher, owner)


def _of_descriptor(watcher: Watcher, owner: Any) -> Holder:
    emitter = _emitter(owner)
    kinds = [watcher.name, *(cls.__name__ for cls in type(emitter).__mro__)]
    let_go = next((_LET_GO[kind] for kind in kinds if kind in _LET_GO), "close it")
    made = None if isinstance(emitter, StandardInput) else getattr(emitter, "_made", None)
    return Holder(type(emitter).__name__, f"descriptor {watcher.fd} ({watcher.name})", made, let_go)


def _asyncio() -> Iterator[Holder]:
    """Tasks that wait; timers and descriptors behind which no task waits are told by themselves."""
    guest: Any = engine.guest
    if guest is None or not guest.alive:
        return
    for task in asyncio.all_tasks(guest.loop):
        coroutine: Any = task.get_coro()
        if coroutine.__qualname__ == "_settle":  # what `start` wraps the program's own in
            coroutine = coroutine.cr_await or coroutine.cr_frame.f_locals["coroutine"]  # the latter while it runs
        yield Holder("task", _name(coroutine), waits_at(coroutine), "await its end, or task.cancel()")
    for handle in guest.loop._scheduled:
        if not handle._cancelled and handle._callback.__module__ != "asyncio.futures":
            yield Holder("asyncio timer", _name(handle._callback), _code_line(handle._callback), "handle.cancel()")
    own = guest.loop._ssock.fileno()
    for key in guest._selector.get_map().values():
        if key.fd != own:
            yield Holder("asyncio", f"descriptor {key.fd}", None, "close its transport")


def _the_rest() -> Iterator[Holder]:
    """Messages that are not written yet, and what is only counted: tasks of pools, jobs of threads, look-ups."""
    known = sum(watcher._counted for watcher in engine.poller.watchers.values())
    for sender in open_senders():
        if sender._held:
            known += 1
            child: Any = sender.target
            to, made = ("the parent", None) if child is process else (_command(child), child._made)
            yield Holder(
                "messages", f"{sender.queued} bytes for {to}", made, "have them read there, or end that process"
            )
    pools: Any = sys.modules.get("nodecompat._pool.running")
    for pool in () if pools is None else pools.holding:
        known += 1
        yield Holder("Pool", repr(pool), pool._made, "await its tasks, or pool.terminate()")
    for _ in range(engine.holds - known):
        yield Holder("operation", "of a thread, a pool, or a portal", None, "await its end")


# -- who it is -------------------------------------------------------------------------------------------


def _owner(watcher: Watcher) -> Any:
    return getattr(watcher.readable or watcher.writable, "__self__", None)


def _emitter(owner: Any) -> Any:
    """The emitter that the program knows, of the part that watches a descriptor for it: what refers to that part."""
    if owner is None or isinstance(owner, EventEmitter):
        return owner
    for user in gc.get_referrers(owner):
        if isinstance(user, EventEmitter):
            return user
        if isinstance(user, dict):
            for holder in gc.get_referrers(user):
                if isinstance(holder, EventEmitter) and vars(holder) is user:
                    return holder
    return owner


def _is_our_channel(owner: Any) -> bool:
    endpoint: Any = process._endpoint
    return endpoint is not None and endpoint._transport is owner


def _command(child: Any) -> str:
    return f"pid {child.pid}: {' '.join(str(word) for word in child.spawnargs or ())}"


def _name(function: object) -> str:
    return getattr(function, "__qualname__", None) or type(function).__name__


def _line_of(timer: Timeout | Immediate, function: Callable[..., object] | None) -> Line | None:
    return made_at.get(timer) or _code_line(function)


def _code_line(function: Any) -> Line | None:
    function = getattr(function, "__func__", function)
    code = getattr(getattr(function, "__wrapped__", function), "__code__", None)
    return None if code is None else (code.co_filename, code.co_firstlineno)
