"""`nodecompat-python`, the program that other runtimes' `fork` can start as they start themselves."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from nodecompat_python import _FOREIGN_WITH_VALUE, split
from support import ROOT, run_program, write

from conformance.bench import contenders
from conformance.interop.running import LAUNCHER, launcher

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("words", "options", "rest"),
    [
        # Deno 2.9: fork(module, args, {execPath}), its own unstable options, and execArgv of all sorts.
        ("run -A --unstable-bare-node-builtins --unstable-detect-cjs w.py a --b", "", "w.py a --b"),
        ("run --unstable-kv -A --unstable-detect-cjs w.py run -A", "", "w.py run -A"),
        ("run -A --unstable-detect-cjs -- w.py", "", "w.py"),
        ("run -A --v8-flags=-u,-X dev w.py", "-u -X dev", "w.py"),
        ("run -A --v8-flags=-u,-Xdev w.py", "-u -Xdev", "w.py"),
        ("run -A --v8-flags=--expose-gc,-B --conditions=x --inspect=127.0.0.1:0 --quiet w.py", "-B", "w.py"),
        # Node and Bun: the options of process.execArgv, or those given as execArgv.
        ("w.py a", "", "w.py a"),
        ("--no-warnings --max-old-space-size=99 w.py --no-warnings", "", "w.py --no-warnings"),
        ("--import x.mjs -r y --require z --env-file=.env -C c w.py", "", "w.py"),
        ("--test-name-pattern x --max-http-header-size 99 -l .a:js w.py", "", "w.py"),
        ("--smol w.py", "", "w.py"),
        ("-u -X dev -Werror w.py -u", "-u -X dev -Werror", "w.py -u"),
        ("--no-warnings -uB w.py", "-uB", "w.py"),
        # Python's own command lines.
        ("run", "", "run"),
        ("run w.py -A", "", "run w.py -A"),
        ("-c code -A", "", "-c code -A"),
        ("-m mod --x", "", "-m mod --x"),
        ("-X dev -um mod -r", "-X dev", "-um mod -r"),
        ("- a", "", "- a"),
        ("--version", "--version", ""),
        ("-VV", "-VV", ""),
        ("--check-hash-based-pycs never w.py", "--check-hash-based-pycs never", "w.py"),
        ("", "", ""),
    ],
)
def test_whose_option_is_whose(words: str, options: str, rest: str) -> None:
    """What is not Python's is left out, up to the script or what stands for one."""
    assert split(words.split()) == (options.split(), rest.split())


# In the help of one: options that are shown with a value but take none, or only behind a `=`.
FLAGS = {"--experimental-default-config-file", "--inspect", "--inspect-brk", "--inspect-wait"}
PYTHONS_OWN = {"-c", "-d"}


@pytest.mark.parametrize("runtime", ["node20", "node24", "node26", "bun"])
def test_every_option_with_a_value_is_known(runtime: str) -> None:
    """What the help of Node (`-r, --require=...`) and Bun (`--port=<val>`) shows with a value takes the next word."""
    command = contenders.toolbox().commands.get(runtime)
    if command is None:
        pytest.skip(f"needs {runtime}")
    shown = re.findall(r"^ +(-[^=[\n]*)=(?:\.\.\.|<val>|\[host)", run_program(*command, "--help").stdout, re.MULTILINE)
    options = {option for names in shown for option in names.split(", ")}
    assert len(options) > 40
    assert options - {*_FOREIGN_WITH_VALUE.split()} - FLAGS - PYTHONS_OWN == set()


PROGRAMS = {
    "arguments": "import sys; print(sys.argv, sys.path[0], __name__, __file__, sys.flags)",
    "main module": """\
        print({name: value for name, value in globals().items() if name != "__loader__"}.items())
        print(type(__loader__), vars(__loader__))
        import inspect, sys
        answer: int = 42
        print(__annotations__, __loader__.get_source("__main__") == inspect.getsource(sys.modules["__main__"]))
    """,
    "loop": """\
        from nodecompat import process, setTimeout
        print(process.argv, process.execArgv, process.argv0)
        setTimeout(print, 1, "later")
        process.on("exit", lambda code: print("exit", code))
    """,
    "error": "def f():\n    raise ValueError('no')\nf()\n",
    "error in the loop": "from nodecompat import setTimeout\ndef f():\n    1 / 0\nsetTimeout(f, 1)\n",
    "error with a listener": """\
        from nodecompat import process, setTimeout
        process.on("uncaughtException", lambda error: print("caught", error))
        setTimeout(print, 1, "later")
        1 / 0
    """,
    "syntax error": "def (",
    "exit": "import sys\nsys.exit(3)\n",
    "exit with a text": "import sys\nsys.exit('words')\n",
    "interrupt": "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(10)\n",
    "multiprocessing": """\
        import multiprocessing
        def work(queue):
            queue.put(__name__)
        if __name__ == "__main__":
            context = multiprocessing.get_context("spawn")
            queue = context.SimpleQueue()
            process = context.Process(target=work, args=(queue,))
            process.start()
            print(queue.get())
            process.join()
    """,
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_script_runs_as_under_python(program: str, tmp_path: Path) -> None:
    """The same output, errors and code, as if it had been started directly, with Deno's options in front or without."""
    write(tmp_path, app_py=PROGRAMS[program])
    command = str(launcher(str(tmp_path)))
    expected = run_program(sys.executable, "app.py", "a", "-b", cwd=tmp_path)
    assert run_program(command, "app.py", "a", "-b", cwd=tmp_path) == expected
    assert run_program(command, "run", "-A", "--unstable-detect-cjs", "app.py", "a", "-b", cwd=tmp_path) == expected


@pytest.mark.parametrize("path", ["./app.py", "folder/../app.py", "{}/folder/../app.py"])
def test_the_path_of_a_script_is_as_under_python(path: str, tmp_path: Path) -> None:
    """`__file__` and the loader's path begin with a slash, and are otherwise as they were given."""
    write(tmp_path, app_py="import sys\nprint(__file__, __loader__.path, sys.argv, sys.path[0])")
    (tmp_path / "folder").mkdir()
    path = path.format(tmp_path)
    expected = run_program(sys.executable, path, cwd=tmp_path)
    assert run_program(str(launcher(str(tmp_path))), path, cwd=tmp_path) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["-c", "import sys; print(sys.argv, sys.orig_argv)", "-x"],
        ["-m", "json.tool", "--help"],
        ["-Xdev", "app.py", "a"],
        ["--version"],
        ["missing.py"],
        ["folder", "a"],
        ["-"],
    ],
    ids=lambda words: words[0],
)
def test_everything_else_is_left_to_python(words: list[str], tmp_path: Path) -> None:
    """Commands, modules, options, folders, standard input."""
    write(tmp_path, app_py="import sys\nprint(sys.argv, sys.flags.dev_mode, sys.orig_argv)")
    (tmp_path / "folder").mkdir()
    write(tmp_path / "folder", __main___py="import sys\nprint(sys.argv, sys.path[0])")
    stdin = "import sys\nprint(sys.argv)"
    expected = run_program(sys.executable, *words, cwd=tmp_path, stdin=stdin)
    assert run_program(str(launcher(str(tmp_path))), *words, cwd=tmp_path, stdin=stdin) == expected


FORKS = """\
    import { fork } from 'node:child_process';
    import process from 'node:process';
    const [execPath, execArgv] = JSON.parse(process.argv[2]);
    const child = fork('worker.py', ['a', '--b'], { execPath, ...(execArgv && { execArgv }) });
    child.on('message', (message) => { console.log(JSON.stringify(message)); child.send('end'); });
    child.on('exit', (code) => console.log(code));
"""
WORKER = """\
    import sys
    from nodecompat import process
    process.send([sys.argv, sys.flags.dev_mode])
    process.on("message", lambda message: process.disconnect())
"""


@pytest.mark.parametrize("exec_arg", [None, "-Xdev"])
@pytest.mark.parametrize("runtime", ["node20", "node24", "node26", "bun", "deno"])
def test_a_worker_of_every_runtime(runtime: str, exec_arg: str | None, tmp_path: Path) -> None:
    """`fork` with it as `execPath` gives a worker, whatever options the parent was started with."""
    command = contenders.toolbox().commands.get(runtime)
    if command is None:
        pytest.skip(f"needs {runtime}")
    write(tmp_path, main_mjs=FORKS, worker_py=WORKER, preload_mjs="")
    file, *before = command
    own = {"bun": ["--smol"], "deno": ["--unstable-kv", "--no-lock"]}.get(
        runtime, ["--no-warnings", "--import", "./preload.mjs"]
    )
    order = json.dumps([str(launcher(str(tmp_path))), [exec_arg] if exec_arg else None])
    env = {"DENO_DIR": str(tmp_path / "deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    outcome = run_program(file, *before, *own, "main.mjs", order, cwd=tmp_path, env=env)
    assert (outcome.lines, outcome.stderr) == (
        [f'[["worker.py","a","--b"],{"true" if exec_arg else "false"}]', "0"],
        "",
    )


def test_a_worker_of_a_python(tmp_path: Path) -> None:
    """The wire is the one between Pythons."""
    parent = """\
    import sys
    from nodecompat.child_process import fork
    child = fork("worker.py", ["a"], execPath=sys.argv[1])
    child.on("message", lambda message: print(message) or child.send("end"))
    """
    worker = """\
    from nodecompat import process
    process.send({1: b"bytes"})
    process.on("message", lambda message: process.disconnect())
    """
    write(tmp_path, parent_py=parent, worker_py=worker)
    outcome = run_program(sys.executable, "parent.py", str(launcher(str(tmp_path))), cwd=tmp_path)
    assert (outcome.lines, outcome.stderr) == (["{1: b'bytes'}"], "")


def test_it_imports_next_to_nothing() -> None:
    """A script pays for nothing that it does not use itself."""
    code = (
        "import sys; before = {*sys.modules}; import nodecompat_python; print({*sys.modules} - before - {'__future__'})"
    )
    outcome = run_program(sys.executable, "-c", code, env={"PYTHONPATH": str(LAUNCHER)})
    assert outcome.lines == ["{'nodecompat_python'}"]


def test_it_is_installed() -> None:
    """pip makes a command of it, beside `nodecompat`, and puts one name beside the other packages: nodecompat."""
    project = tomllib.loads(Path(ROOT, "pyproject.toml").read_text())
    assert project["project"]["scripts"] == {"nodecompat": "nodecompat.__main__:command"}
    setuptools = project["tool"]["setuptools"]
    assert setuptools["script-files"] == ["nodecompat/_launcher/nodecompat-python"]
    assert "py-modules" not in setuptools
