// require('events') is EventEmitter and require('stream') is Stream, with all functions and settings on them.
'use strict';
const events = require('events');
const stream = require('node:stream');
const { EventEmitter } = events;
console.log(events === EventEmitter, events === process.getBuiltinModule('events'), new events() instanceof EventEmitter);
console.log(stream === stream.Stream, stream.Readable.pipeline === stream.pipeline, new stream() instanceof events);
const [a, b] = [new events(), new events()];
const target = new EventTarget();
events.setMaxListeners(7, a, b, target);
console.log(a.getMaxListeners(), b.getMaxListeners(), events.getMaxListeners(target), events.getMaxListeners(a));
a.on('x', () => {});
console.log(events.listenerCount(a, 'x'), events.listenerCount(b, 'x'));
events.defaultMaxListeners = 12;
console.log(new EventEmitter().getMaxListeners(), EventEmitter.defaultMaxListeners, stream.defaultMaxListeners);
events.setMaxListeners(13);
console.log(events.defaultMaxListeners);
class Own extends events {}
console.log(Own.once === events.once, Own.EventEmitter === events, 'once' in events, 'errorMonitor' in new Own());
Own.once(a, 'y').then((values) => console.log(values));
console.log(a.listenerCount('y'), a.listenerCount('error'));
a.emit('y', 1, 2);
const steps = events.on(b, 'z');
b.emit('z', 3);
steps.next().then(({ value, done }) => console.log(value, done));
