"""`nodecompat.portal()`: other threads have functions run on the loop's thread. Each program is a process."""

from __future__ import annotations

import pytest
from _loop.test_ownership import run
from support import run_python

OPEN = """
from concurrent.futures import ThreadPoolExecutor
async def ask(message):
    child = fork('-c', [ECHO])
    child.send(message)
    [answer] = await once(child, 'message')
    child.disconnect()
    return answer
"""


def test_calls_from_many_threads() -> None:
    """Each gets what its function returns; what that awaits is awaited; one thread runs them all."""
    assert run(f"""{OPEN}
threads = set()
def double(number):
    threads.add(threading.get_ident())
    return number * 2
with nodecompat.portal() as portal, ThreadPoolExecutor(8) as pool:
    print(*pool.map(lambda number: portal.call(double, number), range(16)))
    print(*pool.map(lambda number: portal.call(ask, number), range(8)))
    print(portal.call(lambda: Promise(lambda resolve: setTimeout(resolve, 1, 'promise'))))
print(len(threads), main in threads, [thread.name for thread in threading.enumerate()])
""") == (["0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30", "0 1 2 3 4 5 6 7", "promise", "1 False ['MainThread']"], "", 0)


def test_a_call_raises_what_its_function_raises() -> None:
    """At once, later, out of a promise; no error is anybody else's."""
    assert run("""
def fail():
    raise KeyError('now')
async def fail_later():
    await asyncio.sleep(0)
    raise KeyError('later')
with nodecompat.portal() as portal:
    for function in (fail, fail_later, lambda: Promise.reject(KeyError('promise'))):
        try:
            portal.call(function)
        except KeyError as error:
            print(repr(error))
    print(portal.submit(fail).exception())
""") == (["KeyError('now')", "KeyError('later')", "KeyError('promise')", "'now'"], "", 0)


def test_a_pool_of_workers_behind_a_server() -> None:
    """The main thread serves, each request in a thread of its own; the children live as long as the portal."""
    assert run("""
import http.client, http.server
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        answer = str(portal.call(ask, self.path)).encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
    def log_message(self, *_):
        pass
waiting = {}
def begin():
    global worker
    worker = fork('-c', ['from nodecompat import process\\nprocess.on("message", lambda m: process.send([m[0], m[1].upper()]))'])
    worker.on('message', lambda m: waiting.pop(m[0])(m[1]))
def ask(path):
    def send(resolve, reject):
        waiting[path] = resolve
        worker.send([path, path])
    return Promise(send)
def visit(path):
    connection = http.client.HTTPConnection(*server.server_address)
    connection.request('GET', path)
    return connection.getresponse().read().decode()
def visit_all():
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(8) as pool:
        print(*pool.map(visit, [f'/page{number}' for number in range(8)]))
    server.shutdown()
with nodecompat.portal() as portal, http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
    portal.call(begin)
    in_thread(visit_all)
    server.serve_forever(0.01)
    portal.call(worker.disconnect)
print('end')
""") == ([" ".join(f"/PAGE{number}" for number in range(8)), "end"], "", 0)


def test_a_portal_keeps_the_loop_alive() -> None:
    """Also after the main script, whose thread then turns the loop; 'exit' comes when it is closed."""
    assert run("""
def work():
    with nodecompat.portal() as portal:
        opened.set()
        over.wait()
        print(portal.call(lambda: threading.get_ident() == main))
        print(portal.call(lambda: Promise(lambda resolve: setTimeout(resolve, 20, 'later'))))
opened, over = threading.Event(), threading.Event()
in_thread(work)
opened.wait()
process.on('exit', lambda code: print('exit', code))
def once_main_turns_it():
    over.set() if threading.get_ident() == main else setTimeout(once_main_turns_it, 1)
setTimeout(once_main_turns_it, 1)
""") == (["True", "later", "exit 0"], "", 0)


def test_inside_an_asyncio_program() -> None:
    """The program's own loop turns ours: a portal calls into it."""
    assert run("""
async def main_():
    setImmediate(lambda: None)
    with nodecompat.portal() as portal:
        print(await asyncio.to_thread(portal.call, lambda: threading.get_ident() == main))
    print(portal is not None)
asyncio.run(main_())
""") == (["True", "True"], "", 0)


@pytest.mark.parametrize(
    ("call", "text"),
    [
        ("closed.call(print)", "This portal is closed: calls go through it inside its `with` block"),
        (
            "portal.call(portal.call, print)",
            "portal.call() on the loop's own thread would wait for itself: call the function",
        ),
        ("portal.__enter__()", "This portal is open already"),
        (
            "in_callback(nodecompat.run)",
            "The loop is running already: it can't be run from one of its own callbacks",
        ),
    ],
)
def test_what_cannot_be(call: str, text: str) -> None:
    """A RuntimeError at once, instead of a wait without end."""
    assert run(f"""
with nodecompat.portal() as closed:
    pass
with nodecompat.portal() as portal:
    in_callback = portal.call
    try:
        {call}
    except RuntimeError as error:
        print(error)
""") == ([text], "", 0)


def test_an_error_that_nobody_handles() -> None:
    """It is told as that of any thread, unless 'uncaughtException' is listened to; the portal goes on."""
    lines, last, code = run("""
def fail():
    raise KeyError('nobody')
threading.excepthook = lambda told: print(repr(told.exc_value), told.thread.name)
with nodecompat.portal() as portal:
    portal.call(setTimeout, fail, 1)
    portal.call(lambda: Promise(lambda resolve: setTimeout(resolve, 20)))
    portal.call(process.on, 'uncaughtException', lambda error: print('handled', repr(error)))
    portal.call(setTimeout, fail, 1)
    portal.call(lambda: Promise(lambda resolve: setTimeout(resolve, 20)))
    print('goes on')
""")
    assert (lines, last, code) == (
        ["KeyError('nobody') nodecompat", "handled KeyError('nobody')", "goes on"],
        "",
        0,
    )


@pytest.mark.parametrize("leave", ["process.exit(3)", "sys.exit(3)"])
def test_a_callback_ends_the_process(leave: str) -> None:
    """As anywhere in a program, while the main thread serves."""
    assert run(f"""
process.on('exit', lambda code: print('exit', code))
def leave():
    {leave}
with nodecompat.portal() as portal:
    portal.submit(setTimeout, leave, 1)
    threading.Event().wait()
""") == (["exit 3"], "", 3)


def test_a_portal_for_which_no_thread_can_be_started() -> None:
    """It is not open, and the program does not wait for it; the next one may be."""
    assert run("""
of_python = threading.Thread.start
def refuse(thread):
    raise RuntimeError("can't start new thread")
threading.Thread.start = refuse
try:
    with nodecompat.portal():
        print('never')
except RuntimeError as error:
    print(error)
threading.Thread.start = of_python
with nodecompat.portal() as portal:
    print(portal.call(lambda: 'called'))
""") == (["can't start new thread", "called"], "", 0)


def test_an_error_of_the_main_script() -> None:
    """It ends the program with code 1, whoever turns the loop for a portal that was left open."""
    done = run_python(
        """
import nodecompat
opened = nodecompat.portal()
opened.__enter__()
print(opened.call(lambda: 5))
raise ValueError("of the main script")
"""
    )

    assert (done.stdout, done.code) == ("5\n", 1)
    assert done.stderr.splitlines()[-1] == "ValueError: of the main script"
    assert "Exception in thread" not in done.stderr
