"""The error of a failed command: message, code, and what it has of its own."""

import json

from conformance.lib import show
from nodecompat.child_process import exec


def done(error, stdout, stderr):
    show(error.name, json.dumps(error.message), [key for key in vars(error) if key != "message"])
    show(error.code, error.killed, error.signal, error.cmd, json.dumps([stdout, stderr], separators=(",", ":")))


exec("echo out; echo oops >&2; exit 3", done)
