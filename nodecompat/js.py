"""JavaScript in Python: its globals, and its operators and methods on Python's values.

    from nodecompat.js import *     # JavaScript's globals: JSON, Math, Map, Date, RegExp, Error, console, process, …
    from nodecompat import js       # what they do: js.get(m, 'type'), js.add(a, b), js.truthy(x), js.push(list, item)

What must stay true: the star gives the names of JavaScript's globals and no other, so that a program's own `path` or
`start` are safe. Values keep Python's types (list, dict, str, float, bytes); the functions give JavaScript's answers on
them, and are called where it matters: `js.truthy([])` is true, `js.add('a', 1)` is 'a1', `js.get(m, 'nope')` is
undefined.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from . import (
    AbortController,
    AbortSignal,
    Blob,
    CustomEvent,
    DOMException,
    Event,
    EventTarget,
    MessageChannel,
    MessagePort,
    Promise,
    Symbol,
    clearImmediate,
    clearInterval,
    clearTimeout,
    console,
    process,
    queueMicrotask,
    require,
    setImmediate,
    setInterval,
    setTimeout,
    undefined,
)
from ._channel.shapes import choose as _choose_messages
from ._errors.base import Thrown as Thrown
from ._js.arguments import Arguments as Arguments
from ._js.own import Object
from ._on_use import on_use as _on_use
from ._prelude import methods as _methods
from ._prelude.access import *  # noqa: F403  # get, set, call, …: its `__all__`
from ._prelude.atomics import Atomics
from ._prelude.bigints import BigInt
from ._prelude.boxes import boxed as boxed
from ._prelude.boxes import object_of as object_of
from ._prelude.buffer import Buffer
from ._prelude.class_accessors import *  # noqa: F403  # static_getter, StaticSetters: its `__all__`
from ._prelude.classes import Array, Boolean, FinalizationRegistry, Function, Number, String, WeakMap, WeakRef, WeakSet
from ._prelude.coding import TextDecoder, TextEncoder, atob, btoa
from ._prelude.commands import *  # noqa: F403  # command, program: its `__all__`
from ._prelude.converted import *  # noqa: F403  # promised, awaited, either, …: its `__all__`
from ._prelude.converted import structuredClone
from ._prelude.dates import Date
from ._prelude.faults import (
    AggregateError,
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
)
from ._prelude.global_object import global_object as _global_object
from ._prelude.importing import *  # noqa: F403  # import_, export_all: its `__all__`
from ._prelude.instances import instanceof as instanceof
from ._prelude.international import Intl
from ._prelude.iterating import delegated as delegated
from ._prelude.iterating import each as each
from ._prelude.iterating import first as first
from ._prelude.iterating import range as range
from ._prelude.iterators import Iterator_ as Iterator
from ._prelude.json_text import JSON
from ._prelude.literals import *  # noqa: F403  # obj, spread, without: its `__all__`
from ._prelude.methods import *  # noqa: F403  # each of JavaScript's methods as a function
from ._prelude.number_texts import to_exponential as toExponential  # noqa: F401
from ._prelude.number_texts import to_fixed as toFixed  # noqa: F401
from ._prelude.number_texts import to_precision as toPrecision  # noqa: F401
from ._prelude.number_texts import to_radix as toStringRadix  # noqa: F401
from ._prelude.numbers import Math, isFinite, isNaN, parseFloat, parseInt
from ._prelude.operators import *  # noqa: F403  # add, eq, lt, …: its `__all__`
from ._prelude.operators import typeof
from ._prelude.patterns import RegExp
from ._prelude.patterns import RegExp as regexp  # noqa: F401
from ._prelude.performing import (
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList,
    performance,
)
from ._prelude.protocols import *  # noqa: F403  # iterates, iterates_async: its `__all__`
from ._prelude.prototypes import *  # noqa: F403  # prototype, tag_of: its `__all__`
from ._prelude.proxies import Proxy
from ._prelude.receivers import *  # noqa: F403  # method, strict_method, unbound: its `__all__`
from ._prelude.receivers import EVERYBODY as _EVERYBODY
from ._prelude.reflecting import Reflect
from ._prelude.symbols import complete_symbol as _complete_symbol
from ._prelude.throwing import caught as caught
from ._prelude.throwing import throw as throw
from ._prelude.typed import (
    ArrayBuffer,
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
    Int8Array,
    Int16Array,
    Int32Array,
    SharedArrayBuffer,
    Uint8Array,
    Uint8ClampedArray,
    Uint16Array,
    Uint32Array,
)
from ._prelude.uri import decodeURI, decodeURIComponent, encodeURI, encodeURIComponent, escape, unescape
from ._prelude.views import DataView
from ._require.modules import commonjs as commonjs
from ._url.search import URLSearchParams
from ._url.web import URL
from ._wires import DEFAULT as _DEFAULT
from ._wires import Spoken as _Spoken
from .values import Map, Set

if TYPE_CHECKING:
    from . import crypto
    from ._prelude.terms import Found
else:
    crypto = _on_use("nodecompat.crypto")  # Node's global is a part of its module

NaN = math.nan
Infinity = math.inf

_complete_symbol()
_Spoken.with_python = _DEFAULT  # messages become what they would there: a date is a text, what is undefined is left out
_choose_messages(process, "objects")  # and are objects

__all__ = [
    "JSON",
    "URL",
    "AbortController",
    "AbortSignal",
    "AggregateError",
    "Array",
    "ArrayBuffer",
    "Atomics",
    "BigInt",
    "BigInt64Array",
    "BigUint64Array",
    "Blob",
    "Boolean",
    "Buffer",
    "CustomEvent",
    "DOMException",
    "DataView",
    "Date",
    "Error",
    "EvalError",
    "Event",
    "EventTarget",
    "FinalizationRegistry",
    "Float32Array",
    "Float64Array",
    "Function",
    "Infinity",
    "Int8Array",
    "Int16Array",
    "Int32Array",
    "Intl",
    "Iterator",
    "Map",
    "Math",
    "MessageChannel",
    "MessagePort",
    "NaN",
    "Number",
    "Object",
    "PerformanceEntry",
    "PerformanceMark",
    "PerformanceMeasure",
    "PerformanceObserver",
    "PerformanceObserverEntryList",
    "Promise",
    "Proxy",
    "RangeError",
    "ReferenceError",
    "Reflect",
    "RegExp",
    "Set",
    "SharedArrayBuffer",
    "String",
    "Symbol",
    "SyntaxError",
    "TextDecoder",
    "TextEncoder",
    "TypeError",
    "URIError",
    "URLSearchParams",
    "Uint8Array",
    "Uint8ClampedArray",
    "Uint16Array",
    "Uint32Array",
    "WeakMap",
    "WeakRef",
    "WeakSet",
    "atob",
    "btoa",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "console",
    "crypto",
    "decodeURI",
    "decodeURIComponent",
    "encodeURI",
    "encodeURIComponent",
    "escape",
    "globalThis",
    "isFinite",
    "isNaN",
    "parseFloat",
    "parseInt",
    "performance",
    "process",
    "queueMicrotask",
    "require",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "structuredClone",
    "typeof",
    "undefined",
    "unescape",
]

globalThis = _global_object({name: globals()[name] for name in __all__ if name in globals()})
_EVERYBODY[0] = globalThis


def __getattr__(name: str) -> Found:
    """A method of JavaScript's that has no function here yet: `js.getUTCDay(date)`."""
    if name[:1] == "_" or not name[:1].islower():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _methods.of(name)
