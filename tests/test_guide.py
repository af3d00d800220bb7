"""The guide's pages: every program in them runs and prints what stands below it, and they speak of all of Node's modules.

A program is a case's, or one of those under conformance/guide/programs, where a folder holds what is run together.
`python tests/test_guide.py` writes into the pages what stands elsewhere: the programs of the cases, what `require` says.
"""

from __future__ import annotations

import os
import pydoc
import re
import runpy
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from support import ROOT, run_program

from conformance import names
from nodecompat._fs.forms import SYNC
from nodecompat._port.command import convert_file
from nodecompat._port.convert import convert
from nodecompat._require.answers import NODE_MODULES, PACKAGES
from nodecompat._require.names import builtinModules

GUIDE = ROOT / "conformance" / "guide"
CASES = ROOT / "conformance" / "cases" / "guide"
README = ROOT / "README.md"
EXAMPLE = re.compile(r"\n## Porting\n.*?```js\n(?P<javascript>.*?)```\n.*?```python\n(?P<python>.*?)```\n", re.DOTALL)
PROGRAMS = GUIDE / "programs"
PAGES = sorted(GUIDE.rglob("*.md"))
SETTINGS = ROOT / "conformance" / "mkdocs.yml"
# The name of a case's file, and the block of code below it.
PROGRAM = re.compile(
    r"^`(?P<file>[\w/]+\.(?:js|mjs|py|txt))`\n\n```(?P<language>\w+)\n.*?```\n", re.DOTALL | re.MULTILINE
)
TABLE = re.compile(
    r"(?P<mark><!-- (?P<name>names|other modules|packages) -->\n)(?P<rows>.*?)(?P<end><!-- end -->\n)", re.DOTALL
)


# Workers that are the same file as one that is shown.
SAME = {f"{name}/worker.py" for name in ("asyncioloop", "celery", "execa", "notebook", "service")}
SHOWN = sorted({mark["file"].split("/")[0] for mark in PROGRAM.finditer((GUIDE / "porting.md").read_text())})


def filled(page: str) -> str:
    """A page with the programs and tables as they have to be."""
    page = PROGRAM.sub(
        lambda mark: f"`{mark['file']}`\n\n```{mark['language']}\n{found(mark['file']).read_text()}```\n", page
    )
    return TABLE.sub(lambda mark: mark["mark"] + TABLES[mark["name"]] + mark["end"], page)


def found(name: str) -> Path:
    """The file that a page shows under this name."""
    program = PROGRAMS / name
    return program if program.exists() else CASES / name


def rows_of_modules() -> str:
    modules = [name for name in sorted(NODE_MODULES) if not name.startswith("_")]
    return "| Node | in Python |\n|---|---|\n" + "".join(f"| `{name}` | {NODE_MODULES[name]} |\n" for name in modules)


def rows_of_packages() -> str:
    groups: dict[str, list[str]] = {}
    for name in sorted(PACKAGES):
        groups.setdefault(PACKAGES[name], []).append(f"`{name}`")
    return "| npm | in Python |\n|---|---|\n" + "".join(
        f"| {', '.join(names)} | {text} |\n" for text, names in groups.items()
    )


def rows_of_names() -> str:
    recorded, absent = names.recorded(), names.read()
    reasons = "".join(f"- {word}: {text}\n" for word, text in absent.reasons.items())
    return reasons + "\n" + "".join(f"{row}\n" for row in names.rows(recorded, absent))


TABLES = {"names": rows_of_names(), "other modules": rows_of_modules(), "packages": rows_of_packages()}


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_programs_are_those_that_run(page: Path) -> None:
    """Every block of code in a language is one of a case's files, as it is; the tables say what `require` says."""
    text = page.read_text()

    assert text == filled(text)
    assert re.findall(r"^```\w+", PROGRAM.sub("", text), re.MULTILINE) == []


@pytest.mark.parametrize("page", sorted((GUIDE / "reference").glob("*.md")), ids=lambda page: str(page.stem))
def test_what_a_page_of_the_reference_names_is_there(page: Path) -> None:
    """Where it says so: the site takes texts from these places, and is not built without one of them."""
    for name in re.findall(r"^::: (\S+)", page.read_text(), re.MULTILINE):
        assert pydoc.locate(name) is not None, name


def test_every_page_is_in_the_list_of_the_site() -> None:
    """And each module has a page of the reference, and stands in the list of what there is."""
    listed = re.findall(r"^ +- (\S+\.md)$", SETTINGS.read_text(), re.MULTILINE)
    modules = {path.stem for path in (ROOT / "nodecompat").glob("[a-z]*.py")} | {"nodecompat"}

    assert sorted(listed) == sorted(str(page.relative_to(GUIDE)) for page in PAGES)
    assert {page.stem for page in PAGES if page.parent.name == "reference"} == modules
    mapping = (GUIDE / "mapping.md").read_text()
    assert [name for name in modules if name != "nodecompat" and f"`nodecompat.{name}`" not in mapping] == []


def test_the_page_of_fs_has_every_function() -> None:
    """They are made of those that it names."""
    listed = re.findall(r"^::: nodecompat\._fs\.\w+\.(\w+)$", (GUIDE / "reference" / "fs.md").read_text(), re.MULTILINE)

    assert sorted(listed) == sorted(name.removesuffix("Sync") for name in SYNC)


def test_no_program_is_forgotten() -> None:
    """What lies beside the pages is shown in one of them, but for the data that a program reads."""
    shown = {mark["file"] for page in PAGES for mark in PROGRAM.finditer(page.read_text())}
    there = {str(path.relative_to(PROGRAMS)) for end in ("py", "js", "mjs") for path in PROGRAMS.rglob(f"*.{end}")}

    assert there - shown == SAME


@pytest.mark.parametrize("name", [path.parent.name for path in sorted(PROGRAMS.glob("*/expected.txt"))])
def test_a_program_prints_what_stands_below_it(name: str, tmp_path: Path) -> None:
    """In any order where several processes print. `python3` is the interpreter that runs the tests."""
    place = tmp_path / name
    shutil.copytree(PROGRAMS / name, place)
    interpreter = tmp_path / "python3"  # a link would lose the environment that it belongs to
    interpreter.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    interpreter.chmod(0o755)
    command = [sys.executable, "main.py"]
    if not (place / "main.py").exists():
        if shutil.which("node") is None:
            pytest.skip("no node on PATH")
        command = ["node", "main.js"]
    outcome = run_program(*command, cwd=place, env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"})

    assert (sorted(outcome.lines), outcome.stderr, outcome.code) == (
        sorted((place / "expected.txt").read_text().splitlines()),
        "",
        0,
    )


def test_the_test_of_a_worker_passes(tmp_path: Path) -> None:
    """The page about pytest: the file passes where it stands alone."""
    shutil.copytree(PROGRAMS / "testing", tmp_path, dirs_exist_ok=True)
    outcome = run_program(
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        cwd=tmp_path,
        env={"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )

    assert ("1 passed" in outcome.stdout, outcome.code) == (True, 0)


def test_the_picture_of_a_trace_can_be_drawn() -> None:
    """Both processes, the start, and a message there and back: three arrows."""
    names = runpy.run_path(str(GUIDE / "trace_picture.py"))
    picture = names["drawn"](names["traced"]())

    assert [picture.count(part) for part in ("python main.py", "worker.py", "<line")] == [1, 1, 3]
    assert picture.count("<rect") == (GUIDE / "trace.svg").read_text().count("<rect")


@pytest.mark.parametrize("case", SHOWN)
def test_the_converter_leaves_nothing_to_do(case: str) -> None:
    """In every program that the page shows; the cases say that what it has written prints what Node does."""
    stems = {script.stem for script in (CASES / case).glob("*.js")}

    assert [convert_file(script, stems).todos for script in (CASES / case).glob("*.js")] == [[]] * len(stems)


def test_programs_are_shown_whole() -> None:
    """Twelve patterns and ten traps, each a case of its own, with all its files in both languages."""
    shown = {mark["file"] for mark in PROGRAM.finditer((GUIDE / "porting.md").read_text())}
    cases = {name.split("/")[0] for name in shown}

    assert sum(name.startswith("trap_") for name in cases) == 10
    assert len(cases) == 22
    assert shown == {str(path.relative_to(CASES)) for case in cases for path in (CASES / case).glob("*.??")}


def test_every_module_of_node_has_a_line() -> None:
    """All but Node's internal ones: it is here, or something else is named for it."""
    page = (GUIDE / "modules.md").read_text()
    first = {name for line in page.splitlines() for name in re.findall(r"`([^`]+)`", line.split(" | ")[0])}

    assert {name.removeprefix("node:") for name in builtinModules if not name.startswith("_")} - first == set()


def test_readme_shows_what_the_converter_writes() -> None:
    """The example under "Porting", but for quotes and blank lines."""
    found = EXAMPLE.search(README.read_text())

    assert found is not None
    assert squeezed(found["python"]) == squeezed(convert(found["javascript"]).python)


def squeezed(text: str) -> str:
    return "".join(text.replace('"', "'").split())


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(filled(path.read_text()))
