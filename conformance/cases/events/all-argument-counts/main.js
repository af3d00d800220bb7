// any number of arguments reaches one listener and several
const { EventEmitter } = require('events');
const e = new EventEmitter();
const f = (...args) => console.log(args.length, args);
e.on('one', f).on('two', f).on('two', f);
for (let n = 0; n < 6; n++) {
  e.emit('one', ...Array(n).fill(n));
  e.emit('two', ...Array(n).fill(n));
}
