"""Programs as people write them convert with nothing left to do, and print what Node prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conformance import ported

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = {program.name: program for program in ported.discover()}


@pytest.mark.slow
@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program(name: str, tmp_path: Path) -> None:
    """Each directory of conformance/port: the commonest shapes of programs around fork, in as many styles."""
    program = PROGRAMS[name]

    assert ported.problems(program, ported.play(program, tmp_path / "port")) == []
