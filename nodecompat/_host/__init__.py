"""`os`: what Node tells of the machine.

constants    numbers of errors, signals, priorities
figures      processors, memory, addresses of the network, as the system tells them
"""
