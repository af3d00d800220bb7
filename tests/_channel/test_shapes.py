"""`messages: 'objects'`: what arrives has its items as attributes, on every wire, on both roads, on both sides."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write

from nodecompat import process
from nodecompat.child_process import fork

PARENT = """
    from nodecompat.child_process import fork
    message = {"type": "job", "items": [1, {"keys": "k", "n": None}], "get": "g", "nested": {"a": {"b": 1}}}
    for wire, how in (("json", "objects"), ("advanced", "objects"), ("cbor", "objects"), ("json", None)):
        child = fork("child.py", serialization=wire, messages=how)
        @child.once("message")
        def heard(m, child=child, wire=wire, how=how):
            known = (m.type, m.nope, m.items[1].keys, m.nested.a.b, m.get) if how == "objects" else type(m).__name__
            print(wire, how, m == message, repr(m) == repr(message), known)
            child.disconnect()
        child.send(message)
"""
CHILD = """
    import copy, pickle
    from nodecompat.js import *
    @process.once("message")
    def heard(m):
        same = [structuredClone(m), copy.deepcopy(m), pickle.loads(pickle.dumps(m)), JSON.parse(JSON.stringify(m))]
        process.send(m if all(one == m and type(one.nested.a) is Object for one in same) else "changed")
"""


@pytest.mark.parametrize("pure", ["0", "1"])
def test_objects_on_every_wire(tmp_path: Path, pure: str) -> None:
    """By choice in the parent, by itself in a child that has the prelude; equal to and shown as plain dicts."""
    write(tmp_path, parent_py=PARENT, child_py=CHILD)
    done = run_program(sys.executable, "parent.py", cwd=tmp_path, env={"NODECOMPAT_PURE": pure})
    known = "objects True True ('job', undefined, 'k', 1, 'g')"

    assert done.stderr == ""
    assert sorted(done.lines) == [f"advanced {known}", f"cbor {known}", "json None True True dict", f"json {known}"]


def test_what_is_neither_is_refused() -> None:
    """ERR_INVALID_ARG_VALUE, of the option and of the setting, which keeps what it was."""
    before = process.messages
    with pytest.raises(ValueError, match=r"options\.messages' must be one of: 'plain', 'objects'"):
        fork("child.py", messages="dicts")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"process\.messages' must be one of: 'plain', 'objects'"):
        process.messages = "dicts"
    assert process.messages == before
