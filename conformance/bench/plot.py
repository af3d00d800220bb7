"""The picture of a run: each target's ratio beside its bound, and the lines of growth. Needs matplotlib.

What must stay true: it tells nothing of the machine, and nothing by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .growth import SCALES, Line
from .tables import amount
from .targets import Target, Verdict

REACHED, MISSED, GREY = "#0072B2", "#E69F00", "#777777"  # told apart by every kind of eye, here and below
STYLES: dict[str, tuple[str, str, str]] = {
    "nodecompat cbor": ("#0072B2", "o", "-"),
    "nodecompat json": ("#009E73", "s", "-"),
    "nodecompat advanced": ("#CC79A7", "^", "-"),
    "node26 json": ("#E69F00", "D", "--"),
    "node26 advanced": ("#D55E00", "v", "--"),
    "raw": ("#000000", "x", ":"),
}
OTHER = (GREY, ".", "-.")
WIDTH, DPI = 9.0, 100  # inches, and dots in one: what a README shows without making it smaller
LEGEND = "black mark: the target; grey mark: the stretch; thin line: lowest to highest of the rounds; hatched: missed"
BAR_HEIGHT, PANEL_HEIGHT, COLUMNS = 0.27, 2.3, 2
HALVES = (
    ("rates, as so many times the peer's: more is better", True),
    ("times and memory, as so many times the peer's: less is better", False),
)


def available() -> bool:
    """Whether there is a matplotlib."""
    return find_spec("matplotlib") is not None


def draw(path: str, found: Sequence[list[Line]], verdicts: Sequence[Verdict], title: str) -> None:
    """Write the picture: the halves of the targets above each other, then the lines, two panels in a row."""
    halves = [(text, [one for one in verdicts if bool(one.target.at_least) is rates]) for text, rates in HALVES]
    halves = [half for half in halves if half[1]]
    heights = [len(half) * BAR_HEIGHT + 0.75 for _, half in halves]
    rows = -(-(len(found) + 1) // COLUMNS) if found else 0  # one panel more, for the names of the lines
    parts: list[tuple[float, Callable[[Any], None]]] = []
    if halves:
        parts.append((sum(heights), partial(ratios, halves=halves, heights=heights)))
    if found:
        parts.append((rows * PANEL_HEIGHT, partial(growth, found=found, rows=rows)))
    tall = sum(height for height, _ in parts) + 0.6
    figure: Any = import_module("matplotlib.figure").Figure(figsize=(WIDTH, tall), dpi=DPI, layout="constrained")
    figure.suptitle(f"{title}\n{LEGEND}", fontsize=9)
    if parts:
        places = figure.subfigures(len(parts), 1, squeeze=False, height_ratios=[height for height, _ in parts])[:, 0]
        for place, (_, fill) in zip(places, parts, strict=True):
            fill(place)
    figure.savefig(path)


def ratios(figure: Any, halves: Sequence[tuple[str, list[Verdict]]], heights: list[float]) -> None:
    """The upper part: the halves of the targets, on one scale."""
    limits = extremes([one for _, half in halves for one in half])
    places = figure.subplots(len(halves), 1, squeeze=False, height_ratios=heights)[:, 0]
    for place, (text, half) in zip(places, halves, strict=True):
        bars(place, half, limits)
        place.set_title(text, fontsize=9, loc="left")


def growth(figure: Any, found: Sequence[list[Line]], rows: int) -> None:
    """The lower part: a panel for each row of growth, and one for the names."""
    places = figure.subplots(rows, COLUMNS, squeeze=False).flat
    for place, of_row in zip(places, found, strict=False):
        panel(place, of_row)
    names(places[len(found)], found)
    for place in places[len(found) + 1 :]:
        place.axis("off")


def extremes(verdicts: Sequence[Verdict]) -> tuple[float, float]:
    """The ends of the axis of ratios, with room for what stands beside the bars."""
    seen = [1.0, *(bound(one.target) for one in verdicts)]
    seen += [end for one in verdicts if one.ratio is not None for end in one.spread]
    return min(seen) * 0.8, max(seen) * 2.2


def bound(target: Target) -> float:
    """The ratio that has to come out."""
    return target.at_least or target.at_most


def bars(place: Any, verdicts: Sequence[Verdict], limits: tuple[float, float]) -> None:
    """A bar for each target from 1, where the peer is; a whisker over the rounds; marks at the bound and the stretch."""
    place.set_xscale("log")
    place.set_xlim(*limits)
    for row, one in enumerate(verdicts):
        place.vlines(bound(one.target), row - 0.45, row + 0.45, color="black", linewidth=2.2, zorder=3)
        if one.target.stretch:
            place.vlines(one.target.stretch, row - 0.45, row + 0.45, color=GREY, linewidth=1.4, zorder=3)
        text = one.word
        if one.ratio is not None:
            missed = one.word == "missed"
            color, hatch = (MISSED, "////") if missed else (REACHED, None)
            place.barh(
                row, one.ratio - 1, left=1, height=0.62, color=color, hatch=hatch, edgecolor="white", linewidth=0
            )
            place.hlines(row, *one.spread, color="black", linewidth=1, zorder=4)
            text = f"{one.ratio:.2f} {one.word}"
        place.annotate(
            text, (1, row), (-4, 0), xycoords=("axes fraction", "data"), textcoords="offset points", fontsize=8,
            ha="right", va="center",
        )  # fmt: skip
    place.axvline(1.0, color="black", linewidth=0.8)
    place.set_yticks(range(len(verdicts)), [label(one.target) for one in verdicts], fontsize=8)
    place.set_ylim(len(verdicts) - 0.4, -0.6)
    tick_ratios(place, limits)


def tick_ratios(place: Any, limits: tuple[float, float]) -> None:
    """Plain numbers on an axis of ratios."""
    ticks = [tick for tick in (0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10) if limits[0] <= tick <= limits[1]]
    place.set_xticks(ticks, [f"{tick:g}" for tick in ticks], fontsize=8)
    place.set_xticks([], minor=True)
    place.grid(axis="x", color="#dddddd", linewidth=0.6)
    place.set_axisbelow(True)
    place.spines[["top", "right"]].set_visible(False)


def label(target: Target) -> str:
    """A target in few words: who is compared with whom in what."""
    ours = target.ours.partition(" ")[2]
    kinds = [peer.partition(" ")[0] for peer in target.peers]
    peers = kinds[0] if len(set(kinds)) < len(kinds) else " or ".join(target.peers)
    if target.measurement == "imports":
        return f"{target.ours} : {peers}"
    return f"{target.measurement}{' ' * bool(ours)}{ours} : {peers}"


def panel(place: Any, of_row: list[Line]) -> None:
    """The lines of one row of growth; a ring at the end of where one bends."""
    row = of_row[0].row
    for line in of_row:
        color, marker, dashes = STYLES.get(line.label, OTHER)
        costs = {x: cost * SCALES[row.unit] for x, cost in line.costs.items()}
        place.loglog(
            list(costs), list(costs.values()), marker=marker, color=color, linestyle=dashes, markersize=4, linewidth=1.3
        )
        if line.bend:
            end = line.bend[1]
            place.plot(end, costs[end], marker="o", markersize=10, color=color, fillstyle="none")
    lowest, highest = (end(cost for line in of_row for cost in line.costs.values()) for end in (min, max))
    tick_costs(place, lowest * SCALES[row.unit], highest * SCALES[row.unit])
    is_bytes = row.per(2) > 1
    points = sorted({x for line in of_row for x in line.costs})
    place.set_xticks(points, [amount(x, is_bytes) for x in points], fontsize=7, rotation=30 if is_bytes else 0)
    place.set_xticks([], minor=True)
    place.set_ylabel(row.unit, fontsize=8)
    place.set_title(row.title, fontsize=9)
    place.grid(color="#dddddd", linewidth=0.6)
    place.spines[["top", "right"]].set_visible(False)


def tick_costs(place: Any, lowest: float, highest: float) -> None:
    """Plain numbers on an axis of costs: more of them the less it spans."""
    digits = (1,) if highest > 300 * lowest else (1, 3) if highest > 10 * lowest else (1, 2, 3, 5, 7)
    ticks = [digit * 10.0**power for power in range(-3, 6) for digit in digits]
    ticks = [tick for tick in ticks if lowest * 0.7 <= tick <= highest * 1.4]
    place.set_yticks(ticks, [f"{tick:g}" for tick in ticks], fontsize=7)
    place.set_yticks([], minor=True)
    place.set_ylim(lowest * 0.7, highest * 1.4)


def names(place: Any, found: Sequence[list[Line]]) -> None:
    """Who the lines are, once for all panels."""
    for name in dict.fromkeys(line.label for of_row in found for line in of_row):
        color, marker, dashes = STYLES.get(name, OTHER)
        place.plot([], [], color=color, marker=marker, linestyle=dashes, markersize=4, label=name)
    place.plot([], [], color=GREY, marker="o", markersize=10, fillstyle="none", linestyle="", label="bends upward")
    place.axis("off")
    place.legend(loc="center", fontsize=8, frameon=False, title="cost: less is better, level is good", title_fontsize=8)
