"""The command `python -m nodecompat port`: files in, files out, and a line about it."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from . import checking
from .convert import Converted, Options, convert
from .source import PortError

USAGE = """usage: python -m nodecompat port FILE-OR-DIRECTORY... [-o OUTPUT] [--strict] [--diff] [--force]
       python -m nodecompat port FILE [-o OUTPUT] --check [-- ARGUMENT...]

Converts JavaScript and TypeScript to Python. A file becomes the .py beside it, or OUTPUT ('-' is standard output);
of a directory all files are converted, into OUTPUT where it is given, and the others copied there. What could not be
decided stays as `# TODO(port):` with the JavaScript. A Python file that is there already and was not converted is kept;
--force writes over it. --diff shows both side by side. --check then runs both, the
JavaScript under Node (`node` on PATH, or the variable NODE), with the same arguments, standard input and variables, and
shows the first difference. The status is 0 when all was written, 1 with --strict and TODOs left, when a file could not
be read as JavaScript or --check found a difference, 2 for words that are not understood or when there is no Node."""

SUFFIXES = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")


@dataclass
class Request:
    """What the words say."""

    names: list[str] = field(default_factory=list)
    output: str | None = None
    flags: set[str] = field(default_factory=set)  # --strict, --diff, --check, --force
    arguments: list[str] = field(default_factory=list)  # of the program that --check runs


def main(words: list[str]) -> int:
    """Do what the words after `port` say; the status of the command."""
    request = Request()
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in ("-h", "--help"):
            print(USAGE)
            return 0
        if word in ("-o", "--output"):
            if not rest:
                _refuse("-o needs a name")
            request.output = rest.pop(0)
        elif word in ("--strict", "--diff", "--check", "--force"):
            request.flags.add(word)
        elif word == "--":
            request.arguments, rest = rest, []
        elif word.startswith("-") and word != "-":
            _refuse(f"unknown option {word}")
        else:
            request.names.append(word)
    if not request.names:
        _refuse("which file?")
    return _port(request)


def _refuse(what: str) -> NoReturn:
    print(f"{what}\n{USAGE}", file=sys.stderr)
    raise SystemExit(2)


def _port(request: Request) -> int:
    jobs = jobs_of(request.names, request.output)
    checked = "--check" in request.flags
    if checked and (len(jobs) != 1 or jobs[0][1] is None):
        _refuse("--check needs one program, and a file to write it to")
    _name_the_empty(request.names, jobs)
    stems = {source.stem for source, _ in jobs}
    failed = left = lines = 0
    for source, target in jobs:
        try:
            done = convert_file(source, stems)
            _keep_others(target, done, "--force" in request.flags)
        except (PortError, OSError, UnicodeError) as error:
            print(f"{source}: {_said(error)}", file=sys.stderr)
            failed += 1
            continue
        lines += done.lines
        left += done.undecided
        _write(source, target, done, "--diff" in request.flags)
    if len(jobs) > 1:
        print(f"{len(jobs) - failed} of {len(jobs)} files, {lines} lines, {left} left to do", file=sys.stderr)
    _copy_others(request)
    if failed or not jobs or ("--strict" in request.flags and left):
        return 1
    if checked:
        source, target = jobs[0]
        return checking.check(source, target or source, request.arguments)
    return 0


def _name_the_empty(names: list[str], jobs: list[tuple[Path, Path | None]]) -> None:
    for name in names:
        if not any(source == Path(name) or Path(name) in source.parents for source, _ in jobs):
            print(f"{name}: no JavaScript in it", file=sys.stderr)


def _write(source: Path, target: Path | None, done: Converted, diff: bool) -> None:
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(done.python, encoding="utf-8")
        target.chmod(target.stat().st_mode | source.stat().st_mode & 0o111)  # `./worker.js` is started by its name
    elif not diff:
        sys.stdout.write(done.python)
    if diff:
        print(*checking.side_by_side(source.read_text(encoding="utf-8"), done.python, done.pairs), sep="\n")
    where = target or "standard output"
    print(f"{source} -> {where}: {done.lines} lines, {done.undecided} left to do", file=sys.stderr)


def _said(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "is not text in UTF-8" if isinstance(error, UnicodeError) else str(error)


def _keep_others(target: Path | None, done: Converted, force: bool) -> None:
    """Raises PortError where the file to write is there already, and no earlier conversion made it."""
    if target is None or force or not target.exists():
        return
    there = target.read_text(encoding="utf-8", errors="replace")
    if there.strip() and there != done.python and "from nodecompat import js\n" not in there[:200]:
        raise PortError(
            f"{target} is there already, and is no converted file: -o writes elsewhere, --force writes over it"
        )


def _copy_others(request: Request) -> None:
    """What is no script in a directory, such as `config.json`, where the Python goes somewhere else."""
    if request.output is None or request.output == "-":
        return
    output = Path(request.output)
    for name in map(Path, request.names):
        for each in sorted(name.rglob("*")) if name.is_dir() else ():
            inner = each.relative_to(name)
            passed = any(part == "node_modules" or part.startswith(".") for part in inner.parts)
            if each.is_file() and each.suffix not in SUFFIXES and not passed and output not in each.parents:
                (output / inner).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(each, output / inner)


def convert_file(source: Path, stems: set[str]) -> Converted:
    """A file, with the names of those that are Python beside it."""
    if source.suffix in (".json", ".py", ".html", ".jsx", ".tsx"):
        raise PortError(f"a file that ends in {source.suffix} is no JavaScript that can be converted")
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
