"""The map of Node's own tests: for each test of the modules that are here, the cases which show the same facts.

What must stay true: `coverage.toml` names every such test of Node once, either with cases that exist (or tests of this
project, where no program without a terminal can show the fact) or with one of its reasons; only the reason `open` says
that a test could be matched and is not yet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .cases import HERE, Case

LIST = HERE / "coverage.toml"
ROOT = HERE.parent
OPEN = "open"


class CoverageError(Exception):
    """An entry of coverage.toml that is neither a list of names nor a reason."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The reasons with their words, and for each module its tests: the names of what shows it, or a reason."""

    reasons: dict[str, str]
    tests: dict[str, dict[str, tuple[str, ...] | str]]


@dataclass(frozen=True, slots=True)
class Share:
    """How many tests of a module there are, are not portable, are shown, and are open."""

    tests: int
    apart: int
    shown: int

    @property
    def portable(self) -> int:
        """The tests that could be matched."""
        return self.tests - self.apart

    @property
    def percent(self) -> float:
        """What is shown of what could be."""
        return 100 * self.shown / self.portable if self.portable else 100.0


def read(path: Path = LIST) -> Coverage:
    """Read coverage.toml. Raises CoverageError for an entry of another form."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    reasons, modules = table.pop("reasons", {}), table.pop("tests", {})
    if table:
        raise CoverageError(f"{path}: unknown tables {sorted(table)}")
    return Coverage(
        reasons, {module: {test: entry(test, to) for test, to in of.items()} for module, of in modules.items()}
    )


def entry(test: str, value: object) -> tuple[str, ...] | str:
    """What stands behind a test: names, at least one, or the word of a reason."""
    match value:
        case [_, *_] if all(isinstance(name, str) for name in value):
            return tuple(map(str, value))
        case str():
            return value
    raise CoverageError(f"{test}: a list of names or a reason, not {value!r}")


def share(entries: dict[str, tuple[str, ...] | str]) -> Share:
    """The share of a module."""
    values = list(entries.values())
    apart = sum(isinstance(value, str) and value != OPEN for value in values)
    return Share(len(values), apart, sum(isinstance(value, tuple) for value in values))


def total(coverage: Coverage) -> Share:
    """The share of all modules together."""
    shares = [share(entries) for entries in coverage.tests.values()]
    return Share(*(sum(getattr(one, name) for one in shares) for name in ("tests", "apart", "shown")))


def check(coverage: Coverage, cases: list[Case]) -> list[str]:
    """What is wrong with the map: names of nothing, unknown reasons, tests that are listed twice."""
    names = {case.name for case in cases}
    problems = []
    seen: set[str] = set()
    for entries in coverage.tests.values():
        for test, value in entries.items():
            problems += [f"coverage.toml: {test} is listed twice"] if test in seen else []
            seen.add(test)
            if isinstance(value, str):
                problems += [] if value in coverage.reasons else [f"coverage.toml: {test}: {value!r} is no reason"]
            else:
                problems += [f"coverage.toml: {test}: there is no {name}" for name in value if not exists(name, names)]
    return problems


def exists(name: str, cases: set[str]) -> bool:
    """Whether a name is that of a case, or `tests/….py::test_…` that of a test."""
    if not name.startswith("tests/"):
        return name in cases
    path, _, function = name.partition("::")
    file = ROOT / path
    # Tests do not come with every copy of the cases.
    return not (ROOT / "tests").exists() or (
        file.exists()
        and bool(re.search(rf"^(async )?def {re.escape(function)}\(", file.read_text(encoding="utf-8"), re.M))
    )


def table(coverage: Coverage) -> Iterator[str]:
    """A row for each module: Node's tests, how many of them are portable, how many are shown."""
    rows = {module: share(entries) for module, entries in coverage.tests.items()} | {"all": total(coverage)}
    heading = "Node's own tests"
    yield f"{heading:<16}{'tests':>7}{'portable':>12}{'shown':>12}{'share':>12}"
    for name, one in rows.items():
        yield f"{name:<16}{one.tests:>7}{one.portable:>12}{one.shown:>12}{one.percent:>10.0f} %"
