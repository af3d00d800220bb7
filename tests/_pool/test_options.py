"""What a pool can be told: wrong options are refused when it is made, not with the first job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from support import run_program

from nodecompat._pool.options import settings_of
from nodecompat.abort import AbortSignal
from nodecompat.pool import Pool


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"size": 0}, 'The value of "size" is out of range. It must be >= 1 && <= 4096. Received 0'),
        ({"size": 1, "minSize": 2}, 'The value of "minSize" is out of range. It must be <= size (1). Received 2'),
        ({"concurrency": "2"}, """The "concurrency" argument must be of type number. Received type string ('2')"""),
        ({"timeout": -1}, 'The value of "timeout" is out of range. It must be >= 0 && <= 2147483647. Received -1'),
        ({"killTimeout": None}, 'The "killTimeout" argument must be of type number. Received null'),
        ({"killSignal": "SIGNOPE"}, "Unknown signal: SIGNOPE"),
        (
            {"shape": "jest"},
            "The argument 'shape' must be one of: 'workerpool', 'message', 'jest-worker', 'tinypool'. Received 'jest'",
        ),
        ({"start": "thread"}, "The argument 'start' must be one of: 'fork', 'forkServer', 'cluster'. Received 'thread'"),
        ({"shape": "message", "concurrency": 2}, "The argument 'concurrency' must be 1 with the shape message. Received 2"),
        ({"cwd": 5}, 'The "options.cwd" property must be of type string or an instance of Buffer or URL. Received type number (5)'),
    ],
)  # fmt: skip
def test_wrong_options(options: dict[str, Any], text: str) -> None:
    """Each with the option's name."""
    with pytest.raises((TypeError, ValueError)) as caught:
        Pool("worker.py", **options)
    assert str(caught.value) == text


def test_what_is_forked(tmp_path: Path) -> None:
    """The file; the runner, for functions; the child's file of a package, from the nearest node_modules above."""
    entry = tmp_path / "node_modules/jest-worker/build/processChild.js"
    entry.parent.mkdir(parents=True)
    entry.touch()
    inner = tmp_path / "a/b"

    plain = settings_of("w.py", {"args": ["x"], "cwd": str(inner)}, {})
    assert (plain.module, plain.args, plain.file) == ("w.py", ["x"], str(inner / "w.py"))
    functions = settings_of("w.py", {"functions": True, "cwd": str(inner)}, {})
    assert (functions.module, functions.args) == ("nodecompat.pool", [str(inner / "w.py")])
    assert functions.fork["execArgv"] == ["-m"]
    assert settings_of(None, None, {}).module == "nodecompat.pool"
    jest = settings_of(str(inner / "w.js"), {"shape": "jest-worker"}, {})
    assert (jest.module, jest.file) == (str(entry), str(inner / "w.js"))
    with pytest.raises(FileNotFoundError, match="npm install tinypool"):
        settings_of(str(inner / "w.js"), {"shape": "tinypool"}, {})


def test_options_that_are_none() -> None:
    """A misspelt keyword is an error that says which was meant; in a dict it is a warning, once; both forms mean the same."""
    with pytest.raises(TypeError, match=r"^Pool\(\) got an unexpected keyword argument 'sise'. Did you mean 'size'\?$"):
        Pool("worker.py", sise=2)  # type: ignore[call-arg]
    with pytest.raises(
        TypeError, match=r"^run\(\) got an unexpected keyword argument 'prio'. Did you mean 'priority'\?$"
    ):
        Pool("worker.py").run(1, prio=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match='The "options" argument must be of type object'):
        Pool("worker.py", 4)  # type: ignore[arg-type]

    code = """
from nodecompat.pool import Pool
for _ in range(2):
    pool = Pool("worker.py", {"size": 3, "maxjobs": 2}, grace=5)
print(pool._settings.size, pool._settings.maxJobs, pool._settings.grace)
"""
    done = run_program(sys.executable, "-c", code)
    assert (done.lines, done.code) == (["3 None 5.0"], 0)
    assert done.stderr.count("Warning: Pool() has no option 'maxjobs', which is ignored. Did you mean 'maxJobs'?") == 1


@pytest.mark.parametrize(
    "options", [{"priority": "high"}, {"priority": float("nan")}, {"retries": -1}, {"signal": 5}, {"onProgress": 5}, {"nope": 1}]
)  # fmt: skip
def test_wrong_options_of_run(options: dict[str, Any]) -> None:
    """Raised by the call; no worker is started for it."""
    pool = Pool("worker.py")
    with pytest.raises((TypeError, ValueError)):
        pool.run(1, **options)
    assert pool.stats["taken"] <= 1
    assert pool.workers == []


def test_what_is_shown() -> None:
    """A pool by what it runs and how much, a task by its job, shortened."""
    pool = Pool("worker.py", size=3, maxQueue=0)
    task = pool.call("echo", "x" * 1000, signal=AbortSignal.abort())
    task.then(None, lambda _: None)

    assert repr(pool) == "<Pool worker.py workers=0/3 running=0 queued=0>"
    assert (repr(task)[:24], repr(task)[-3:], len(repr(task)) < 240) == ("<Task 1 failed ['echo', ", "x…>", True)
    assert repr(Pool(size=1)) == "<Pool nodecompat.pool workers=0/1 running=0 queued=0>"
