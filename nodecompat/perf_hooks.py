"""Node's `perf_hooks`: the clock of the process, which is JavaScript's global `performance`.

Not here: observers, histograms, `timerify`, `eventLoopUtilization`.
"""

from __future__ import annotations

from .js import performance

__all__ = ["performance"]
