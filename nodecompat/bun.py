"""Bun's global `Bun`: `Bun.spawn` and `Bun.spawnSync`.

    def ipc(message, childProc):
        childProc.send('Respond to child')

    childProc = Bun.spawn(['python3', 'child.py'], {'ipc': ipc})
    childProc.send('I am your father')

The child may be a Python with this package, a Bun, a Node or a Deno. The wire is `cbor` with a Python and `advanced`
with anything else, unless `serialization` says otherwise; on `advanced` a Bun is spoken to as Bun speaks, a Node as
Node does.

What must stay true: what cannot be started is raised at once; and where Bun's behaviour (1.4.2) is a fault, this is
done instead:

- `ipc` that is no function, and `'ipc'` within `stdio`, are errors: Bun takes them silently and there is no channel;
- `send` returns False when 128 KiB or more wait to be written; Bun's is always True;
- `killed` says whether a signal was sent from here, not whether the process has ended; `kill` returns whether it was;
- `onDisconnect` comes before `exited` and `onExit`, and all messages before both; Bun's order varies;
- an error for a working directory that is not there names that directory, not the command;
- `cmd` within the options must be a list too: Bun runs the first letter of a string;
- `cwd`, `detached`, `argv0` and `maxBuffer` of a wrong type are errors;
- a peer that breaks the wire closes its channel with a warning, not silently;
- a file for `stdout` or `stderr` holds afterwards what the child wrote: Bun leaves the rest of what was there before;
- a file for `stdin` that is not there is an error: Bun makes an empty one;
- `ReadableStream.pipeTo` takes a FileSink and a Writable as well;
- every program on a Terminal has it as its controlling one, also the second: Bun's second one has none;
- stale `NODE_CHANNEL_*` variables never reach the child;
- a write to `stdin` after `end` is an error.

Also here: `Bun.file`, `Bun.Terminal`, and what Bun has as globals: `Blob`, `ReadableStream` and `Response`, the last
for its body only (`await Response(proc.stdout).text()`). `stdin`, `stdout` and `stderr` take a `pathlib.Path` as well.
Not here: `Request`, and `stdin` from the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._bun.files import BunFile
from ._bun.files import Response as Response
from ._bun.options import plan
from ._bun.running import Subprocess as Subprocess
from ._bun.streams import Blob as Blob
from ._bun.streams import ReadableStream as ReadableStream
from ._bun.terminal import Terminal as Terminal
from ._on_use import on_use
from .values import undefined

if TYPE_CHECKING:
    from os import PathLike
    from typing import Any, Unpack

    from ._bun import sync
    from ._bun.typed import Command, Given, SpawnOptions
    from ._js.record import Record
else:
    sync = on_use("nodecompat._bun.sync")  # only `spawnSync` needs it

__all__ = ["Blob", "Bun", "ReadableStream", "Response", "Subprocess", "Terminal", "file", "spawn", "spawnSync"]


def spawn(cmd: Command = undefined, options: Given = undefined, **keywords: Unpack[SpawnOptions]) -> Subprocess:
    """Start a program: `spawn(['ls', '-l'], {…})` or `spawn({'cmd': ['ls', '-l'], …})`; options also as keywords.

    Options: `cwd`, `env`, `argv0`, `detached`; `stdin` (`'ignore'` unless given; `'pipe'` for a FileSink, `'inherit'`,
    a descriptor, a file or path, `Bun.file`, bytes, a Blob or Response, a stream, or anything to iterate over, with
    `async for` too), `stdout` (`'pipe'`) and `stderr` (`'inherit'`), or `stdio` for all; `terminal`, a Terminal or the
    options of one, for all three instead; `ipc(message, subprocess, handle)`, which makes a channel, with
    `serialization` (`'json'`, `'advanced'`, `'cbor'`) and `maxMessageBytes`; `onExit(subprocess, exitCode, signalCode,
    error)`, `onDisconnect(ok)`; `signal` (an AbortSignal), `timeout` (milliseconds), `maxBuffer` (bytes, of each
    stream), `killSignal` (what the three send; SIGTERM); `lazy`; `on`, a carrier of `nodecompat.remote`, for a child on
    another machine: its `pid` and `host` are known once it runs, `exited` rejects when it cannot be started, and
    `onExit` gets that error, or why it was lost.

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_OUT_OF_RANGE; ABORT_ERR for a signal that has aborted;
    ERR_REMOTE_UNSUPPORTED for what no other machine can give: a terminal, `'inherit'` for stdin, a descriptor, a file;
    NodeSystemError, which is also FileNotFoundError and so on, for what the system refuses. Source: Bun `Bun.spawn`.
    """
    return Subprocess(plan(cmd, options, keywords, sync=False))


def spawnSync(cmd: Command = undefined, options: Given = undefined, **keywords: Unpack[SpawnOptions]) -> Record:
    """Run a program and wait for its end; as `spawn`, but `stderr` is a pipe unless given, and there is no channel.

    The result has `exitCode` (None after a signal), `signalCode` (only then), `stdout` and `stderr` (bytes, None
    without a pipe), `success`, `resourceUsage`, `pid`, and, with these options, `exitedDueToTimeout` and
    `exitedDueToMaxBuffer`. Raises as `spawn` does. Source: Bun `Bun.spawnSync`.
    """
    return sync.run_sync(plan(cmd, options, keywords, sync=True))


def file(path: int | str | bytes | PathLike[Any]) -> BunFile:
    """A file by its path or descriptor, for `stdin`, `stdout` and `stderr`, or to be read: `await file('a').text()`.

    It need not be there yet. Raises TypeError for anything else. Source: Bun `Bun.file`.
    """
    return BunFile(path)


class Bun:
    """The global object of Bun, as far as it is here."""

    Terminal = Terminal
    file = staticmethod(file)
    spawn = staticmethod(spawn)
    spawnSync = staticmethod(spawnSync)
