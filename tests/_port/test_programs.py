"""Programs over all of JavaScript's syntax: converted, they print what Node 26 prints, as recorded beside them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import environment

pytest.importorskip("tree_sitter")

from nodecompat._port.convert import Options, convert

PROGRAMS = Path(__file__).with_name("programs")


@pytest.mark.parametrize(
    "name",
    [
        "loops",
        "loose",
        "extended",
        "holes",
        "named",
        "constructors",
        "functions",
        "classes",
        "numbers",
        "shapes",
        "texts",
        "receivers",
        "iterators",
        "callers",
        "properties",
        "held",
        "sloppy",
        "awaited",
        "nothing",
        "refusals",
        "children",
        "going",
        "unknowns",
        "iterables",
        "encodings",
        "rejections",
        "bounds",
        "globals",
        "older",
        "fields",
        "objects",
        "heirs",
        "typed",
        "packets",
        "matrices",
        "octets",
        "absent",
        "early",
        "required",
        "remote",
        "bits",
        "hubs",
        "caches",
        "words",
        "printed",
        "generated",
        "proxies",
        "owners",
        "reassigned",
        "changed",
        "matched",
        "searches",
        "moments",
        "turns",
        "given",
    ],
)
def test_a_program_prints_what_node_prints(name: str, tmp_path: Path) -> None:
    """With nothing left to do, and no edit."""
    done = convert((PROGRAMS / f"{name}.js").read_text(), Options(f"{name}.js"))
    assert done.todos == []
    program = tmp_path / f"{name}.py"
    program.write_text(done.python)
    ran = subprocess.run([sys.executable, str(program)], env=environment(), capture_output=True, text=True, timeout=100)
    assert ran.stderr == ""
    assert ran.stdout == (PROGRAMS / f"{name}.txt").read_text()
