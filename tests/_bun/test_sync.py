"""Bun.spawnSync."""

from __future__ import annotations

from typing import Any

import pytest

from nodecompat.abort import AbortSignal
from nodecompat.bun import Bun, spawnSync
from nodecompat.errors import AbortError

ENDS: list[tuple[list[str], dict[str, Any], dict[str, Any]]] = [
    (["sh", "-c", "echo hi; echo e >&2; exit 3"], {},
     {"exitCode": 3, "stdout": b"hi\n", "stderr": b"e\n", "success": False}),
    (["sh", "-c", "kill -9 $$"], {},
     {"exitCode": None, "signalCode": "SIGKILL", "stdout": b"", "stderr": b"", "success": False}),
    (["sleep", "60"], {"timeout": 20},
     {"exitCode": None, "signalCode": "SIGTERM", "stdout": b"", "stderr": b"", "success": False,
      "exitedDueToTimeout": True}),
    (["sh", "-c", "printf 123456; exec sleep 60"], {"maxBuffer": 5, "killSignal": "SIGINT"},
     {"exitCode": None, "signalCode": "SIGINT", "stdout": b"123456", "stderr": b"", "success": False,
      "exitedDueToMaxBuffer": True}),
    (["sh", "-c", "printf 12345; printf 12345 >&2"], {"maxBuffer": 5},
     {"exitCode": 0, "stdout": b"12345", "stderr": b"12345", "success": True, "exitedDueToMaxBuffer": False}),
    (["cat"], {"stdin": b"in", "stderr": "ignore"},
     {"exitCode": 0, "stdout": b"in", "stderr": None, "success": True}),
    (["cat"], {"stdin": "pipe"}, {"exitCode": 0, "stdout": b"", "stderr": b"", "success": True}),
]  # fmt: skip


@pytest.mark.parametrize(("cmd", "options", "expected"), ENDS)
def test_the_result_says_how_it_ended(cmd: list[str], options: dict[str, Any], expected: dict[str, Any]) -> None:
    """Measured on Bun 1.4.2; the fields that depend on the run are there, too."""
    result = spawnSync(cmd, options)
    usage, pid = result.pop("resourceUsage"), result.pop("pid")

    assert result == expected
    assert pid > 0
    assert usage.maxRSS > 0


def test_it_is_also_called_with_everything_in_one_object() -> None:
    """And its result has attributes."""
    assert Bun.spawnSync({"cmd": ["echo", 5, True, None]}).stdout == b"5 true null\n"
    assert Bun.spawnSync(cmd=["true"]).success is True


def test_callbacks_and_a_channel_are_accepted_and_ignored() -> None:
    """As in Bun: nothing runs meanwhile."""
    result = spawnSync(["sh", "-c", "echo $NODE_CHANNEL_FD"], {"ipc": print, "onExit": print})

    assert result.stdout == b"\n"


def test_what_cannot_be_started_is_raised() -> None:
    """As by spawn."""
    with pytest.raises(FileNotFoundError, match=r'Executable not found in \$PATH: "no-such-program"'):
        spawnSync(["no-such-program"])
    with pytest.raises(AbortError):
        spawnSync(["true"], {"signal": AbortSignal.abort()})
