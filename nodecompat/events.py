"""Node's `events`: EventEmitter and the functions around it.

    emitter.on('data', listener)      returns the emitter, so that calls chain
    @emitter.on('data')               registers the function below and leaves it as it is

What must stay true: this file only names what the files of `_events/` define. `defaultMaxListeners` and
`captureRejections` can be set here and on the class `EventEmitter`; both are one setting.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ._events.emitter import EventEmitter, captureRejectionSymbol, errorMonitor
from ._events.statics import install
from ._on_use import names_on_use

if TYPE_CHECKING:
    from ._events.async_resource import EventEmitterAsyncResource
    from ._events.awaiting import addAbortListener, on, once
    from ._events.functions import getEventListeners, getMaxListeners, init, listenerCount, setMaxListeners
    from ._events.leak import MaxListenersExceededWarning

__all__ = [
    "EventEmitter",
    "EventEmitterAsyncResource",
    "MaxListenersExceededWarning",
    "addAbortListener",
    "captureRejectionSymbol",
    "captureRejections",
    "defaultMaxListeners",
    "errorMonitor",
    "getEventListeners",
    "getMaxListeners",
    "init",
    "listenerCount",
    "on",
    "once",
    "setMaxListeners",
    "usingDomains",
]

usingDomains = False
captureRejections: bool
defaultMaxListeners: float

__getattr__ = names_on_use(  # programs that only emit and listen need none of these files
    __name__,
    {
        "EventEmitterAsyncResource": "nodecompat._events.async_resource",
        "MaxListenersExceededWarning": "nodecompat._events.leak",
        "addAbortListener": "nodecompat._events.awaiting",
        "getEventListeners": "nodecompat._events.functions",
        "getMaxListeners": "nodecompat._events.functions",
        "init": "nodecompat._events.functions",
        "listenerCount": "nodecompat._events.functions",
        "on": "nodecompat._events.awaiting",
        "once": "nodecompat._events.awaiting",
        "setMaxListeners": "nodecompat._events.functions",
    },
)
install(sys.modules[__name__])
