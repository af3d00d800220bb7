"""`path`: the paths of POSIX and of Windows, as texts.

shared    what both kinds have in common, with the separators as an argument
posix     `path.posix`, which is `path`
win32     `path.win32`
"""
