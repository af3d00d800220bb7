"""The report as text: a table for each measurement, the lines of growth, and the targets together at the end."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.util import find_spec
from statistics import median

from .contenders import MEANINGS, Toolbox
from .growth import SCALES, Line
from .measurements import KIB, MIB, UNITS
from .rounds import Outcome, Sample
from .targets import Verdict, judge

DASH = "—"


def heading(toolbox: Toolbox, road: str) -> Iterator[str]:
    """What was measured with what, and on which road nodecompat runs unless a label says otherwise."""
    found = ", ".join(f"{name} {version}" for name, version in toolbox.versions.items())
    orjson = "with" if find_spec("orjson") else "without"
    yield f"{found}; nodecompat on the {road}; json {orjson} orjson; {os.cpu_count()} processors, {platform.system()}; {load()}"
    yield from (f"{name}: {meaning}" for name, meaning in MEANINGS.items())


def title(toolbox: Toolbox) -> str:
    """What stands above the picture: who was measured, and nothing of the machine."""
    found = ", ".join(
        f"{name.rstrip('0123456789').capitalize()} {version}" for name, version in toolbox.versions.items()
    )
    return f"nodecompat and its peers: {found}"


def load() -> str:
    """How busy the machine is, this run included; above the number of processors round trips mean little."""
    return "load " + ", ".join(f"{part:.1f}" for part in os.getloadavg())


def table(outcome: Outcome) -> Iterator[str]:
    """One measurement: a line per contender, a dash where there is none, then its targets."""
    row, unit = outcome.measurement, UNITS[outcome.measurement.unit]
    rounds = max((len(samples) for samples in outcome.samples.values()), default=0)
    yield f"{row.name}: {row.title}; {outcome.count} a run, {rounds} rounds"
    columns = (unit.heading, "lowest", "highest", "µs cpu main", "µs cpu child", "of the first")
    yield f"  {'':<22}" + "".join(f"{name:>13}" for name in columns)
    ours = outcome.samples.get(outcome.labels[0], [])
    for label in outcome.labels:
        if label in outcome.missing:
            yield f"  {label:<22}{DASH:>13}  {outcome.missing[label]}"
            continue
        samples = outcome.samples[label]
        figures = [unit.figure(sample.cost, row.size) for sample in samples]
        cells = [number(unit.figure(outcome.median(label), row.size)), number(min(figures)), number(max(figures))]
        cells += [*processor(samples), relation(samples, ours, unit.rate)]
        yield f"  {label:<22}" + "".join(f"{cell:>13}" for cell in cells)
    yield from (f"  target {verdict}" for verdict in judge(outcome))


def processor(samples: list[Sample]) -> tuple[str, str]:
    """The middle processor time in both processes, in microseconds."""
    columns = ([one.cpu_main for one in samples], [one.cpu_child for one in samples])
    cells = [number(median(known) * 1e6) if (known := [one for one in c if one is not None]) else DASH for c in columns]
    return cells[0], cells[1]


def relation(samples: list[Sample], ours: list[Sample], rate: bool) -> str:
    """A contender's figure as so many times that of the first one, which is ours; a dash when that failed."""
    pairs = zip(samples, ours, strict=False)
    ratios = [our.cost / one.cost if rate else one.cost / our.cost for one, our in pairs]
    return f"× {median(ratios):.2f}" if ratios else DASH


def number(figure: float) -> str:
    """Three digits that count."""
    if figure >= 100:
        return f"{figure:.0f}"
    return f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}" if figure >= 1 else f"{figure:.3g}"


def growth(found: list[Line]) -> Iterator[str]:
    """The lines of one row of growth."""
    row = found[0].row
    yield f"{row.name}: {row.title}, in {row.unit}"
    every = sorted({x for line in found for x in line.costs})
    yield f"  {'':<22}" + "".join(f"{amount(x, row.per(2) > 1):>10}" for x in every)
    for line in found:
        cells = (number(line.costs[x] * SCALES[row.unit]) if x in line.costs else DASH for x in every)
        yield f"  {line.label:<22}" + "".join(f"{cell:>10}" for cell in cells)
        if line.bend:
            start, end, times = line.bend
            where = f"from {amount(start, row.per(2) > 1)} to {amount(end, row.per(2) > 1)}"
            yield f"  finding: {line.label} bends upward {where}: × {times:.1f}"


def amount(x: int, is_bytes: bool) -> str:
    """A count or a number of bytes."""
    if not is_bytes:
        return f"{x:,}".replace(",", " ")
    return f"{x // MIB} MiB" if x >= MIB else f"{x // KIB} KiB" if x >= KIB else f"{x} B"


def targets(verdicts: list[Verdict]) -> Iterator[str]:
    """All targets, the missed ones too."""
    yield "targets (median over the rounds of the ratios within each, the lowest and the highest):"
    yield from (f"  {verdict.target.measurement:<16} {verdict}" for verdict in verdicts)
