"""The shell does pipes, quotes and variables."""

from conformance.lib import show
from nodecompat.child_process import exec


def done(error, stdout):
    show(stdout.strip())
    exec('X="two words"; echo "$X" \\$HOME \'single "quotes"\'', lambda error, stdout: show(stdout.strip()))


exec("printf 'a b\\nc\\n' | wc -l", done)
