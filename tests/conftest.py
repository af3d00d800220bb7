"""Every test ends with no child, descriptor or thread left."""

from __future__ import annotations

import pytest
import support

from conformance import dispositions

support.put_node_on_path()
dispositions.take_back_ignored_signals()


@pytest.fixture(autouse=True)
def _nothing_left():
    threads = set(support.threads_left())
    yield
    assert not support.children_left(), "a child process was left behind"
    assert set(support.threads_left()) <= threads, "a thread was left behind"
