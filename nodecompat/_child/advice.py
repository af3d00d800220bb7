"""What to write instead: the second half of the errors that new users of `child_process` meet.

What must stay true: Node's own text stays as it is, the advice is a note of the exception; each mistake is told by
what was given, not by guessing at the program. Loaded for calls that fail, and for options that are none.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from .._errors.advice import nearest
from .._errors.base import InvalidArgValueError
from .._js.arity import is_function
from .._loop.current import engine

if TYPE_CHECKING:
    from collections.abc import Iterable

_warned: set[str] = set()  # options that were warned of


def of_argument(error: TypeError, name: str, value: Any) -> TypeError:
    """The error of an argument of a wrong type, with a note on what is meant, where that can be told."""
    words = [value] if isinstance(value, str) else value
    if isinstance(words, (list, tuple)) and words and all(isinstance(word, str) for word in words):
        if name == "file":
            error.add_note(
                f"Write spawn({words[0]!r}, {[*words[1:]]!r}): the program first, then the list of arguments."
            )
        elif name == "modulePath":
            error.add_note(f"Write fork({words[0]!r}, {[*words[1:]]!r}): the file first, then the list of arguments.")
        elif name == "command":
            error.add_note(f"A command is one text; a program and a list of arguments: execFile({words[0]!r}, [...]).")
    elif hasattr(value, "cr_frame"):
        error.add_note("A coroutine runs in this process: nodecompat.start(coroutine), or await it.")
    elif is_function(value):
        error.add_note(
            f"{'fork' if name == 'modulePath' else 'A program is started from'} {_FILE[name != 'modulePath']}"
        )
    elif hasattr(value, "__spec__"):
        error.add_note(f"A module that was imported has its file in {value.__name__}.__file__.")
    return error


_FILE: Final = (
    "starts a file, not a function: give it the path of a module (a text or a pathlib.Path) that listens to "
    "process.on('message'); functions of this program: nodecompat.pool.",
    "a file, not a function.",
)


def words(file: str) -> str:
    """What is wrong with a command line in the place of a program."""
    program, *arguments = file.split()
    return (
        f"The name contains a space: spawn({program!r}, {arguments!r}). The arguments of a program go into a list; "
        "a whole command line needs shell=True."
    )


def warn_of_options(function: str, options: Iterable[Any], allowed: frozenset[str], known: frozenset[str]) -> None:
    """Warn once of each option in a dict that no function knows; Node ignores it, and so do we."""
    for name in options:
        if isinstance(name, str) and name not in allowed and name not in known and name not in _warned:
            _warned.add(name)
            engine.warn(f"{function}() has no option '{name}', which is ignored{nearest(name, sorted(allowed))}")


def warn_of_module(name: str) -> None:
    """`fork('package.worker')`: no such file."""
    engine.warn(f"There is no file {name}. For a module: fork({name!r}, execArgv=['-m'])")


def warn_of_place(name: str) -> None:
    """`fork('worker.py')` in another directory than that of the script, beside which the file is."""
    engine.warn(
        f"There is no file {name} in {os.getcwd()}, from where paths go, but beside the script. "
        f"For that one: fork(pathlib.Path(__file__).with_name({name!r}))"
    )


def check_frozen(module: str) -> None:
    """In a program that PyInstaller and the like have made, which would start itself again for any file, without end.

    Raises ERR_INVALID_ARG_VALUE unless the file is the program itself.
    """
    if os.path.abspath(module) in [os.path.abspath(one) for one in (sys.executable, sys.argv[0])]:
        return
    error = InvalidArgValueError("modulePath", module, f"is no file that {sys.executable} can run")
    error.add_note(
        "It is this program, not a Python. Write fork(sys.argv[0], ['worker']) and look at process.argv[-1] "
        "where the program starts, or name a Python with execPath='python3'. A program that looks at its arguments for "
        "this file says execPath=sys.executable."
    )
    raise error


_INSTEAD: Final = {
    "wait": "await events.once(child, 'exit'), or child.on('exit', …); spawnSync(…) waits",
    "join": "await events.once(child, 'exit'), or child.on('exit', …)",
    "communicate": "exec(…) and execFile(…) collect the output; spawnSync(…, input=…) waits for it",
    "poll": "child.exitCode and child.signalCode, which are None while it runs",
    "returncode": "child.exitCode, and child.signalCode for the signal that ended it",
    "exitcode": "child.exitCode, and child.signalCode for the signal that ended it",
    "is_alive": "child.exitCode is None and child.signalCode is None",
    "terminate": "child.kill()",
    "send_signal": "child.kill(signal)",
    "start": "a child runs already; fork(…) and spawn(…) start it",
    "recv": "await child.getOneMessage(), or child.on('message', …)",
    "onmessage": "child.on('message', …)",
    "postMessage": "child.send(message)",
    "args": "child.spawnargs",
}


def no_attribute(owner: object, name: str) -> AttributeError:
    """The error of an attribute that a child hasn't; Python's own for private names."""
    text = f"'{type(owner).__name__}' object has no attribute '{name}'"
    instead = _INSTEAD.get(name)
    return AttributeError(f"{text}. Use {instead}" if instead else text, name=name, obj=owner)
