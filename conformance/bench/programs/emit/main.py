"""Emitting to plain listeners, or to a new `once` listener each time."""

from __future__ import annotations

from conformance.bench.programs.emitted import measure
from nodecompat.events import EventEmitter

measure(EventEmitter())
