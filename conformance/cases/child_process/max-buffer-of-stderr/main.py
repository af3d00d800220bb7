"""Each stream of exec() has its own maxBuffer; the command is killed."""

import json

from conformance.lib import show
from nodecompat.child_process import exec


@lambda callback: exec("echo abc; echo hello >&2; sleep 5", {"maxBuffer": 4}, callback)
def child(e, stdout, stderr):
    show(e.message, json.dumps(stdout), json.dumps(stderr), child.killed, child.signalCode)
