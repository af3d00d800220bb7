"""What children elsewhere run on, for tests and cases: this machine, an ssh server of asyncssh's, a cluster of Dask's.

What must stay true: an engine ends with who started it, and is no child of its that somebody could count; the variable
CARRIER tells a program which one there is, and `carrier` of lib/elsewhere/carriers.py makes a carrier of it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CARRIERS = (Path(__file__).parent / "lib" / "elsewhere" / "carriers.py").read_text()
NEEDED = {
    "local": "nodecompat",
    "ssh": "asyncssh",
    "dask": "distributed",
    "secure": "distributed",
}

SSH_SERVER = """
import asyncio, asyncssh, sys, warnings

warnings.filterwarnings("ignore", "coroutine 'Queue.join' was never awaited")  # asyncssh's own, at a session's end

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
    code = await child.wait()
    await process.stdout.drain()
    await process.stderr.drain()
    process.exit(code)

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

# The engine is no child of the tests, which each look whether one is left; it ends with its stdin.
LAUNCH = """
import subprocess, sys
subprocess.Popen([sys.executable, sys.argv[1]], stdin=int(sys.argv[2]), stdout=int(sys.argv[3]))
"""


@contextmanager
def running(kind: str, folder: Path, environment: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """What such an engine needs runs; gives the variables for a program. Raises ModuleNotFoundError."""
    if find_spec(NEEDED[kind]) is None:
        raise ModuleNotFoundError(f"{NEEDED[kind]} is not installed", name=NEEDED[kind])
    if kind == "local":
        yield {"CARRIER": "local"}
        return
    programs = {"ssh": SSH_SERVER, "dask": DASK_CLUSTER, "secure": SECURE_CLUSTER}
    with launched(programs[kind], folder, environment) as place:
        where = {"ssh": f"{folder} {place}", "dask": place, "secure": f"{place} {folder}"}[kind]
        yield {"CARRIER": f"{kind} {where}"}


@contextmanager
def launched(program: str, folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """A program runs that ends with its stdin, and is waited for; gives the line that it says first."""
    source = folder / "engine.py"
    source.write_text(program)
    (keep, held), (said, output) = os.pipe(), os.pipe()
    subprocess.run(
        [sys.executable, "-c", LAUNCH, str(source), str(keep), str(output)],
        cwd=folder,
        env=environment,
        pass_fds=(keep, output),
        check=True,
    )
    os.close(keep)
    os.close(output)
    with open(said) as lines:
        place = lines.readline().strip()
        try:
            yield place
        finally:
            os.close(held)
            lines.read()  # up to its end
