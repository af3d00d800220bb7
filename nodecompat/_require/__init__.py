"""`require` and CommonJS: what a name stands for.

    resolving   a path beside the requiring file to the file that is meant: `.py`, `.json`, `index.py`
    modules     a file as a module of CommonJS: `module`, `exports`, the cache, cycles
    answers     which Python library does what a package of JavaScript's does
    left_out    what nodecompat leaves out of Node's modules, and the Python instead
    shadows     files of the program's that are named like modules of the standard library

What must stay true: a file is loaded by its path, under its path as its name, and never through `sys.path`; so its name
shadows nothing.
"""
