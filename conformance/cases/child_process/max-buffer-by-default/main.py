"""A megabyte unless given."""

from conformance.lib import or_undefined, show
from nodecompat.child_process import exec, execFile, spawnSync


def first(e, stdout):
    show(e, len(stdout))
    execFile("head", ["-c", "1048577", "/dev/zero"], second)


def second(e, stdout):
    show(e.message, len(stdout))
    show(
        or_undefined(spawnSync("head", ["-c", "1048576", "/dev/zero"]).error),
        spawnSync("head", ["-c", "9000000", "/dev/zero"]).error.code,
    )


exec("head -c 1048576 /dev/zero", first)
