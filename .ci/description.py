"""The long description of a distribution: README, whose links lead to the project's pages from wherever it is read.

Named in pyproject.toml as the class of the command `egg_info`, which writes the metadata. In README links are relative,
so that they work in a checkout; the address of the project is the one under `project.urls`.
"""

from __future__ import annotations

import re

from setuptools.command.egg_info import egg_info

RELATIVE = re.compile(r"(?P<picture>!?)\[(?P<text>[^\]]*)\]\((?P<path>(?!https?:|#)[^)]+)\)")


def absolute(text: str, address: str) -> str:
    """A text in Markdown with its relative links, and the places of its pictures, below this address."""

    def link(mark: re.Match[str]) -> str:
        kind = "raw" if mark["picture"] else "blob"
        return f"{mark['picture']}[{mark['text']}]({address}/{kind}/main/{mark['path']})"

    return RELATIVE.sub(link, text)


class EggInfo(egg_info):
    """Setuptools' own command, with absolute links in the description."""

    def run(self) -> None:
        """Change the description, then write the metadata."""
        metadata = self.distribution.metadata
        metadata.long_description = absolute(metadata.long_description, metadata.project_urls["Source"])
        super().run()
