"""What `process` says about itself: arguments, versions, platform, and how it is imported."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from support import run_program, run_python

import nodecompat
import nodecompat.process as imported
from nodecompat import structuredClone, util
from nodecompat._process.identity import interpreter_options
from nodecompat.process import argv, nextTick, process
from nodecompat.values import undefined

if TYPE_CHECKING:
    from pathlib import Path


def test_the_singleton_is_what_every_import_gives() -> None:
    """`from nodecompat import process`, `from nodecompat.process import process`, `import … as` give one object."""
    by_its_path: object = imported  # the module, to a type checker

    assert by_its_path is process
    assert nodecompat.process is process


def test_names_can_be_imported_as_from_node_process() -> None:
    """`import { argv } from 'node:process'` ports to `from nodecompat.process import argv`."""
    assert argv is process.argv
    assert nextTick == process.nextTick


def test_the_class_is_called_process() -> None:
    """Node's class name, which messages show, is `process`."""
    assert type(process).__name__ == "process"
    assert repr(process) == f"<process {os.getpid()}>"


def test_unknown_attributes_raise() -> None:
    """What neither Node nor the program defined is an AttributeError."""
    with pytest.raises(AttributeError):
        _ = process.noSuchThing  # type: ignore[attr-defined]


def test_attributes_of_a_process_without_a_channel() -> None:
    """Without a parent's channel these are undefined."""
    for name in ("send", "disconnect", "channel", "connected", "exitCode", "noDeprecation", "traceDeprecation"):
        assert getattr(process, name) is undefined


def test_sending_without_a_channel_says_how_to_get_one() -> None:
    """The text begins as V8's does, also when the object has another name and there is no source of the program."""
    code = (
        "from nodecompat import process\nparent = process\ntry: parent.send({'a': 1})\nexcept TypeError as e: print(e)"
    )
    assert run_program(sys.executable, "-c", code).lines == [
        "parent.send is not a function: this process was not started with a channel to its parent (start it with "
        "child_process.fork(), or with 'ipc' in the stdio of child_process.spawn(); `if process.send:` tells whether it was)"
    ]


def test_argv_past_its_end_is_undefined() -> None:
    """It is a list that counts from its end, and is cut, as Python's do; also when it was assigned."""
    before = process.argv
    try:
        process.argv = ["a", "b"]
        assert (process.argv[0], process.argv[-1], process.argv) == ("a", "b", ["a", "b"])
        assert [repr(process.argv[place]) for place in (1, 2, 99)] == ["'b'", "undefined", "undefined"]
        with pytest.raises(IndexError):
            process.argv[-3]
        with pytest.raises(IndexError):
            process.argv[1:][1]
        process.argv.append("c")
        assert process.argv[2] == "c"
        assert util.inspect(process.argv) == "[ 'a', 'b', 'c' ]"
        assert util.isDeepStrictEqual(process.argv, ["a", "b", "c"])
        assert structuredClone(process.argv) == ["a", "b", "c"]
    finally:
        process.argv = before


def test_argv_of_a_script(tmp_path: Path) -> None:
    """argv is execPath, the absolute script path and the arguments as they are, `--` included."""
    script = tmp_path / "app.py"
    script.write_text(
        "from nodecompat import process\nimport sys\nprint(process.argv[0] == sys.executable, *process.argv[1:])\n"
    )
    outcome = run_program(sys.executable, "-u", "app.py", "-x", "--", "b", cwd=tmp_path)
    assert outcome.lines == [f"True {script} -x -- b"]


@pytest.mark.parametrize("imported_in", ["__init__", "__main__"])
def test_argv_of_a_module(imported_in: str, tmp_path: Path) -> None:
    """With `-m` the script is the module's file, also when its package imports nodecompat first."""
    package = tmp_path / "app"
    package.mkdir()
    (package / "__init__.py").write_text("import nodecompat" if imported_in == "__init__" else "")
    (package / "__main__.py").write_text("from nodecompat import process\nprint(*process.argv[1:])\n")
    outcome = run_program(sys.executable, "-m", "app", "a", cwd=tmp_path)
    assert outcome.lines == [f"{package / '__main__.py'} a"]


def test_argv_under_python_m_nodecompat(tmp_path: Path) -> None:
    """`python -m nodecompat app.py` has the argv of `python app.py`."""
    (tmp_path / "app.py").write_text("from nodecompat import process\nprint(*process.argv[1:], process.execArgv)\n")
    outcome = run_program(sys.executable, "-u", "-m", "nodecompat", "app.py", "a", cwd=tmp_path)
    assert outcome.lines == [f"{tmp_path / 'app.py'} a ['-u']"]


def test_argv_of_code() -> None:
    """With `-c` there is no script entry; execArgv holds the option and the code, as `-e` in Node."""
    source = "from nodecompat import process; print(process.argv[1:], process.execArgv == ['-c', process._eval])"
    assert run_python(source, "a", "b").lines == ["['a', 'b'] True"]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        (["python", "app.py", "-x"], []),
        (["python", "-u", "-X", "dev", "app.py"], ["-u", "-X", "dev"]),
        (["python", "-Wignore", "-Xutf8", "app.py"], ["-Wignore", "-Xutf8"]),
        (["python", "-IW", "error", "app.py"], ["-IW", "error"]),
        (["python", "--check-hash-based-pycs", "never", "app.py"], ["--check-hash-based-pycs", "never"]),
        (["python", "-um", "package", "-x"], ["-u"]),
        (["python", "-m", "package"], []),
        (["python", "-"], []),
        (["python", "-uc", "pass", "-x"], ["-uc", "pass"]),
        (["python"], []),
        (["python", "-i", "app.py"], []),
        (["python", "-Bic", "pass"], ["-Bc", "pass"]),
        (["python", "-iWignore", "-uim", "package"], ["-Wignore", "-u"]),
    ],
)
def test_exec_argv(command: list[str], options: list[str]) -> None:
    """execArgv is the interpreter's own options: what stands before the script, without `-m module` and `-i`."""
    assert interpreter_options(command)[0] == options


def test_exec_argv_and_exec_path_are_assignable() -> None:
    """`fork` uses what the program sets there."""
    outcome = run_python(
        """
        from nodecompat import process
        process.execArgv = ['-O']
        process.execPath = '/somewhere/python'
        print(process.execArgv, process.execPath)
        """
    )
    assert outcome.lines == ["['-O'] /somewhere/python"]


def test_pid_cannot_be_assigned() -> None:
    """pid is read-only."""
    with pytest.raises(AttributeError):
        process.pid = 1  # type: ignore[misc]


def test_pid_is_live_in_a_forked_copy() -> None:
    """After os.fork the copy knows its own number and its parent's."""
    outcome = run_python(
        """
        import os
        from nodecompat import process
        parent = process.pid
        child = os.fork()
        if child == 0:
            print(process.pid != parent, process.ppid == parent, flush=True)
            os._exit(0)
        os.waitpid(child, 0)
        """
    )
    assert outcome.lines == ["True True"]


def test_versions() -> None:
    """version is the Node version that is followed; versions adds what really runs."""
    assert process.version == "v26.12.1"
    assert process.versions.node == "26.12.1"
    assert process.versions.modules == "147"
    assert process.config.variables.node_module_version == 147
    assert dict(process.release) == {"name": "node"}
    assert process.versions["python"] == "{}.{}.{}".format(*sys.version_info)
    assert process.versions.pyee.startswith("1")
    with pytest.raises(TypeError):
        process.versions.node = "1"


def test_platform_and_arch_are_nodes_words() -> None:
    """platform and arch use Node's words."""
    assert process.platform == sys.platform
    assert process.arch in {"x64", "arm64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64"}


def test_config_is_frozen() -> None:
    """process.config is frozen and has Node's two keys."""
    assert [*process.config] == ["target_defaults", "variables"]
    with pytest.raises(TypeError):
        process.config.variables = {}


def test_title() -> None:
    """The title can be set to anything, which is stringified."""
    source = "from nodecompat import process; process.title = 12; print(process.title, open('/proc/self/comm').read())"
    if os.path.exists("/proc/self/comm"):
        assert run_python(source).lines == ["12 12", ""]


def test_nothing_heavy_is_imported() -> None:
    """What `nodecompat.process` loads by itself is on the start path of every child."""
    outcome = run_python(
        """
        import sys
        import pyee.base  # what it brings along is not ours
        before = {*sys.modules}
        import nodecompat
        heavy = ("asyncio inspect enum dataclasses traceback logging socket selectors subprocess signal contextlib "
                 "resource platform ctypes json datetime nodecompat._os.signals nodecompat._process.stdio")
        print([name for name in heavy.split() if name in {*sys.modules} - before])
        """
    )
    assert outcome.lines == ["[]"]


def test_arguments_past_the_end_are_undefined() -> None:
    """Of `argv` and of `execArgv`; the rest is a list's."""
    assert run_python("from nodecompat import process; print(process.argv[9], process.execArgv[9])").lines == [
        "undefined undefined"
    ]
