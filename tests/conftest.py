"""Every test ends with no child, descriptor or thread left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest
import support

from conformance import dispositions
from nodecompat import _native, process
from nodecompat._loop.current import engine
from nodecompat._os import ancillary
from nodecompat._wires import PYTHON_DEFAULT, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

# A busy machine is no fault of a test: no limit of time on what is made, or on the test of it.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")
support.put_node_on_path()
dispositions.take_back_ignored_signals()


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    threads = set(support.threads_left())
    Spoken.with_python, process._messages = PYTHON_DEFAULT, "plain"  # also where a test file has loaded `nodecompat.js`
    process._exiting = False  # where the test before this one failed by an error that ends a process
    yield
    assert not support.children_left(), "a child process was left behind"
    assert set(support.threads_left()) <= threads, "a thread was left behind"
    assert not engine._ref_timers, "a timer was left behind, for which the next test would wait"


@pytest.fixture
def python_road(monkeypatch: pytest.MonkeyPatch) -> None:
    """Channels that are made now take the Python road, where a compiled one is installed too."""
    monkeypatch.setattr(_native, "WIRES", ())
    monkeypatch.setattr(_native, "receive", ancillary.receive)
