"""For the site: a public class shows what it inherits from classes that have no page, and properties made by a call.

Named in mkdocs.yml as an extension of griffe, which reads the package for the reference. What a class has from a public
one stands on that one's page, and is not repeated.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import suppress
from itertools import takewhile
from typing import Any

import griffe


class Inherited(griffe.Extension):  # type: ignore[misc, unused-ignore]  # griffe comes with the site's packages alone
    """Gives the classes that public modules export the members of their private bases."""

    def on_attribute_instance(self, *, node: Any, attr: griffe.Attribute, **_: Any) -> None:
        """`name = property(function, doc="text")` has its docstring in the call."""
        for keyword in getattr(getattr(node, "value", None), "keywords", ()):
            if keyword.arg == "doc" and isinstance(keyword.value, ast.Constant):
                attr.value, attr.labels = None, {"property"}
                attr.docstring = griffe.Docstring(str(keyword.value.value), parent=attr)

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Called when the whole package has been read; its own docstring ends with a map for who works on it."""
        if pkg.docstring is not None:
            pkg.docstring.value = pkg.docstring.value.partition("\n\nWhere a line belongs:")[0]
        shown = {cls.path: cls for cls in exported(pkg)}
        for cls in shown.values():
            for base in takewhile(lambda base: base.path not in shown, cls.mro()):
                for name, member in base.members.items():
                    if not name.startswith("_") and name not in cls.members:
                        cls.set_member(name, griffe.Alias(name, member, parent=cls))


def exported(package: griffe.Module) -> Iterator[griffe.Class]:
    """The classes that the package and its public modules have in `__all__`."""
    modules = [module for name, module in package.modules.items() if not name.startswith("_")]
    for module in (package, *modules):
        for name in module.exports or ():
            with suppress(griffe.AliasResolutionError, griffe.CyclicAliasError):  # classes that are made, not written
                found = module.members.get(str(name))
                found = found.final_target if isinstance(found, griffe.Alias) else found
                if isinstance(found, griffe.Class):
                    yield found
