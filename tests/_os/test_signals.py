"""Names and numbers of signals. (Delivery to listeners is tested with `process`.)"""

from __future__ import annotations

import signal
from typing import Any

import pytest

from nodecompat._os.signals import NAMES, SIGNALS, check, signal_name, signal_number
from nodecompat.errors import NodeError


@pytest.mark.parametrize(
    ("given", "number"),
    [("SIGTERM", signal.SIGTERM), ("sigterm", signal.SIGTERM), (9, 9), (9.0, 9), (0, 0), ("SIGIOT", signal.SIGABRT)],
)
def test_numbers(given: object, number: int) -> None:
    """By name, in either case, or by number; 0 names none."""
    assert signal_number(given) == number


@pytest.mark.parametrize("given", ["SIGFOO", "TERM", "", "9", -1, 1.5, 100_000, True, None, {}])
def test_what_is_no_signal(given: Any) -> None:
    """ERR_UNKNOWN_SIGNAL."""
    with pytest.raises(NodeError) as raised:
        signal_number(given)
    assert raised.value.code == "ERR_UNKNOWN_SIGNAL"


def test_names() -> None:
    """One name for each number, Node's where there are two; a number without a name shows itself."""
    assert signal_name(signal.SIGABRT) == "SIGABRT"
    assert {SIGNALS[name] for name in NAMES.values()} == set(NAMES)
    assert signal_name(1000) == "SIG1000"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_what_no_process_can_catch(number: int) -> None:
    """libuv's EINVAL."""
    with pytest.raises(NodeError) as raised:
        check(number)
    assert raised.value.code == "EINVAL"
