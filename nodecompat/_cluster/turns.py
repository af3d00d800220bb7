"""Whose turn it is: which worker gets which connection. No I/O.

The worker that was free for the longest gets the connection that has waited for the longest. It gets the next one when
it has answered: accepted, or refused, because it serves as many as it may, or closes. A connection that was refused
goes to the end of the line, and to another worker; once every worker has refused it, it waits until `forgive`.

What must stay true: a connection is with one worker, or in the line, or out of here; one whose worker has gone
before it answered comes back to the head of the line. Nothing is tried for ever without a pause.
"""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

W = TypeVar("W")  # workers, which are keys
C = TypeVar("C")  # connections, which are keys too


class Turns(Generic[W, C]):
    """The workers that serve one address, and the connections that wait there."""

    def __init__(self) -> None:
        self._all: set[W] = set()
        self._free: deque[W] = deque()
        self._waiting: deque[C] = deque()
        self._away: dict[W, C] = {}
        self._refused: dict[C, set[W]] = {}

    def __contains__(self, worker: W) -> bool:
        return worker in self._all

    def __len__(self) -> int:
        """How many workers serve here."""
        return len(self._all)

    def add(self, worker: W) -> None:
        """One more serves here."""
        self._all.add(worker)
        if worker not in self._away:
            self._free.append(worker)

    def arrive(self, connection: C) -> None:
        """One more waits."""
        self._waiting.append(connection)

    def next(self) -> tuple[W, C] | None:
        """Who gets what now, if anybody does; it is with that worker from here on."""
        if not self._free or not self._waiting:
            return None
        if not self._refused:
            turn = self._free.popleft(), self._waiting.popleft()
            self._away[turn[0]] = turn[1]
            return turn
        for place, connection in enumerate(self._waiting):
            refused = self._refused.get(connection, ())
            worker = next((one for one in self._free if one not in refused), None)
            if worker is not None:
                del self._waiting[place]
                self._free.remove(worker)
                self._away[worker] = connection
                return worker, connection
            if not refused:
                break  # nobody is free
        return None

    def accepted(self, worker: W) -> C | None:
        """A worker has taken its connection, which is its own now."""
        connection = self._take_back(worker)
        if connection is not None:
            self._refused.pop(connection, None)
        return connection

    def refuse(self, worker: W) -> None:
        """A worker does not want its connection."""
        connection = self._take_back(worker)
        if connection is not None:
            self._refused.setdefault(connection, set()).add(worker)
            self._waiting.append(connection)

    def _take_back(self, worker: W) -> C | None:
        if worker in self._all and worker in self._away:
            self._free.append(worker)
        return self._away.pop(worker, None)

    def remove(self, worker: W) -> bool:
        """A worker serves here no more, but may still answer; whether it did serve."""
        if worker not in self._all:
            return False
        self._all.discard(worker)
        if worker in self._free:
            self._free.remove(worker)
        return True

    def lose(self, worker: W) -> bool:
        """A worker has gone, and answers no more; whether it did serve."""
        served = self.remove(worker)
        connection = self._away.pop(worker, None)
        if connection is not None:
            self._waiting.appendleft(connection)
        return served

    @property
    def has_refused(self) -> bool:
        """Whether a connection waits that was refused."""
        return bool(self._refused) and any(connection in self._refused for connection in self._waiting)

    def forgive(self) -> None:
        """After a pause: ask all of them again."""
        self._refused.clear()

    def clear(self) -> list[C]:
        """Nobody serves here any more: the connections that wait, which leave the line."""
        left, self._waiting = [*self._waiting], deque()
        self._refused.clear()
        return left
