"""What this process is: its arguments, its platform, the versions it speaks of.

What must stay true: `argv`, `execArgv` and `execPath` together start the same program again.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from .._js.record import FrozenRecord, Record
from .._js.text import to_string
from .._on_use import on_use

if TYPE_CHECKING:
    import setproctitle  # type: ignore[import-not-found,unused-ignore]
else:
    setproctitle = on_use("setproctitle")  # optional; only a program that sets its title wants it

_PLATFORMS = ("freebsd", "openbsd", "sunos", "aix", "cygwin")  # which sys.platform may write with a version behind
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
_MODULE_VERSION = 147  # Node's NODE_MODULE_VERSION, which names the builds of its addons; 147 is Node 26's
_LONG_WITH_VALUE = "--check-hash-based-pycs"


def argv() -> list[str]:
    """See `Process.argv`; an interactive session has no path of a script either."""
    script, *rest = sys.argv or [""]
    if script in ("", "-c"):
        return [sys.executable, *rest]
    if script != "-":
        script = os.path.abspath(script)
    return [sys.executable, script, *rest]


def interpreter_options(command: list[str]) -> tuple[list[str], str | None]:
    """The options that stand before the script, and the code of `-c`.

    `-c` and its code belong to the options, as `-e` does in Node; `-m` and its module are the script. `-i` is about
    whoever sits at this terminal, and is left out: a child with it would wait for its own input at the end.
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
        kept = flags.replace("i", "")
        if taker == "m":
            if kept:
                options.append(f"-{kept}")
            break
        if kept or taker:
            options.append(f"-{kept}{word[1 + len(flags) :]}")
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


_stands_for: dict[int, int] = {}  # the pid of a fork server, and of its owner


def stand_for(server: int, owner: int) -> None:
    """The parent is a fork server, and this is whose."""
    _stands_for[server] = owner


def parent() -> int:
    """See `Process.ppid`. The owner of a fork server, as long as the server is there."""
    found = os.getppid()
    return _stands_for.get(found, found)


def platform() -> str:
    """See `Process.platform`."""
    return next((name for name in _PLATFORMS if sys.platform.startswith(name)), sys.platform)


def arch() -> str:
    """See `Process.arch`."""
    machine = os.uname().machine
    name = _ARCHITECTURES.get(machine.lower(), machine)
    return name if sys.maxsize > 2**32 else _NARROW.get(name, name)


def versions(version: str) -> FrozenRecord:
    """See `Process.versions`; `version` is `Process.version`."""
    package = sys.modules[__name__.partition(".")[0]]
    found = {
        "node": version.removeprefix("v"),
        "python": ".".join(map(str, sys.version_info[:3])),
        "nodecompat": getattr(package, "__version__", None) or _installed(package.__name__),
        "cbor2": _installed("cbor2"),
        "pyee": _installed("pyee"),
        "modules": str(_MODULE_VERSION),
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
    """See `Process.release`: Node 26 names no line here."""
    return Record(name="node")


def config() -> FrozenRecord:
    """See `Process.config`."""
    defaults = FrozenRecord(cflags=[], default_configuration="Release", defines=[], include_dirs=[], libraries=[])
    return FrozenRecord(
        target_defaults=defaults,
        variables=FrozenRecord(
            host_arch=arch(), napi_build_version="0", node_module_version=_MODULE_VERSION, target_arch=arch()
        ),
    )


def features() -> FrozenRecord:
    """See `Process.features`."""
    no = dict.fromkeys(
        ["inspector", "uv", "tls_alpn", "tls_sni", "tls_ocsp", "tls", "openssl_is_boringssl", "require_module", "quic"],
        False,
    )
    return FrozenRecord(debug=hasattr(sys, "gettotalrefcount"), ipv6=True, cached_builtins=True, typescript=False, **no)


def argv0() -> str:
    """See `Process.argv0`."""
    return sys.orig_argv[0] if sys.orig_argv else sys.executable


def set_title(value: object) -> str:
    """Change the name that ps and top show, as far as the system lets us; returns the text that it is now.

    With the `setproctitle` package installed the whole command line changes; without it Linux's short name
    (15 bytes) does, elsewhere nothing but what `process.title` reads.
    """
    title = to_string(value)
    try:
        setproctitle.setproctitle(title)
    except ImportError:
        try:
            with open("/proc/self/comm", "wb", buffering=0) as name:
                name.write(title.encode("utf-8", "surrogateescape")[:15] or b"\0")
        except OSError:
            pass
    return title
