"""ls of something present and something missing: both outputs and the code at the end."""

from conformance.lib import show
from nodecompat.child_process import spawn

ls = spawn("ls", ["-d", "/", "/no/such/place"])
out, err = "", ""


@ls.stdout.on("data")
def on_stdout(data):
    global out
    out += data.decode()


@ls.stderr.on("data")
def on_stderr(data):
    global err
    err += data.decode()


ls.on("close", lambda code: show(f"stdout: {out.strip()}, stderr: {str('/no/such/place' in err).lower()}, code {code}"))
