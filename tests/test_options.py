"""An option that is undefined is a missing option, of every function that takes options in a dict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nodecompat import console, events, process, run, stream, structuredClone, undefined, util
from nodecompat._timers import promises
from nodecompat.abort import CustomEvent, Event, EventTarget
from nodecompat.child_process import ChildProcess, exec, execFile, execFileSync, execSync, fork, spawn, spawnSync
from nodecompat.console import Console
from nodecompat.events import EventEmitter

Given = dict[str, Any]
DEEP = {"a": {"b": {"c": {"d": [1, "x" * 30]}}}}


def _properties(one: object, names: str) -> list[object]:
    return [getattr(one, name) for name in names.split()]


def _child(one: ChildProcess) -> object:
    one.on("error", lambda error: None).kill("SIGKILL")
    return [one.spawnargs, one.connected, [pipe is not None for pipe in one.stdio or ()]]


def _listeners(options: Given) -> int:
    target = EventTarget()
    target.addEventListener("x", print, options)
    return len(events.getEventListeners(target, "x"))


def _timer(options: Given) -> Any:
    return options


def _raises(call: Callable[[Given], object]) -> Callable[[Given], object]:
    def refused(options: Given) -> object:
        with pytest.raises(TypeError) as caught:
            call(options)
        return str(caught.value)

    return refused


READABLE = "readableHighWaterMark readableObjectMode readableEncoding"
WRITABLE = "writableHighWaterMark writableObjectMode"
COMMAND = "cwd env argv0 uid gid shell windowsHide timeout killSignal"
# The function, what of its result is looked at, and its options.
TABLE: dict[str, tuple[Callable[[Given], object], str]] = {
    "spawn": (lambda o: _child(spawn("true", [], o)), f"{COMMAND} stdio detached serialization signal"),
    "fork": (lambda o: _child(fork("-c", ["pass"], o)), "cwd env execPath execArgv silent stdio serialization signal"),
    "exec": (lambda o: _child(exec("true", o, lambda *_: None)), "cwd env encoding shell timeout maxBuffer signal uid"),
    "execFile": (lambda o: _child(execFile("true", [], o, lambda *_: None)), f"{COMMAND} encoding maxBuffer signal"),
    "spawnSync": (lambda o: spawnSync("echo", ["x"], o).output, f"{COMMAND} stdio input maxBuffer encoding"),
    "execSync": (lambda o: execSync("echo x", o), "cwd env shell timeout killSignal stdio input maxBuffer encoding"),
    "execFileSync": (lambda o: execFileSync("echo", ["x"], o), f"{COMMAND} stdio input maxBuffer encoding"),
    "Readable": (
        lambda o: _properties(stream.Readable(o), READABLE),
        "highWaterMark encoding objectMode emitClose autoDestroy read destroy construct signal",
    ),
    "Writable": (
        lambda o: _properties(stream.Writable(o), WRITABLE),
        "highWaterMark decodeStrings defaultEncoding objectMode emitClose autoDestroy write writev final signal",
    ),
    "Duplex": (
        lambda o: _properties(stream.Duplex(o), f"{READABLE} {WRITABLE} allowHalfOpen readable writable"),
        "allowHalfOpen readable writable readableObjectMode writableObjectMode readableHighWaterMark",
    ),
    "Transform": (
        lambda o: _properties(stream.Transform(o), f"{READABLE} {WRITABLE}"),
        "transform flush highWaterMark",
    ),
    "finished": (
        lambda o: callable(stream.finished(stream.Readable(), o, lambda error: None)),
        "readable writable error signal cleanup",
    ),
    "pipe": (lambda o: type(stream.PassThrough().pipe(stream.PassThrough(), o)), "end"),
    "iterator": (lambda o: type(stream.PassThrough().iterator(o)), "destroyOnReturn"),
    "map": (lambda o: type(stream.PassThrough().map(str, o)), "concurrency highWaterMark signal"),
    "setTimeout": (lambda o: type(promises.setTimeout(1, None, _timer(o))), "ref signal"),
    "setImmediate": (lambda o: type(promises.setImmediate(None, _timer(o))), "ref signal"),
    "setInterval": (lambda o: type(promises.setInterval(1, None, _timer(o))), "ref signal"),
    "wait": (lambda o: type(promises.scheduler.wait(1, _timer(o))), "ref signal"),
    "once": (lambda o: type(events.once(EventEmitter(), "x", o)), "signal"),
    "on": (lambda o: type(events.on(EventEmitter(), "x", o)), "signal close highWaterMark lowWaterMark"),
    "EventEmitter": (lambda o: type(EventEmitter(o)), "captureRejections"),
    "EventEmitterAsyncResource": (_raises(events.EventEmitterAsyncResource), "name triggerAsyncId captureRejections"),
    "addEventListener": (_listeners, "once capture passive signal"),
    "Event": (lambda o: _properties(Event("x", o), "bubbles cancelable composed"), "bubbles cancelable composed"),
    "CustomEvent": (lambda o: CustomEvent("x", o).detail, "detail bubbles"),
    "Console": (
        lambda o: type(Console({"stdout": process.stdout, **o})),
        "stderr ignoreErrors colorMode inspectOptions groupIndentation",
    ),
    "dir": (lambda o: console.dir(DEEP, o), "showHidden colors"),
    "inspect": (lambda o: util.inspect([DEEP], o), "showHidden colors customInspect getters sorted"),
    "formatWithOptions": (lambda o: util.formatWithOptions(o, "%s %o", DEEP, [1]), "showHidden colors"),
    "styleText": (lambda o: util.styleText("red", "x", o), "validateStream stream"),
    "structuredClone": (lambda o: structuredClone(DEEP, o), "transfer"),
    "deprecate": (lambda o: callable(util.deprecate(lambda: 1, "m", "DEP0", o)), "modifyPrototype"),
}


@pytest.mark.parametrize(("name", "option"), [(name, option) for name in TABLE for option in TABLE[name][1].split()])
def test_undefined_is_missing(name: str, option: str) -> None:
    """The function does the same with it as without."""
    call = TABLE[name][0]
    with_it, without = call({option: undefined}), call({})
    run()  # children end
    assert with_it == without


@pytest.mark.parametrize(
    ("option", "mode", "mark"), [("objectMode", False, 1), ("highWaterMark", True, 16), ("encoding", True, 1)]
)
def test_the_defaults_of_readable_from_are_options(option: str, mode: bool, mark: int) -> None:
    """`Readable.from` has its own defaults where an option is not there; for undefined a stream's hold, as in Node."""
    made = stream.Readable.from_([1], {option: undefined})
    assert (made.readableObjectMode, made.readableHighWaterMark) == (mode, mark)


@pytest.mark.parametrize(
    "call",
    [
        lambda: stream.finished(stream.Readable(), {"signal": None}, print),
        lambda: Console({"stdout": process.stdout, "stderr": None}),
        lambda: Console({"stdout": process.stdout, "inspectOptions": None}),
        lambda: spawn("true", [], {"signal": None}),
    ],
)
def test_null_is_a_value(call: Callable[[], object]) -> None:
    """Null is not undefined: it is refused where Node refuses it."""
    with pytest.raises(TypeError):
        call()
    run()
