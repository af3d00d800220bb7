"""What is caught from execFileSync(): no program, and a program that fails."""

from conformance.lib import show
from nodecompat.child_process import execFileSync

for file, args in [
    ("sh", ["-c", "echo fine"]),
    ("sh", ["-c", "echo out; echo bad >&2; exit 5"]),
    ("/no/such/program", []),
]:
    try:
        show(execFileSync(file, args, {"stdio": "pipe", "encoding": "utf8"}).strip())
    except Exception as err:
        if err.code:
            show("could not start", err.code)
        else:
            stdout, stderr = err.stdout, err.stderr
            show("failed", err.status, stdout.strip(), stderr.strip())
