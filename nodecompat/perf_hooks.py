"""Node's `perf_hooks`: the clock of the process, which is JavaScript's global `performance`, and who observes it.

    from nodecompat.perf_hooks import PerformanceObserver, performance, timerify

Not here: histograms, `eventLoopUtilization`, what the garbage collector and the network are observed by.
"""

from __future__ import annotations

from ._prelude.performing import timerify
from .js import (
    PerformanceEntry,
    PerformanceMark,
    PerformanceMeasure,
    PerformanceObserver,
    PerformanceObserverEntryList,
    performance,
)

__all__ = [
    "PerformanceEntry",
    "PerformanceMark",
    "PerformanceMeasure",
    "PerformanceObserver",
    "PerformanceObserverEntryList",
    "performance",
    "timerify",
]
