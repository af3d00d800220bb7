from nodecompat import js
from nodecompat.js import *

# A store follows what is started with it: ticks, promises, timers, immediates; and nobody else sees it.
from nodecompat.async_hooks import AsyncLocalStorage, AsyncResource

storage = AsyncLocalStorage()
other = AsyncLocalStorage(js.obj(defaultValue='none', name='other'))


def show(where):
    return console.log(where, storage.getStore(), other.getStore())


show('outside')


def callback(x, y):
    show('inside')
    return [x, y]


console.log(storage.run('a', callback, 1, 2), storage.getStore())
console.log(other.name, storage.name == '' or storage.name is undefined)
try:
    def callback_2():
        raise Error('out of run')
    storage.run('thrown', callback_2)
except Exception as caught:
    error = js.caught(caught)
    console.log(error.message, storage.getStore())


def callback_3():
    storage.run('deeper', lambda: show('deeper'))
    storage.exit(lambda: show('exit'))
    other.run(5, lambda: show('both'))
    show('after')


storage.run('nested', callback_3)


def callback_4():
    return js.call(AsyncLocalStorage, 'bind', lambda x: [storage.getStore(), x])


bound = storage.run('bound', callback_4)
snapshot = storage.run('kept', lambda: AsyncLocalStorage.snapshot())
console.log(
    bound('x'),
    snapshot(lambda a=undefined, b=undefined, *_: [storage.getStore(), a, b], 1, 2),
    storage.getStore(),
)

resource = storage.run('resource', lambda: AsyncResource('THING'))


def callback_5(*args):
    args = list(args)
    return [storage.getStore(), *args]


console.log(resource.runInAsyncScope(callback_5, None, 1, 2))


def callback_6():
    process.nextTick(lambda: show('tick'))
    Promise.resolve().then(lambda: show('then'))

    @js.promised
    async def function():
        await js.awaited(None)
        show('await')
    function()


storage.run('later', callback_6)


def later():
    def callback():
        setTimeout(lambda: show('timeout'), 1)
    storage.run('timers', callback)
    show('no store')


setTimeout(later, 1)


def later_2():
    storage.enterWith('entered')
    show('entered')

    def soon():
        show('immediate')
        storage.disable()
        show('disabled')
    setImmediate(soon)


setTimeout(later_2, 50)
