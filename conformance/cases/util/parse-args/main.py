"""The arguments of a command: options long and short, groups, values, tokens, and what is refused."""

from nodecompat import js
from nodecompat.js import *

from nodecompat.util import parseArgs


def t(args, options, more=undefined):
    if more is undefined:
        more = js.obj()
    try:
        console.log(JSON.stringify(parseArgs(js.obj({'args': args, 'options': options, **js.own(more)}))))
    except Exception as error:
        e = js.caught(error)
        console.log(f'{e.name} {js.text(e.code)}: {e.message}')


o = js.obj(
    verbose=js.obj(type='boolean', short='v'),
    name=js.obj(type='string', short='n', default='x'),
    tag=js.obj(type='string', multiple=True),
)
t(['-v', '--name=a', '--tag', '1', '--tag=2'], o)
t(['-vn', 'q'], o)
t(['-nq'], o)
t(['--nope'], o)
t(['--nope'], o, js.obj(allowPositionals=True))
t(['pos'], o)
t(['pos', '--', '-v'], o, js.obj(allowPositionals=True, tokens=True))
t(['--name'], o)
t(['--name', '-v'], o)
t(['-n', '-v'], o)
t(['--verbose=1'], o)
t(['--no-verbose'], o, js.obj(allowNegative=True))
t(['--no-name'], o, js.obj(allowNegative=True))
t(['--x=1', '-yz', 'a'], js.obj(), js.obj(strict=False, tokens=True))
t(3, o)
t([], js.obj(a=js.obj(type='int')))
t([], js.obj(a=js.obj(type='string', short='ab')))
t([], js.obj(a=js.obj(type='string', default=1)))
t([], js.obj(a=js.obj(type='string', multiple=True, default=[1])))
t([], js.obj(a=3))
t([], o, js.obj(strict=1))
t([], js.obj(a=js.obj()))
t(['--verbose'], o, js.obj(tokens=True))
t([], js.obj(a=js.obj(type='boolean', multiple=True, default=[1])))
t(['-z'], o)
