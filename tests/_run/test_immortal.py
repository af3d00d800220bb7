"""What a fork server was made of before it loaded what the program names is counted by nobody; the rest is as ever."""

from __future__ import annotations

import os
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest
from support_server import printed

from nodecompat._native import WIRES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")

HAS_IMMORTAL = bool(WIRES) and (3, 12) <= sys.version_info < (3, 14)


def test_who_is_counted(tmp_path: Path) -> None:
    """Functions, their code and modules of Python and of this package are not, where CPython can; classes, those of the
    program, and the objects that hold what may change, are."""
    child = """
    import json, sys, own
    import nodecompat
    from nodecompat import process
    from nodecompat._channel.endpoint import Endpoint
    def counted(one):
        before = sys.getrefcount(one)
        held = [one] * 7
        return sys.getrefcount(one) - before == 7
    mine = [own.work, own.Thing, own.Thing.__dict__["size"], own, own.work.__code__, json.dumps]
    theirs = [Endpoint.send, Endpoint.send.__code__, nodecompat, dict.get, len]
    changing = [Endpoint, process, sys.modules]
    print([[counted(one) for one in some] for some in (mine, theirs, changing)])
    """
    work = """
    def work(): ...
    class Thing:
        __slots__ = ("size",)
    """
    source = "forkServer(['own', 'json'])\nfork('child.py', forkServer=True)\n"
    lines = printed(tmp_path, source, child_py=textwrap.dedent(child), own_py=textwrap.dedent(work))
    # json was loaded because the program said so
    assert lines == [str([[True] * 6, [not HAS_IMMORTAL] * 5, [True] * 3])]


def test_what_an_object_of_the_programs_does_at_its_end(tmp_path: Path) -> None:
    """A file that only a function of a loaded module has is written out, and a finalizer runs."""
    child = "import own\nown.write('written')\n"
    loaded = """
    def make():
        file = open("log", "a")
        class End:
            def __del__(self): os.write(1, b"ended\\n")
        end = End()
        def write(text):
            end
            file.write(text)
        return write
    import os
    write = make()
    """
    source = """
    forkServer(["own"])
    child = fork("child.py", forkServer=True)
    child.on("exit", lambda *how: print(*how, open("log").read()))
    """
    lines = printed(tmp_path, source, child_py=child, own_py=textwrap.dedent(loaded))
    assert lines == ["ended", "0 None written"]
