"""Measuring nodecompat against its peers: `python -m conformance bench`.

`measurements` and `growth` are the tables of what is measured, `targets` that of what has to come out; `programs` holds
what is run. What must stay true: figures are compared only within one run, in which the contenders took turns, and only
between programs that came to the same result.
"""
