"""Marks, measures and calls, told to those who observe them."""

from nodecompat import js
from nodecompat.js import *

from nodecompat import perf_hooks as p


def t(f):
    try:
        console.log(f())
    except Exception as error:
        e = js.caught(error)
        console.log(f'{e.name}: {e.message} {js.text(e.code)}')


def callback(l, ob):
    for e in js.each(l.getEntries()):
        console.log(e.name, e.entryType, typeof(e.duration), JSON.stringify(e.detail))
    console.log(js.length(l.getEntriesByName('A')))
    ob.disconnect()


o = p.PerformanceObserver(callback)
o.observe(js.obj(entryTypes=['measure', 'mark', 'function']))
p.performance.mark('A')
p.performance.mark('B', js.obj(detail=3))
console.log(
    p.performance.measure('A to B', 'A', 'B').name,
    js.length(p.performance.getEntriesByName('A')),
    js.length(p.performance.getEntriesByType('mark')),
    js.call(js.call(p.performance.getEntries(), 'map', lambda e: e.name), 'join'),
)
p.performance.clearMarks()
console.log(js.call(js.call(p.performance.getEntries(), 'map', lambda e: e.name), 'join'))
def add(a, b):
    return js.add(a, b)


f = p.timerify(add)
console.log(f(1, 2), js.get(f, 'name'))
t(lambda *_: p.performance.measure('x', 'nope'))
t(lambda *_: p.PerformanceObserver())
console.log(
    p.performance.measure('m', js.obj(start=5, duration=7)).duration,
    p.performance.mark('q', js.obj(startTime=9)).startTime,
)
