"""What the command says of files that it does not convert, and what it leaves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("tree_sitter")

from nodecompat._port.command import main


def test_a_python_file_that_was_not_converted_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that was is written again; --force writes over every file."""
    source, target = tmp_path / "worker.js", tmp_path / "worker.py"
    source.write_text("console.log(1)\n")
    target.write_text("mine = 1\n")
    assert main([str(source)]) == 1
    assert "worker.py is there already, and is no converted file" in capsys.readouterr().err
    assert target.read_text() == "mine = 1\n"
    assert main([str(source), "--force"]) == 0
    source.write_text("console.log(2)\n")
    assert main([str(source)]) == 0
    assert target.read_text().endswith("console.log(2)\n")


def test_what_is_no_javascript_is_refused_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With status 1 and a line for each: no file, no text, other suffixes, a place in what was not understood."""
    (tmp_path / "bytes.js").write_bytes(b"\xff")
    (tmp_path / "config.json").write_text("{}")
    (tmp_path / "broken.js").write_text("let a = 1;\nlet b = ;\n")
    (tmp_path / "empty").mkdir()
    for name, said in {
        "missing.js": "No such file or directory",
        "bytes.js": "is not text in UTF-8",
        "config.json": "a file that ends in .json is no JavaScript that can be converted",
        "broken.js": "line 2, column 7: not understood: let b = ;",
        "empty": "no JavaScript in it",
    }.items():
        assert main([str(tmp_path / name)]) == 1
        assert capsys.readouterr().err == f"{tmp_path / name}: {said}\n"


def test_a_script_that_is_started_by_its_name_stays_so(tmp_path: Path) -> None:
    """`#!/usr/bin/env node` names Python then, and who may execute the file may execute what it became."""
    source = tmp_path / "worker.js"
    source.write_text("#!/usr/bin/env node\nconsole.log(1)\n")
    source.chmod(0o755)
    assert main([str(source)]) == 0
    target = tmp_path / "worker.py"
    assert target.read_text().startswith("#!/usr/bin/env python3\n")
    assert os.access(target, os.X_OK)
