"""Sends every message back."""

from __future__ import annotations

from typing import Any

from conformance.bench.programs.lib import cpu
from nodecompat import process

seen, began = 0, 0.0


@process.on("message")
def _(message: Any) -> None:
    global seen, began
    seen += 1
    if seen == 2:
        began = cpu()
    process.send({"cpu": cpu() - began} if message == "done" else message)
