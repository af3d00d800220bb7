"""The parts of `dns`.

arguments   what `lookup` and `lookupService` are called with
codes       the codes of errors, by name
promises    `dns/promises`
service     the name of an address and of its port
"""
