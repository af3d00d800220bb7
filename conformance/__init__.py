"""Pairs of programs, the same in JavaScript and in Python: what Node prints is what nodecompat has to print.

Run it from the project's root with `python -m conformance`; README.md says how a case works. This file stays empty of
imports, because every Python program of the cases loads it on its way to `conformance.lib`.
"""
