"""`getOneMessage` and `getEachMessage`: messages as promises, of a child in the parent and of the parent in a child.

What must stay true:

- between two calls nothing is lost: what nobody takes waits for the next call, in order, also when the channel has
  ended meanwhile, or a task was cancelled at the moment at which its message came;
- every promise is settled: by a message, the end of the other side, an abort or the time; and when nobody waits any
  more, no listener and no timer is left;
- who waits has a listener for 'message' on the target, one for all, so that what is said of listeners holds for those
  who ask as well: a child is kept alive, `strict` counts them, and all who wait get the same message.

Source: execa's page on IPC, whose names and rules these are. Deviations: a message between two calls is not discarded,
and leaving a loop early neither disconnects nor waits for the child's end, which Python's `break` cannot do.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Final

from .._errors.advice import taken_options
from .._errors.base import InvalidArgTypeError
from .._errors.checks import check_not_negative
from .._errors.rare import AbortError, IpcEndedError, IpcTimeoutError
from .._events.awaiting import Awaited, IteratorResult
from .._events.target import AbortSubscription, checked_signal
from .._js.arity import fit, is_function
from .._loop.current import engine
from .._on_use import on_use
from .._timers.scheduling import setTimeout
from ..promise import FULFILLED, Promise
from ..values import undefined
from .endings import ChildEnd

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from .._channel.typed import Endpoint
    from .._events.target import Signal
    from . import execa
else:
    execa = on_use("nodecompat._asking.execa")  # only where the other side is no Python

_ONE: Final = frozenset({"filter", "timeout", "reference", "signal"})
_EACH: Final = frozenset({"filter", "reference", "signal"})
_NEVER: Final = float("inf")
_BEHIND: Final = "an iteration is behind"
_MOST_BEHIND, _FEW_BEHIND = 1024, 128  # messages that wait for an iteration, from which on no more are read, or again


def get_one_message(owner: Endpoint, options: object, keywords: Mapping[str, Any]) -> Promise[Any]:
    """A promise of the next message.

    `filter(message)` says whether it is one that is waited for; others that come meanwhile are ignored. `timeout` is in
    milliseconds. `reference=False` lets a child end while it waits. `signal` is an AbortSignal.

    Rejected with IpcEndedError (ERR_IPC_ENDED; `exitCode`, `signal`, `stderr`) when the other side ends or disconnects
    before, IpcTimeoutError (ERR_IPC_TIMEOUT), AbortError, and what `filter` raises. Raises TypeError for an unknown
    keyword, ERR_INVALID_ARG_TYPE. Source: execa, `getOneMessage`; `timeout` and `signal` are additions.
    """
    given = taken_options("getOneMessage", options, keywords, _ONE, engine.warn)
    return OneMessage(inbox(owner), given).promise


def get_each_message(owner: Endpoint, options: object, keywords: Mapping[str, Any]) -> MessageIterator:
    """An async iterator over the messages, from this call on, until the other side ends or disconnects.

    Of a child it ends when the child has ended, and raises IpcEndedError unless that was with code 0. Leaving the loop
    early leaves the channel as it is; what the loop had not taken yet is for the next call. Options as of
    `getOneMessage`, without `timeout`. Source: execa, `getEachMessage`; `filter` and `signal` are additions.
    """
    given = taken_options("getEachMessage", options, keywords, _EACH, engine.warn)
    return MessageIterator(inbox(owner), given)


def inbox(owner: Endpoint) -> Inbox:
    """The inbox of an endpoint."""
    if owner._inbox is None:
        owner._inbox = Inbox(owner)
    found: Inbox = owner._inbox
    return found


class Inbox:
    """Those who ask for messages of one endpoint."""

    def __init__(self, owner: Endpoint) -> None:
        self.owner = owner
        owner._waiting.keeps = True
        self._askers: list[Asker] = []
        self._listens = False
        self._counted = True
        self._is_closed = not owner.connected and owner._target.channel is None
        self.end = None if owner._is_child else ChildEnd(owner._target)
        if not owner._channel.peer_is_python:
            execa.understand(owner)

    def add(self, asker: Asker) -> None:
        """One more asks. What waits for a listener comes in a tick."""
        self._askers.append(asker)
        target = self.owner._target
        if target.pid is undefined and target.exitCode is None:
            asker.hears_of_start = True
            target.once("error", asker.failed)  # it could not be started, which is about to be told
        if self._is_closed:
            engine.next_tick(self._offer_rest)
        else:
            self._update()

    def remove(self, asker: Asker) -> None:
        """One has what it asked for, or asks no more."""
        if asker in self._askers:
            self._askers.remove(asker)
            if asker.hears_of_start:
                self.owner._target.removeListener("error", asker.failed)
            self._update()

    def _update(self) -> None:
        target, listens = self.owner._target, bool(self._askers) and not self._is_closed
        if listens and not self._listens:
            self._listens = True
            target.on("message", self._arrived)
        self._count(not listens or any(asker.reference for asker in self._askers))
        if not listens and self._listens:
            self._listens = False
            target.removeListener("message", self._arrived)

    def _count(self, counted: bool) -> None:
        """Whether the listener keeps a child alive."""
        if self.owner._is_child and counted is not self._counted:
            self._counted = counted
            if counted:
                self.owner._control.refCounted()
            else:
                self.owner._control.unrefCounted()

    def _arrived(self, message: object = undefined) -> None:
        for asker in [*self._askers]:
            asker.offer(message)

    def put_back(self, messages: deque[Any]) -> None:
        """Messages that were taken and not used; who else listens has had them."""
        if messages and not self.owner._target.listenerCount("message"):
            self.owner._waiting.put_back(messages)

    def behind(self, is_behind: bool) -> None:
        """An iteration does not keep up, or does again."""
        if self.owner.connected:
            if is_behind:
                self.owner._transport.stop_reading(_BEHIND)
            else:
                self.owner._transport.go_on_reading(_BEHIND)

    # -- the end ----------------------------------------------------------------------------------------

    def closed(self) -> None:
        """The channel has ended; 'disconnect' was emitted."""
        self._is_closed = True
        self._update()
        self._offer_rest()

    def _offer_rest(self) -> None:
        """Give out what had come before the end, then tell of it."""
        while self._askers and (message := self.owner._waiting.take()):
            self._arrived(*message)
        for asker in [*self._askers]:
            if self.end is None:
                asker.ended(None)
            else:
                self.end.tell(asker.ended, in_time=not asker.waits_for_the_end)


class Asker:
    """Who asks: `getOneMessage` or an iteration."""

    reference = True
    waits_for_the_end = False
    hears_of_start = False

    def __init__(self, home: Inbox, options: dict[str, Any]) -> None:
        self.home = home
        given = options.get("filter")
        if given is not None and not is_function(given):
            raise InvalidArgTypeError("options.filter", "of type function", given)
        self._filter: Callable[..., object] | None = None if given is None else fit(given, 1)
        self.reference = options.get("reference", True) is not False
        signal = options.get("signal")
        self._signal: Signal | None = None if signal is None else checked_signal(signal, "options.signal")
        self._subscription = AbortSubscription(self._signal, self._aborted)

    def begin(self) -> None:
        """Ask, unless it is aborted already."""
        if self._signal is not None and self._signal.aborted:
            self._aborted()
        else:
            self._subscription.start()
            self.home.add(self)

    def stop(self) -> None:
        """Ask no more."""
        self._subscription.dispose()
        self.home.remove(self)

    def offer(self, message: object) -> None:
        """A message has come."""
        try:
            if self._filter is not None and not self._filter(message):
                return
        except Exception as error:
            self.failed(error)
        else:
            self.take(message)

    def _aborted(self, *_: object) -> None:
        self.failed(AbortError(cause=None if self._signal is None else self._signal.reason))

    def take(self, message: object) -> None:
        """A message that was asked for."""
        raise NotImplementedError

    def failed(self, error: BaseException) -> None:
        """The asking ends with an error."""
        raise NotImplementedError

    def ended(self, end: IpcEndedError | None) -> None:
        """The other side has ended, a child as the error says."""
        raise NotImplementedError


class OneMessage(Asker):
    """One call of `getOneMessage`."""

    def __init__(self, home: Inbox, options: dict[str, Any]) -> None:
        super().__init__(home, options)
        self.promise: Promise[Any] = Awaited(self._give_up)
        self._message: deque[Any] = deque()
        self._timeout = _milliseconds(options.get("timeout"))
        self._timer = None if self._timeout == _NEVER else setTimeout(self._time_out, self._timeout)
        if self._timer is not None and not self.reference:
            self._timer.unref()
        self.begin()

    def stop(self) -> None:
        super().stop()
        if self._timer is not None:
            self._timer.close()
            self._timer = None

    def _give_up(self) -> None:
        """The task that awaited it was cancelled."""
        self.stop()
        if self.promise._state is FULFILLED:
            self.home.put_back(self._message)
            self._message = deque()

    def take(self, message: object) -> None:
        self._message.append(message)
        self.stop()
        self.promise._settled = True
        self.promise._finish(FULFILLED, message)  # also where a message has `then`

    def failed(self, error: BaseException) -> None:
        self.stop()
        self.promise._reject(error)

    def _time_out(self) -> None:
        self._timer = None
        other = "parent" if self.home.owner._is_child else "child"
        self.failed(IpcTimeoutError(f"getOneMessage: the {other} process sent no message within {self._timeout:g} ms"))

    def ended(self, end: IpcEndedError | None) -> None:
        self.failed(end or IpcEndedError("the parent process disconnected before it sent a message"))


def _milliseconds(timeout: object) -> float:
    return _NEVER if timeout is None else check_not_negative("options.timeout", timeout)


class MessageIterator:
    """What `getEachMessage` returns: for `async for`, or by hand with `next()` and `return_()`, promises as in Node.

    It ends with `aclose()`, and when nobody holds it any more, as after leaving a loop early.
    """

    def __init__(self, home: Inbox, options: dict[str, Any]) -> None:
        self._messages = _Messages(home, options)

    def next(self) -> Promise[IteratorResult]:
        """A promise of the next message."""
        return self._messages.next()

    def return_(self) -> Promise[IteratorResult]:
        """End the iteration (`return()` in JavaScript)."""
        return self._messages.close()

    def __aiter__(self) -> MessageIterator:
        return self

    def __anext__(self) -> Coroutine[Any, Any, Any]:
        return _value_of(self._messages.next())

    async def aclose(self) -> None:
        """`return_()` for `contextlib.aclosing`."""
        self._messages.close()

    def __del__(self) -> None:
        if hasattr(self, "_messages"):
            self._messages.close()


async def _value_of(step: Promise[IteratorResult]) -> Any:
    result = await step
    if result["done"]:
        raise StopAsyncIteration
    return result["value"]


class _Messages(Asker):
    """What an iteration has not given out yet. It does not hold the iterator, so that one can be dropped."""

    waits_for_the_end = True

    def __init__(self, home: Inbox, options: dict[str, Any]) -> None:
        super().__init__(home, options)
        self._came: deque[Any] = deque()
        self._steps: deque[Promise[IteratorResult]] = deque()
        self._error: list[BaseException] = []  # at most one
        self._is_over = False
        self._is_behind = False
        self.begin()

    def next(self) -> Promise[IteratorResult]:
        """See `MessageIterator.next`."""
        if self._came:
            result = IteratorResult(self._came.popleft(), done=False)
            if self._is_behind and len(self._came) < _FEW_BEHIND:
                self._is_behind = False
                self.home.behind(False)
            return Promise.resolve(result)
        if self._error:
            return Promise.reject(self._error.pop())
        if self._is_over:
            return Promise.resolve(IteratorResult(undefined, done=True))
        step: Promise[IteratorResult] = Awaited(lambda: self._give_up(step))
        self._steps.append(step)
        return step

    def _give_up(self, step: Promise[IteratorResult]) -> None:
        """Forget a step whose task was cancelled; what it was given already is for the next one."""
        if step in self._steps:
            self._steps.remove(step)
        elif step._state is FULFILLED and not step._value["done"]:
            self._came.appendleft(step._value["value"])

    def take(self, message: object) -> None:
        if self._steps:
            self._steps.popleft()._resolve(IteratorResult(message, done=False))
            return
        self._came.append(message)
        if not self._is_behind and len(self._came) >= _MOST_BEHIND:
            self._is_behind = True
            self.home.behind(True)

    def failed(self, error: BaseException) -> None:
        if not self._is_over:
            if self._steps:
                self._steps.popleft()._reject(error)
            else:
                self._error = [error]
        self._finish()

    def ended(self, end: IpcEndedError | None) -> None:
        if end is None or (end.exitCode == 0 and end.signal is None):
            self._finish()
        else:
            self.failed(end)

    def close(self) -> Promise[IteratorResult]:
        """The program ends the iteration: what it has not taken waits again."""
        self._finish()
        came, self._came = self._came, deque()
        self.home.put_back(came)
        return Promise.resolve(IteratorResult(undefined, done=True))

    def _finish(self) -> None:
        self.stop()
        self._is_over = True
        if self._is_behind:
            self._is_behind = False
            self.home.behind(False)
        while self._steps:
            self._steps.popleft()._resolve(IteratorResult(undefined, done=True))
