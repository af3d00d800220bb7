"""Exceptions of Python's have what JavaScript's errors have, once a handler gets them."""

from __future__ import annotations

from support import run_python

from nodecompat._errors.completing import complete
from nodecompat.errors import InvalidArgTypeError


def test_a_python_exception_gets_what_it_lacks() -> None:
    """`name`, `message` and `stack`; what it has itself is kept, and what is no exception is left alone."""
    error = ValueError("text")
    own = ValueError("text")
    own.message = "mine"  # type: ignore[attr-defined]

    complete(error)
    complete(own)
    complete("no exception")

    assert [vars(error)[name] for name in ("name", "message", "stack")] == ["ValueError", "text", "ValueError: text"]
    assert vars(own)["message"] == "mine"


def test_nodes_errors_have_a_stack() -> None:
    """Its first line is Node's; it can be assigned."""
    error = InvalidArgTypeError("listener", "of type function", 5)

    first = (
        'TypeError [ERR_INVALID_ARG_TYPE]: The "listener" argument must be of type function. Received type number (5)'
    )
    assert error.stack.split("\n")[0] == first
    error.stack = "mine"
    assert error.stack == "mine"


def test_every_handler_gets_complete_errors() -> None:
    """'uncaughtException', 'unhandledRejection', 'error', and what catches a rejection."""
    outcome = run_python(
        """
        from nodecompat import Promise, process, setTimeout, start
        from nodecompat.events import EventEmitter
        def show(label): return lambda error, *_: print(label, error.name, error.message, error.stack.split("\\n")[0])
        def fail(): raise ValueError("thrown")
        async def fails(): raise ValueError("rejected")
        process.on("uncaughtException", show("uncaught"))
        process.on("unhandledRejection", show("unhandled"))
        EventEmitter().on("error", show("error")).emit("error", ValueError("emitted"))
        Promise.reject(ValueError("reason")).catch(show("catch"))
        start(fails())
        setTimeout(fail, 1)
        """
    )

    assert outcome.lines == [
        "error ValueError emitted ValueError: emitted",
        "catch ValueError reason ValueError: reason",
        "unhandled ValueError rejected ValueError: rejected",
        "uncaught ValueError thrown ValueError: thrown",
    ]


def test_callbacks_of_streams_get_complete_errors() -> None:
    """Those of `write`, `end`, `destroy`, `finished` and `pipeline` as well as 'error'."""
    outcome = run_python(
        """
        from nodecompat.stream import PassThrough, Readable, Writable, finished, pipeline

        def told(label):
            return lambda error: print(label, error.name, error.message, error.stack.split("\\n")[0])

        fails = Writable({"write": lambda chunk, encoding, callback: callback(ValueError("w"))})
        fails.on("error", lambda error: None).write("x", told("write"))
        ends = Writable({"final": lambda callback: callback(ValueError("f"))})
        ends.on("error", lambda error: None).end(told("end"))
        Writable().on("error", lambda error: None).destroy(KeyError("d"), told("destroy"))
        source = Readable({"read": lambda: None})
        finished(source, told("finished"))
        source.on("error", lambda error: None).destroy(ValueError("s"))

        async def generate():
            raise ValueError("g")
            yield

        pipeline(Readable.from_(generate()), PassThrough(), told("pipeline"))
        """
    )

    assert sorted(outcome.lines) == [
        "destroy KeyError 'd' KeyError: 'd'",
        "end ValueError f ValueError: f",
        "finished ValueError s ValueError: s",
        "pipeline ValueError g ValueError: g",
        "write ValueError w ValueError: w",
    ]
