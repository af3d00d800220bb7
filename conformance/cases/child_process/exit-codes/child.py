"""The child of main.py."""

from nodecompat import Promise, process

way = process.argv[2]
if way == "exit":
    process.exit(3)
if way == "exitCode":
    process.exitCode = 4
if way == "throw":
    raise Exception("x")
if way == "reject":
    Promise.reject(Exception("x"))
