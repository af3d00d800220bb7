"""Arguments together with a shell are warned of, once."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import execFileSync, spawn, spawnSync

process.on("warning", lambda w: show(w.name, w.code, w.message))
spawnSync("true", {"shell": True})
spawnSync("true", ["a"], {"shell": True})
execFileSync("true", ["a"], {"shell": True})
spawn("true", ["a"], {"shell": True}).on("close", lambda: show("close"))
