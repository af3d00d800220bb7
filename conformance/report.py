"""What a run of the cases looks like on the terminal: a line per case, a table per module, every failure in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .runner import Result

MARKS = {True: "ok", False: "FAIL"}


def case_line(results: list[Result]) -> str:
    """One case with all its casts; casts that did not come out well carry their verdict."""
    good = all(result.ok for result in results)
    casts = " ".join(cast_text(result) for result in results)
    return f"{MARKS[good]:4}  {results[0].case.name:<60}  {casts}"


def cast_text(result: Result) -> str:
    """A cast, with its verdict unless it is the plain one."""
    return result.cast.label if result.verdict == "match" else f"{result.cast.label}[{result.verdict}]"


def table(results: Iterable[Result]) -> Iterator[str]:
    """One row per module: how many cases, and for each kind of cast how many runs came out well."""
    rows: dict[str, dict[str, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in results:
        for module in (result.case.module, "all"):
            rows[module][result.cast.kind].append(result)
            rows[module]["differing"] += [result] if result.verdict == "difference" else []
    kinds = [kind for kind in ("py", "py-py", "node-py", "py-node", "node", "node-node") if rows["all"].get(kind)]
    yield f"{'module':<16}{'cases':>7}" + "".join(f"{kind:>12}" for kind in kinds) + f"{'known to differ':>18}"
    for module in (*sorted(rows.keys() - {"all"}), "all"):
        runs = rows[module]
        cases = len({result.case.name for kind in kinds for result in runs[kind]})
        cells = "".join(f"{rate(runs[kind]):>12}" for kind in kinds)
        yield f"{module:<16}{cases:>7}{cells}{len(runs['differing']):>18}"


def rate(results: list[Result]) -> str:
    """`good/all`, or a dash where the module has no such cast."""
    return f"{sum(result.ok for result in results)}/{len(results)}" if results else "-"


def failures(results: Iterable[Result]) -> Iterator[str]:
    """Every unexpected outcome with its diff."""
    for result in results:
        if not result.ok:
            yield str(result)
