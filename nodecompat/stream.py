"""Node's `stream`: data that comes or goes in pieces.

    child.stdout.setEncoding('utf8')
    child.stdout.on('data', lambda text: print(text))
    child.stdin.end('last words')
    async for chunk in child.stdout: ...
    Readable.from_(lines).pipe(Transform(transform=upper)).pipe(process.stdout)

`Readable.from` is called `from_`. Chunks are `bytes`, `str`, or any objects but None in objectMode.

What must stay true: nothing blocks; 'end' and 'finish' come before 'close', which comes once. What few programs use is
loaded when it is asked for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ._events.statics import ClassModule
from ._on_use import names_on_use
from ._stream.base import Stream
from ._stream.duplex import Duplex, PassThrough, Transform
from ._stream.readable import Readable
from ._stream.states import getDefaultHighWaterMark, setDefaultHighWaterMark
from ._stream.writable import Writable

if TYPE_CHECKING:
    from ._stream import consumers, promises, web
    from ._stream.composing import compose
    from ._stream.ending import addAbortSignal, destroy, finished
    from ._stream.pairs import duplexPair
    from ._stream.pipelines import pipeline
    from ._stream.questions import isDestroyed, isDisturbed, isErrored, isReadable, isWritable

__all__ = [
    "Duplex",
    "PassThrough",
    "Readable",
    "Stream",
    "Transform",
    "Writable",
    "addAbortSignal",
    "compose",
    "consumers",
    "destroy",
    "duplexPair",
    "finished",
    "getDefaultHighWaterMark",
    "isDestroyed",
    "isDisturbed",
    "isErrored",
    "isReadable",
    "isWritable",
    "pipeline",
    "promises",
    "setDefaultHighWaterMark",
    "web",
]

_QUESTIONS = ("isDestroyed", "isDisturbed", "isErrored", "isReadable", "isWritable")

__getattr__ = names_on_use(  # a child's pipes need none of these
    __name__,
    {
        **dict.fromkeys(("addAbortSignal", "destroy", "finished"), "nodecompat._stream.ending"),
        **dict.fromkeys(_QUESTIONS, "nodecompat._stream.questions"),
        "compose": "nodecompat._stream.composing",
        "duplexPair": "nodecompat._stream.pairs",
        "pipeline": "nodecompat._stream.pipelines",
        **dict.fromkeys(("consumers", "promises", "web"), "nodecompat._stream"),
    },
)


class _StreamModule(ClassModule):
    """The class of this module, which in Node is the class `Stream`."""

    stands_for = Stream


_StreamModule.become(sys.modules[__name__])
