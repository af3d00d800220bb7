"""A path with a blank is quoted for the shell; a dollar sign is escaped."""

from conformance.lib import show
from nodecompat.child_process import exec


def done(error, stdout):
    show(error.code, error.cmd, stdout == "")
    exec('echo "The \\$HOME variable" "two  blanks"', lambda error, stdout: show(error, stdout.strip()))


exec('"/no such/dir/script.sh" arg', done)
