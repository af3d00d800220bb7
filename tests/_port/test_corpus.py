"""Programs as people write them convert with nothing left to do, and print what Node prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance import ported

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = {program.name: program for program in ported.discover()}
LATER = frozenset(
    {
        "async_iterator",
        "buffers",
        "cluster_http",
        "cluster_roles",
        "dispatch_switch",
        "emitter_inherits",
        "emitter_subclass",
        "error_marshalling",
        "esm_pool",
        "loops_and_closures",
        "matrix",
        "memo_cache",
        "mutex_server",
        "number_crunch",
        "pi_digits",
        "pool_async",
        "priority_queue",
        "scheduler_prototypes",
        "shared_counter",
        "state_machine",
        "uncaught",
    }
)  # not yet


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(PROGRAMS.keys() - LATER))
def test_a_program(name: str, tmp_path: Path) -> None:
    """Each directory of conformance/port: the commonest shapes of programs around fork, in as many styles."""
    program = PROGRAMS[name]

    assert ported.problems(program, ported.play(program, tmp_path / "port")) == []
