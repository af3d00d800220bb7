"""`python -m nodecompat app.py [arguments]` runs a script and then its loop, as `node app.js` does.

What may stand in the place of the script is what python itself understands there: `-c code`, `-m module`, `-` for
standard input, a directory or a zip archive with a `__main__.py`. `--version` tells the versions. The program needs no
import of its own for the loop; it sees `sys.argv`, `sys.path` and `__main__` as if python had started it.
The command `nodecompat` does the same.

`python -m nodecompat port worker.js` converts JavaScript and TypeScript to Python: `port --help` tells how.
`python -m nodecompat top PID` shows a process, its descendants and their messages, `why PID` what keeps a process
alive: `top --help`, `why --help`. A script that has one of these names runs as `./top`.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import get_importer
from typing import TYPE_CHECKING, Any, NoReturn

from . import _native
from ._on_use import on_use
from ._require import shadows
from ._run import run_main
from .process import process

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.machinery import ModuleSpec
    from types import CodeType

    from ._errors import advice
    from ._port import command as port
    from ._seeing import top, why

    Program = tuple[CodeType, str | None, ModuleSpec | None]  # the code, its file, and the module's spec

else:
    advice = on_use("nodecompat._errors.advice")  # only for a script that is not there
    port = on_use("nodecompat._port.command")  # another program, which only who asks for it needs
    top = on_use("nodecompat._seeing.top")  # as `port`
    why = on_use("nodecompat._seeing.why")  # as `port`

_COMMANDS = {"port": port, "top": top, "why": why}

USAGE = 2  # python's own status for words it does not understand
_MAIN = "__main__"


def main() -> None:
    """Run the program that the command line names."""
    words = sys.argv[1:]
    if not words or words[0] in ("-h", "--help"):
        print(__doc__.strip(), file=sys.stderr)
        raise SystemExit(0 if words else 9)
    word = words[0]
    if word in ("-V", "--version"):
        print(_versions())
        return
    if word in _COMMANDS:
        raise SystemExit(_COMMANDS[word].main(words[1:]))
    option, value = word[:2], word[2:]
    if option in _OPTIONS:
        rest = words[1:]
        if not value:
            if not rest:
                _refuse(f"Argument expected for the {option} option")
            value = rest.pop(0)
        sys.argv[:] = [option, *rest]
        program = _OPTIONS[option](value)
    elif word[:1] == "-" and word != "-":
        _refuse(f"unknown option {word}")
    else:
        sys.argv[:] = words
        program = _of_input() if word == "-" else of_path(word)
    code, path, spec = program
    run_main(code, namespace_of(path, spec))  # clears this module's names


def command() -> NoReturn:
    """The command `nodecompat`: a process of its own kind, so that all that starts it again finds what it needs."""
    os.execv(sys.executable, [sys.executable, "-m", "nodecompat", *sys.argv[1:]])


def _versions() -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    road = "compiled" if _native.WIRES else "Python"
    return f"Python {python}, nodecompat {process.versions['nodecompat']} ({road} road)"


# -- what may be named -------------------------------------------------------------------------------


def _of_code(text: str) -> Program:
    _path_begins_with("")
    return _compiled(f"{text}\n", "<string>"), None, None


def _of_input() -> Program:
    _path_begins_with("")
    return _compiled(sys.stdin.buffer.read(), "<stdin>"), None, None


def _of_module(name: str) -> Program:
    """`-m`: a module, or a package with a `__main__`. sys.path begins with the working directory already."""
    try:
        spec = find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            import_module(name)
            name = f"{name}.{_MAIN}"
            spec = find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        if isinstance(error, ModuleNotFoundError) and error.name and not f"{name}.".startswith(f"{error.name}."):
            raise  # a package that imports what is not there
        spec = None
    code = None if spec is None else _code_of(spec)
    if spec is None or code is None:
        _fail(f"No module named {name}")
    sys.argv[0] = spec.origin or name
    return code, spec.origin, spec


def of_path(path: str, shown: str | None = None, code: CodeType | None = None) -> Program:
    """A script, or a directory or an archive, which python puts at the front of sys.path.

    `shown` is the path of a script for all to see, the absolute one unless given; `code` is what it holds, where that
    is known.
    """
    absolute = os.path.abspath(path)
    if code is None and get_importer(absolute) is not None:
        _path_begins_with(absolute)
        spec = _spec_in(absolute)
        code = None if spec is None else _code_of(spec)
        if spec is None or code is None:
            _fail(f"can't find '{_MAIN}' module in {absolute!r}")
        return code, spec.origin, spec
    try:
        with open(path, "rb", 0) as file:
            text = b"" if code is not None else file.read()
    except OSError as error:
        meant = advice.nearest(path, _COMMANDS) if "." not in path else ""  # a file has an ending as a rule
        _fail(f"can't open file {absolute!r}: [Errno {error.errno}] {error.strerror}{meant}", USAGE)
    if not sys.flags.safe_path:
        _path_begins_with(os.path.dirname(os.path.realpath(path)))
    return code or _compiled(text, shown or absolute), shown or absolute, None


def _spec_in(place: str) -> ModuleSpec | None:
    importer: Any = get_importer(place)
    found: ModuleSpec | None = importer.find_spec(_MAIN)
    return found


def _code_of(spec: ModuleSpec) -> CodeType | None:
    loader: Any = spec.loader
    found: CodeType | None = loader.get_code(spec.name) if hasattr(loader, "get_code") else None
    return found


_OPTIONS: dict[str, Callable[[str], Program]] = {"-c": _of_code, "-m": _of_module}


def _compiled(text: str | bytes, name: str) -> CodeType:
    try:
        return compile(text, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as found:  # ValueError: of NUL, until 3.11.3
        error = _of_null(text, name) if isinstance(text, bytes) and b"\0" in text else found
        sys.excepthook(type(error), error.with_traceback(None), None)
        raise SystemExit(1) from None


def _of_null(text: bytes, name: str) -> SyntaxError:
    """What python says of a file with a byte 0; `compile` has other words, and no line."""
    lines = text[: text.index(b"\0")].decode(errors="replace").split("\n")
    return SyntaxError("source code cannot contain null bytes", (name, len(lines), 0, lines[-1]))


# -- the parts ---------------------------------------------------------------------------------------


def _path_begins_with(place: str) -> None:
    """What python puts at the front of sys.path; nothing where it was told not to (`-P`, `-I`)."""
    if not sys.flags.safe_path:
        sys.path[0] = place
    elif place and get_importer(place) is not None:
        sys.path.insert(0, place)
    if place:
        shadows.guard(place)


def namespace_of(path: str | None, spec: ModuleSpec | None) -> dict[str, Any]:
    """The names of a fresh `__main__`."""
    namespace = sys.modules[_MAIN].__dict__
    main = _MAIN
    for name in [name for name in namespace if name != "__builtins__"]:
        del namespace[name]
    namespace.update(__name__=main, __doc__=None, __package__=None, __spec__=spec, __loader__=None)
    if path is not None:
        namespace.update(__file__=path, __cached__=None)
    if spec is not None:
        namespace.update(__package__=spec.parent, __loader__=spec.loader)
    return namespace


def _refuse(text: str) -> NoReturn:
    _fail(text, USAGE)


def _fail(text: str, status: int = 1) -> NoReturn:
    print(f"{sys.executable}: {text}", file=sys.stderr)
    raise SystemExit(status)


if __name__ == "__main__":
    main()
