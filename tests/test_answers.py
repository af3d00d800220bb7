"""Every source file has a test file that answers for it, and every test file a subject."""

from __future__ import annotations

import re

import pytest
from answers import BY_TEST, TOGETHER, answering
from support import ROOT
from support_house import PACKAGE

TESTS = ROOT / "tests"
TEST_FILES = {str(path.relative_to(TESTS).with_suffix("")) for path in TESTS.rglob("test_*.py")}
SOURCES = sorted(
    str(path.relative_to(PACKAGE).with_suffix(""))
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.c")]
    if path.name != "__init__.py"
    or re.search(r"^(def|class) ", path.read_text(), re.MULTILINE)  # a folder's own file, where it is more than a map
)


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_file_has_a_test_file(source: str) -> None:
    """One that is there."""
    assert TEST_FILES.intersection(answering(source))


def test_the_table_names_what_is_there() -> None:
    """Sources and test files that have gone leave the table, and no test file is without a subject."""
    listed = {source for sources in BY_TEST.values() for source in sources.split()}
    answered = {test for source in SOURCES for test in answering(source)}

    assert listed - {*SOURCES} == set()
    assert {*BY_TEST, *TOGETHER} - TEST_FILES == set()
    assert TEST_FILES - answered == {*TOGETHER}
