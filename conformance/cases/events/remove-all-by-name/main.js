// only a call without an argument removes everything
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = () => {};
e.on('a', f).on('null', f).on('undefined', f);
console.log(e.removeAllListeners(null).eventNames());
console.log(e.removeAllListeners(undefined).eventNames());
console.log(e.removeAllListeners('zz').eventNames());
console.log(e.removeAllListeners().eventNames());
