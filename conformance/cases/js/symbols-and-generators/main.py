"""Symbols, iterators of one's own, generators that are sent values, and tags."""

from nodecompat import js
from nodecompat.js import *

one = Symbol('one')
console.log(
    one.toString(),
    js.get(one, 'description'),
    js.get(Symbol(), 'description'),
    Symbol('a') == Symbol('a'),
    js.call(Symbol, 'for', 'k') == js.call(Symbol, 'for', 'k'),
    Symbol.keyFor(js.call(Symbol, 'for', 'k')),
    Symbol.keyFor(one),
    typeof(one),
)
tagged = js.obj({one: 1, 'name': 'n'})
console.log(
    Object.keys(tagged),
    JSON.stringify(tagged),
    js.get(tagged, one),
    js.has(tagged, one),
    js.length(Object.getOwnPropertySymbols(tagged)),
    tagged,
)


class Range:
    def __init__(self, from_, to):
        self.from_ = from_
        self.to = to

    def __iter__(self):
        for n in range(self.from_, self.to + 1):
            (yield n)


console.log(
    [*js.each(Range(1, 4))],
    Math.max(*js.each(Range(2, 9))),
    js.call(Array, 'from', Range(1, 2)),
    Set(Range(1, 2)),
)
value = Range(5, 8)
head, tail = js.first(value, 1, rest=True)
console.log(head, tail)


def conversation():
    name = js.coalesce((yield 'name?'), undefined)
    age = js.coalesce((yield f'hello {js.text(name)}, age?'), undefined)
    return f'{js.text(name)} is {js.text(age)}'


talk = conversation()
console.log(
    js.call(talk, 'next'),
    js.call(talk, 'next', 'Ann'),
    js.call(talk, 'next', 5),
    js.call(talk, 'next'),
)


def delegating():
    result = (yield from js.each(inner()))
    (yield f'inner gave {js.text(result)}')


def inner():
    (yield 1)
    (yield 2)
    return 'result'


console.log([*delegating()])


def guarded():
    try:
        (yield 1)
        (yield 2)
    finally:
        console.log('cleaned')


for n in guarded():
    console.log(n)
    break
stopped = guarded()
console.log(js.call(stopped, 'next'), js.call(stopped, 'return', 'over'), js.call(stopped, 'next'))


def catching():
    while True:
        try:
            (yield 'ready')
        except Exception as caught:
            error = js.caught(caught)
            console.log('inside', error.message)


catcher = catching()
js.call(catcher, 'next')
console.log(js.call(catcher, 'throw', Error('thrown in')))


def fibonacci():
    a, b = 0, 1
    while True:
        (yield a)
        a, b = b, a + b


found = []
for n in fibonacci():
    if js.gt(n, 50):
        break
    found.append(n)
console.log(found)


async def ticks():
    for n in range(3):
        await js.awaited(None)
        (yield n)


@js.promised
async def function():
    async for n in js.each_async(ticks()):
        console.log('tick', n)
    async for n in js.each_async([Promise.resolve('p'), 'q']):
        console.log(n)


function()
for attempt in [lambda: f'{js.text(Symbol())}', lambda: js.number(Symbol()), lambda: Symbol.keyFor('x')]:
    try:
        console.log(attempt())
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name, error.message)
