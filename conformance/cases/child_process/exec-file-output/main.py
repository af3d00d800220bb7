"""execFile() runs a program without a shell: nothing is expanded."""

import json

from conformance.lib import show
from nodecompat.child_process import execFile

execFile(
    "echo",
    ["$HOME", "*", "a  b"],
    lambda error, stdout, stderr: show(error, json.dumps([stdout, stderr], separators=(",", ":"))),
)
