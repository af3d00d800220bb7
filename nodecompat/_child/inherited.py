"""What a fresh start of a child would take from this process, which a fork server has not or has of another time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Variables that Python, the C library or this package reads at the start of a process.
_READ_AT_START = ("PYTHON", "LC_", "LD_", "DYLD_", "GLIBC_", "MALLOC_", "COVERAGE_", "COV_CORE_")
_READ_AT_START_TOO = {
    "HOME",
    "LANG",
    "NODECOMPAT_PURE",
    "NODE_DEBUG",
    "NODE_NO_WARNINGS",
    "NODE_OPTIONS",
    "TZDIR",
    "__PYVENV_LAUNCHER__",
}


def read_at_start(env: Mapping[str, str]) -> dict[str, str]:
    """The variables that count at the start of a process."""
    return {name: env[name] for name in env if name.startswith(_READ_AT_START) or name in _READ_AT_START_TOO}


def standing() -> object:
    """Who and where we are in the system, as a child inherits it; if that has changed, a server has the old one."""
    return (
        os.getresuid(),
        os.getresgid(),
        os.getgroups(),
        os.getsid(0),
        os.getpgrp(),
        os.getpriority(os.PRIO_PROCESS, 0),
        os.sched_getaffinity(0),
    )


def limits() -> str:
    """The limits of this process, as the system tells them."""
    with open("/proc/self/limits", encoding="ascii") as file:
        return file.read()


def can_be_set(env: Mapping[str, str]) -> bool:
    """Whether all of these are variables that a process can set by itself."""
    return "" not in env and "=" not in "".join(env) and has_bytes(env) and has_bytes(env.values())


def has_bytes(texts: Iterable[str]) -> bool:
    """Whether the texts can be written: none has a lone surrogate that stands for no byte."""
    text = "".join(texts)
    if text.isascii():
        return True
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return True


def add_inheritable(moves: dict[int, int], lowest: int) -> None:
    """Add the descriptors that a fresh child would inherit beside its stdio, from this number on."""
    for name in os.listdir("/proc/self/fd"):
        fd = int(name)
        try:
            if fd >= lowest and os.get_inheritable(fd):
                moves[fd] = fd
        except OSError:
            continue  # the list's own
