// every method that changes an emitter returns it
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
console.log(e.on('a', f) === e, e.once('a', f) === e, e.addListener('a', f) === e);
console.log(e.prependListener('a', f) === e, e.prependOnceListener('a', f) === e);
console.log(e.off('a', f) === e, e.removeListener('zz', f) === e, e.setMaxListeners(3) === e);
console.log(e.removeAllListeners('zz') === e, e.removeAllListeners() === e);
