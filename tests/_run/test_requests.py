"""What is asked of a fork server, as it reads it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nodecompat._run.requests import Asked

if TYPE_CHECKING:
    from pathlib import Path


def asked(module: str) -> Asked:
    """A request to run a module."""
    return Asked(1, 2, ["python", "-B", module, "word"], 2, {}, [], 0o22, False, [0], [])


def test_a_script_lies_in_the_directory_of_its_child(tmp_path: Path) -> None:
    """The first descriptor is that directory; a path from the root stands for itself."""
    directory = os.open(tmp_path, os.O_PATH)
    try:
        assert asked("sub/script.py").script([directory, 0]) == f"{tmp_path}/sub/script.py"
        assert asked("/other/script.py").script([directory, 0]) == "/other/script.py"
    finally:
        os.close(directory)


def test_descriptors_may_be_lost() -> None:
    """A process that may open no more gets the request without them: there is no script then, and no fault."""
    assert asked("script.py").script([]) == ""
