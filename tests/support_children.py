"""What the tests of `child_process` share: modules to fork, a trace of events, a look at what is left.

A test file takes the fixtures over by name: `worker = support_children.worker`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import descriptors, environment

from nodecompat._channel import sending
from nodecompat._loop.current import engine
from nodecompat.child_process import ChildProcess

EVENTS = ("spawn", "message", "disconnect", "exit", "close", "error")
ECHO = "from nodecompat import process\nprocess.on('message', process.send)\n"
IDLE = "from nodecompat import process\nprocess.on('message', print)\nprocess.send('ready')\n"


def traced(child: ChildProcess) -> list[Any]:
    """Everything the child emits; errors by their code."""
    trace: list[Any] = []
    for event in EVENTS:
        child.on(event, lambda *args, event=event: trace.append((event, *(getattr(arg, "code", arg) for arg in args))))
    return trace


@pytest.fixture(autouse=True)
def nothing_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Children find this checkout; every test leaves no descriptor and nothing that holds the loop."""
    monkeypatch.setenv("PYTHONPATH", environment()["PYTHONPATH"])
    engine.poller.fileno()
    engine.drive()  # where an earlier test has loaded asyncio, this makes the loop for coroutines, with its descriptors
    before, holds = descriptors(), engine.holds
    yield
    assert descriptors() == before
    assert engine.holds == holds
    assert not sending._open


@pytest.fixture
def worker(tmp_path: Path) -> Any:
    """Writes a module and gives its path."""

    def make(source: str, name: str = "worker.py") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source)
        return str(path)

    return make
