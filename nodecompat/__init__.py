"""nodecompat: Node's process model for Python.

`process`, `child_process` and `EventEmitter` with Node's semantics, on a loop that starts by itself after the
main script's last line. The names here are Node's globals; each module is what `require` gives in Node:
`nodecompat.child_process`, `nodecompat.events`, `nodecompat.timers`, ….

Where a line belongs: a folder is a reason to change, a file in it is a moment of loading. From the ground up
(`tests/test_layers.py` has the rows file by file; a file imports from its own row and the rows before it):

    _on_use     modules and names that are loaded on first use
    _room       more calls than Python allows, for messages of many levels
    values      Map, Set, Date, RegExp, and `undefined`: what JavaScript has and Python lacks
    _js         JavaScript in Python: undefined, symbols, String(), property keys, kinds, dates, patterns, arity
    _inspect    how a value is shown: `util.inspect`
    _errors     Node's errors, loaded with the first that is raised. `errors` is their face
    _wires      values to bytes and back: a folder for each wire, and the table of them
    _native     the compiled road: the same in C for plain values and for emit, where it was compiled
    _loop       the event loop: queues, timers, descriptors, asyncio as its host or its guest
    promise     promises on the loop's microtasks
    _os         descriptors, spawning, reaping, signals
    _channel    the channel to a parent or a child: protocol, socket, sending, endpoint
    _events     `events`, `abort`: emitters, event targets, `once` and `on`
    _web        the streams of the web, and Blob
    _stream     `stream`
    _net        `net` and `dgram`
    _http       `http`
    _timers     `timers`
    _asking     messages one by one, and cancellation, as execa has them
    _process    `process`: what is on the object of that name
    _util       `util`, `console`
    _child      `child_process`
    _remote     `remote`: children on other machines
    _cluster    `cluster`
    _bun        `bun`: Bun.spawn
    _pool       `pool`: workers that run jobs
    _prelude    `js`: JavaScript's globals, operators and methods on Python's values
    _seeing     `diagnostics_channel`, and `observe`: what a program can be told of itself
    _alive      why a program does not end, and what it awaited when it ended
    _moved      streams and ports in messages
    _path       `path`
    _url        `url`, `querystring`
    _fs         `fs`
    _readline   `readline`
    _assert     `assert`, whose face is `assert_`
    _crypto     `crypto`
    _host       `os`
    _require    `require` and `module`: files as modules of CommonJS
    _run        how a program starts and ends: the main script, errors nobody caught, the one way out
    _port       the converter from JavaScript: `python -m nodecompat port`
    _launcher   imported without the package: the command `nodecompat-python`
    _frozen     what PyInstaller is told about the package

The modules without an underscore are faces: one for each `require` name, with no logic that is not theirs.
"""

from __future__ import annotations

import sys as _sys
from os import environ as _environ

# The script's directory, whose listing the search for this package has read: no file of a name that Python needs?
_beside = getattr(_sys.path_importer_cache.get(_sys.path[0] if _sys.path else ""), "_path_cache", ())
if not _sys.stdlib_module_names.isdisjoint([_name.partition(".")[0] for _name in _beside]):
    from ._require import shadows as _shadows

    _shadows.guard(_sys.path[0])

from typing import TYPE_CHECKING, Any

from ._js import Symbol as Symbol
from ._js import undefined as undefined
from ._on_use import loaded, names_on_use
from ._run import install as _install
from .process import process as process

if TYPE_CHECKING:
    from ._alive.report import whyAlive as whyAlive
    from ._js.structured_clone import structuredClone as structuredClone
    from ._loop.coroutines import start as start
    from ._loop.portal import portal as portal
    from ._moved.ports import MessageChannel as MessageChannel
    from ._moved.ports import MessageEvent as MessageEvent
    from ._moved.ports import MessagePort as MessagePort
    from ._os.handle import Handle as Handle
    from ._require.modules import require as require
    from ._run.by_hand import run as run
    from ._seeing.observing import observe as observe
    from ._stream.web import ReadableStream as ReadableStream
    from ._stream.web import TextDecoderStream as TextDecoderStream
    from ._stream.web import TextEncoderStream as TextEncoderStream
    from ._stream.web import TransformStream as TransformStream
    from ._stream.web import WritableStream as WritableStream
    from ._web.blob import Blob as Blob
    from .abort import AbortController as AbortController
    from .abort import AbortSignal as AbortSignal
    from .abort import CustomEvent as CustomEvent
    from .abort import DOMException as DOMException
    from .abort import Event as Event
    from .abort import EventTarget as EventTarget
    from .bun import Bun as Bun
    from .cluster import cluster as cluster
    from .console import console as console
    from .promise import Promise as Promise
    from .timers import clearImmediate as clearImmediate
    from .timers import clearInterval as clearInterval
    from .timers import clearTimeout as clearTimeout
    from .timers import queueMicrotask as queueMicrotask
    from .timers import setImmediate as setImmediate
    from .timers import setInterval as setInterval
    from .timers import setTimeout as setTimeout

__version__ = "0.2.0"

__all__ = [
    "AbortController",
    "AbortSignal",
    "Blob",
    "Bun",
    "CustomEvent",
    "DOMException",
    "Event",
    "EventTarget",
    "Handle",
    "MessageChannel",
    "MessageEvent",
    "MessagePort",
    "Promise",
    "ReadableStream",
    "Symbol",
    "TextDecoderStream",
    "TextEncoderStream",
    "TransformStream",
    "WritableStream",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "cluster",
    "console",
    "observe",
    "portal",
    "process",
    "queueMicrotask",
    "require",
    "run",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "start",
    "structuredClone",
    "undefined",
    "whyAlive",
]

# Globals that a child can do without, each with its module.
_LATER = {
    "AbortController": "nodecompat.abort",
    "AbortSignal": "nodecompat.abort",
    "Blob": "nodecompat._web.blob",
    "Bun": "nodecompat.bun",
    "CustomEvent": "nodecompat.abort",
    "DOMException": "nodecompat.abort",
    "Event": "nodecompat.abort",
    "EventTarget": "nodecompat.abort",
    "Handle": "nodecompat._os.handle",
    "MessageChannel": "nodecompat._moved.ports",
    "MessageEvent": "nodecompat._moved.ports",
    "MessagePort": "nodecompat._moved.ports",
    "Promise": "nodecompat.promise",
    "ReadableStream": "nodecompat._stream.web",
    "TextDecoderStream": "nodecompat._stream.web",
    "TextEncoderStream": "nodecompat._stream.web",
    "TransformStream": "nodecompat._stream.web",
    "WritableStream": "nodecompat._stream.web",
    "clearImmediate": "nodecompat.timers",
    "clearInterval": "nodecompat.timers",
    "clearTimeout": "nodecompat.timers",
    "cluster": "nodecompat.cluster",
    "console": "nodecompat.console",
    "observe": "nodecompat._seeing.observing",
    "portal": "nodecompat._loop.portal",
    "queueMicrotask": "nodecompat.timers",
    "require": "nodecompat._require.modules",
    "run": "nodecompat._run.by_hand",
    "setImmediate": "nodecompat.timers",
    "setInterval": "nodecompat.timers",
    "setTimeout": "nodecompat.timers",
    "start": "nodecompat._loop.coroutines",
    "structuredClone": "nodecompat._js.structured_clone",
    "whyAlive": "nodecompat._alive.report",
}

__getattr__ = names_on_use(__name__, _LATER)  # a child's start pays for none of these modules

_MODULES = {
    "assert": "nodecompat.assert_",
    "assert/strict": "nodecompat.assert_",
    "async_hooks": "nodecompat.async_hooks",
    "buffer": "nodecompat.buffer",
    "child_process": "nodecompat.child_process",
    "cluster": "nodecompat.cluster",
    "console": "nodecompat.console",
    "crypto": "nodecompat.crypto",
    "dgram": "nodecompat.dgram",
    "diagnostics_channel": "nodecompat.diagnostics_channel",
    "dns": "nodecompat.dns",
    "dns/promises": "nodecompat._dns.promises",
    "events": "nodecompat.events",
    "fs": "nodecompat.fs",
    "fs/promises": "nodecompat._fs.promises",
    "http": "nodecompat.http",
    "module": "nodecompat.module",
    "net": "nodecompat.net",
    "os": "nodecompat.os",
    "path": "nodecompat.path",
    "path/posix": "nodecompat.path",
    "path/win32": "nodecompat._path.win32",
    "perf_hooks": "nodecompat.perf_hooks",
    "process": "nodecompat.process",
    "querystring": "nodecompat.querystring",
    "readline": "nodecompat.readline",
    "readline/promises": "nodecompat._readline.promises",
    "stream": "nodecompat.stream",
    "stream/consumers": "nodecompat._stream.consumers",
    "stream/promises": "nodecompat._stream.promises",
    "stream/web": "nodecompat._stream.web",
    "string_decoder": "nodecompat.string_decoder",
    "timers": "nodecompat.timers",
    "timers/promises": "nodecompat._timers.promises",
    "url": "nodecompat.url",
    "util": "nodecompat.util",
    "util/types": "nodecompat._util.type_checks",
    "worker_threads": "nodecompat.worker_threads",
    "zlib": "nodecompat.zlib",
}


_CLASSES = {  # which Node's modules of that name are
    "assert": "assert_",
    "assert/strict": "strict",
    "events": "EventEmitter",
    "stream": "Stream",
}


def _find(name: str) -> Any:
    """The module of that name; undefined when there is none."""
    plain = name.removeprefix("node:")
    known = _MODULES.get(plain)
    if known is None:
        return undefined
    if known == "nodecompat.process":
        return process
    module = loaded(known)
    return getattr(module, _CLASSES[plain]) if plain in _CLASSES else module


process._find_module = _find


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})


_install()

if "NODE_UNIQUE_ID" in _environ:
    loaded("nodecompat.cluster")  # a worker comes online, whether its program uses `cluster` or not
