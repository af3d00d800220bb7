"""What becomes of the values of env."""

from conformance.lib import show
from nodecompat import undefined
from nodecompat.child_process import spawnSync

env = {
    "A": 1,
    "B": None,
    "C": undefined,
    "D": "",
    "E": True,
    "F": [1, 2],
    "G": {},
    "h": "lower",
    "H": "upper",
    "I=J": "k",
}
shown = lambda env: sorted(spawnSync("/usr/bin/env", {"env": env, "encoding": "utf8"}).stdout.strip().split("\n"))
show(" ".join(shown(env)))
show(shown({}))
for falsy in [None, undefined, 0, ""]:
    show(any(line.startswith("PATH=") for line in shown(falsy)))
