"""The guide's pages: every program in them is a case that runs, and they speak of all of Node's modules.

`python tests/test_guide.py` writes into the pages what stands elsewhere: the programs of the cases, what `require` says.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nodecompat._port.command import convert_file
from nodecompat._port.convert import convert
from nodecompat._require.answers import NODE_MODULES, PACKAGES
from nodecompat._require.names import builtinModules

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "conformance" / "guide"
CASES = ROOT / "conformance" / "cases" / "guide"
README = ROOT / "README.md"
EXAMPLE = re.compile(r"\n## Porting\n.*?```js\n(?P<javascript>.*?)```\n.*?```python\n(?P<python>.*?)```\n", re.DOTALL)
PAGES = sorted(GUIDE.glob("*.md"))
# The name of a case's file, and the block of code below it.
PROGRAM = re.compile(r"^`(?P<file>[\w/]+\.(?:js|py))`\n\n```(?P<language>\w+)\n.*?```\n", re.DOTALL | re.MULTILINE)
TABLE = re.compile(
    r"(?P<mark><!-- (?P<name>other modules|packages) -->\n)(?P<rows>.*?)(?P<end><!-- end -->\n)", re.DOTALL
)


SHOWN = sorted({mark["file"].split("/")[0] for mark in PROGRAM.finditer((GUIDE / "porting.md").read_text())})


def filled(page: str) -> str:
    """A page with the programs and tables as they have to be."""
    page = PROGRAM.sub(
        lambda mark: f"`{mark['file']}`\n\n```{mark['language']}\n{(CASES / mark['file']).read_text()}```\n", page
    )
    return TABLE.sub(lambda mark: mark["mark"] + TABLES[mark["name"]] + mark["end"], page)


def rows_of_modules() -> str:
    names = [name for name in sorted(NODE_MODULES) if not name.startswith("_")]
    return "| Node | in Python |\n|---|---|\n" + "".join(f"| `{name}` | {NODE_MODULES[name]} |\n" for name in names)


def rows_of_packages() -> str:
    groups: dict[str, list[str]] = {}
    for name in sorted(PACKAGES):
        groups.setdefault(PACKAGES[name], []).append(f"`{name}`")
    return "| npm | in Python |\n|---|---|\n" + "".join(
        f"| {', '.join(names)} | {text} |\n" for text, names in groups.items()
    )


TABLES = {"other modules": rows_of_modules(), "packages": rows_of_packages()}


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_programs_are_those_that_run(page: Path) -> None:
    """Every block of code in a language is one of a case's files, as it is; the tables say what `require` says."""
    text = page.read_text()

    assert text == filled(text)
    assert re.findall(r"^```\w+", PROGRAM.sub("", text), re.MULTILINE) == []


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
