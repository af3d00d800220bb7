"""What few programs use of `process` is loaded with the first of it, and looks as if it had always been there."""

from __future__ import annotations

from support import run_python


def test_the_first_of_them_brings_all() -> None:
    """A start, and what every child does, load none; then each is a member of `process` like any other."""
    done = run_python("""
        import sys
        from nodecompat import process
        from nodecompat._on_use import loaded
        later = "nodecompat._process.members"
        process.on("exit", print)
        _ = process.pid, process.argv, process.env, process.exitCode, process.send
        print(later in sys.modules)
        print("cwd" in dir(process), "stdout" in dir(process), "argv" in dir(process))
        print(callable(process.cwd), later in sys.modules)
        print(process.stdout is process.stdout, process.stdout.fd)
        print(type(process).__mro__.index(loaded(later).Members) > 0, hasattr(process, "missing"))
        """)

    assert done.lines == ["False", "True True True", "True True", "True 1", "True False", "0"]


def test_what_is_assigned_first_stays() -> None:
    """Whether the class has the member yet, or not: a program's own is what it put there, and Node's when it is gone."""
    done = run_python("""
        from nodecompat import process
        process.cwd = lambda: "mine"
        process.version = "v0"
        print(process.cwd(), process.version, process.kill.__name__)
        print(process.cwd())
        del process.cwd
        print(process.cwd() == __import__("os").getcwd())
        try:
            process.missing
        except AttributeError as error:
            print(error, error.name, error.obj is process)
        """)

    assert done.lines == ["mine v0 kill", "mine", "True", "'process' object has no attribute 'missing' missing True"]
