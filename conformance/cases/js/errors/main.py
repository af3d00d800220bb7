"""Errors: names, messages, causes, classes of one's own, what finally does, and the head of a stack."""

from nodecompat import js
from nodecompat.js import *

class AppError(Error):
    def __init__(self, message, options=undefined):
        super().__init__(message, options)
        self.name = 'AppError'
        self.code = 'E_APP'


class Unnamed(TypeError):
    pass


made = [
    Error('plain'),
    TypeError('type'),
    RangeError(),
    AppError('app', js.obj(cause='text')),
    Unnamed('u'),
    SyntaxError('s'),
    AggregateError([Error('in')], 'many'),
    Error('called'),
]
for error in made:
    console.log(
        js.get(error, 'name'),
        '|',
        js.get(error, 'message'),
        '|',
        js.text(error),
        '|',
        js.get(error, 'code'),
        '|',
        error.cause,
        '|',
        js.get(js.split(js.get(error, 'stack'), '\n'), 0),
    )
    console.log(
        js.instanceof(error, Error),
        js.instanceof(error, TypeError),
        js.instanceof(error, AppError),
        Object.keys(error),
        JSON.stringify(error),
        js.get(error.constructor, 'name'),
    )
console.log(
    js.length(js.get(made, 6).errors),
    js.get(js.get(js.get(made, 6).errors, 0), 'message'),
    js.tag_of(js.get(made, 0)),
    typeof(js.get(made, 0)),
)
outer = Error('outer', js.obj(cause=Error('inner')))
console.log(
    js.get(outer.cause, 'message'),
    js.has(outer, 'cause'),
    js.has(js.get(made, 0), 'cause'),
    js.get(Error(undefined), 'message') == '',
    js.get(Error(5), 'message'),
    js.get(Error(None), 'message'),
)


def risky(what):
    log = []
    try:
        log.append('try')
        if what == 'return':
            return [*log, 'returned']
        if what == 'throw':
            raise AppError('inside')
        if what == 'text':
            js.throw('just a text')
        if what == 'object':
            js.throw(js.obj(code=42))
        if what == 'undefined':
            js.get(undefined, 'property')
        if what == 'const':
            JSON.parse('{')
        log.append('end')
    except Exception as caught:
        error = js.caught(caught)
        log.extend(
            [
                js.get(error, 'name') if js.instanceof(error, Error) else typeof(error),
                js.get(error, 'message', optional=True),
                js.get(error, 'code', optional=True),
            ]
        )
    finally:
        log.append('finally')
    return log


for what in ['nothing', 'return', 'throw', 'text', 'object', 'undefined', 'const']:
    console.log(what, risky(what))


def overriding():
    try:
        raise Error('lost')
    finally:
        return 'finally wins'


console.log(overriding())
try:
    try:
        raise Error('first')
    except Exception as caught:
        error = js.caught(caught)
        raise Error('second', js.obj(cause=error))
except Exception as caught_2:
    error = js.caught(caught_2)
    console.log(js.get(error, 'message'), js.get(error.cause, 'message'))
changed = Error('before')
changed.message = 'after'
changed.extra = js.obj(a=1)
console.log(js.text(changed), js.get(js.get(changed, 'stack').split('\n'), 0), Object.keys(changed))
bare = js.obj()
Error.captureStackTrace(bare)
console.log(typeof(bare.stack), Error.stackTraceLimit)
Promise.reject(AppError('rejected')).catch(
    lambda error: console.log('caught', js.get(error, 'name'), js.get(error, 'code'))
).finally_(lambda: console.log('done'))


def fulfilled(all_):
    return console.log(
        [[one.status, one.value, js.get(one.reason, 'message', optional=True)] for one in all_]
    )


Promise.allSettled([Promise.resolve(1), Promise.reject(Error('no'))]).then(fulfilled)


def failed(error):
    return console.log(js.get(error, 'name'), js.get(error, 'message'), js.length(error.errors))


Promise.any([Promise.reject(Error('x'))]).catch(failed)
