"""Objects that nobody counts references to."""

from __future__ import annotations

import sys
import weakref

import pytest

compiled = pytest.importorskip("nodecompat._native.compiled")


class Thing:
    """May be referred to weakly."""


HAS_THEM = (3, 12) <= sys.version_info < (3, 14)
pytestmark = pytest.mark.skipif(not HAS_THEM, reason="CPython has no mark in the count of references")


def test_an_immortal_object_stays() -> None:
    """Its count stays what it is, whoever comes and goes, and it is there when nobody has it."""
    thing = Thing()
    seen = weakref.ref(thing)
    compiled.make_immortal([thing, thing])
    count = sys.getrefcount(thing)
    held = [thing] * 100
    assert sys.getrefcount(thing) == count
    del held, thing
    assert seen() is not None


def test_a_list_is_needed() -> None:
    """Anything else is a TypeError."""
    with pytest.raises(TypeError, match="a list is needed"):
        compiled.make_immortal((1,))
