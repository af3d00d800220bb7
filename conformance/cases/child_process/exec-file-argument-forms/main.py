"""Whatever is left out of execFile(), the rest moves up."""

import json

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import execFile

forms = [[], [["a"]], [{"env": {}}], [None], [undefined], [None, None], [["a"], None], [["a"], {}], [["a"], undefined]]


def next_form():
    if forms:
        execFile("echo", *forms.pop(0), lambda error, stdout: (show(error, json.dumps(stdout)), next_form()))


next_form()
