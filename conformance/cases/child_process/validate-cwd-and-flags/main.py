"""fork() checks cwd and the boolean options."""

from conformance.lib import show
from nodecompat.child_process import fork

tries = [
    ["x", [], options]
    for options in [
        {"cwd": 1},
        {"cwd": {}},
        {"cwd": "a\0"},
        {"detached": 1},
        {"detached": "yes"},
        {"windowsHide": 0},
        {"windowsVerbatimArguments": {}},
    ]
]
for args in tries:
    try:
        fork(*args)
        show("accepted")
    except Exception as e:
        show(e.name, e.code, e.message)
