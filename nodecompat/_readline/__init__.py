"""`readline`: a stream, line by line.

interface    Interface and createInterface
cursor       what moves the cursor of a terminal, and clears it
promises     `readline/promises`
"""
