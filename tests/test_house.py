"""What keeps the package readable: precise types, state in objects, files of one reading.

The figures are bounds that the package has reached: they may be made stricter, and a change that needs them looser
needs another look.
"""

from __future__ import annotations

import ast

import pytest
import support_house as house


def test_annotations_say_what_is_meant() -> None:
    """Fewer than five in a hundred are a bare Any."""
    every = [annotation for module in house.MODULES for annotation in house.annotations_of(module)]
    bare = [annotation for annotation in every if isinstance(annotation, ast.Name) and annotation.id == "Any"]

    assert len(bare) / len(every) < 0.05


def test_state_lives_in_objects() -> None:
    """Few names of modules are bound again while the program runs."""
    assert len(house.names_under_global()) < 10
    assert len(house.names_changed_at_run_time()) < 15


def test_what_is_defined_is_used() -> None:
    """What a file below the faces defines at its top stands in another place of the package, too."""
    below = [module for module in house.MODULES if "._" in module and "_frozen" not in module]  # that is PyInstaller's
    dead = [f"{module}.{name}" for module in below for name in house.defined(module) if house.words()[name] == 1]

    assert dead == []


@pytest.mark.parametrize("module", house.MODULES)
def test_a_file_is_one_reading(module: str) -> None:
    """It opens with what it is, and has at most 400 lines, or 500 if one class fills it.

    A function has at most 40, and four blocks in each other.
    """
    tree = house.tree(module)
    lines = house.MODULES[module].read_text().count("\n")
    classes = [1 + (node.end_lineno or 0) - node.lineno for node in tree.body if isinstance(node, ast.ClassDef)]
    is_one_class = max(classes, default=0) > 0.4 * lines  # together with its functions

    assert ast.get_docstring(tree)
    assert lines <= (500 if is_one_class else 400)
    assert [one.name for one in house.functions(module) if length(one) > 40] == []
    assert [one.name for one in house.functions(module) if house.depth(one) > 4] == []


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return lines
    docstring = function.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)
