"""cwd and env of a command."""

import json

from conformance.lib import show
from nodecompat.child_process import exec

exec("pwd; echo $GREETING", {"cwd": "/", "env": {"GREETING": "hello"}}, lambda error, stdout: show(json.dumps(stdout)))
