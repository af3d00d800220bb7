"""A cluster under load: workers that are replaced on purpose lose nothing, those that are killed what they had alone."""

from __future__ import annotations

import pytest

from conformance import runtimes
from conformance.soak import command

pytestmark = pytest.mark.slow
SMALL = ("--load", "--requests", "500", "--connections", "20", "--workers", "2", "--kills", "1", "--pause", "50")


def test_requests_over_many_connections(capsys: pytest.CaptureFixture[str]) -> None:
    """A rolling reload loses no request, a kill only those of connections that the worker had, which are asked again.

    Pythons alone, and Pythons and Nodes at one port.
    """
    assert command.main([*SMALL]) == 0
    output = capsys.readouterr().out
    assert "1 workers killed, 2 replaced on purpose" in output
    assert ", 0 lost otherwise" in output
    nodes = runtimes.nodes()
    if nodes:
        assert command.main([*SMALL, "--child", nodes[-1].label]) == 0


def test_a_runtime_that_is_not_here() -> None:
    """It is said, and is no failure of the load."""
    assert command.main(["--load", "--child", "no such runtime"]) == 2
