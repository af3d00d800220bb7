"""What is published of servers, sockets and requests, and bounded channels. All values are Node 26's, measured."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

import pytest
from support import run_python

from nodecompat import diagnostics_channel
from nodecompat.errors import InvalidArgTypeError

NAMES = """\
    http.client.request.created http.client.request.start http.client.request.error http.client.response.finish
    http.server.request.start http.server.response.created http.server.response.finish
    net.client.socket net.server.socket udp.socket
    tracing:net.server.listen:asyncStart tracing:net.server.listen:asyncEnd tracing:net.server.listen:error"""

PROGRAM = f"""\
    from nodecompat import dgram, diagnostics_channel, http, net
    def told(message, name):
        print(name, *[f"{{key}}={{type(message[key]).__name__}}" for key in message])
    for name in '''{NAMES}'''.split():
        diagnostics_channel.subscribe(name, told)
    def served(request, response):
        response.write("a")
        response.end("hello")
    server = http.createServer(served)
    def begin():
        print("listening")
        options = dict(port=server.address()["port"], host="127.0.0.1", method="POST")
        request = http.request(options, answered)
        request.write("x")
        request.end("body")
    def answered(response):
        response.on("data", lambda data: None)
        response.on("end", ended)
    def ended():
        print("end")
        server.close()
        server.closeAllConnections()
        http.get(dict(port=1, host="127.0.0.1")).on("error", refused)
    def refused(error):
        print("refused")
        net.createServer().listen(1, "203.0.113.1").on("error", lambda error: dgram.createSocket("udp4").close())
    server.listen(0, "127.0.0.1", begin)
"""


def test_what_is_published_of_servers_sockets_and_requests() -> None:
    """Node 26's names, fields and order."""
    done = run_python(PROGRAM)

    assert done.stderr == ""
    assert (
        done.stdout
        == """\
tracing:net.server.listen:asyncStart server=Server options=dict
tracing:net.server.listen:asyncEnd server=Server
listening
net.client.socket socket=Socket
http.client.request.created request=ClientRequest
http.client.request.start request=ClientRequest
net.server.socket socket=Socket
http.server.response.created request=IncomingMessage response=ServerResponse
http.server.request.start request=IncomingMessage response=ServerResponse socket=Socket server=Server
http.server.response.finish request=IncomingMessage response=ServerResponse socket=Socket server=Server
http.client.response.finish request=ClientRequest response=IncomingMessage
end
net.client.socket socket=Socket
http.client.request.created request=ClientRequest
http.client.request.start request=ClientRequest
http.client.request.error request=ClientRequest error=NodeSystemError
refused
tracing:net.server.listen:asyncStart server=Server options=dict
tracing:net.server.listen:error server=Server error=NodeSystemError
udp.socket socket=Socket
"""
    )


def test_a_bounded_channel() -> None:
    """`start`, the function, `end`, also when it raises; the stores of `start` are set until then."""
    told: list[object] = []
    bounded = diagnostics_channel.boundedChannel("work")
    handlers: dict[str, Any] = {
        "start": lambda message: told.append(("start", {**message}, store.get())),
        "end": lambda message: told.append(("end", {**message}, store.get())),
    }
    store: ContextVar[object] = ContextVar("store", default=None)

    assert (bounded.start.name, bounded.end.name) == ("tracing:work:start", "tracing:work:end")
    assert bounded.hasSubscribers is False
    assert bounded.run({"a": 1}, lambda *args: args, None, 1, 2) == (1, 2)
    bounded.subscribe(handlers)
    assert bounded.hasSubscribers is True
    bounded.start.bindStore(store, lambda message: len(message))
    assert bounded.run({"a": 1}, lambda: told.append("in") or store.get()) == 1
    with pytest.raises(ZeroDivisionError):
        bounded.run(None, lambda: 1 / 0)
    assert told == [("start", {"a": 1}, 1), "in", ("end", {"a": 1}, 1), ("start", {}, 0), ("end", {}, 0)]
    del told[:]
    scope = bounded.withScope({"b": 1, "c": 2})
    assert store.get() == 2
    scope.dispose()
    scope.dispose()
    assert (len(told), store.get()) == (2, None)
    assert (bounded.unsubscribe(handlers), bounded.unsubscribe(handlers)) == (True, False)
    with bounded.start.withStoreScope("four"):
        assert store.get() == 4
    assert bounded.start.unbindStore(store) is True

    pair = {"start": diagnostics_channel.channel("p"), "end": diagnostics_channel.channel("q")}
    assert diagnostics_channel.boundedChannel(pair).start is pair["start"]
    text = 'The "nameOrChannels" argument must be of type string or an instance of BoundedChannel or Object. Received'
    for wrong, received in ((1, "type number (1)"), (None, "null")):
        with pytest.raises(InvalidArgTypeError) as caught:
            diagnostics_channel.boundedChannel(wrong)
        assert str(caught.value) == f"{text} {received}"
    with pytest.raises(InvalidArgTypeError, match=r'"nameOrChannels\.start" property must be an instance of Channel'):
        diagnostics_channel.boundedChannel({"start": 1})
