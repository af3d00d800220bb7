"""What a line of Python shows when JavaScript's globals are there: for tables of what Node shows of the same."""

from __future__ import annotations

import datetime
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from nodecompat import js, process
from nodecompat.util import inspect

NAMES: dict[str, Any] = {"js": js, "datetime": datetime, "re": re}
exec("from nodecompat.js import *", NAMES)
process.messages = "plain"  # as other tests have it


@contextmanager
def time_zone(name: str) -> Iterator[None]:
    """Run in a time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


def shown(source: str) -> str:
    """The value of an expression as `util.inspect` shows it, or `throws Name: message`; in the time zone of Berlin."""
    with time_zone("Europe/Berlin"):
        try:
            return inspect(eval(source, NAMES))
        except Exception as error:
            caught = js.caught(error)
            return f"throws {caught.name}: {caught.message}"
