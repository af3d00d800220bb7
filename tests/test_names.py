"""Every name of Node 26 is here, or on the list of what is left out with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance import names
from nodecompat._require.left_out import instead_of

RECORDED = names.recorded()
ABSENT = names.read()


def test_every_name_is_here_or_listed() -> None:
    """Modules, globals, their classes; what is listed is not here, and is a name of Node's."""
    assert names.check(RECORDED, ABSENT) == []


def test_what_the_converter_says_of_a_name_is_the_same_list() -> None:
    """Each name of a module that is left out has its Python, and no other name has."""
    for module in RECORDED.keys() - {"globals"}:
        every = [name for name in RECORDED[module] if name.isidentifier()]
        told = {name for name in every if instead_of(module, name) is not None}
        assert told == {name for name in every if ABSENT.reason(module, name) is not None}


def test_the_list_is_checked() -> None:
    """A name that is neither here nor listed, one that is both, one that Node does not have, a module it has not."""
    absent = names.Absent({"rare": ""}, {"path": {"join": "rare", "nope": "rare"}, "none": {}})

    assert names.check({"path": ["join", "other", "sep"]}, absent) == [
        "absent.toml: none: Node has no such module",
        "absent.toml: path: join is here",
        "path: other is not here, and not in absent.toml",
        "absent.toml: path: Node has no nope",
    ]


def test_a_reason_has_words(tmp_path: Path) -> None:
    """A name stands behind one of the reasons, and once."""
    for text in ("[path]\nodd = 'a'\n", "[reasons]\nrare = ''\n[path]\nrare = 'a a'\n"):
        (tmp_path / "absent.toml").write_text(text)
        with pytest.raises(names.NamesError):
            names.read(tmp_path / "absent.toml")
