"""execve() puts another program in the place of this one: no 'exit', the same process, open output stays."""

from conformance.lib import show
from nodecompat import process

if len(process.argv) > 2 and process.argv[2] == "again":
    pid = process.argv[3]
    show("again", int(pid) == process.pid, process.env.GIVEN, process.env.KEPT)
else:
    for args in [[1], [process.execPath, 1], [process.execPath, ["a", 1]], [process.execPath, ["a\0b"]], [process.execPath, [], 1], [process.execPath, [], {"a": 1}], [process.execPath, [], {"a": "x\0"}]]:
        try:
            process.execve(*args)
        except Exception as err:
            show(err.name, err.code, err.message.replace(process.execPath, "PATH"))
    process.on("exit", lambda: show("never"))
    process.env.KEPT = "no"
    show("before")
    process.execve(process.execPath, [process.execPath, process.argv[1], "again", str(process.pid)], {**process.env, "GIVEN": "yes", "KEPT": ""})
    show("never")
