"""The same with pyee itself."""

from __future__ import annotations

from pyee.base import EventEmitter

from conformance.bench.programs.emitted import measure

measure(EventEmitter())
