"""Node's `querystring`: queries as objects.

    from nodecompat.querystring import parse, stringify
    parse("a=1&b=2&a=3")    # {'a': ['1', '3'], 'b': '2'}

Not here: that `parse` and `stringify` call `querystring.unescape` and `escape` as a program has replaced them.
"""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from ._js.text import string_of
from ._stream.octets import Buffer
from ._url.query import escape, parse, stringify, unescape

__all__ = ["decode", "encode", "escape", "parse", "stringify", "unescape", "unescapeBuffer"]

decode = parse
encode = stringify


def unescapeBuffer(s: object) -> Buffer:
    """The bytes that a text with `%20` and the like stands for. Node: querystring.unescapeBuffer."""
    return Buffer(unquote_to_bytes(string_of(s)))
