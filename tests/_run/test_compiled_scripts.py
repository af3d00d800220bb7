"""A fork server compiles a script once for all children that run it as it is."""

from __future__ import annotations

import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
from support import run_program, write

from nodecompat._run import compiled_scripts
from nodecompat._run.compiled_scripts import CompiledScripts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def every_file_is_old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a test have just been written."""
    monkeypatch.setattr(compiled_scripts, "_RECENT_NS", -(10**18))


def is_known(path: Path, content: bytes) -> bool:
    """Whether a file with some content is compiled ahead."""
    path.write_bytes(content)
    scripts = CompiledScripts()
    scripts.learn(-1, str(path))
    return scripts.get(str(path)) is not None


def test_what_is_compiled_ahead(tmp_path: Path) -> None:
    """A plain script; nothing that its child would have to say or do more about."""
    path = tmp_path / "script.py"
    with zipfile.ZipFile(tmp_path / "archive", "w") as archive:
        archive.writestr("__main__.py", "pass")
    others = (b"'a' is 'a'", b"a b", b"#" * 300_000, (tmp_path / "archive").read_bytes(), b"\xff")

    assert is_known(path, b"said = 1")
    assert not any(is_known(path, content) for content in others)
    for other in (tmp_path, tmp_path / "missing"):
        scripts = CompiledScripts()
        scripts.learn(-1, str(other))
        assert scripts.get(str(other)) is None


def test_a_file_that_has_changed_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by its content nor by taking its place; nor one of which that could not be told, so new is it."""
    path = tmp_path / "script.py"
    path.write_text("1")
    scripts = CompiledScripts()
    scripts.learn(-1, str(path))
    assert scripts.get(str(path)) is not None
    path.write_text("22")
    assert scripts.get(str(path)) is None
    scripts.learn(-1, str(path))
    assert scripts.get(str(path)) is not None
    (tmp_path / "other").write_text("33")
    (tmp_path / "other").replace(path)
    assert scripts.get(str(path)) is None
    monkeypatch.setattr(compiled_scripts, "_RECENT_NS", 10**18)
    scripts.learn(-1, str(path))
    assert scripts.get(str(path)) is None


def test_a_path_is_that_of_the_child(tmp_path: Path) -> None:
    """Relative to its directory, as it shows it itself; an importer of the program's own has the first word."""
    (tmp_path / "script.py").write_text("1")
    directory = os.open(tmp_path, os.O_PATH)
    try:
        scripts = CompiledScripts()
        scripts.learn(directory, "script.py")
        code = scripts.get(str(tmp_path / "script.py"))
        assert code is not None
        assert code.co_filename == str(tmp_path / "script.py")
        scripts = CompiledScripts()
        sys.path_hooks.append(str)  # type: ignore[arg-type]
        scripts.learn(directory, "script.py")
        assert scripts.get(str(tmp_path / "script.py")) is None
    finally:
        sys.path_hooks.remove(str)  # type: ignore[arg-type]
        os.close(directory)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="fork servers need pidfds")
def test_a_child_runs_what_its_file_holds(tmp_path: Path) -> None:
    """The first child compiles it, the second finds it compiled, and the third what has become of it meanwhile."""
    write(
        tmp_path,
        eager_py="""
            from nodecompat._run import compiled_scripts
            compiled_scripts._RECENT_NS = -10**18
            found = []
            get = compiled_scripts.CompiledScripts.get
            def watched(self, path):
                found.append(get(self, path))
                return found[-1]
            compiled_scripts.CompiledScripts.get = watched
            """,
        child_py="""
            import eager
            from nodecompat import process
            process.send([eager.found[-1] is not None, __file__, "first"])
            process.disconnect()
            """,
        owner_py="""
            from nodecompat.child_process import fork, forkServer
            server = forkServer(preload=["eager"])
            def go(times):
                if times == 2:
                    text = open("child.py").read()
                    open("child.py", "w").write(text.replace("first", "then"))
                child = fork("child.py", [], {"forkServer": True})
                child.on("message", print)
                child.on("exit", lambda *_: go(times + 1) if times < 2 else server.close())
            go(0)
            """,
    )
    done = run_program(sys.executable, "owner.py", cwd=tmp_path)
    path = str(tmp_path / "child.py")

    assert done.stderr == ""
    assert done.lines == [
        str([known, path, said]) for known, said in ((False, "first"), (True, "first"), (False, "then"))
    ]
