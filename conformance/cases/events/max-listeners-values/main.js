// setMaxListeners takes any number from 0 and refuses the rest
const { EventEmitter } = require('events');
const e = new EventEmitter();
for (const value of [0, 1, 2.5, Infinity, -0, -1, NaN, '5', null, true, {}]) {
  try { console.log(e.setMaxListeners(value).getMaxListeners()); } catch (err) { console.log(err.name, err.code, err.message); }
}
console.log(e.getMaxListeners(), new EventEmitter().getMaxListeners(), e.eventNames());
