"""Stores what Node prints, which is what every later run is compared with.

What must stay true: a recording is written only if Node printed the same thing several times in a row, so that no
recording holds the outcome of a race.
"""

from __future__ import annotations

from collections.abc import Iterator

from .cases import Case
from .casts import Cast
from .expectations import Expectations
from .runner import perform
from .runtimes import Runtime

RUNS = 3


class UnsteadyError(Exception):
    """Node printed different things for the same program."""


def node_cast(case: Case, node: Runtime) -> Cast:
    """The cast in which only Node takes part."""
    return Cast(node, node) if case.paired else Cast(node)


def record(case: Case, node: Runtime, expectations: Expectations, python: Runtime) -> str:
    """Record one case with one Node: `new`, `changed` or `same`. Raises UnsteadyError if runs differ or do not end."""
    runs = [perform(case, node_cast(case, node), python) for _ in range(RUNS)]
    kinds = {trace.ordered(case.settings.unordered) for trace, _ in runs}
    if len(kinds) > 1 or any(trace.ending == "time limit" for trace in kinds):
        raise UnsteadyError("\n--\n".join(trace.text for trace in kinds))
    path = expectations.path(case, node.label)
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    text = kinds.pop().text
    path.write_text(text, encoding="utf-8")
    return "new" if before is None else "same" if before == text else "changed"


def orphans(expectations: Expectations, cases: list[Case]) -> Iterator[str]:
    """Recordings whose case is gone, as paths below `recorded/`."""
    names = {case.name for case in cases}
    for path in sorted(expectations.recorded.glob("*/*/*.txt")):
        if f"{path.parent.name}/{path.stem}" not in names:
            yield str(path.relative_to(expectations.recorded))
