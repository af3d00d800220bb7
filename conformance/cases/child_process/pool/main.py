"""Jobs go round a pool of two children; answers carry the job's number."""

from conformance.lib import show
from nodecompat import process
from nodecompat.child_process import fork

jobs, answers = [1, 2, 3, 4, 5, 6], {}
pool = [fork(process.env.CHILD), fork(process.env.CHILD)]


def give(child):
    if jobs:
        child.send({"job": jobs.pop(0)})
    else:
        child.disconnect()


def serve(child):
    @child.on("message")
    def on_message(m):
        answers[m["job"]] = m["result"]
        give(child)


for child in pool:
    serve(child)
    give(child)
process.on("exit", lambda: show([[job, answers[job]] for job in sorted(answers)]))
