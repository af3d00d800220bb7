"""Paths and `file:` URLs."""

from __future__ import annotations

import re
import sys
from urllib.parse import unquote_to_bytes

from .._errors.base import InvalidArgTypeError, NodeTypeError
from .._errors.rare import InvalidUrlSchemeError
from .._js.own import Object
from .._js.text import string_of
from .._path import posix, win32
from .._stream.octets import Buffer
from ..values import undefined
from . import coding
from .hosts import ascii_domain, unicode_domain
from .web import URL

_ESCAPED = {"%": "%25", "\\": "%5C", "\n": "%0A", "\r": "%0D", "\t": "%09", "?": "%3F", "#": "%23"}


def fileURLToPath(url: object = undefined, options: object = None) -> str:
    """The path of a `file:` URL. Option: windows.

    Raises ERR_INVALID_ARG_TYPE, ERR_INVALID_URL, ERR_INVALID_URL_SCHEME, ERR_INVALID_FILE_URL_HOST,
    ERR_INVALID_FILE_URL_PATH. Node: url.fileURLToPath.
    """
    if isinstance(url, str):
        url = URL(url)
    if not isinstance(url, URL):
        raise InvalidArgTypeError("path", "of type string or an instance of URL", url)
    if url.protocol != "file:":
        raise InvalidUrlSchemeError
    windows = isinstance(options, dict) and options.get("windows") is True
    found = re.search("%2f|%5c" if windows else "%2f", url.pathname, re.IGNORECASE)
    if not windows and url.hostname:
        text = f'File URL host must be "localhost" or empty on {sys.platform}'
        raise NodeTypeError(text, code="ERR_INVALID_FILE_URL_HOST")
    if found:
        which = "\\ or /" if windows else "/"
        raise NodeTypeError(
            f"File URL path must not include encoded {which} characters", code="ERR_INVALID_FILE_URL_PATH"
        )
    path = coding.unescaped(url.pathname)
    if not windows:
        return path
    path = path.replace("/", "\\")
    if url.hostname:
        return f"\\\\{unicode_domain(url.hostname)}{path}"
    if not re.match(r"\\[A-Za-z]:", path):
        raise NodeTypeError("File URL path must be absolute", code="ERR_INVALID_FILE_URL_PATH")
    return path[1:]


def fileURLToPathBuffer(url: object = undefined, options: object = None) -> Buffer:
    """As fileURLToPath, as bytes, which need not be UTF-8. Node: url.fileURLToPathBuffer."""
    found = URL(url) if isinstance(url, str) else url
    fileURLToPath(found, options)
    return Buffer(unquote_to_bytes(getattr(found, "pathname", "")))


def pathToFileURL(path: object = undefined, options: object = None) -> URL:
    """The `file:` URL of a path. Option: windows. Raises ERR_INVALID_ARG_TYPE. Node: url.pathToFileURL."""
    if not isinstance(path, str):
        raise InvalidArgTypeError("path", "of type string", path)
    windows = isinstance(options, dict) and options.get("windows") is True
    resolved = (win32 if windows else posix).resolve(path)
    if path[-1:] == "/" and resolved[-1:] != "/":
        resolved += "/"
    if windows:
        resolved = "/" + resolved.replace("\\", "/")
    return URL("file://" + "".join(_ESCAPED.get(char, char) for char in resolved))


def urlToHttpOptions(url: object = undefined) -> Object:
    """The options of `http.request` for a URL. Raises ERR_INVALID_ARG_TYPE. Node: url.urlToHttpOptions."""
    if not isinstance(url, URL):
        raise InvalidArgTypeError("url", "of type object", url)
    host = url.hostname
    found = Object(
        protocol=url.protocol,
        hostname=host[1:-1] if host[:1] == "[" else host,
        hash=url.hash,
        search=url.search,
        pathname=url.pathname,
        path=f"{url.pathname}{url.search}",
        href=url.href,
    )
    if url.port:
        found["port"] = int(url.port)
    if url.username or url.password:
        found["auth"] = f"{coding.unescaped(url.username)}:{coding.unescaped(url.password)}"
    return found


def domainToASCII(domain: object = undefined) -> str:
    """A domain in ASCII; empty for what is none. Node: url.domainToASCII."""
    found = URL.parse(f"ws://{string_of(domain)}")
    return "" if found is None else found.hostname


def domainToUnicode(domain: object = undefined) -> str:
    """A domain as people read it; empty for what is none. Node: url.domainToUnicode."""
    found = URL.parse(f"ws://{string_of(domain)}")
    return "" if found is None else unicode_domain(ascii_domain(found.hostname))
