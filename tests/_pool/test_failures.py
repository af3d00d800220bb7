"""How an error names a job: briefly, whatever the job is."""

from __future__ import annotations

from nodecompat._js.record import Record
from nodecompat._pool.failures import JobTimeoutError, WorkerDiedError


class Refusing:
    """Cannot be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no")


def note(job: object) -> str:
    """What the error says of the job."""
    return JobTimeoutError(job, 5).__notes__[0].removeprefix("the job: ")


def test_small_jobs_stand_whole() -> None:
    """As Python shows them, in their order."""
    jobs: tuple[object, ...] = (
        {"b": 1, "a": [1.5, None, "x"]},
        [],
        {},
        (1,),
        (1, 2),
        "text",
        b"bytes",
        {"deep": {"er": {}}},
    )
    for job in jobs:
        assert note(job) == repr(job)
    assert note(Record(a=1)) == "{'a': 1}"
    died = WorkerDiedError({"n": 1}, 7, None, "SIGKILL", "last words")
    assert died.__notes__ == ["its job: {'n': 1}", "the end of its stderr:\nlast words"]


def test_large_and_odd_jobs_cost_little() -> None:
    """Only what is shown is looked at: the beginning of each level, of four levels; what cannot be shown is its type."""
    assert note("x" * 10**8) == f"'{'x' * 198}…"
    assert note([[[[[1]]]]]) == "[[[[…]]]]"
    assert note([*range(10**6)]) == "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …]"
    assert note({number: Refusing() for number in range(2)}) == "{0: <Refusing>, 1: <Refusing>}"
    assert note(10**10_000) == "<int>"
    wide: list[object] = [1]
    for _ in range(30):
        wide = [wide] * 10
    assert len(note(wide)) == 200
    wide[0] = wide
    assert len(note(wide)) == 200
