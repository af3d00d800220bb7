"""Taking values apart and spreading them: defaults, rests, nesting, swapping, and what is refused."""

from nodecompat import js
from nodecompat.js import *

value_2 = [1, 2, undefined, 4, 5]
a, _, item, rest = js.first(value_2, 3, rest=True)
b = item
if b is undefined:
    b = 'default'
console.log(a, b, rest)
value_3 = js.obj(x=1, y=js.obj(p=2, q=3), r=4, s=5)
x = value_3.x
value_4 = value_3.y
if value_4 is undefined:
    value_4 = js.obj()
z = value_4.z
if z is undefined:
    z = 'deep'
others = js.without(value_4, 'z')
remaining = js.without(value_3, 'x', 'y')
console.log(x, z, others, remaining)
one = 1
two = 2
one, two = two, one
console.log(one, two)
key = 'computed'
value_5 = js.obj(computed=5, nothing=None)
value = js.get(value_5, key)
missing = value_5.missing
if missing is undefined:
    missing = 'none'
nothing = value_5.nothing
if nothing is undefined:
    nothing = 'unused'
console.log(value, missing, nothing)
value_6 = Map([['k', 'v'], ['l', 'w']])
first, second = js.first(value_6, 2)
value_7 = 'h😀'
p, q = js.first(value_7, 2)
value_8 = []
item_2, item_3 = js.first(value_8, 2)
m = item_2
if m is undefined:
    m = 1
n = item_3
if n is undefined:
    n = js.add(m, 1)
console.log(first, second, p, q, m, n)


def f(options=undefined, *more):
    if options is undefined:
        options = js.obj()
    name = options.name
    if name is undefined:
        name = 'anon'
    value_2 = options.tags
    if value_2 is undefined:
        value_2 = []
    item, = js.first(value_2, 1)
    tag = item
    if tag is undefined:
        tag = 'untagged'
    more = list(more)
    return [name, tag, len(more)]


console.log(f(), f(js.obj(name='x', tags=['t', 'u']), 1, 2), f(undefined), js.length(f))
console.log({**js.obj(a=1, b=2), 'b': 3, **js.own(None), **js.own(undefined), **js.own('hi'), **js.own([9])})
console.log([*[1, 2], *js.each('ab'), *Set([3]), *Map([[4, 5]]).keys()], Math.min(*[3, 1, 2]))
for entry in Object.entries(js.obj(s=js.obj(size=1), t=js.obj(size=2))):
    name, item_4 = js.first(entry, 2)
    size_2 = item_4.size
    console.log(name, size_2)
for item_5 in [js.obj(id=1, list=['h'])]:
    id = item_5.id
    value_9 = item_5.list
    head, = js.first(value_9, 1)
    console.log(id, head)
console.log(
    Object.assign(js.obj(), js.obj(a=1), None, js.obj(b=2)),
    {'a': a, 'b': b, f'k{js.text(a)}': rest, '1': 'one', 'with space': 2},
)
length = js.length('text')
value_10 = ['only']
zero = js.get(value_10, '0')
size = js.length(value_10)
console.log(length, zero, size)
chain = js.obj(deep=js.obj(list=[js.obj(name='n')], call=lambda: 'called'), none=None)
console.log(
    js.get(
        js.get(js.get(js.get(chain, 'deep', optional=True), 'list', optional=True), 0, optional=True),
        'name',
        optional=True,
    ),
    js.get(js.get(js.get(chain.none, 'x', optional=True), 'y', optional=True), 'z', optional=True),
    js.maybe(chain.deep, 'call'),
    js.maybe(chain.deep, 'nope'),
    js.coalesce(chain.none, 'default'),
    js.coalesce(0, 1),
    0 or 1,
    '' and 1,
)
defaults = js.obj(u=None, v=0, w='')
if defaults.u in (None, undefined):
    defaults.u = 'set'
if not defaults.v:
    defaults.v = 5
if defaults.w:
    defaults.w = 'never'
console.log(defaults, js.delete(defaults, 'u'), defaults, js.has(defaults, 'u'), defaults.u)


def step():
    t = js.get(None, 't')


def step_2():
    t = js.get(undefined, 't')


def step_3():
    value_2 = 5
    t, = js.first(value_2, 1)


for attempt in [
    step,
    step_2,
    step_3,
    lambda: js.get(chain.none, 'x'),
    lambda: chain.nope(),
    lambda: js.get(chain.deep.list, 5).name,
]:
    try:
        attempt()
    except Exception as caught:
        error = js.caught(caught)
        console.log(error.name)
