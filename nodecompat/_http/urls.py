"""Where a request goes: a URL, or options.

What must stay true: a text that is no URL with a scheme and a host is ERR_INVALID_URL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .._errors.base import NodeTypeError
from .._js.text import string_of
from .._on_use import on_use

if TYPE_CHECKING:
    from urllib import parse
else:
    parse = on_use("urllib.parse")  # 5 ms, for the few programs that give a URL

_SPECIAL = {"http:": 80, "https:": 443, "ws:": 80, "wss:": 443, "ftp:": 21}
_URL = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*:)//([^/?#\\]*)([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_AS_IT_IS = "!$%&'()*+,-./:;=@[]_~|^`{}\"<>\\"


def is_url(value: object) -> bool:
    """Whether a value is the URL of a library: it has a `href`, or is what urllib's `urlsplit` gives."""
    return isinstance(getattr(value, "href", None), str) or callable(getattr(value, "geturl", None))


def options_of(url: Any) -> dict[str, Any]:
    """The options that a URL stands for: protocol, hostname, port, path, auth and its parts.

    Raises ERR_INVALID_URL.
    """
    href = url if isinstance(url, str) else getattr(url, "href", None)
    text: str = href if isinstance(href, str) else url.geturl()
    found = _URL.fullmatch(text.strip())
    if found is None:
        raise invalid_url(text)
    protocol, authority, pathname, search, anchor = (part or "" for part in found.groups())
    protocol = protocol.lower()
    userinfo, _, place = authority.rpartition("@")
    host = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", place)
    if host is None or not host[1] or any(char in host[1] for char in " <>^|%"):
        raise invalid_url(text)
    hostname, port = host[1].lower(), host[2]
    if port and int(port) > 65535:
        raise invalid_url(text)
    pathname, search = _quoted(pathname or "/"), _quoted(search, keep="?")
    bare = hostname.strip("[]") if hostname[0] == "[" else hostname
    options: dict[str, Any] = {
        "protocol": protocol, "hostname": bare, "hash": anchor, "search": search, "pathname": pathname,
        "path": pathname + search, "href": text,
    }  # fmt: skip
    if port and int(port) != _SPECIAL.get(protocol):
        options["port"] = int(port)
    if userinfo:
        name, _, password = userinfo.partition(":")
        options["auth"] = f"{parse.unquote(name)}:{parse.unquote(password)}"
    return {**options, **_added(url)}


def _added(url: object) -> dict[str, Any]:
    """What a program has put on a URL beside its parts, such as `headers`."""
    return {name: value for name, value in getattr(url, "__dict__", {}).items() if name[:1] != "_"}


def _quoted(text: str, keep: str = "") -> str:
    return parse.quote(text, safe=_AS_IT_IS + keep) if not text.isascii() or " " in text else text


def invalid_url(given: object) -> Exception:
    """ERR_INVALID_URL."""
    error = NodeTypeError("Invalid URL", code="ERR_INVALID_URL")
    error.input = string_of(given)  # type: ignore[attr-defined]
    return error
