"""A case: one directory under `cases/<module>/` with the same program in JavaScript and in Python.

What must stay true: a case is fully described by its directory. `main.js` (or `main.mjs`) and `main.py` are the
program, `child.js` and `child.py`, when there, make it a case of four casts, and `case.toml`, when there, holds the few
things a program cannot say itself. An unknown key in it is an error, so that a slip cannot switch a check off.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CASES = HERE / "cases"

ALONE = ("node", "py")
PAIRED = ("node-node", "py-py", "node-py", "py-node")


class CaseError(Exception):
    """A case directory that cannot be run as it stands."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The contents of `case.toml`; README.md explains each key."""

    args: tuple[str, ...] = ()
    env: dict[str, str] = field(default_factory=dict)
    node_args: tuple[str, ...] = ()
    casts: tuple[str, ...] = ()
    unordered: tuple[tuple[str, ...], ...] = ()
    stderr: str | None = None
    versions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour: where its programs are, in which casts it runs, and its settings."""

    directory: Path
    main_js: str
    paired: bool
    settings: Settings

    @property
    def module(self) -> str:
        """The directory above the case's own, such as `loop` or `child_process`."""
        return self.directory.parent.name

    @property
    def name(self) -> str:
        """`<module>/<behaviour>`, the name used everywhere: on the command line, in recordings, in expectations."""
        return f"{self.module}/{self.directory.name}"

    @property
    def casts(self) -> tuple[str, ...]:
        """The kinds of cast the case has, Node's own first."""
        every = PAIRED if self.paired else ALONE
        return tuple(cast for cast in every if cast in self.settings.casts) if self.settings.casts else every

    def recorded_for(self, version: str) -> bool:
        """Whether the case is meant for this Node version (`node20`); most are for all."""
        return not self.settings.versions or version in self.settings.versions


def discover(wanted: tuple[str, ...] = (), root: Path = CASES) -> list[Case]:
    """All cases wanted, in alphabetical order: a text is a module's name or any part of a case's name.

    Without any text all cases are wanted. Raises CaseError for a directory that is not a complete case.
    """
    directories = sorted(path for path in root.glob("*/*") if path.is_dir() and path.name != "__pycache__")
    cases = [load(path) for path in directories]
    modules = {case.module for case in cases}
    names = {text for text in wanted if text not in modules}
    return [case for case in cases if not wanted or case.module in wanted or any(text in case.name for text in names)]


def load(directory: Path) -> Case:
    """Read one case directory; raises CaseError when a program is missing."""
    mains = [name for name in ("main.js", "main.mjs") if (directory / name).exists()]
    if len(mains) != 1 or not (directory / "main.py").exists():
        raise CaseError(f"{directory}: a case needs one main.js (or main.mjs) and a main.py")
    children = [(directory / name).exists() for name in ("child.js", "child.py")]
    if any(children) != all(children):
        raise CaseError(f"{directory}: child.js and child.py come together")
    return Case(directory, mains[0], all(children), load_settings(directory / "case.toml"))


def load_settings(path: Path) -> Settings:
    """Read `case.toml`; raises CaseError for a key that does not exist."""
    if not path.exists():
        return Settings()
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = table.keys() - set(Settings.__slots__)
    if unknown:
        raise CaseError(f"{path}: unknown keys {sorted(unknown)}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    values["unordered"] = tuple(tuple(group) for group in values.get("unordered", ()))
    return Settings(**values)
