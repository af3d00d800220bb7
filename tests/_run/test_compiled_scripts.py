"""A fork server compiles a script once for all children that run it as it is."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

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
    scripts.learn(str(path))
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
        scripts.learn(str(other))
        assert scripts.get(str(other)) is None


def test_a_file_that_has_changed_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by its content nor by taking its place; nor one of which that could not be told, so new is it."""
    path = tmp_path / "script.py"
    path.write_text("1")
    scripts = CompiledScripts()
    scripts.learn(str(path))
    assert scripts.get(str(path)) is not None
    path.write_text("22")
    assert scripts.get(str(path)) is None
    scripts.learn(str(path))
    assert scripts.get(str(path)) is not None
    (tmp_path / "other").write_text("33")
    (tmp_path / "other").replace(path)
    assert scripts.get(str(path)) is None
    monkeypatch.setattr(compiled_scripts, "_RECENT_NS", 10**18)
    scripts.learn(str(path))
    assert scripts.get(str(path)) is None


def test_an_importer_of_the_programs_own_has_the_first_word(tmp_path: Path) -> None:
    """What is compiled ahead has the path that its child shows; nothing is, once there is another importer."""
    path = tmp_path / "script.py"
    path.write_text("1")
    scripts = CompiledScripts()
    scripts.learn(str(path))
    code = scripts.get(str(path))
    assert code is not None
    assert code.co_filename == str(path)
    scripts = CompiledScripts()
    sys.path_hooks.append(str)  # type: ignore[arg-type]
    try:
        scripts.learn(str(path))
    finally:
        sys.path_hooks.remove(str)  # type: ignore[arg-type]
    assert scripts.get(str(path)) is None
