"""Imports run one way, also those on first use; logic does no I/O; each dependency has one place."""

from __future__ import annotations

import fnmatch

import pytest
from layers import LAYERS, NOT_IN_SANS_IO, ON_USE, OUTSIDE, SANS_IO, UPWARD
from support_house import MODULES, NAME, circles, graph, imports


def matches(module: str, patterns: list[str]) -> bool:
    """Whether a row of the tables, which leave the package's name out, has a module."""
    return any(fnmatch.fnmatchcase(module.removeprefix(NAME).removeprefix("."), pattern) for pattern in patterns)


def layer(module: str) -> int:
    """The row of a module; each has one."""
    [found] = [index for index, patterns in enumerate(LAYERS) if matches(module, patterns)]
    return found


@pytest.mark.parametrize("module", MODULES)
def test_a_file_imports_only_from_below(module: str) -> None:
    """When it is loaded, and when it loads something on first use, that is of its own layer or of one below."""
    own = layer(module)
    targets = graph("loading", "inside", "use")[module]
    above = {target for target in targets if layer(target) > own and (module, target) not in UPWARD}

    assert above == set()


def test_no_file_imports_inside_a_function() -> None:
    """What is loaded on first use says so at the head of its file, by `on_use` or `names_on_use`."""
    assert {module: found for module in MODULES if (found := imports(module).inside)} == {}


def test_what_is_loaded_on_first_use_is_listed_with_its_reason() -> None:
    """The table names each such module, and no other; the same of what leads upward."""
    used = {name for module in MODULES for name in imports(module).use}
    upward = {(module, name) for module in MODULES for name in imports(module).use if name in MODULES}

    assert used == set(ON_USE)
    assert set(UPWARD) <= upward
    assert all([*ON_USE.values(), *UPWARD.values()])


def without_doors(edges: dict[str, set[str]]) -> dict[str, set[str]]:
    """A graph without the edges that lead upward on purpose."""
    return {module: {one for one in targets if (module, one) not in UPWARD} for module, targets in edges.items()}


def test_there_is_no_circle() -> None:
    """Files that load each other would depend on who is first; so would those that do it on first use."""
    assert circles(without_doors(graph("loading", "inside", "use"))) == []


def test_types_make_no_large_circle() -> None:
    """Parts are typed against small Protocols and not against their owner."""
    groups = circles(without_doors(graph("loading", "inside", "use", "types")))

    assert [group for group in groups if len(group) > 4] == []


@pytest.mark.parametrize("module", [module for module in MODULES if matches(module, SANS_IO)])
def test_logic_does_no_io(module: str) -> None:
    """Logic never imports what reads, waits or tells the time."""
    found = imports(module)

    assert (found.loading | found.inside | found.use) & NOT_IN_SANS_IO == set()


@pytest.mark.parametrize("outside", OUTSIDE)
def test_each_dependency_has_one_place(outside: str) -> None:
    """Only the files named in the table import a dependency."""
    users = [
        module
        for module in MODULES
        if outside in {name.partition(".")[0] for name in imports(module).loading | imports(module).use}
    ]

    assert users
    assert all(matches(module, OUTSIDE[outside]) for module in users)
