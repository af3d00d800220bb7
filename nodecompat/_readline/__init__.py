"""`readline`: a stream, line by line.

interface    Interface and createInterface
cursor       what moves the cursor of a terminal, and clears it
keys         emitKeypressEvents: the keys that a terminal sends
promises     `readline/promises`
"""
