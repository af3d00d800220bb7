"""A text to the parts of a URL. Source: URL standard, section 4.4.

What must stay true: what is no URL raises ValueError. A path is a list, or a text where it is opaque (`mailto:x`).
"""

from __future__ import annotations

import re

from . import coding
from .hosts import host_of

SPECIAL = {"ftp": 21, "file": None, "http": 80, "https": 443, "ws": 80, "wss": 443}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_DRIVE = re.compile(r"[A-Za-z][:|]")
_DOT = {".", "%2e"}
_DOUBLE_DOT = {"..", ".%2e", "%2e.", "%2e%2e"}


class Parts:
    """The parts of a URL: what is None is not there."""

    def __init__(self) -> None:
        self.scheme = self.username = self.password = ""
        self.host: str | None = None
        self.port: int | None = None
        self.path: list[str] | str = []
        self.query: str | None = None
        self.fragment: str | None = None

    @property
    def special(self) -> bool:
        """Whether the scheme is one that the standard knows."""
        return self.scheme in SPECIAL

    @property
    def pathname(self) -> str:
        """The path as a text."""
        return self.path if isinstance(self.path, str) else "".join(f"/{part}" for part in self.path)

    def href(self, *, fragment: bool = True) -> str:
        """The URL as a text."""
        text = f"{self.scheme}:"
        if self.host is not None:
            text += "//"
            if self.username or self.password:
                text += self.username + (f":{self.password}" if self.password else "") + "@"
            text += self.host + ("" if self.port is None else f":{self.port}")
        elif isinstance(self.path, list) and len(self.path) > 1 and not self.path[0]:
            text += "/."
        text += self.pathname + ("" if self.query is None else f"?{self.query}")
        return text + (f"#{self.fragment}" if fragment and self.fragment is not None else "")


def parse(text: str, base: Parts | None = None) -> Parts:
    """The parts of a URL, which may be relative to a base."""
    text = text.strip("".join(map(chr, range(0x21))))
    text = re.sub("[\t\n\r]", "", text)
    rest, _, fragment = text.partition("#")
    url = Parts()
    if "#" in text:
        url.fragment = coding.escaped(fragment, coding.FRAGMENT)
    scheme = _SCHEME.match(rest)
    if scheme is not None:
        url.scheme = scheme.group()[:-1].lower()
        rest = rest[scheme.end() :]
        if url.scheme == "file":
            _file(url, rest, base if base is not None and base.scheme == "file" else None)
        elif url.special:
            if base is not None and base.scheme == url.scheme and not _slashes(rest, 2):
                _relative(url, rest, base)
            else:
                _authority(url, rest.lstrip("/\\"))
        elif rest[:2] == "//":
            _authority(url, rest[2:])
        elif rest[:1] == "/":
            _path_and_query(url, rest)
        else:
            _opaque(url, rest)
    elif base is None:
        raise ValueError(text)
    elif isinstance(base.path, str):
        if rest or url.fragment is None:
            raise ValueError(text)
        url.scheme, url.path, url.query = base.scheme, base.path, base.query
    else:
        url.scheme = base.scheme
        (_file if base.scheme == "file" else _relative)(url, rest, base)
    return url


def _slashes(text: str, count: int) -> bool:
    return len(text) >= count and all(char in "/\\" for char in text[:count])


def _is_slash(url: Parts, char: str) -> bool:
    return char == "/" or (url.special and char == "\\")


def _relative(url: Parts, rest: str, base: Parts) -> None:
    first = rest[:1]
    if first and _is_slash(url, first):
        second = rest[1:2]
        if second and _is_slash(url, second):
            _authority(url, rest[2:].lstrip("/\\") if url.special else rest[2:])
            return
        _take(url, base, path=False)
        _path_and_query(url, rest)
        return
    _take(url, base, path=True)
    if not rest:
        url.query = base.query
    elif first == "?":
        set_query(url, rest[1:])
    else:
        _shorten(url)
        _path_and_query(url, rest)


def _take(url: Parts, base: Parts, *, path: bool) -> None:
    url.username, url.password, url.host, url.port = base.username, base.password, base.host, base.port
    if path:
        url.path = list(base.path)


def _file(url: Parts, rest: str, base: Parts | None) -> None:
    url.host = ""
    if _slashes(rest, 2):
        end = re.search(r"[/\\?]|$", rest[2:])
        at = 2 + (end.start() if end else 0)
        host = rest[2:at]
        if re.fullmatch(_DRIVE, host):
            _path_and_query(url, rest[2:])
            return
        if host:
            found = host_of(host, True)
            url.host = "" if found == "localhost" else found
        _path_and_query(url, rest[at:])
    elif _slashes(rest, 1):
        if base is not None:
            url.host = base.host
            if _drive_of(base) and re.match(r"[A-Za-z][:|]([/\\?]|$)", rest[1:]) is None:
                url.path = [base.path[0]]
        _path_and_query(url, rest)
    elif base is not None:
        url.host, url.path = base.host, list(base.path)
        if not rest:
            url.query = base.query
        elif rest[0] == "?":
            set_query(url, rest[1:])
        else:
            if re.match(r"[A-Za-z][:|]([/\\?]|$)", rest):
                url.path = []
            else:
                _shorten(url)
            _path_and_query(url, rest)
    else:
        _path_and_query(url, rest)


def _authority(url: Parts, rest: str) -> None:
    end = re.search(r"[/\\?]|$" if url.special else r"[/?]|$", rest)
    at = end.start() if end else len(rest)
    authority, rest = rest[:at], rest[at:]
    credentials, found, place = authority.rpartition("@")
    if found:
        name, colon, password = credentials.partition(":")
        url.username = coding.escaped(name, coding.USERINFO)
        url.password = coding.escaped(password, coding.USERINFO) if colon else ""
        if not place:
            raise ValueError(authority)
    set_host(url, place, port=True)
    _path_and_query(url, rest)


def set_host(url: Parts, place: str, *, port: bool) -> None:
    """Take the host, and the port behind it, from a text."""
    match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::([0-9]*))?", place)
    if match is None:
        raise ValueError(place)
    host, number = match.groups()
    if not host and (url.special or number is not None):
        raise ValueError(place)
    url.host = host_of(host, url.special) if host else ""
    if port and number:
        set_port(url, number)


def set_port(url: Parts, digits: str) -> None:
    """Set the port; the one of the scheme is none."""
    number = int(digits)
    if number > 0xFFFF:
        raise ValueError(digits)
    url.port = None if SPECIAL.get(url.scheme) == number else number


def _path_and_query(url: Parts, rest: str) -> None:
    path, found, query = rest.partition("?")
    set_path(url, path)
    if found:
        set_query(url, query)


def set_path(url: Parts, path: str) -> None:
    """Add the parts of a path to that of the URL."""
    kept = url.path if isinstance(url.path, list) else []
    url.path = kept
    if url.special:
        path = path.replace("\\", "/")
    if not path and not url.special:
        return
    parts = (path.removeprefix("/")).split("/")
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        low = part.lower()
        if low in _DOUBLE_DOT:
            _shorten(url)
            if last:
                kept.append("")
        elif low in _DOT:
            if last:
                kept.append("")
        else:
            if url.scheme == "file" and not kept and re.fullmatch(_DRIVE, part):
                part = part[0] + ":"
            kept.append(coding.escaped(part, coding.PATH))


def _shorten(url: Parts) -> None:
    path = url.path
    if isinstance(path, list) and path and not (url.scheme == "file" and len(path) == 1 and _drive_of(url)):
        path.pop()


def _drive_of(url: Parts) -> bool:
    return isinstance(url.path, list) and bool(url.path) and re.fullmatch("[A-Za-z]:", url.path[0]) is not None


def set_query(url: Parts, query: str) -> None:
    """Set what stands behind the question mark."""
    url.query = coding.escaped(query, coding.SPECIAL_QUERY if url.special else coding.QUERY)


def _opaque(url: Parts, rest: str) -> None:
    path, found, query = rest.partition("?")
    trimmed = path.rstrip(" ") if not found and url.fragment is None else path
    text = coding.escaped(trimmed, coding.C0)
    if len(path) > len(trimmed.rstrip(" ")) and (found or url.fragment is not None):
        text = text[:-1] + "%20" if text.endswith(" ") else text
    url.path = text
    if found:
        set_query(url, query)
