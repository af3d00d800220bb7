"""Hosts of URLs: domains, IPv4 and IPv6 addresses. Source: URL standard, section 3.5.

What must stay true: what is no host raises ValueError. International names are converted by Python's codec, which knows
IDNA 2003.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

from .coding import C0, escaped, unescaped

_FORBIDDEN = frozenset("\0\t\n\r #/:<>?@[\\]^|")
_FORBIDDEN_DOMAIN = _FORBIDDEN | frozenset(map(chr, range(0x20))) | {"%", "\x7f"}


def host_of(text: str, special: bool) -> str:
    """A host as a URL writes it."""
    if text[:1] == "[":
        if text[-1:] != "]" or "%" in text:
            raise ValueError(text)
        return f"[{_ipv6(text[1:-1])}]"
    if not special:
        if not _FORBIDDEN.isdisjoint(text):
            raise ValueError(text)
        return escaped(text, C0)
    domain = ascii_domain(unescaped(text))
    if not domain or not _FORBIDDEN_DOMAIN.isdisjoint(domain):
        raise ValueError(text)
    return _ipv4(domain) if _ends_in_number(domain) else domain


def ascii_domain(domain: str) -> str:
    """A domain in lower case and in ASCII. Raises ValueError."""
    if domain.isascii() and "xn--" not in domain.lower():
        return domain.lower()
    mapped = unicodedata.normalize("NFKC", domain.replace("\xad", "").replace("\u200b", "")).lower()
    for dot in "。．｡":
        mapped = mapped.replace(dot, ".")
    labels = []
    for label in mapped.split("."):
        if label.isascii():
            if label.startswith("xn--"):
                label[4:].encode().decode("punycode")
            labels.append(label)
        elif label.startswith("xn--"):
            raise ValueError(domain)
        else:
            labels.append("xn--" + label.encode("punycode").decode("ascii"))
    return ".".join(labels)


def unicode_domain(domain: str) -> str:
    """A domain as people read it."""
    labels = (
        label[4:].encode().decode("punycode") if label.startswith("xn--") else label for label in domain.split(".")
    )
    return ".".join(labels)


def _ends_in_number(domain: str) -> bool:
    parts = domain.split(".")
    if parts[-1] == "" and len(parts) > 1:
        parts.pop()
    last = parts[-1]
    return bool(last) and (last.isdecimal() or re.fullmatch("0x[0-9a-f]*", last) is not None)


def _ipv4(domain: str) -> str:
    parts = domain.split(".")
    if parts[-1] == "" and len(parts) > 1:
        parts.pop()
    if len(parts) > 4:
        raise ValueError(domain)
    numbers = [_number(part) for part in parts]
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
        raise ValueError(domain)
    value = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        value += number * 256 ** (3 - place)
    return str(ipaddress.IPv4Address(value))


def _number(part: str) -> int:
    if not part:
        raise ValueError(part)
    if part[:2] == "0x":
        return int(part[2:], 16) if part[2:] else 0
    if len(part) > 1 and part[0] == "0":
        return int(part, 8)
    if not part.isdecimal():
        raise ValueError(part)
    return int(part)


def _ipv6(text: str) -> str:
    packed = ipaddress.IPv6Address(text).packed
    words = [f"{packed[at] << 8 | packed[at + 1]:x}" for at in range(0, 16, 2)]
    best, length = -1, 1
    at = 0
    while at < 8:
        end = at
        while end < 8 and words[end] == "0":
            end += 1
        if end - at > length:
            best, length = at, end - at
        at = max(end, at + 1)
    if best == -1:
        return ":".join(words)
    return ":".join(words[:best]) + "::" + ":".join(words[best + length :])
