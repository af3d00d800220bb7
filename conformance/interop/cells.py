"""The cells of the matrix: a runtime, the role of Python, how the child is started, and the wire; and what is known to fail.

KNOWN lists failures that are not nodecompat's to mend, each with its reason and the text that tells that it is this failure
and no other. Any other failure of such a cell is unexpected. There is none at present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

RUNTIMES = ("node20", "node24", "node26", "bun", "deno")
ROLES = ("parent", "child")  # of Python
WAYS = ("fork", "spawn")
HANDLES = (
    "server handle",
    "socket handle",
    "datagram handle",
)  # passed both ways, between a parent and a child that it spawns
CLUSTER = "cluster"  # a primary and its worker; with Bun and Deno, whose `cluster` is another or cannot, not played
WIRES = ("json", "advanced")


@dataclass(frozen=True, slots=True)
class Cell:
    """One parent with one kind of child."""

    runtime: str
    role: str
    how: str
    wire: str

    @property
    def row(self) -> str:
        """Who is whose parent."""
        return f"python -> {self.runtime}" if self.role == "parent" else f"{self.runtime} -> python"

    @property
    def column(self) -> str:
        """How they are connected."""
        return f"{self.how} {self.wire}"

    @property
    def launched(self) -> bool:
        """Whether the Python is started as `nodecompat-python`: Deno's fork gives whatever it starts its own options."""
        return (self.runtime, self.role, self.how) == ("deno", "child", "fork")

    @property
    def name(self) -> str:
        """The cell's name, which the filters of the command are looked for in."""
        return f"{self.row} {self.column}"


@dataclass(frozen=True, slots=True)
class Known:
    """A failure that is known: the cells, the pattern that their output has to contain, and the reason."""

    cells: str
    failure: str
    reason: str

    def explains(self, cell: Cell, output: str) -> bool:
        """Whether this is that failure."""
        return bool(re.fullmatch(self.cells, cell.name) and re.search(self.failure, output))


KNOWN: tuple[Known, ...] = ()


def every() -> Iterator[Cell]:
    """All cells, row by row."""
    for runtime in RUNTIMES:
        for role in ROLES:
            for how in (*WAYS, *HANDLES, *([CLUSTER] if runtime.startswith("node") else [])):
                for wire in WIRES:
                    yield Cell(runtime, role, how, wire)


def chosen(filters: list[str]) -> list[Cell]:
    """The cells whose name contains all of the texts."""
    return [cell for cell in every() if all(text in cell.name for text in filters)]


def listed(cell: Cell) -> bool:
    """Whether a failure of the cell is known."""
    return any(re.fullmatch(known.cells, cell.name) for known in KNOWN)


def reason(cell: Cell, output: str) -> str | None:
    """Why a failure was to be expected, or None."""
    return next((known.reason for known in KNOWN if known.explains(cell, output)), None)
