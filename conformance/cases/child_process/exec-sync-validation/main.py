"""execSync() and execFileSync() check the command, then what spawnSync() checks."""

from conformance.lib import show
from nodecompat.child_process import execFileSync, execSync


def f(): ...


for call in [
    lambda: execSync(5),
    lambda: execSync("a\0"),
    lambda: execSync(""),
    lambda: execSync("x", {"timeout": -1}),
    lambda: execSync("x", {"stdio": ["ipc"]}),
    lambda: execFileSync(5),
    lambda: execFileSync("x", 5),
    lambda: execFileSync("x", [], 5),
    lambda: execFileSync("x", [], f),
    lambda: execFileSync("x", {}, 5),
    lambda: execFileSync("x", [], {"argv0": 5}),
    lambda: execFileSync("x", [], {"maxBuffer": "a"}),
]:
    try:
        call()
    except Exception as e:
        show(e.name, e.code, e.message)
