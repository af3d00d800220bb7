"""How the Python programs start their children: by `fork` alone, from the fork server, or behind an agent."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from conformance.bench.programs.lib import Order


def options(order: Order) -> dict[str, Any]:
    """The options of `fork` that the orders mean."""
    found: dict[str, Any] = {"serialization": order["wire"]}
    if order.get("server"):
        found["forkServer"] = True
    if order.get("remote"):
        found["on"] = import_module("nodecompat.remote").local()
    return found
