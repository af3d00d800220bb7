"""execFile() of a program that is not there: the error of the child, with the command."""

import json

from conformance.lib import or_undefined, show, typeof
from nodecompat import undefined
from nodecompat.child_process import execFile


@lambda callback: execFile("/no/such", ["a", None, undefined, [1, 2]], callback)
def child(e, stdout, stderr):
    show(
        e.message,
        e.errno,
        e.code,
        e.syscall,
        e.path,
        e.spawnargs,
        e.cmd,
        json.dumps([stdout, stderr], separators=(",", ":")),
    )


show(typeof(or_undefined(child.pid)), child.stdout is not None)
