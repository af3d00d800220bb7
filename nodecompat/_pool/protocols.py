"""What the parts of a pool know of each other; for type checkers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Unpack

    from .options import RunOptions, Settings
    from .task import Task


class HasWorkers(Protocol):
    """The pool, as a task sees it."""

    def _give_up(self, task: Any, error: Any, state: str) -> bool: ...


class Runs(Protocol):
    """The pool, as those see it who have it run jobs."""

    _settings: Settings

    def run(self, job: object, **options: Unpack[RunOptions]) -> Task[Any]:
        """Have a worker do a job."""

    def _take(
        self, method: str | None, params: list[Any], options: Any, started: Callable[[], bool] | None = None
    ) -> Task[Any]: ...

    def close(self) -> Any:
        """Take no more jobs."""
