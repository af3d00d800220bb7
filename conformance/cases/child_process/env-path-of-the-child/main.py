"""A program is looked up in the PATH of its own environment."""

from conformance.lib import show
from nodecompat.child_process import spawnSync

show(spawnSync("echo", ["a"], {"env": {"PATH": "/usr/bin:/bin"}}).status)
show(spawnSync("echo", ["a"], {"env": {"PATH": "/no/such/directory"}}).error.code)
show(spawnSync("echo", ["a"], {"env": {}}).status)
show(
    spawnSync("./sh", ["-c", "pwd"], {"cwd": "/bin"}).status,
    spawnSync("bin/sh", ["-c", "pwd"], {"cwd": "/", "encoding": "utf8"}).stdout.strip(),
)
