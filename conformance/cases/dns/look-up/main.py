"""Addresses by the system's own look-up: with a callback, as a promise, and what is refused."""

from nodecompat import dns, require, start
from nodecompat.console import console
from nodecompat.util import promisify


def refused(act):
    try:
        act()
    except Exception as error:
        console.log(error.name, error.code, error.message)


def nothing():
    pass


refused(lambda: dns.lookup("x"))
refused(lambda: dns.lookup(5, nothing))
refused(lambda: dns.lookup("", nothing))
refused(lambda: dns.lookup(None, nothing))
refused(lambda: dns.lookup("x", 9, nothing))
refused(lambda: dns.lookup("x", "y", nothing))
refused(lambda: dns.lookup("x", {"family": "IPv5"}, nothing))
refused(lambda: dns.lookup("x", {"all": 1}, nothing))
refused(lambda: dns.lookup("x", {"verbatim": 1}, nothing))
refused(lambda: dns.lookup("x", {"order": "z"}, nothing))
refused(lambda: dns.lookup("x", {"hints": 1e9}, nothing))
refused(lambda: dns.promises.lookup(7))
refused(lambda: dns.promises.lookup("x", {"family": 3}))
refused(lambda: dns.lookupService("x", 2, nothing))
refused(lambda: dns.lookupService("127.0.0.1", 99999, nothing))
refused(lambda: dns.lookupService("127.0.0.1", 80))
refused(lambda: dns.lookupService("127.0.0.1", 80, 5))
refused(lambda: dns.promises.lookupService("127.0.0.1"))
refused(lambda: dns.setDefaultResultOrder("x"))
console.log(dns.getDefaultResultOrder(), require("dns/promises") is dns.promises, dns.NOTFOUND, dns.promises.NODATA)
dns.setDefaultResultOrder("ipv4first")
console.log(dns.promises.getDefaultResultOrder())


async def main():
    console.log(await dns.promises.lookup("127.0.0.1"))
    console.log(await dns.promises.lookup("::1", {"all": True}))
    console.log(await dns.promises.lookup("localhost", 4))
    console.log(await promisify(dns.lookup)("localhost", {"family": "IPv4", "all": True}))
    console.log(await dns.promises.lookupService("127.0.0.1", 80))
    await dns.promises.lookup("").catch(lambda error: console.log(error.code, error.message))
    await dns.promises.lookup("nothing.invalid").catch(lambda error: console.log(error.syscall, error.hostname))

    @lambda found: dns.lookup("127.0.0.1", found)
    def _(error, address, family):
        console.log(error, address, family)
        dns.lookupService("127.0.0.1", 22, lambda error, hostname, service: console.log(error, hostname, service))


start(main())
