"""pipe() leads one program's output into another."""

import json

from conformance.lib import show
from nodecompat.child_process import spawn

source = spawn("printf", ["c\\na\\nb\\n"])
sort = spawn("sort")
source.stdout.pipe(sort.stdin)
sort.stdout.setEncoding("utf8")
sort.stdout.on("data", lambda text: show(json.dumps(text)))
sort.on("close", lambda code: show("close", code))
