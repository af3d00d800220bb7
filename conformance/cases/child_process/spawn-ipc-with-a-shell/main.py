"""Any program can speak on the channel: a line of JSON is a message."""

from conformance.lib import show
from nodecompat.child_process import spawn

child = spawn(
    "sh", ["-c", 'echo "{\\"a\\":1}" >&3; read line <&3; echo "$line"'], {"stdio": ["ignore", "pipe", "inherit", "ipc"]}
)
child.on("message", lambda m: (show("message", m), child.send({"hello": "w"})))
child.stdout.on("data", lambda data: show("stdout", data.decode().strip()))
child.on("close", lambda code: show("close", code, child.connected))
