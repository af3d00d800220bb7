"""spawnfile, spawnargs, exitCode and signalCode of a plain program that is killed, and of a shell."""

from conformance.lib import show
from nodecompat.child_process import exec, spawn

sleep = spawn("sleep", ["5"])
show(sleep.spawnfile, sleep.spawnargs, sleep.exitCode, sleep.signalCode, sleep.killed)


@sleep.on("close")
def on_close():
    show(sleep.exitCode, sleep.signalCode, sleep.killed)
    shell = exec("exit 3", lambda error: show(shell.spawnfile, shell.spawnargs, shell.exitCode, error.code))


sleep.kill("SIGKILL")
