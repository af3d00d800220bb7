// Emitting to plain listeners, or to a new `once` listener each time.
'use strict';
const EventEmitter = require('events');
const { order, now, cpu, report } = require('../lib.js');
const { n, warm, listeners, once } = order;
const emitter = new EventEmitter();
let sum = 0;
const add = (value) => { sum += value; };
if (!once) for (let i = 0; i < listeners; i++) emitter.on('event', (value) => { sum += value; });
function work(times) {
  if (once) for (let i = 0; i < times; i++) { emitter.once('event', add); emitter.emit('event', 1); }
  else for (let i = 0; i < times; i++) emitter.emit('event', 1);
}
work(warm); // untimed: who compiles at run time has done so
sum = 0;
const from = now(), began = cpu();
work(n);
report({ seconds: now() - from, count: n, check: sum, cpu_main: cpu() - began });
