"""`execSync` and `execFileSync`: `spawnSync`, with the output as the result and a failure as an exception.

What must stay true: what the command wrote to stderr is passed on, unless the caller said what becomes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..process import process
from .failures import command_failed
from .sync import SpawnSyncResult, run_sync

if TYPE_CHECKING:
    from .commands import SyncRequest


def output_of(request: SyncRequest, shown: str, *, quiet: bool) -> Any:
    """Run a command and return its stdout: bytes, text with an encoding, None when it went elsewhere.

    `shown` is the command as the error shows it. Raises CommandFailedError when it didn't end with code 0, and the
    NodeSystemError of the result. Either has the items of the result as attributes.
    """
    result = run_sync(request)
    if not quiet and result.stderr:
        process.stderr.write(result.stderr)
    error = result.error
    if error is not None:
        for name, value in result.items():
            setattr(error, name, value)
        raise error
    if result.status != 0:
        raise command_failed(_failure_text(result, shown), **result)
    return result.stdout


def _failure_text(result: SpawnSyncResult, shown: str) -> str:
    stderr = result.stderr
    if not stderr:
        return f"Command failed: {shown}"
    return f"Command failed: {shown}\n{stderr if isinstance(stderr, str) else stderr.decode('utf-8', 'replace')}"
