"""args, options and env of the caller stay as they are; a short stdio list is filled up."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import spawn

args, env, stdio = ["a"], {"PATH": process.env.PATH, "A": 1}, ["ignore"]
options = {"env": env, "stdio": stdio, "argv0": "x"}


@spawn("true", args, options).on("close")
def on_close():
    show(args, [*options], env["A"], len(stdio))
