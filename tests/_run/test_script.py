"""The loop starts by itself, however a program is started, and a program ends as its main script did."""

from __future__ import annotations

import signal
import sys
import zipapp
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Outcome, run_program, run_python, write

import nodecompat
from nodecompat.process import process
from nodecompat.timers import promises as timers_promises

PROGRAM = """\
import sys
from nodecompat import process, setTimeout

def later():
    print("timer", __name__)

setTimeout(later, 1)
process.on("beforeExit", lambda code: print("beforeExit", code))
process.on("exit", lambda code: print("exit", code))
print("main")
"""
LINES = ["main", "timer __main__", "beforeExit 0", "exit 0"]


def file(tmp_path: Path) -> Outcome:
    write(tmp_path, app_py=PROGRAM)
    return run_program(sys.executable, "app.py", cwd=tmp_path)


def module(tmp_path: Path) -> Outcome:
    write(tmp_path, app_py=PROGRAM)
    return run_program(sys.executable, "-m", "app", cwd=tmp_path)


def package(tmp_path: Path) -> Outcome:
    (tmp_path / "app").mkdir()
    write(tmp_path / "app", __init___py="import nodecompat", __main___py=PROGRAM)
    return run_program(sys.executable, "-m", "app", cwd=tmp_path)


def command(tmp_path: Path) -> Outcome:
    return run_program(sys.executable, "-c", PROGRAM)


def stdin(tmp_path: Path) -> Outcome:
    return run_program(sys.executable, "-", stdin=PROGRAM)


def zipped(tmp_path: Path) -> Outcome:
    (tmp_path / "app").mkdir()
    write(tmp_path / "app", __main___py=PROGRAM)
    zipapp.create_archive(tmp_path / "app", tmp_path / "app.pyz")
    return run_program(sys.executable, "app.pyz", cwd=tmp_path)


def console_script(tmp_path: Path) -> Outcome:
    body = "\n".join("    " + line for line in PROGRAM.splitlines()[1:] if "import" not in line)
    # What pip writes for an entry point: the package is imported by the module that is imported.
    imported = f"from nodecompat import process, setTimeout\n__name__ = '__main__'\ndef main():\n{body}\n"
    write(tmp_path, tool_py=imported, script_py="import sys\nfrom tool import main\nsys.exit(main())\n")
    return run_program(sys.executable, "script.py", cwd=tmp_path)


def runner(tmp_path: Path) -> Outcome:
    write(tmp_path, app_py=PROGRAM)
    return run_program(sys.executable, "-m", "nodecompat", "app.py", cwd=tmp_path)


STARTS = [file, module, package, command, stdin, zipped, console_script, runner]


@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.__name__)
def test_the_loop_runs_after_the_main_script(start: Callable[[Path], Outcome], tmp_path: Path) -> None:
    """Every way to start Python runs the loop, then 'beforeExit', then 'exit'."""
    outcome = start(tmp_path)

    assert (outcome.lines, outcome.stderr, outcome.code) == (LINES, "", 0)


@pytest.mark.parametrize("name", ["__file__", "__name__"])
def test_the_main_module_keeps_its_names(name: str, tmp_path: Path) -> None:
    """A callback that runs after the last line may use `__file__`."""
    write(tmp_path, app_py=f"from nodecompat import setTimeout\nsetTimeout(lambda: print({name}), 1)\n")

    assert run_program(sys.executable, "app.py", cwd=tmp_path).code == 0


def test_coverage_sees_the_lines_of_listeners(tmp_path: Path) -> None:
    """Under `coverage run`, what only the loop runs is recorded."""
    write(tmp_path, app_py=PROGRAM)

    ran = run_program(sys.executable, "-m", "coverage", "run", "--include=app.py", "app.py", cwd=tmp_path)
    report = run_program(sys.executable, "-m", "coverage", "report", "--show-missing", cwd=tmp_path)

    assert (ran.lines, ran.code) == (LINES, 0)
    assert report.lines[-1].split()[-1] == "100%"


def test_pdb_stops_in_a_listener(tmp_path: Path) -> None:
    """A breakpoint in a callback of the loop is hit."""
    write(tmp_path, app_py=PROGRAM)

    outcome = run_program(sys.executable, "-m", "pdb", "app.py", cwd=tmp_path, stdin="b 5\nc\np 'here', 40 + 2\nc\nq\n")

    assert "('here', 42)" in outcome.stdout
    assert "timer __main__" in outcome.stdout


def test_cprofile_counts_listeners(tmp_path: Path) -> None:
    """`python -m cProfile` lists the functions that the loop called."""
    write(tmp_path, app_py=PROGRAM)

    outcome = run_program(sys.executable, "-m", "cProfile", "app.py", cwd=tmp_path)

    assert outcome.lines[:4] == LINES
    assert any("app.py:4(later)" in line for line in outcome.lines)


def test_sys_exit_with_nothing_is_a_natural_end() -> None:
    """`sys.exit()` and `sys.exit(0)` out of the main script run the loop."""
    for exit_call in ("sys.exit()", "sys.exit(0)"):
        outcome = run_python(PROGRAM + exit_call)

        assert (outcome.lines, outcome.code) == (LINES, 0)


def test_sys_exit_with_a_code_takes_the_exit_road() -> None:
    """`sys.exit(3)` emits 'exit' with 3 and runs no loop."""
    outcome = run_python(PROGRAM + "sys.exit(3)")

    assert (outcome.lines, outcome.stderr, outcome.code) == (["main", "exit 3"], "", 3)


def test_sys_exit_with_a_text_prints_it() -> None:
    """`sys.exit('text')` is text on standard error and code 1."""
    outcome = run_python(PROGRAM + "sys.exit('good bye')")

    assert (outcome.lines, outcome.stderr, outcome.code) == (["main", "exit 1"], "good bye\n", 1)


def test_a_caught_sys_exit_is_no_end() -> None:
    """What the main script catches does not count."""
    outcome = run_python(PROGRAM + "try:\n    sys.exit(3)\nexcept SystemExit:\n    print('caught')\n")

    assert (outcome.lines, outcome.code) == (["main", "caught", "timer __main__", "beforeExit 0", "exit 0"], 0)


def test_sys_exit_in_a_callback_takes_the_exit_road() -> None:
    """Any sys.exit in a callback ends the process, after its `finally`."""
    outcome = run_python(
        """
        import sys
        from nodecompat import process, setTimeout
        def callback():
            try:
                sys.exit(0)
            finally:
                print("finally")
        setTimeout(callback, 1)
        setTimeout(lambda: print("never"), 50)
        process.on("exit", lambda code: print("exit", code))
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["finally", "exit 0"], "", 0)


def test_an_exception_out_of_the_main_script_ends_with_code_1() -> None:
    """'exit' gets 1, the traceback is printed once, and the loop does not run."""
    outcome = run_python(PROGRAM + "raise ValueError('wrong')")

    assert (outcome.lines, outcome.code) == (["main", "exit 1"], 1)
    assert outcome.stderr.count("ValueError: wrong") == 1


def test_a_handled_exception_out_of_the_main_script_runs_the_loop() -> None:
    """An 'uncaughtException' listener keeps the program going."""
    outcome = run_python(
        PROGRAM
        + "process.on('uncaughtException', lambda error, origin: print('UE', error, origin))\nraise ValueError('x')"
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (
        ["main", "UE x uncaughtException", "timer __main__", "beforeExit 0", "exit 0"],
        "",
        0,
    )


def test_the_exit_code_of_a_natural_end() -> None:
    """`process.exitCode` is what the process ends with, its low eight bits."""
    for code, seen in ((7, 7), (-1, 255), (300, 44)):
        outcome = run_python(f"from nodecompat import process\nprocess.exitCode = {code}")

        assert (outcome.stderr, outcome.code) == ("", seen)


def test_a_natural_end_runs_atexit_hooks_and_closes_files(tmp_path: Path) -> None:
    """It goes through the interpreter's own end, whatever the code."""
    outcome = run_python(
        f"""
        import atexit
        from nodecompat import process, setTimeout
        atexit.register(print, "atexit")
        file = open({str(tmp_path / "out")!r}, "w")
        file.write("kept")
        setTimeout(lambda: setattr(process, "exitCode", 3), 1)
        """
    )

    assert (outcome.lines, outcome.code) == (["atexit"], 3)
    assert (tmp_path / "out").read_text() == "kept"


def test_a_natural_end_waits_for_threads() -> None:
    """Threads that are no daemons end first, as in any Python program."""
    outcome = run_python(
        """
        import threading
        from nodecompat import process
        done = threading.Event()
        def work():
            done.wait(5)
            print("thread")
        threading.Thread(target=work).start()
        process.on("exit", lambda code: (print("exit"), done.set()))
        """
    )

    assert (outcome.lines, outcome.code) == (["exit", "thread"], 0)


def test_threads_and_executors_work_in_callbacks() -> None:
    """The loop runs before the interpreter refuses new threads."""
    outcome = run_python(
        """
        from concurrent.futures import ThreadPoolExecutor
        from nodecompat import setTimeout
        def callback():
            with ThreadPoolExecutor() as pool:
                print(pool.submit(sum, [1, 2]).result())
        setTimeout(callback, 1)
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["3"], "", 0)


@pytest.mark.parametrize("where", ["main", "last line", "between", "callback", "wait"])
def test_ctrl_c_ends_by_sigint_without_a_traceback(where: str) -> None:
    """SIGINT without a listener: the parent sees the signal, nobody sees a traceback, `finally` blocks run.

    No loop follows it, and between the last line and the loop it is not lost; Python flushes its files there.
    """
    flushing = "functools.partial(_thread.interrupt_main, signal.SIGINT)"
    bodies = {
        "last line": "setTimeout(print, 20000)\nme()",
        "between": f"import _thread, functools, sys, types\nsetTimeout(print, 20000)\n"
        f"sys.stdout = types.SimpleNamespace(flush={flushing})",
        "main": "try:\n    me(); time.sleep(5)\nfinally:\n    print('finally')",
        "callback": "def busy():\n    me(); time.sleep(5)\nsetTimeout(busy, 1)",
        "wait": "setTimeout(print, 20000)\nthreading.Timer(0.2, me).start()",
    }
    outcome = run_python(
        "import os, signal, threading, time\nfrom nodecompat import setTimeout\n"
        "def me():\n    os.kill(os.getpid(), signal.SIGINT)\n" + bodies[where]
    )

    assert (outcome.stderr, outcome.code) == ("", -signal.SIGINT)
    assert outcome.lines == (["finally"] if where == "main" else [])


def test_imported_in_a_thread_the_main_script_is_still_found() -> None:
    """The first import may happen in a thread; the main thread's script decides."""
    outcome = run_python(
        """
        import threading
        def work():
            from nodecompat import setTimeout
            setTimeout(lambda: print(threading.current_thread() is threading.main_thread()), 1)
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["True"], "", 0)


def test_no_autostart_in_a_multiprocessing_child(tmp_path: Path) -> None:
    """multiprocessing runs its children itself."""
    write(
        tmp_path,
        app_py="""
        import multiprocessing
        from nodecompat import process

        def work(pipe):
            pipe.send("done")

        if __name__ == "__main__":
            for method in ("spawn", "fork", "forkserver"):
                context = multiprocessing.get_context(method)
                ours, theirs = context.Pipe()  # a queue would need semaphores, which not every machine has
                child = context.Process(target=work, args=(theirs,))
                child.start()
                print(method, ours.recv())
                child.join()
                print(child.exitcode)
            process.on("exit", lambda code: print("exit", code))
        """,
    )
    short = {"TMPDIR": "/tmp"}  # the path of multiprocessing's own socket is below it
    outcome = run_program(sys.executable, "-W", "ignore", "app.py", cwd=tmp_path, env=short)

    assert outcome.lines == ["spawn done", "0", "fork done", "0", "forkserver done", "0", "exit 0"]


def test_a_forked_copy_drops_the_loop() -> None:
    """os.fork(): the copy has none of the parent's timers, may have its own, and the parent's go on."""
    outcome = run_python(
        """
        import os
        from nodecompat import clearTimeout, process, setImmediate, setTimeout
        from nodecompat._loop.current import now
        timer = setTimeout(lambda: print("timer", os.getpid() == pid, flush=True), 1)
        started = now()
        setImmediate(lambda: print("immediate", os.getpid() == pid, flush=True))
        pid = os.getpid()
        if child := os.fork():
            os.waitpid(child, 0)
            while now() <= started:
                pass  # the timer is due then, and comes first
        else:
            clearTimeout(timer)
            setTimeout(lambda: print("copy's own", flush=True), 1)
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["copy's own", "timer True", "immediate True"], "", 0)


def test_a_copy_forked_in_a_callback_ends_by_itself() -> None:
    """Nothing of the parent's keeps it alive, and its end leaves the parent's loop alone."""
    outcome = run_python(
        """
        import os
        from nodecompat import process, setTimeout
        from nodecompat.child_process import spawn
        pid = os.getpid()
        def callback():
            if child := os.fork():
                os.waitpid(child, 0)
                print("waited", flush=True)
        setTimeout(callback, 1)
        spawn("sleep", ["0.1"]).on("exit", lambda code: print("exit", code, os.getpid() == pid, flush=True))
        """
    )

    assert (outcome.lines, outcome.stderr, outcome.code) == (["waited", "exit 0 True"], "", 0)


def test_run_by_hand() -> None:
    """`nodecompat.run()` turns the loop until nothing is left; the process goes on."""
    outcome = run_python(
        """
        import nodecompat
        nodecompat.setTimeout(lambda: print("timer"), 1)
        nodecompat.run()
        print("after")
        nodecompat.process.on("exit", lambda code: print("exit", code))
        """
    )

    assert outcome.lines == ["timer", "after", "exit 0"]


def test_no_loop_runs_twice() -> None:
    """`run()` in a callback is an error that says so."""
    outcome = run_python(
        """
        import nodecompat
        def callback():
            try:
                nodecompat.run()
            except RuntimeError as error:
                print(error)
        nodecompat.setTimeout(callback, 1)
        """
    )

    assert outcome.lines == ["The loop is running already: it can't be run from one of its own callbacks"]


def test_pip_s_checkout_is_what_runs() -> None:
    """The programs above run this checkout."""
    outcome = run_python("import nodecompat; print(nodecompat.__file__)")

    assert outcome.lines == [str(ROOT / "nodecompat" / "__init__.py")]


# -- run() and its caller --------------------------------------------------------------------------------


def _raise(error: BaseException) -> None:
    raise error


async def _raise_later(error: BaseException) -> None:
    await timers_promises.setTimeout(1)
    raise error


FAILURES: dict[str, Callable[[BaseException], object]] = {
    "timer": lambda error: nodecompat.setTimeout(_raise, 1, error),
    "immediate": lambda error: nodecompat.setImmediate(_raise, error),
    "tick": lambda error: process.nextTick(_raise, error),
    "microtask": lambda error: nodecompat.queueMicrotask(lambda: _raise(error)),
    "async function": lambda error: nodecompat.setTimeout(_raise_later, 1, error),
    "promise": nodecompat.Promise.reject,
}


@pytest.mark.parametrize("name", FAILURES)
def test_run_raises_what_nobody_handled(name: str) -> None:
    """The caller of `run()` gets the very object; the next `run()` works, and no 'exit' is emitted."""
    exits: list[int] = []
    process.on("exit", exits.append)
    error = ValueError("nobody's")
    try:
        FAILURES[name](error)
        with pytest.raises(ValueError, match="nobody's") as caught:
            nodecompat.run()
        seen: list[int] = []
        nodecompat.setTimeout(seen.append, 1, 1)
        nodecompat.run()
    finally:
        process.off("exit", exits.append)
    assert (caught.value is error, seen, exits) == (True, [1], [])


@pytest.mark.parametrize("leave", [process.exit, sys.exit])
@pytest.mark.parametrize("code", [0, 3])
def test_run_raises_an_exit(leave: Callable[[int], object], code: int) -> None:
    """SystemExit with the code, for both; `exitCode` is what it was, and no 'exit' is emitted."""
    exits: list[int] = []
    process.on("exit", exits.append)
    before = process.exitCode
    nodecompat.setTimeout(leave, 1, code)
    try:
        with pytest.raises(SystemExit) as caught:
            nodecompat.run()
    finally:
        process.off("exit", exits.append)
    assert (caught.value.code, process.exitCode, exits) == (code, before, [])


def test_run_raises_in_a_script() -> None:
    """`try` around `run()` works in a script as in a test; the script's own end is as usual."""
    outcome = run_python("""
        import nodecompat
        from nodecompat import process, setTimeout
        process.on("exit", lambda code: print("exit", code))
        setTimeout(lambda: 1 / 0, 1)
        try:
            nodecompat.run()
        except ZeroDivisionError:
            print("caught")
        setTimeout(process.exit, 1, 3)
        try:
            nodecompat.run()
        except SystemExit as exit:
            print(exit.code, process.exitCode)
        setTimeout(process.exit, 1, 4)
        """)
    assert (outcome.lines, outcome.code, outcome.stderr) == (["caught", "3 undefined", "exit 4"], 4, "")
