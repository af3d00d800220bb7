"""The stdio option: words, numbers, things with a descriptor, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nodecompat._child.arguments import normalize_spawn_arguments
from nodecompat._child.stdio import StdioItem, fork_stdio, parse_stdio
from nodecompat.errors import NodeError
from nodecompat.values import undefined

PIPE, IGNORE, IPC = StdioItem("pipe"), StdioItem("ignore"), StdioItem("ipc")


def fd(number: int, source: Any = None) -> StdioItem:
    """A descriptor of the parent."""
    return StdioItem("fd", number, source)


@pytest.mark.parametrize(
    ("stdio", "items"),
    [
        ("pipe", [PIPE] * 3),
        ("overlapped", [PIPE] * 3),
        ("ignore", [IGNORE] * 3),
        ("inherit", [fd(0), fd(1), fd(2)]),
        ([], [PIPE] * 3),
        ([None, undefined, "ignore", None, undefined], [PIPE, PIPE, IGNORE, IGNORE, IGNORE]),
        (("inherit", 5, 2.0, "inherit", "pipe"), [fd(0), fd(5), fd(2), fd(3), PIPE]),
        ([-1, -1.5, 1, "ipc"], [PIPE, PIPE, fd(1), IPC]),
        (["ipc"], [IPC, PIPE, PIPE]),
        ([{"fd": 7}], [fd(7, {"fd": 7}), PIPE, PIPE]),
    ],
)
def test_stdio(stdio: Any, items: list[StdioItem]) -> None:
    """Words, numbers and things with a descriptor; a list shorter than three is filled up."""
    assert parse_stdio(stdio) == items


@pytest.mark.parametrize("stdio", [None, undefined, "", 0, False])
def test_stdio_by_default(stdio: Any) -> None:
    """Without stdio everything is a pipe for spawn; for fork everything is shared, and there is a channel."""
    assert normalize_spawn_arguments("x", [], {"stdio": stdio}, {}).stdio == [PIPE] * 3


def test_stdio_of_fork() -> None:
    """fork shares the standard streams, or pipes them when silent, and has its channel at 3 unless a list says else."""
    shared = [fd(0), fd(1), fd(2), IPC]
    assert parse_stdio(fork_stdio(undefined, False)) == shared
    assert parse_stdio(fork_stdio({}, False)) == shared
    assert parse_stdio(fork_stdio(None, True)) == [PIPE, PIPE, PIPE, IPC]
    assert parse_stdio(fork_stdio("ignore", True)) == [IGNORE, IGNORE, IGNORE, IPC]
    assert parse_stdio(fork_stdio([0, "ipc"], True)) == [fd(0), IPC, PIPE]


def test_short_list_is_filled_in_place() -> None:
    """A list that is too short gets `undefined` appended, as in Node; a tuple doesn't."""
    given: list[Any] = ["ignore"]
    parse_stdio(given)
    assert given == ["ignore", undefined, undefined]


def test_things_with_a_descriptor(tmp_path: Path) -> None:
    """Files and streams give their descriptor while they are open."""
    with open(tmp_path / "x", "wb") as file:
        assert parse_stdio([file])[0] == fd(file.fileno(), file)
    for useless in (file, {"fd": -1}, {"fd": None}, {"fd": True}, object()):
        with pytest.raises(NodeError) as caught:
            parse_stdio([useless])
        assert caught.value.code == "ERR_INVALID_ARG_VALUE"


@pytest.mark.parametrize(("number", "shown"), [(1.5, "1.5"), (float("nan"), "NaN"), (float("inf"), "Infinity")])
def test_numbers_that_are_no_descriptor(number: float, shown: str) -> None:
    """A fraction, NaN or Infinity is refused. (Node 24 aborts the whole process.)"""
    with pytest.raises(NodeError) as caught:
        parse_stdio([number])
    assert str(caught.value) == f"The argument 'stdio' is invalid. Received {shown}"


def test_synchronous_stdio() -> None:
    """The synchronous functions have no channel, and refuse data as an item. (Node drops the item and shifts.)"""
    with pytest.raises(NodeError) as caught:
        parse_stdio(["ipc"], sync=True)
    assert (caught.value.code, str(caught.value)) == (
        "ERR_IPC_SYNC_FORK",
        "IPC cannot be used with synchronous forks",
    )
    for item in (b"x", "foo"):
        with pytest.raises(NodeError) as caught:
            parse_stdio([item], sync=True)
        assert caught.value.code == "ERR_INVALID_ARG_VALUE"
