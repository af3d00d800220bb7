"""The source distribution: beside the package it holds all that its tests and cases need.

Named in pyproject.toml as the class of the command `sdist`. A MANIFEST.in would do the same at the top level.
"""

from __future__ import annotations

from setuptools.command.sdist import sdist

FOLDERS = ("tests", "conformance", ".ci")
FILES = ("CHANGELOG.md", "LICENSE", ".gitignore")
LEFT_OUT = ("*.py[co]", ".coverage*")


class Sdist(sdist):
    """Setuptools' own command, with more files."""

    def make_distribution(self) -> None:
        """Add the folders to what setuptools found, then write the archive."""
        for folder in FOLDERS:
            self.filelist.graft(folder)
        self.filelist.extend(FILES)
        self.filelist.include("nodecompat/_native/*.[ch]")
        for pattern in LEFT_OUT:
            self.filelist.global_exclude(pattern)
        self.filelist.sort()
        self.filelist.remove_duplicates()
        super().make_distribution()
