"""What a run is expected to print: a recording of Node, or a known difference from it with its reason.

What must stay true, in both directions: a run that prints something else than Node is a failure unless
`expectations.toml` names it, reason and exact trace included, and a named difference that is gone is a failure too.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from . import traces
from .cases import HERE, Case
from .casts import Cast
from .traces import Trace

RECORDED = HERE / "recorded"
LIST = HERE / "expectations.toml"
README = HERE / "README.md"


class ExpectationError(Exception):
    """An entry of expectations.toml that is incomplete or names what does not exist."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One known difference: the casts it holds for, why it is there, and what is printed instead of Node's trace."""

    case: str
    casts: tuple[str, ...]
    reason: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class Expectations:
    """All of expectations.toml, and where the recordings are."""

    differences: tuple[Difference, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    recorded: Path = RECORDED

    def difference(self, case: Case, cast: Cast) -> Difference | None:
        """The entry for a cast of a case, if its outcome is known to differ."""
        known = (entry for entry in self.differences if entry.case == case.name)
        return next((entry for entry in known if cast.kind in entry.casts), None)

    def recording(self, case: Case, version: str) -> Trace | None:
        """Node's trace of a case in one version (`node24`), if there is one."""
        path = self.path(case, version)
        return traces.parse(path.read_text(encoding="utf-8")) if path.exists() else None

    def path(self, case: Case, version: str) -> Path:
        """The file of a recording."""
        return self.recorded / version / case.module / f"{case.directory.name}.txt"

    def recordings(self, case: Case) -> dict[str, Trace]:
        """All recordings of a case by version, oldest first."""
        names = sorted((path.name for path in self.recorded.glob("node*")), key=lambda name: int(name[4:]))
        found = ((name, self.recording(case, name)) for name in names)
        return {name: trace for name, trace in found if trace is not None}

    def recording_for(self, case: Case, cast: Cast) -> Trace | None:
        """The recording a cast is compared with: that of the Node taking part, else the newest.

        A Node without recordings of its own is held against the newest older one.
        """
        known = self.recordings(case)
        if cast.node is not None:
            limit = int(cast.node.label[4:])
            known = {name: trace for name, trace in known.items() if int(name[4:]) <= limit}
        return next(reversed(known.values()), None)


def read(path: Path = LIST) -> Expectations:
    """Read expectations.toml. Raises ExpectationError for an entry that does not say everything."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    differences = tuple(difference(entry) for entry in table.pop("difference", []))
    versions = {entry["case"]: entry["reason"] for entry in table.pop("versions", [])}
    if table:
        raise ExpectationError(f"{path}: unknown tables {sorted(table)}")
    return Expectations(differences, versions)


def difference(entry: dict[str, object]) -> Difference:
    """One `[[difference]]` table."""
    match entry:
        case {"case": str(case), "casts": list(casts), "reason": str(reason), "trace": str(trace), **rest} if not rest:
            return Difference(case, tuple(map(str, casts)), reason, traces.parse(trace.lstrip("\n")))
    raise ExpectationError(f"a difference needs case, casts, reason and trace, and nothing else: {entry}")


def check(expectations: Expectations, cases: list[Case]) -> list[str]:
    """What is wrong with the lists themselves: entries for nothing, recordings that differ without a word."""
    names = {case.name for case in cases}
    listed = [entry.case for entry in expectations.differences] + list(expectations.versions)
    problems = [f"expectations.toml: there is no case {name}" for name in listed if name not in names]
    table = README.read_text(encoding="utf-8")
    problems += [f"README.md: the tables of differences lack {name}" for name in listed if f"| {name} |" not in table]
    for case in cases:
        recordings = expectations.recordings(case)
        if not recordings:
            problems.append(f"{case.name}: nothing is recorded")
        apart = len({trace.ordered(case.settings.unordered) for trace in recordings.values()}) > 1
        if apart and case.name not in expectations.versions:
            problems.append(f"{case.name}: Node's versions differ, and expectations.toml does not say why")
        if not apart and case.name in expectations.versions:
            problems.append(f"{case.name}: Node's versions agree, but expectations.toml says they do not")
    return problems
