"""What has to come out: a table of ratios.

A ratio is the median of the ratios of the single rounds, because what else goes on upon the machine weighs on the
contenders of one round alike. For a rate it says how many times as much nodecompat does as the best of the peers, for
times and memory how many times as much it needs. A missed target stays in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from .rounds import Outcome


@dataclass(frozen=True, slots=True)
class Target:
    """`at_least` for rates, `at_most` for times and memory; `stretch` is what would please."""

    measurement: str
    ours: str
    peers: tuple[str, ...]
    at_least: float = 0.0
    at_most: float = 0.0
    stretch: float = 0.0

    @property
    def text(self) -> str:
        """The target in words."""
        sign, bound = ("≥", self.at_least) if self.at_least else ("≤", self.at_most)
        stretch = f" [{self.stretch}]" if self.stretch else ""
        return f"{self.ours} {sign} {bound} × {' or '.join(self.peers)}{stretch}"


CBOR, JSON, ADVANCED = "nodecompat cbor", "nodecompat json", "nodecompat advanced"
PURE, SERVED, REMOTE = "nodecompat cbor pure", "nodecompat cbor served", "nodecompat cbor remote"
NODE = ("node26 json",)
BUN = ("bun json", "bun advanced")

# Of the compiled road, unless a label says `pure`; those of the Python road are four fifths of what it came to before there
# was another.
TARGETS = (
    Target("first-message", CBOR, NODE, at_most=1.1, stretch=0.95),
    Target("first-message", SERVED, ("bun json",), at_most=0.5),
    Target("one-way", CBOR, ("node26 advanced", "bun advanced"), at_least=3.0),
    Target("one-way", JSON, ("bun json",), at_least=1.2),
    Target("one-way", ADVANCED, ("node26 advanced",), at_least=2.0),
    Target("one-way", PURE, ("node26 advanced", "bun advanced"), at_least=0.57),
    Target("one-way", "nodecompat json pure", ("bun json",), at_least=0.54),
    Target("one-way", "nodecompat advanced pure", ("node26 advanced",), at_least=0.38),
    Target("one-way", REMOTE, (CBOR,), at_least=0.7),
    Target("round-trips-1", CBOR, BUN, at_least=1.2),
    Target("round-trips-1", CBOR, ("pipe",), at_least=2.0),
    Target("round-trips-1", PURE, BUN, at_least=0.38),
    Target("round-trips-64", CBOR, BUN, at_least=1.5),
    Target("round-trips-64", CBOR, ("pipe",), at_least=2.0),
    Target("round-trips-64", PURE, BUN, at_least=0.3),
    Target("buffers-64KiB", CBOR, ("raw",), at_least=0.5),
    Target("buffers-64KiB", "moved cbor", ("raw",), at_least=0.5),
    Target("buffers-1MiB", CBOR, ("raw",), at_least=0.8),
    Target("buffers-1MiB", CBOR, ("pipe",), at_least=2.0),
    Target("buffers-1MiB", PURE, ("raw",), at_least=0.3),
    Target("elsewhere-round-trips", REMOTE, ("actor",), at_most=0.2),
    Target("emit-1", "nodecompat", ("pyee",), at_most=0.3),
    Target("emit-10", "nodecompat", ("pyee",), at_most=0.3),
    Target("once", "nodecompat", ("pyee",), at_most=0.6),
    Target("net-round-trips", "nodecompat", ("asyncio",), at_least=1.5),
    Target("net-echo", "nodecompat", ("asyncio",), at_least=1.5),
    Target("sockets-passed", JSON, NODE, at_least=1.0),
    Target("idle-memory", CBOR, NODE, at_most=0.3),
    Target("children", CBOR, NODE, at_most=1.0),
    Target("children", SERVED, NODE, at_most=0.2),
    Target("http-kept", "nodecompat", ("uvicorn",), at_least=1.0),
    Target("http-anew", "nodecompat", ("uvicorn",), at_least=1.0),
    Target("cluster-kept", "nodecompat", ("uvicorn",), at_least=1.0),
    Target("cluster-anew", "nodecompat", ("uvicorn",), at_least=1.0),
    Target("imports", "import process", ("import asyncio",), at_most=0.45),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, the ratio that came out (None: nobody to compare with), the word for it, and the rounds' extremes."""

    target: Target
    ratio: float | None
    word: str
    spread: tuple[float, float] = (0.0, 0.0)

    def __str__(self) -> str:
        ratio = "—" if self.ratio is None else f"{self.ratio:.2f}"
        spread = "" if self.ratio is None else "({:.2f} to {:.2f})".format(*self.spread)
        return f"{self.target.text:<66} {ratio:>6} {spread:<16} {self.word}"


def judge(outcome: Outcome) -> list[Verdict]:
    """The verdicts on one measurement."""
    return [verdict(target, outcome) for target in TARGETS if target.measurement == outcome.measurement.name]


def verdict(target: Target, outcome: Outcome) -> Verdict:
    """The verdict on one target: the harder of the peers counts."""
    ours = outcome.costs(target.ours)
    if not ours:
        return Verdict(target, None, "not measured")
    found = [ratios(target, ours, outcome.costs(peer)) for peer in target.peers if outcome.costs(peer)]
    if not found:
        return Verdict(target, None, "nobody to compare with")
    hardest = (min if target.at_least else max)(found, key=median)
    middle = median(hardest)
    return Verdict(target, middle, word(target, middle), (min(hardest), max(hardest)))


def ratios(target: Target, ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """The rounds' ratios; of costs for `at_most`, the other way round for `at_least`, which is about rates."""
    return [peer / our if target.at_least else our / peer for our, peer in zip(ours, theirs, strict=False)]


def word(target: Target, found: float) -> str:
    """The word for a ratio."""
    if target.at_least:
        return "missed" if found < target.at_least else "ok, stretch" if 0 < target.stretch <= found else "ok"
    return "missed" if found > target.at_most else "ok, stretch" if found <= target.stretch else "ok"
