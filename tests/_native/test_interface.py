"""The compiled module is taken only when it was made for the files in Python that ask for it."""

from __future__ import annotations

import hashlib
import re

import pytest
from support import ROOT, run_python

from nodecompat import _native

FOLDER = ROOT / "nodecompat" / "_native"
STALE = """
    import sys, types
    stale = types.ModuleType("nodecompat._native.compiled")
    stale.__dict__.update(__file__="/there/compiled.so", wires=("json",), {attributes})
    sys.modules[stale.__name__] = stale

    from nodecompat import _native
    from nodecompat.events import EventEmitter
    emitter = EventEmitter()
    emitter.on("x", print)
    emitter.emit("x", "heard")
    print(_native.WIRES)
    """


@pytest.mark.parametrize("attributes", ["", "interface=0", f"interface={_native._INTERFACE + 1}"])
def test_a_module_of_other_sources_is_left_alone(attributes: str) -> None:
    """One warning says which file it is and what to do; everything works on the Python road."""
    outcome = run_python(STALE.format(attributes=attributes), env={"NODECOMPAT_PURE": "0"})

    assert (outcome.code, outcome.lines) == (0, ["heard", "()"])
    assert "RuntimeWarning: /there/compiled.so was compiled from other sources than those of this nodecompat" in (
        outcome.stderr
    )
    assert "until the package is installed again" in outcome.stderr


def test_no_warning_where_the_compiled_road_is_not_wanted() -> None:
    """`NODECOMPAT_PURE=1` looks at no compiled module at all."""
    outcome = run_python(STALE.format(attributes=""), env={"NODECOMPAT_PURE": "1"})

    assert (outcome.code, outcome.lines, outcome.stderr) == (0, ["heard", "()"], "")


def test_both_sides_have_the_same_number() -> None:
    """The number in C and the one in Python are raised together."""
    found = re.search(r"enum \{ INTERFACE = (\d+) \};", (FOLDER / "native.h").read_text())

    assert found is not None
    assert int(found[1]) == _native._INTERFACE


def test_another_interface_has_another_number() -> None:
    """What `compiled.pyi` says was said under this number: with another text the number is raised, and both stand here."""
    digest = hashlib.sha256((FOLDER / "compiled.pyi").read_bytes()).hexdigest()

    assert (_native._INTERFACE, digest[:16]) == (3, "661c77ed1606c231")
