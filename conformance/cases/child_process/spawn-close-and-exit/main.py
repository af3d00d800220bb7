"""'exit' comes before 'close', both with code and signal."""

from conformance.lib import show
from conformance.lib.show import inspect
from nodecompat import process
from nodecompat.child_process import spawn


def start(script):
    trace = []
    child = spawn("sh", ["-c", script], {"stdio": "ignore"})
    child.on("spawn", lambda: trace.append("spawn"))
    child.on("exit", lambda code, signal: trace.append(f"exit {text(code)} {text(signal)}"))

    @child.on("close")
    def on_close(code, signal):
        trace.append(f"close {text(code)} {text(signal)}")
        results[script] = trace


def text(value):
    return value if isinstance(value, str) else inspect(value)


for script in ["exit 0", "exit 7", "kill -9 $$", "kill -15 $$"]:
    start(script)
results = {}
process.on("exit", lambda: [show(script, ", ".join(results[script])) for script in sorted(results)])
