"""Objects that nobody counts references to."""

from __future__ import annotations

import sys
import weakref

import pytest

from nodecompat._native import make_immortal

compiled = pytest.importorskip("nodecompat._native.compiled")


class Thing:
    """May be referred to weakly."""


@pytest.mark.skipif(not (3, 12) <= sys.version_info < (3, 14), reason="CPython has them, with a mark in the count")
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
    """Anything else is a TypeError; an empty one is fine on both roads."""
    with pytest.raises(TypeError, match="a list is needed"):
        compiled.make_immortal((1,))
    make_immortal([])
