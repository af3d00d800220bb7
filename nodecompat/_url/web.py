"""URL. Source: URL standard, section 6."""

from __future__ import annotations

import re
from typing import Any

from .._errors.base import MissingArgsError, NodeTypeError
from .._js.text import string_of
from ..values import undefined
from . import coding
from .parsing import SPECIAL, Parts, parse, set_host, set_path, set_port, set_query
from .search import URLSearchParams, usv

Given = object
_PLACE = ("protocol", "username", "password", "host", "hostname", "port")
_SHOWN = ("href", "origin", *_PLACE, "pathname", "search", "searchParams", "hash")


class InvalidUrlError(NodeTypeError, ValueError):
    """ERR_INVALID_URL: `input` is what was given, `base` the base, where there was one."""

    code: str | None = "ERR_INVALID_URL"

    def __init__(self, input: str, base: str | None = None) -> None:
        super().__init__("Invalid URL")
        self.input = input
        if base is not None:
            self.base = base


class URL:
    """An address: `URL('/path?x=1', 'https://host')`. Every part can be set.

    Raises ERR_INVALID_URL, ERR_MISSING_ARGS. Node: url.URL.
    """

    def __init__(self, input: Given = undefined, base: Given = undefined) -> None:
        if input is undefined:
            raise MissingArgsError("url")
        text = usv(input)
        under = None if base is undefined else usv(base)
        try:
            self._parts = parse(text, None if under is None else parse(under))
        except ValueError:
            raise InvalidUrlError(text, under) from None
        self._params: URLSearchParams | None = None

    @staticmethod
    def canParse(input: Given = undefined, base: Given = undefined) -> bool:
        """Whether `URL(input, base)` would be one. Node: URL.canParse."""
        return URL.parse(input, base) is not None

    @staticmethod
    def parse(input: Given = undefined, base: Given = undefined) -> URL | None:
        """The URL, or None for what is none. Node: URL.parse."""
        if input is undefined:
            raise MissingArgsError("url")
        try:
            return URL(input, base)
        except InvalidUrlError:
            return None

    @property
    def href(self) -> str:
        """All of it."""
        return self._parts.href()

    @href.setter
    def href(self, value: Given) -> None:
        text = usv(value)
        try:
            self._parts = parse(text)
        except ValueError:
            raise InvalidUrlError(text) from None
        self._refresh()

    @property
    def origin(self) -> str:
        """Scheme, host and port; 'null' where the scheme has none."""
        parts = self._parts
        if parts.scheme == "blob":
            inner = URL.parse(parts.pathname)
            return inner.origin if inner is not None and inner.protocol in ("http:", "https:") else "null"
        return f"{parts.scheme}://{self.host}" if parts.special and parts.scheme != "file" else "null"

    @property
    def protocol(self) -> str:
        """The scheme with its colon."""
        return f"{self._parts.scheme}:"

    @protocol.setter
    def protocol(self, value: Given) -> None:
        match = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*)(:|$)", re.sub("[\t\n\r]", "", usv(value)))
        parts = self._parts
        if match is None:
            return
        scheme = match.group(1).lower()
        crowded = bool(parts.username or parts.password or parts.port is not None)
        if (scheme in SPECIAL) != parts.special or (scheme == "file" and crowded):
            return
        if parts.scheme == "file" and not parts.host:
            return
        parts.scheme = scheme
        if parts.port == SPECIAL.get(scheme):
            parts.port = None

    @property
    def username(self) -> str:
        """The name of the user."""
        return self._parts.username

    @username.setter
    def username(self, value: Given) -> None:
        if self._has_place():
            self._parts.username = coding.escaped(usv(value), coding.USERINFO)

    @property
    def password(self) -> str:
        """The password."""
        return self._parts.password

    @password.setter
    def password(self, value: Given) -> None:
        if self._has_place():
            self._parts.password = coding.escaped(usv(value), coding.USERINFO)

    def _has_place(self) -> bool:
        return bool(self._parts.host) and self._parts.scheme != "file"

    @property
    def host(self) -> str:
        """Host and port."""
        return (self._parts.host or "") + ("" if self._parts.port is None else f":{self._parts.port}")

    @host.setter
    def host(self, value: Given) -> None:
        self._set_host(usv(value), port=True)

    @property
    def hostname(self) -> str:
        """The host without the port."""
        return self._parts.host or ""

    @hostname.setter
    def hostname(self, value: Given) -> None:
        self._set_host(usv(value), port=False)

    def _set_host(self, text: str, *, port: bool) -> None:
        parts = self._parts
        if isinstance(parts.path, str):
            return
        place = re.split(r"[/\\?#]" if parts.special else r"[/?#]", re.sub("[\t\n\r]", "", text))[0]
        found = re.match(r"(\[[^\]]*\]|[^:]*)(:?)(.*)", place)
        host, colon, digits = found.groups() if found else ("", "", "")
        if (digits and not colon) or (colon and (parts.scheme == "file" or not port or not host)):
            return
        before = parts.host
        try:
            set_host(parts, host, port=False)
        except ValueError:
            parts.host = before
            return
        if parts.scheme == "file" and parts.host == "localhost":
            parts.host = ""
        if colon:
            self.port = digits or self.port

    @property
    def port(self) -> str:
        """The port; empty where it is the one of the scheme."""
        return "" if self._parts.port is None else str(self._parts.port)

    @port.setter
    def port(self, value: Given) -> None:
        text = re.sub("[\t\n\r]", "", string_of(value))
        if not self._has_place():
            return
        digits = re.match("[0-9]*", text)
        if not text:
            self._parts.port = None
        elif digits is not None and digits.group() and int(digits.group()) <= 0xFFFF:
            set_port(self._parts, digits.group())

    @property
    def pathname(self) -> str:
        """The path."""
        return self._parts.pathname

    @pathname.setter
    def pathname(self, value: Given) -> None:
        if isinstance(self._parts.path, list):
            self._parts.path = []
            text = re.sub("[\t\n\r]", "", usv(value))
            set_path(self._parts, text.replace("?", "%3F").replace("#", "%23"))

    @property
    def search(self) -> str:
        """The query with its question mark."""
        return f"?{self._parts.query}" if self._parts.query else ""

    @search.setter
    def search(self, value: Given) -> None:
        text = re.sub("[\t\n\r]", "", usv(value))
        self._parts.query = None
        if value != "":
            set_query(self._parts, text.removeprefix("?").replace("#", "%23"))
        self._refresh()

    @property
    def searchParams(self) -> URLSearchParams:
        """The pairs of the query; what is changed in them changes the URL."""
        if self._params is None:
            self._params = URLSearchParams()
            self._refresh()
            self._params._changed = self._take_params
        return self._params

    def _take_params(self) -> None:
        self._parts.query = str(self._params) or None

    def _refresh(self) -> None:
        if self._params is not None:
            self._params._pairs = coding.form_pairs(self._parts.query or "")

    @property
    def hash(self) -> str:
        """The fragment with its sign."""
        return f"#{self._parts.fragment}" if self._parts.fragment else ""

    @hash.setter
    def hash(self, value: Given) -> None:
        text = re.sub("[\t\n\r]", "", usv(value)).removeprefix("#")
        self._parts.fragment = coding.escaped(text, coding.FRAGMENT) if value != "" else None

    def toString(self) -> str:
        """All of it."""
        return self.href

    def toJSON(self, *_: object) -> str:
        """All of it."""
        return self.href

    __str__ = toString

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        return f"URL({self.href!r})"

    def inspectCustom(self, depth: Any, options: Any, inspect: Any) -> Any:
        """As Node shows it."""
        return f"URL {inspect({name: getattr(self, name) for name in _SHOWN}, options)}"


def parts_of(url: URL) -> Parts:
    """The parts of a URL."""
    return url._parts
