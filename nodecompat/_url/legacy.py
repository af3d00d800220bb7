"""`url.parse`, `url.format` and `url.resolve`: what was there before URL.

What must stay true: the parts are texts, and None where there is none; nothing but a bad host or port is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .._errors.base import InvalidArgTypeError, InvalidArgValueError
from .._js.kinds import truthy
from .._js.own import Object
from ..values import undefined
from . import coding, query
from .hosts import ascii_domain, unicode_domain
from .web import URL, InvalidUrlError, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

_NAMES = (
    "protocol",
    "slashes",
    "auth",
    "host",
    "port",
    "hostname",
    "hash",
    "search",
    "query",
    "pathname",
    "path",
    "href",
)
_SLASHED = {f"{name}{colon}" for name in ("http", "https", "ftp", "gopher", "file", "ws", "wss") for colon in ("", ":")}
_HOSTLESS = ("javascript", "javascript:")
_ESCAPED = frozenset(b"\t\n\r \"'<>\\^`{|}")
_FORBIDDEN = re.compile(r"[\0\t\n\r #%/:<>?@\[\\\]^|]")
_BLANK = "".join(map(chr, range(0x21))) + "\xa0\ufeff"


class Url(Object):
    """The parts of a URL, all None at first: what `parse` makes. Its own keys come before its methods."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(_NAMES))

    def __getattribute__(self, name: str) -> Any:
        ours = name in ("format", "resolve", "resolveObject") and name not in self
        return object.__getattribute__(self, name) if ours else super().__getattribute__(name)

    def format(self) -> str:
        """The text of it. Node: urlObject.format."""
        return format(self)

    def resolve(self, relative: object = undefined) -> str:
        """Where a link leads from here. Node: urlObject.resolve."""
        return resolve(self.href, relative)

    def resolveObject(self, relative: object = undefined) -> Url:
        """The same in parts. Node: urlObject.resolveObject."""
        return resolveObject(self.href, relative)


def parse(url: object = undefined, parseQueryString: object = False, slashesDenoteHost: object = False) -> Url:
    """The parts of a URL: protocol, slashes, auth, host, port, hostname, hash, search, query, pathname, path, href.

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_URL, ERR_INVALID_ARG_VALUE. Node: url.parse.
    """
    if not isinstance(url, str):
        raise InvalidArgTypeError("url", "of type string", url)
    found = Url()
    head, mark, tail = _split(url.strip(_BLANK))
    rest = head.replace("\\", "/") + mark + tail
    protocol = re.match(r"[a-z0-9.+-]+:", rest, re.IGNORECASE)
    scheme = protocol.group().lower() if protocol else ""
    if protocol:
        found["protocol"], rest = scheme, rest[protocol.end() :]
    slashes = False
    if truthy(slashesDenoteHost) or protocol or re.match(r"//[^@/]+@[^@/]+", rest):
        slashes = rest[:2] == "//"
        if slashes and scheme not in _HOSTLESS:
            rest, found["slashes"] = rest[2:], True
    if scheme not in _HOSTLESS and (slashes or (protocol and scheme not in _SLASHED)):
        rest = _take_host(found, rest, url)
    if scheme not in _HOSTLESS:
        rest = "".join(coding.escaped(char, _ESCAPED) if char < "\x80" else char for char in rest)
    _take_rest(found, rest, truthy(parseQueryString))
    if scheme in _SLASHED and found["hostname"] and not found["pathname"]:
        found["pathname"] = "/"
    if found["pathname"] or found["search"]:
        found["path"] = (found["pathname"] or "") + (found["search"] or "")
    found["href"] = format(found)
    return found


def _split(text: str) -> tuple[str, str, str]:
    end = re.search(r"[?#]", text)
    return (text, "", "") if end is None else (text[: end.start()], end.group(), text[end.end() :])


def _take_host(found: Object, rest: str, url: str) -> str:
    end = re.search(r"[#/?]", rest)
    place, rest = (rest, "") if end is None else (rest[: end.start()], rest[end.start() :])
    place = re.sub(r"[\t\n\r]", "", place)
    auth, at, host = place.rpartition("@")
    if at:
        found["auth"] = coding.unescaped(auth)
    bad = re.search(r"[ \"%';<>\\^`{|}]", host)
    if bad:
        host, rest = host[: bad.start()], host[bad.start() :] + rest
    port = re.search(r":[0-9]*$", host)
    if port:
        found["port"] = port.group()[1:] or None
        host = host[: port.start()]
    six = host[:1] == "[" and host[-1:] == "]"
    if not six and ":" in host:
        raise InvalidArgValueError("url", "Invalid port in url", url)  # Node has them so
    name = host.lower() if len(host) <= 255 else ""
    if name and not six:
        name = ascii_domain(name)
        if not name or _FORBIDDEN.search(name):
            raise InvalidUrlError(url)
    found["host"] = name + (f":{found['port']}" if found["port"] else "")
    found["hostname"] = name[1:-1] if six else name
    return f"/{rest}" if six and rest[:1] != "/" else rest


def _take_rest(found: Object, rest: str, parsed: bool) -> None:
    rest, sign, fragment = rest.partition("#")
    found["hash"] = f"#{fragment}" if sign else None
    path, mark, text = rest.partition("?")
    found["pathname"] = path or None
    if mark:
        found["search"], found["query"] = f"?{text}", text
    if parsed:
        found["query"] = query.parse(text)


def format(urlObject: object = undefined, options: object = None) -> str:
    """The text of a URL, of what `parse` gives, or of a URL text.

    Options for a URL: fragment, unicode, search, auth. Raises ERR_INVALID_ARG_TYPE. Node: url.format.
    """
    if isinstance(urlObject, str):
        urlObject = parse(urlObject)
    if isinstance(urlObject, URL):
        return _format_web(urlObject, options if isinstance(options, dict) else {})
    if not isinstance(urlObject, dict):
        raise InvalidArgTypeError("urlObject", "one of type object or string", urlObject)
    return _format_parts(urlObject)


def _format_parts(given: dict[str, Any]) -> str:
    def part(name: str) -> Any:
        value = dict.get(given, name)
        return value if truthy(value) else ""

    protocol = part("protocol")
    if protocol and protocol[-1] != ":":
        protocol += ":"
    host = _host(part)
    path = part("pathname").replace("#", "%23").replace("?", "%3F")
    if part("slashes") or protocol in _SLASHED - {""}:
        if part("slashes") or host:
            path = f"/{path}" if path and path[0] != "/" else path
            host = f"//{host}"
        elif protocol[:4] == "file":
            host = "//"
    text = query.stringify(part("query")) if isinstance(part("query"), dict) else ""
    search = _marked("?", (part("search") or text).replace("#", "%23"))
    return f"{protocol}{host}{path}{search}{_marked('#', part('hash'))}"


def _host(part: Callable[[str], Any]) -> str:
    """The host of some parts, behind the user if there is one."""
    auth = quote(str(part("auth")), safe=":!'()*-._~") + "@" if part("auth") else ""
    if part("host"):
        return auth + str(part("host"))
    name = part("hostname")
    if not name:
        return ""
    port = f":{part('port')}" if part("port") else ""
    return f"{auth}[{name}]{port}" if ":" in name and name[0] != "[" else f"{auth}{name}{port}"


def _marked(mark: str, text: str) -> str:
    """A text with the mark that it begins with, unless it is empty."""
    return f"{mark}{text}" if text and text[0] != mark else text


def _format_web(url: URL, options: dict[str, Any]) -> str:
    wanted = {
        name: options.get(name, True) is None or truthy(options.get(name, True))
        for name in ("fragment", "search", "auth")
    }
    copy = URL(url.href)
    parts = parts_of(copy)
    if not wanted["auth"]:
        parts.username = parts.password = ""
    if not wanted["search"]:
        parts.query = None
    if truthy(options.get("unicode", False)) and parts.host:
        parts.host = unicode_domain(parts.host)
    return parts.href(fragment=wanted["fragment"])


def resolve(from_: object = undefined, to: object = undefined) -> str:
    """Where a link leads from a page. Raises ERR_INVALID_ARG_TYPE. Node: url.resolve."""
    for name, value in (("url", from_), ("url", to)):
        if not isinstance(value, str):
            raise InvalidArgTypeError(name, "of type string", value)
    found = URL(to, URL(from_, "resolve://").href)
    return found.href if found.protocol != "resolve:" else found.pathname + found.search + found.hash


def resolveObject(source: object = undefined, relative: object = undefined) -> Url:
    """As resolve, as the parts of the URL. Node: url.resolveObject."""
    return parse(resolve(source, relative), False, True)
