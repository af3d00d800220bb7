"""Node's `url`: addresses of the web.

    from nodecompat.url import URL, fileURLToPath
    link = URL("/path?x=1", "https://example.com")
    link.searchParams.append("y", "2")

What must stay true: URL reads and writes what the URL standard says, part by part.

Not here: URL patterns, object URLs. International domains are
those of IDNA 2003, as Python's codec has them.
"""

from __future__ import annotations

from ._url.files import (
    domainToASCII,
    domainToUnicode,
    fileURLToPath,
    fileURLToPathBuffer,
    pathToFileURL,
    urlToHttpOptions,
)
from ._url.legacy import Url, format, parse, resolve, resolveObject
from ._url.search import URLSearchParams
from ._url.web import URL

__all__ = [
    "URL",
    "URLSearchParams",
    "Url",
    "domainToASCII",
    "domainToUnicode",
    "fileURLToPath",
    "fileURLToPathBuffer",
    "format",
    "parse",
    "pathToFileURL",
    "resolve",
    "resolveObject",
    "urlToHttpOptions",
]
