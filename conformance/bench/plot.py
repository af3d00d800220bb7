"""The picture of a run: the lines of growth, and each target's ratio beside its bound. Needs matplotlib."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from .growth import SCALES, Line
from .targets import Verdict


def available() -> bool:
    """Whether there is a matplotlib."""
    return find_spec("matplotlib") is not None


def draw(path: str, found: list[list[Line]], verdicts: list[Verdict]) -> None:
    """Write the picture."""
    figure: Any = import_module("matplotlib.figure").Figure(figsize=(7, 4 * (len(found) + 1)), layout="constrained")
    places = figure.subplots(len(found) + 1, 1, squeeze=False)[:, 0]
    for place, of_row in zip(places, found, strict=False):
        row = of_row[0].row
        for line in of_row:
            costs = [cost * SCALES[row.unit] for cost in line.costs.values()]
            place.loglog(list(line.costs), costs, marker="o", label=line.label)
        place.set(title=row.title, ylabel=row.unit)
        place.legend()
    bars(places[-1], [verdict for verdict in verdicts if verdict.ratio is not None])
    figure.savefig(path)


def bars(place: Any, verdicts: list[Verdict]) -> None:
    """How far each target is reached: 1 is the target, more is better."""
    reached = [score(verdict) for verdict in verdicts]
    names = [f"{verdict.target.measurement}: {verdict.target.text}" for verdict in verdicts]
    place.barh(names, reached, color=["tab:red" if one < 1 else "tab:green" for one in reached])
    place.axvline(1.0, color="black", linewidth=0.8)
    place.invert_yaxis()
    place.tick_params(axis="y", labelsize=6)
    place.set(title="targets (1 is reached)")


def score(verdict: Verdict) -> float:
    """The ratio in terms of its bound, so that more is better."""
    target, ratio = verdict.target, verdict.ratio or 1e-9
    return ratio / target.at_least if target.at_least else target.at_most / ratio
