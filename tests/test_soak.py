"""The soak of passed sockets: it runs, and what it calls a leak is one."""

from __future__ import annotations

import pytest

from conformance.soak import command


@pytest.mark.slow
@pytest.mark.parametrize("way", [["--flight", "3"], ["--flight", "16", "--both"]])
def test_nothing_is_left_of_passed_sockets(way: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every connection is answered, by the child or when it has come back, and no descriptor stays open."""
    assert command.main(["--sockets", "60", "--wire", "json", *way]) == 0
    assert "60 of 60 connections answered by python on json" in capsys.readouterr().out


@pytest.mark.slow
def test_nothing_is_left_of_children_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Each ends as it has to, or is lost with its agent, and no process and no descriptor stays."""
    assert command.main(["--remote", "local", "--minutes", "0.1"]) == 0
    assert "0 ended wrongly, 0 processes or tasks were left" in capsys.readouterr().out


def test_the_slope_of_a_line() -> None:
    """Least squares; what each connection leaves is that for the connections between two points."""
    assert command.slope([5, 5, 5]) == 0.0
    assert command.slope([1, 3, 5, 7]) == 2.0
    leaking = command.Line("parent", [10, 20, 30], [0, 4096, 8192, 12288, 16384], step=10)
    assert (leaking.fd_slope, leaking.rss_slope) == (1.0, 409.6)


def test_what_is_not_here() -> None:
    """Too few sockets, and a runtime that nobody knows."""
    assert command.main(["--sockets", "3"]) == 2
    assert command.main(["--child", "no such runtime"]) == 2
