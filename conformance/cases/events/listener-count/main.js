// listenerCount of an event, of one function, and of the module
const { EventEmitter, getEventListeners, getMaxListeners, listenerCount } = require('events');
const e = new EventEmitter();
const f = () => {}, g = () => {};
e.on('x', f).once('x', f).on('x', g);
console.log(e.listenerCount('x'), e.listenerCount('x', f), e.listenerCount('x', g), e.listenerCount('x', () => {}));
console.log(e.listenerCount('x', undefined), e.listenerCount('x', null), e.listenerCount('y'), e.listenerCount('y', f));
console.log(listenerCount(e, 'x'), getEventListeners(e, 'x').length, getMaxListeners(e));
