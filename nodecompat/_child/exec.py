"""`exec` and `execFile`: a command's output as a whole, handed to a callback.

What must stay true: the callback is called exactly once, when the child has closed or could not be started; no more
than `maxBuffer` of a stream is handed over, and the child doesn't outlive what it wrote too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._errors.rare import MaxBufferError
from .._loop.current import engine
from .._process.record import Record
from ..promise import Promise
from ..timers import clearTimeout, setTimeout
from .commands import INFINITY
from .encodings import byte_length, first_units
from .failures import command_failed
from .starting import start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .child import ChildProcess
    from .commands import ExecRequest


class _Capture:
    """What one stream of the child said, up to a limit."""

    def __init__(self, name: str, stream: Any, request: ExecRequest, overflow: Callable[[str], None]) -> None:
        self._name = name
        self._stream = stream  # None when the child could not be started for want of descriptors
        self._encoding = request.encoding
        self._limit = request.max_buffer
        self._overflow = overflow
        self._chunks: list[Any] = []
        self._length = 0
        if stream is not None:
            if request.encoding is not None:
                stream.setEncoding(request.encoding)
            stream.on("data", self._take)

    def _take(self, chunk: Any) -> None:
        if self._limit == INFINITY:
            self._chunks.append(chunk)
            return
        # Counted in bytes, but cut in the units of the chunk, which are characters when it is text: as in Node.
        encoding = self._stream.readableEncoding
        before = self._length
        self._length += byte_length(chunk, encoding) if encoding else len(chunk)
        if self._length <= self._limit:
            self._chunks.append(chunk)
            return
        left = int(self._limit - before)
        self._chunks.append(first_units(chunk, left) if isinstance(chunk, str) else chunk[:left])
        self._overflow(self._name)

    def destroy(self) -> None:
        if self._stream is not None:
            self._stream.destroy()

    def result(self) -> Any:
        """Text when there is an encoding, also one the program set on the stream; else bytes."""
        if self._encoding is not None or getattr(self._stream, "readableEncoding", None):
            return "".join(map(_as_text, self._chunks))
        return b"".join(self._chunks)


class _Run:
    """One command under way."""

    def __init__(self, request: ExecRequest) -> None:
        self._request = request
        self._failure: Any = None
        self._killed = False
        self._done = False
        self.child = child = start(request.start)
        self._timer = setTimeout(self._time_out, request.timeout) if request.timeout else None
        self._stdout = _Capture("stdout", child.stdout, request, self._overflow)
        self._stderr = _Capture("stderr", child.stderr, request, self._overflow)
        child.on("close", self._finish)
        child.on("error", self._failed)

    def _time_out(self) -> None:
        self._timer = None
        self._kill()

    def _overflow(self, stream: str) -> None:
        self._failure = MaxBufferError(stream)
        self._kill()

    def _kill(self) -> None:
        """End the child; who else holds its pipes is not waited for."""
        self._stdout.destroy()
        self._stderr.destroy()
        self._killed = True
        try:
            self.child.kill(self._request.kill_signal)
        except Exception as error:
            self._failure = error
            self._finish(None, None)

    def _failed(self, error: Any) -> None:
        self._failure = error
        self._stdout.destroy()
        self._stderr.destroy()
        self._finish(None, None)

    def _finish(self, code: Any, signal: Any) -> None:
        if self._done:
            return
        self._done = True
        if self._timer is not None:
            clearTimeout(self._timer)
        callback = self._request.callback
        if callback is None:
            return
        stdout, stderr = self._stdout.result(), self._stderr.result()
        error = self._failure
        if error is None and (code != 0 or signal is not None):
            text = f"Command failed: {self._request.shown}\n{_as_text(stderr)}"
            killed = self.child.killed or self._killed
            error = command_failed(text, code=code, killed=killed, signal=signal)
        if error is not None:
            error.cmd = self._request.shown
        engine.take_result(callback(error, stdout, stderr))


def run(request: ExecRequest) -> ChildProcess:
    """Start the command. Raises NodeSystemError for what `spawn` raises."""
    return _Run(request).child


def _as_text(data: Any) -> str:
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


# -- util.promisify ---------------------------------------------------------------------------------------


class ExecPromise(Promise[Any]):
    """What `promisify(exec)` returns: a promise of `{stdout, stderr}`, with the `child`."""

    __slots__ = ("child",)

    child: ChildProcess


def promised(function: Callable[..., ChildProcess], args: tuple[Any, ...], keywords: Mapping[str, Any]) -> ExecPromise:
    """Call `exec` or `execFile`. A failure has what was said as `stdout` and `stderr`; wrong arguments raise here."""
    promise = ExecPromise()

    def settle(error: Any, stdout: Any, stderr: Any) -> None:
        if error is None:
            promise._resolve(Record(stdout=stdout, stderr=stderr))
            return
        error.stdout = stdout
        error.stderr = stderr
        promise._reject(error)

    promise.child = function(*args, settle, **keywords)
    return promise
