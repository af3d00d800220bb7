"""An emitter shows its listeners and then its own fields."""

from nodecompat.console import console
from nodecompat.events import EventEmitter
from nodecompat.util import inspect


class Job(EventEmitter):
    def __init__(self):
        super().__init__()
        self.id = 7


job = Job()
console.log(inspect(job))


def done():
    pass


job.on("done", done)
job.once("end", done)
job.setMaxListeners(3)
console.log(inspect(job))
