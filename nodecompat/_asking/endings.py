"""How a child has ended, for those who waited for a message of its.

What must stay true: 'disconnect' comes before 'exit', and 'exit' before the last of stderr; who waits is told of the
end when all is known, or soon after the disconnect of a child that goes on. Nothing is taken from a stream
that the program reads, and nobody's reading begins by this before the child has ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from .._errors.rare import IpcEndedError
from .._loop.current import engine
from .._timers.scheduling import setTimeout

if TYPE_CHECKING:
    from collections.abc import Callable

    Told = Callable[[IpcEndedError], object]

_EXIT_MS: Final = 300  # how long after the disconnect an exit is waited for
_STDERR_MS: Final = 300  # how long after the exit the last of stderr is waited for: another process may hold it open
_LINES: Final = 10  # that are kept
_BYTES: Final = 4096


class ChildEnd:
    """The end of one child. `tell` is called when its channel has ended."""

    def __init__(self, child: Any) -> None:
        self._child = child
        self._tail = b""
        self._reads = False
        self._is_over = False
        self._watches = False
        self._waiting: list[Callable[..., object]] = []
        if getattr(child.stderr, "readableFlowing", None) is True:
            self._read()

    def tell(self, told: Told, *, in_time: bool) -> None:
        """Call with the end, as soon as it is known; `in_time`: with the disconnect, when that takes too long."""

        def once(*_: object) -> None:
            if once in self._waiting:
                self._waiting.remove(once)
                if timer is not None:
                    timer.close()
                told(self._error())

        timer = setTimeout(once, _EXIT_MS) if in_time and not self._is_over else None
        self._waiting.append(once)
        if self._is_over:
            engine.next_tick(once)
        elif not self._watches:
            self._watches = True
            if self._child._handle is None:
                self._exited()
            else:
                self._child.once("exit", self._exited)

    def _exited(self, *_: object) -> None:
        stderr = self._child.stderr
        if not stderr or stderr.destroyed or stderr.readableEnded:
            engine.next_tick(self._over)
            return
        self._read()
        timer = setTimeout(self._over, _STDERR_MS)
        stderr.once("close", timer.close)
        stderr.once("close", self._over)

    def _read(self) -> None:
        if not self._reads:
            self._reads = True
            self._child.stderr.on("data", self._keep)

    def _keep(self, chunk: str | bytes) -> None:
        self._tail += chunk.encode("utf-8", "surrogatepass") if isinstance(chunk, str) else bytes(chunk)
        self._tail = self._tail[-_BYTES:]

    def _over(self) -> None:
        self._is_over = True
        for once in [*self._waiting]:
            once()

    def _error(self) -> IpcEndedError:
        child = self._child
        name = f"the child process ({child.spawnargs[-1] if child.spawnargs else child.spawnfile}, pid {child.pid})"
        lines = self._tail.decode("utf-8", "replace").rstrip().split("\n")[-_LINES:]
        tail = "\n".join(lines) if self._is_over else ""
        code, signal = child.exitCode, child.signalCode
        if signal is not None:
            how = f"was ended by {signal}"
        elif code is not None:
            how = f"ended with code {code}"
        elif child._handle is None:
            how = "ended, how is not known"
        else:
            how = "disconnected"
        text = f"{name} {how} before it sent a message"
        return IpcEndedError(f"{text}\n{tail}" if tail else text, code, signal, tail)
