# What an event says of itself cannot be set; a handleEvent that cannot be called is an error of its own, nothing false is.
from nodecompat import CustomEvent, Event, EventTarget, Symbol, console, process

event = CustomEvent('a', {'detail': 1, 'cancelable': True})
for name in ['type', 'bubbles', 'cancelable', 'composed', 'defaultPrevented', 'target', 'currentTarget', 'detail']:
    try:
        setattr(event, name, 'changed')
        console.log(name, 'was set')
    except AttributeError:
        console.log(name, getattr(event, name))


process.on('uncaughtException', lambda err: console.log(err.name, err.message))
for handleEvent in [5, 'text', {}, [], True, Symbol('s'), None, 0, '']:
    target = EventTarget()
    target.addEventListener('a', {'handleEvent': handleEvent})
    target.addEventListener('a', lambda: console.log('the next'))
    target.dispatchEvent(Event('a'))
