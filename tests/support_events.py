"""What the tests of `events` and `abort` share: a recording listener, a turn of the loop, a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from nodecompat._loop.current import engine

ROOT = Path(__file__).resolve().parent.parent


class Trace(list[Any]):
    """A list that makes listeners which write their arguments into it."""

    def of(self, label: str) -> Any:
        """A listener for any arguments that notes `(label, *args)`, or just the label."""

        def listener(*args: Any) -> None:
            self.append((label, *args) if args else label)

        return listener


def failing() -> None:
    """A listener that raises KeyError."""
    raise KeyError("missing")


def run_loop() -> None:
    """Turn the loop until nothing is left."""
    engine.drive()


def program(text: str, tmp_path: Path) -> list[str]:
    """Run a program as `python app.py`; returns its lines. A failure shows its stderr."""
    script = tmp_path / "app.py"
    script.write_text(text, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])}
    done = subprocess.run(
        [sys.executable, str(script)], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
