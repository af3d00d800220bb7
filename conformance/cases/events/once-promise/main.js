// events.once resolves with the list of arguments and leaves no listener behind
const { EventEmitter, once } = require('events');
const e = new EventEmitter();
once(e, 'x').then((args) => console.log('x', args, e.eventNames()));
console.log(e.listenerCount('x'), e.listenerCount('error'));
e.emit('x', 1, 'two');
once(e, 'y').then((args) => console.log('y', args));
e.emit('y');
once(e, 'z').catch((err) => console.log('z', err.message, e.eventNames()));
e.emit('error', new Error('failed'));
once(e, 'error').then((args) => console.log('error', args));
e.emit('error', 'value');
