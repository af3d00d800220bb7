"""What becomes of errors nobody caught and of rejections nobody handled, and how the process ends.

The ordering programs of Node's event loop are conformance cases; here is what Python adds to them.
"""

from __future__ import annotations

import signal
import textwrap

import pytest
from support import Outcome, run_python

from nodecompat import run as run_loop
from nodecompat import setTimeout

PREAMBLE = """\
import asyncio, sys
from nodecompat import Promise, process, queueMicrotask, setImmediate, setTimeout, start
from nodecompat.errors import RejectionError, Thrown, error_name
def boom(text='boom', kind=ValueError):
    raise kind(text)
process.on('exit', lambda code: print('exit', code))
"""


def run(source: str, **env: str) -> Outcome:
    """Run a program after PREAMBLE."""
    return run_python(PREAMBLE + textwrap.dedent(source), env=env)


@pytest.mark.parametrize(
    "call",
    [
        "boom()",
        "process.nextTick(boom)",
        "queueMicrotask(boom)",
        "setTimeout(boom, 1)",
        "setImmediate(boom)",
        "process.once('beforeExit', lambda: boom())",
        "Promise.reject(ValueError('boom'))",
        "start(asyncio.sleep(0)).then(lambda _: boom())",
    ],
)
def test_an_uncaught_error_ends_with_code_1(call: str) -> None:
    """Wherever it comes from: 'exit' gets 1, then one traceback as Python prints it."""
    outcome = run(call)
    assert (outcome.lines, outcome.code) == (["exit 1"], 1)
    assert outcome.stderr.count("ValueError: boom") == 1


def test_the_traceback_begins_with_the_programs_own_frames() -> None:
    """Frames of the loop are left out."""
    outcome = run("setTimeout(boom, 1)")
    lines = [line for line in outcome.stderr.splitlines() if not line.startswith("    ")]  # 3.13 shows the source
    assert lines == ["Traceback (most recent call last):", '  File "<string>", line 5, in boom', "ValueError: boom"]


def test_the_programs_own_excepthook_is_used() -> None:
    """sys.excepthook, where the program set one, gets an uncaught error of a callback too."""
    outcome = run(
        """
        sys.excepthook = lambda kind, error, traceback: print('hook', kind.__name__, error)
        setTimeout(boom, 1)
        """
    )
    assert (outcome.lines, outcome.stderr, outcome.code) == (["exit 1", "hook ValueError boom"], "", 1)


def test_thrown_values_reach_listeners_bare() -> None:
    """`throw null` ports to `raise Thrown(None)`; listeners get the value, also that of a rejection."""
    outcome = run(
        """
        process.on('uncaughtException', lambda value, origin: print('UE', value, origin))
        process.on('unhandledRejection', lambda value, promise: print('UR', value))
        def throw(value):
            raise Thrown(value)
        setImmediate(throw, None)
        setImmediate(throw, 'text')
        async def fail():
            await Promise.reject(42)
        start(fail())
        """
    )
    assert outcome.lines == [
        "UR 42",
        "UE None uncaughtException",
        "UE text uncaughtException",
        "exit 0",
    ]


def test_a_thrown_value_nobody_handles() -> None:
    """The last line of the traceback shows it."""
    outcome = run("setImmediate(lambda: (_ for _ in ()).throw(Thrown('text')))")
    assert (outcome.lines, outcome.code) == (["exit 1"], 1)
    assert outcome.stderr.endswith("nodecompat.errors.Thrown: Uncaught 'text'\n")


@pytest.mark.parametrize(
    ("listener", "lines"),
    [
        ("process.on('uncaughtException', lambda e: boom('second'))", []),
        ("process.on('uncaughtExceptionMonitor', lambda e: boom('second'))", []),
        ("process.setUncaughtExceptionCaptureCallback(lambda e: boom('second'))", []),
    ],
)
def test_a_failing_handler_ends_with_code_7(listener: str, lines: list[str]) -> None:
    """No 'exit' event; the new error is printed, with the first one as its context."""
    outcome = run(f"{listener}\nsetTimeout(boom, 1)")
    assert (outcome.lines, outcome.code) == (lines, 7)
    assert outcome.stderr.index("ValueError: boom") < outcome.stderr.index("ValueError: second")


def test_an_async_listener_that_fails_is_a_rejection() -> None:
    """What an async handler raises is an unhandled rejection instead."""
    outcome = run(
        """
        async def handler(error, origin):
            print('UE', error, origin)
            if str(error) == 'boom':
                boom('again')
        process.on('uncaughtException', handler)
        setTimeout(boom, 1)
        """
    )
    assert outcome.lines == ["UE boom uncaughtException", "UE again unhandledRejection", "exit 0"]


@pytest.mark.slow
@pytest.mark.parametrize("where", ["setTimeout({}, 1)", "process.on('uncaughtException', {}); boom()"])
@pytest.mark.parametrize(
    ("argument", "code", "shown"), [("", 0, ""), ("3", 3, ""), ("'text'", 1, "text\n"), ("False", 0, "")]
)
def test_sys_exit_in_a_callback(where: str, argument: str, code: int, shown: str) -> None:
    """SystemExit takes the exit road with its code, after its `finally`; a text goes to stderr and means 1."""
    outcome = run(
        f"""
        def leave(*_):
            try:
                sys.exit({argument})
            finally:
                print('finally')
        setTimeout(lambda: print('never'), 500)
        {where.format("leave")}
        """
    )
    assert (outcome.lines, outcome.code, outcome.stderr) == (["finally", f"exit {code}"], code, shown)


def test_sys_exit_in_a_coroutine() -> None:
    """Also out of an async function, after an await."""
    outcome = run(
        """
        async def main():
            await asyncio.sleep(0)
            sys.exit(4)
        start(main())
        setTimeout(lambda: print('never'), 500)
        """
    )
    assert (outcome.lines, outcome.code) == (["exit 4"], 4)


def test_keyboard_interrupt_in_a_callback() -> None:
    """It is not an uncaught exception: the process ends by SIGINT."""
    outcome = run(
        """
        process.on('uncaughtException', lambda e: print('never'))
        setTimeout(lambda: process.kill(process.pid, 'SIGINT'), 1)
        setTimeout(lambda: print('never'), 500)
        """
    )
    assert (outcome.lines, outcome.code, outcome.stderr) == ([], -2, "")


def test_an_exit_listener_may_await() -> None:
    """At a natural end an async listener goes on past its awaits; timers never fire."""
    outcome = run(
        """
        async def last(code):
            await Promise.resolve()
            print('microtask')
            await asyncio.sleep(0)
            print('continuation')
            await asyncio.sleep(0.01)
            print('never')
        process.on('exit', last)
        """
    )
    assert (outcome.lines, outcome.code) == (["exit 0", "microtask", "continuation"], 0)


def test_a_rejection_made_in_exit_is_reported() -> None:
    """At a natural end it gives code 1, or goes to the listener."""
    assert run("process.on('exit', lambda: Promise.reject(ValueError('late')))").code == 1
    outcome = run(
        """
        process.on('unhandledRejection', lambda reason: print('UR', reason))
        process.on('exit', lambda: Promise.reject(1))
        """
    )
    assert (outcome.lines, outcome.code) == (["exit 0", "UR 1"], 0)


def test_exit_code_set_and_a_throw_in_exit() -> None:
    """exitCode 4 and an error in 'exit' at a natural end: code 4, and the error is printed."""
    outcome = run("process.exitCode = 4\nprocess.on('exit', lambda: boom())")
    assert (outcome.lines, outcome.code) == (["exit 4"], 4)
    assert outcome.stderr.endswith("ValueError: boom\n")


WARNED = (
    "UnhandledPromiseRejectionWarning 42|UnhandledPromiseRejectionWarning Unhandled promise rejection. This error "
    "originated either by throwing inside of an async function without a catch block, or by rejecting a promise which "
    "was not handled with .catch(). To terminate the process on unhandled promise rejection, set "
    "NODE_OPTIONS=--unhandled-rejections=strict. (rejection id: 1)"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "handler", "lines", "code"),
    [
        ("throw", "", ["exit 1"], 1),
        ("strict", "", ["exit 1"], 1),
        ("strict", "process.on('uncaughtException', lambda e, o: print('UE', o))",
         ["UE unhandledRejection", *WARNED.split("|"), "exit 0"], 0),
        ("strict", "process.on('uncaughtException', print); process.on('unhandledRejection', lambda r: print('UR', r))",
         None, 0),
        ("warn", "", [*WARNED.split("|"), "exit 0"], 0),
        ("warn", "process.on('unhandledRejection', lambda r: print('UR', r))",
         ["UR 42", *WARNED.split("|"), "exit 0"], 0),
        ("warn-with-error-code", "", [*WARNED.split("|"), "exit 1"], 1),
        ("warn-with-error-code", "process.on('unhandledRejection', lambda r: print('UR', r))", ["UR 42", "exit 0"], 0),
        ("none", "", ["exit 0"], 0),
        ("none", "process.on('unhandledRejection', lambda r: print('UR', r))", ["UR 42", "exit 0"], 0),
        ("nonsense", "", ["exit 1"], 1),
    ],
)  # fmt: skip
def test_modes_of_unhandled_rejections(mode: str, handler: str, lines: list[str], code: int) -> None:
    """Node's --unhandled-rejections, through NODE_OPTIONS."""
    outcome = run(
        f"""
        process.removeAllListeners('warning')
        process.on('warning', lambda warning: print(error_name(warning), warning))
        {handler}
        Promise.reject(42)
        """,
        NODE_OPTIONS=f"--no-warnings --unhandled-rejections={mode}",
    )
    assert outcome.code == code
    assert lines is None or outcome.lines == lines


def test_handled_in_time_is_never_reported() -> None:
    """A handler that another promise's report attaches is in time for the rest of the batch."""
    outcome = run(
        """
        first, second = Promise.reject(1), Promise.reject(2)
        @process.on('unhandledRejection')
        def report(reason, promise):
            print('UR', reason, promise is first)
            second.catch(lambda reason: print('caught', reason))
        process.on('rejectionHandled', lambda promise: print('never'))
        """
    )
    assert outcome.lines == ["UR 1 True", "caught 2", "exit 0"]


def test_handled_late_without_a_listener_warns() -> None:
    """'rejectionHandled' nobody listens to is a PromiseRejectionHandledWarning with the promise's number."""
    outcome = run(
        """
        process.on('unhandledRejection', lambda reason: None)
        process.on('warning', lambda warning: print(error_name(warning), warning))
        late = Promise.reject(1)
        setImmediate(lambda: late.catch(lambda _: None))
        """
    )
    assert outcome.lines == [
        "PromiseRejectionHandledWarning Promise rejection was handled asynchronously (rejection id: 1)",
        "exit 0",
    ]


@pytest.mark.parametrize("runner", ["asyncio", "uvloop"])
def test_as_a_guest_the_process_lives_on(runner: str) -> None:
    """In somebody's asyncio program: listeners first, else the loop's exception handler; no 'exit', no code 1."""
    pytest.importorskip(runner)
    outcome = run(
        f"""
        import {runner}
        async def main():
            told = asyncio.Event()
            loop = asyncio.get_running_loop()
            def handler(loop, context):
                print(context['message'], '|', repr(context['exception']))
                told.set()
            loop.set_exception_handler(handler)
            setTimeout(boom, 1)
            await told.wait()
            told.clear()
            Promise.reject(KeyError('r'))
            await told.wait()
            process.on('uncaughtException', lambda error, origin: print('UE', error, origin))
            setTimeout(boom, 1)
            await asyncio.sleep(0.03)
            process.on('uncaughtException', lambda error: boom('failed'))
            setTimeout(boom, 1)
            await asyncio.sleep(0.03)
            print('alive')
        {runner}.run(main())
        """
    )
    assert outcome.lines == [
        "Uncaught exception in a nodecompat callback | ValueError('boom')",
        "Unhandled promise rejection | KeyError('r')",
        "UE boom uncaughtException",
        "UE boom uncaughtException",
        "A listener for uncaught exceptions failed | ValueError('failed')",
        "alive",
        "exit 0",
    ]
    assert outcome.code == 0


def test_sys_exit_as_a_guest_ends_the_host() -> None:
    """SystemExit goes up through the host's loop, as in any asyncio program."""
    outcome = run(
        """
        async def main():
            setTimeout(lambda: sys.exit(5), 1)
            try:
                await asyncio.sleep(30)
            finally:
                print('finally')
        asyncio.run(main())
        """
    )
    assert (outcome.lines, outcome.code) == (["finally", "exit 5"], 5)


def test_a_test_outcome_inside_a_callback_reaches_pytest() -> None:
    """pytest.skip, fail and exit raised in a callback of the loop are not uncaught exceptions."""
    setTimeout(lambda: pytest.fail("inside"), 1)
    with pytest.raises(pytest.fail.Exception, match="inside"):
        run_loop()


@pytest.mark.slow
@pytest.mark.parametrize("wait", ["", "await asyncio.sleep(0)"])
@pytest.mark.parametrize(("error", "code", "text"), [("SystemExit(4)", 4, ""), ("SystemExit('bye')", 1, "bye\n")])
def test_an_exit_in_an_async_function_is_quiet(error: str, code: int, text: str, wait: str) -> None:
    """The status, and not a word but the program's own."""
    outcome = run_python(f"""
        import asyncio
        from nodecompat import setTimeout
        async def leave():
            {wait or "pass"}
            raise {error}
        setTimeout(leave, 1)
        """)
    assert (outcome.code, outcome.stderr) == (code, text)


def test_a_keyboard_interrupt_in_an_async_function_is_quiet() -> None:
    """The process ends by SIGINT; asyncio does not complain."""
    outcome = run_python("""
        from nodecompat import start
        async def main(): raise KeyboardInterrupt
        start(main())
        """)
    assert (outcome.code, "never retrieved" in outcome.stderr) == (-signal.SIGINT, False)


def test_an_error_for_want_of_a_descriptor_is_an_error_as_any() -> None:
    """It comes to the listeners, whose files are loaded all the same; else 'exit' is emitted and the error printed."""
    fill = textwrap.dedent("""
        import os, resource
        resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))
        def fill():
            while True:
                os.dup(0)
        """)
    listen = "process.on('uncaughtException', lambda error, origin: print(error.strerror, origin))\n"
    text = "Too many open files"

    heard = run(f"{fill}{listen}setImmediate(fill)\n")
    assert heard.lines == [f"{text} uncaughtException", "exit 0"]
    for unheard in (run(f"{fill}setImmediate(fill)\n"), run(f"{fill}fill()\n")):
        assert (unheard.lines, unheard.code) == (["exit 1"], 1)
        assert text in unheard.stderr
        assert "nodecompat" not in unheard.stderr
