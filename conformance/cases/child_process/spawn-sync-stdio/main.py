"""Every slot of stdio has its place in the output of spawnSync()."""

from conformance.lib import show
from nodecompat.child_process import spawnSync

script = "echo three >&3; echo five >&5"
show(
    spawnSync(
        "sh", ["-c", script], {"stdio": ["pipe", "pipe", "ignore", "pipe", "ignore", "pipe"], "encoding": "utf8"}
    ).output
)
show(spawnSync("echo", ["x"], {"stdio": "inherit"}).output, spawnSync("echo", ["x"], {"stdio": "ignore"}).output)
show(
    spawnSync("echo", ["x"], {"stdio": [-1, -5, "ignore"]}).output,
    spawnSync("echo", ["x"], {"stdio": ["pipe", 1]}).output,
)
for stdio in ["foo", "ipc", 5, {}, ["ipc"], [{}], [True]]:
    try:
        spawnSync("true", {"stdio": stdio})
    except Exception as e:
        show(e.name, e.code, e.message)
