"""Streams under TLS where the cluster has certificates: the same children, nothing to read on the way, no strangers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import run_program, write
from support_remote import BETWEEN, MAIN, WORKER, running

pytest.importorskip("cryptography")

CLUSTER = """
import socket, subprocess

async def main():
    secret = "a secret that nobody reads "
    for connect in ("parent", "worker", "scheduler"):
        on = carrier(connect=connect)
        child = fork("worker.py", cwd=os.getcwd(), on=on)
        trace = traced(child)
        child.send(["big", bytes(3_000_000)])
        print(connect, len(await child.getOneMessage()))
        child.send(["flood", 3000])
        await closed(child)
        print([step[1] for step in trace[2:] if step[0] == "message"] == list(range(3000)))
        print([step for step in trace if step[0] != "message"])

    # somebody between the two: what passes there is TLS from its first byte on
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "between.py", "127.0.0.2", str(port), "127.0.0.1", str(port), "copy"]
    between = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    between.stdout.readline()
    child = fork("worker.py", cwd=os.getcwd(), on=carrier(listen="127.0.0.1", port=port, address="127.0.0.2"))
    child.send(["big", secret * 1000])
    print(await child.getOneMessage() == secret * 1000)
    child.send(["bye"])
    await closed(child)
    between.stdin.close()
    between.wait()
    with open("copy", "rb") as file:
        copy = file.read()
    print(copy[:2], len(copy) > 50_000, b"secret" in copy)

    # a worker that requires encryption starts nothing for who has none
    from nodecompat._remote import dask_task
    try:
        on.client.submit(dask_task.run, "t" * 32, "127.0.0.1", 1, pure=False).result()
    except RuntimeError as error:
        print(error)
    on.client.close()
start(main())
"""


@pytest.mark.slow
def test_a_cluster_with_certificates(tmp_path: Path) -> None:
    """Wherever the two sides meet, the stream is under TLS with the cluster's certificates."""
    with running("secure", tmp_path) as variables:
        write(tmp_path, worker_py=WORKER, main_py=MAIN + CLUSTER, between_py=BETWEEN)
        done = run_program(sys.executable, "main.py", cwd=tmp_path, env=variables)
    assert done.stderr == ""
    child = ["True", "[('spawn',), ('disconnect',), ('exit', 3, None), ('close', 3, None)]"]
    assert done.lines == [
        *["parent 3000000", *child],
        *["worker 3000000", *child],
        *["scheduler 3000000", *child],
        "True",
        "b'\\x16\\x03' True False",
        "this worker requires encryption, which the parent has not",
    ]


STRANGERS = """
import json, socket, ssl, subprocess, sys, threading
from distributed import Security
from nodecompat import setTimeout
from nodecompat._remote import certificates, meeting

ours, others = Security.temporary(), Security.temporary()
token = "t" * 32
hello = b"H" + (32 + 7).to_bytes(4, "big") + token.encode() + b"\\n2\\nhost"

def without_certificate():
    made = ssl.create_default_context(cadata=ours.tls_ca_file)
    made.check_hostname = False
    return made

def of_another_authority():
    made = others.get_connection_args("client")["ssl_context"]
    made.load_verify_locations(cadata=ours.tls_ca_file)
    return made

def attempt(name, port, context, said):
    '''What the other side says to it; it dials, and says something.'''
    answer = b""
    with socket.create_connection(("127.0.0.1", port)) as plain:
        plain.settimeout(60)
        try:
            connected = plain if context is None else context.wrap_socket(plain)
            connected.sendall(said)
            if context is None:
                connected.shutdown(socket.SHUT_WR)
            answer = connected.recv(100)
        except OSError:
            pass
    print(name, answer)

def strangers(port, said):
    attempt("plain", port, None, said)
    attempt("no certificate", port, without_certificate(), said)
    attempt("another authority", port, of_another_authority(), said)
    attempt("no token", port, ours.get_connection_args("client")["ssl_context"], b"x" * 60)

# this process waits for agents
listening = meeting.Meeting("127.0.0.1", 0, "127.0.0.1", ours.get_listen_args("client")["ssl_context"])
def met(wire):
    print("met", wire.read(100)[:37] == hello[:37])
    wire.close()
_, port = listening.expect(token, met)
keep = setTimeout(lambda: None, 100000)

def work():
    strangers(port, hello)
    attempt("an agent", port, ours.get_connection_args("worker")["ssl_context"], hello)

    # an agent waits for its parent
    agent = subprocess.Popen(
        [sys.executable, "-m", "nodecompat._remote.agent", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    def ask(**job):
        agent.stdin.write(json.dumps({"token": token, **job}).encode() + b"\\n")
        agent.stdin.flush()
    ask(listen="127.0.0.1", tls=certificates.packed(ours))
    theirs = json.loads(agent.stdout.readline())["port"]
    strangers(theirs, token.encode())
    attempt("its parent", theirs, ours.get_connection_args("client")["ssl_context"], token.encode())
    print(json.loads(agent.stdout.readline()))

    # an agent that dials says nothing to who is not of the cluster
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        for context in (others.get_listen_args("client")["ssl_context"], None):
            ask(connect=["127.0.0.1", server.getsockname()[1]], tls=certificates.packed(ours))
            plain, _ = server.accept()
            plain.settimeout(60)
            with plain:
                try:
                    if context is not None:
                        plain = context.wrap_socket(plain, server_side=True)
                        print(plain.recv(100))
                    else:
                        data = plain.recv(10000)
                        print(data[:2], token.encode() in data)
                except OSError as error:
                    print("refused")
                plain.close()
            print(json.loads(agent.stdout.readline())["error"] == "")
    try:
        certificates.packed(Security())
    except RuntimeError as error:
        print(error)
    agent.stdin.close()
    print(agent.wait())

    # they may lie in files
    for name in ("ca_file", "worker_cert", "worker_key"):
        with open(name, "w") as file:
            file.write(getattr(ours, "tls_" + name))
    files = Security(
        tls_ca_file="ca_file", tls_worker_cert="worker_cert", tls_worker_key="worker_key",
        tls_ciphers="ECDHE-RSA-AES128-GCM-SHA256", tls_max_version=ssl.TLSVersion.TLSv1_2,
    )
    made = certificates.context(json.loads(json.dumps(certificates.packed(files))), dials=True)
    print(made.maximum_version.name, made.verify_mode.name, made.check_hostname)
    from nodecompat._loop.current import engine
    from nodecompat import clearTimeout
    engine.call_from_thread(clearTimeout, keep)

threading.Thread(target=work).start()
"""


def test_who_has_no_certificate_is_refused(tmp_path: Path) -> None:
    """At the parent's door, at an agent's, and by an agent that dials: nothing is said to who is not of the cluster."""
    pytest.importorskip("distributed")
    done = run_program(sys.executable, "-c", STRANGERS, cwd=tmp_path)
    assert done.stderr == ""
    refused = ["plain b''", "no certificate b''", "another authority b''", "no token b''"]
    [parent] = [line for line in done.lines if line.startswith("its parent")]
    assert parent.startswith("its parent b'H")
    lines = [line for line in done.lines if line != parent]
    assert lines == [
        *refused,
        "met True",
        "an agent b''",
        *refused,
        "{'token': '" + "t" * 32 + "', 'error': ''}",
        "refused",
        "True",
        "b'\\x16\\x03' False",
        "True",
        "this worker has no certificate",
        "0",
        "TLSv1_2 CERT_REQUIRED False",
    ]
