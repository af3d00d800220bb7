"""The planted mistakes are found: by mypy whenever it reads the tests, by pyright here; good programs are not blamed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from support import ROOT

HERE = Path(__file__).parent
PLANTED = [
    number
    for number, line in enumerate((HERE / "mistakes.py").read_text().splitlines(), 1)
    if re.search(r"# \d+", line)
]
GOOD = """
from pathlib import Path
from typing import Any

from nodecompat import portal
from nodecompat.child_process import ForkOptions
from nodecompat import AbortController, Bun, Promise, cluster, process, setInterval, setTimeout, structuredClone
from nodecompat import diagnostics_channel, dgram, fs, http, net, readline, stream, zlib
from nodecompat.child_process import exec, execFile, execFileSync, execSync, fork, spawn
from nodecompat.events import EventEmitter, once
from nodecompat.pool import Pool
from nodecompat.util import promisify

child = fork("worker.py")
child.on("exit", lambda code, signal: print(code or 0, (signal or "").lower()))
child.on("exit", lambda code: print(code))
child.on("message", lambda message: print(message))
child.on("error", lambda error: print(error.args))
child.once("spawn", lambda: print("up"))
process.on("exit", lambda code: print(code + 1))
process.on("SIGINT", lambda: print("interrupted"))
process.on("uncaughtException", lambda error, origin: print(error.args, origin.upper()))
spawn("ls").on("close", lambda code: print(code)).on("spawn", lambda: print("spawned"))
for event in ("exit", "close"):
    child.on(event, lambda code, signal: print(code, signal))
process.on("own", lambda one, two: print(one, two))
process.prependListener("exit", lambda code: print(code + 1))
exec("ls", lambda error, stdout, stderr: print(error and error.code, stdout.upper(), stderr.upper()))
exec("ls", lambda error, stdout: print(stdout.decode()), encoding="buffer")
exec("ls", {"timeout": 5}, lambda error, stdout: print(stdout.upper()))
execFile("ls", ["-l"], {"encoding": None}, lambda error, stdout: print(stdout.decode()))
execFile("ls", ["-l"], lambda error, stdout, stderr: print(error and error.killed, stdout.upper()))
execFile("ls", lambda error: print(error and error.cmd))
text: str = execSync("ls", encoding="utf8")
data: bytes = execFileSync("ls", ["-l"])
number: int = structuredClone(5)
sent: bool = child.send({"job": 1}, lambda error: print(error))

emitter = EventEmitter()
emitter.on("own", lambda *args: print(args)).once("own", lambda one, two: print(one, two))
emitter.on("own", lambda **options: print(options)).on("own", lambda *args, **options: print(args, options))
emitter.prependListener("own", lambda one: print(one)).off("own", lambda one: print(one))
child.on("error", lambda error: print(error.name, error.code, error.path))
child.stdout.on("data", lambda chunk: print(chunk)).on("end", lambda: print("end"))
process.on("SIGTERM", lambda *args: print(args))
process.stdin.on("data", lambda chunk: print(chunk))
process.stdout.on("resize", lambda: print(process.stdout.columns))
server = net.createServer(lambda socket: socket.end("text"))
server.on("connection", lambda socket: print(socket)).listen(0, lambda: print(server.address()))
net.connect(80).on("data", lambda chunk: print(chunk)).on("close", lambda failed: print(failed))
site = http.createServer(lambda request, response: response.end(request.url))
site.on("request", lambda request, response: print(request, response))
http.get("http://localhost", lambda response: print(response.statusCode)).on("error", lambda error: print(error))
reader = stream.Readable(read=lambda size: print(size))
reader.on("data", lambda chunk: print(chunk)).on("error", lambda error: print(error))
writer = stream.Writable(write=lambda chunk, encoding, callback: print(chunk, encoding, callback))
stream.pipeline(reader, stream.PassThrough(), writer, lambda error: print(error))
stream.finished(reader, lambda error: print(error))
readline.createInterface(process.stdin).on("line", lambda line: print(line))
dgram.createSocket("udp4").on("message", lambda message, sender: print(message, sender))
cluster.on("exit", lambda worker, code, signal: print(worker, code, signal))
cluster.fork().on("message", lambda message: print(message))
fs.readFile("name", lambda error, data: print(error, data))
content: bytes = fs.readFileSync("name")
text = fs.readFileSync("name", encoding="utf8") + fs.readFileSync("name", "utf8")
zlib.gzip(content, lambda error, data: print(error, data))
content = zlib.gunzipSync(zlib.gzipSync(text, {"level": 9}))
fs.createReadStream("name").on("data", lambda chunk: print(chunk))
diagnostics_channel.subscribe("name", lambda message, name: print(message, name))
controller = AbortController()
controller.signal.addEventListener("abort", lambda event: print(event))
controller.signal.onabort = lambda event: print(event)
setTimeout(lambda value: print(value), 1, "value")
setInterval(lambda: print("beat"), 1_000)
Promise.resolve(1).then(lambda value: print(value + 1)).catch(lambda reason: print(reason))
Promise(lambda resolve, reject: resolve(1))
Bun.spawn(["ls"], ipc=lambda message, child: print(message, child))


async def main() -> None:
    done: Promise[None] = child.sendMessage("x", strict=True)
    await done
    print(await child.getOneMessage(timeout=5, filter=lambda message: message == 1))
    async for message in child.getEachMessage():
        print(message)
    async for result in Pool("worker.py").map([1], progress=lambda done, total: print(done, total), errors="return"):
        print(result)
    await Promise.all([once(child, "exit"), child.sendAsync(1)])
    print(await Pool("worker.py").run(5, onProgress=lambda value: print(value)))


@child.on("exit")
async def ended(code: int | None, signal: str | None) -> None:
    print(code, signal)


@child.stdout.on("data")
def printed(data: bytes) -> None:
    print(data.decode())


@process.on("SIGTERM")
def terminated(*args: object) -> None:
    print(args)


class Counter(stream.Transform):
    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(**options)
        self.name = name


def double(value: int, times: float = 1.0) -> float:
    return value * times


Counter("name", highWaterMark=5).pipe(process.stdout)
Counter("name").pipe(stream.PassThrough()).pipe(Counter("name")).on("finish", lambda: print("finish"))
executor = Pool().executor()
products: list[float] = [executor.submit(double, 5, times=2.0).result(), executor.submit("double", 5).result()]
child.stdin.end("last", lambda: print("written"))
child.stdin.write(memoryview(b"x"), lambda error: print(error))
fork(Path("worker.py"), ("a", "b"), {"silent": True})
given: dict[str, object] = {"silent": True}
named: ForkOptions = {"silent": True, "execArgv": ["-u"]}
fork("worker.py", named)
fork("worker.py", given)
home = process.env.HOME or "/"
print(home.upper(), (process.env.PORT or "1").upper())
net.connect(8000, "127.0.0.1", lambda: print("up")).end("bye")
net.connect(port=8000, host="127.0.0.1")
with portal() as calls:
    product: float = calls.call(double, 5)
    promised: list[Any] = calls.call(once, child, "exit")
promisify(exec)("exit 3").then(lambda result: print(result.stdout)).catch(lambda error: print(error.code))
print(promisify(exec)("ls").child.pid)
"""

# What a program may do, and hardly means: pyright says so in its strict mode, editors always, mypy on `deprecated`.
DOUBTFUL = """
from nodecompat import process
from nodecompat.child_process import fork

def three(one: object, two: object, more: object) -> None: ...

child = fork("worker.py")
child.on("exti", lambda code: print(code))
child.on("exit", three)
child.on("spawn", lambda child: print(child))
child.on("error", lambda error, more: print(error, more))
process.on("exit", three)
process.on("SIGTERM", three)
process.on("message", three)
"""


def pyright(folder: Path, program: str) -> list[dict[str, object]]:
    """The errors that pyright finds in a program, in its strict mode and without regard to comments."""
    settings = {
        "include": ["program.py"],
        "extraPaths": [str(ROOT)],
        "typeCheckingMode": "strict",
        "enableTypeIgnoreComments": False,
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    (folder / "program.py").write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "basedpyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(folder)],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return [one for one in json.loads(done.stdout)["generalDiagnostics"] if one["severity"] == "error"]


def line_of(diagnostic: dict[str, object]) -> int:
    place = diagnostic["range"]
    assert isinstance(place, dict)
    return int(place["start"]["line"]) + 1


def test_there_are_sixty() -> None:
    """Each is marked with its number, and refused by mypy: its comment would be reported as unused else."""
    lines = (HERE / "mistakes.py").read_text().splitlines()

    assert len(PLANTED) == 60
    assert [line for line in (lines[number - 1] for number in PLANTED) if "type: ignore[" not in line] == []


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("basedpyright") is None and "CI" not in os.environ, reason="needs basedpyright, of the extra `test`"
)
def test_pyright_finds_them(tmp_path: Path) -> None:
    """All of them; and in a program without mistakes it finds no error, nor a listener's argument that it does not know."""
    found = {line_of(one) for one in pyright(tmp_path, (HERE / "mistakes.py").read_text())}

    assert {*PLANTED} - found == set()
    assert [one["message"] for one in pyright(tmp_path, GOOD)] == []


@pytest.mark.slow
@pytest.mark.skipif(
    find_spec("basedpyright") is None and "CI" not in os.environ, reason="needs basedpyright, of the extra `test`"
)
def test_pyright_doubts_listeners_that_do_not_fit(tmp_path: Path) -> None:
    """A wrong name of an event of a child, and arguments that an event does not have, are said to be deprecated."""
    found = {line_of(one) for one in pyright(tmp_path, DOUBTFUL) if one["rule"] == "reportDeprecated"}

    assert found == {8, 9, 10, 11, 12, 13, 14}
