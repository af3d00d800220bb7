"""URLs where Python has a say: as texts, as paths of `fs`, as keys of a dict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nodecompat import fs
from nodecompat.querystring import parse
from nodecompat.url import URL, URLSearchParams, pathToFileURL

if TYPE_CHECKING:
    from pathlib import Path


def test_a_url_is_a_text_and_a_path(tmp_path: Path) -> None:
    """`str` gives its text; a `file:` URL is a path for `fs`; each is an object of its own."""
    (tmp_path / "ä b").write_text("found")
    url = pathToFileURL(str(tmp_path / "ä b"))

    assert str(url) == f"file://{tmp_path}/%C3%A4%20b"
    assert fs.readFileSync(url, "utf8") == "found"
    assert len({URL("http://a"), URL("http://a")}) == 2
    with pytest.raises(ValueError, match="Invalid URL"):
        URL("nothing")


def test_pairs_are_pythons() -> None:
    """Iterating yields tuples, `len` counts them, and a query is an object with attributes."""
    params = URLSearchParams({"a": 1, "b": True})

    assert ([*params], len(params), dict([*params])) == ([("a", "1"), ("b", "true")], 2, {"a": "1", "b": "true"})
    assert parse("a=1&a=2&get=x") == {"a": ["1", "2"], "get": "x"}
