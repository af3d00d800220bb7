"""The arguments of all functions: every message is what Node 20 and Node 24 print for the same call."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from nodecompat._child import typed
from nodecompat._child.arguments import (
    Request,
    is_python,
    normalize_fork_arguments,
    normalize_spawn_arguments,
    resolve_module,
)
from nodecompat._child.options import (
    EXEC_OPTIONS,
    FORK_OPTIONS,
    SPAWN_OPTIONS,
    SYNC_OPTIONS,
    environment,
    js_text,
    truthy,
)
from nodecompat._js.text import Symbol
from nodecompat.abort import AbortController
from nodecompat.child_process import ChildProcess, exec, execFile, execFileSync, execSync, spawnSync
from nodecompat.errors import NodeError
from nodecompat.values import undefined


class This:
    """What fork takes over from the parent."""

    execPath = "/usr/bin/python3"
    execArgv: list[str] = ["-X", "dev"]
    _eval: str | None = None


def f() -> None:
    """A function, to be refused."""


NAN, INFINITY = float("nan"), float("inf")


def spawn(*args: Any, **keywords: Any) -> Request:
    """Check a call of spawn."""
    given: list[Any] = [*args, *[undefined] * (3 - len(args))]
    file, words, options = given
    return normalize_spawn_arguments(file, words, options, keywords)


def fork(*args: Any, process: Any = This, **keywords: Any) -> Request:
    """Check a call of fork."""
    given: list[Any] = [*args, *[undefined] * (3 - len(args))]
    module, words, options = given
    return normalize_fork_arguments(module, words, options, keywords, process)


# Those that start nothing else are called as they are.
REAL = {one.__name__: one for one in (ChildProcess, exec, execFile, execFileSync, execSync, spawnSync)}

# A call, and below it what Node prints for it.
REFUSED = Path(__file__).with_name("refused_calls.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("call", "printed"), [*zip(REFUSED[::2], REFUSED[1::2], strict=True)])
def test_refused(call: str, printed: str) -> None:
    """A wrong argument is refused with Node's error class, code and text."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        eval(call, {**globals(), **REAL})
    error = caught.value
    code = getattr(error, "code", None)
    name = getattr(error, "name", type(error).__name__)
    assert f"{name}{f' [{code}]' if code else ''}: {error}" == printed.removeprefix("    ")


WRONG: dict[str, Any] = {
    "cwd": 5,
    "detached": 5,
    "uid": "0",
    "gid": "0",
    "shell": 5,
    "argv0": 5,
    "windowsHide": 5,
    "windowsVerbatimArguments": 5,
    "env": {"A": "\0"},
    "timeout": -1,
    "signal": None,
    "killSignal": "SIGFOO",
    "stdio": "foo",
    "serialization": "foo",
}


def test_order_of_checks() -> None:
    """With everything wrong, the errors come in Node's order as one after the other is put right."""
    options, seen = dict(WRONG), []
    while options:
        with pytest.raises(NodeError) as caught:
            spawn("x", [], options)
        name = next(one for one in WRONG if one in options)
        assert f"{name}" in str(caught.value) or name == "killSignal", (name, str(caught.value))
        seen.append(name)
        del options[name]
    assert seen == list(WRONG)


def test_file_and_arguments_come_first() -> None:
    """The file is looked at before the arguments, they before the options."""
    with pytest.raises(NodeError, match='"file"'):
        spawn(5, 5, 5)
    with pytest.raises(NodeError, match='"args"'):
        spawn("x", 5, 5)
    with pytest.raises(NodeError, match=r"'args\[0\]'"):
        spawn("x", ["\0"], 5)
    with pytest.raises(NodeError, match='"modulePath"'):
        fork(5, 5, 5)


# -- what is accepted -------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [("x",), ("x", None), ("x", undefined), ("x", []), ("x", ()), ("x", {}), ("x", {}, 5)])
def test_argument_forms(args: tuple[Any, ...]) -> None:
    """Arguments may be left out, null, or replaced by the options; then what follows is ignored."""
    assert spawn(*args).args == ["x"]
    assert fork(*args).args == ["/usr/bin/python3", "-X", "dev", "x"]


def test_fork_takes_null_options() -> None:
    """fork allows null for the options, spawn doesn't."""
    assert fork("x", [], None).file == "/usr/bin/python3"


def test_options_by_keyword() -> None:
    """Keywords are options and come before those of the dict; only a keyword has to be known."""
    assert spawn("x", [], {"cwd": "/a", "bogus": 1}, cwd="/b").cwd == "/b"
    with pytest.raises(TypeError, match=r"^spawn\(\) got an unexpected keyword argument 'bogus'$"):
        spawn("x", bogus=1)
    with pytest.raises(TypeError, match=r"^fork\(\) got an unexpected keyword argument 'shell'$"):
        fork("x", shell=True)


def test_nothing_of_the_caller_is_changed() -> None:
    """args, options and env are copied."""
    args, env = ["a"], {"A": 1}
    options = {"env": env, "execArgv": ["-a"], "argv0": "z"}
    fork("x", args, options)
    spawn("x", args, options)
    assert (args, env, options) == (["a"], {"A": 1}, {"env": env, "execArgv": ["-a"], "argv0": "z"})


def test_arguments_become_strings() -> None:
    """Arguments are what String() makes of them; paths and bytes the names they stand for."""
    values: list[Any] = [1, 1.5, 2.0, None, undefined, True, [1, 2], {}, Path("/a"), b"b", float("nan")]
    assert spawn("x", values).args[1:] == [
        *("1", "1.5", "2", "null", "undefined", "true", "1,2", "[object Object]", "/a", "b", "NaN")
    ]
    with pytest.raises(TypeError, match="Cannot convert a Symbol value to a string"):
        js_text(Symbol("x"))


def test_argv0() -> None:
    """argv0 stands at the front instead of the file, empty too; null doesn't."""
    assert spawn("x", ["a"], {"argv0": "z"}).args == ["z", "a"]
    assert spawn("x", ["a"], {"argv0": ""}).args == ["", "a"]
    assert spawn("x", ["a"], {"argv0": None}).args == ["x", "a"]


def test_shell() -> None:
    """A shell gets file and arguments in one string, unquoted; `shell: ''` is none."""
    request = spawn("echo", ["a b", "c"], {"shell": True})
    assert (request.file, request.args, request.unquoted) == ("/bin/sh", ["/bin/sh", "-c", "echo a b c"], True)
    request = spawn("echo", {"shell": "/bin/bash"})
    assert (request.file, request.args, request.unquoted) == ("/bin/bash", ["/bin/bash", "-c", "echo"], False)
    assert spawn("echo", ["a"], {"shell": ""}).args == ["echo", "a"]
    assert fork("x", [], {"shell": True}).file == "/usr/bin/python3"


def test_plain_values() -> None:
    """Numbers may be floats, names of signals in any case, null is the default; '' is no directory."""
    request = spawn("x", [], {"uid": 5.0, "gid": None, "timeout": 10.0, "killSignal": "sigkill", "cwd": ""})
    assert (request.uid, request.gid, request.timeout, request.kill_signal, request.cwd) == (5, None, 10, 9, None)
    request = spawn("x", [], {"timeout": None, "killSignal": None, "detached": None, "serialization": undefined})
    assert (request.timeout, request.kill_signal, request.detached, request.wire) == (0, signal.SIGTERM, False, "json")
    assert spawn("x", [], {"killSignal": 15}).kill_signal == 15
    assert spawn("x", [], {"uid": -2}).uid == -2


def test_abort_signal() -> None:
    """A signal has to say whether it is aborted."""
    controller = AbortController()
    assert spawn("x", [], {"signal": controller.signal}).signal is controller.signal
    assert spawn("x", [], {"signal": undefined}).signal is None


def test_serialization() -> None:
    """The wires that are there; null is none of them. It is looked at without a channel too."""
    assert spawn("x", [], {"serialization": "cbor"}).wire == "cbor"
    for value, shown in ((None, "null"), ("xml", "'xml'"), ("", "''"), (5, "5")):
        with pytest.raises(NodeError) as caught:
            spawn("x", [], {"serialization": value})
        assert caught.value.code == "ERR_INVALID_ARG_VALUE"
        text = str(caught.value)
        assert text.startswith("The property 'options.serialization' must be one of: undefined, 'json', ")
        assert text.endswith(f"'cbor'. Received {shown}")


def test_max_message_bytes() -> None:
    """The limit of a message is a whole number of bytes from 1."""
    assert spawn("x", [], {"maxMessageBytes": 1024}).max_message_bytes == 1024
    assert spawn("x", []).max_message_bytes is None
    for value, code in ((0, "ERR_OUT_OF_RANGE"), (1.5, "ERR_OUT_OF_RANGE"), ("1", "ERR_INVALID_ARG_TYPE")):
        with pytest.raises(NodeError) as caught:
            spawn("x", [], {"maxMessageBytes": value})
        assert caught.value.code == code


def test_truth() -> None:
    """JavaScript's truth: empty dicts and lists are true, empty strings, zero and NaN aren't."""
    values: list[Any] = [{}, [], "0", b"", f, -1]
    assert [truthy(value) for value in values] == [True] * 6
    assert [truthy(value) for value in (None, undefined, False, 0, 0.0, float("nan"), "")] == [False] * 7


# -- the environment --------------------------------------------------------------------------------------


def test_given_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly the given variables, as strings; `undefined` leaves one out, None is 'null'; {} is really empty."""
    monkeypatch.delenv("NODE_V8_COVERAGE", raising=False)
    given = {"A": 1, "B": None, "C": undefined, "D": "", 5: True, "": "x", "E=F": "g"}
    assert environment(given) == {"A": "1", "B": "null", "D": "", "5": "true", "": "x", "E=F": "g"}
    assert environment({}) == {}


@pytest.mark.parametrize("given", [None, undefined, False, 0, ""])
def test_inherited_environment(given: Any) -> None:
    """Anything false inherits."""
    assert environment(given) == {name: os.environ[name] for name in os.environ if not name.startswith("NODE_CHANNEL_")}


def test_stale_channel_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """The variables of another channel reach no child, inherited or given."""
    monkeypatch.setenv("NODE_CHANNEL_FD", "3")
    monkeypatch.setenv("NODE_CHANNEL_SERIALIZATION_MODE", "json")
    given = {"NODE_CHANNEL_FD": "9", "NODE_CHANNEL_SERIALIZATION_MODE": "advanced", "A": "1"}
    assert not [name for name in environment(None) if name.startswith("NODE_CHANNEL_")]
    assert environment(given).keys() - {"NODE_V8_COVERAGE"} == {"A"}


def test_coverage_variable_passes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """NODE_V8_COVERAGE is added to a given environment that doesn't mention it."""
    monkeypatch.setenv("NODE_V8_COVERAGE", "/c")
    assert environment({"A": "1"}) == {"A": "1", "NODE_V8_COVERAGE": "/c"}
    assert environment({"NODE_V8_COVERAGE": undefined}) == {}


def test_environment_of_the_wrong_kind() -> None:
    """Something true that holds no variables is refused. (Node would start the child with an empty environment.)"""
    with pytest.raises(NodeError) as caught:
        environment(5)
    assert str(caught.value) == 'The "options.env" property must be of type object. Received type number (5)'


# -- fork's command line ----------------------------------------------------------------------------------


def test_command_line_of_fork() -> None:
    """[execPath, *execArgv, modulePath, *args]; what is false is inherited."""
    assert fork("x.py", ["a", 1]).args == ["/usr/bin/python3", "-X", "dev", "x.py", "a", "1"]
    options = {"execPath": "/opt/python3.13", "execArgv": ["-O"]}
    assert fork("x.py", [], options).args == ["/opt/python3.13", "-O", "x.py"]
    assert fork("x.py", [], {"execPath": "", "execArgv": None}).args == ["/usr/bin/python3", "-X", "dev", "x.py"]
    assert fork("x.py", [], {"execArgv": []}).args == ["/usr/bin/python3", "x.py"]
    assert fork("x.py", [], {"execArgv": "ab"}).args == ["/usr/bin/python3", "a", "b", "x.py"]


def test_code_of_the_command_line_is_not_inherited() -> None:
    """`-c CODE` is taken out of inherited options, its last occurrence, unless it stands first."""

    class Eval(This):
        execArgv = ["-I", "-c", "code"]
        _eval = "code"

    assert fork("x", process=Eval).args == ["/usr/bin/python3", "-I", "x"]
    Eval.execArgv = ["code"]
    assert fork("x", process=Eval).args == ["/usr/bin/python3", "code", "x"]
    assert fork("x", [], {"execArgv": ["-c", "code"]}, process=Eval).args[1:3] == ["-c", "code"]


@pytest.mark.parametrize("suffix", [".js", ".mjs", ".cjs", ".ts"])
def test_javascript_modules(suffix: str) -> None:
    """A JavaScript module runs in node, on the json wire, without Python's options; an execPath is respected."""
    request = fork(f"x{suffix}", ["a"])
    assert (request.file, request.args, request.wire) == ("node", ["node", f"x{suffix}", "a"], "json")
    request = fork(f"x{suffix}", [], {"execPath": "/opt/bun"})
    assert (request.args, request.wire) == (["/opt/bun", f"x{suffix}"], "json")
    request = fork(f"x{suffix}", [], {"execPath": "python3", "execArgv": ["worker.py"]})
    assert (request.args, request.wire) == (["python3", "worker.py", f"x{suffix}"], "json")


def test_default_wire() -> None:
    """cbor between Pythons, json to anything else and for spawn, unless it is given."""
    assert fork("x.py").wire == "cbor"
    assert fork("x.py", [], {"execPath": "/opt/wrapper"}).wire == "json"
    assert fork("x.py", [], {"execPath": "/usr/bin/python3.12"}).wire == "cbor"
    assert fork("x.py", [], {"serialization": "json"}).wire == "json"
    assert spawn("python3", ["x.py"], {"stdio": [0, 1, 2, "ipc"]}).wire == "json"


def test_exec_path_that_was_assigned() -> None:
    """A program put into process.execPath is inherited together with its options."""

    class Node(This):
        execPath = "/usr/bin/node"
        execArgv = ["--no-warnings"]

    request = fork("x", process=Node)
    assert (request.args, request.wire) == (["/usr/bin/node", "--no-warnings", "x"], "json")


def test_module_paths(tmp_path: Path) -> None:
    """A module path may be a string, bytes, a path object or a parsed file: URL."""
    target = tmp_path / "a b.py"
    target.touch()
    for path in (str(target), os.fsencode(target), target, urlsplit(target.as_uri())):
        assert fork(path).args[-1] == str(target)


def test_module_resolution(tmp_path: Path) -> None:
    """As it stands, with .py, a directory with __main__.py, with .js, .mjs, .cjs; else left alone."""
    for name in ("both", "both.py", "only.py", "script.mjs", "script.cjs", "package.py"):
        (tmp_path / name).touch()
    for name in ("package", "folder"):
        (tmp_path / name).mkdir()
    (tmp_path / "folder" / "__main__.py").touch()
    names = ["both", "./only", "script", "package", "folder", "missing", "only.py"]
    found = ["both", "./only.py", "script.mjs", "package.py", "folder", "missing", "only.py"]
    assert [resolve_module(name, str(tmp_path)) for name in names] == found
    assert resolve_module(f"{tmp_path}/only", None) == f"{tmp_path}/only.py"
    assert fork("only", [], {"cwd": tmp_path}).args[-1] == "only.py"
    assert fork("script", [], {"cwd": tmp_path}).args == ["node", "script.mjs"]


def test_which_program_is_a_python() -> None:
    """By its name."""
    assert all(map(is_python, ("python", "/usr/bin/python3.13", "/opt/pypy3", "/opt/Python.app/Python")))
    assert not any(map(is_python, ("node", "/opt/bun", "/usr/bin/env", "/python3/bin/node")))


def test_options_have_types() -> None:
    """The types describe exactly the options that are taken."""
    common = set(typed.CommonOptions.__annotations__)
    assert set(typed.SpawnOptions.__annotations__) | common == SPAWN_OPTIONS
    assert set(typed.ForkOptions.__annotations__) | common == FORK_OPTIONS
    assert set(typed.ExecOptions.__annotations__) == EXEC_OPTIONS
    assert set(typed.SyncOptions.__annotations__) == SYNC_OPTIONS


@pytest.mark.parametrize(
    ("keyword", "meant"), [("serialisation", "serialization"), ("max_message_bytes", "maxMessageBytes"), ("Cwd", "cwd")]
)
def test_an_unknown_keyword_names_the_nearest(keyword: str, meant: str) -> None:
    """Also one in snake case."""
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{keyword}'. Did you mean '{meant}'?"):
        fork("x", **{keyword: 1})
