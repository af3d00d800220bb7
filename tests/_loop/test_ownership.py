"""Threads and the loop: who has it, who gets it, and who is told that it is not to be had. Each program is a process."""

from __future__ import annotations

import pytest
from support import LIMIT, run_python

FORK = r"""
import asyncio, os, sys, threading
import nodecompat
from nodecompat import clearInterval, clearTimeout, process, setImmediate, setInterval, setTimeout, queueMicrotask, start, Promise
from nodecompat.child_process import exec, fork, spawn
from nodecompat.events import EventEmitter, once
ECHO = 'from nodecompat import process\nprocess.on("message", lambda m: process.send(m))'
main = threading.get_ident()
def echo(message):
    child = fork('-c', [ECHO])
    child.on('message', lambda m: (print('got', m), child.disconnect()))
    child.send(message)
    return child
def in_thread(function, *args):
    thread = threading.Thread(target=function, args=args, name='worker')
    thread.start()
    return thread
"""

# What a thread's child tells waits some milliseconds for the thread's listeners: here until `end_patience`.
PATIENCE = """
from nodecompat._child import child as starts
patience = []
starts._give_time = lambda function, *args: patience.append((function, args))
def end_patience():
    for function, args in patience:
        setTimeout(function, 1, *args)
"""


def run(source: str) -> tuple[list[str], str, int]:
    """What a program prints on both outputs, and its code."""
    outcome = run_python(FORK + source)
    return outcome.lines, outcome.stderr.strip().rpartition("\n")[2], outcome.code


def test_a_thread_forks_and_turns_the_loop() -> None:
    """`run()` in a thread has the loop until nothing is left, while the main thread waits for it."""
    assert run("""
def work():
    echo('hello')
    nodecompat.run()
    print('end')
in_thread(work).join()
print('joined')
""") == (["got hello", "end", "joined"], "", 0)


def test_the_main_script_ends_while_a_thread_turns_the_loop() -> None:
    """The end waits for it, then the loop is the main thread's, and 'exit' comes."""
    assert run("""
inside = threading.Event()
def work():
    child = echo('hello')
    child.on('exit', lambda: setTimeout(lambda: print('later', threading.get_ident() == main), 30))
    setImmediate(inside.set)
    nodecompat.run()
process.on('exit', lambda code: print('exit', code))
in_thread(work)
inside.wait()
""") == (["got hello", "later False", "exit 0"], "", 0)


def test_what_a_thread_asks_for_runs_on_the_thread_that_turns() -> None:
    """Timers, immediates, ticks, microtasks, promises, async functions and children of another thread."""
    assert run(
        PATIENCE
        + """
left = []
def tell(name):
    left.append(name)
    assert threading.get_ident() == main
    if len(left) == 8:
        clearTimeout(alive)
async def async_function():
    await asyncio.sleep(0)
    tell('async')
def work():
    setTimeout(tell, 1, 'timer')
    setImmediate(tell, 'immediate')
    process.nextTick(tell, 'tick')
    queueMicrotask(lambda: tell('microtask'))
    Promise.resolve('promise').then(tell)
    start(async_function())
    exec('exit 0', lambda error, out, err: tell('exec'))
    spawn('true').on('close', lambda: tell('spawn'))
    end_patience()
alive = setTimeout(lambda: None, 20_000)
setTimeout(in_thread, 1, work)
process.on('exit', lambda: print(*sorted(left)))
"""
    ) == (["async exec immediate microtask promise spawn tick timer"], "", 0)


def test_a_thread_has_time_to_listen_to_a_child_that_has_ended() -> None:
    """What a thread's child tells waits until that thread has added its listeners, be the child gone or none."""
    assert run(
        PATIENCE
        + """
def ended(child):
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    return child
def listen(name, child):
    for event in ('spawn', 'error', 'message', 'disconnect', 'exit', 'close'):
        child.on(event, lambda *args, event=event: told.setdefault(name, []).append(event))
told = {}
def work():
    child = ended(spawn('echo', ['text']))
    child.stdout.setEncoding('utf8').on('data', lambda text: told.setdefault('text', [text]))
    listen('spawn', child)
    listen('none', spawn('/there/is/none'))
    listen('fork', ended(fork('-c', ['from nodecompat import process; process.send(1); process.disconnect()'])))
    end_patience()
    clearTimeout(alive)
alive = setTimeout(print, 20_000)
setTimeout(in_thread, 1, work)
def tell():
    for name, events in sorted(told.items()):
        print(name, *events)
process.on('exit', tell)
"""
    ) == (
        [
            "fork spawn message disconnect exit close",
            "none error close",
            "spawn spawn exit close",
            "text text",
            "",
        ],
        "",
        0,
    )


def test_the_time_to_listen_is_also_counted_in_turns() -> None:
    """Where a thread gets no processor for long, the loop has little of it too: time alone would be over too soon."""
    assert run(r"""
from itertools import count
from nodecompat._child.child import _give_time
from nodecompat._loop.current import engine
turns, told, late = 0, [], count(0, 1000)
engine.clock = lambda: next(late)
def turn():
    global turns
    turns += 1
    if not told:
        setImmediate(turn)
_give_time(told.append, 'told')
setImmediate(turn)
process.on('exit', lambda: print(*told, turns >= 8))
""") == (["told True"], "", 0)


def test_a_thread_changes_its_timers() -> None:
    """Counts are right whatever a thread does with a timer or an immediate before or after it begins."""
    assert run("""
from nodecompat import clearImmediate
from nodecompat._loop.current import engine
def work():
    for function in (setTimeout, setInterval):
        clearTimeout(function(print, 1, 'cleared'))
        function(print, 20_000).unref().ref().unref()
        timer = function(print, 20_000)
        timer.refresh().refresh().close()
    clearImmediate(setImmediate(print, 'cleared'))
    setImmediate(print).unref().ref().unref()
    setTimeout(print, 20_000).unref()
    clearTimeout(of_main)
of_main = setTimeout(print, 20_000)
in_thread(work).join()
process.on('exit', lambda: print('end', engine._ref_timers, engine._ref_immediates))
""") == (["", "end 0 0"], "", 0)


@pytest.mark.parametrize(
    "wait",
    [
        "busy()",
        *(
            pytest.param(wait, marks=pytest.mark.slow)
            for wait in ("threading.Event().wait()", "server.serve_forever()")
        ),
    ],
)
def test_a_main_thread_that_does_not_come_back(wait: str) -> None:
    """A server's accept loop, say: what its threads ask for is served all the same, one callback at a time."""
    assert run(f"""
import socketserver, time
server = socketserver.TCPServer(('127.0.0.1', 0), socketserver.BaseRequestHandler)
def busy():
    while True:
        time.sleep(0.001)
def handler():
    done = threading.Event()
    timer = setTimeout(done.set, 1)
    done.wait()
    child, done = fork('-c', [ECHO]), threading.Event()
    child.on('message', lambda m: (print('got', m, flush=True), child.disconnect()))
    child.on('close', done.set)
    child.send('hello')
    done.wait()
def work():
    threads = [in_thread(handler) for _ in range(3)]
    for thread in threads:
        thread.join()
    print(threading.get_ident() == main, flush=True)
    os._exit(3)
in_thread(work)
{wait}
""") == (["got hello"] * 3 + ["False"], "", 3)


@pytest.mark.parametrize("runner", ["asyncio.run(main_())", "uvloop.run(main_())"])
def test_an_asyncio_loop_in_a_thread(runner: str) -> None:
    """Calls inside it are driven by it, one thread after the other, and by the main thread afterwards."""
    if "uvloop" in runner:
        pytest.importorskip("uvloop")
        runner = f"__import__('uvloop').{runner.partition('.')[2]}"
    assert run(f"""
async def main_():
    emitter = EventEmitter()
    setTimeout(lambda: emitter.emit('x', threading.get_ident() == main), 10)
    print(await asyncio.wait_for(once(emitter, 'x'), 20))
    child = echo('hello')
    print(await once(child, 'exit'))
    print(await Promise(lambda resolve: setTimeout(resolve, 1, 'promise')))
for _ in range(2):
    in_thread(lambda: {runner}).join()
setTimeout(print, 1, 'main')
""") == (["[False]", "got hello", "[0, None]", "promise"] * 2 + ["main"], "", 0)


def test_an_asyncio_loop_in_a_thread_leaves_work() -> None:
    """What is left when it ends goes on in the main thread, after the main script."""
    assert run("""
def look():
    if threading.get_ident() == main:
        clearInterval(interval)
        child.send('left')
async def main_():
    global child, interval
    child = fork('-c', [ECHO])
    child.on('message', lambda m: (print(m, threading.get_ident() == main), child.disconnect()))
    interval = setInterval(look, 1)
in_thread(lambda: asyncio.run(main_())).join()
print('end')
""") == (["end", "left True"], "", 0)


def test_to_thread() -> None:
    """A thread of somebody's asyncio loop: that loop's thread calls back."""
    assert run("""
def work():
    done = threading.Event()
    setTimeout(lambda: (print(threading.get_ident() == main), done.set()), 1)
    done.wait()
    child, done = echo('hello'), threading.Event()
    child.on('exit', done.set)
    done.wait()
async def main_():
    setImmediate(lambda: None)
    await asyncio.to_thread(work)
asyncio.run(main_())
""") == (["True", "got hello"], "", 0)


# -- who gets an error -------------------------------------------------------------------------------

TURNS = "RuntimeError The loop is turned by thread 'MainThread', and one thread at a time has it; thread 'worker' "
REACH = "reaches it through nodecompat.portal(): portal.call(function)"
ENDED = (
    "RuntimeError The loop of this process has ended with its main script; nothing that thread 'worker' asks for "
    "would be called any more. As long as a `with nodecompat.portal()` lasts, it does not end"
)
ATTEMPT = """
def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)
"""


@pytest.mark.parametrize("call", ["nodecompat.run()", "asyncio.run(timer())", "asyncio.run(child())"])
def test_the_loop_is_turned_elsewhere(call: str) -> None:
    """Who would turn it too, or wait inside an asyncio loop of its own for what the other thread does, is told so."""
    assert run(f"""{ATTEMPT}
async def timer():
    setTimeout(print, 1)
async def child():
    fork('-c', [ECHO])
setImmediate(lambda: in_thread(attempt, lambda: {call}).join())
""") == ([TURNS + REACH], "", 0)


def test_the_main_thread_finds_the_loop_turned() -> None:
    """A thread that turns it keeps it; the main thread's timers run there."""
    assert run(f"""{ATTEMPT}
inside = threading.Event()
def work():
    global alive
    alive = setTimeout(print, 20_000)
    setImmediate(inside.set)
    nodecompat.run()
in_thread(work)
inside.wait()
attempt(nodecompat.run)
setTimeout(lambda: (print(threading.get_ident() == main), clearTimeout(alive)), 1)
""") == (
        [
            "RuntimeError The loop is turned by thread 'worker', and one thread at a time has it; "
            f"thread 'MainThread' {REACH}",
            "False",
        ],
        "",
        0,
    )


@pytest.mark.parametrize(
    "call",
    [
        "setTimeout(print, 1)",
        "setInterval(print, 1)",
        "setImmediate(print)",
        "process.nextTick(print)",
        "queueMicrotask(print)",
        "Promise.resolve(1).then(print)",
        "fork('-c', [ECHO])",
        "spawn('true')",
        "exec('true')",
        "nodecompat.run()",
        "nodecompat.portal().__enter__()",
        "asyncio.run(timer())",
    ],
)
def test_after_the_end(call: str) -> None:
    """Once the main script and its loop are over, what would never happen is refused."""
    assert run(f"""{ATTEMPT}
async def timer():
    setTimeout(print, 1)
def work():
    over.wait()
    attempt(lambda: {call})
over = threading.Event()
thread = in_thread(work)
threading._register_atexit(over.set)
""") == ([ENDED], "", 0)


@pytest.mark.parametrize("where", ["main()", "in_thread(main).join()"])
def test_what_a_thread_asks_for_when_the_loop_is_being_left(where: str) -> None:
    """It comes after the last look, when the loop is still taken for turned: somebody turns it once more."""
    assert run(f"""
from nodecompat._loop.current import engine
done, leave = threading.Event(), engine._wakeup.ignore_signals
def left():
    leave()
    engine._wakeup.ignore_signals = leave
    in_thread(process.nextTick, done.set).join()
def main():
    setImmediate(print, 'turned')
    engine._wakeup.ignore_signals = left
    nodecompat.run()
    print(done.wait({LIMIT / 4}))
{where}
""") == (["turned", "True"], "", 0)


def test_no_thread_is_started_for_what_the_package_itself_has_called() -> None:
    """As the loop is left; it is done when the loop is turned next."""
    assert run("""
from nodecompat._loop.current import engine
leave = engine._wakeup.ignore_signals
def left():
    engine._wakeup.ignore_signals = leave
    engine.call_from_thread(print, 'called')
setImmediate(print, 'turned')
engine._wakeup.ignore_signals = left
nodecompat.run()
print(threading.active_count())
""") == (["turned", "1", "called"], "", 0)


def test_two_threads_turn_the_loop_at_once() -> None:
    """One of them does, the other one is told; the children of both are served."""
    lines, _, code = run(f"""{ATTEMPT}
barrier, alive = threading.Barrier(2), []
def work(number):
    echo(number)
    barrier.wait()
    attempt(nodecompat.run)
for thread in [in_thread(work, number) for number in range(2)]:
    thread.join()
""")
    assert {line for line in lines if line.startswith("got")} == {"got 0", "got 1"}
    assert (len(lines), code) in ((3, 0), (2, 0))  # 2 when the first one was done before the second one began


# -- forked copies -----------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["thread", "main"])
def test_a_forked_copy_has_a_loop_of_its_own(where: str) -> None:
    """Whichever thread forks: the copy's only thread owns a fresh loop; the original goes on."""
    assert run(f"""
import warnings
warnings.simplefilter('ignore')  # Python advises against forks with threads
inside, forked = threading.Event(), threading.Event()
def copy():
    pid = os.fork()
    if pid == 0:
        setTimeout(lambda: print('copy', flush=True), 1)
        nodecompat.run()
        os._exit(0)
    os.waitpid(pid, 0)
    forked.set()
def work():
    timer = setInterval(lambda: forked.is_set() and clearTimeout(timer), 1)
    setImmediate(inside.set)
    if '{where}' == 'thread':
        setTimeout(copy, 1)
    nodecompat.run()
    print('original', flush=True)
thread = in_thread(work)
inside.wait()
if '{where}' == 'main':
    copy()
thread.join()
""") == (["copy", "original"], "", 0)
