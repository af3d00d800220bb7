"""Descriptors that run out, and tests that need many."""

from __future__ import annotations

import os
import resource
import textwrap
from inspect import getsource

import pytest


def need_descriptors(count: int) -> None:
    """Let this process open so many; the test is skipped where the system does not allow it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count:
        pytest.skip(f"a process may open {hard} descriptors here, and {count} are needed")
    if soft != resource.RLIM_INFINITY and soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))


def with_few_descriptors(source: str) -> str:
    """A program that can call `take_all_but` and `give_back`, without having loaded anything for them."""
    return f"import os, resource\n{getsource(take_all_but)}{getsource(give_back)}{textwrap.dedent(source)}"


def take_all_but(free: int, most: int = 64) -> list[int]:
    """Lower the limit, for good, and open all that may be open but so many; returns those."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    taken = []
    try:
        while True:
            taken.append(os.open("/", os.O_RDONLY))
    except OSError:
        give_back(taken, free)
    return taken


def give_back(taken: list[int], count: int | None = None) -> None:
    """Close so many of them, or all."""
    for _ in range(len(taken) if count is None else count):
        os.close(taken.pop())
