"""What PyInstaller is told about this package, so that `pyinstaller app.py` needs no option for it.

The entry point `hook-dirs` in pyproject.toml names `folders`; PyInstaller reads the hook that lies beside this file
when a program imports nodecompat. No program itself imports anything of this folder.
"""

from __future__ import annotations

from pathlib import Path


def folders() -> list[str]:
    """Where PyInstaller finds the hook."""
    return [str(Path(__file__).parent)]
