"""The same with actors of Dask's, each of which a worker makes that runs already: no process is started."""

from __future__ import annotations

from conformance.bench.programs.lib import cpu, now, orders, report
from conformance.bench.programs.one_worker import connected


class Speaker:
    """Says one word."""

    def word(self) -> str:
        """The word."""
        return "ready"


def main() -> None:
    order = orders()
    seconds, heard = 0.0, 0
    with connected() as client:
        began = cpu()
        for number in range(-order["warm"], order["n"]):
            start = now()
            letters = len(client.submit(Speaker, actor=True, pure=False).result().word().result())
            if number >= 0:
                seconds += now() - start
                heard += letters
            else:
                began = cpu()
        report(seconds=seconds, count=order["n"], check=heard, cpu_main=cpu() - began)


if __name__ == "__main__":
    main()
