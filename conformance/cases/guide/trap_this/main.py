from nodecompat import js
from nodecompat.js import *

# What `this` is
from nodecompat.events import EventEmitter


class Counter(EventEmitter):
    def __init__(self):
        super().__init__()
        self.count = 0
        self.on('tick', self.onTick)
        self.on('tick', lambda: console.log('arrow', self.count))

    def onTick(self):
        self.count += 1


counter = Counter()
counter.on('tick', lambda: console.log('function', js.same(counter, counter), counter.count))
counter.emit('tick')

machine = js.obj(name='machine', describe=lambda: f'I am the {machine.name}')
console.log(machine.describe())
