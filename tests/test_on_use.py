"""Modules that are loaded on first use."""

from __future__ import annotations

from support import run_python
from support_descriptors import with_few_descriptors


def test_a_module_is_loaded_by_the_first_attribute() -> None:
    """Neither the call nor a name that tools ask for loads it; then the two share one namespace."""
    done = run_python("""
        import sys
        from nodecompat._on_use import on_use
        colors = on_use("colorsys")
        print(hasattr(colors, "__wrapped__"), "colorsys" in sys.modules)
        print(colors.rgb_to_hls is sys.modules["colorsys"].rgb_to_hls)
        sys.modules["colorsys"].later = 1
        print(colors.later, hasattr(colors, "never"))
        """)

    assert (done.lines, done.stderr) == (["False False", "True", "1 False"], "")


def test_a_module_that_is_not_there() -> None:
    """Fails as an import does, at each use."""
    done = run_python("""
        from nodecompat._on_use import on_use
        absent = on_use("no_such_module")
        for _ in range(2):
            try:
                absent.name
            except ModuleNotFoundError as error:
                print(error)
        """)

    assert done.lines == ["No module named 'no_such_module'"] * 2


def test_names_are_loaded_with_the_module_that_has_them_and_kept() -> None:
    """A name that the table lacks is an AttributeError with Python's words."""
    done = run_python("""
        import sys, types
        from nodecompat._on_use import names_on_use
        face = sys.modules["face"] = types.ModuleType("face")
        face.__getattr__ = names_on_use("face", {"rgb_to_hls": "colorsys", "parse": "urllib"})
        print("colorsys" in sys.modules, face.rgb_to_hls is sys.modules["colorsys"].rgb_to_hls, "rgb_to_hls" in vars(face))
        print(face.parse.__name__)
        try:
            face.other
        except AttributeError as error:
            print(error)
        """)

    assert done.lines == ["False True True", "urllib.parse", "module 'face' has no attribute 'other'"]


def test_a_module_is_loaded_although_no_descriptor_is_left() -> None:
    """One is kept for that, and again afterwards; whoever wants a descriptor himself gets none."""
    done = run_python(
        with_few_descriptors("""
        from nodecompat._on_use import loaded, on_use
        from nodecompat import process
        colors = on_use("colorsys")
        take_all_but(0)
        print(colors.rgb_to_hls.__name__, loaded("getopt").__name__)
        print(take_all_but(0))
        """)
    )

    assert done.lines == ["rgb_to_hls getopt", "[]"]


def test_the_descriptor_that_is_kept_may_have_been_closed() -> None:
    """Whatever has its number since then stays open, and the import fails as it does."""
    done = run_python(
        with_few_descriptors("""
        from nodecompat._on_use import on_use, spare
        from nodecompat import process
        colors = on_use("colorsys")
        os.dup2(0, spare._fd)
        number = spare._fd
        take_all_but(0)
        try:
            colors.rgb_to_hls
        except OSError as error:
            print(error.strerror)
        os.fstat(number)
        """)
    )

    assert (done.lines, done.stderr) == (["Too many open files"], "")
