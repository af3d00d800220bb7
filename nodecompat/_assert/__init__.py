"""`assert`: what must hold.

differences    two values, line by line: what the error of a comparison says
error          AssertionError
checks         the functions
"""
