"""Python's forms of `dns`, beside the case dns/look-up: `await`, and an error that is Python's too."""

from __future__ import annotations

from nodecompat import dns, run


def test_a_coroutine_awaits_an_address() -> None:
    """The promise is Python's awaitable, the answer has attributes."""

    async def main() -> tuple[str, int]:
        found = await dns.promises.lookup("127.0.0.1")
        return found.address, found.family

    assert run(main()) == ("127.0.0.1", 4)


def test_an_order_of_the_addresses() -> None:
    """What `order` says is told first, whatever the system says first."""

    async def families(order: str) -> list[int]:
        found = await dns.promises.lookup("localhost", {"all": True, "order": order})
        return [one.family for one in found]

    async def main() -> list[list[int]]:
        return [await families("ipv4first"), await families("ipv6first")]

    four, six = run(main())
    assert four == sorted(four)
    assert six == sorted(six, reverse=True)
