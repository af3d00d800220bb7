"""What a distribution says of itself: its description, its requirements, conda's recipe."""

from __future__ import annotations

import importlib
import re
import runpy
import sys
import tomllib
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from support import ROOT

import nodecompat

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
README = (ROOT / "README.md").read_text()
RECIPE = (ROOT / ".ci" / "conda" / "recipe.yaml").read_text()
ADDRESS = "https://github.com/nodecompat/nodecompat"


@pytest.fixture
def description(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The names of `.ci/description.py`, also where setuptools is not installed."""
    command = ModuleType("setuptools.command.egg_info")
    command.__dict__["egg_info"] = object
    for name in ("setuptools", "setuptools.command", command.__name__):
        monkeypatch.setitem(sys.modules, name, command)
    return SimpleNamespace(**runpy.run_path(str(ROOT / ".ci" / "description.py")))


def test_links_of_the_description_lead_to_the_project(description: SimpleNamespace) -> None:
    """Wherever it is read; those that lead elsewhere or to a place in the same text stay, and pictures are the files."""
    text = "[a](b/c.md) [d](https://e.org) [f](#g) ![h](i.png)"

    assert description.absolute(text, ADDRESS) == (
        f"[a]({ADDRESS}/blob/main/b/c.md) [d](https://e.org) [f](#g) ![h]({ADDRESS}/raw/main/i.png)"
    )


def test_links_of_readme_lead_to_files(description: SimpleNamespace) -> None:
    """So that none of the description's leads nowhere."""
    paths = [mark["path"].partition("#")[0] for mark in description.RELATIVE.finditer(README)]

    assert len(paths) > 20
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_recipe_for_conda_asks_for_what_the_project_asks() -> None:
    """The same version, the same packages from the same versions on; every extra that conda can hold to a version."""
    run = RECIPE[RECIPE.index("  run:\n") : RECIPE.index("  run_constraints:")]
    constraints = RECIPE[RECIPE.index("  run_constraints:") : RECIPE.index("\ntests:")]
    extras = PROJECT["optional-dependencies"]
    users = {one for name in extras if name not in ("test", "lint", "docs") for one in extras[name]}

    assert f'version: "{nodecompat.__version__}"' in RECIPE
    assert sorted(asked(run)) == ["cbor2>=6.2.0", "pyee>=13", "python"]
    assert sorted(PROJECT["dependencies"]) == ["cbor2>=6.2.0", "pyee>=13"]
    assert set(asked(constraints)) == users
    assert f'summary: "{PROJECT["description"]}"' in RECIPE
    assert f"homepage: {ADDRESS}" in RECIPE


def test_pyinstaller_finds_its_hook() -> None:
    """By an entry point. What the hook leaves out are packages of the extras."""
    place, _, name = PROJECT["entry-points"]["pyinstaller40"]["hook-dirs"].partition(":")
    [folder] = getattr(importlib.import_module(place), name)()
    helpers = ModuleType("PyInstaller.utils.hooks")
    helpers.__dict__["collect_submodules"] = lambda package: [package]
    with pytest.MonkeyPatch.context() as patch:
        for module in ("PyInstaller", "PyInstaller.utils", helpers.__name__):
            patch.setitem(sys.modules, module, helpers)
        hook = runpy.run_path(f"{folder}/hook-nodecompat.py")
    extras = {one.split(">")[0].replace("-", "_") for many in PROJECT["optional-dependencies"].values() for one in many}

    assert hook["hiddenimports"] == ["nodecompat"]
    assert set(hook["excludedimports"]) <= extras


def asked(part: str) -> list[str]:
    return [line.replace(" ", "") for line in re.findall(r"^    - (.+)$", part, re.MULTILINE)]
