// what is no function is refused by every method that takes a listener
const { EventEmitter } = require('events');
const e = new EventEmitter();
for (const method of ['on', 'addListener', 'once', 'prependListener', 'prependOnceListener', 'off', 'removeListener']) {
  for (const value of [null, undefined, 5, 'text', true, {}, [1], 'a text that is far too long to show']) {
    try { e[method]('x', value); } catch (err) { console.log(method, err.name, err.code, err.message); }
  }
}
for (const method of ['off', 'removeListener']) {
  try { e[method]('x'); } catch (err) { console.log(method, err.name, err.code, err.message); }
}
console.log(e.eventNames());
