// events.on delivers what came since the call, then the error
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
const iterator = on(e, 'x');
e.emit('x', 1);
e.emit('x', 2, 3);
(async () => {
  setTimeout(() => { e.emit('x', 4); e.emit('error', new Error('end')); e.emit('x', 5); }, 1);
  try {
    for await (const args of iterator) console.log(args);
  } catch (err) { console.log('error', err.message, e.eventNames()); }
})();
