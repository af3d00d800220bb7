"""A directory that is missing is the ENOENT of the program, for exec() and for spawnSync()."""

from conformance.lib import show
from nodecompat.child_process import exec, spawnSync


def done(error, stdout, stderr):
    show(error.code, error.syscall, error.path, stdout == "", stderr == "")
    result = spawnSync("pwd", {"cwd": "/no/such/place"})
    show(result.error.code, result.status, result.pid)
    exec("pwd", {"cwd": "/"}, lambda error, stdout: show(error, stdout.strip()))


exec("pwd", {"cwd": "/no/such/place"}, done)
