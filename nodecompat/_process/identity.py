"""What this process is: its arguments, its platform, the versions it speaks of.

What must stay true: `version` is the Node version this package follows; `argv`, `execArgv` and `execPath`
together start the same program again.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from .record import FrozenRecord, Record

NODE_VERSION = "24.19.0"

_PLATFORMS = {"freebsd": "freebsd", "openbsd": "openbsd", "sunos": "sunos", "aix": "aix", "cygwin": "cygwin"}
_ARCHITECTURES = {
    "x86_64": "x64",
    "amd64": "x64",
    "i386": "ia32",
    "i686": "ia32",
    "aarch64": "arm64",
    "arm64": "arm64",
    "armv6l": "arm",
    "armv7l": "arm",
    "ppc64le": "ppc64",
    "ppc64": "ppc64",
    "s390x": "s390x",
    "riscv64": "riscv64",
    "loongarch64": "loong64",
    "mips64": "mips64el",
}
# A 32-bit interpreter on a 64-bit kernel.
_NARROW = {"x64": "ia32", "arm64": "arm"}
_WITH_VALUE = "cmWX"  # the interpreter's options that take a value
_LONG_WITH_VALUE = "--check-hash-based-pycs"


def argv() -> list[str]:
    """`[execPath, absolute script path, *args]`; for `-c` and an interactive session without the path."""
    script, *rest = sys.argv or [""]
    if script in ("", "-c"):
        return [sys.executable, *rest]
    if script != "-":
        script = os.path.abspath(script)
    return [sys.executable, script, *rest]


def interpreter_options(command: list[str]) -> tuple[list[str], str | None]:
    """The options that stand before the script, and the code of `-c`.

    `-c` and its code belong to the options, as `-e` does in Node; `-m` and its module are the script.
    """
    options: list[str] = []
    index = 1
    while index < len(command):
        word = command[index]
        index += 1
        if word[:1] != "-" or word in ("-", "--"):
            break
        if word[:2] == "--":
            options.append(word)
            if word == _LONG_WITH_VALUE:
                options.extend(command[index : index + 1])
                index += 1
            continue
        flags, taker, value = _split(word)
        if taker == "m":
            if flags:
                options.append(f"-{flags}")
            break
        options.append(word)
        if taker and not value:
            value = command[index] if index < len(command) else ""
            options.append(value)
            index += 1
        if taker == "c":
            return options, value
    return options, None


def _split(word: str) -> tuple[str, str, str]:
    """`-IWignore` is the flags `I`, the option `W` and its value `ignore`."""
    for place, letter in enumerate(word[1:], 1):
        if letter in _WITH_VALUE:
            return word[1:place], letter, word[place + 1 :]
    return word[1:], "", ""


def platform() -> str:
    """`linux`, `darwin`, `freebsd`, …"""
    return next((name for start, name in _PLATFORMS.items() if sys.platform.startswith(start)), sys.platform)


def arch() -> str:
    """`x64`, `arm64`, …: Node's name for the machine."""
    machine = os.uname().machine
    name = _ARCHITECTURES.get(machine.lower(), machine)
    return name if sys.maxsize > 2**32 else _NARROW.get(name, name)


def versions() -> FrozenRecord:
    """Node's own version, which ported code compares, and those of what really runs here."""
    package = sys.modules[__name__.partition(".")[0]]
    found = {
        "node": NODE_VERSION,
        "python": ".".join(map(str, sys.version_info[:3])),
        "nodecompat": getattr(package, "__version__", None) or _installed(package.__name__),
        "cbor2": _installed("cbor2"),
        "pyee": _installed("pyee"),
    }
    return FrozenRecord({name: version for name, version in found.items() if version})


def _installed(name: str) -> str | None:
    """The version of an installed package, from the name of its metadata directory.

    Reading the name costs far less than `importlib.metadata`.
    """
    for directory in sys.path:
        try:
            entries = os.listdir(directory or ".")
        except OSError:
            continue
        for entry in entries:
            if entry.startswith(f"{name}-") and entry.endswith(".dist-info"):
                return entry[len(name) + 1 : -len(".dist-info")]
    return None


def release() -> Record:
    """The release line this package follows."""
    return Record(name="node", lts="Krypton")


def config() -> FrozenRecord:
    """How the interpreter was built, in the shape of Node's (few fields)."""
    defaults = FrozenRecord(cflags=[], default_configuration="Release", defines=[], include_dirs=[], libraries=[])
    return FrozenRecord(
        target_defaults=defaults,
        variables=FrozenRecord(host_arch=arch(), target_arch=arch(), napi_build_version="0"),
    )


def features() -> FrozenRecord:
    """Node's feature flags; what has no meaning here is False."""
    no = dict.fromkeys(
        ["inspector", "uv", "tls_alpn", "tls_sni", "tls_ocsp", "tls", "openssl_is_boringssl", "require_module", "quic"],
        False,
    )
    return FrozenRecord(debug=hasattr(sys, "gettotalrefcount"), ipv6=True, cached_builtins=True, typescript=False, **no)


_title: str | None = None


def title() -> str:
    """What was set, or the name the program was started by."""
    return _title if _title is not None else argv0()


def argv0() -> str:
    """The interpreter's name as the command line gave it."""
    return sys.orig_argv[0] if sys.orig_argv else sys.executable


def set_title(value: Any) -> None:
    """Change the name that ps and top show, as far as the system lets us.

    With the `setproctitle` package installed the whole command line changes; without it Linux's short name
    (15 bytes) does, elsewhere nothing but what `process.title` reads.
    """
    global _title
    from .._js.text import to_string

    _title = to_string(value)
    try:
        from setproctitle import setproctitle  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            with open("/proc/self/comm", "wb", buffering=0) as name:
                name.write(_title.encode("utf-8", "surrogateescape")[:15] or b"\0")
        except OSError:
            pass
    else:
        setproctitle(_title)
