"""Carriers for tests: this machine, an ssh server of asyncssh's, a scheduler of Dask's with two workers."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from support import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEEDED = {"local": "nodecompat", "ssh": "asyncssh", "dask": "distributed", "secure": "distributed"}

SSH_SERVER = """
import asyncio, asyncssh, sys

class Server(asyncssh.SSHServer):
    def begin_auth(self, username):
        return True
    def public_key_auth_supported(self):
        return True
    def validate_public_key(self, username, key):
        return key == allowed

async def run(process):
    child = await asyncio.create_subprocess_shell(process.command, stdin=-1, stdout=-1, stderr=-1)
    await process.redirect(stdin=child.stdin, stdout=child.stdout, stderr=child.stderr)
    process.exit(await child.wait())

async def main():
    global allowed
    own, host = asyncssh.generate_private_key("ssh-ed25519"), asyncssh.generate_private_key("ssh-ed25519")
    allowed = own.convert_to_public()
    own.write_private_key("key")
    server = await asyncssh.create_server(
        Server, "127.0.0.1", 0, server_host_keys=[host], process_factory=run, encoding=None
    )
    with open("known", "w") as file:
        file.write(f"[127.0.0.1]:{server.get_port()} {host.export_public_key().decode()}")
    print(server.get_port(), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)

asyncio.run(main())
"""

DASK_CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    cluster = LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, resources={"slot": 2}, silence_logs=50
    )
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.close()
"""

SECURE_CLUSTER = """
import json, os, sys
from distributed import LocalCluster, Security

if __name__ == "__main__":
    security = Security.temporary()
    with open("security.json", "w", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        names = [name for name in security.__slots__ if name.startswith("tls_") and "version" not in name]
        json.dump({name: getattr(security, name) for name in names}, file)
    cluster = LocalCluster(
        n_workers=1, threads_per_worker=2, processes=True, dashboard_address=None, security=security, silence_logs=50
    )
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.close()
"""

# Lies between two others: forwards what they send and keeps a copy, until SIGUSR1; then it holds both connections open,
# as a network does that is cut. Says its port; ends with its stdin.
BETWEEN = """
import os, selectors, signal, socket, sys, threading

bind, port, to, to_port, copy = sys.argv[1:]
is_cut = threading.Event()
signal.signal(signal.SIGUSR1, lambda *_: is_cut.set())
kept = []

def forward(one, other):
    while data := one.recv(65536):
        if is_cut.is_set():
            return
        with open(copy, "ab") as file:
            file.write(data)
        other.sendall(data)
    other.shutdown(socket.SHUT_WR)

def serve(listening):
    while True:
        one, _ = listening.accept()
        other = socket.create_connection((to, int(to_port)))
        kept.extend([one, other])
        for pair in ((one, other), (other, one)):
            threading.Thread(target=forward, args=pair, daemon=True).start()

listening = socket.create_server((bind, int(port)))
print(listening.getsockname()[1], flush=True)
threading.Thread(target=serve, args=(listening,), daemon=True).start()
selector = selectors.DefaultSelector()
selector.register(0, selectors.EVENT_READ)
while not selector.select():
    pass
"""

# The engine is no child of the tests, which each look whether one is left; it ends with its stdin.
LAUNCH = """
import subprocess, sys
subprocess.Popen([sys.executable, sys.argv[1]], stdin=int(sys.argv[2]), stdout=int(sys.argv[3]))
"""

CARRIERS = '''
import os, sys
from nodecompat import remote

def carrier(**options):
    """The carrier that the test wants."""
    kind, _, where = os.environ["CARRIER"].partition(" ")
    if kind == "local":
        return remote.local(**options)
    if kind == "dask":
        return remote.dask(where, **options)
    if kind == "secure":
        import distributed, json
        address, folder = where.split(" ", 1)
        security = distributed.Security(require_encryption=True, **json.load(open(folder + "/security.json")))
        return remote.dask(distributed.Client(address, security=security), **options)
    folder, port = where.rsplit(" ", 1)
    keys = {"client_keys": [folder + "/key"], "known_hosts": folder + "/known"}
    return remote.ssh({"host": "127.0.0.1", "port": int(port)}, username="anyone", python=sys.executable, **keys, **options)
'''


WORKER = """
import os, signal, sys
from nodecompat import process, setInterval

@process.on("message")
def told(m):
    what = m[0]
    if what == "facts":
        here = {name: os.environ.get(name) for name in ("GIVEN", "NOT_GIVEN", "NODE_CHANNEL_FD")}
        process.send([os.getpid(), process.argv[2:], os.path.realpath(os.getcwd()), here, sys.stdin.read()])
    elif what == "flood":
        for number in range(m[1]):
            process.send(number)
        process.exit(3)
    elif what == "print":
        print("to stdout")
        print("to stderr", file=sys.stderr)
        process.exit(0)
    elif what == "deaf":
        process.on("SIGTERM", lambda *_: process.send("heard"))
        process.on("disconnect", lambda: open(m[1], "w").write("disconnect"))
        setInterval(lambda: None, 1000)
        process.send([os.getpid(), os.getppid()])
    elif what == "big":
        process.send(m[1])
    elif what == "files":
        process.send([open(name, "rb").read() for name in m[1:]] + [os.getcwd()])
    elif what == "bye":
        process.disconnect()
"""

MAIN = """
import asyncio, os, signal, sys, time
from carriers import carrier
from nodecompat import process, setTimeout, start
from nodecompat.child_process import fork, spawn

EVENTS = ("spawn", "message", "disconnect", "exit", "close", "error")

def traced(child):
    trace = []
    for event in EVENTS:
        child.on(event, lambda *args, event=event: trace.append((event, *(getattr(arg, "code", arg) for arg in args))))
    return trace

async def closed(child):
    from nodecompat import Promise
    await Promise(lambda resolve: child.once("close", resolve))

def is_there(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

async def gone(*pids):
    while any(map(is_there, pids)):
        await asyncio.sleep(0.01)
"""


@contextmanager
def running(kind: str, folder: Path) -> Iterator[dict[str, str]]:
    """What such an engine needs runs; gives the variables by which `carrier` of the file CARRIERS finds it."""
    if find_spec(NEEDED[kind]) is None:
        pytest.skip(f"{NEEDED[kind]} is not installed")
    (folder / "carriers.py").write_text(CARRIERS)
    if kind == "local":
        yield {"CARRIER": "local"}
        return
    source = folder / "engine.py"
    source.write_text({"ssh": SSH_SERVER, "dask": DASK_CLUSTER, "secure": SECURE_CLUSTER}[kind])
    (keep, held), (said, output) = os.pipe(), os.pipe()
    subprocess.run(
        [sys.executable, "-c", LAUNCH, str(source), str(keep), str(output)],
        cwd=folder,
        env=environment({"ONLY_THERE": "yes"}),
        pass_fds=(keep, output),
        check=True,
    )
    os.close(keep)
    os.close(output)
    with open(said) as lines:
        place = lines.readline().strip()
        try:
            where = {"ssh": f"{folder} {place}", "dask": place, "secure": f"{place} {folder}"}[kind]
            yield {"CARRIER": f"{kind} {where}"}
        finally:
            os.close(held)
            lines.read()  # up to its end
