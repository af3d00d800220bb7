"""Node's `http`: servers and clients of HTTP/1.1.

    server = http.createServer(lambda req, res: res.end("hello")).listen(0, "127.0.0.1")
    http.get({"port": server.address().port}, lambda res: res.on("data", lambda data: print(data)))

What is received is parsed by h11: `pip install 'nodecompat[http]'`. What Node refuses is refused here too, with the
same answer. Where h11 is stricter than Node's parser it stays so:

- two spaces in a request line, a request line without a version: 400;
- Transfer-Encoding other than `chunked` alone: 400, and in a response HPE_INVALID_TRANSFER_ENCODING;
- requests of other protocols that look like HTTP (`SOURCE / ICE/1.0`): 400;
- a head without a line feed is answered with 400 when it ends, not before;
- of what is wrong in a head `clientError` may tell another code and text than Node's (its own are HPE_...).

And where it is laxer: spaces after the size of a chunk, an empty chunk extension, a carriage return alone within one, a
chunk of 2**64 bytes and more. A request after one with `Upgrade` that nobody listens for is answered; Node drops it.

Left out: HTTPS, HTTP/2, proxies (`setGlobalProxyFromEnv`, the option proxyEnv), WebSocket, `insecureHTTPParser` (taken
and without effect on what is received), `diagnostics_channel` and `perf_hooks`, an 'upgrade' before the request's body
was received, `connection.parser`, Agent's 'keylog'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors.checks import check_integer
from ._http.agent import Agent, Defaults, globalAgent
from ._http.checks import isValidHeaderName, isValidHeaderValue, validateHeaderName, validateHeaderValue
from ._http.incoming import IncomingMessage
from ._http.outgoing import OutgoingMessage
from ._http.request import ClientRequest
from ._http.response import ServerResponse
from ._http.server import Server
from ._http.tables import MAX_HEADER_SIZE, METHODS, STATUS_CODES
from ._js.numbers import MAX_SAFE_INTEGER
from .values import undefined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._http.request import OnResponse
    from ._http.server import RequestListener
    from .url import URL
    from .values import Undefined

    Target = str | URL | Mapping[str, Any] | Undefined

__all__ = [
    "METHODS",
    "STATUS_CODES",
    "Agent",
    "ClientRequest",
    "IncomingMessage",
    "OutgoingMessage",
    "Server",
    "ServerResponse",
    "createServer",
    "get",
    "globalAgent",
    "isValidHeaderName",
    "isValidHeaderValue",
    "maxHeaderSize",
    "request",
    "setMaxIdleHTTPParsers",
    "validateHeaderName",
    "validateHeaderValue",
]

maxHeaderSize = MAX_HEADER_SIZE


def createServer(
    options: RequestListener | Mapping[str, Any] | Undefined | None = None,
    requestListener: RequestListener | Undefined | None = undefined,
    **keywords: Any,
) -> Server:
    """A new Server: `createServer(lambda request, response: response.end("hello")).listen(8000)`.

    The listener is called with an IncomingMessage and a ServerResponse; options are those of Server. Node:
    http.createServer.
    """
    return Server(options, requestListener, **keywords)


def request(
    url: Target = undefined,
    options: OnResponse | Mapping[str, Any] | Undefined | None = undefined,
    callback: OnResponse | Undefined | None = undefined,
) -> ClientRequest:
    """A new ClientRequest, which `end()` sends: `request("http://localhost:8000/", {"method": "POST"}, listener)`.

    The listener is called with the response, an IncomingMessage; options are those of ClientRequest. What goes wrong on
    the way is an 'error'. Raises ERR_INVALID_URL, ERR_INVALID_PROTOCOL, ERR_INVALID_ARG_TYPE. Node: http.request.
    """
    Defaults.agent = globalAgent  # a program may have put another one here
    return ClientRequest(url, options, callback)


def get(
    url: Target = undefined,
    options: OnResponse | Mapping[str, Any] | Undefined | None = undefined,
    callback: OnResponse | Undefined | None = undefined,
) -> ClientRequest:
    """As `request`, for one without a body, which is sent at once. Node: http.get."""
    sent = request(url, options, callback)
    sent.end()
    return sent


def setMaxIdleHTTPParsers(max: int = 1000) -> None:
    """Nothing: parsers are not kept here."""
    check_integer("max", max, 1, MAX_SAFE_INTEGER)
