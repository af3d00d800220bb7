"""The conformance command's own lists: the map of Node's tests names what is there and shows nine tenths of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance import cases, coverage, expectations, peers, recorder
from conformance.coverage import Coverage, Share
from conformance.peers import Outcome

EVERY = cases.discover()
MAP = coverage.read()


def test_every_name_in_the_map_is_there() -> None:
    """Each test of Node's is listed once, with cases and tests that exist or with a reason that is explained."""
    assert coverage.check(MAP, EVERY) == []


@pytest.mark.parametrize("module", [*MAP.tests, "all"])
def test_most_of_what_is_portable_is_shown(module: str) -> None:
    """Nine tenths in all together, three quarters of each module, more of http."""
    share = coverage.total(MAP) if module == "all" else coverage.share(MAP.tests[module])
    assert share.percent >= {"all": 96, "http": 95}.get(module, 75)


def test_what_is_named_but_not_there_is_a_problem() -> None:
    """A case or test that is gone, an unknown reason and a test that is listed twice."""
    name = EVERY[0].name
    tests: dict[str, dict[str, tuple[str, ...] | str]] = {
        "one": {"a.js": (name, "no/case"), "b.js": "whim", "c.js": ("tests/test_conformance.py::test_nothing",)},
        "two": {"a.js": (name,)},
    }
    assert coverage.check(Coverage({}, tests), EVERY) == [
        "coverage.toml: a.js: there is no no/case",
        "coverage.toml: b.js: 'whim' is no reason",
        "coverage.toml: c.js: there is no tests/test_conformance.py::test_nothing",
        "coverage.toml: a.js is listed twice",
    ]


@pytest.mark.parametrize("value", ["3", "[]", "[1]", "{}"])
def test_an_entry_is_a_list_of_names_or_a_reason(value: str, tmp_path: Path) -> None:
    """Anything else is refused, so that a slip covers nothing."""
    (tmp_path / "map.toml").write_text(f'[tests.events]\n"a.js" = {value}\n')
    with pytest.raises(coverage.CoverageError):
        coverage.read(tmp_path / "map.toml")


def test_the_share_leaves_out_what_cannot_be_shown() -> None:
    """Open tests count as portable, those with another reason do not."""
    share = coverage.share({"a": ("x/y",), "b": "open", "c": "windows", "d": ("x/z",)})
    assert (share, share.portable, round(share.percent)) == (Share(4, 1, 2), 3, 67)


def test_every_case_is_recorded_on_the_newest_node() -> None:
    """Node 26 decides, so it has to have been asked; nothing is recorded for a case that is gone."""
    found = expectations.read()
    assert [case.name for case in EVERY if case.recorded_for("node26") and not found.recording(case, "node26")] == []
    assert list(recorder.orphans(found, EVERY)) == []


def test_the_table_of_peers() -> None:
    """A row for each module and for all, a column for each side, in percent of the cases."""
    first, second = EVERY[0], next(case for case in EVERY if case.module != EVERY[0].module)
    outcomes = [Outcome(first, "nodecompat", True), Outcome(second, "nodecompat", True)]
    outcomes += [Outcome(first, "bun", True), Outcome(second, "bun", False)]
    assert list(peers.table(outcomes, ["nodecompat", "bun"])) == [
        "| module | cases | nodecompat | bun |",
        "|---|---:|---:|---:|",
        f"| {first.module} | 1 | 100 % | 100 % |",
        f"| {second.module} | 1 | 100 % | 0 % |",
        "| all | 2 | 100 % | 50 % |",
    ]
