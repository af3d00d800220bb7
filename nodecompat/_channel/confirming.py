"""Messages whose sender wants to know whether anybody listened: `sendMessage(…, strict=True)`.

Such a message travels in one of the runtime's own, `NODE_CONFIRM`, with a number and whether the sender itself listens;
the other side answers `NODE_CONFIRMED` with the number and `heard`, in the step in which it emits the message: a child
may have nothing to do afterwards, and end.

What must stay true: each promise is settled, by the answer or by the end of the channel; a message that is reported as
not heard is not emitted later; two sides that both send before either has ever listened are told so, instead of
waiting for each other for ever. Source of the rules: execa's `sendMessage`, option `strict`.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from nodecompat._channel import checking
from nodecompat._channel.protocol import INTERNAL, SENDS_INTERNAL
from nodecompat._errors.advice import taken_options
from nodecompat._errors.base import InvalidArgValueError, IpcChannelClosedError
from nodecompat._errors.rare import IpcNotHeardError
from nodecompat._js import undefined
from nodecompat._loop.current import engine
from nodecompat.promise import Promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import FrameType

    from nodecompat._channel import Done
    from nodecompat._channel.typed import Endpoint

_PACKAGE: Final = __name__.partition(".")[0]
ASK: Final = "NODE_CONFIRM"
ANSWER: Final = "NODE_CONFIRMED"
_FOREIGN: Final = ("node", "bun", "deno", "electron")


class Confirmations:
    """What one endpoint asked and was not answered yet, by number."""

    def __init__(self, owner: Endpoint) -> None:
        self._owner = owner
        self._asked: dict[int, Promise[None]] = {}
        self._last = 0

    def ask(self, message: object) -> Promise[None]:
        """Send a message that is to be confirmed. Raises what `send` does."""
        owner = self._owner
        number = self._last + 1
        listens = bool(owner._target.listenerCount("message"))
        frame = owner._channel.send_sized({"cmd": ASK, "id": number, "listens": listens, "msg": message})
        self._last = number
        if not self._asked and owner._is_child:
            owner._control.refCounted()  # it waits for the answer
        self._asked[number] = promise = Promise[None]()
        owner._write(frame)
        return promise

    def take(self, frame: Mapping[str, Any]) -> None:
        """A question, or the answer to one."""
        number = frame.get("id")
        if not isinstance(number, int):
            return
        if frame["cmd"] == ANSWER:
            promise = self._asked.pop(number, None)
            if promise is not None:
                self._settle(
                    [promise], None if frame.get("heard") is True else f"{self._other} is not listening to messages"
                )
        elif frame["cmd"] == ASK:
            self._answer(number, frame)

    def _answer(self, number: int, frame: Mapping[str, Any]) -> None:
        """Emit the message, or say that nobody listens any more; who has not begun to listen is waited for."""
        owner = self._owner
        heard = owner._target.listenerCount("message") > 0
        if not heard and not owner._was_heard:
            owner._waiting.put((INTERNAL, frame))
            if frame.get("listens") is not True:
                self._fail_all(f"{self._other} is sending a message too, instead of listening. {_BOTH}")
            return
        try:
            if heard:
                owner._emit("message", frame.get("msg", undefined))
        finally:
            if owner._channel.outgoing in SENDS_INTERNAL:
                answer = owner._channel.send_internal({"cmd": ANSWER, "id": number, "heard": heard})
                owner._transport.reply(answer, owner._write)

    def _settle(self, promises: Iterable[Promise[None]], failure: str | None) -> None:
        if not self._asked and self._owner._is_child:
            self._owner._control.unrefCounted()
        for promise in promises:
            if failure is None:
                promise._resolve()
            else:
                promise._reject(IpcNotHeardError(failure))

    @property
    def _other(self) -> str:
        return "the parent process" if self._owner._is_child else "the child process"

    def _fail_all(self, reason: str) -> None:
        asked, self._asked = self._asked, {}
        if asked:
            self._settle(asked.values(), reason)

    def closed(self) -> None:
        """The channel has ended."""
        self._fail_all(f"{self._other} ended or disconnected without listening to the message")


_BOTH: Final = (
    "Send and listen at the same time: await Promise.all([child.getOneMessage(), "
    "child.sendMessage(message, strict=True)])"
)


def of(owner: Endpoint) -> Confirmations:
    """The confirmations of an endpoint."""
    if owner._confirmations is None:
        owner._confirmations = Confirmations(owner)
    found: Confirmations = owner._confirmations
    return found


def send(owner: Endpoint, message: object, handle: object, done: Done | None) -> Promise[None]:
    """`send(…, strict=True)`; a callback is told what the promise is. Raises ERR_INVALID_ARG_VALUE with a handle."""
    if not checking.is_falsy(handle):
        raise InvalidArgValueError("options.strict", True, "cannot be used with a handle")
    sent = _strictly(owner, message)
    if done is not None:
        sent.then(lambda _: done(None), done)
    return sent


def _strictly(owner: Endpoint, message: object) -> Promise[None]:
    if not owner.connected:
        return Promise.reject(IpcChannelClosedError())
    checking.check_message(message)
    if is_foreign(owner):
        return Promise.reject(
            IpcNotHeardError(
                f"{program_of(owner)} runs no nodecompat, and cannot tell whether anybody listens: the message was not "
                "sent. Send it without strict, and have the program answer it"
            )
        )
    return of(owner).ask(message)


def program_of(owner: Endpoint) -> str:
    """The path of the program at the other end, as far as the system tells; empty where it doesn't."""
    try:
        return os.readlink(f"/proc/{os.getppid() if owner._is_child else owner._target.pid}/exe")
    except OSError:
        return ""


def is_foreign(owner: Endpoint) -> bool:
    """Whether the other side is certainly no Python."""
    name = "" if owner._channel.peer_is_python else program_of(owner).rpartition("/")[2].lower()
    return name.startswith(_FOREIGN)


def tell_where(owner: Endpoint, error: BaseException) -> None:
    """Note at an error of `send` that has no callback where it was sent, and what became of the other side."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and str(frame.f_globals.get("__name__")).partition(".")[0] == _PACKAGE:
        frame = frame.f_back
    place = "" if frame is None else f" at {frame.f_code.co_filename}:{frame.f_lineno}"
    if owner._is_child:
        error.add_note(f"Sent{place} to the parent process, which disconnected or was disconnected from.")
        return
    child = owner._target
    end = "which has disconnected"
    if child.signalCode is not None:
        end = f"ended by {child.signalCode}"
    elif child.exitCode is not None:
        end = f"ended with code {child.exitCode}"
    error.add_note(
        f"Sent{place} to pid {child.pid}, {end}. With a callback, send(message, callback), it gets the error."
    )


def send_message(owner: Endpoint, message: object, options: object, keywords: Mapping[str, object]) -> Promise[None]:
    """`sendMessage(message, options)`."""
    given = taken_options("sendMessage", options, keywords, frozenset({"strict"}), engine.warn)
    try:
        if given.get("strict"):
            return _strictly(owner, message)
        if not owner.connected:
            raise IpcChannelClosedError
        return owner.sendAsync(message)
    except Exception as error:  # as an async function's
        return Promise.reject(error)
