"""exec() hands the whole output to a callback, once."""

import json

from conformance.lib import show
from nodecompat.child_process import exec


@lambda callback: exec("echo to stdout; echo to stderr >&2", callback)
def child(error, stdout, stderr):
    show(error, json.dumps(stdout), json.dumps(stderr), child.exitCode)


show(child.spawnfile, child.spawnargs)
