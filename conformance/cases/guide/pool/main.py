from nodecompat import js
from nodecompat.js import *

# A pool: as many jobs at once as there are workers
from nodecompat.child_process import fork


class Pool:
    def __init__(self, size):
        self.idle = []
        self.waiting = []
        self.workers = [fork('worker.py') for _ in range(size)]
        self.idle.extend(self.workers)

    @js.promised
    async def run(self, job):
        worker = value if (value := js.pop(self.idle)) not in (None, undefined) else await Promise(
            lambda resolve: js.push(self.waiting, resolve)
        )

        def executor(resolve):
            worker.once('message', resolve)
            worker.send(job)
        result = await Promise(executor)
        next_ = js.shift(self.waiting)
        if js.truthy(next_):
            next_(worker)
        else:
            self.idle.append(worker)
        return result

    def close(self):
        js.forEach(self.workers, lambda worker: worker.disconnect())


pool = Pool(2)


def fulfilled(results):
    console.log(results, js.length(pool.idle))
    pool.close()


Promise.all([pool.run(js.obj(n=n)) for n in [3, 1, 4, 1, 5]]).then(fulfilled)
