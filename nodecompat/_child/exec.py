"""`exec` and `execFile`: a command's output as a whole, handed to a callback.

What must stay true: the callback is called exactly once, when the child has closed or could not be started; no more
than `maxBuffer` of a stream is handed over, and a child that wrote more is killed. Arguments are checked as
`arguments` says.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any, NamedTuple

from .._errors.rare import MaxBufferError
from .._js.arity import fit, is_function
from .._js.record import Record
from .._loop.current import engine
from .._stream.encodings import is_encoding, known
from .._timers.scheduling import setTimeout
from ..promise import Promise
from ..values import undefined
from .arguments import exec_positions, normalize_spawn_arguments, shell_command
from .failures import as_text, command_failed, complete
from .options import ENDING, EXEC_OPTIONS, INFINITY, MAX_BUFFER, checked, is_nullish, joined, merged_options
from .start import start

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .arguments import Request
    from .child import ChildProcess

    Callback = Callable[[object, object, object], object]

# What `spawn` gets of the options. windowsHide and windowsVerbatimArguments are never refused.
_HANDED_ON = ("cwd", "env", "gid", "shell", "signal", "uid", "killDescendants", *sorted(ENDING - {"gracefulCancel"}))
_BYTES_PER_UNIT = {"utf16le": 2.0, "latin1": 1.0, "ascii": 1.0, "hex": 0.5}


# -- arguments ---------------------------------------------------------------------------------------------


class ExecRequest(NamedTuple):
    """A command to be started, and what is done with its output.

    `encoding` is None for bytes. `max_buffer` is for each of the two streams.
    """

    start: Request
    shown: str  # the command as errors show it
    callback: Callback | None
    encoding: str | None
    timeout: int
    max_buffer: float
    kill_signal: int


def normalize_exec_arguments(
    given: object, options: object, callback: object, keywords: Mapping[str, Any]
) -> ExecRequest:
    """`exec(command[, options][, callback])`: `execFile` of the command, in a shell."""
    line, merged = shell_command("exec", given, options, keywords, EXEC_OPTIONS)
    if is_nullish(merged.get("killDescendants")):
        merged["killDescendants"] = True  # a shell that is ended leaves what it has started behind
    return normalize_exec_file_arguments(line, merged, options if is_function(options) else callback, undefined, {})


def normalize_exec_file_arguments(
    file: object, args: object, options: object, callback: object, keywords: Mapping[str, Any]
) -> ExecRequest:
    """`execFile(file[, args][, options][, callback])`."""
    words, given, called = exec_positions(args, options, callback)
    merged = merged_options("execFile", given, keywords, EXEC_OPTIONS)
    found = checked(("timeout", "maxBuffer", "killSignal"), merged)
    limit = merged.get("maxBuffer", MAX_BUFFER)
    start = normalize_spawn_arguments(file, words, {name: merged[name] for name in _HANDED_ON if name in merged}, {})
    encoding = merged.get("encoding", "utf8")
    return ExecRequest(
        start=start,
        shown=joined([file, *words]),
        callback=None if is_nullish(called) else fit(called, 3),
        encoding=encoding if is_encoding(encoding) else None,
        timeout=found["timeout"],
        # Here null counts as 0, as in Node. An undefined that is given is no limit.
        max_buffer=INFINITY if limit is undefined else float(limit or 0),
        kill_signal=found["killSignal"],
    )


# -- the command -------------------------------------------------------------------------------------------


class _Capture:
    """The output of one stream of the child, up to a limit."""

    def __init__(self, name: str, stream: Any, request: ExecRequest, overflow: Callable[[str], None]) -> None:
        self._name = name
        self._stream = stream  # undefined when the child could not be started for want of descriptors
        self._encoding = request.encoding
        self._limit = request.max_buffer
        self._overflow = overflow
        self._chunks: list[Any] = []
        self._length = 0
        if not is_nullish(stream):
            if request.encoding is not None:
                stream.setEncoding(request.encoding)
            stream.on("data", self._take)

    def _take(self, chunk: str | bytes) -> None:
        if self._limit == INFINITY:
            self._chunks.append(chunk)
            return
        # Counted in bytes, but cut in the units of the chunk, which are characters when it is text: as in Node.
        encoding = self._stream.readableEncoding
        before = self._length
        self._length += _byte_length(chunk, encoding) if isinstance(chunk, str) else len(chunk)
        if self._length <= self._limit:
            self._chunks.append(chunk)
            return
        left = int(self._limit - before)
        self._chunks.append(_first_units(chunk, left) if isinstance(chunk, str) else chunk[:left])
        self._overflow(self._name)

    def destroy(self) -> None:
        if not is_nullish(self._stream):
            self._stream.destroy()

    def result(self) -> str | bytes:
        """Text when there is an encoding, also one the program set on the stream; else bytes."""
        if self._encoding is not None or getattr(self._stream, "readableEncoding", None):
            return "".join(map(as_text, self._chunks))
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
        """End the child, without waiting for other processes that hold its pipes."""
        self._killed = True
        failed = False
        try:
            self.child.kill(self._request.kill_signal)
        except Exception as error:
            self._failure, failed = error, True
        self._stdout.destroy()  # after the signal, or the closed pipes could end it first
        self._stderr.destroy()
        if failed:
            self._finish(None, None)

    def _failed(self, error: Exception) -> None:
        self._failure = error
        self._stdout.destroy()
        self._stderr.destroy()
        self._finish(None, None)

    def _finish(self, code: int | None, signal: str | None) -> None:
        if self._done:
            return
        self._done = True
        if self._timer is not None:
            self._timer.close()
        callback = self._request.callback
        if callback is None:
            return
        stdout, stderr = self._stdout.result(), self._stderr.result()
        error = self._failure
        if error is None and (code != 0 or signal is not None):
            text = f"Command failed: {self._request.shown}\n{as_text(stderr)}"
            killed = self.child.killed or self._killed
            error = command_failed(text, code=_named(code), killed=killed, signal=signal)
        if error is not None:
            error.cmd = self._request.shown
            complete(error)
        engine.take_result(callback(error, stdout, stderr))


def _named(code: int | None) -> int | str | None:
    """An exit code; a negative one is what the system refused, and has a name. Node: util.getSystemErrorName."""
    return code if code is None or code >= 0 else errno.errorcode.get(-code, f"Unknown system error {code}")


def run(request: ExecRequest) -> ChildProcess:
    """Start the command. Raises NodeSystemError for what `spawn` raises."""
    return _Run(request).child


def _byte_length(text: str, name: str) -> int:
    """How many bytes a text has in an encoding. Node: Buffer.byteLength."""
    codec = known(name)
    if codec in ("base64", "base64url"):
        return len(text.rstrip("=")) * 3 // 4
    if codec in _BYTES_PER_UNIT:
        return int(_units(text) * _BYTES_PER_UNIT[codec])
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _units(text: str) -> int:
    """The length of a text in UTF-16 units, as JavaScript counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _first_units(text: str, count: int) -> str:
    """The first `count` UTF-16 units of a text; half an emoji is a lone surrogate."""
    if text.isascii():
        return text[:count]
    return text.encode("utf-16-le", "surrogatepass")[: 2 * count].decode("utf-16-le", "surrogatepass")


# -- util.promisify ---------------------------------------------------------------------------------------


class ExecPromise(Promise[Any]):
    """What `promisify(exec)` returns: a promise of `{stdout, stderr}`, with the `child`."""

    __slots__ = ("child",)

    child: ChildProcess


def promised(function: Callable[..., ChildProcess], args: tuple[Any, ...], keywords: Mapping[str, Any]) -> ExecPromise:
    """Call `exec` or `execFile`. A failure has the output as `stdout` and `stderr`; wrong arguments raise here."""
    promise = ExecPromise()

    def settle(error: Any, stdout: object, stderr: object) -> None:
        if error is None:
            promise._resolve(Record(stdout=stdout, stderr=stderr))
            return
        error.stdout = stdout
        error.stderr = stderr
        promise._reject(error)

    promise.child = function(*args, settle, **keywords)
    return promise
