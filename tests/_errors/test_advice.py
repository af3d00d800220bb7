"""Options that were misspelt: an error as a keyword, a warning in a dict, wherever a dict and keywords are taken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from support import run_program

from nodecompat import dgram, fs, http, net
from nodecompat._errors.advice import misspelt, nearest, taken_options
from nodecompat._loop.current import engine
from nodecompat.bun import spawn as bun_spawn
from nodecompat.cluster import setupPrimary
from nodecompat.console import Console
from nodecompat.stream import Readable
from nodecompat.values import undefined

NAMES = frozenset({"filter", "timeout", "reference", "signal"})


def test_what_was_meant_is_said() -> None:
    """By its letters alone, whatever stands between the words; nothing when nothing is near."""
    assert nearest("Time_out", NAMES) == ". Did you mean 'timeout'?"
    assert nearest("zzz", NAMES) == ""
    assert nearest("max_workers", ["size", "args"]) == ". Did you mean 'size'?"
    assert nearest("max_workers", NAMES) == ""


def test_options_of_a_call() -> None:
    """Keywords come before the dict; what is undefined is left out, and what is no option in the dict."""
    told: list[str] = []
    assert taken_options("f", {"timeout": 1, "filter": undefined, "own": 3}, {"timeout": 2}, NAMES, told.append) == {
        "timeout": 2
    }
    assert (
        taken_options("f", undefined, {}, NAMES, told.append) == taken_options("f", None, {}, NAMES, told.append) == {}
    )
    with pytest.raises(TypeError, match=r"f\(\) got an unexpected keyword argument 'time_out'. Did you mean 'timeout'"):
        taken_options("f", undefined, {"time_out": 1}, NAMES, told.append)
    with pytest.raises(TypeError, match='The "options" argument must be of type object'):
        taken_options("f", 5, {}, NAMES, told.append)
    assert told == []
    taken_options("f", {"timeOut": 1}, {}, NAMES, told.append)
    taken_options("f", {"timeOut": 1}, {}, NAMES, told.append)
    assert told == ["f() has no option 'timeOut', which is ignored. Did you mean 'timeout'?"]


def test_what_looks_misspelt() -> None:
    """Only that is told of, once for each name: other names in a dict are the program's own, and so are other keys."""
    assert [*misspelt("g", {"signl": 1, "filter": 2, "size": 3, 4: 5, "referense": 6}, NAMES)] == [
        "g() has no option 'signl', which is ignored. Did you mean 'signal'?",
        "g() has no option 'referense', which is ignored. Did you mean 'reference'?",
    ]
    assert [*misspelt("h", {"signl": 1}, NAMES)] == []


# What is called, what its errors call it, and the option meant.
CALLS: dict[str, tuple[Callable[..., Any], str, str]] = {
    "a stream": (Readable, "Readable", "highWaterMark"),
    "a socket": (net.Socket, "Socket", "allowHalfOpen"),
    "connect": (net.connect, "connect", "localAddress"),
    "a server": (net.createServer, "createServer", "pauseOnConnect"),
    "listen": (lambda *a, **k: net.createServer().listen(*a, **k), "listen", "backlog"),
    "a socket of datagrams": (dgram.createSocket, "createSocket", "reuseAddr"),
    "bind": (lambda *a, **k: dgram.createSocket("udp4").bind(*a, **k), "bind", "exclusive"),
    "a server of HTTP": (http.createServer, "createServer", "requestTimeout"),
    "an agent": (http.Agent, "Agent", "maxSockets"),
    "a file": (lambda **k: fs.readFileSync("/dev/null", **k), "readFile", "encoding"),
    "a directory": (lambda **k: fs.mkdirSync("/dev/null", **k), "mkdir", "recursive"),
    "a file as a stream": (lambda **k: fs.createReadStream("/dev/null", **k), "createReadStream", "autoClose"),
    "a file to write": (lambda **k: fs.createWriteStream("/dev/null", **k), "createWriteStream", "flush"),
    "a watcher": (lambda **k: fs.watch("/dev/null", **k), "watch", "persistent"),
    "cluster": (setupPrimary, "setupPrimary", "execArgv"),
    "a console": (lambda **k: Console(None, **k), "Console", "colorMode"),
    "Bun": (lambda **k: bun_spawn(["true"], **k), "spawn", "onExit"),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_misspelt_keyword(name: str) -> None:
    """It is an error that says which option was meant, as of any Python function."""
    call, function, option = CALLS[name]
    text = rf"^{function}\(\) got an unexpected keyword argument '{option}_'. Did you mean '{option}'\?$"
    with pytest.raises(TypeError, match=text):
        engine.take_result(call(**{f"{option}_": 1}))


def test_a_misspelt_option_in_a_dict() -> None:
    """A warning of the process, once for each name; what is like no option says nothing."""
    code = """
from nodecompat import fs, http, net, process
from nodecompat.stream import Readable
process.on("warning", lambda warning: print(warning.message))
for _ in range(2):
    Readable({"highWatermark": 1, "mine": 2})
    net.createServer({"allowHalfOpened": True, "secret": 1})
    fs.readFileSync("/dev/null", {"encodng": "utf8"})
    http.Agent({"maxSocket": 5, "own": 1})
    http.request({"hedaers": {}, "port": 1, "extra": 1}).on("error", lambda error: None).destroy()
"""
    done = run_program(sys.executable, "-c", code)
    assert (done.lines, done.code) == (
        [
            "Readable() has no option 'highWatermark', which is ignored. Did you mean 'highWaterMark'?",
            "createServer() has no option 'allowHalfOpened', which is ignored. Did you mean 'allowHalfOpen'?",
            "readFile() has no option 'encodng', which is ignored. Did you mean 'encoding'?",
            "Agent() has no option 'maxSocket', which is ignored. Did you mean 'maxSockets'?",
            "request() has no option 'hedaers', which is ignored. Did you mean 'headers'?",
        ],
        0,
    ), done
