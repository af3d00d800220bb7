"""A shell that does not find the command says so by its code."""

from conformance.lib import show
from nodecompat.child_process import spawn, spawnSync

spawn("no_such_command_here", {"shell": True, "stdio": "ignore"}).on("exit", lambda code: show("exit", code))
show(spawnSync("no_such_command_here", {"shell": True}).status, spawnSync("exit 5", {"shell": True}).status)
