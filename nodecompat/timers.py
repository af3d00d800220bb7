"""Node's timers: `setTimeout`, `setInterval`, `setImmediate`, their clear functions, and `timers/promises`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._on_use import names_on_use
from ._timers.scheduling import Immediate as Immediate
from ._timers.scheduling import Timeout as Timeout
from ._timers.scheduling import clearImmediate as clearImmediate
from ._timers.scheduling import clearInterval as clearInterval
from ._timers.scheduling import clearTimeout as clearTimeout
from ._timers.scheduling import queueMicrotask as queueMicrotask
from ._timers.scheduling import setImmediate as setImmediate
from ._timers.scheduling import setInterval as setInterval
from ._timers.scheduling import setTimeout as setTimeout

if TYPE_CHECKING:
    from ._timers import promises as promises
else:
    __getattr__ = names_on_use(__name__, {"promises": "nodecompat._timers"})  # few programs want them

__all__ = [
    "Immediate",
    "Timeout",
    "clearImmediate",
    "clearInterval",
    "clearTimeout",
    "promises",
    "queueMicrotask",
    "setImmediate",
    "setInterval",
    "setTimeout",
]
