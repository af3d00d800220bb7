"""How cost grows: the same work at ever larger counts and sizes.

A line is one contender of one row. Its cost per unit should fall or stay; where it rises to more than BEND times the
lowest before it, the line bends upward, and that is a finding. The best of the rounds is taken, since noise only adds;
the points take turns as the contenders do, so that no point has all the bad luck.
The line of the raw socketpair shows what is the machine's doing: caches and page faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import inf

from .measurements import BURST_BYTES, BURST_MESSAGES, KIB, MIB, Measurement, stream
from .rounds import Bench, Outcome

BEND = 1.5
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What grows: `at(x)` gives the measurement and its count at a point; a unit of cost is a message, child or byte."""

    name: str
    title: str
    unit: str
    quick: tuple[int, ...]
    full: tuple[int, ...]
    at: Callable[[int], tuple[Measurement, int]]
    contenders: tuple[str, ...]
    per: Callable[[int], int] = lambda x: 1


@dataclass(frozen=True, slots=True)
class Line:
    """One contender's costs per unit in seconds, by point, and where it bends upward (None: nowhere)."""

    row: Row
    label: str
    costs: dict[int, float]
    bend: tuple[int, int, float] | None


def messages(x: int) -> tuple[Measurement, int]:
    """So many job messages."""
    return stream("grow-messages", "", "k/s", (0, 0), payload="job"), x


def at_once(x: int) -> tuple[Measurement, int]:
    """So many job messages, sent in one turn."""
    return stream("grow-turn", "", "k/s", (0, 0), payload="job", burst=0), x


def children(x: int) -> tuple[Measurement, int]:
    """So many children at once."""
    return Measurement("grow-children", "", "crowd", "ms", (0, 0), (), ()), x


def sizes(payload: str) -> Callable[[int], tuple[Measurement, int]]:
    """Messages of so many bytes, fewer of them the larger they are."""

    def at(x: int) -> tuple[Measurement, int]:
        count = max(2, min(5_000, 32 * MIB // x))
        burst = max(1, min(BURST_MESSAGES, BURST_BYTES // x))
        row = stream("grow-sizes", "", "MB/s", (0, 0), payload=payload, size=x)
        return replace(row, orders={**row.orders, "burst": burst}), count

    return at


SIZES = (10, 100, KIB, 10 * KIB, 100 * KIB, MIB, 10 * MIB, 64 * MIB)
CBOR, ADVANCED, JSON = "nodecompat cbor", "nodecompat advanced", "nodecompat json"

ROWS = (
    Row(
        "grow-messages",
        "cost of a message by their number",
        "µs",
        (1_000, 10_000),
        (1_000, 10_000, 100_000, 1_000_000),
        messages,
        (CBOR, JSON, ADVANCED, "node26 json"),
    ),
    Row(
        "grow-turn",
        "cost of a message by the number sent in one turn",
        "µs",
        (),
        (1_000, 10_000, 100_000),
        at_once,
        (CBOR, JSON, ADVANCED, "node26 json", "node26 advanced"),
    ),
    Row(
        "grow-children",
        "cost of a child by their number",
        "ms",
        (1, 5, 20),
        (1, 5, 20, 100, 500),
        children,
        (CBOR, "node26 json"),
    ),
    Row(
        "grow-buffers",
        "cost of a byte by the size of a buffer",
        "ns",
        (10, KIB, 100 * KIB, 10 * MIB),
        SIZES,
        sizes("buffer"),
        (CBOR, ADVANCED, "node26 advanced", "raw"),
        per=lambda x: x,
    ),
    Row(
        "grow-texts",
        "cost of a byte by the length of a text",
        "ns",
        (),
        SIZES,
        sizes("text"),
        (CBOR, JSON, ADVANCED, "node26 json"),
        per=lambda x: x,
    ),
)
SCALES = {"µs": 1e6, "ms": 1e3, "ns": 1e9}


def points(row: Row, quick: bool) -> tuple[int, ...]:
    """The points of a row in a quick or a full run."""
    return row.quick if quick else row.full


def lines(
    bench: Bench, row: Row, quick: bool, rounds: int, tell: Callable[[str], None], until: float = inf
) -> Iterator[Line | str]:
    """The lines of a row; a text for each contender or point that failed."""
    outcomes = {x: Outcome(*row.at(x), row.contenders) for x in points(row, quick)}
    bench.interleave(list(outcomes.values()), rounds, tell, until)
    for outcome in outcomes.values():
        yield from outcome.failures
    for label in row.contenders:
        costs = {x: min(outcome.costs(label)) / row.per(x) for x, outcome in outcomes.items() if outcome.costs(label)}
        if costs:
            yield Line(row, label, costs, bend(costs))


def bend(costs: dict[int, float]) -> tuple[int, int, float] | None:
    """Where costs rise most above the lowest before: from where, to where, how many times. None when nowhere much."""
    worst: tuple[int, int, float] | None = None
    lowest = None
    for x, cost in costs.items():
        if lowest is None or cost <= costs[lowest]:
            lowest = x
        elif cost > BEND * costs[lowest] and (worst is None or cost / costs[lowest] > worst[2]):
            worst = (lowest, x, cost / costs[lowest])
    return worst
