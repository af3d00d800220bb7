from nodecompat.child_process import fork, spawn

child = fork("worker.py", silent=True)  # silent: its output comes here instead of to the terminal
errors = []
child.stderr.setEncoding("utf8").on("data", errors.append)


@child.on("close")
def on_close(code, signal):
    print("exit code", code, "and a traceback:", "ValueError: no number: 'x'" in "".join(errors))
    missing = spawn("no-such-program")
    missing.on("error", lambda error: print(error.code, error.path))
