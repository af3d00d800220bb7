"""The command `python -m nodecompat port`: files in, files out, and a line about it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

from .convert import Converted, Options, convert
from .source import PortError

USAGE = """usage: python -m nodecompat port FILE-OR-DIRECTORY... [-o OUTPUT] [--strict]

Converts JavaScript and TypeScript to Python. A file becomes the .py beside it, or OUTPUT ('-' is standard output);
of a directory all files are converted, into OUTPUT where it is given. What could not be decided stays as
`# TODO(port):` with the JavaScript. The status is 0 when all was written, 1 with --strict and TODOs left or when a file
could not be read as JavaScript, 2 for words that are not understood."""

SUFFIXES = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")


def main(words: list[str]) -> int:
    """Do what the words after `port` say; the status of the command."""
    output: str | None = None
    strict = False
    names: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in ("-h", "--help"):
            print(USAGE)
            return 0
        if word in ("-o", "--output"):
            if not rest:
                _refuse("-o needs a name")
            output = rest.pop(0)
        elif word == "--strict":
            strict = True
        elif word.startswith("-") and word != "-":
            _refuse(f"unknown option {word}")
        else:
            names.append(word)
    if not names:
        _refuse("which file?")
    return _port(names, output, strict)


def _refuse(what: str) -> NoReturn:
    print(f"{what}\n{USAGE}", file=sys.stderr)
    raise SystemExit(2)


def _port(names: list[str], output: str | None, strict: bool) -> int:
    jobs = jobs_of(names, output)
    stems = {source.stem for source, _ in jobs}
    failed = left = lines = 0
    for source, target in jobs:
        try:
            done = convert_file(source, stems)
        except (PortError, OSError, UnicodeError) as error:
            print(f"{source}: {error}", file=sys.stderr)
            failed += 1
            continue
        lines += done.lines
        left += done.undecided
        if target is None:
            sys.stdout.write(done.python)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(done.python, encoding="utf-8")
        print(
            f"{source} -> {target or 'standard output'}: {done.lines} lines, {done.undecided} left to do",
            file=sys.stderr,
        )
    if len(jobs) > 1:
        print(f"{len(jobs) - failed} of {len(jobs)} files, {lines} lines, {left} left to do", file=sys.stderr)
    return 1 if failed or (strict and left) else 0


def convert_file(source: Path, stems: set[str]) -> Converted:
    """A file, with the names of those that are Python beside it."""
    beside = {each.stem for each in source.parent.glob("*.py")} if source.parent.is_dir() else set()
    return convert(source.read_text(encoding="utf-8"), Options(source.name, frozenset(stems | beside | {source.stem})))


def jobs_of(names: list[str], output: str | None) -> list[tuple[Path, Path | None]]:
    """The files to read, each with the file to write; None is standard output."""
    jobs: list[tuple[Path, Path | None]] = []
    for name in names:
        place = Path(name)
        if place.is_dir():
            for each in sorted(place.rglob("*")):
                if each.suffix in SUFFIXES and not each.name.endswith(".d.ts") and "node_modules" not in each.parts:
                    target = Path(output) / each.relative_to(place) if output else each
                    jobs.append((each, target.with_suffix(".py")))
        elif output == "-":
            jobs.append((place, None))
        elif output is not None and (len(names) > 1 or Path(output).is_dir()):
            jobs.append((place, Path(output) / f"{place.stem}.py"))
        else:
            jobs.append((place, Path(output) if output else place.with_suffix(".py")))
    return jobs
