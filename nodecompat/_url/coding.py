"""Percent-encoding. Source: URL standard, section 1.3."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from .._js.text import utf8

C0 = frozenset(range(0x20)) | frozenset(range(0x7F, 0x100))
FRAGMENT = C0 | frozenset(b' "<>`')
QUERY = C0 | frozenset(b' "#<>')
SPECIAL_QUERY = QUERY | frozenset(b"'")
PATH = QUERY | frozenset(b"?^`{}")
USERINFO = PATH | frozenset(b"/:;=@[\\]^|")
FORM = frozenset(range(0x100)) - frozenset(b"*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def escaped(text: str, among: frozenset[int]) -> str:
    """The text with `%XX` for every byte of a set."""
    data = utf8(text)
    if among.isdisjoint(data):
        return data.decode()
    return "".join(f"%{byte:02X}" if byte in among else chr(byte) for byte in data)


def form_text(text: str) -> str:
    """As a form sends it: a blank is `+`."""
    return escaped(text, FORM).replace("%20", "+")


def unescaped(text: str) -> str:
    """The text without `%XX`; what is no UTF-8 is U+FFFD."""
    return unquote_to_bytes(utf8(text)).decode("utf-8", "replace")


def form_pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a query."""
    pairs = (piece.partition("=") for piece in text.split("&") if piece)
    return [(unescaped(name.replace("+", " ")), unescaped(value.replace("+", " "))) for name, _, value in pairs]
