"""_rawDebug writes to stderr by itself, whatever has become of process.stderr and of ticks."""

from conformance.lib import or_undefined, show
from nodecompat import process


def fail(*args):
    raise Exception("no")


process.nextTick = fail
process.stderr.write = fail
show(or_undefined(process._rawDebug("I can still %s!", "debug")))
