"""The arguments may be left out, null or undefined; items become strings."""

from conformance.lib import show
from nodecompat import process, undefined
from nodecompat.child_process import fork

forms = [
    [],
    [None],
    [undefined],
    [[]],
    [["x", 1, True, None]],
    [{"env": {**process.env, "FORM": "options"}}],
    [None, {"env": {**process.env, "FORM": "both"}}],
]


def next_form():
    if not forms:
        return
    child = fork(process.env.CHILD, *forms.pop(0))
    child.on("message", lambda m: show(m))
    child.on("exit", next_form)


next_form()
