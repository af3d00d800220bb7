"""A command the shell cannot find is code 127; a missing shell or directory is ENOENT."""

from conformance.lib import show
from nodecompat.child_process import exec


def done(e):
    show(e.code, e.killed)
    exec("true", {"shell": "/no/such/shell"}, no_shell)


def no_shell(e):
    show(e.message, e.code, e.errno, e.syscall, e.path, e.spawnargs, e.cmd)
    exec("true", {"cwd": "/no/such/directory"}, lambda e: show(e.message, e.path))


exec("no_such_command_here", done)
