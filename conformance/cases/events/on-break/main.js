// leaving the loop takes the listeners away
const { EventEmitter, on } = require('events');
const e = new EventEmitter();
(async () => {
  const iterator = on(e, 'x');
  e.emit('x', 1);
  e.emit('x', 2);
  for await (const [value] of iterator) { console.log(value); break; }
  console.log(e.eventNames());
  for await (const [value] of iterator) console.log('left', value);
  console.log('end');
})();
